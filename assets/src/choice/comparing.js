/* What is held side by side: areas named one by one beside those that follow the choice. */

import * as address from "./address.js";
import { asked } from "../search/asking.js";
import { combobox } from "../search/combobox.js";
import { el, query } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { word } from "../shell/words.js";

const MOST = 5;

const WHOLE = "05"; // the Land is always there

const AREAS = ["region", "district", "municipality", "circle"];

/** @type {[string, string][]} */
let compared = [];

/** The sign of the area a hit is about, "" when it is about none.
    @param {string} href */
export function signOf(href) {
  const { pathname, searchParams } = new URL(href, window.location.href);
  if (pathname.startsWith("/neighbourhoods/")) return decodeURIComponent(pathname.split("/")[2]);
  return AREAS.map((key) => searchParams.get(key)).find(Boolean) ?? "";
}

/** The signs named by hand; those that follow the choice become so when one is added or taken away. */
const signs = () => compared.map(([sign]) => sign).filter((sign) => sign !== WHOLE);

/** @param {string} text
    @param {AbortSignal} signal */
async function areasOf(text, signal) {
  const answer = await asked("search", text, signal);
  const hits = answer.hits.filter((hit) => signOf(hit.address));
  return { ...answer, hits, count: hits.length };
}

/** @param {HTMLElement} place */
function build(place) {
  const field = el("input", { id: "compare-area", type: "search", "aria-describedby": "compare-hint" });
  place.append(el("label", { for: "compare-area" }, place.dataset.label), field);
  const { close } = combobox(field, place, { ask: areasOf, choose: ({ address: href }) => {
    close();
    field.value = "";
    const others = signs().filter((sign) => sign !== signOf(href) && !/^\d{4}(-\d{4})?$/.test(sign));
    address.set("compare", [...others, signOf(href)].slice(-MOST));
  } });
  place.append(el("p", { id: "compare-hint", class: "soft" }, word("compare_add")), el("p", { class: "compare-shown" }));
}

/** @param {[string, string]} given */
const chip = ([sign, name]) => (sign === WHOLE ? el("span", {}, name) : el("button", { type: "button", class: "chip",
  onclick: () => address.set("compare", signs().filter((one) => one !== sign)) }, name, el("span", { class: "vh" }, ` ${word("remove")}`), el("span", { "aria-hidden": "true" }, "×")));

/** @param {Answer} answer */
function show(answer) {
  const place = query(".compare-own");
  if (!place) return;
  if (!place.firstChild) build(place);
  const isOn = Boolean(address.parse().compare?.length);
  compared = answer.compared ?? [];
  const line = query(".compare-shown", place);
  if (!isOn) line?.replaceChildren();
  else if (!compared.length) line?.replaceChildren(word("compare_nothing"));
  else line?.replaceChildren(...compared.map(chip));
}

/** Listens from now on. */
export function start() {
  if (page.answer) show(page.answer);
  window.addEventListener("ziq:applied", ({ detail }) => show(detail));
}
