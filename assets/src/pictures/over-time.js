/* Columns and lines over time. */

import { NARROW, annotation, grown, labelsOf, ownShapes } from "./labels.js";
import { textSizes, textWidth } from "./measure.js";
import { token } from "./tokens.js";
import { word } from "../shell/words.js";
import { readNumber } from "../shell/numbers.js";

/** @param {Trace[]} data
    @param {Layout} layout
    @param {number} width
    @param {Layout} given */
function overTime(data, layout, width, given) {
  const sizes = textSizes();
  const { labels, traces } = byPosition(data, given);
  const values = traces.flatMap((trace) => trace.y.filter((value) => value !== null));
  const { ticks, texts } = valueTicks(given.yaxis || {}, Math.max(0, ...values));
  const left = Math.ceil(Math.max(...texts.map((text) => textWidth(text, sizes.small)))) + 10;
  const hasYears = labels.some((label) => /<br/.test(label));
  layout.hovermode = "x";
  layout.height = given.height || (width < NARROW ? 260 : 300);
  layout.margin = { l: left, r: 2, t: grown(26), b: grown(hasYears ? 42 : 26), pad: 0 };
  layout.yaxis = { ...layout.yaxis, ...(given.yaxis || {}), showgrid: true, zeroline: true, zerolinewidth: 1, ticklabelstandoff: 6,
    tickvals: ticks, ticktext: texts, range: [0, Math.max(ticks[ticks.length - 1] * 1.004, ...values)] };
  layout.shapes = ownShapes(layout);
  const slot = (width - left) / Math.max(labels.length, 1);
  layout.xaxis = { ...layout.xaxis, type: "linear", range: [-0.55, labels.length - 0.45], categoryarray: undefined,
    categoryorder: undefined, tickangle: 0, tickvals: labels.map((_, index) => index),
    ticktext: thinned(labels, slot, sizes.small) };
  return { traces, slot, sizes, labels };
}

/** Traces whose x is a position, and the words at each position.
    @param {Trace[]} data
    @param {Layout} given */
function byPosition(data, given) {
  const places = [...new Set(data.flatMap((trace) => trace.x))];
  const isRepeated = data.some((trace) => new Set(trace.x).size < trace.x.length);
  const longest = data.reduce((one, other) => (other.x.length > one.x.length ? other : one), data[0]);
  const labels = labelsOf(isRepeated ? longest.x : places, given.xaxis || {});
  const traces = data.map((trace) => ({ ...trace,
    x: trace.x.map((value, index) => (isRepeated ? index : places.indexOf(value))) }));
  return { labels, traces };
}

/** @param {number} value */
const number = (value) => new Intl.NumberFormat(document.documentElement.lang || "de").format(value);

/** The author's ticks where they carry a unit, else round ones that end just above the largest value.
    @param {any} given
    @param {number} largest
    @returns {{ticks: number[], texts: string[]}} */
function valueTicks({ tickvals, ticktext }, largest) {
  const isPlain = !tickvals || tickvals.every((/** @type {number} */ value, /** @type {number} */ index) => !ticktext || readNumber(ticktext[index]) === value
    && /\d$/.test(ticktext[index]));
  if (!isPlain) return { ticks: tickvals, texts: ticktext || tickvals };
  const ticks = niceTicks(largest);
  return { ticks, texts: ticks.map(number) };
}

/** Three to five round steps from 0; those that end nearest above the largest value.
    @param {number} largest */
function niceTicks(largest) {
  if (largest <= 0) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(largest / 3));
  const steps = [0.5, 1, 2, 2.5, 3, 4, 5, 10].map((factor) => factor * power)
    .filter((step) => Number.isInteger(step) || largest < 3)
    .map((step) => ({ step, count: Math.ceil(largest / step - 1e-9) }))
    .filter(({ count }) => count <= 5);
  const best = steps.reduce((one, other) => (other.step * other.count < one.step * one.count ? other : one));
  return Array.from({ length: best.count + 1 }, (_, index) => Number((index * best.step).toFixed(6)));
}

/** Leaves out tick words that would touch; the years under the first month stay.
    @param {string[]} labels
    @param {number} slot
    @param {number} size */
function thinned(labels, slot, size) {
  const parts = labels.map((label) => label.split(/<br\s*\/?>/));
  /** @type {number[][]} */
  const spans = [];
  const shown = new Set();
  const order = parts.map((_, index) => index).filter((index) => parts[index][0]);
  const widths = order.map((index) => textWidth(parts[index][0], size));
  const every = Math.max(1, Math.ceil((Math.max(0, ...widths) + 6) / slot));
  /** @param {number} index */
  const rank = (index) => (parts[index][1] ? 0 : 1) + (index % every ? 2 : 0);
  for (const index of order.sort((one, other) => rank(one) - rank(other) || one - other)) {
    const half = textWidth(parts[index][0], size) / 2 + 4;
    const centre = index * slot;
    if (spans.some(([left, right]) => centre + half > left && centre - half < right)) continue;
    spans.push([centre - half, centre + half]);
    shown.add(index);
  }
  return parts.map(([word, year], index) => (shown.has(index) ? word : "") + (year ? `<br>${year}` : ""));
}

