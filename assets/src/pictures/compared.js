/* Two regions and the state, a table with one line per measure: a filled dot for A, a larger ring for B, so that equal
   values read as a target, a tick for the state. Values stand in three columns beside it. */

import { el, svg } from "../shell/dom.js";

/** @import * as Wire from "../wire.js" */

const MIDDLE = 11;

/** Along the whole row, however wide it is: the signs keep their size.
    @param {number} place */
const at = (place) => `${(100 * place).toFixed(2)}%`;

/** The sign of a side: state 2, B 1, A 0; drawn in that order, so that A lies on top.
    @type {((x: number | string) => SVGElement)[]} */
const signs = [
  (x) => svg("circle", { class: "mark-a", cx: x, cy: MIDDLE, r: 5 }),
  (x) => svg("circle", { class: "mark-b", cx: x, cy: MIDDLE, r: 7.5 }),
  (x) => svg("line", { class: "mark-state", x1: x, x2: x, y1: MIDDLE - 10, y2: MIDDLE + 10 }),
];

/** @param {number} side */
const alone = (side) => svg("svg", { class: "sign-of", viewBox: "0 0 20 22", width: 18, height: 20, "aria-hidden": "true" }, signs[side](10));

/** @param {Wire.Measure} given */
function line({ places }) {
  const marks = [2, 1, 0].filter((side) => places[side] !== null).map((side) => signs[side](at(places[side] ?? 0)));
  return svg("svg", { class: "track", "aria-hidden": "true" },
    svg("line", { class: "rail", x1: 0, x2: "100%", y1: MIDDLE, y2: MIDDLE }), svg("line", { class: "zero", x1: 0, x2: 0, y1: 5, y2: 17 }), marks);
}

const LETTERS = ["A", "B", ""];

/** @param {HTMLElement} host
    @param {Wire.Compared} picture
    @param {Card} card */
function draw(host, picture, card) {
  const head = el("tr", {}, el("th", { scope: "col" }, picture.heading), picture.names.map((name, side) =>
    el("th", { scope: "col", class: "n" }, alone(side), ` ${LETTERS[side]} ${name}`)));
  const rows = picture.measures.map((row) => el("tr", {}, el("th", { scope: "row" }, el("span", {}, row.label), line(row)),
    row.texts.map((text) => el("td", { class: "n" }, text))));
  host.replaceChildren(el("table", { class: "compared" }, el("caption", { class: "vh" }, card.headline()),
    el("thead", {}, head), el("tbody", {}, rows)));
}

/** @type {PictureKind<Wire.Compared>} */
export const comparedPicture = { draw, isTable: true };

