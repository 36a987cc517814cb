/* The two functions Dash calls to keep its filter controls and the address in step. */

import * as address from "./address.js";
import { showControls } from "./switches.js";
import * as dash from "../dash-internals.js";

/** Keys of areas by the keys of areas they lie in.
    @type {Record<string, string[]>} */
const PARENTS = { district: ["region"], municipality: ["district", "region"],
  neighbourhood: ["municipality", "district", "region"] };

/* A list opened again is drawn as the page first had it: Dash hands its new drawing the old values and areas.
   So whoever opens one tells its controls what they hold. */
/** @type {ControlId[]} */
let controls = [];

/** Where each Quartier lies: the AGS of its Gemeinde. */
/** @type {Record<string, string | undefined>} */
let places = {};

/** @param {string[]} keys */
export const tellAgain = (keys) => controls.filter(({ key }) => keys.includes(key)).forEach(dash.tellAgain);

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
  const ags = key === "neighbourhood" ? places[value] : value;
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

/** What each control must show; no_update where it shows it already.
    @param {Choice} choice
    @param {ControlId[]} ids
    @param {unknown[]} values */
function forControls(choice, ids, values) {
  const same = dash.noUpdate();
  return ids.map(({ key }, index) => {
    const wanted = choice[key] || [];
    const shown = isMonth(key) ? asMonth(values[index]) : asList(values[index]);
    if (isSame([...shown].sort(), [...wanted].sort())) return same;
    return Array.isArray(values[index]) || (values[index] == null && !isMonth(key)) ? wanted : wanted[0] ?? null;
  });
}

/** Address and controls in step: a moved control tells the address, which tells the others. Ticks have told it already.
    `values` and `ids` are in the same order.
    @param {string} _search
    @param {unknown[]} values
    @param {ControlId[]} ids */
export const sync = (_search, values, ids) => {
  controls = ids;
  const changes = dash.triggered();
  const moved = changes.filter((id) => id !== null).filter((id) => id.kind !== "ticks").map(({ key }) => key);
  if (moved.length) address.go(window.location.pathname + address.format(fromControls(ids, values, moved)));
  else if (changes.every(Boolean)) return ids.map(() => dash.noUpdate());
  else showControls();
  return forControls(address.parse(), ids, values);
};

/** @param {ControlId} id
    @returns {AreaOption[]} */
const optionsOf = (id) => dash.propsOf(id)?.data || [];

/** @param {AreaOption[]} list */
const wordsOf = (list) => list.map(({ value, label }) => `${value} ${label}`);

/** The options of Kreis, Gemeinde and Quartier inside the chosen parents; the same again are not handed over.
    @param {unknown[]} values
    @param {Record<string, AreaOption[]> | null} options
    @param {ControlId[]} ids
    @param {ControlId[]} areas */
export const narrow = (values, options, ids, areas) => {
  controls = ids;
  const all = options || {};
  const chosen = Object.fromEntries(ids.map(({ key }, index) => [key, asList(values[index])]));
  places = Object.fromEntries((all.neighbourhood || []).map(({ value, within }) => [value, within]));
  return areas.map((id) => {
    const parents = PARENTS[id.key].map((parent) => chosen[parent] || []).find((list) => list.length);
    const list = all[id.key] || [];
    const wanted = parents ? list.filter(({ value }) => isInside(id.key, value, parents)) : list;
    return isSame(wordsOf(wanted), wordsOf(optionsOf(id))) ? dash.noUpdate() : wanted;
  });
};

