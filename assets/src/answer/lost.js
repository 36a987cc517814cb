/* After the network failed: the address says again what is shown, the page asks for what was wanted as soon as the server
   is there, and says that it is. */

import { pushed } from "../dash-internals.js";
import { go, mark } from "../choice/address.js";
import { follow } from "../choice/sync.js";
import { news } from "../shell/notice.js";
import { page } from "../shell/page.js";
import { base, word } from "../shell/words.js";

const PAUSES = [2000, 4000, 8000, 15000, 30000]; // ms between two looks

/** The address that was asked for in vain.
    @type {string | null} */
let wanted = null;

let isAway = false;

let looks = 0;

let looking = 0;

let ask = window.fetch;

const here = () => window.location.pathname + window.location.search;

/** Whether an address need not be asked for: it is the one shown, and another one failed.
    @param {string | null} address */
export const isShown = (address) => wanted !== null && address !== null && address === page.answer?.asked;

/** The address is the one of the numbers shown, in full screen too.
    @param {boolean} isServerAway */
export function goBack(isServerAway) {
  isAway = isServerAway;
  const shown = page.answer?.asked;
  if (shown !== here()) wanted = here();
  if (shown && wanted !== null && shown !== here()) {
    window.history.replaceState(window.history.state, "", shown);
    pushed();
    follow();
    mark();
  }
  if (isAway) plan();
}

function plan() {
  clearTimeout(looking);
  looking = setTimeout(look, PAUSES[Math.min(looks, PAUSES.length - 1)]);
}

/** Asks whether the server is there; if so, for what was wanted. */
async function look() {
  clearTimeout(looking);
  looks += 1;
  const isThere = await ask(`${base()}health`, { cache: "no-store" }).then(({ ok }) => ok, () => false);
  if (!isAway) return;
  if (isThere) again();
  else plan();
}

/** Asks for what was wanted. */
export function again() {
  clearTimeout(looking);
  if (!page.answer || wanted === null) window.location.reload();
  else go(wanted, { replace: true });
}

/** An answer has come: nothing is missing any more; who was told of the loss is told of its end. */
export function isBack() {
  clearTimeout(looking);
  if (isAway) news(word("network_back"));
  wanted = null;
  isAway = false;
  looks = 0;
}

/** Listens from now on.
    @param {typeof fetch} own asks without being watched */
export function start(own) {
  ask = own;
  window.addEventListener("online", () => { if (isAway) look(); });
}
