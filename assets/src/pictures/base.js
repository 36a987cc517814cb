/* What lies under every drawing of traces and notes: fonts, colours, axes without ticks of their own. */

import { textSizes } from "./measure.js";
import { token } from "./tokens.js";

function baseAxis() {
  return { fixedrange: true, showgrid: false, zeroline: false, showline: false, ticks: "", automargin: false,
    gridcolor: token("--line"), linecolor: token("--ink"), zerolinecolor: token("--ink"),
    tickfont: { size: textSizes().small, color: token("--ink-soft") } };
}

/** A layout of its own for one picture, which its form fills.
    @param {number} width
    @returns {Layout} */
export function baseLayout(width) {
  const isGerman = document.documentElement.lang !== "en";
  return {
    font: { family: token("--font-text"), size: textSizes().label, color: token("--ink") },
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", separators: isGerman ? ",." : ".,",
    margin: { l: 0, r: 0, t: 4, b: 4, pad: 0 }, showlegend: false, dragmode: false, hovermode: "closest",
    clickmode: "event", bargap: 0.3, height: 320, width, xaxis: baseAxis(), yaxis: baseAxis(),
    hoverlabel: { bgcolor: token("--surface-float"), bordercolor: token("--edge"), align: "left",
      font: { family: token("--font-text"), size: textSizes().small, color: token("--ink") } },
  };
}
