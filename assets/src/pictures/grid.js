/* Inside the grid of records: which rows and columns it shows, its paper, and the functions its columns name. */

import { tally } from "./record-search.js";
import { el, needed, query, soft } from "../shell/dom.js";
import { day } from "../shell/numbers.js";
import { page } from "../shell/page.js";
import { base, word } from "../shell/words.js";

/** The grid drawn inside the holder; one of the same name may just have left the page.
    @param {HTMLElement} holder
    @param {(id: string) => Promise<any>} getApiAsync
    @returns {Promise<any>} */
async function gridIn(holder, getApiAsync) {
  while (holder.isConnected) {
    const id = query("[id$=--grid]", holder)?.id;
    const api = id && query(".ag-root", holder) ? await getApiAsync(id) : null;
    if (api && !api.isDestroyed()) return api;
    await new Promise((later) => setTimeout(later, 50));
  }
  return null;
}

/** @typedef {object} InGrid
    @property {HTMLElement} holder
    @property {Shown | null | undefined} shown
    @property {number[] | null} numbers of the records found; null where nothing is sought
    @property {(holder: HTMLElement) => void} again */

/** @param {(id: string) => Promise<any>} getApiAsync of the grid's own script
    @param {InGrid} given */
export async function grid(getApiAsync, { holder, shown, numbers, again }) {
  const api = await gridIn(holder, getApiAsync);
  if (!api) return;
  // Dash may draw the grid a second time: the new one is set up like the one that goes.
  if (holder.api !== api) {
    api.addEventListener("gridPreDestroyed", () => setTimeout(() => again(holder)));
    // Dash may describe the columns a second time, which puts them back.
    for (const changed of ["gridSizeChanged", "displayedColumnsChanged"]) api.addEventListener(changed, () => arrange(api, holder));
  }
  holder.api = api;
  const found = numbers && new Set(numbers);
  // One stop of the Tab key for the heads, one for the cells: inside, the arrow keys move.
  for (const step of ["tabToNextHeader", "tabToNextCell"]) api.setGridOption(step, () => false);
  api.setGridOption("isExternalFilterPresent", () => true);
  api.setGridOption("doesExternalFilterPass", (/** @type {any} */ { data }) =>
    (!shown || shown.has(data.number)) && (!found || found.has(data.number)));
  api.onFilterChanged();
  showColumns(api, holder.fields ?? [], holder.told ?? {}, shown);
  arrange(api, holder);
  const count = api.getDisplayedRowCount();
  query(".tally", holder)?.replaceWith(tally(holder, count, shown ? shown.size : count));
}

const ON_PAPER = 9; // columns side by side on a sheet; more stand below, each time behind the names

/** All rows the grid would show page by page, as plain tables for paper.
    @param {any} api */
export function onPaper(api) {
  const most = page.isPaper ? MOST_ON_PAPER : Infinity;
  const [names, ...others] = wantedIn.get(api)?.fields.map((field) => api.getColumn(field)) ?? [];
  /** @type {any[]} */
  const nodes = [];
  api.forEachNodeAfterFilterAndSort((/** @type {any} */ node) => nodes.push(node));
  const tables = [];
  for (let first = 0; first === 0 || first < others.length; first += ON_PAPER - 1) {
    tables.push(sheet(api, [names, ...others.slice(first, first + ON_PAPER - 1)], nodes.slice(0, most)));
  }
  const cut = nodes.length > most ? el("p", { class: "left-out soft" }, word("paper_records", { most, count: nodes.length })) : "";
  return el("div", { class: "sheet" }, tables, cut);
}

/** Some columns of some rows, as a plain table.
    @param {any} api
    @param {any[]} columns
    @param {any[]} nodes */
function sheet(api, columns, nodes) {
  /** @param {any} column */
  const kind = (column) => (column.getColDef().type === "rightAligned" ? "n" : null);
  return el("table", {},
    el("thead", {}, el("tr", {}, columns.map((column) => el("th", { scope: "col", class: kind(column) }, soft(column.getColDef().headerName))))),
    el("tbody", {}, nodes.map((rowNode) => el("tr", {}, columns.map((colKey) =>
      el("td", { class: kind(colKey) }, soft(String(api.getCellValue({ rowNode, colKey, useFormatter: true }) ?? ""))))))));
}

const MOST_ON_PAPER = 20;

/** Usual columns in the order in which they give way where there is no room for all. */
const GIVE_WAY = ["decision_days", "received_on", "requested_eur", "applicant", "district_ags", "building_block", "status"];

const NAMES = "title"; // the column with the names of the rows

const MOST_OF_WORD = 124; // px of a word in one line; a longer one is broken. Numbers and days never are

const AROUND = 18; // px of a cell beside its words

/** Values of columns that the page does not hold, by column and number of the record.
    @type {Record<string, Map<number, string | number | null>>} */
let told = {};

/** @typedef {object} Wanted
    @property {string[]} fields names of the columns, that of the rows first
    @property {boolean} isChosen by the reader; else they are the usual ones
    @property {Record<string, number>} least width in px of each, and of those that were shown before */

/** What each grid shows where it has the room.
    @type {WeakMap<any, Wanted>} */
const wantedIn = new WeakMap();

/** How the columns of each grid stand.
    @type {WeakMap<any, string>} */
const standing = new WeakMap();

/** The columns chosen, or the usual ones.
    @param {any} api
    @param {string[]} fields
    @param {Record<string, (string | number | null)[]>} values for the records shown, in the order of their numbers
    @param {Shown | null | undefined} shown */
