/* Scatter: axis titles beside their axes, median lines dashed with their value, words in the quadrants, and names placed
   where they cover least. On narrow screens fewer names, and those alone that cover nothing. Also draws the Lorenz curve. */

import { baseLayout } from "./base.js";
import { annotation, wrap } from "./labels.js";
import { textSizes, textWidth } from "./measure.js";
import { circles, inDrawingOrder, pointsOf, spoken } from "./points.js";
import { labels } from "./scatter-names.js";
import { token } from "./tokens.js";

/** @import * as Wire from "../wire.js" */
/** @import { Spot } from "./points.js" */

/** @typedef {{x: Wire.Axis, y: Wire.Axis}} Plane */

const NARROW = 480;

const NAMES = { narrow: 6, wide: 10 };

/** Turns a value into px inside the plot.
    @param {Layout} layout
    @param {number} width
    @returns {Scale} */
function scales(layout, width) {
  const { margin } = layout;
  const w = width - margin.l - margin.r;
  const h = layout.height - margin.t - margin.b;
  /** @param {number[]} given
      @param {number} size
      @returns {(value: number) => number} */
  const along = ([from, to], size) => (value) => ((value - from) / (to - from)) * size;
  const across = along(layout.xaxis.range, w);
  const up = along(layout.yaxis.range, h);
  return { w, h, x: across, y: (value) => h - up(value) };
}

/** @param {Wire.Axis} axis */
const pointAxis = ({ start = 0, end, ticks }) => ({ range: [start, end], tickvals: ticks.map(([value]) => value), ticktext: ticks.map(([, text]) => text) });

/** @param {Layout} layout
    @param {Plane} plane
    @param {Sizes} sizes */
function axes(layout, { x, y }, sizes) {
  const widest = Math.max(...y.ticks.map(([, text]) => textWidth(text, sizes.small)));
  layout.margin = { l: Math.ceil(widest) + 12, r: 14, t: x.median ? 50 : 34, b: 52, pad: 0 };
  layout.xaxis = { ...layout.xaxis, ...pointAxis(x), zeroline: true, showgrid: false, tickangle: 0 };
  layout.yaxis = { ...layout.yaxis, ...pointAxis(y), zeroline: true, zerolinewidth: 1, showgrid: true, ticklabelstandoff: 6 };
  const soft = { size: sizes.small, color: token("--ink-soft") };
  return [
    annotation(y.title, { xref: "paper", yref: "paper", x: 0, y: 1, xanchor: "left", yanchor: "bottom", xshift: -layout.margin.l, yshift: layout.margin.t - 22, font: soft }),
    annotation(x.title, { xref: "paper", yref: "paper", x: 1, y: 0, xanchor: "right", yanchor: "top", yshift: -30, font: soft }),
  ];
}

/** Where half have nothing the median lies on the axis: its words stand under it, clear of the circles.
    @param {Wire.Axis} axis */
const isOnAxis = ({ median, start = 0 }) => Boolean(median && median[0] <= start);

const UNDER_CIRCLES = 16;

/** @param {Layout} layout
    @param {Plane} plane
    @param {Sizes} sizes */
function medians(layout, { x: across, y: up }, sizes) {
  const line = { color: token("--ink-soft"), width: 1.2, dash: "4px,3px" };
  const font = { size: sizes.small, color: token("--ink-soft") };
  const notes = [];
  if (across.median) {
    const [x, text] = across.median;
    layout.shapes.push({ type: "line", xref: "x", yref: "paper", x0: x, x1: x, y0: 0, y1: 1, line, layer: "below" });
    notes.push(annotation(text, { xref: "x", yref: "paper", x, y: 1, xanchor: "left", yanchor: "bottom", xshift: -2, yshift: -1, font }));
  }
  if (up.median) {
    const [y, text] = up.median;
    layout.shapes.push({ type: "line", xref: "paper", yref: "y", x0: 0, x1: 1, y0: y, y1: y, line, layer: "below" });
    const beside = isOnAxis(up) ? { yanchor: "top", yshift: -UNDER_CIRCLES } : { yanchor: "bottom", yshift: 1 };
    notes.push(annotation(text, { xref: "paper", yref: "y", x: 1, y, xanchor: "right", ...beside, font }));
  }
  return notes;
}

const CORNERS = [[0, 1], [1, 1], [0, 0], [1, 0]];

