/* A number that was cited: its address, what stands there today, and that newer data have come. Nothing changes by itself. */

import * as cards from "../answer/cards.js";
import * as address from "../choice/address.js";
import { byId, el, query } from "../shell/dom.js";
import { day } from "../shell/numbers.js";
import { page } from "../shell/page.js";
import { fetched } from "../shell/parts.js";
import { announce } from "../shell/speech.js";
import { base, word } from "../shell/words.js";

const SHORT = 12; // so many last characters name a version

const EVERY = 60_000; // ms between two looks for newer data

/** The address that shows the same again: this choice on these data, at this card.
    @param {string} [id] */
export function cited(id = "") {
  const choice = address.parse();
  const version = page.answer?.version;
  if (version) choice.version = [version.slice(-SHORT)];
  return window.location.origin + window.location.pathname + address.format(choice) + (id ? `#${id}` : window.location.hash);
}

/** Which data something was taken from, and on which day. */
export const taken = () => word("taken", { version: page.answer?.version || "–", date: day(new Date()) });

/** @param {Event} event */
function toToday(event) {
  event.preventDefault();
  address.go(window.location.pathname + (page.answer?.cited?.today ?? "") + window.location.hash);
}

/** @param {string} text
    @param {string} label
    @param {(event: any) => void} act */
const band = (text, label, act) => el("p", { id: "data-note", class: "notice" }, text, " ",
  el("button", { type: "button", class: "plain", onclick: act }, label));

/** Says above the page which data it shows, where these are not today's.
    @param {string} text
    @param {string} label
    @param {(event: any) => void} act */
function tell(text, label, act) {
  byId("data-note")?.remove();
  const notices = byId("notices");
  if (!notices) return;
  notices.prepend(band(text, label, act));
  notices.hidden = false;
}

/** The version that was shown before this answer. */
let before = "";

/** Takes away what was said of another address. */
function clear() {
  const known = query("[data-revision]");
  if (known?.dataset.revision !== window.location.href) known?.remove();
  byId("data-note")?.remove();
}

/** Compares the card that the address names.
    @param {string} id */
function compareOnce(id) {
  if (cards.of(id)) void fetched(() => import("./revision.js"), ({ compare }) => compare(id, toToday));
}

/** @param {Answer} answer */
function applied({ version = "", cited: earlier }) {
  clear();
  const isPinned = Boolean(address.parse().version);
  if (earlier) {
    tell(earlier.text, word("show_today"), toToday);
    compareOnce(decodeURIComponent(window.location.hash.slice(1)));
  } else if (!isPinned && before && before !== version) {
    const known = before;
    tell(word("newer_shown"), word("show_before"), () => address.set("version", known.slice(-SHORT)));
  }
  if (!isPinned) before = version;
}

/** Whether somebody looks at a page of today's data that says nothing of newer ones yet. */
const isWatched = () => !document.hidden && Boolean(page.answer?.version) && !page.answer?.cited && !byId("data-note");

/** Looks whether newer data have come, while somebody looks at the page. */
async function look() {
  if (!isWatched()) return;
  const shown = page.answer?.version;
  try {
    const answer = await fetch(`${base()}health`, { cache: "no-store" });
    const { data_version: newest } = await answer.json();
    if (newest && newest !== shown && isWatched()) {
      tell(word("newer_data"), word("newer_show"), () => window.location.reload());
      announce(word("newer_data"));
    }
  } catch {
    // Whether the server answers is told where the reader asks it for something.
  }
}

/** Listens from now on. */
export function start() {
  window.addEventListener("ziq:applied", ({ detail: answer }) => applied(answer));
  setInterval(() => void look(), EVERY);
  document.addEventListener("visibilitychange", () => void look());
}
