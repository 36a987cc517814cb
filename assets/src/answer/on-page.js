/* The cards that stand in the page, and what happens when one gets another width. */

import { Card } from "./card.js";
import { cards } from "./cards.js";
import { pictures } from "../pictures/index.js";
import { byId } from "../shell/dom.js";
import { page } from "../shell/page.js";

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

/** React may hand the elements of another card to this one: nothing of the old one stays. */
function clear(card) {
  for (const name of ["picture", "legend", "table", "state"]) card.part(name)?.replaceChildren();
  delete card.part("picture")?.dataset.column;
  card.element.querySelector(":scope > .reading")?.remove();
}

/** Draws again when a card gets another width; what changed is only the form, never the numbers. */
const widths = () => new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const card = cards.get(target.dataset.card);
    if (!card?.picture || card.part("picture") !== target || !target.clientWidth || card.width === target.clientWidth) continue;
    if (pictures[card.picture.kind]?.fluid && !page.isPrinting) requestAnimationFrame(() => card.draw());
  }
});

/** @type {ResizeObserver | undefined} */
let watcher;

function watchWidth(card) {
  const host = card.part("picture");
  if (!host || card.element.classList.contains("key-figure")) return;
  host.dataset.card = card.id;
  watcher ??= widths();
  watcher.observe(host);
}

