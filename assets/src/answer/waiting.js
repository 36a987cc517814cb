/* While numbers are on their way: under 200 ms nothing, then the old pictures dimmed, after 2 s a thin bar and a way to
   stop; when the network fails, a band that says so, until the page has asked again by itself. */

import { PATHS, addressOf, askedFor, nothingChanged } from "../dash-internals.js";
import { go } from "../choice/address.js";
import * as lost from "./lost.js";
import { el, queryAll } from "../shell/dom.js";
import { main, notice } from "../shell/notice.js";
import { isAnswered } from "../shell/page.js";
import { word } from "../shell/words.js";

const SOON = 200;

const LONG = 2000;

const AWAY = [502, 503, 504]; // what a proxy says of a server that is not there

/** @type {{from: string | null, soon: number, long: number} | null} */
let wait = null;

/** @type {AbortController | null} */
let asked = null;

/** @param {string | null} from */
function begin(from) {
  finish();
  wait = { from, soon: setTimeout(dim, SOON), long: setTimeout(offer, LONG) };
}

function dim() {
  main()?.setAttribute("aria-busy", "true");
  document.documentElement.classList.add("is-waiting");
  queryAll(".card .sub").forEach((line) => { line.dataset.waiting = word("computing"); });
}

/** A thin bar with „Abbrechen“: stopping goes back to the choice whose numbers still stand. */
function offer() {
  const bar = el("div", { class: "progress", id: "progress", role: "status" }, el("i", { "aria-hidden": "true" }),
    el("p", {}, word("computing"), " ", el("button", { type: "button", class: "plain", onclick: stop }, word("cancel"))));
  document.body.append(bar);
}

function stop() {
  const from = wait?.from;
  asked?.abort();
  finish();
  if (from) go(from, { replace: true });
}

function finish() {
  if (wait) {
    clearTimeout(wait.soon);
    clearTimeout(wait.long);
  }
  wait = null;
  main()?.removeAttribute("aria-busy");
  document.documentElement.classList.remove("is-waiting");
  queryAll("[data-waiting]").forEach((line) => delete line.dataset.waiting);
  document.getElementById("progress")?.remove();
}

/** @param {string} text what the server says, or what is said of it
    @param {boolean} isAway the page asks again by itself */
function fail(text, isAway) {
  finish();
  lost.goBack(isAway);
  notice(text, el("p", {}, el("button", { type: "button", class: "pick", onclick: lost.again }, word("try_again"))));
}

/** @param {Response} answer */
async function refused(answer) {
  if (AWAY.includes(answer.status)) return fail(word("network_lost"), true);
  const sentence = answer.status < 500 ? await sentenceOf(answer) : "";
  return fail(sentence || word("network_failed"), false);
}

/** The sentence of a refusal: too many views, a session that has ended.
 * @param {Response} answer */
async function sentenceOf(answer) {
  const told = await answer.json().catch(() => ({}));
  return typeof told.error === "string" ? told.error : "";
}

/* Dash asks through fetch: watching it here tells us of a failure and lets the reader stop. A stopped or failed request
   answers „no content“, which Dash takes as „nothing changed“. */
/** Listens from now on. */
export function start() {
  const ask = window.fetch.bind(window);
  window.fetch = async (resource, options = {}) => {
    const address = addressOf(resource);
    if (!address.includes(PATHS.update)) return ask(resource, options);
    if (lost.isShown(askedFor(options.body))) return nothingChanged();
    const control = new AbortController();
    asked = control;
    try {
      const answer = await ask(resource, { ...options, signal: control.signal });
      if (answer.status < 400) return answer;
      await refused(answer);
      return nothingChanged();
    } catch {
      if (!control.signal.aborted) fail(word("network_lost"), true);
      return nothingChanged();
    }
  };
  window.addEventListener("ziq:leaving", (event) => begin(event.detail.from));
  window.addEventListener("popstate", () => (isAnswered() ? finish() : begin(null)));
  window.addEventListener("ziq:applied", () => {
    finish();
    document.getElementById("failure")?.remove();
    lost.isBack();
  });
  lost.start(ask);
}
