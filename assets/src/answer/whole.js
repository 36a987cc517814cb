/* Whole answers from what travels: changes, and cards the browser holds from an earlier choice. */

import { patched, withRows } from "./patch.js";

/* What an answer changes is told against the page as it opens, and a card the page has shown before by its hash. */
const SHOWN_BEFORE = 300;

const before = new Map(); // hash -> card

function remember(card) {
  before.delete(card.hash);
  before.set(card.hash, card);
  if (before.size > SHOWN_BEFORE) before.delete(before.keys().next().value);
  return card;
}

export function whole(opening, changes) {
  const answer = patched(opening ?? {}, changes);
  const known = Object.entries(answer.cards).map(([id, card]) =>
    [id, remember(card.is_held ? before.get(card.hash) : before.get(card.hash) ?? withRows(card))]);
  return { ...answer, cards: Object.fromEntries(known) };
}

