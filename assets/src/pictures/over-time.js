/* Columns and lines over time. */

import { baseLayout } from "./base.js";
import { annotation, grown } from "./labels.js";
import { textSizes, textWidth } from "./measure.js";
import { places, plainText } from "./roles.js";
import { token } from "./tokens.js";
import { query } from "../shell/dom.js";
import { word } from "../shell/words.js";

/** @import * as Wire from "../wire.js" */

/** @typedef {Wire.Columns | Wire.Lines} OverTime */

const HEIGHT = { page: 300, slide: 430 };

const LIFT = 20; // words of events and of months without report stand above those of values

/** Months along the bottom, the scale of values on the left.
    @param {OverTime} picture
    @param {number} width
    @returns {{layout: Layout, slot: number, sizes: Sizes}} the room of a month in px */
function overTime({ months, values, ticks: given, silent, events, named }, width) {
  const layout = baseLayout(width);
  const sizes = textSizes();
  const known = values.map((value) => value ?? 0);
  const { ticks, texts } = valueTicks(given, known);
  const left = Math.ceil(Math.max(...texts.map((text) => textWidth(text, sizes.small)))) + 10;
  const hasYears = months.some(([, , year]) => year);
  layout.hovermode = "x";
  layout.height = query(".stage") ? HEIGHT.slide : HEIGHT.page;
  const lift = silent?.length || events?.length ? grown(LIFT) : 0;
  layout.margin = { l: left, r: 2, t: grown(26) + lift, b: grown(hasYears ? 42 : 26), pad: 0 };
  layout.yaxis = { ...layout.yaxis, showgrid: true, zeroline: true, zerolinewidth: 1, ticklabelstandoff: 6,
    tickvals: ticks, ticktext: texts, range: [0, Math.max(ticks[ticks.length - 1] * 1.004, ...known)] };
  layout.shapes = [];
  layout.annotations = [];
  const slot = (width - left) / Math.max(months.length, 1);
  layout.xaxis = { ...layout.xaxis, type: "linear", range: [-Math.max(0.55, grown(15) / slot), months.length - 0.45], tickangle: 0, tickvals: places(months),
    ticktext: thinned(months, new Set(named), slot, sizes.small) };
  return { layout, slot, sizes };
}

/** @param {number} value */
const number = (value) => new Intl.NumberFormat(document.documentElement.lang || "de").format(value);

/** The author's ticks where the scale has a natural end, else round ones that end just above the largest value.
    @param {Wire.Tick[] | undefined} given
    @param {number[]} values
    @returns {{ticks: number[], texts: string[]}} */
function valueTicks(given, values) {
  if (given?.length) return { ticks: given.map(([value]) => value), texts: given.map(([, text]) => text) };
  const ticks = niceTicks(Math.max(0, ...values), values.every(Number.isInteger));
  return { ticks, texts: ticks.map(number) };
}

/** At most five round steps from 0, whole ones for counts; those that end nearest above the largest value.
    @param {number} largest
    @param {boolean} areCounts */
function niceTicks(largest, areCounts) {
  if (largest <= 0) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(largest / 3));
  const steps = [0.5, 1, 2, 2.5, 3, 4, 5, 10].map((factor) => factor * power)
    .filter((step) => Number.isInteger(step) || (largest < 3 && !areCounts))
    .map((step) => ({ step, count: Math.ceil(largest / step - 1e-9) }))
    .filter(({ count }) => count <= 5);
  const best = steps.reduce((one, other) => (other.step * other.count < one.step * one.count ? other : one));
  return Array.from({ length: best.count + 1 }, (_, index) => Number((index * best.step).toFixed(6)));
}

/** Leaves out names of months that would touch, last those the headline speaks of; the years under the first month stay.
    @param {Wire.Month[]} months
    @param {Set<number>} named
    @param {number} slot
    @param {number} size */
function thinned(months, named, slot, size) {
  const names = months.map(([, name = ""]) => name);
  /** @type {number[][]} */
  const spans = [];
  const shown = new Set();
  const order = places(months).filter((index) => names[index]);
  const widths = order.map((index) => textWidth(names[index], size));
  const every = Math.max(1, Math.ceil((Math.max(0, ...widths) + 6) / slot));
  /** @param {number} index */
  const rank = (index) => (named.has(index) ? -4 : months[index][2] ? 0 : 1) + (index % every ? 2 : 0);
  for (const index of order.sort((one, other) => rank(one) - rank(other) || one - other)) {
    const half = textWidth(names[index], size) / 2 + 4;
    const centre = index * slot;
    if (spans.some(([left, right]) => centre + half > left && centre - half < right)) continue;
    spans.push([centre - half, centre + half]);
    shown.add(index);
  }
  return months.map(([, , year], index) => (shown.has(index) ? names[index] : "") + (year ? `<br><b>${year}</b>` : ""));
}

