/* Bars, lines and points of a drawing. */

import { extent, middle, textNode } from "./still-text.js";
import { svg } from "../shell/dom.js";

const PAD = 3; // px between a bar and its value

const HATCH_SIZE = Math.SQRT2;

let made = 0;

/** @param {string} name */
const newId = (name) => `${name}-${(made += 1)}`;

/** @param {number} value */
export const round = (value) => Math.round(value * 100) / 100;

/** @param {Trace} trace
    @param {number} index
    @returns {number | undefined} */
const rowOf = (trace, index) => [trace.customdata?.[index]].flat()[0];

/** @param {any} value
    @param {number} index */
const at = (value, index) => (Array.isArray(value) ? value[index] : value);

/** Where each bar of a trace stands in its area, in px, and the table row it stands for.
    @param {Trace} trace
    @param {PlotArea} area
    @returns {Bar[]} */
function barsOf(trace, area) {
  const isAcross = trace.orientation === "h";
  const [places, values] = isAcross ? [trace.y, trace.x] : [trace.x, trace.y];
  return values.map((value, index) => {
    const start = places[index] + (trace.offset ?? -trace.width / 2);
    /** @param {number} place */
    const inX = (place) => area.x(place) - area.left;
    /** @param {number} place */
    const inY = (place) => area.y(place) - area.top;
    const [across, along] = isAcross ? [inY, inX] : [inX, inY];
    const sides = [across(start), across(start + trace.width)].sort((a, b) => a - b);
    return { index, isAcross, sides, zero: along(0), end: along(value ?? 0), row: rowOf(trace, index) };
  });
}

/** Where a bar begins and ends; a very small one is still seen.
    @param {Bar} given */
function fromTo({ zero, end }) {
  if (Math.abs(end - zero) >= 2 || end === zero) return [round(zero), round(end)];
  return end > zero ? [Math.floor(zero), Math.ceil(end)] : [Math.ceil(zero), Math.floor(end)];
}

/** @param {Bar} bar */
function outline(bar) {
  const [from, to] = fromTo(bar);
  const [a, b] = bar.sides.map(round);
  return bar.isAcross ? `M${from},${a}V${b}H${to}V${a}Z` : `M${a},${from}V${to}H${b}V${from}Z`;
}

/** The value behind, or on top of, its bar.
    @param {Bar} bar
    @param {string} text
    @param {Font} font */
function valueNode(bar, text, font) {
  const box = extent(text, font.size);
  const [from, to] = fromTo(bar);
  const centre = (bar.sides[0] + bar.sides[1]) / 2;
  const place = bar.isAcross
    ? { x: to < from ? to - PAD : to + PAD, y: centre - middle(box), "text-anchor": to < from ? "end" : "start" }
    : { x: centre, y: to - PAD - box.bottom, "text-anchor": "middle" };
  return textNode(text, font, { class: "bartext", ...place });
}

/** The edge of a bar ends where its area does.
    @param {PlotArea} area */
function edge(area) {
  const id = newId("area");
  const node = svg("clipPath", { id }, svg("rect", { width: area.width, height: area.height }));
  return { node, path: `url("#${id}")` };
}

/** How pale a mark is, where some of its trace are paler than the others.
    @param {Trace} trace
    @param {number} index */
const paleness = ({ marker }, index) => (Array.isArray(marker?.opacity) ? `;opacity:${marker.opacity[index]}` : "");

/** @param {Trace} trace
    @param {Bar[]} bars
    @param {PlotArea} area
    @param {string=} fill */
function barsNode(trace, bars, area, fill) {
  const { marker = {} } = trace;
  const within = marker.line ? edge(area) : null;
  const points = bars.map((bar) => svg("g", { class: "point" },
    svg("path", { d: outline(bar), "data-row": bar.row ?? null, "clip-path": within?.path, style: `fill:${fill || at(marker.color, bar.index)};stroke-width:${at(marker.line?.width, bar.index) || 0}px${
      marker.line?.color ? `;stroke:${at(marker.line.color, bar.index)}` : ""}${paleness(trace, bar.index)}` }),
    trace.text && at(trace.text, bar.index) ? valueNode(bar, at(trace.text, bar.index), trace.textfont) : null));
  return svg("g", { class: "trace bars", transform: `translate(${area.left},${area.top})`, "pointer-events": "none" },
    within?.node, svg("g", { class: "points" }, points));
}

