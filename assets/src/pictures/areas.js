/* What tiles and areas of a map have in common: fills, states, legend. */

import * as cards from "../answer/cards.js";
import * as address from "../choice/address.js";
import { el, onClick, queryAll, svg } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { word } from "../shell/words.js";

/** @import * as Wire from "../wire.js" */

export const SIGNS = { held: "•", missing: "–" };

let drawings = 0;

/** A name of its own for each drawing.
    @param {string} name */
export const newMark = (name) => `${name}-${(drawings += 1)}`;

/** Patterns for the two states without a number; each drawing has its own, so that it can be saved alone.
    @param {string} mark */
export function patterns(mark) {
  return svg("defs", {},
    svg("pattern", { id: `${mark}-held`, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
      svg("rect", { class: "held-bg", width: 8, height: 8 }), svg("circle", { class: "held-dot", cx: 4, cy: 4, r: 1.6 })),
    svg("pattern", { id: `${mark}-missing`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { class: "missing-bg", width: 6, height: 6 }), svg("path", { class: "missing-line", d: "M0 0V6" })));
}

/** @param {unknown} kind
    @returns {kind is "held" | "missing"} */
export const isState = (kind) => kind === "held" || kind === "missing";

/** Sets fill and pressed state of an area.
    @param {HTMLElement} shape
    @param {string} mark
    @param {Kind | null=} kind */
export function paint(shape, mark, kind) {
  shape.setAttribute("class", isState(kind) || kind === undefined ? "area" : `area s${kind}`);
  shape.style.fill = isState(kind) ? `url("#${mark}-${kind}")` : "";
}

/** Group attributes every area carries: its row, whether it can be pressed, whether it is chosen.
    @param {HTMLElement | SVGElement} group
    @param {[unknown, string, string, number] | undefined} area
    @param {Card} card
    @param {string} classes */
export function describeArea(group, area, card, classes) {
  const [, , spoken, row] = area || [];
  const isChosen = row !== undefined && card.isChosen(row);
  group.setAttribute("class", classes);
  group.classList.toggle("chosen", isChosen);
  group.classList.toggle("can-toggle", row !== undefined && card.canToggle(row));
  group.classList.toggle("outside", !area);
  group.classList.toggle("is-paler", card.isOutside(row));
  if (row === undefined || row === null) delete group.dataset.row;
  else group.dataset.row = String(row);
  titleOf(group).textContent = [spoken || "", card.isOutside(row) ? word("outside_choice") : ""].filter(Boolean).join(" · ");
  return isChosen;
}

/** @param {Element} group */
function titleOf(group) {
  const known = group.querySelector(":scope > title");
  if (known) return known;
  const title = svg("title");
  group.prepend(title);
  return title;
}

/** Classes of a change have colours to both sides of none, in the drawing and in its legend.
    @param {Element} node
    @param {Wire.Tiles | Wire.AreaMap | Wire.Symbols | Wire.Heat} picture */
export function showSides(node, picture) {
  node.classList.toggle("is-signed", (picture.form === "tiles" || picture.form === "area-map") && Boolean(picture.signed));
}

/** An area held against another one (picture.marked) has the edge of a chosen one.
    @param {HTMLElement} group
    @param {Wire.Tiles | Wire.AreaMap | Wire.Symbols} picture */
export function isMarked(group, { marked }) {
  const isOne = Boolean(marked?.[group.dataset.ags ?? ""]);
  group.classList.toggle("marked", isOne);
  return isOne;
}

/** Classes with their words, then only the states that occur.
    @param {Wire.Tiles | Wire.AreaMap | Wire.Heat} picture
    @param {(Kind | null)[]} kinds */
export function legend(picture, kinds) {
  const present = new Set(kinds);
  const isWide = picture.form === "tiles" && picture.wide;
  const missing = picture.form === "heat" ? undefined : picture.missing;
  const items = (picture.classes || []).map((label, index) => (label
    ? el("li", { class: isWide ? "cls wider" : "cls" }, el("i", { class: `s${index}` }), label) : null));
  /** @type {("held" | "missing")[]} */
  const both = ["held", "missing"];
  const states = both.filter((kind) => present.has(kind)).map((kind) =>
    el("li", { class: "cls wider" }, el("i", { class: kind }),
      `${SIGNS[kind]} ${kind === "held" ? word("held_back") : missing || word("not_reported")}`));
  const gap = states.length ? [el("li", { class: "gap", "aria-hidden": "true" })] : [];
  const list = el("ul", { class: "legend-list", "aria-label": word("legend") }, items, gap, states);
  showSides(list, picture);
  return list;
}

/** @param {Record<string, Wire.Area>} areas */
export const kindsOf = (areas) => Object.values(areas).map(([kind]) => kind);

/** @param {HTMLElement} host
    @param {number} row */
export const marksOf = (host, row) => queryAll(`g[data-row="${row}"]`, host);

const STILL = 4; // px a hand may tremble between two clicks

/** The last click on an area, until the pointer goes elsewhere: a map zooms away under it.
    @type {{x: number, y: number, pairs: Pair[]} | null} */
let last = null;

/** A second click of a mouse that stood still takes back the area it chose, whatever lies there by now.
    @param {HTMLElement} group
    @param {MouseEvent} event */
function pressed(group, event) {
  const card = cards.around(group);
  const row = Number(group.dataset.row);
  if (!card) return;
  if (last && event.detail) return address.togglePairs(last.pairs);
  last = page.isTouch ? null : { x: event.clientX, y: event.clientY, pairs: card.pairs(row) };
  card.pressRow(row);
}

/** @param {MouseEvent} event */
function forget({ clientX: x, clientY: y, type }) {
  if (last && (type === "wheel" || Math.hypot(x - last.x, y - last.y) > STILL)) last = null;
}

/** Listens from now on. */
export function start() {
  onClick("svg.chart [data-row]", pressed);
  document.addEventListener("pointermove", forget, { passive: true });
  document.addEventListener("wheel", forget, { passive: true });
}
