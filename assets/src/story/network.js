/* The network while a story is told: steps from slide to slide ask for nothing, so that it is gone shows nowhere else. */

import { notice, news } from "../shell/notice.js";
import { base } from "../shell/words.js";

const PAUSE = 5000; // ms between two looks; the browser may not tell that the network is back

let isAway = false;

let looking = 0;

/** Says it unless a failed request has said more.
    @param {string} text */
function lose(text) {
  if (isAway || document.getElementById("failure")) return;
  isAway = true;
  notice(text);
  document.getElementById("failure")?.setAttribute("data-network", "");
}

/** Whether the server answers; not through the cache. */
const answers = () => fetch(`${base()}health`, { cache: "no-store" }).then(({ ok }) => ok, () => false);

/** @param {string} text */
async function look(text) {
  clearTimeout(looking);
  if (!isAway) return;
  if (!await answers()) {
    looking = setTimeout(look, PAUSE, text);
    return;
  }
  isAway = false;
  const band = document.querySelector("#failure[data-network]");
  if (!band) return; // a request has failed since, and is told of its own end
  band.remove();
  news(text);
}

/** Listens from now on.
    @param {() => boolean} isTold whether a story is on the page
    @param {() => {lost: string, back: string}} words */
export function start(isTold, words) {
  const lost = () => {
    if (!isTold()) return;
    lose(words().lost);
    look(words().back);
  };
  window.addEventListener("offline", lost);
  window.addEventListener("online", () => look(words().back));
  if (!navigator.onLine) lost();
}
