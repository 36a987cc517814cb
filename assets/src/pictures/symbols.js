/* Circles on an area map: the area of the circle is the value, the largest lie below, so that small ones can be reached.
   A place whose own position is not known has a dashed circle; one with nothing has a small hollow one. */

import { describeArea } from "./areas.js";
import { symbolsOf } from "./map-values.js";
import { el, svg } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { word } from "../shell/words.js";

/** @import * as Wire from "../wire.js" */
/** @import { MapPicture, MapSymbol } from "./map-values.js" */

const SMALLEST = 4;

const NOTHING = 3;

const ON_PAPER = 14; // a map on paper is small: its largest circle is so in any case, and that of its legend with it

/** @param {Wire.Symbols} picture */
const largest = ({ symbols }) => Math.max(1, ...(symbols.value ?? []));

/** Radius in px at a width of the map.
    @param {number} value
    @param {Wire.Symbols} picture
    @param {number} width */
function radius(value, picture, width) {
  if (value <= 0) return NOTHING;
  const most = page.isPaper ? ON_PAPER : Math.min(20, Math.max(11, width / 32));
  return Math.max(SMALLEST, Math.sqrt(value / largest(picture)) * most);
}

/** @param {MapSymbol} given */
const classesOf = ({ value, isApproximate }) => ["symbol", value ? "" : "none", isApproximate ? "approximate" : ""]
  .filter(Boolean).join(" ");

/** @param {HTMLElement} layer
    @param {MapPicture} picture
    @param {Card} card
    @param {number} width */
export function draw(layer, picture, card, width) {
  if (picture.form !== "symbols") return layer.replaceChildren();
  const [, , whole] = String(layer.closest("svg")?.getAttribute("viewBox")).split(/\s+/).map(Number);
  const unit = whole / Math.max(width, 1);
  /** @type {Element[]} */
  const chosen = [];
  /** @type {Element[]} */
  const others = [];
  for (const symbol of symbolsOf(picture)) {
    const group = svg("g", {}, svg("circle", { cx: symbol.x, cy: symbol.y, r: radius(symbol.value, picture, width) * unit }));
    const isChosen = describeArea(group, [null, "", symbol.words, symbol.row], card, classesOf(symbol));
    (isChosen ? chosen : others).push(group);
  }
  return layer.replaceChildren(...others, ...chosen);
}

/** @param {number} size
    @param {string} classes */
function circle(size, classes) {
  const side = 2 * size + 3;
  return svg("svg", { class: classes, width: side, height: side, viewBox: `0 0 ${side} ${side}`, "aria-hidden": "true" },
    svg("circle", { cx: side / 2, cy: side / 2, r: size }));
}

/** A few sizes with their values, and the dashed circle where it occurs.
    @param {Wire.Symbols} picture
    @param {number} width */
export function legend(picture, width) {
  const sizes = picture.scale.map(([value, text]) =>
    el("li", { class: "size" }, circle(radius(value, picture, width), value ? "symbol" : "symbol none"), text));
  const dashed = picture.symbols.is_approximate?.length
    ? el("li", { class: "size" }, circle(6, "symbol approximate"), picture.approximate) : null;
  return el("ul", { class: "legend-list", "aria-label": word("legend") }, sizes, dashed);
}

