/* The columns of horizontal bars: one for all traces, or one per small multiple with its heading. */

import { annotation, grown, wrap } from "./labels.js";
import { textSizes, textWidth } from "./measure.js";
import { token } from "./tokens.js";

/** @param {RowLabel[]} columns
    @param {number} width
    @param {Sizes} sizes */
export const headHeight = (columns, width, sizes) => grown(34) + 8
  + Math.max(...columns.map((column) => wrap(column.text, width, sizes.label).length)) * sizes.label * 1.3
  - (columns.some((column) => column.key) ? 0 : grown(28));

const COLUMN_GAP = 18;

const SHORTEST_BAR = 0.25; // of its column

const COMPARABLE = 64; // px that the longest bar of a column must have

/** @param {Trace[]} data */
const wordWidths = (data) => data.map((trace) => trace.x.map((_, index) => textWidth(trace.text[index], textSizes().label * 1.08) + 16));

/** How many columns stand beside each other: as many as leave room for bars one can compare, at least three where their words
    are not cut; each band with as many.
    @param {Trace[]} data
    @param {number} room */
export function columnsBeside(data, room) {
  const count = data.length;
  const widths = wordWidths(data).map((words) => Math.max(0, ...words)).sort((one, other) => other - one);
  let left = room;
  const uncut = widths.filter((width) => (left -= width + COLUMN_GAP) > 0).length;
  const most = Math.max(1, Math.min(3, uncut), Math.floor((room + COLUMN_GAP) / (widths[0] + COMPARABLE + COLUMN_GAP)));
  return Math.ceil(count / Math.ceil(count / most));
}

/** @param {string} name
    @param {number} index */
const numbered = (name, index) => (index ? `${name}${index + 1}` : name);

/** Where an axis begins so that the words before a bar below zero stand on it.
    @param {number} value
    @param {number} top
    @param {number} width of the axis
    @param {number} words their width */
const belowZero = (value, top, width, words) => Math.min(value * 1.25, (value * width - words * top) / (width - words));

/** How far each trace reaches, in its values: as far as leaves room for the words behind its bars; and the lowest value.
    @param {Trace[]} data
    @param {number[][]} words
    @param {(place: number) => number} widthOf
    @param {number} shortest */
function reaches(data, words, widthOf, shortest) {
  const tops = data.map(() => 0);
  data.forEach((trace, place) => {
    const one = widthOf(place);
    trace.x.forEach((value, index) => {
      if (value > 0) tops[place] = Math.max(tops[place], value * (one / Math.max(one - words[place][index], one * shortest)));
    });
  });
  const lowest = Math.min(0, ...data.flatMap((trace, place) => trace.x.map((value, index) =>
    (value < 0 ? belowZero(value, tops[place], widthOf(place), Math.min(words[place][index], widthOf(place) * (1 - shortest))) : 0))));
  return { tops, lowest };
}

/** One x axis per column, on one scale that leaves room for the values behind the bars, or each on its own:
    measures that must not be compared.
    @param {Trace[]} data
    @param {Layout} layout
    @param {number} width
    @param {number} count columns beside each other
    @param {boolean} isOwn
    @param {RowLabel[]} [columns] their headings */
export function fitColumns(data, layout, width, count, isOwn, columns = []) {
  const words = wordWidths(data);
  const room = width - COLUMN_GAP * (count - 1);
  const heads = columns.map((column) => headWidth(column, room / count));
  const { widths, shortest } = columnWidths(data, words, heads, count, room, isOwn);
  const widthOf = (/** @type {number} */ place) => widths[place % count];
  const { tops, lowest } = reaches(data, words, widthOf, shortest);
  const common = Math.max(0, ...tops.map((top, place) => top / widthOf(place))); // of a px
  /** @type {ColumnArea[]} */
  const areas = [];
  let left = 0;
  for (let index = 0; index < count; index += 1) {
    const start = left / width;
    areas.push({ axis: numbered("x", index), start, left, width: widths[index] });
    const name = numbered("xaxis", index);
    layout[name] = { ...layout.xaxis, ...(layout[name] || {}), domain: [start, start + widths[index] / width],
      range: [lowest, (isOwn ? tops[index] : common * widths[index]) || 1], showticklabels: false, visible: false, anchor: "y" };
    left += widths[index] + COLUMN_GAP;
  }
  data.forEach((trace, place) => { if (count > 1) trace.xaxis = areas[place % count].axis; });
  return areas;
}

/** The widest word of a heading, as far as its share of the room.
    @param {RowLabel} column
    @param {number} share */
const headWidth = ({ text }, share) => Math.min(share, Math.max(...text.split(/\s/).map((word) => textWidth(`<b>${word}</b>`, textSizes().label))));

/** Columns are equally wide; where the words behind the bars would be cut, each has what its words, bars and heading need on one
    scale: also a column without bars keeps the room of its heading.
    @param {Trace[]} data
    @param {number[][]} words
    @param {number[]} heads
    @param {number} count
    @param {number} room
    @param {boolean} isOwn */
function columnWidths(data, words, heads, count, room, isOwn) {
  /** @param {number[]} numbers */
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
  const texts = words.map((one) => Math.max(0, ...one));
  const needs = texts.map((text, index) => Math.max(text, heads[index] ?? 0));
  const peaks = data.map((trace) => Math.max(0, ...trace.x));
  const scale = (room - sum(needs)) / sum(peaks);
  const isTight = data.length === count && texts.some((text) => text > (1 - SHORTEST_BAR) * (room / count));
  if (!isTight || isOwn || !(scale > 0)) return { widths: Array(count).fill(room / count), shortest: SHORTEST_BAR };
  return { widths: needs.map((need, index) => need + scale * peaks[index]), shortest: 0.02 };
}

/** The number of a Baustein in its square.
    @param {string} key
    @param {Note} place */
export const keySquare = (key, place) => annotation(`<b>${key}</b>`, { ...place, width: grown(20), height: grown(20), align: "center",
  valign: "middle", bgcolor: token(/** @type {import("../lists.js").Token} */ (`--block-${key}`)), borderpad: 1, bordercolor: token(/** @type {import("../lists.js").Token} */ (`--block-${key}`)),
  font: { size: textSizes().small, color: token(/** @type {import("../lists.js").Token} */ (`--on-block-${key}`)) } });

/** @param {RowLabel[]} columns
    @param {ColumnArea[]} areas
    @param {Sizes} sizes
    @param {number} head
    @param {number} pitch px from one band of columns to the next */
export function columnHeads(columns, areas, sizes, head, pitch) {
  const written = columns.map((column, index) => {
    const { width } = areas[index % areas.length];
    const lines = wrap(column.text, width, sizes.label).map((line) => `<b>${line}</b>`);
    return { lines, part: (width + COLUMN_GAP - 6) / textWidth(lines.join("<br>"), sizes.label) };
  });
  const size = sizes.label * Math.min(1, ...written.map(({ part }) => part)); // with a long word all get smaller, and none runs into the next
  return columns.flatMap((column, index) => {
    const area = areas[index % areas.length];
    const top = head - Math.floor(index / areas.length) * pitch;
    const place = { xref: "paper", yref: "paper", x: area.start, xshift: Math.min(0, area.left), y: 1, xanchor: "left", yanchor: "top" };
    const label = annotation(written[index].lines.join("<br>"), { ...place, yshift: top - (column.key ? grown(28) : 0), font: { size } });
    return column.key ? [keySquare(column.key, { ...place, yshift: top }), label] : [label];
  });
}

