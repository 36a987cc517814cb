/* `#<id>` in an address leads to that card, also when the page is loaded with it: what is drawn above it moves it until then. */

import { byId, query } from "../shell/dom.js";

const SETTLING = 3000; // ms in which pictures above may still find their height

const MARKED = "data-anchored";

/** The address whose anchor was followed last. */
let followed = "";

/** Ends following a card that moves. */
let stop = () => {};

/** The element the address names. */
function named() {
  try {
    const id = decodeURIComponent(window.location.hash.slice(1));
    const found = id ? byId(id) : null;
    return found && query("main")?.contains(found) ? found : null;
  } catch {
    return null; // a percent sign that is none
  }
}

/** Keeps a card at the top while what is above it is drawn; whoever scrolls or presses a key goes their own way.
    @param {HTMLElement} element */
function hold(element) {
  stop();
  const main = query("main");
  const lead = () => element.scrollIntoView({ block: "start", behavior: "instant" });
  const watcher = new ResizeObserver(lead);
  const timer = setTimeout(() => stop(), SETTLING);
  const own = ["wheel", "touchstart", "keydown", "pointerdown"];
  const leave = () => stop();
  own.forEach((name) => window.addEventListener(name, leave, { passive: true }));
  stop = () => {
    watcher.disconnect();
    clearTimeout(timer);
    own.forEach((name) => window.removeEventListener(name, leave));
    stop = () => {};
  };
  if (main) watcher.observe(main); // tells its first size in the next frame: the card is led to then
}

/** Goes to what the address names, once for each address; what was marked before is marked no more. */
function follow() {
  const here = window.location.pathname + window.location.hash;
  if (here === followed) return;
  followed = here;
  query(`[${MARKED}]`)?.removeAttribute(MARKED);
  const element = named();
  if (!element) return void stop();
  element.setAttribute(MARKED, "");
  element.setAttribute("tabindex", "-1");
  // After whatever else puts the focus somewhere with this answer: reading goes on at the card.
  requestAnimationFrame(() => {
    if (element.isConnected) element.focus({ preventScroll: true });
  });
  hold(element);
}

/** Goes there once more, for who has scrolled away from it. */
export function again() {
  if (followed !== window.location.pathname + window.location.hash) return; // the answer leads there
  followed = "";
  follow();
}

/** Listens from now on. */
export function start() {
  window.history.scrollRestoration = "auto";
  window.addEventListener("ziq:applied", follow);
  window.addEventListener("hashchange", follow);
}
