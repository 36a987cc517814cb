/* Requests that leave before Dash gets to them: the first ones with this script, that of a choice with the choice. Dash,
   which asks for the same a little later, is handed the answer that is already on its way. */

import { PATHS, addressOf, isDash, propsOf, questionBody, sameQuestion } from "../dash-internals.js";
import { base } from "../shell/words.js";

const OUTPUTS = [["frame", "children"], ["opening", "data"], ["answer", "data"], ["shown", "data"], ["filter-options", "data"]];

const JSON_TYPES = { "Content-Type": "application/json", Accept: "application/json" };

const KEPT = 20000; // ms an answer waits for Dash, which passes over choices that follow each other quickly

let ask = window.fetch;

/** Answers on their way, by what was asked.
    @type {Map<string, Promise<Response>>} */
const early = new Map();

/** What makes two requests the same: the address, the outputs, where one is and what is shown. What else the page holds
    only spares the answer some cards.
    @param {string} address
    @param {string=} body */
function keyOf(address, body) {
  const path = new URL(address, window.location.href).pathname;
  return body ? JSON.stringify([path, ...sameQuestion(body, "applied")]) : path;
}

/** Sends a request unless it is on its way.
    @param {string} name
    @param {string=} body */
function send(name, body) {
  const address = base() + name;
  const key = keyOf(address, body);
  if (early.has(key)) return;
  const more = body ? { method: "POST", headers: JSON_TYPES, body } : { method: "GET" };
  const answer = ask(address, { credentials: "same-origin", ...more });
  answer.catch(() => early.get(key) === answer && early.delete(key));
  early.set(key, answer);
  setTimeout(() => early.get(key) === answer && early.delete(key), KEPT);
}

/** The question for an address of this page, as the callback in dashboards/serving/callback.py is asked.
    @param {string[]} changed */
function question(changed) {
  const { pathname, search } = window.location;
  const state = Object.fromEntries(["shown", "applied"].map((id) => [id, propsOf(id)?.data]));
  return questionBody(OUTPUTS, { pathname, search }, changed, state);
}

/** Dash's own request, answered by the one that left before it.
    @param {RequestInfo | URL} resource
    @param {RequestInit=} options */
function taken(resource, options) {
  const key = keyOf(addressOf(resource), options?.body ? String(options.body) : undefined);
  const answer = early.get(key);
  early.delete(key);
  return answer;
}

/** Asks for an address the moment it is known. */
export const askAhead = () => {
  if (propsOf("shown")?.data) send(PATHS.update, question(["address.search"]));
};

/** Listens from now on. */
export function start() {
  ask = window.fetch.bind(window);
  window.fetch = (resource, options) => (early.size && isDash(addressOf(resource)) && taken(resource, options)) || ask(resource, options);
  window.addEventListener("popstate", () => early.clear());
  send(PATHS.update, question(["address.pathname", "address.search"]));
  send(PATHS.layout);
  send(PATHS.dependencies);
}