/** Printed values: those of highlighted marks bold and always, the others where all fit.
    @param {Trace} trace
    @param {number} slot
    @param {number} size */
function fittingTexts(trace, slot, size) {
  if (!trace.text) return undefined;
  const fits = trace.text.every((/** @type {string} */ text) => textWidth(text ?? "", size) <= slot + 4);
  const colours = [trace.marker?.color].flat();
  /** @param {number} index */
  const isNamed = (index) => colours.length > 1 && colours.includes(token("--mark-rest")) && colours[index] === token("--mark");
  const hasNamed = colours.some((_, index) => isNamed(index));
  const most = Math.max(...trace.y);
  return trace.text.map((/** @type {string} */ text, /** @type {number} */ index) => {
    if (isNamed(index)) return `<b>${String(text).replace(/<\/?b>/g, "")}</b>`;
    return fits || (!hasNamed && trace.y[index] === most) ? text : "";
  });
}

/** @param {number[] | undefined} positions
    @param {Layout} layout
    @param {string} word
    @returns {Trace[]} */
function missingBands(positions, layout, word) {
  if (!positions?.length) return [];
  const top = layout.yaxis.range?.[1] ?? 1;
  layout.annotations = (layout.annotations || []).concat(positions.slice(0, 1).map((x) => annotation(word, {
    xref: "x", yref: "paper", x, y: 1, yanchor: "bottom", align: "center",
    font: { size: textSizes().small, color: token("--ink") } })));
  return [{ type: "bar", x: positions, y: positions.map(() => top), width: 0.8, hoverinfo: "skip",
    marker: { color: token("--missing-bg"), line: { width: 0 },
      pattern: { shape: "/", fgcolor: token("--missing-mark"), bgcolor: token("--missing-bg"), size: 7, solidity: 0.18 } } }];
}

/** Events as dotted lines from the axis to the top, each with its words at the first month.
    @param {[first: number, last: number, words: string][] | undefined} events
    @param {Layout} layout
    @param {number} slot */
function noteEvents(events, layout, slot) {
  const top = layout.yaxis.range?.[1] ?? 1;
  const size = textSizes().small;
  for (const [first, last, words] of events ?? []) {
    for (const x of new Set([first, last])) {
      layout.shapes = (layout.shapes || []).concat({ type: "line", x0: x, x1: x, y0: 0, y1: top, line: { color: token("--ink-soft"), width: 1, dash: "dot" } });
    }
    const room = Math.max(4, Math.floor((slot * (layout.xaxis.range[1] - first)) / (size * 0.55)));
    const text = words.length > room ? `${words.slice(0, room - 1)}…` : words;
    layout.annotations = (layout.annotations || []).concat(annotation(text, { xref: "x", yref: "paper", x: first, y: 1,
      xanchor: "left", yanchor: "bottom", align: "left", font: { size, color: token("--ink-soft") } }));
  }
}

/** @param {Trace[]} data
    @param {Layout} layout
    @param {number} width
    @param {Layout} given
    @returns {Figure} */
export function columns(data, layout, width, given) {
  const { traces, slot, sizes } = overTime(data, layout, width, given);
  /** @type {Trace[]} */
  const drawn = traces.map((trace) => ({ ...trace, type: "bar", width: 0.68, textposition: "outside", cliponaxis: false,
    constraintext: "none", textangle: 0, text: fittingTexts(trace, slot, sizes.small),
    textfont: { size: sizes.small, color: token("--ink"), ...(trace.textfont || {}) } }));
  noteEvents(given.meta?.events, layout, slot);
  return { data: drawn.concat(missingBands(given.meta?.missing, layout, `– ${word("not_reported")}`)), layout };
}

/** The words at a low point stand under it, where the line does not run.
    @param {Note} note
    @param {Trace} trace
    @returns {Note} */
function besideLine(note, trace) {
  const values = [trace.y[note.x - 1], trace.y[note.x + 1]].filter((value) => value !== null && value !== undefined);
  const isLow = note.y !== undefined && values.length > 0 && values.every((value) => value > note.y);
  return isLow ? { ...note, yshift: -Math.abs(note.yshift || 14) } : note;
}

/** @param {Trace[]} data
    @param {Layout} layout
    @param {number} width
    @param {Layout} given
    @returns {Figure} */
export function lines(data, layout, width, given) {
  const { traces, slot } = overTime(data, layout, width, given);
  const isDense = slot < 12;
  layout.annotations = (layout.annotations || []).map((/** @type {Note} */ note) => besideLine(note, traces[0]));
  noteEvents(given.meta?.events, layout, slot);
  const drawn = traces.map((trace) => ({ type: "scatter", mode: trace.text ? "lines+markers+text" : "lines+markers",
    connectgaps: false, cliponaxis: false, textposition: "top center", ...trace,
    line: { color: token("--mark"), width: 2.5, shape: "linear", ...(trace.line || {}) },
    marker: { color: token("--mark"), size: isDense ? 4 : 6, ...(trace.marker || {}) } }));
  return { data: missingBands(given.meta?.missing, layout, `– ${word("not_reported")}`).concat(drawn), layout };
}