const LEAST_SIDE = 76; // px, for words of a quadrant hardly wider than nothing; the other side has so much less

/** Words of the quadrants broken to fit their side of the median.
    @param {string[]} texts
    @param {Wire.Tick | undefined} median
    @param {Scale} given2
    @param {Sizes} sizes
    @returns {string[][]} */
function quadrantLines(texts, median, { w, x }, sizes) {
  const middle = Math.max(LEAST_SIDE, Math.min(median ? x(median[0]) : w / 2, w - LEAST_SIDE));
  return texts.map((text, index) => wrap(text, (index % 2 ? w - middle : middle) - 16, sizes.small));
}

/** Room for the words of the quadrants above the highest line and under zero, so that they cover no Kreis and no line runs through them.
    @param {Layout} layout
    @param {string[][]} lines
    @param {Scale} given2
    @param {Sizes} sizes
    @param {boolean} isBelowMedian whether the words of the median stand between them and zero */
function makeRoom(layout, lines, { h }, sizes, isBelowMedian) {
  if (!lines.length) return;
  const above = isBelowMedian ? sizes.small * 1.35 + UNDER_CIRCLES : 16;
  const strip = Math.max(lines[2].length, lines[3].length) * sizes.small * 1.35 + above;
  const head = Math.max(lines[0].length, lines[1].length) * sizes.small * 1.35 + 4;
  const [, end] = layout.yaxis.range;
  const unit = end / (h - strip - head);
  layout.yaxis.range = [-strip * unit, end + head * unit];
}

/** The words, each in the outer corner of its own quadrant.
    @param {string[][]} words
    @param {Sizes} sizes */
function quadrants(words, sizes) {
  const font = { size: sizes.small, color: token("--ink-soft") };
  return words.map((lines, index) => {
    const [x, y] = CORNERS[index];
    return annotation(lines.map((line) => `<b>${line}</b>`).join("<br>"), { xref: "paper", yref: "paper", x, y, xanchor: x ? "right" : "left",
      yanchor: y ? "top" : "bottom", xshift: x ? -2 : 6, yshift: y ? -2 : 1, align: x ? "right" : "left", font });
  });
}

/** @param {string} text
    @param {Scale} given1
    @param {Sizes} sizes */
function diagonal(text, { w, h }, sizes) {
  const angle = -(Math.atan2(h, w) * 180) / Math.PI;
  return annotation(text, { xref: "paper", yref: "paper", x: 0.4, y: 0.4, xanchor: "center", yanchor: "bottom", textangle: angle,
    yshift: 2, xshift: -8, font: { size: sizes.small, color: token("--ink-soft") } });
}

/** The px a note in a corner or at a median line takes.
    @param {Note} given
    @param {Scale} scale
    @param {Sizes} sizes
    @returns {Box} */
function boxOf({ text, x, y, xref, yref, xanchor, yanchor, xshift = 0, yshift = 0 }, scale, sizes) {
  const width = textWidth(text, sizes.small, 600);
  const height = sizes.small * 1.35 * text.split("<br>").length;
  const px = (xref === "paper" ? x * scale.w : scale.x(x)) + xshift;
  const py = (yref === "paper" ? (1 - y) * scale.h : scale.y(y)) - yshift;
  const left = xanchor === "right" ? px - width : px;
  const top = yanchor === "bottom" ? py - height : py;
  return { left, right: left + width, top, bottom: top + height };
}

const HUNDRED = 100;

/** Words narrower than this leave the picture instead of breaking. */
const LEAST_ROOM = 60;

/** The point of a curve that the sentence speaks of, with lines to it and words under the curve; where hardly anybody is left to
    the right of it, they stand in the corner above, which curve and diagonal leave free.
    @param {Wire.Place} given
    @param {Layout} layout
    @param {Scale} scale
    @param {Sizes} sizes */
function half({ x = 0, y = 0, text }, layout, scale, sizes) {
  const line = { color: token("--ink"), width: 1.2 };
  layout.shapes.push({ type: "line", x0: x, x1: x, y0: 0, y1: y, line }, { type: "line", x0: x, x1: 100, y0: y, y1: y, line: { ...line, dash: "2px,3px" } });
  const right = scale.w - scale.x(x) - 10;
  const isAbove = right < LEAST_ROOM;
  const place = isAbove ? { x: 0, y: HUNDRED, yanchor: "top" } : { x, y: 0, yanchor: "bottom", yshift: 4 };
  return annotation(wrap(text, isAbove ? scale.w / 1.6 : right, sizes.small).join("<br>"), { ...place, xref: "x", yref: "y", xanchor: "left", xshift: 6,
    font: { size: sizes.small, color: token("--ink") } });
}

