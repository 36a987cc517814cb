/* Texts of a drawing: lines of runs, bold, small or coloured. */

import { fontHeight } from "./measure.js";
import { svg } from "../shell/dom.js";

const LINE = 1.3; // em from one line of a text to the next

/** Lines of runs of a text with <b>, <br> and <span style="font-size:…;color:…">.
    @param {unknown} text
    @returns {Run[][]} */
export function linesOf(text) {
  /** @type {Run[][]} */
  const lines = [[]];
  let bold = 0;
  /** @type {{size?: number, color?: string}} */
  let small = {};
  for (const part of String(text ?? "").split(/(<br\s*\/?>|<\/?b>|<span[^>]*>|<\/span>)/)) {
    if (part.startsWith("<br")) lines.push([]);
    else if (part === "<b>") bold += 1;
    else if (part === "</b>") bold -= 1;
    else if (part.startsWith("<span")) small = styleOf(part);
    else if (part === "</span>") small = {};
    else if (part) lines[lines.length - 1].push({ text: part, bold: bold > 0, ...small });
  }
  return lines;
}

/** Size and colour a <span> gives.
    @param {string} tag */
const styleOf = (tag) => ({ size: Number(tag.match(/font-size:\s*([\d.]+)px/)?.[1]) || undefined,
  color: tag.match(/[^-]color:\s*([^;"]+)/)?.[1] });

/** @param {Run} given */
function runNode({ text, bold, size, color }) {
  const styles = [bold && "font-weight:bold", size && `font-size:${size}px`, color && `fill:${color}`].filter(Boolean);
  return styles.length ? svg("tspan", { style: styles.join(";") }, text) : text;
}

/** @param {Font} given */
const textStyle = ({ size, color }) => `font-size:${size}px;fill:${color};font-variant:normal;white-space:pre`;

/** @param {unknown} text
    @param {Font} font
    @param {Record<string, any>} attributes */
export function textNode(text, font, attributes) {
  const lines = linesOf(text);
  const content = lines.length === 1 ? lines[0].map(runNode) : lines.map((runs, index) =>
    svg("tspan", { class: "line", x: attributes.x, dy: index ? `${LINE}em` : "0em" }, runs.map(runNode)));
  return svg("text", { style: textStyle(font), ...attributes }, content);
}

/** Top and bottom of a text from its first baseline, in px.
    @param {unknown} text
    @param {number} size */
export function extent(text, size) {
  const lines = linesOf(text);
  /** @param {Run[]} runs */
  const sizeOf = (runs) => Math.max(0, ...runs.map((run) => run.size || size)) || size;
  return { top: -fontHeight(sizeOf(lines[0])).ascent,
    bottom: (lines.length - 1) * LINE * size + fontHeight(sizeOf(lines[lines.length - 1])).descent };
}

/** @param {{top: number, bottom: number}} given */
export const middle = ({ top, bottom }) => (top + bottom) / 2;

