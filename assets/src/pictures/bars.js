/* Horizontal bars, and several series of them side by side, fitted to a width. */

import { columnHeads, columnsBeside, fitColumns, headHeight, keySquare } from "./bar-columns.js";
import { baseLayout } from "./base.js";
import { NARROW, annotation, drawnLabel, grown, wrap } from "./labels.js";
import { textSizes, textWidth } from "./measure.js";
import { colour, markedUp, places } from "./roles.js";
import { token } from "./tokens.js";
import { isNarrow, query } from "../shell/dom.js";
import { page } from "../shell/page.js";

/** @import * as Wire from "../wire.js" */

/** On the paper of a page; slides that are printed keep their sizes. */
const isOnPaper = () => page.isPaper && !query(".stage");

const VALUE_GAP = "\u00a0\u00a0";

/** @param {number} count
    @param {boolean} hasSub */
function barSizes(count, hasSub) {
  if (isOnPaper() && count <= 8) return hasSub ? { step: 44, thick: 24 } : { step: 34, thick: 20 };
  if (count <= 4) return hasSub ? { step: 62, thick: 40 } : { step: 54, thick: 36 };
  if (count <= 8) return { step: Math.max(38, Math.min(grown(26), 52)), thick: Math.max(26, Math.min(grown(17), 36)) };
  return isOnPaper() ? { step: 21, thick: 13 } : { step: 27, thick: 16 };
}

/** @param {Wire.Bars} picture
    @param {number} width
    @returns {Figure} */
export function bars(picture, width) {
  const colours = picture.roles.map(colour);
  const edges = picture.roles.map((role, place) => (role === "whole" ? token("--ink") : colours[place]));
  const line = picture.roles.includes("whole") ? { line: { color: edges, width: 1.5 } } : {};
  const rows = picture.labels.map((label, place) => drawnLabel(label, picture.roles[place] === "whole"));
  return inRows(rows, [{ ...barTrace(picture), marker: { color: colours, ...line } }], width);
}

const MOST_BESIDE_ON_PHONES = 3;

const LONG = 11; // letters of a value that leave no room for a third column

/** @param {Wire.Multiples} picture
    @param {number} width
    @returns {Figure} */
export function multiples(picture, width) {
  const { labels, parts, own_scales: isOwn = false } = picture;
  const isLong = parts[0].texts.some((text) => text.join("").length > LONG);
  if (parts.length + Number(isLong) > MOST_BESIDE_ON_PHONES && !isOwn && isNarrow()) return stacked(picture, width);
  const data = parts.map((part) => ({ ...barTrace(part), marker: { color: colour(part.role) } }));
  return inRows(labels.map((label) => drawnLabel(label)), data, width, { headings: parts.map(({ heading }) => drawnLabel(heading)), isOwn });
}

/** Where there is no room for columns: one band per label, in it a bar per column, all on one scale.
    @param {Wire.Multiples} picture
    @param {number} width */
function stacked({ labels, parts }, width) {
  const marker = { color: parts.map(({ role }) => colour(role)) };
  const data = labels.map((_, at) => ({ marker, ...barTrace({ values: parts.map(({ values }) => values[at]), texts: parts.map(({ texts }) => texts[at]),
    rows: parts.map(({ rows }) => rows?.[at] ?? at) }) }));
  const headings = labels.map((label) => drawnLabel(label));
  return inRows(parts.map(({ heading }) => drawnLabel(heading)), data, width, { headings, isOwn: false, isStacked: true });
}

/** The bars of one series, from 0.
    @param {Pick<Wire.Bars, "values" | "texts" | "rows">} series
    @returns {Trace} */
const barTrace = ({ values, texts, rows }) => ({ x: values.map((value) => value ?? 0), y: places(values), text: texts.map(markedUp),
  customdata: rows ?? places(values) });

/** Horizontal bars, a row per label; several series stand beside each other, each under its heading, and where there is no room
    for all of them in bands one below the other.
    @param {RowLabel[]} rows
    @param {Trace[]} data
    @param {number} width
    @param {{headings: RowLabel[], isOwn: boolean, isStacked?: boolean} | null} [beside] whether each series has a scale of its own, or its
      own band
    @returns {Figure} */
