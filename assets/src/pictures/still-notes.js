/* Words and lines around the marks of a drawing. */

import { overhang, textWidth } from "./measure.js";
import { round } from "./still-marks.js";
import { extent, linesOf, textNode } from "./still-text.js";
import { svg } from "../shell/dom.js";

const HAIR = 1e-6; // a half is rounded up whatever the arithmetic left of it

/** Where a note begins on one axis: its place, moved by its size and by what the author says.
    @param {number} place
    @param {number} size
    @param {string} anchor
    @param {number} shift */
function startOf(place, size, anchor, shift) {
  const part = { left: 0, top: 0, center: 0.5, middle: 0.5, right: 1, bottom: 1 }[anchor] ?? 0.5;
  return Math.round(place + shift - part * size + HAIR);
}

/** @param {Note} one
    @param {PlotArea} area
    @param {PlotArea} axes
    @param {Layout} layout */
// eslint-disable-next-line complexity -- every member of a Plotly note has a default
export function note(one, area, axes, layout) {
  const font = { size: layout.font.size, color: layout.font.color, ...one.font };
  const box = extent(one.text, font.size);
  const rim = 1 + (one.borderpad ?? 1);
  const high = box.bottom - box.top;
  const wide = one.width ?? textWidth(one.text, font.size);
  const size = { x: Math.round(wide + 2 * rim), y: Math.round((one.height ?? high) + 2 * rim) };
  const place = { x: one.xref === "paper" ? area.left + one.x * area.width : axes.x(one.x),
    y: one.yref === "paper" ? area.top + (1 - one.y) * area.height : axes.y(one.y) };
  const x = startOf(place.x, size.x, one.xanchor, one.xshift || 0);
  const y = startOf(place.y, size.y, one.yanchor, -(one.yshift || 0));
  const isCentred = (one.align ?? "center") === "center";
  const inside = isCentred ? wide / 2 : overhang(linesOf(one.text).map((runs) => runs[0]?.text ?? ""), font.size);
  const text = textNode(one.text, font, { class: "annotation-text", x: x + rim + inside,
    y: y + rim + ((one.height ?? high) - high) / 2 - box.top, "text-anchor": isCentred ? "middle" : "start" });
  const ground = svg("rect", { class: "bg", x, y, width: size.x, height: size.y, style: `fill:${one.bgcolor || "transparent"}` });
  const row = one.captureevents ? one.name.slice(4) : null;
  return svg("g", { class: row ? "annotation-text-g" : null, "data-label-row": row, "pointer-events": row ? "all" : "none" }, ground, text);
}

/** A line at the very edge of its area shows the half that lies inside.
    @param {any} shape
    @param {PlotArea} area */
export function shapeNode(shape, area) {
  const [x0, x1, y0, y1] = [area.x(shape.x0), area.x(shape.x1), area.y(shape.y0), area.y(shape.y1)];
  const isHalf = x0 === x1 && Math.abs(x0 - area.left) < 0.01;
  const aside = isHalf ? shape.line.width / 4 : 0;
  return svg("path", { d: `M${round(x0) + aside},${round(y0)}L${round(x1) + aside},${round(y1)}`,
    style: `fill:none;stroke:${shape.line.color};stroke-width:${isHalf ? shape.line.width / 2 : shape.line.width}px` });
}

/** Lines across, and the words on both axes of a picture over time.
    @param {Layout} layout
    @param {PlotArea} area */
export function scales(layout, area) {
  const { xaxis, yaxis } = layout;
  const right = area.left + area.width;
  const bottom = area.top + area.height;
  /** @param {number} tick */
  const isAtEdge = (tick) => tick !== 0 && (area.y(tick) < area.top + 1 || area.y(tick) > bottom - 1);
  const lines = yaxis.tickvals.filter((/** @type {number} */ tick) => !isAtEdge(tick)).map((/** @type {number} */ tick) => svg("path", {
    class: tick ? "ygrid" : "zl", d: `M${area.left},${round(area.y(tick))}H${right}`, "shape-rendering": "crispEdges",
    style: `stroke:${tick ? yaxis.gridcolor : yaxis.zerolinecolor};stroke-width:1px` }));
  const left = yaxis.tickvals.map((/** @type {number} */ tick, /** @type {number} */ index) => textNode(yaxis.ticktext[index], yaxis.tickfont, {
    "text-anchor": "end", x: area.left - 1 - yaxis.ticklabelstandoff, y: round(area.y(tick)) + yaxis.tickfont.size * 0.35 }));
  const below = xaxis.tickvals.map((/** @type {number} */ tick, /** @type {number} */ index) => (xaxis.ticktext[index] ? textNode(xaxis.ticktext[index], xaxis.tickfont, {
    class: "xtick", "text-anchor": "middle", x: round(area.x(tick)), y: bottom + 1 + xaxis.tickfont.size }) : null));
  return { lines, words: [...below, ...left] };
}

