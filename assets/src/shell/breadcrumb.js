/* The way down to the chosen area: filled from each answer; a step lets go of what lies below it. */

import { go, isPlain, onSameData } from "../choice/address.js";
import { byId, closest, el } from "./dom.js";
import { page } from "./page.js";

/** @param {[string, string | null]} given
    @param {number} index
    @param {unknown[]} all */
const step = ([name, href], index, all) => el("li", index === all.length - 1 ? { "aria-current": "page" } : {},
  href ? el("a", { href, "data-step": "" }, name) : name);

/** Listens from now on. */
export function start() {
  window.addEventListener("ziq:applied", ({ detail: answer }) => {
    const list = byId("trail");
    if (list) list.replaceChildren(...(answer.trail || []).map(step));
  });
  document.addEventListener("click", (event) => {
    const link = closest(event.target, "a[data-step]");
    if (!link || !isPlain(event)) return;
    event.preventDefault();
    page.focusAfterAnswer = "#trail a:last-of-type, h1";
    go(onSameData(link.getAttribute("href") ?? ""));
  });
}
