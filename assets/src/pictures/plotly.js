/* Pictures of traces and notes: bars, columns and lines by our own hand, points by plotly.js. */

import * as cards from "../answer/cards.js";
import { prepare } from "./layout.js";
import { plotly } from "./plotly-script.js";
import * as still from "./still.js";
import { el, query, queryAll } from "../shell/dom.js";
import { page } from "../shell/page.js";

/** @import { Plotted } from "./layout.js" */

const CONFIG = { displayModeBar: false, responsive: false, showTips: false, doubleClick: false, scrollZoom: false };

const PAGE = 840; // px of an A4 page that a picture may fill; a taller one would be cut

/** The table row a point stands for: the first of its customdata.
    @param {any} customdata
    @returns {number} */
const rowOf = (customdata) => (Array.isArray(customdata) ? customdata[0] : customdata);

/** @param {HTMLElement} chart */
function listen(chart) {
  chart.on?.("plotly_click", (event) => cards.around(chart)?.pressRow(rowOf(event.points[0]?.customdata)));
  chart.on?.("plotly_clickannotation", (event) => {
    const name = event.annotation?.name || "";
    if (name.startsWith("row ")) cards.around(chart)?.pressRow(Number(name.slice(4)));
  });
}

/** The place a picture is drawn in: a new one where the other hand drew before.
    @param {HTMLElement} host
    @param {boolean} isStill
    @returns {HTMLElement} */
function placeIn(host, isStill) {
  const chart = query(":scope > .plot", host);
  if (chart && isStill === Boolean(chart.marks)) return chart;
  const fresh = el("div", { class: "plot", "aria-hidden": "true" });
  host.replaceChildren(fresh);
  return fresh;
}

/** @param {HTMLElement} host
    @param {Plotted} picture
    @param {Card} card */
function draw(host, picture, card) {
  const width = Math.floor(card.room());
  if (!width) return;
  const prepared = prepare(picture, width, card.outside);
  const isStill = still.isStill(picture);
  const chart = placeIn(host, isStill);
  const { height } = prepared.layout;
  chart.style.height = `${height}px`;
  chart.style.zoom = page.isPrinting && height > PAGE ? String(PAGE / height) : "";
  chart.classList.toggle("can-toggle", card.canToggle());
  if (isStill) still.draw(chart, prepared);
  else drawMoving(chart, prepared, () => card.picture === picture && chart.isConnected);
}

/** @param {HTMLElement} chart
    @param {Figure} given1
    @param {() => boolean} isWanted */
async function drawMoving(chart, { data, layout }, isWanted) {
  const Plotly = window.Plotly || (await plotly());
  if (!isWanted()) return;
  Plotly.react(chart, data, layout, CONFIG);
  if (chart.dataset.listens) return;
  chart.dataset.listens = "yes";
  listen(chart);
}

/** The drawn marks of a table row, for the cursor.
    @param {HTMLElement} host
    @param {number} row */
function marksOf(host, row) {
  const chart = query(".plot", host);
  if (chart?.marks) return queryAll(`.points [data-row="${row}"]`, chart);
  return queryAll(".plot .point", host).filter((mark) => rowOfMark(mark) === row).map((mark) => query("path", mark) || mark);
}

/** The table row of a mark, from what Plotly's d3 ties to it.
    @param {Element} mark */
function rowOfMark(mark) {
  const datum = [mark.__data__].flat()[0];
  const trace = [mark.closest(".trace")?.__data__].flat()[0]?.trace;
  return trace && datum?.i !== undefined ? rowOf(trace.customdata?.[datum.i]) : undefined;
}

/** @type {PictureKind<Plotted>} */
export const plotlyPicture = { draw, marksOf, fluid: true };
