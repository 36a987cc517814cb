/* Saved views: an address with a name, kept in this browser; opened, shared by link, deleted. No account. */

import * as address from "../choice/address.js";
import { go } from "../choice/address.js";
import { chipTexts, el, onClick, query } from "../shell/dom.js";
import { download } from "../shell/files.js";
import { notice } from "../shell/notice.js";
import { announce, copy } from "../shell/speech.js";
import { base, word } from "../shell/words.js";
import * as panel from "./panel.js";

const KEY = "ziq-views";

const LONGEST = 80;

function read() {
  try {
    return among(JSON.parse(localStorage.getItem(KEY) || "[]"));
  } catch {
    return [];
  }
}

/** The views in a list that came from somewhere: a name, and an address of this dashboard.
    @param {unknown} list
    @returns {View[]} */
const among = (list) => (Array.isArray(list) ? list : [])
  .filter((view) => typeof view?.name === "string" && typeof view.url === "string" && isOurs(view.url))
  .map(({ name, url }) => ({ name: name.slice(0, LONGEST), url }));

/** @param {string} url */
const isOurs = (url) => url.startsWith("/") && URL.canParse(url, window.location.href)
  && new URL(url, window.location.href).origin === window.location.origin;

/** @param {View[]} views */
function write(views) {
  try {
    localStorage.setItem(KEY, JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
}

const here = () => window.location.pathname + address.format(address.parse());

/** A name the reader may keep: page and choice in words. */
function suggestion() {
  const page = query("h1")?.textContent.trim() || "";
  const chips = chipTexts();
  return [page, ...chips].join(" · ").slice(0, LONGEST);
}

/** A view with its link; one's own can be deleted.
    @param {View} view
    @param {() => void} [refresh] */
function item(view, refresh) {
  const named = () => el("span", { class: "vh" }, ` – ${view.name}`);
  return el("li", {}, el("a", { href: view.url, onclick: (event) => open(event, view) }, view.name),
    el("button", { type: "button", class: "plain", onclick: (event) =>
      copy(new URL(view.url, window.location.href).href, event.currentTarget, word("copied_link")) },
    el("span", { "data-label": "" }, word("copy_link")), named()),
    refresh && el("button", { type: "button", class: "plain", onclick: () => remove(view, refresh) }, word("delete"), named()));
}

/** What the office keeps for everybody. */
function ofOffice() {
  const views = among(JSON.parse(query("[data-action=views]")?.dataset.office ?? "[]"))
    .map(({ name, url }) => ({ name, url: base() + url.slice(1) }));
  return views.length ? [el("h3", { id: "views-office" }, word("views_of_office")),
    el("ul", { class: "views", "aria-labelledby": "views-office" }, views.map((view) => item(view)))] : [];
}

/** @param {MouseEvent} event
    @param {View} view */
function open(event, view) {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  panel.close();
  go(view.url);
}

/** @param {View} view
    @param {() => void} refresh */
function remove(view, refresh) {
  write(read().filter((one) => one.name !== view.name));
  announce(word("view_deleted", { name: view.name }));
  refresh();
}

/** The list and the form, built anew after every change. */
function content() {
  const holder = el("div");
  const refresh = () => {
    holder.replaceChildren(...parts(refresh));
    query("input", holder)?.focus();
  };
  holder.append(...parts(refresh));
  return holder;
}

/** @param {() => void} refresh */
function parts(refresh) {
  const views = read();
  const field = el("input", { id: "view-name", type: "text", maxlength: LONGEST, value: suggestion(), required: true });
  const form = el("form", { onsubmit: (event) => save(event, field, refresh) },
    el("label", { for: "view-name" }, word("view_name")), field,
    el("button", { type: "submit", class: "pick" }, word("view_save")));
  const list = views.length
    ? el("ul", { class: "views", "aria-label": word("views") }, views.map((view) => item(view, refresh)))
    : el("p", { class: "soft" }, word("no_views"));
  return [...ofOffice(), form, list, files(views, refresh), el("p", { class: "soft small" }, word("views_stay_here"))];
}

/** Giving the views away as a file, and taking those of a file over.
    @param {View[]} views
    @param {() => void} refresh */
function files(views, refresh) {
  const give = () => download(new Blob([JSON.stringify({ views }, null, 1)], { type: "application/json" }), "ZiQ_Ansichten.json");
  const take = el("input", { type: "file", id: "views-file", accept: ".json,application/json",
    onchange: (event) => void taken(event.target.files[0], refresh) });
  return el("div", { class: "views-files" },
    views.length ? el("p", {}, el("button", { type: "button", class: "plain", onclick: give }, word("views_give"))) : null,
    el("p", {}, el("label", { for: "views-file" }, word("views_take")), " ", take));
}

/** A view of the file takes the place of one with the same name.
    @param {File} file
    @param {() => void} refresh */
async function taken(file, refresh) {
  let views = /** @type {View[]} */ ([]);
  try {
    views = among(JSON.parse(await file.text()).views);
  } catch (error) {
    console.warn("views", error);
  }
  if (!views.length) return void notice(word("views_not_in_file", { file: file.name }));
  const names = new Set(views.map(({ name }) => name));
  const others = read().filter(({ name }) => !names.has(name));
  if (!write(sorted([...others, ...views]))) return void notice(word("view_not_saved"));
  announce(word("views_taken", { count: views.length }));
  refresh();
}

/** @param {View[]} views */
const sorted = (views) => views.sort((one, other) => one.name.localeCompare(other.name, document.documentElement.lang));

/** @param {Event} event
    @param {HTMLInputElement} field
    @param {() => void} refresh */
function save(event, field, refresh) {
  event.preventDefault();
  const name = field.value.trim();
  if (!name) return;
  const others = read().filter((view) => view.name !== name);
  const isKept = write(sorted([...others, { name, url: here() }]));
  announce(word(isKept ? "view_saved" : "view_not_saved", { name }));
  if (!isKept) return void notice(word("view_not_saved", { name }));
  refresh();
}

/** Listens from now on. */
export function start() {
  onClick("[data-action=views]", (button) => panel.open(button, word("views"), content(), "views-panel"));
  /* The badge of the profile and what stands beside a control explain themselves in the same kind of panel. */
  onClick("[data-explains]", (button) =>
    panel.open(button, button.getAttribute("aria-label") ?? button.textContent.trim(),
      el("p", { tabindex: "-1" }, button.dataset.explains), "explains"));
}
