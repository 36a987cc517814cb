/* Widths and heights of text, as a browser will draw it. */

import { token } from "./tokens.js";
import { rem } from "../shell/text-size.js";

let context = null;

const canvas = () => (context ??= document.createElement("canvas").getContext("2d"));

/** Width in px of a text as Plotly will draw it; the widest of its lines.
    @param {unknown} text
    @param {number} size
    @param {number} [weight] */
export const textWidth = (text, size, weight = 400) => {
  canvas().font = `${weight} ${size}px ${token("--font-text")}`;
  const lines = String(text).split(/<br\s*\/?>/);
  return Math.max(...lines.map((line) => {
    const isBold = /<b>/.test(line);
    if (isBold) canvas().font = `600 ${size}px ${token("--font-text")}`;
    return canvas().measureText(line.replace(/<[^>]+>/g, "")).width;
  }));
};

/** How far the first letters of a text reach to the left of where it begins („J“), in whole px.
    @param {string[]} lines
    @param {number} size */
export const overhang = (lines, size) => {
  canvas().font = `400 ${size}px ${token("--font-text")}`;
  return Math.max(0, ...lines.map((line) => Math.ceil(canvas().measureText(line).actualBoundingBoxLeft)));
};

const heights = new Map();

/** How far letters of a size reach above and below their baseline, in px as browsers round them.
    @param {number} size
    @returns {{ascent: number, descent: number}} */
export const fontHeight = (size) => {
  if (!heights.has(size)) {
    canvas().font = `400 ${size}px ${token("--font-text")}`;
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = canvas().measureText("x");
    heights.set(size, { ascent: Math.round(fontBoundingBoxAscent), descent: Math.round(fontBoundingBoxDescent) });
  }
  return heights.get(size);
};

const scale = () => rem() / 16;

/** Sizes in px that follow the reader's text size. */
export const textSizes = () => ({ label: 14 * scale(), small: 13 * scale(), value: 14 * scale(), big: 16 * scale() });

