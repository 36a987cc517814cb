/* The cards of the page by their id. */

import { atOneSize } from "../shell/text-size.js";

export const cards = new Map();

/** Draws every picture again, in new colours or at a new width. */
export function redraw() {
  const shown = [...cards.values()].filter((card) => card.element.isConnected && card.picture && !card.part("figure")?.hidden);
  atOneSize(() => shown.forEach((card) => card.draw()));
}

/** The card an element belongs to. */
export const around = (element) => cards.get(element.closest?.("[data-chart]")?.id);

/** The card of an id. */
export const of = (id) => cards.get(id);

/** The cards that stand in the page. */
export const present = () => [...cards.values()].filter((card) => card.element.isConnected && card.value);

