/* Applies one answer to the page: choice, lead, and every card whose content changed. */

import { showChoice } from "./choice-line.js";
import { gather } from "./nothing.js";
import { cardOf } from "./on-page.js";
import { whole } from "./whole.js";
import * as address from "../choice/address.js";
import { showControls } from "../choice/switches.js";
import { moved, narrow } from "../choice/sync.js";
import * as dash from "../dash-internals.js";
import { byId, el, parts, query, queryAll, textOf } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { announce } from "../shell/speech.js";
import { atOneSize } from "../shell/text-size.js";
import { word } from "../shell/words.js";

const PATIENCE = 4000;

let turn = 0;

/** Hashes of the cards shown last: an answer need not bring those again.
    @type {Record<string, string | undefined>} */
let hashes = {};

let isFirst = true;

/** @type {string | null} */
let lastPath = null;

const ownLanguage = document.documentElement.lang;

const ownTitle = document.title;

/** Waits, but not for ever, until the page of an answer is drawn.
    @param {string[]} ids
    @returns {Promise<void>} */
function ready(ids) {
  const isDrawn = () => ids.every((id) => byId(id) && (byId(`${id}--picture`) || byId(`${id}--figure`)));
  if (isDrawn()) return Promise.resolve();
  return new Promise((found) => {
    const watcher = new MutationObserver(() => isDrawn() && finish());
    const timer = setTimeout(finish, PATIENCE);
    function finish() {
      watcher.disconnect();
      clearTimeout(timer);
      found();
    }
    watcher.observe(document.body, { childList: true, subtree: true });
  });
}

/** The window is called what its page is called: for tabs, bookmarks and screen readers. */
function nameWindow() {
  const heading = query("#main h1")?.textContent.trim();
  document.title = heading ? `${heading} – ${ownTitle}` : ownTitle;
}

/** Written only when it is another one: it concerns the style of everything.
    @param {string} language */
function speakAs(language) {
  if (document.documentElement.lang !== language) document.documentElement.lang = language;
}

/** Everything an answer says; the number of cards that changed. What is read of the page is read before all changes.
    @param {Answer} answer */
function show(answer) {
  gather(answer); // first: a card that comes back into sight has a width only then
  const drawn = Object.keys(answer.cards).map(cardOf).filter((card) => card !== null);
  drawn.forEach((card) => card.place(answer.cards[card.id]));
  drawn.forEach((card) => card.measure());
  showChoice(answer.choice || {});
  byId("summary")?.replaceChildren(...parts(answer.lead?.summary));
  const changed = Object.entries(answer.cards).filter(([id, value]) => applyCard(id, value)).length;
  drawn.forEach((card) => { card.measured = 0; });
  return changed;
}

/** What the next question tells of the cards that are here. */
export const held = () => hashes;

/** Shows an answer.
    @param {any} changes
    @param {any} opening */
export async function apply(changes, opening) {
  if (!changes) {
    nameWindow();
    return dash.noUpdate();
  }
  const mine = (turn += 1);
  const answer = whole(opening, changes);
  hashes = Object.fromEntries(Object.entries(answer.cards).map(([id, { hash }]) => [id, hash]));
  speakAs(address.parse().lang?.[0] || ownLanguage);
  await ready(Object.keys(answer.cards));
  if (mine !== turn) return hashes;
  page.answer = answer;
  const changed = atOneSize(() => show(answer));
  address.mark();
  showControls();
  window.dispatchEvent(new CustomEvent("ziq:applied", { detail: answer }));
  nameWindow();
  say(answer, changed);
  settleFocus();
  return hashes;
}

/** One card; whatever fails here stays in it.
    @param {string} id
    @param {CardValue} value */
function applyCard(id, value) {
  const card = cardOf(id);
  if (!card) return false;
  try {
    return card.apply(value);
  } catch (error) {
    console.error(`card ${id}`, error);
    card.hash = null;
    const band = card.part("state");
    if (band) {
      band.hidden = false;
      band.className = "state is-error";
      band.replaceChildren(el("p", {}, el("span", { class: "bang", "aria-hidden": "true" }, "!"), word("picture_failed")));
    }
    return false;
  }
}

/** @param {Answer} answer
    @param {number} changed */
function say(answer, changed) {
  const isNewPage = lastPath !== null && lastPath !== window.location.pathname;
  const count = textOf(answer.choice?.count).trim();
  if (isNewPage) announce(`${query("h1")?.textContent || ""}. ${count}`);
  else if (!isFirst && changed) announce(word("updated", { count }));
  if (isNewPage) byId("main")?.focus({ preventScroll: true });
  isFirst = false;
  lastPath = window.location.pathname;
}

/** Puts the focus back where the reader was when the pressed element is gone. */
function settleFocus() {
  const wanted = page.focusAfterAnswer;
  page.focusAfterAnswer = null;
  const active = document.activeElement;
  if (!wanted || (active && active !== document.body && active.getClientRects().length)) return;
  const target = queryAll(wanted).find((element) => element.offsetParent !== null);
  target?.focus();
}

/** Offers Dash what its callbacks name. */
export function start() {
  dash.offer({ apply, moved, narrow });
}