const HEIGHT = { usual: 400, wide: 460 }; // of a wide scatter

/** @param {number} width
    @param {number} height
    @returns {Layout} */
const emptyLayout = (width, height) => ({ ...baseLayout(width), height, shapes: [] });

const FEW = 5; // so many chosen points have their names in any case

/** The points by name: those that are named anyway, before them the chosen ones where these are few.
    @param {Spot[]} points
    @param {Set<number>} outside
    @returns {Named[]} */
export function namedOf(points, outside) {
  const named = points.filter(({ isNamed }) => isNamed);
  const chosen = outside.size ? inDrawingOrder(points).filter(({ row }) => row === null || !outside.has(row)) : [];
  if (!chosen.length || chosen.length > FEW) return named;
  return [...chosen, ...named.filter(({ name }) => chosen.every((one) => one.name !== name))];
}

/** @param {Wire.Scatter} picture
    @param {number} width
    @param {Set<number>} outside
    @returns {Figure} */
export function scatter(picture, width, outside) {
  const sizes = textSizes();
  const points = pointsOf(picture.points);
  const isNarrow = width < NARROW;
  const layout = emptyLayout(width, isNarrow ? HEIGHT.usual : HEIGHT.wide);
  const titles = axes(layout, picture, sizes);
  const broken = quadrantLines(picture.quadrants ?? [], picture.x.median, scales(layout, width), sizes);
  makeRoom(layout, broken, scales(layout, width), sizes, isOnAxis(picture.y));
  const scale = scales(layout, width);
  const lines = medians(layout, picture, sizes);
  const words = quadrants(broken, sizes);
  const rules = layout.shapes.map((/** @type {any} */ { xref, x0, y0 }) => (xref === "x" ? { left: scale.x(x0), right: scale.x(x0) + 1, top: 0, bottom: scale.h }
    : { left: 0, right: scale.w, top: scale.y(y0), bottom: scale.y(y0) + 1 }));
  const zero = { left: 0, right: scale.w, top: scale.y(0) - 2, bottom: scale.y(0) + 2 };
  const blocked = [...words, ...lines].map((one) => boxOf(one, scale, sizes)).concat(rules, broken.length ? [zero] : []);
  const largest = Math.max(...points.map(({ size }) => size));
  const data = [false, true].map((isHollow) => circles(inDrawingOrder(points).filter((point) => point.isHollow === isHollow), largest, isHollow, isNarrow))
    .filter((trace) => trace.x.length);
  const names = { most: isNarrow ? NAMES.narrow : NAMES.wide, isClear: isNarrow };
  layout.annotations = [...titles, ...lines, ...words, ...labels(namedOf(points, outside), data, scale, blocked, sizes, names)];
  return { data, layout };
}

/** The curve from 0, and the diagonal of equality dashed.
    @param {Wire.Lorenz} picture
    @param {number} width
    @returns {Figure} */
export function lorenz(picture, width) {
  const sizes = textSizes();
  const points = pointsOf(picture.points);
  const layout = emptyLayout(width, HEIGHT.usual);
  const titles = axes(layout, picture, sizes);
  const scale = scales(layout, width);
  const equality = { type: "scatter", mode: "lines", x: [0, HUNDRED], y: [0, HUNDRED], line: { color: token("--ink-soft"), width: 1.5, dash: "dash" } };
  const curve = { type: "scatter", mode: "lines+markers", x: [0, ...points.map(({ x }) => x)], y: [0, ...points.map(({ y }) => y)],
    text: ["", ...points.map(spoken)], hovertemplate: "%{text}<extra></extra>", customdata: [null, ...points.map(({ row }) => row)],
    line: { color: token("--mark"), width: 2.5 }, marker: { color: token("--mark"), size: 6 }, cliponaxis: false };
  layout.annotations = [...titles, diagonal(picture.equal, scale, sizes), half(picture.half, layout, scale, sizes)];
  return { data: [equality, curve], layout };
}
