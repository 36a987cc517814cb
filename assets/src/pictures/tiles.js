/* The tile map: one square per Kreis, made once; a choice sets fills and texts. */

import { SIGNS, describeArea, isMarked, isState, kindsOf, legend, marksOf, newMark, paint, patterns } from "./areas.js";
import { textSizes } from "./measure.js";
import { TILES } from "../lists.js";
import { svg } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { rem } from "../shell/text-size.js";

const COLUMNS = 9;

const ROWS = 8;

function tileNode(plate) {
  return svg("g", {}, svg("rect", { class: "area" }), svg("rect", { class: "patch" }), svg("rect", { class: "frame" }),
    svg("text", { class: "plate" }, plate), svg("text", { class: "value" }));
}

function place(group, row, column, cell, size) {
  const [area, patch, frame] = group.querySelectorAll("rect");
  const [plate, value] = group.querySelectorAll("text");
  const x = column * cell + 1.5;
  const y = row * cell + 1.5;
  const side = cell - 3;
  const set = (node, attributes) => Object.entries(attributes).forEach(([key, one]) => node.setAttribute(key, one));
  set(area, { x, y, width: side, height: side });
  const rim = cell < 50 ? 0.08 : 0.14;
  set(patch, { x: x + side * rim, y: y + side * rim, width: side * (1 - 2 * rim), height: side * (1 - 2 * rim) });
  const inset = cell < 50 ? 2.2 : 3.5;
  set(frame, { x: x + inset, y: y + inset, width: side - 2 * inset, height: side - 2 * inset });
  set(plate, { x: x + side / 2, y: y + side * 0.44, "font-size": size });
  set(value, { x: x + side / 2, y: y + side * 0.44 + size * 1.3, "font-size": size });
}

export function drawTiles(host, picture, card) {
  let drawing = host.querySelector(":scope > svg.tiles");
  if (!drawing) {
    const mark = newMark("tiles");
    drawing = svg("svg", { class: "chart tiles", "aria-hidden": "true", "data-mark": mark }, patterns(mark));
    for (const [ags, [, , plate]] of Object.entries(TILES)) {
      const group = tileNode(plate);
      group.dataset.ags = ags;
      drawing.append(group);
    }
    host.replaceChildren(drawing);
  }
  fitTiles(drawing, card.room());
  drawing.querySelectorAll("g[data-ags]").forEach((group) => {
    const area = picture.areas[group.dataset.ags];
    const kind = area?.[0];
    const isChosen = describeArea(group, area, card, isState(kind) ? `tile ${kind}` : `tile o${kind ?? 0}`);
    paint(group.querySelector("rect"), drawing.dataset.mark, kind);
    const letter = picture.marked?.[group.dataset.ags];
    group.querySelector(".plate").textContent = [letter, TILES[group.dataset.ags][2]].filter(Boolean).join(" ");
    group.querySelector(".value").textContent = area ? (isState(kind) ? SIGNS[kind] : area[1]) : "";
    if (isMarked(group, picture) || isChosen) drawing.append(group);
  });
}

function fitTiles(drawing, width) {
  const most = page.isPrinting ? 54 : 62; // on paper so much smaller that a short card fits on the same page; the words stay
  const cell = Math.max(28, Math.min(most * (rem() / 16), Math.floor(width / COLUMNS)));
  if (drawing.dataset.cell === String(cell)) return;
  drawing.dataset.cell = cell;
  const size = Math.min(cell < 50 ? textSizes().small : textSizes().label * 1.07, Math.max(cell * 0.36, 13));
  drawing.setAttribute("viewBox", `0 0 ${COLUMNS * cell} ${ROWS * cell}`);
  drawing.style.maxWidth = `${COLUMNS * cell}px`;
  drawing.querySelectorAll("g[data-ags]").forEach((group) => {
    const [row, column] = TILES[group.dataset.ags];
    place(group, row, column, cell, size);
  });
}

export const tilesPicture = { draw: drawTiles, marksOf, fluid: true, legend: (picture) => legend(picture, kindsOf(picture)) };
