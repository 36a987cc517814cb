/* What goes with a number that is taken away: choice, source, address. */

import { chipTexts, cloned, query, textOf } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { word } from "../shell/words.js";
import { cited, taken } from "./citing.js";

/** A sentence as one quotes it: the words, what stands behind them, source, data version, day and address.
    @param {Card} card */
export function quotation(card) {
  const { value } = card;
  return [value.sentence, choiceWords(card), textOf(value.base), value.source, caution(), sampleNote(), taken(), cited(card.id)].filter(Boolean).join("\n");
}

/** What the reader has chosen, in words: without it a number of a part reads like one of the whole. A card may show the whole always.
    @param {Card=} card */
export const choiceWords = (card) => card?.value.whole || [card?.value.own_choice, ...chosen()].filter(Boolean).join(" · ");

/** The chips of the choice; on a page without filters, whose path decides it, what they would say. */
function chosen() {
  return query("#choice-chips") ? chipTexts() : (page.answer?.choice?.chips ?? []).map(({ label }) => label);
}

/** What goes with every number taken away from the exact profile. */
export const caution = () => (page.answer?.profile === "internal" ? word("exact_caution") : "");

/** The note on sample data, without its link. */
export function sampleNote() {
  const note = query(".sample p");
  if (!note) return "";
  const copy = cloned(note);
  query("a", copy)?.remove();
  return copy.textContent.trim();
}

