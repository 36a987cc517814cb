/* Where the file of a card is: the same choice, rows and words as on the page. */

import * as address from "../choice/address.js";
import { base } from "../shell/words.js";

/** @param {Card} card
    @param {string} kind the ending: csv, xlsx, ods … */
export const file = (card, kind) => `${base()}export/charts/${card.id}.${kind}${address.format(address.inForce())}`;