// eslint-disable-next-line complexity -- one arithmetic from top to bottom: each line needs what the ones above it found
export function inRows(rows, data, width, beside = null) {
  const layout = baseLayout(width);
  const sizes = textSizes();
  const columns = beside?.headings ?? null;
  const labels = rows.map((row) => row.text);
  const sub = rows.some((row) => row.sub) ? rows.map((row) => row.sub) : [];
  const keys = rows.some((row) => row.key) ? rows.map((row) => row.key) : [];
  const isTight = labels.length > 8;
  const isLarge = grown(100) > 180 || isOnPaper(); // on slides and in half a sheet the words need more of the width
  const labelSize = labels.length <= 4 && !columns ? sizes.big : sizes.label;
  const keyWidth = keys.length ? grown(34) : 0;
  const natural = Math.max(0, ...labels.map((text, index) => Math.max(textWidth(text, labelSize),
    sub[index] ? textWidth(sub[index], sizes.small) : 0))) + keyWidth + 14;
  const isStacked = Boolean(beside?.isStacked);
  const isAbove = width < NARROW && (isStacked ? false : columns !== null || !isTight || natural > Math.min(170, width * 0.46));
  const longest = Math.max(0, ...labels.flatMap((text) => text.split(/[\s\u00ad-]+/).map((word) => textWidth(word, labelSize)))) + keyWidth + 16;
  const forColumns = Math.max(grown(140), width * (isLarge ? 0.34 : 0.24), Math.min(longest, width * 0.36));
  const labelWidth = isAbove ? 0 : Math.min(natural, isStacked ? width * 0.4 : columns ? forColumns : Math.max(120, width * (isLarge ? 0.5 : 0.44)));
  const room = isAbove ? width - keyWidth : labelWidth - keyWidth - 14;
  const texts = labels.map((text) => wrap(text, room, labelSize));
  const subs = labels.map((_, index) => (sub[index] ? wrap(sub[index], room, sizes.small) : []));
  const isBeside = isAbove && Boolean(columns) && labels.every((_, index) => textWidth(texts[index].at(-1), labelSize)
    + textWidth(`  ${subs[index].join(" ")}`, sizes.small) <= room); // small words go on in the line of the label where all have room
  const { step, thick } = rowSizes({ count: isStacked ? Infinity : labels.length, sub, columns, isAbove, isBeside, isTight, texts, subs, labelSize, sizes, keyWidth });
  const perBand = isStacked ? 1 : (columns && !beside?.isOwn ? columnsBeside(data, width - labelWidth) : data.length);
  const head = columns ? headHeight(columns, isStacked ? width : (width - labelWidth) / perBand - 18, sizes) : 0;
  const gap = isAbove ? 12 : (step - thick) / 2;
  const offset = 0.5 - (gap + thick) / step;
  const pitch = labels.length + (head + 20) / step; // rows from one band to the next
  const bands = Array.from({ length: columns ? Math.ceil(data.length / perBand) : 1 }, (_, band) => band * pitch);
  const end = bands[bands.length - 1] + labels.length;
  layout.height = Math.round(end * step + head + 8);
  layout.hovermode = "y"; // a click counts anywhere in the row, also beside a short bar
  layout.margin = { l: labelWidth + 1, r: 0, t: head + 4, b: 4, pad: 0 };
  layout.yaxis = { ...layout.yaxis, range: [end - 0.5, -0.5], showticklabels: false, type: "linear" };
  const areas = fitColumns(data, layout, width - labelWidth - 1, columns ? perBand : 1, beside?.isOwn ?? false, columns ?? []);
  const traces = data.map((trace, index) => {
    const from = columns ? bands[Math.floor(index / perBand)] : 0;
    return { ...trace, type: "bar", orientation: "h", y: labels.map((_, row) => from + row), textposition: "outside",
      cliponaxis: false, constraintext: "none", width: thick / step,
      offset,
      text: trace.text.map((/** @type {string} */ text) => (text ? VALUE_GAP + text : "")),
      textfont: { size: labelSize, color: token("--ink") } };
  });
  layout.annotations = [
    ...bands.flatMap((from, band) => rowLabels({ texts, subs, keys, labelWidth, keyWidth, labelSize, sizes, isAbove, isBeside, offset: offset + from,
      from, rows: data[band * perBand].customdata })),
    ...(columns ? columnHeads(columns, isStacked ? [{ ...areas[0], left: -labelWidth - 2, width }] : areas, sizes, head, pitch * step) : [])];
  layout.shapes = bands.flatMap((from, band) => zeroLines(columns ? areas.slice(0, columns.length - band * perBand) : areas, labels.length, step,
    thick, offset + from));
  return { data: traces, layout };
}

/** Height of a row and of its bar; rows with labels above, or with long labels, are higher.
    @param {RowMeasures} given */
function rowSizes({ count, sub, columns, isAbove, isBeside, isTight, texts, subs, labelSize, sizes, keyWidth }) {
  const base = columns && !isAbove && count <= 6 && !isOnPaper() ? { step: 68, thick: 38 } : barSizes(count, sub.length > 0);
  /** @param {number} index */
  const inkOf = (index) => texts[index].length * labelSize * 1.3
    + (isBeside ? 0 : subs[index].length * sizes.small * 1.35);
  const tallest = Math.max(isAbove && keyWidth ? 24 : 0, ...texts.map((_, index) => inkOf(index)));
  if (!isAbove) return { step: Math.max(base.step, tallest + 8), thick: base.thick };
  const thick = isTight ? 16 : Math.min(base.thick, 28);
  return { step: Math.round(tallest + 5 + thick + 12), thick };
}

/** @param {RowWords} given
    @returns {Note[]} */
function rowLabels({ texts, subs, keys, labelWidth, keyWidth, labelSize, sizes, isAbove, isBeside, offset, from, rows }) {
  const soft = token("--ink-soft");
  // eslint-disable-next-line complexity -- a label stands above or beside its bar, with or without small words and a key
  return texts.flatMap((lines, row) => {
    const small = subs[row].length ? `<span style="font-size:${sizes.small}px;color:${soft}">` : "";
    const beside = isBeside && small ? `  ${small}${subs[row].join(" ")}</span>` : "";
    const below = small && !beside ? subs[row].map((line) => `<br>${small}${line}</span>`).join("") : "";
    const place = isAbove
      ? { y: row + offset, yanchor: "bottom", yshift: 4 }
      : { y: from + row, yanchor: "middle" };
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
    line: { color: token("--ink"), width: 1 } })));
}

