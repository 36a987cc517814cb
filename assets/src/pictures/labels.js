/* Labels of rows and columns: taken apart, broken into lines. */

import { textWidth } from "./measure.js";
import { rem } from "../shell/text-size.js";

export const NARROW = 480;

/** A length that belongs to text and grows with it.
    @param {number} px */
export const grown = (px) => Math.round((px * rem()) / 16);

/** Breaks a text into lines that fit a width; at spaces, slashes, hyphens between letters and soft hyphens only.
    @param {string} text
    @param {number} width
    @param {number} size */
export function wrap(text, width, size) {
  const lines = [];
  let line = "";
  for (const word of String(text).split(/(?<=[ /\u00ad])|(?<=\D-)(?!\d)/)) {
    const joined = line + word;
    if (line && textWidth(joined.trimEnd().replace(/\u00ad$/, "-"), size) > width) {
      lines.push(line);
      line = word;
    } else line = joined;
  }
  lines.push(line);
  return lines.map((one) => one.trimEnd().replace(/\u00ad$/, "-").replaceAll("\u00ad", ""));
}

/** What the author calls the categories of an axis: tick texts, or the values themselves.
    @param {any[]} values
    @param {any} axis */
export function labelsOf(values, axis) {
  const texts = new Map((axis.tickvals || []).map((/** @type {any} */ value, /** @type {number} */ index) => [value, axis.ticktext?.[index]]));
  return values.map((value) => String(texts.get(value) ?? (texts.size ? "" : value)));
}

const KEY = /^(?:<b>)?([123])(?:<\/b>)?[ \u00a0]{2,}/;

/** A label taken apart: the number of its Baustein, its words, and what stands small under them.
    @param {string} label */
export function apart(label) {
  const [first, ...rest] = label.split(/<br\s*\/?>/);
  return { key: first.match(KEY)?.[1] || "", text: first.replace(KEY, ""), sub: rest.join(" ") };
}

/** Shapes of the author's, without the axis lines that the form draws itself.
    @param {Layout} layout
    @returns {any[]} */
export const ownShapes = (layout) => (layout.shapes || []).filter((/** @type {any} */ shape) =>
  !(shape.type === "line" && ((shape.x0 === 0 && shape.x1 === 0) || (shape.y0 === 0 && shape.y1 === 0))));

/** @param {string} text
    @param {Note} more
    @returns {Note} */
export const annotation = (text, more) => ({ text, showarrow: false, align: "left", borderpad: 0, ...more });

