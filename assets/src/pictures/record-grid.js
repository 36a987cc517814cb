/* The grid of records, whose own script is fetched when a page draws one. */

import { tally } from "./record-search.js";
import { GRID_SCRIPT, gridModule, standInForGrid } from "../dash-internals.js";
import { el, isNarrow, query, soft } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { base, word } from "../shell/words.js";

/** @type {Promise<any> | null} */
let real = null;

/** The grid's script, fetched once, by the first page that draws a grid. */
function fetchGrid() {
  real = real || new Promise((done, failed) => {
    const script = el("script", { src: base() + GRID_SCRIPT });
    script.onload = () => done(gridModule());
    script.onerror = () => failed(new Error(GRID_SCRIPT));
    document.head.append(script);
  });
  return real;
}

/** What Dash finds under the grid's name until its script is there.
    @param {any} properties */
function Grid(properties) {
  const { createElement, useEffect, useState } = window.React;
  const [drawn, setDrawn] = useState(null);
  useEffect(() => { fetchGrid().then((/** @type {any} */ { AgGrid }) => setDrawn(() => AgGrid)); }, []);
  return drawn ? createElement(drawn, properties) : createElement("div", { id: properties.id });
}

/** The grid drawn inside the holder; one of the same name may just have left the page.
    @param {HTMLElement} holder
    @returns {Promise<any>} */
async function gridIn(holder) {
  const { getApiAsync } = await fetchGrid();
  while (holder.isConnected) {
    const id = query("[id$=--grid]", holder)?.id;
    const api = id && query(".ag-root", holder) ? await getApiAsync(id) : null;
    if (api && !api.isDestroyed()) return api;
    await new Promise((later) => setTimeout(later, 50));
  }
  return null;
}

/** @param {HTMLElement} holder
    @param {Shown | null | undefined} shown
    @param {number[] | null} numbers of the records found; null where nothing is sought
    @param {(holder: HTMLElement) => void} again */
export async function grid(holder, shown, numbers, again) {
  const api = await gridIn(holder);
  if (!api) return;
  // Dash may draw the grid a second time: the new one is set up like the one that goes.
  if (holder.api !== api) api.addEventListener("gridPreDestroyed", () => setTimeout(() => again(holder)));
  holder.api = api;
  const found = numbers && new Set(numbers);
  // One stop of the Tab key for the heads, one for the cells: inside, the arrow keys move.
  for (const step of ["tabToNextHeader", "tabToNextCell"]) api.setGridOption(step, () => false);
  api.setGridOption("isExternalFilterPresent", () => true);
  api.setGridOption("doesExternalFilterPass", (/** @type {any} */ { data }) =>
    (!shown || shown.has(data.number)) && (!found || found.has(data.number)));
  api.onFilterChanged();
  fitColumns(api);
  const count = api.getDisplayedRowCount();
  query(".tally", holder)?.replaceWith(tally(holder, count, shown ? shown.size : count));
}

/** All rows the grid would show page by page, as one plain table for paper.
    @param {any} api */
export function onPaper(api) {
  const most = page.isPaper ? MOST_ON_PAPER : Infinity;
  const columns = api.getAllDisplayedColumns();
  /** @type {string[][]} */
  const rows = [];
  api.forEachNodeAfterFilterAndSort((/** @type {any} */ rowNode) => rows.push(columns.map((/** @type {any} */ colKey) =>
    api.getCellValue({ rowNode, colKey, useFormatter: true }) ?? "")));
  /** @param {any} column */
  const kind = (column) => (column.getColDef().type === "rightAligned" ? "n" : null);
  return el("div", { class: "sheet" }, el("table", {},
    el("thead", {}, el("tr", {}, columns.map((/** @type {any} */ column) => el("th", { scope: "col", class: kind(column) }, soft(column.getColDef().headerName))))),
    el("tbody", {}, rows.slice(0, most).map((row) => el("tr", {}, row.map((text, index) => el("td", { class: kind(columns[index]) }, soft(String(text)))))))),
  rows.length > most ? el("p", { class: "left-out soft" }, word("paper_records", { most, count: rows.length })) : null);
}

const MOST_ON_PAPER = 20;

const WIDE_ONLY = ["applicant", "building_block", "district_ags", "received_on", "decision_days", "requested_eur"];

/** @param {any} api */
function fitColumns(api) {
  api.setColumnsVisible(WIDE_ONLY, !isNarrow());
}

const language = () => document.documentElement.lang || "de";

/** What the grid's columns name (dashboards/pages/applications.py, dashboards/components/records.py). */
export function start() {
  standInForGrid(Grid);
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  functions.ziqNumber = (value) => (value === null || value === undefined ? "–" : new Intl.NumberFormat(language()).format(value));
  functions.ziqDay = (value) => (value ? new Intl.DateTimeFormat(language(), { day: "2-digit", month: language() === "en" ? "short" : "2-digit",
    year: "numeric" }).format(new Date(`${value}T12:00`)) : "–");
  functions.ziqTheme = (theme) => theme.withParams({
    fontFamily: "var(--font-text)", fontSize: "var(--text-sm)", headerFontWeight: 600, foregroundColor: "var(--ink)",
    backgroundColor: "var(--surface)", headerBackgroundColor: "var(--surface)", headerTextColor: "var(--ink)", accentColor: "var(--ink)",
    borderColor: "var(--line)", rowHoverColor: "var(--surface-sunk)", wrapperBorder: false, wrapperBorderRadius: 0,
    headerColumnBorder: false, headerRowBorder: "2px solid var(--ink)", columnBorder: false, cellHorizontalPadding: 8,
    focusShadow: "inset 0 0 0 3px var(--focus-ring)" });
  components.ZiqLink = ({ data, value }) => window.React.createElement("a",
    { href: `${base()}projects/${encodeURIComponent(data.case_number)}`, "data-internal": "" }, value);
}
