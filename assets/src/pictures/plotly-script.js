/* plotly.js itself: waited for where a picture needs it, fetched later where none does. */

import { el, query } from "../shell/dom.js";

let source = "";

const AWHILE = 2000; // ms a page stands before anything is fetched for the next one

/** @type {Promise<any> | null} */
let arrival = null;

/** Waits for plotly.js, which comes with the pages that open with one of its pictures and else when one is drawn. */
export function plotly() {
  arrival = arrival || new Promise((found) => {
    let script = query(`script[src="${source}"]`);
    if (!script) document.head.append(script = el("script", { src: source }));
    script.addEventListener("load", () => found(window.Plotly));
    script.addEventListener("error", () => {
      arrival = null;
      script.remove();
    });
  });
  return arrival;
}

/** Fetches it for the next page once the first one stands. */
function fetchForLater() {
  if (!query(`script[src="${source}"]`)) document.head.append(el("link", { rel: "prefetch", as: "script", href: source }));
}

/** Remembers where plotly.js is to be had; must be called while our own script is read. */
export function start() {
  source = document.currentScript?.dataset.plotly ?? "";
  window.addEventListener("ziq:applied", () => setTimeout(fetchForLater, AWHILE), { once: true });
}
