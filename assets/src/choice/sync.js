/* Filter controls and address in step: what Dash calls when a control moves, and what has the controls follow the address. */

import * as address from "./address.js";
import { arrived, listsAt, placeOf } from "./area-lists.js";
import { showControls } from "./switches.js";
import { FILTERS, MONTHS } from "../lists.js";
import * as dash from "../dash-internals.js";

/** Keys of areas by the keys of areas they lie in.
    @type {Record<string, string[]>} */
const PARENTS = { district: ["region"], municipality: ["district", "region"],
  neighbourhood: ["municipality", "district", "region"] };

/** Every control a page may have, as dashboards/ids.py names them.
    @type {ControlId[]} */
const CONTROLS = [...FILTERS, ...MONTHS].flatMap((key) => [{ type: "ticks", kind: "list" }, ...["area", "state", "list"].map((kind) => ({ type: "filter", kind }))].map((id) => ({ ...id, key })));

const controls = () => CONTROLS.filter((id) => dash.propsOf(id));

/** @type {ControlId[]} */
const AREAS = Object.keys(PARENTS).map((key) => ({ type: "filter", kind: "area", key }));

/* A list opened again is drawn as the page first had it: Dash hands its new drawing the old values and areas.
   So whoever opens one tells its controls what they hold. */
/** Tells the controls of a list that opens what they hold, and those of areas what may be chosen.
    @param {string[]} keys */
export function tellAgain(keys) {
  if (AREAS.some(({ key }) => keys.includes(key))) offerAreas();
  controls().filter(({ kind, key }) => kind !== "area" && keys.includes(key)).forEach((id) => dash.tellAgain(id));
}

/** The lists of areas inside the chosen parents, with what is chosen of them. */
async function offerAreas() {
  const all = await arrived(dash.propsOf("filter-options")?.data);
  const choice = address.parse();
  if (all) AREAS.forEach((id) => dash.tellAgain(id, { value: choice[id.key] ?? [], data: inside(id.key, all, choice) }));
}

/** @param {unknown} value
    @returns {string[]} */
const asList = (value) => (value === null || value === undefined || value === "" ? [] : [value].flat().map(String));

/** @param {unknown} value */
const asMonth = (value) => asList(value).map((text) => text.slice(0, 7));

/** @param {string} key */
const isMonth = (key) => key === "from" || key === "to";

/** @param {string[]} left
    @param {string[]} right */
const isSame = (left, right) => left.length === right.length && left.every((value, index) => value === right[index]);

/** Whether an area lies in one of the chosen parents; Quartiere through their Gemeinde.
    @param {string} key
    @param {string} value
    @param {string[]} parents */
function isInside(key, value, parents) {
  const ags = key === "neighbourhood" ? placeOf(value) : value;
  return ags === undefined || parents.some((parent) => ags.startsWith(parent));
}

/** Drops areas that lie outside the parents the reader has just chosen.
    @param {Choice} choice */
function narrowed(choice) {
  for (const [key, above] of Object.entries(PARENTS)) {
    const parents = above.map((parent) => choice[parent] || []).find((values) => values.length);
    if (parents && choice[key]) choice[key] = choice[key].filter((value) => isInside(key, value, parents));
  }
  return choice;
}

/** @param {ControlId[]} ids
    @param {unknown[]} values
    @param {string[]} keys */
function fromControls(ids, values, keys) {
  const choice = address.parse();
  ids.forEach(({ key }, index) => {
    if (keys.includes(key)) choice[key] = isMonth(key) ? asMonth(values[index]) : asList(values[index]);
  });
  return narrowed(choice);
}

/** What a control must show; undefined where it shows it already.
    @param {string} key
    @param {string[]} wanted
    @param {unknown} value
    @returns {unknown} */
function wantedBy(key, wanted, value) {
  const shown = isMonth(key) ? asMonth(value) : asList(value);
  if (isSame([...shown].sort(), [...wanted].sort())) return undefined;
  return Array.isArray(value) || (value == null && !isMonth(key)) ? wanted : wanted[0] ?? null;
}

/** Has the controls show what the address says. */
export function follow() {
  showControls();
  const choice = address.parse();
  for (const id of controls()) {
    const wanted = wantedBy(id.key, choice[id.key] || [], dash.propsOf(id).value);
    if (wanted !== undefined) dash.tellAgain(id, { value: wanted });
  }
}

/** A control moved: it tells the address, which tells the others. Ticks have told it already, and Dash does not tell of them.
    `values` and `ids` are in the same order.
    @param {unknown[]} values
    @param {ControlId[]} ids */
export const moved = (values, ids) => {
  const keys = dash.triggered().filter((id) => id !== null).map(({ key }) => key);
  if (keys.length) address.go(window.location.pathname + address.format(fromControls(ids, values, keys)));
};

/** @param {ControlId} id
    @returns {AreaOption[]} */
const optionsOf = (id) => dash.propsOf(id)?.data || [];

/** The areas of a key that lie in the chosen parents.
    @param {string} key
    @param {Record<string, AreaOption[]>} all
    @param {Choice} choice */
function inside(key, all, choice) {
  const parents = PARENTS[key].map((parent) => choice[parent] || []).find((list) => list.length);
  const list = all[key] || [];
  return parents ? list.filter(({ value }) => isInside(key, value, parents)) : list;
}

/** @param {AreaOption[]} list */
const wordsOf = (list) => list.map(({ value, label }) => `${value} ${label}`);

/** The options of Kreis, Gemeinde and Quartier inside the chosen parents; nothing before somebody has opened them, and
    the same again are not handed over.
    @param {unknown[]} values
    @param {string | null} at
    @param {ControlId[]} ids
    @param {ControlId[]} areas */
export const narrow = (values, at, ids, areas) => {
  const all = listsAt(at);
  if (!all) return areas.map(() => dash.noUpdate());
  const chosen = Object.fromEntries(ids.map(({ key }, index) => [key, asList(values[index])]));
  return areas.map((id) => {
    const wanted = inside(id.key, all, chosen);
    return isSame(wordsOf(wanted), wordsOf(optionsOf(id))) ? dash.noUpdate() : wanted;
  });
};