/** Printed values: those of named columns bold and always, the others where all fit.
    @param {Wire.Columns} picture
    @param {Set<number>} named
    @param {number} slot
    @param {number} size */
function fittingTexts({ texts, values }, named, slot, size) {
  const words = texts.map(plainText);
  const fits = words.every((text) => textWidth(text, size) <= slot + 4);
  const isSome = named.size > 0 && named.size < values.length;
  const most = Math.max(...values.map((value) => value ?? 0));
  return words.map((text, index) => {
    if (isSome && named.has(index)) return `<b>${text}</b>`;
    return fits || (!isSome && (values[index] ?? 0) === most) ? text : "";
  });
}

/** @param {number[] | undefined} positions
    @param {Layout} layout
    @param {string} word
    @returns {Trace[]} */
function missingBands(positions, layout, word) {
  if (!positions?.length) return [];
  const [, top] = layout.yaxis.range;
  layout.annotations.push(annotation(word, { xref: "x", yref: "paper", x: positions[0], y: 1, yanchor: "bottom", yshift: grown(LIFT), align: "center",
    font: { size: textSizes().small, color: token("--ink") } }));
  return [{ type: "bar", x: positions, y: positions.map(() => top), width: 0.8, hoverinfo: "skip",
    marker: { color: token("--missing-bg"), line: { width: 0 },
      pattern: { shape: "/", fgcolor: token("--missing-mark"), bgcolor: token("--missing-bg"), size: 7, solidity: 0.18 } } }];
}

/** Events as dotted lines from the axis to the top, behind columns and values, each with its words at the first month.
    @param {Wire.Event[] | undefined} events
    @param {Layout} layout
    @param {number} slot */
function noteEvents(events, layout, slot) {
  const [, top] = layout.yaxis.range;
  const size = textSizes().small;
  for (const [first, last, words] of events ?? []) {
    for (const x of new Set([first, last])) {
      layout.shapes.push({ type: "line", x0: x, x1: x, y0: 0, y1: top, layer: "below", line: { color: token("--ink-soft"), width: 1, dash: "dot" } });
    }
    const room = Math.max(4, Math.floor((slot * (layout.xaxis.range[1] - first)) / (size * 0.55)));
    const text = words.length > room ? `${words.slice(0, room - 1)}…` : words;
    layout.annotations.push(annotation(text, { xref: "x", yref: "paper", x: first, y: 1,
      xanchor: "left", yanchor: "bottom", yshift: grown(LIFT), align: "left", font: { size, color: token("--ink-soft") } }));
  }
}

/** @param {Wire.Columns} picture
    @param {number} width
    @returns {Figure} */
export function columns(picture, width) {
  const { layout, slot, sizes } = overTime(picture, width);
  const named = new Set(picture.named);
  const months = places(picture.months);
  /** @type {Trace} */
  const trace = { type: "bar", x: months, y: picture.values.map((value) => value ?? 0), customdata: months, width: Math.min(0.68, grown(88) / slot),
    textposition: "outside", cliponaxis: false, constraintext: "none", textangle: 0, text: fittingTexts(picture, named, slot, sizes.small),
    textfont: { size: sizes.small, color: token("--ink") },
    marker: { color: months.map((place) => token(named.has(place) ? "--mark" : "--mark-rest")) } };
  noteEvents(picture.events, layout, slot);
  return { data: [trace, ...missingBands(picture.silent, layout, `– ${word("not_reported")}`)], layout };
}

/** The words at a point, above it; at a low one under it, where the line does not run.
    @param {Wire.Lines} picture
    @param {number} place
    @returns {Note} */
function besideLine({ values, texts }, place) {
  const value = values[place];
  const around = [values[place - 1], values[place + 1]].filter((one) => one !== null && one !== undefined);
  const isLow = value !== null && around.length > 0 && around.every((one) => one > value);
  return { x: place, y: value, text: `<b>${plainText(texts[place])}</b>`, showarrow: false, yshift: isLow ? -14 : 14 };
}

/** The named points carry their value, gaps stay gaps.
    @param {Wire.Lines} picture
    @param {number} width
    @returns {Figure} */
export function lines(picture, width) {
  const { layout, slot } = overTime(picture, width);
  const months = places(picture.months);
  layout.annotations = (picture.named ?? []).map((place) => besideLine(picture, place));
  noteEvents(picture.events, layout, slot);
  /** @type {Trace} */
  const trace = { type: "scatter", mode: "lines+markers", connectgaps: false, cliponaxis: false, textposition: "top center",
    x: months, y: picture.values, customdata: months, line: { color: token("--mark"), width: 2.5, shape: "linear" },
    marker: { color: token("--mark"), size: 6 } };
  return { data: [...missingBands(picture.silent, layout, `– ${word("not_reported")}`), trace], layout };
}
