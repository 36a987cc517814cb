/* The tile map: one square per Kreis, higher than wide where it is narrow; made once, a choice sets fills and texts. */

import { SIGNS, describeArea, isMarked, isState, kindsOf, legend, marksOf, newMark, paint, patterns, showSides } from "./areas.js";
import { textSizes } from "./measure.js";
import { TILES } from "../lists.js";
import { needed, query, queryAll, svg } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { rem } from "../shell/text-size.js";

/** @import * as Wire from "../wire.js" */

const COLUMNS = 9;

const ROWS = 8;

/** What the plate and the value under it take of a tile, in sizes of their letters. */
const TWO_LINES = 2.7;

/** Tiles narrower than this, in px, have small letters. */
const NARROW = 50;

/** @typedef {{width: number, height: number}} Cell */

/** @param {string} plate */
function tileNode(plate) {
  return svg("g", {}, svg("rect", { class: "area" }), svg("rect", { class: "patch" }), svg("rect", { class: "frame" }),
    svg("text", { class: "plate" }, plate), svg("text", { class: "value" }));
}

/** @param {HTMLElement} group
    @param {number} row
    @param {number} column
    @param {Cell} cell
    @param {number} size */
function place(group, row, column, cell, size) {
  const [area, patch, frame] = queryAll("rect", group);
  const [plate, value] = queryAll("text", group);
  const x = column * cell.width + 1.5;
  const y = row * cell.height + 1.5;
  const width = cell.width - 3;
  const height = cell.height - 3;
  /** @param {Element} node
      @param {Record<string, number>} attributes */
  const set = (node, attributes) => Object.entries(attributes).forEach(([key, one]) => node.setAttribute(key, String(one)));
  set(area, { x, y, width, height });
  const rim = cell.width / 450;
  set(patch, { x: x + width * rim, y: y + height * rim, width: width * (1 - 2 * rim), height: height * (1 - 2 * rim) });
  const inset = cell.width / 18;
  set(frame, { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset });
  const middle = y + height / 2; // half of two lines, of a capital and of a space, above and below
  set(plate, { x: x + width / 2, y: middle - size * 0.29, "font-size": size });
  set(value, { x: x + width / 2, y: middle + size * 1.01, "font-size": size });
}

/** The tiles of all Kreise, without values. */
function tileDrawing() {
  const mark = newMark("tiles");
  const drawing = svg("svg", { class: "chart tiles", "aria-hidden": "true", "data-mark": mark }, patterns(mark));
  for (const [ags, [, , plate]] of Object.entries(TILES)) {
    const group = tileNode(plate);
    group.dataset.ags = ags;
    drawing.append(group);
  }
  return drawing;
}

/** @param {HTMLElement} host
    @param {Wire.Tiles} picture
    @param {Card} card */
function drawTiles(host, picture, card) {
  const before = query(":scope > svg.tiles", host);
  const drawing = before ?? tileDrawing();
  if (!before) host.replaceChildren(drawing);
  fitTiles(drawing, card.room());
  showSides(drawing, picture);
  const isNarrow = card.room() < NARROW * COLUMNS; // a plate fills its tile: A and B stand in its place
  queryAll("g[data-ags]", drawing).forEach((group) => {
    const ags = String(group.dataset.ags);
    const area = picture.areas[ags];
    const [kind, value] = area ?? [];
    const isChosen = describeArea(group, area, card, isState(kind) ? `tile ${kind}` : `tile o${kind || 0}`);
    paint(needed("rect", group), String(drawing.dataset.mark), kind);
    needed(".plate", group).textContent = [picture.marked?.[ags], TILES[ags][2]].filter(Boolean).slice(0, isNarrow ? 1 : 2).join(" ");
    needed(".value", group).textContent = isState(kind) ? SIGNS[kind] : value ?? "";
    if (isMarked(group, picture) || isChosen) drawing.append(group);
  });
}

/** @param {HTMLElement | SVGSVGElement} drawing
    @param {number} room */
function fitTiles(drawing, room) {
  const most = page.isPrinting ? 54 : 62; // on paper so much smaller that a short card fits on the same page; the words stay
  const cell = Math.max(28, Math.min(most * (rem() / 16), Math.floor(room / COLUMNS)));
  if (drawing.dataset.cell === String(cell)) return;
  drawing.dataset.cell = String(cell);
  const size = Math.min(cell < NARROW ? textSizes().small : textSizes().label * 1.07, Math.max(cell * 0.36, 13));
  const height = Math.max(cell, Math.ceil(size * TWO_LINES) + 3);
  drawing.setAttribute("viewBox", `0 0 ${COLUMNS * cell} ${ROWS * height}`);
  drawing.style.maxWidth = `${COLUMNS * cell}px`;
  queryAll("g[data-ags]", drawing).forEach((group) => {
    const ags = String(group.dataset.ags);
    const [row, column] = TILES[ags];
    place(group, row, column, { width: cell, height }, size);
  });
}

/** @type {PictureKind<Wire.Tiles>} */
export const tilesPicture = { draw: drawTiles, marksOf, fluid: true, legend: (picture) => legend(picture, kindsOf(picture.areas)) };
