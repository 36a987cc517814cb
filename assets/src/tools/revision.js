/* What a cited card says today, beside what it said then. */

import * as address from "../choice/address.js";
import { byId, el, query } from "../shell/dom.js";
import { announce } from "../shell/speech.js";
import { base, word } from "../shell/words.js";

/** @param {Revision} found */
function differences({ head, differences: rows, differences_count: count }) {
  const cells = rows.map(({ row, what, then, now }) => el("tr", {}, el("th", { scope: "row" }, row || "–"), el("td", {}, what),
    el("td", { class: "n" }, then || "–"), el("td", { class: "n" }, now || "–")));
  const table = el("table", {}, el("thead", {}, el("tr", {}, head.map((text) => el("th", { scope: "col" }, text)))), el("tbody", {}, cells));
  const more = count > rows.length ? el("p", { class: "soft small" }, word("first_listed", { count: rows.length, all: count })) : null;
  return el("details", { open: rows.length <= 8 }, el("summary", {}, word("differences")), table, more);
}

/** @param {Revision} found
    @param {(event: Event) => void} toToday */
const revised = (found, toToday) => [el("p", {}, el("b", {}, found.text)),
  found.is_same ? null : el("p", {}, word("today_says", { sentence: found.now.sentence })),
  found.differences.length ? differences(found) : null,
  el("p", {}, el("button", { type: "button", class: "plain", onclick: toToday }, word("show_today")))];

/** What the cited card says today, in the card itself; said once.
    @param {string} id
    @param {(event: Event) => void} toToday leads to today's data */
export async function compare(id, toToday) {
  const sentence = byId(`${id}--sentence`);
  if (!sentence || query("[data-revision]")) return;
  const note = el("div", { class: "revision", role: "note", "data-revision": window.location.href, "aria-label": word("today") },
    el("p", { "aria-busy": "true" }, word("loading")));
  sentence.after(note);
  try {
    const answer = await fetch(`${base()}api/charts/${encodeURIComponent(id)}/revision${address.format(address.inForce())}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const found = await answer.json();
    note.replaceChildren(...revised(found, toToday).filter((part) => part !== null));
    announce(found.text);
  } catch (error) {
    console.error("revision", error);
    note.replaceChildren(el("p", {}, word("revision_failed")));
  }
}
