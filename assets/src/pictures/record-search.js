/* The words by which the reader narrows a list of records; which records they find is for the server to say. */

import * as address from "../choice/address.js";
import { asked } from "../search/asking.js";
import { combobox } from "../search/combobox.js";
import { follow } from "../search/head.js";
import { el, query } from "../shell/dom.js";
import { filled } from "../shell/words.js";

/** Per list the numbers of the records found, best first.
    @typedef {Record<string, number[]>} FoundRecords */

const KEPT = 20; // answers, for Back and for letters taken away

/** @type {Map<string, Promise<import("../search/asking.js").Answered>>} */
const answers = new Map();

/** The records that words find, asked once as long as the same data are shown in the same language.
    @param {string} text */
function ask(text) {
  const { version = [], lang = [] } = address.parse();
  const key = [text, ...version, ...lang].join("\n");
  const known = answers.get(key);
  if (known) return known;
  const asking = asked("search/records", text);
  answers.set(key, asking);
  asking.catch(() => answers.delete(key));
  if (answers.size > KEPT) answers.delete([...answers.keys()][0]);
  return asking;
}

/** The records that the field's words find; null where nothing is sought.
    @returns {Promise<FoundRecords | null>} */
export async function found() {
  const text = sought().trim();
  return text ? (await ask(text)).records ?? null : null;
}

/** The field, made where the page wants it. */
export function makeField() {
  const place = query(".record-search:empty");
  if (!place) return;
  const text = (address.parse().q || []).join(" ");
  const field = el("input", { id: "record-search", type: "search", value: text, "data-search-records": "", "aria-describedby": "record-search-hint" });
  place.append(el("label", { for: "record-search" }, place.dataset.label), field);
  const isFar = place.dataset.hits !== undefined; // the lists stand further down: the best hits are shown here
  combobox(field, place, { choose: follow, ask: async (typed) => (isFar ? ask(typed) : { ...await ask(typed), hits: [] }) });
  place.append(el("p", { id: "record-search-hint", class: "soft" }, place.dataset.hint));
}

/** The field, where the page has one. */
export const searchField = () => /** @type {HTMLInputElement | null} */ (query("[data-search-records]"));

export const sought = () => searchField()?.value || "";

/** Puts the search into the address without asking the server: no number depends on it.
    @param {string} text */
export function keep(text) {
  const choice = address.parse();
  choice.q = text.trim() ? [text.trim().replace(/[\s,]+/g, " ")] : [];
  window.history.replaceState(window.history.state, "", window.location.pathname + address.format(choice));
}

/** @param {HTMLElement} holder
    @param {number} found
    @param {number} all */
export const tally = (holder, found, all) => el("p", { class: "tally" },
  filled((found ? holder.dataset.found : holder.dataset.none) ?? "", { found, all }));