function showColumns(api, fields, values, shown) {
  const shownNumbers = shown ? numbersOf(shown) : [];
  told = Object.fromEntries(Object.entries(values).map(([name, column]) => [name, new Map(column.map((value, place) => [shownNumbers[place], value]))]));
  const wanted = columnsOf(api).filter(({ field, hide }) => (fields.length ? field === NAMES || fields.includes(field) : !hide))
    .map(({ field }) => field);
  const known = wantedIn.get(api)?.least ?? {};
  const least = Object.fromEntries(wanted.map((field) => [field, (!values[field] && known[field]) || leastWidth(api, api.getColumn(field))]));
  wantedIn.set(api, { fields: wanted, isChosen: fields.length > 0, least: { ...known, ...least } });
  if (fields.length) api.refreshCells({ force: true });
}

/** @param {any} api
    @returns {any[]} as the page describes them */
const columnsOf = (api) => api.getColumns().map((/** @type {any} */ column) => column.getColDef());

/** Gives the width in px of a text as the grid writes it.
    @param {string} weight */
function writing(weight) {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const { fontFamily, fontSize } = getComputedStyle(needed(".record-grid .ag-root"));
  context.font = `${weight} ${fontSize} ${fontFamily}`;
  return (/** @type {string} */ text) => context.measureText(text).width;
}

/** Px in which neither a number nor a day of a column is broken, nor a word of usual length.
    @param {any} api
    @param {any} colKey */
function leastWidth(api, colKey) {
  const { headerName, minWidth, valueFormatter } = colKey.getColDef();
  const [words, heads] = ["400", "600"].map(writing);
  const texts = new Set();
  api.forEachNode((/** @type {any} */ rowNode) => texts.add(String(api.getCellValue({ rowNode, colKey, useFormatter: true }) ?? "")));
  const whole = valueFormatter ? [...texts] : [];
  const parts = new Set((valueFormatter ? [] : [...texts]).flatMap((text) => text.split(/[\s-]+/)));
  const broken = [...headerName.split(/[\s-]+/).map(heads), ...[...parts].map(words)].map((width) => Math.min(width, MOST_OF_WORD));
  return Math.max(minWidth ?? 0, Math.ceil(Math.max(...broken, ...whole.map(words))) + AROUND);
}

/** Shows what there is room for: of the usual columns fewer where the window is narrow; chosen ones are all there and pushed
    aside, with the names of the rows staying in sight.
    @param {any} api
    @param {HTMLElement} holder */
function arrange(api, holder) {
  const wanted = wantedIn.get(api);
  const room = query(".ag-root", holder)?.clientWidth;
  if (!wanted || !room || api.isDestroyed()) return;
  const { isChosen, least } = wanted;
  let fields = wanted.fields;
  const needs = () => fields.reduce((sum, field) => sum + least[field], 0);
  for (const gone of isChosen ? [] : GIVE_WAY) if (needs() > room) fields = fields.filter((field) => field !== gone);
  const spare = room - needs();
  const isPushed = spare < 0;
  const all = columnsOf(api);
  const shares = all.reduce((sum, { field, flex }) => sum + (fields.includes(field) ? flex : 0), 0);
  const state = all.map(({ field, flex }) => ({ colId: field, hide: !fields.includes(field), flex: null,
    pinned: isPushed && field === NAMES ? "left" : null,
    ...(fields.includes(field) ? { width: least[field] + Math.floor(Math.max(0, spare) * flex / shares) } : {}) }));
  const key = JSON.stringify(state);
  const isPutBack = api.getColumnState().some((/** @type {any} */ { flex }) => flex);
  if (standing.get(api) === key && !isPutBack) return; // else widths that the reader drew would be lost
  standing.set(api, key);
  holder.classList.toggle("is-pushed", isPushed);
  api.applyColumnState({ state });
}

/** @param {Shown} shown */
function numbersOf(shown) {
  const numbers = [];
  for (let number = 0; numbers.length < shown.size; number += 1) if (shown.has(number)) numbers.push(number);
  return numbers;
}

/** @type {Record<string, Intl.NumberFormat>} */
const writers = {};

/** Writes numbers with as many decimals as they have; making it costs more than all numbers of a column. */
function numbers() {
  const language = document.documentElement.lang || "de";
  return (writers[language] ??= new Intl.NumberFormat(language));
}

/** What the grid's columns name (dashboards/components/applications_list.py, dashboards/components/records.py). */
export function start() {
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  functions.ziqNumber = (value) => (value === null || value === undefined ? "–" : numbers().format(value));
  functions.ziqDay = (value) => (value ? day(new Date(`${value}T12:00`)).replaceAll(" ", "\u00a0") : "–");
  functions.ziqField = ({ data, colDef }) => told[colDef.field]?.get(data.number) ?? null;
  functions.ziqTheme = (theme) => theme.withParams({
    fontFamily: "var(--font-text)", fontSize: "var(--text-sm)", headerFontWeight: 600, foregroundColor: "var(--ink)",
    backgroundColor: "var(--surface)", headerBackgroundColor: "var(--surface)", headerTextColor: "var(--ink)", accentColor: "var(--ink)",
    borderColor: "var(--line)", rowHoverColor: "var(--surface-sunk)", wrapperBorder: false, wrapperBorderRadius: 0,
    headerColumnBorder: false, headerRowBorder: "2px solid var(--ink)", columnBorder: false, cellHorizontalPadding: 8,
    focusShadow: "inset 0 0 0 3px var(--focus-ring)" });
  components.ZiqLink = ({ data, value }) => window.React.createElement("a",
    { href: `${base()}projects/${encodeURIComponent(data.case_number)}`, "data-internal": "" }, value);
}
