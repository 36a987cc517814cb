/* Bars, columns and lines drawn by our own hand: nothing in them moves or opens, so a picture is a few dozen SVG elements
   made in one go. Places, sizes and class names are those plotly.js gives the same data and layout. */

import * as cards from "../answer/cards.js";
import { hatch, marksOf, traceNode } from "./still-marks.js";
import { note, scales, shapeNode } from "./still-notes.js";
import { closest, el, onClick, svg } from "../shell/dom.js";

const FORMS = ["bars", "multiples", "columns", "lines"];

const REACH = 20; // px beside a mark in which a press still counts

/** For tests: whether the other hand draws everything. */
export const hand = { isPlotlyOnly: false };

/** Whether a picture is drawn here; every other one is Plotly's.
    @param {{form: string}} picture */
export const isStill = ({ form }) => !hand.isPlotlyOnly && FORMS.includes(form);

/** The rectangle and the scales of the axes a trace is drawn on.
    @param {Layout} layout
    @param {number} width
    @param {string} [xName]
    @param {string} [yName]
    @returns {PlotArea} */
function areaOf(layout, width, xName = "x", yName = "y") {
  const [l, r, t, b] = ["l", "r", "t", "b"].map((side) => Math.round(layout.margin[side]));
  const [xaxis, yaxis] = [layout[xName.replace("x", "xaxis")], layout[yName.replace("y", "yaxis")]];
  const [from, to] = xaxis.domain || [0, 1];
  const whole = width - l - r;
  const area = { left: l + from * whole, top: t, width: (to - from) * whole, height: layout.height - t - b };
  /** @param {number} value
      @param {number[]} given1 */
  const part = (value, [start, end]) => (value - start) / (end - start);
  return { ...area, x: (value) => area.left + part(value, xaxis.range) * area.width,
    y: (value) => area.top + (1 - part(value, yaxis.range)) * area.height };
}

/** @param {Figure} given */
function build({ data, layout }) {
  const { width, height } = layout;
  const whole = areaOf({ ...layout, xaxis: { ...layout.xaxis, domain: [0, 1] } }, width);
  const areas = data.map((trace) => areaOf(layout, width, trace.xaxis, trace.yaxis));
  const marks = data.flatMap((trace, index) => marksOf(trace, areas[index]).map((mark) => ({ ...mark, area: areas[index] })));
  const hatched = data.map(({ marker }) => (marker?.pattern ? hatch(marker) : null));
  const { lines, words } = layout.xaxis.tickvals ? scales(layout, whole) : { lines: [], words: [] };
  /** @param {string} [layer] */
  const shapes = (layer) => (layout.shapes || []).filter((/** @type {any} */ shape) => shape.layer === layer)
    .map((/** @type {any} */ shape) => shapeNode(shape, areaOf(layout, width, shape.xref)));
  const grounds = [...new Map(areas.map((area) => [area.left, area])).values()].map((area) => svg("rect", { class: "nsewdrag", x: area.left,
    y: area.top, width: area.width, height: area.height, style: "fill:transparent;pointer-events:all" }));
  const drawing = svg("svg", { class: "main-svg", width, height, style: "position:absolute;top:0;left:0;pointer-events:none" },
    svg("defs", {}, hatched.map((one) => one?.node)), grounds, lines, shapes("below"),
    data.map((trace, index) => traceNode(trace, areas[index], hatched[index]?.fill)), words, shapes(),
    (layout.annotations || []).map((/** @type {Note} */ one) => note(one, whole, areaOf(layout, width, one.xref === "paper" ? "x" : one.xref), layout)));
  return { drawing, marks };
}

/** Draws into a host that is ours alone.
    @param {HTMLElement} chart
    @param {Figure} prepared */
export function draw(chart, prepared) {
  const { drawing, marks } = build(prepared);
  const { width, height } = prepared.layout;
  chart.marks = marks;
  chart.replaceChildren(el("div", { class: "svg-container", style: `position:relative;width:${width}px;height:${height}px;user-select:none` }, drawing));
}

/** The table row of the mark next to a press: anywhere in its row, or in its column.
    @param {HTMLElement} chart
    @param {MouseEvent} given1 */
export function rowAt(chart, { clientX, clientY }) {
  const point = new DOMPoint(clientX, clientY).matrixTransform(/** @type {SVGSVGElement | null} */ (chart.querySelector("svg"))?.getScreenCTM()?.inverse());
  /** @param {Mark & {area: PlotArea}} given */
  const distance = ({ isAcross, sides: [start, end], area }) => {
    const place = isAcross ? point.y - area.top : point.x - area.left;
    return Math.max(0, start - place, place - end);
  };
  const [nearest] = (chart.marks ?? []).filter(({ row, area }) => row !== undefined && point.x >= area.left && point.x <= area.left + area.width)
    .map((mark) => ({ row: mark.row, far: distance(mark) })).filter(({ far }) => far <= REACH).sort((a, b) => a.far - b.far);
  return nearest?.row;
}

/** Listens from now on. */
export function start() {
  onClick(".plot .main-svg [data-label-row]", (label) => cards.around(label)?.pressRow(Number(label.dataset.labelRow)));
  onClick(".plot .main-svg rect.nsewdrag", (ground, event) => {
    const chart = closest(ground, ".plot");
    const row = chart?.marks && rowAt(chart, event);
    if (chart && row !== undefined) cards.around(chart)?.pressRow(row);
  });
}
