/* What tiles and areas of a map have in common: fills, states, legend. */

import * as cards from "../answer/cards.js";
import { el, onClick, svg } from "../shell/dom.js";
import { word } from "../shell/words.js";

export const SIGNS = { held: "•", missing: "–" };

let drawings = 0;

/** A name of its own for each drawing. */
export const newMark = (name) => `${name}-${(drawings += 1)}`;

/** Patterns for the two states without a number; each drawing has its own, so that it can be saved alone. */
export function patterns(mark) {
  return svg("defs", {},
    svg("pattern", { id: `${mark}-held`, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
      svg("rect", { class: "held-bg", width: 8, height: 8 }), svg("circle", { class: "held-dot", cx: 4, cy: 4, r: 1.6 })),
    svg("pattern", { id: `${mark}-missing`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { class: "missing-bg", width: 6, height: 6 }), svg("path", { class: "missing-line", d: "M0 0V6" })));
}

export const isState = (kind) => kind === "held" || kind === "missing";

/** Sets fill and pressed state of an area. */
export function paint(shape, mark, kind) {
  shape.setAttribute("class", isState(kind) || kind === undefined ? "area" : `area s${kind}`);
  shape.style.fill = isState(kind) ? `url("#${mark}-${kind}")` : "";
}

/** Group attributes every area carries: its row, whether it can be pressed, whether it is chosen. */
export function describeArea(group, area, card, classes) {
  const [, , spoken, row] = area || [];
  const isChosen = row !== undefined && card.isChosen(row);
  group.setAttribute("class", [classes, isChosen ? "chosen" : "", row !== undefined && card.canToggle(row) ? "can-toggle" : "",
    area ? "" : "outside"].filter(Boolean).join(" "));
  if (row === undefined || row === null) delete group.dataset.row;
  else group.dataset.row = row;
  let title = group.querySelector(":scope > title");
  if (!title) group.prepend(title = svg("title"));
  title.textContent = spoken || "";
  return isChosen;
}

/** An area held against another one (picture.marked) has the edge of a chosen one. */
export function isMarked(group, { marked }) {
  const isOne = Boolean(marked?.[group.dataset.ags]);
  group.classList.toggle("marked", isOne);
  return isOne;
}

/** Classes with their words, then only the states that occur. */
export function legend(picture, kinds) {
  const present = new Set(kinds);
  const items = (picture.classes || []).map((label, index) => (label
    ? el("li", { class: picture.wide ? "cls wider" : "cls" }, el("i", { class: `s${index}` }), label) : null));
  const states = ["held", "missing"].filter((kind) => present.has(kind)).map((kind) =>
    el("li", { class: "cls wider" }, el("i", { class: kind }),
      `${SIGNS[kind]} ${picture[kind] || word(kind === "held" ? "held_back" : "not_reported")}`));
  const gap = states.length ? [el("li", { class: "gap", "aria-hidden": "true" })] : [];
  return el("ul", { class: "legend-list", "aria-label": word("legend") }, items, gap, states);
}

export const kindsOf = (picture) => Object.values(picture.areas || {}).map((area) => area[0]);

export const marksOf = (host, row) => [...host.querySelectorAll(`g[data-row="${row}"]`)];

/** Listens from now on. */
export function start() {
  onClick("svg.chart [data-row]", (group) => cards.around(group)?.toggleRow(Number(group.dataset.row)));
}
