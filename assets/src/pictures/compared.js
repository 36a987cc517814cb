/* Two regions and the state, a table with one line per measure: a filled dot for A, a larger ring for B, so that equal
   values read as a target, a tick for the state. Values stand in three columns beside it. */

import { el, svg } from "../shell/dom.js";

/** @import * as Wire from "../wire.js" */

const WIDTH = 300;

const HEIGHT = 22;

const EDGE = 9;

/** @param {number} place */
const at = (place) => EDGE + place * (WIDTH - 2 * EDGE);

/** The sign of a side: state 2, B 1, A 0; drawn in that order, so that A lies on top.
    @type {((x: number, y: number) => SVGElement)[]} */
const signs = [
  (x, y) => svg("circle", { class: "mark-a", cx: x, cy: y, r: 5 }),
  (x, y) => svg("circle", { class: "mark-b", cx: x, cy: y, r: 7.5 }),
  (x, y) => svg("path", { class: "mark-state", d: `M${x} ${y - 10}V${y + 10}` }),
];

/** @param {number} side */
const alone = (side) => svg("svg", { class: "sign-of", viewBox: "0 0 20 22", width: 18, height: 20, "aria-hidden": "true" }, signs[side](10, 11));

/** @param {Wire.Measure} given */
function line({ places }) {
  const marks = [2, 1, 0].filter((side) => places[side] !== null).map((side) => signs[side](at(places[side] ?? 0), HEIGHT / 2));
  return svg("svg", { class: "track", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "xMinYMid meet", "aria-hidden": "true" },
    svg("path", { class: "rail", d: `M${EDGE} ${HEIGHT / 2}H${WIDTH - EDGE}` }), svg("path", { class: "zero", d: `M${EDGE} 5V17` }), marks);
}

const LETTERS = ["A", "B", ""];

/** @param {HTMLElement} host
    @param {ComparedPicture} picture
    @param {Card} card */
function draw(host, picture, card) {
  const head = el("tr", {}, el("th", { scope: "col" }, picture.heading), picture.names.map((name, side) =>
    el("th", { scope: "col", class: "n" }, alone(side), ` ${LETTERS[side]} ${name}`)));
  const rows = picture.measures.map((row) => el("tr", {}, el("th", { scope: "row" }, el("span", {}, row.label), line(row)),
    row.texts.map((text) => el("td", { class: "n" }, text))));
  host.replaceChildren(el("table", { class: "compared" }, el("caption", { class: "vh" }, card.headline()),
    el("thead", {}, head), el("tbody", {}, rows)));
}

/** @type {PictureKind<ComparedPicture>} */
export const comparedPicture = { draw, isTable: true };

