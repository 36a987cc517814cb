/* The cards of the page by their id. */

import { closest } from "../shell/dom.js";
import { atOneSize } from "../shell/text-size.js";

/** @type {Map<string, Card>} */
export const cards = new Map();

/** The card an element belongs to.
    @param {Element} element */
export const around = (element) => cards.get(closest(element, "[data-chart]")?.id ?? "");

/** The card of an id.
    @param {string} id */
export const of = (id) => cards.get(id);

/** The cards that stand in the page. */
export const present = () => [...cards.values()].filter((card) => card.element.isConnected && card.isFilled);

/** Draws every picture again, in new colours or at a new width. */
export function redraw() {
  const shown = present().filter((card) => card.part("figure")?.hidden === false);
  atOneSize(() => shown.forEach((card) => card.draw()));
}
