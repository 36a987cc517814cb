/* Labels of rows and columns: their parts, broken into lines. */

import { textWidth } from "./measure.js";
import { rem } from "../shell/text-size.js";

/** @import * as Wire from "../wire.js" */

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

const KEYS = [1, 2, 3]; // Bausteine that have a colour

/** A label as it is drawn: the number of its Baustein, its words, and what stands small under them.
    @param {Wire.Label} label
    @param {boolean} [isWhole] stands for the whole, and is bold
    @returns {RowLabel} */
export function drawnLabel({ text, second = "", block, side }, isWhole = false) {
  const words = isWhole ? `<b>${text}</b>` : text;
  const hasKey = block !== undefined && KEYS.includes(block);
  const number = block === undefined || hasKey ? "" : `${block}  `;
  return { key: hasKey ? String(block) : "", text: `${number}${words}${side ? ` <b>${side}</b>` : ""}`, sub: second };
}

/** @param {string} text
    @param {Note} more
    @returns {Note} */
export const annotation = (text, more) => ({ text, showarrow: false, align: "left", borderpad: 0, ...more });

