/* Data and layout of a Plotly picture at a width: our layout underneath, its form on top. */

import { bars } from "./bars.js";
import { columns, lines } from "./over-time.js";
import { ranges } from "./ranges.js";
import { scatter } from "./scatter.js";
import { textSizes } from "./measure.js";
import { resolve, token } from "./tokens.js";

/** The forms of a picture: each takes traces and a full layout and gives them back fitted to a width. */
/** @type {Record<string, (data: Trace[], layout: Layout, width: number, given: Layout) => Figure>} */
const FORMS = { bars, multiples: bars, columns, lines, ranges, scatter };

function baseAxis() {
  return { fixedrange: true, showgrid: false, zeroline: false, showline: false, ticks: "", automargin: false,
    gridcolor: token("--line"), linecolor: token("--ink"), zerolinecolor: token("--ink"),
    tickfont: { size: textSizes().small, color: token("--ink-soft") } };
}

function baseLayout() {
  const isGerman = document.documentElement.lang !== "en";
  return {
    font: { family: token("--font-text"), size: textSizes().label, color: token("--ink") },
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", separators: isGerman ? ",." : ".,",
    margin: { l: 0, r: 0, t: 4, b: 4, pad: 0 }, showlegend: false, dragmode: false, hovermode: "closest",
    clickmode: "event", bargap: 0.3, height: 320,
    hoverlabel: { bgcolor: token("--surface-float"), bordercolor: token("--edge"), align: "left",
      font: { family: token("--font-text"), size: textSizes().small, color: token("--ink") } },
  };
}

/** @param {Layout} under
    @param {Layout} over
    @returns {Layout} */
export function merge(under, over) {
  const result = { ...under };
  for (const [key, value] of Object.entries(over || {})) {
    const isPlain = value && typeof value === "object" && !Array.isArray(value);
    result[key] = isPlain && under[key] && typeof under[key] === "object" ? merge(under[key], value) : value;
  }
  return result;
}

/** Data and layout of a picture as they are drawn at a width.
    @param {{data: Trace[], layout: Layout}} picture
    @param {number} width
    @returns {Figure} */
export function prepare(picture, width) {
  const { data, layout } = resolve({ data: picture.data, layout: picture.layout || {} });
  const form = layout.meta?.form;
  const axes = Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key));
  const full = merge(baseLayout(), layout);
  for (const name of new Set(["xaxis", "yaxis", ...axes])) full[name] = merge(baseAxis(), layout[name] || {});
  const traces = data.map((/** @type {Trace} */ trace) => ({ ...trace, hoverinfo: trace.hovertemplate ? undefined : "none" }));
  full.width = width;
  return FORMS[form] ? FORMS[form](traces, full, width, layout) : freeForm(traces, full, layout);
}

/** @param {Trace[]} data
    @param {Layout} layout
    @param {Layout} given
    @returns {Figure} */
function freeForm(data, layout, given) {
  layout.xaxis.automargin = layout.xaxis.automargin || !given.margin;
  layout.yaxis.automargin = layout.yaxis.automargin || !given.margin;
  return { data, layout };
}

