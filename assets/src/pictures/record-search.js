/* The words by which the reader narrows a list of records. */

import * as address from "../choice/address.js";
import { el, query } from "../shell/dom.js";
import { filled } from "../shell/words.js";

/** Lower case, umlauts as two letters, accents away: what is compared when searching.
    @param {unknown} text */
export const folded = (text) => String(text ?? "").toLowerCase().replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue")
  .replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");

/** @param {string} text */
export const wordsOf = (text) => folded(text).split(/[\s,;]+/).filter(Boolean);

/** The field, made where the page wants it. */
export function makeField() {
  const place = query(".record-search:empty");
  if (!place) return;
  const text = (address.parse().q || []).join(" ");
  place.append(el("label", { for: "record-search" }, place.dataset.label),
    el("input", { id: "record-search", type: "search", autocomplete: "off", spellcheck: "false", value: text,
      "data-search-records": "", "aria-describedby": "record-search-hint" }),
    el("p", { id: "record-search-hint", class: "soft" }, place.dataset.hint));
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