/** Where the known points of a line lie, in px, and the table rows they stand for.
    @param {Trace} trace
    @param {PlotArea} area
    @returns {LinePoint[]} */
const pointsOf = (trace, area) => trace.y.map((value, index) => {
  const [x, y, radius] = [area.x(trace.x[index]) - area.left, area.y(value) - area.top, at(trace.marker.size, index) / 2];
  return { index, isKnown: value !== null, x: round(x), y: round(y), radius, sides: [x - radius, x + radius], row: rowOf(trace, index) };
});

/** The line stops before a gap and begins anew behind it.
    @param {LinePoint[]} points */
const lineThrough = (points) => points.map(({ isKnown, x, y }, index) =>
  (isKnown ? `${points[index - 1]?.isKnown ? "L" : "M"}${x},${y}` : "")).join("");

/** The line; where some points are paler it is drawn pale, and once more through the others.
    @param {Trace} trace
    @param {LinePoint[]} points */
function linesNodes({ line, marker }, points) {
  const style = `fill:none;stroke:${line.color};stroke-width:${line.width}px;stroke-miterlimit:2`;
  /** @param {LinePoint[]} some
      @param {string} more */
  const path = (some, more) => svg("path", { class: "js-line", d: lineThrough(some), style: style + more });
  if (!Array.isArray(marker.opacity)) return [path(points, "")];
  const least = Math.min(...marker.opacity);
  return [path(points, `;opacity:${least}`), path(points.map((point) => ({ ...point, isKnown: point.isKnown && marker.opacity[point.index] > least })), "")];
}

/** @param {Trace} trace
    @param {LinePoint[]} points
    @param {PlotArea} area */
function lineNode(trace, points, area) {
  const { marker } = trace;
  const dots = points.filter(({ isKnown }) => isKnown).map(({ index, x, y, radius, row }) => svg("path", { class: "point", "data-row": row ?? null,
    d: `M${radius},0A${radius},${radius} 0 1,1 0,${-radius}A${radius},${radius} 0 0,1 ${radius},0Z`, transform: `translate(${x},${y})`,
    style: `fill:${at(marker.color, index)};stroke-width:0px${paleness(trace, index)}` }));
  return svg("g", { class: "trace scatter", transform: `translate(${area.left},${area.top})`, "pointer-events": "none" },
    svg("g", { class: "lines" }, linesNodes(trace, points)),
    svg("g", { class: "points" }, dots));
}

/** @param {Trace} trace
    @param {PlotArea} area
    @returns {Mark[]} */
export const marksOf = (trace, area) => (trace.type === "bar" ? barsOf(trace, area) : pointsOf(trace, area).filter(({ isKnown }) => isKnown));

/** @param {Trace} trace
    @param {PlotArea} area
    @param {string=} fill */
export const traceNode = (trace, area, fill) => (trace.type === "bar" ? barsNode(trace, barsOf(trace, area), area, fill)
  : lineNode(trace, pointsOf(trace, area), area));

/** The hatch of a trace whose values were not reported.
    @param {{pattern: any}} given */
export function hatch({ pattern }) {
  const [side, width] = [pattern.size * HATCH_SIZE, pattern.size * pattern.solidity];
  const id = newId("hatch");
  const d = `M-${side / 4},${side / 4}l${side / 2},-${side / 2}M0,${side}L${side},0M${(side * 3) / 4},${(side * 5) / 4}l${side / 2},-${side / 2}`;
  return { fill: `url("#${id}")`, node: svg("pattern", { id, width: side, height: side, patternUnits: "userSpaceOnUse" },
    svg("rect", { width: side, height: side, style: `fill:${pattern.bgcolor}` }),
    svg("path", { d, style: `fill:none;stroke:${pattern.fgcolor};stroke-width:${width}px` })) };
}

