/* Ranges: a thin bar from one value to another with a tick on it. The rows, labels and the room for the values are those
   of horizontal bars; only the marks differ. */

import { bars } from "./bars.js";

const THIN = 0.36;

/** How far a row reaches: the end of its bar or its tick, whichever lies further right.
    @param {Trace} spread
    @param {Trace} tick
    @returns {number[]} */
const reachOf = (spread, tick) => spread.x.map((length, row) =>
  Math.max((spread.base?.[row] || 0) + (length || 0), tick?.x[row] || 0));

/** @param {Trace[]} data
    @param {Layout} layout
    @param {number} width
    @param {Layout} given
    @returns {Figure} */
export function ranges(data, layout, width, given) {
  const [spread, tick] = data;
  const reach = reachOf(spread, tick);
  const laid = bars([{ ...spread, base: undefined, x: reach }], layout, width, given);
  const row = laid.data[0];
  const middle = row.offset + row.width / 2;
  const rows = reach.map((_, index) => index);
  const bar = { ...row, base: spread.base, x: spread.x, text: undefined, width: row.width * THIN,
    offset: middle - (row.width * THIN) / 2 };
  const texts = { type: "scatter", mode: "text", x: reach, y: rows.map((index) => index + middle), text: row.text,
    textposition: "middle right", textfont: row.textfont, cliponaxis: false, hoverinfo: "skip" };
  const step = (laid.layout.height - 8) / rows.length;
  const marks = { ...tick, y: texts.y, cliponaxis: false,
    marker: { ...tick.marker, size: Math.max(14, row.width * step * 0.8) } };
  return { data: [bar, marks, texts], layout: laid.layout };
}

