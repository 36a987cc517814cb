/* Ranges: a thin bar from one value to another with a tick on it. The rows, labels and the room for the values are those
   of horizontal bars; only the marks differ. */

import { inRows } from "./bars.js";
import { drawnLabel } from "./labels.js";
import { markedUp, places } from "./roles.js";
import { token } from "./tokens.js";

/** @import * as Wire from "../wire.js" */

const THIN = 0.36;

/** @param {Wire.Ranges} picture
    @param {number} width
    @returns {Figure} */
export function ranges(picture, width) {
  const base = picture.starts.map((start) => start ?? 0);
  const lengths = picture.ends.map((end, place) => Math.max((end ?? 0) - base[place], 0));
  // How far a row reaches: the end of its bar or its tick, whichever lies further right.
  const reach = lengths.map((length, place) => Math.max(base[place] + length, picture.ticks[place] ?? 0));
  const rows = places(reach);
  const common = { y: rows, customdata: picture.rows ?? rows };
  const laid = inRows(picture.labels.map((label) => drawnLabel(label)),
    [{ ...common, x: reach, text: picture.texts.map(markedUp), marker: { color: token("--mark-rest") } }], width);
  const row = laid.data[0];
  const middle = row.offset + row.width / 2;
  const bar = { ...row, base, x: lengths, text: undefined, width: row.width * THIN, offset: middle - (row.width * THIN) / 2 };
  const texts = { type: "scatter", mode: "text", x: reach, y: rows.map((place) => place + middle), text: row.text,
    textposition: "middle right", textfont: row.textfont, cliponaxis: false, hoverinfo: "skip" };
  const step = (laid.layout.height - 8) / rows.length;
  const marks = { ...common, type: "scatter", mode: "markers", x: picture.ticks, y: texts.y, cliponaxis: false,
    marker: { symbol: "line-ns", size: Math.max(14, row.width * step * 0.8), line: { color: token("--ink"), width: 3 } } };
  return { data: [bar, marks, texts], layout: laid.layout };
}
