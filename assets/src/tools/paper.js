/* The page as paper shows it: all tables open, the choice in words. */

import * as cards from "../answer/cards.js";
import { chipTexts, el, query } from "../shell/dom.js";
import { word } from "../shell/words.js";
import { cited, taken } from "./citing.js";
import * as tables from "./tables.js";

const choiceInWords = () => {
  const chips = chipTexts();
  return chips.length ? chips.join(" · ") : word("nothing_chosen");
};

/** Programme, page, choice, as-of and profile: what the controls say on screen. */
export function pageHead() {
  /** @param {string} selector */
  const text = (selector) => query(selector)?.textContent.trim() || "";
  return el("div", { class: "print-head" },
    el("p", {}, el("b", {}, text(".brand b")), ` · ${text(".facts > span")} · ${text(".badge")}`),
    el("p", {}, `${word("choice")}: ${choiceInWords()}`, document.getElementById("choice-count") ? ` · ${text("#choice-count")}` : ""),
    el("p", {}, `${taken()} · ${cited()}`));
}

/** Opens every table whole, beside its picture; gives back the cards to be put as they were. */
export function openTables() {
  const opened = cards.present().filter((card) => card.part("table") && card.value.table && !card.value.error && !card.value.empty);
  for (const card of opened) {
    if (card.isTable) {
      card.draw();
      continue;
    }
    card.must("table").replaceChildren(tables.isTooLong(card) ? tables.leftOut(card) : tables.build(card));
    for (const name of ["table", "figure", "legend"]) card.must(name).hidden = false;
  }
  return opened;
}

/** Every card as the reader had it.
    @param {Card[]} opened */
export function closeTables(opened) {
  for (const card of opened) {
    if (card.isTable) card.draw();
    else tables.show(card, Boolean(card.isOpen));
  }
}

