/* Beleg: how a number came about, in a dialog at the right (a sheet on phones). */

import * as cards from "../answer/cards.js";
import * as address from "../choice/address.js";
import { byId, closest, el, needed, onClick, query } from "../shell/dom.js";
import { copy } from "../shell/speech.js";
import { base, word } from "../shell/words.js";
import { taken } from "./citing.js";

/** @type {HTMLElement | null} */
let opener = null;

function dialog() {
  const known = byId("evidence-panel");
  if (known instanceof HTMLDialogElement) return known;
  const box = el("dialog", { id: "evidence-panel", class: "panel", "aria-labelledby": "evidence-title" });
  box.addEventListener("close", () => opener?.focus());
  box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
  document.body.append(box);
  return box;
}

/** @param {string} label
    @param {Node[]} content */
const section = (label, ...content) => el("section", {}, el("h3", {}, label), ...content);

/** @param {Proof["parameters"]} given */
function parameters(given) {
  const entries = Array.isArray(given) ? given : Object.entries(given || {});
  if (!entries.length) return el("p", { class: "soft" }, word("no_parameters"));
  /** @param {unknown} value */
  const text = (value) => (value === null ? "NULL" : typeof value === "object" ? JSON.stringify(value) : String(value));
  return el("dl", { class: "parameters" }, entries.flatMap(([name, value]) => [el("dt", {}, `$${name}`), el("dd", {}, text(value))]));
}

/** @param {string} title */
function head(title) {
  return el("div", { class: "panel-head" }, el("h2", { id: "evidence-title", tabindex: "-1" }, title),
    el("button", { type: "button", class: "plain", onclick: () => dialog().close() }, word("close")));
}

/** @param {Proof} proof */
function content(proof) {
  const link = new URL(proof.link || window.location.href, window.location.href).href;
  const asText = [proof.title, proof.definition, proof.filters_text, proof.records_text, taken(), link, "", proof.sql,
    JSON.stringify(proof.parameters, null, 1)].filter((part) => part !== undefined).join("\n");
  return [head(proof.title),
    el("div", { class: "panel-body" },
      section(word("definition"), el("p", {}, proof.definition)),
      section(word("choice"), el("p", {}, proof.filters_text)),
      section(word("records"), el("p", {}, proof.records_text)),
      section(word("version"), el("p", {}, taken())),
      section(word("link"), el("p", {}, el("a", { href: link }, link))),
      section(word("query"), el("pre", { tabindex: "0", role: "region", "aria-label": word("query") }, el("code", {}, proof.sql))),
      section(word("parameters"), parameters(proof.parameters)),
      el("p", {}, el("button", { type: "button", class: "pick", onclick: (event) =>
        copy(asText, event.currentTarget, word("copied_evidence")) }, word("copy_evidence"))))];
}

/** @param {HTMLElement} button */
async function show(button) {
  const place = /** @type {HTMLElement} */ (closest(button, "[data-chart]"));
  const card = cards.of(place.id);
  const box = dialog();
  opener = button;
  const title = word("evidence_of", { title: card?.value?.headline || query("dt, h2", place)?.textContent || "" });
  box.replaceChildren(head(title), el("div", { class: "panel-body" }, el("p", { "aria-busy": "true" }, word("loading"))));
  if (!box.open) box.showModal();
  needed("#evidence-title", box).focus();
  try {
    const search = address.format(address.inForce());
    const answer = await fetch(`${base()}api/charts/${encodeURIComponent(place.id)}/evidence${search}`);
    if (!answer.ok) throw new Error(String(answer.status));
    box.replaceChildren(...content(await answer.json()));
  } catch {
    box.replaceChildren(head(title), el("div", { class: "panel-body" },
      el("p", { class: "state is-error", role: "alert" }, el("span", { class: "bang", "aria-hidden": "true" }, "!"), word("evidence_failed"))));
  }
  needed("#evidence-title", box).focus();
}

/** Listens from now on. */
export function start() {
  onClick("[data-tool=evidence]", show);
}
