/* Where cards stand on paper: two beside each other where picture and table are readable in half the width; the others have the
   whole width, with their sentence beside the picture where the picture needs only half. */

import * as cards from "../answer/cards.js";
import { textSizes, textWidth } from "../pictures/measure.js";
import { plainText } from "../pictures/roles.js";
import { query, queryAll } from "../shell/dom.js";

/** @import * as Wire from "../wire.js" */

/** Pictures that half a sheet would make unreadable.
    @type {Set<string | undefined>} */
const NEEDS_ROOM = new Set(["heat", "tiles", "area-map", "symbols", "records", "compared"]);

const MOST_PARTS = 2; // small multiples beside each other in half a sheet

const PLACES = ["is-half", "is-beside"];

const MOST_WORDS = 200; // px behind bars: more of half a sheet would leave the bars no length

const MOST_LINES = 3; // of a cell in half a sheet: sentences want the whole width

/** @param {Wire.Multiples} picture */
const areSlim = ({ parts }) => parts.length <= MOST_PARTS && parts.reduce((sum, { texts }) =>
  sum + Math.max(0, ...texts.map((text) => textWidth(plainText(text), textSizes().label))), 0) <= MOST_WORDS;

/** @param {Card} card */
const isSlim = ({ picture }) => !NEEDS_ROOM.has(picture.form) && (picture.form !== "multiples" || areSlim(picture));

/** Lines of a cell.
    @param {HTMLElement} cell */
function linesOf(cell) {
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(cell);
  return Math.round((cell.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom)) / parseFloat(lineHeight));
}

/** Whether the tables of a part stand inside it, without a cell that grows into a column of its own.
    @param {HTMLElement} part */
const fits = (part) => queryAll(".sheet table", part).every((table) => table.offsetWidth <= (table.parentElement?.clientWidth ?? 0) + 1
  && queryAll("tbody td", table).every((cell) => linesOf(cell) <= MOST_LINES));

/** Those of a row of cards that have a neighbour for the other half.
    @param {HTMLElement[]} parts
    @param {(part: HTMLElement) => boolean} isHalf */
function paired(parts, isHalf) {
  /** @type {Set<HTMLElement>} */
  const found = new Set();
  for (let at = 0; at + 1 < parts.length; at += 1) {
    if (!isHalf(parts[at]) || !isHalf(parts[at + 1])) continue;
    found.add(parts[at]).add(parts[at + 1]);
    at += 1;
  }
  return found;
}

/** @param {HTMLElement} part */
const hasMore = (part) => Boolean(query(":scope > :is(.rules, .assumptions)", part));

/** Gives every card of the page its place on paper; pictures are drawn afterwards, for the room they have got. */
export function arrange() {
  for (const grid of queryAll("main:not(.profile-page) .grid")) {
    const parts = queryAll(":scope > .card", grid).filter((part) => part.getClientRects().length); // one may be printed alone
    const slim = parts.filter((part) => { const card = cards.of(part.id); return card?.isFilled && isSlim(card); });
    slim.forEach((part) => part.classList.add("is-half"));
    const halves = new Set(slim.filter(fits));
    const found = paired(parts, (part) => halves.has(part));
    for (const part of slim) {
      part.classList.toggle("is-half", found.has(part));
      part.classList.toggle("is-beside", !found.has(part) && !cards.of(part.id)?.isTable && !hasMore(part));
    }
  }
}

/** Every card stands as on the screen again. */
export function disperse() {
  queryAll(".card").forEach((part) => part.classList.remove(...PLACES));
}
