/* Who asks. A choice on the page that stands is asked for and shown without Dash, which would have all it holds looked through
   for it; Dash hears of it where a new frame comes: another page, newer data, another profile. What it asks for then has left
   before, and it is handed the answer that is on its way. */

import { apply, held } from "./apply.js";
import { follow } from "../choice/sync.js";
import { PATHS, addressOf, answered, askAgain, askedFor, isDash, nothingChanged, propsOf, pushed, questionBody, sameQuestion } from "../dash-internals.js";
import { isAnswered, page } from "../shell/page.js";
import { base } from "../shell/words.js";

const OUTPUTS = [["frame", "children"], ["opening", "data"], ["answer", "data"], ["shown", "data"], ["filter-options", "data"]];

const JSON_TYPES = { "Content-Type": "application/json", Accept: "application/json" };

const KEPT = 20000; // ms an answer waits for Dash, which passes over choices that follow each other quickly

let ask = window.fetch;

/** Answers on their way to Dash, by what was asked.
    @type {Map<string, Promise<Response>>} */
const early = new Map();

/** The address asked for without Dash, and how many were.
    @type {string | null} */
let own = null;

let turn = 0;

const here = () => window.location.pathname + window.location.search;

/** What makes two requests the same: the address, the outputs, where one is and what is shown. What else the page holds
    only spares the answer some cards.
    @param {string} address
    @param {string=} body */
function keyOf(address, body) {
  const path = new URL(address, window.location.href).pathname;
  return body ? JSON.stringify([path, ...sameQuestion(body, "applied")]) : path;
}

/** @param {string} address
    @param {string=} body */
function sent(address, body) {
  const more = body ? { method: "POST", headers: JSON_TYPES, body } : { method: "GET" };
  return ask(address, { credentials: "same-origin", ...more });
}

/** Keeps an answer for Dash.
    @param {string} key
    @param {Promise<Response>} answer */
function keep(key, answer) {
  answer.catch(() => early.get(key) === answer && early.delete(key));
  early.set(key, answer);
  setTimeout(() => early.get(key) === answer && early.delete(key), KEPT);
}

/** Sends a request of Dash unless it is on its way.
    @param {string} name
    @param {string=} body */
function send(name, body) {
  const address = base() + name;
  const key = keyOf(address, body);
  if (!early.has(key)) keep(key, sent(address, body));
}

/** The question for an address of this page, as the callback in dashboards/serving/callback.py is asked.
    @param {string[]} changed */
function question(changed) {
  const { pathname, search } = window.location;
  return questionBody(OUTPUTS, { pathname, search }, changed, { shown: propsOf("shown")?.data, applied: held() });
}

/** The answer to a request of Dash where it is here already: one that left before, or nothing for an address that is
    answered without Dash.
    @param {RequestInfo | URL} resource
    @param {RequestInit=} options */
function taken(resource, options) {
  const body = options?.body ? String(options.body) : undefined;
  if (body && own !== null && askedFor(body) === own) return Promise.resolve(nothingChanged());
  const key = keyOf(addressOf(resource), body);
  const answer = early.get(key);
  early.delete(key);
  return answer;
}

/** Asks for the present address and shows the answer; where it brings a new frame, Dash is handed it. */
async function answer() {
  const mine = (turn += 1);
  const address = base() + PATHS.update;
  const body = question(["address.search"]);
  own = here();
  const response = sent(address, body);
  setTimeout(follow);
  const text = await response.then((one) => (one.status === 200 ? one.text() : ""), () => "");
  if (mine !== turn || !text) return;
  const told = answered(text);
  if (!told.frame) return void apply(told.answer.data, propsOf("opening").data);
  own = null;
  keep(keyOf(address, body), Promise.resolve(new Response(text, { headers: JSON_TYPES })));
  askAgain();
}

/** Whether the page of the address is the one that stands, and the last that Dash was told of. */
function isSamePage() {
  const path = window.location.pathname;
  const shown = page.answer && new URL(page.answer.asked, window.location.href).pathname;
  return shown === path && propsOf("address").pathname === path && Boolean(propsOf("shown").data);
}

/** Leaves the answer to Dash, and asks before it does. */
function leave() {
  turn += 1;
  own = null;
  if (propsOf("shown")?.data) send(PATHS.update, question(["address.search"]));
}

/** The address has changed. */
function gone() {
  if (isSamePage()) return void answer();
  leave();
  pushed();
}

/** Back or forward, which Dash hears too. */
function wentBack() {
  early.clear();
  if (!isSamePage()) return leave();
  if (!isAnswered()) return void answer();
  turn += 1; // what is on its way is wanted no more
  own = here();
  follow();
}

/** Listens from now on. */
export function start() {
  ask = window.fetch.bind(window);
  window.fetch = (resource, options) => (isDash(addressOf(resource)) && taken(resource, options)) || ask(resource, options);
  window.addEventListener("ziq:gone", gone);
  window.addEventListener("popstate", wentBack);
  send(PATHS.update, question(["address.pathname", "address.search"]));
  send(PATHS.layout);
  send(PATHS.dependencies);
}
