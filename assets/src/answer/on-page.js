/* The cards that stand in the page, and what happens when one gets another width. */

import { Card } from "./card.js";
import { cards } from "./cards.js";
import { kindOf } from "../pictures/index.js";
import { byId, query } from "../shell/dom.js";
import { page } from "../shell/page.js";

/** @param {string} id */
export function cardOf(id) {
  const element = byId(id);
  if (!element) return null;
  const known = cards.get(id);
  if (known && known.element === element) return known;
  const card = new Card(id, element);
  cards.set(id, card);
  clear(card);
  watchWidth(card);
  return card;
}

/** React may hand the elements of another card to this one: nothing of the old one stays.
    @param {Card} card */
function clear(card) {
  for (const name of ["picture", "legend", "table", "state"]) card.part(name)?.replaceChildren();
  delete card.part("picture")?.dataset.column;
  query(":scope > .reading", card.element)?.remove();
}

/** Whether a card must be drawn again for the width its picture has got.
    @param {Card} card
    @param {Element} host */
function isDue(card, host) {
  const isStale = card.isFilled && card.part("picture") === host && host.clientWidth > 0 && card.width !== host.clientWidth;
  return isStale && Boolean(kindOf(card.picture)?.fluid) && !page.isPrinting;
}

/** Draws again when a card gets another width; what changed is only the form, never the numbers. */
const widths = () => new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const card = target instanceof HTMLElement ? cards.get(target.dataset.card ?? "") : undefined;
    if (card && isDue(card, target)) requestAnimationFrame(() => card.draw());
  }
});

/** @type {ResizeObserver | undefined} */
let watcher;

/** @param {Card} card */
function watchWidth(card) {
  const host = card.part("picture");
  if (!host || card.element.classList.contains("key-figure")) return;
  host.dataset.card = card.id;
  watcher ??= widths();
  watcher.observe(host);
}

