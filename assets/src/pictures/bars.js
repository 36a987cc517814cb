/* The forms of Plotly pictures: horizontal bars (with small multiples), columns over time, lines over time.
   Each takes traces and a full layout and gives them back fitted to a width. */

import { columnHeads, fitColumns, headHeight, headings, keySquare } from "./bar-columns.js";
import { NARROW, annotation, apart, grown, labelsOf, ownShapes, wrap } from "./labels.js";
import { textSizes, textWidth } from "./measure.js";
import { token } from "./tokens.js";

const VALUE_GAP = "\u00a0\u00a0";

/** @param {number} count
    @param {boolean} hasSub */
function barSizes(count, hasSub) {
  if (count <= 4) return hasSub ? { step: 62, thick: 40 } : { step: 54, thick: 36 };
  if (count <= 8) return { step: Math.max(38, Math.min(grown(26), 52)), thick: Math.max(26, Math.min(grown(17), 36)) };
  return { step: 27, thick: 16 };
}

/** @param {Trace[]} data
    @param {Layout} layout
    @param {number} width
    @param {Layout} given
    @returns {Figure} */
// eslint-disable-next-line complexity -- one arithmetic from top to bottom: each line needs what the ones above it found
export function bars(data, layout, width, given) {
  const sizes = textSizes();
  const rows = labelsOf(data[0].y, given.yaxis || {}).map(apart);
  const columns = given.meta.form === "multiples" ? headings(data, given) : null;
  const labels = rows.map((row) => row.text);
  const sub = rows.some((row) => row.sub) ? rows.map((row) => row.sub) : [];
  const keys = rows.some((row) => row.key) ? rows.map((row) => row.key) : [];
  const isTight = labels.length > 8;
  const isLarge = grown(100) > 180; // on slides the words need more of the width
  const labelSize = labels.length <= 4 && !columns ? sizes.big : sizes.label;
  const keyWidth = keys.length ? grown(34) : 0;
  const natural = Math.max(...labels.map((text, index) => Math.max(textWidth(text, labelSize),
    sub[index] ? textWidth(sub[index], sizes.small) : 0))) + keyWidth + 14;
  const isAbove = width < NARROW && (columns !== null || !isTight || natural > Math.min(170, width * 0.46));
  const longest = Math.max(...labels.flatMap((text) => text.split(/[\s\u00ad-]+/).map((word) => textWidth(word, labelSize)))) + keyWidth + 16;
  const forColumns = Math.max(grown(140), width * (isLarge ? 0.34 : 0.24), Math.min(longest, width * 0.36));
  const labelWidth = isAbove ? 0 : Math.min(natural, columns ? forColumns : Math.max(120, width * (isLarge ? 0.5 : 0.44)));
  const room = isAbove ? width - keyWidth : labelWidth - keyWidth - 14;
  const texts = labels.map((text) => wrap(text, room, labelSize));
  const subs = labels.map((_, index) => (sub[index] ? wrap(sub[index], room, sizes.small) : []));
  const { step, thick } = rowSizes({ count: labels.length, sub, columns, isAbove, isTight, texts, subs, labelSize, sizes, keyWidth });
  const head = columns ? headHeight(columns, (width - labelWidth) / columns.length - 18, sizes) : 0;
  const gap = isAbove ? 12 : (step - thick) / 2;
  const offset = 0.5 - (gap + thick) / step;
  layout.height = Math.round(labels.length * step + head + 8);
  layout.hovermode = "y"; // a click counts anywhere in the row, also beside a short bar
  layout.margin = { l: labelWidth + 1, r: 0, t: head + 4, b: 4, pad: 0 };
  layout.yaxis = { ...layout.yaxis, range: [labels.length - 0.5, -0.5], showticklabels: false, tickvals: undefined,
    ticktext: undefined, autorange: undefined, categoryarray: undefined, categoryorder: undefined, type: "linear" };
  const areas = fitColumns(data, layout, width - labelWidth - 1, columns);
  const traces = data.map((trace, index) => {
    const perRow = columns ? 1 : data.length;
    const slot = columns ? 0 : index;
    return { ...trace, type: "bar", orientation: "h", y: labels.map((_, row) => row), textposition: "outside",
      cliponaxis: false, constraintext: "none", width: thick / step / perRow,
      offset: offset + (slot * thick) / step / perRow,
      text: (trace.text || trace.x).map((/** @type {any} */ text) => (text === null || text === "" ? "" : VALUE_GAP + text)),
      textfont: { size: labelSize, color: token("--ink"), ...(trace.textfont || {}) } };
  });
  layout.annotations = (columns ? [] : layout.annotations || []).concat(
    rowLabels({ texts, subs, keys, labelWidth, keyWidth, labelSize, sizes, isAbove, offset, columns, rows: data[0].customdata }),
    columns ? columnHeads(columns, areas, sizes, head) : []);
  layout.shapes = ownShapes(layout).concat(zeroLines(areas, labels.length, step, thick, offset));
  return { data: traces, layout };
}

