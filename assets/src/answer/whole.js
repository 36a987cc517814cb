/* Whole answers from what travels: changes, and cards the browser holds from an earlier choice. */

import { patched, withRows } from "./patch.js";

/* What an answer changes is told against the page as it opens, and a card the page has shown before by its hash. */
const SHOWN_BEFORE = 300;

/** Cards by their hash.
    @type {Map<string, CardValue>} */
const before = new Map();

/** A card as it was shown before, or with the rows of its table; one that failed has no hash, and is not kept.
    @param {CardValue} card */
function complete(card) {
  const { hash } = card;
  if (hash === undefined) return withRows(card);
  const known = before.get(hash) ?? withRows(card);
  before.delete(hash);
  before.set(hash, known);
  if (before.size > SHOWN_BEFORE) before.delete(/** @type {string} */ (before.keys().next().value));
  return known;
}

/** @param {any} opening
    @param {any} changes
    @returns {Answer} */
export function whole(opening, changes) {
  const answer = patched(opening ?? {}, changes);
  const cards = Object.entries(answer.cards).map(([id, card]) => [id, complete(/** @type {CardValue} */ (card))]);
  return { ...answer, cards: Object.fromEntries(cards) };
}
