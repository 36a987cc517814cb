/* The first minute: three hints, one a page, above its content. Each is shown once in this browser. */

import { byId, el, query } from "./dom.js";
import { COUNT, remember, shown } from "./hinted.js";
import { word } from "./words.js";

const texts = () => [word("hint_choose"), word("hint_click"), word("hint_tools")];

/** Shows the next hint in its place, if there is one left.
    @param {HTMLElement} place */
function show(place) {
  const number = shown() + 1;
  if (number > COUNT || !remember(number)) return void (place.hidden = true);
  const isLast = number === COUNT;
  const next = el("button", { type: "button", class: "plain", onclick: () => goOn(place) }, word(isLast ? "hint_done" : "hint_next"));
  const end = el("button", { type: "button", class: "plain", onclick: () => finish(place) }, word("hint_end"));
  place.replaceChildren(
    el("p", {}, el("strong", {}, word("hint_place", { number, count: COUNT })), " ", texts()[number - 1] ?? ""),
    el("p", { class: "hint-ways" }, next, isLast ? "" : end),
  );
  place.hidden = false;
}

/** @param {HTMLElement} place */
function goOn(place) {
  if (shown() >= COUNT) return finish(place);
  show(place);
  query("button", place)?.focus();
}

/** No further hint, ever; reading goes on at the content.
    @param {HTMLElement} place */
function finish(place) {
  remember(COUNT);
  place.hidden = true;
  place.replaceChildren();
  byId("main")?.focus();
}

/** A page of cards that has just been drawn gets the next hint; a choice on it does not. */
function greet() {
  const place = byId("hints");
  if (place?.hidden && !place.dataset.asked && query("main .card")) {
    place.dataset.asked = "yes";
    show(place);
  }
}

/** Listens from now on. */
export function start() {
  window.addEventListener("ziq:applied", greet);
  greet(); // cards may have been drawn while this part was fetched
}