/** Height of a row and of its bar; rows with labels above, or with long labels, are higher.
    @param {RowMeasures} given */
function rowSizes({ count, sub, columns, isAbove, isTight, texts, subs, labelSize, sizes, keyWidth }) {
  const base = columns && !isAbove && count <= 6 ? { step: 68, thick: 38 } : barSizes(count, sub.length > 0);
  /** @param {number} index */
  const inkOf = (index) => texts[index].length * labelSize * 1.3
    + (isAbove && columns ? 0 : subs[index].length * sizes.small * 1.35);
  const tallest = Math.max(isAbove && keyWidth ? 24 : 0, ...texts.map((_, index) => inkOf(index)));
  if (!isAbove) return { step: Math.max(base.step, tallest + 8), thick: base.thick };
  const thick = isTight ? 16 : Math.min(base.thick, 28);
  return { step: Math.round(tallest + 5 + thick + 12), thick };
}

/** @param {RowWords} given
    @returns {Note[]} */
function rowLabels({ texts, subs, keys, labelWidth, keyWidth, labelSize, sizes, isAbove, offset, columns, rows }) {
  const soft = token("--ink-soft");
  // eslint-disable-next-line complexity -- a label stands above or beside its bar, with or without small words and a key
  return texts.flatMap((lines, row) => {
    const small = subs[row].length ? `<span style="font-size:${sizes.small}px;color:${soft}">` : "";
    const beside = isAbove && columns && small ? `  ${small}${subs[row].join(" ")}</span>` : "";
    const below = small && !beside ? subs[row].map((line) => `<br>${small}${line}</span>`).join("") : "";
    const place = isAbove
      ? { y: row + offset, yanchor: "bottom", yshift: 4 }
      : { y: row, yanchor: "middle" };
    const base = { xref: "paper", yref: "y", x: 0, xanchor: "left", ...place };
    const parts = [annotation(lines.join("<br>") + beside + below, { ...base, name: `row ${rows?.[row] ?? row}`, captureevents: true,
      xshift: -labelWidth + keyWidth - 2, font: { size: labelSize, color: token("--ink") } })];
    if (keys[row]) parts.push(keySquare(keys[row], { ...base, xshift: -labelWidth, ...(isAbove ? { yshift: 5 } : {}) }));
    return parts;
  });
}

/** One ink line at zero, a piece per row.
    @param {ColumnArea[]} areas
    @param {number} count
    @param {number} step
    @param {number} thick
    @param {number} offset */
function zeroLines(areas, count, step, thick, offset) {
  const over = 2 / step;
  return areas.flatMap(({ axis }) => Array.from({ length: count }, (_, row) => ({
    type: "line", xref: axis, yref: "y", x0: 0, x1: 0, y0: row + offset - over, y1: row + offset + thick / step + over,
    layer: "above", line: { color: token("--ink"), width: 1 } })));
}

