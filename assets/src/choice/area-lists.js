/* Every Kreis, Gemeinde and Quartier that can be chosen: fetched when somebody opens the list, since they would be a third of
   a page that opens. */

import { notice } from "../shell/notice.js";
import { base, word } from "../shell/words.js";

/** @typedef {Record<string, AreaOption[]>} AreaLists */

/** What has arrived, by its address.
    @type {Map<string, AreaLists>} */
const known = new Map();

/** Where each Quartier lies: the AGS of its Gemeinde.
    @type {Record<string, string | undefined>} */
let places = {};

/** The lists at an address; null as long as nobody has opened them.
    @param {string | null | undefined} at */
export const listsAt = (at) => known.get(at ?? "") ?? null;

/** The Gemeinde of a Quartier, where that is known.
    @param {string} neighbourhood */
export const placeOf = (neighbourhood) => places[neighbourhood];

/** The lists at an address, fetched once; null where they do not come, which is told.
    @param {string | undefined} at
    @returns {Promise<AreaLists | null>} */
export async function arrived(at) {
  if (!at) return null;
  const before = listsAt(at);
  if (before) return before;
  try {
    const answer = await fetch(base() + at);
    if (!answer.ok) throw new Error(`${at} ${answer.status}`);
    /** @type {AreaLists} */
    const lists = await answer.json();
    known.set(at, lists);
    places = Object.fromEntries((lists.neighbourhood ?? []).map(({ value, within }) => [value, within]));
    return lists;
  } catch (error) {
    console.error("areas", error);
    notice(word("network_failed"));
    return null;
  }
}
