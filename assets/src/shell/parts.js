/* Parts of the script that few visits need: each is a file of its own, fetched when the page has use for it. */

import { closest, query } from "./dom.js";
import { notice } from "./notice.js";
import { page } from "./page.js";
import { word } from "./words.js";

/** @typedef {{start: () => void}} Part */

/** What a part offers, null where it could not be had, which is said.
    @template Offered
    @param {() => Promise<Offered>} load
    @param {(offered: Offered) => unknown} [use]
    @returns {Promise<Offered | null>} */
export async function fetched(load, use) {
  page.onTheWay += 1;
  try {
    const offered = await load();
    await use?.(offered);
    return offered;
  } catch (error) {
    console.error("part", error);
    notice(word("part_failed"));
    return null;
  } finally {
    page.onTheWay -= 1;
  }
}

/** The parts that listen, so that none does twice.
    @type {WeakSet<Part>} */
const started = new WeakSet();

/** @param {Part} part */
function begin(part) {
  if (started.has(part)) return;
  started.add(part);
  part.start();
}

/** Starts a part when an element it is made for comes onto the page.
    @param {string} selector
    @param {() => Promise<Part>} load */
export function whenThere(selector, load) {
  const watcher = new MutationObserver(() => {
    if (!query(selector)) return;
    watcher.disconnect();
    void fetched(load, begin);
  });
  watcher.observe(document.documentElement, { childList: true, subtree: true });
}

/** Starts a part at the first click that is meant for it, and clicks again when it listens.
    @param {string} selector
    @param {() => Promise<Part>} load */
export function whenClicked(selector, load) {
  let isOnTheWay = false;
  /** @param {MouseEvent} event */
  async function clicked(event) {
    const target = /** @type {HTMLElement | null} */ (closest(event.target, selector));
    if (!target || isOnTheWay) return;
    isOnTheWay = true;
    target.setAttribute("aria-busy", "true");
    const part = await fetched(load, begin);
    isOnTheWay = false;
    target.removeAttribute("aria-busy");
    if (!part) return;
    document.removeEventListener("click", clicked);
    target.click();
  }
  document.addEventListener("click", clicked);
}
