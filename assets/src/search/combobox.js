/* A field with the hits of its words beneath: the combobox of the ARIA practices, with a list that is asked for.
   The focus stays in the field; arrow keys say which hit is meant, Enter takes it, Escape closes the list. */

import { closest, el, queryAll } from "../shell/dom.js";
import { announce } from "../shell/speech.js";
import { word } from "../shell/words.js";

/** @typedef {import("./asking.js").Answered} Answered */
/** @typedef {import("./asking.js").Hit} Hit */

const PAUSE = 150; // ms after the last letter

/** Puts hits under a field.
    @param {HTMLInputElement} field
    @param {HTMLElement} place where the list goes
    @param {{ask: (text: string, signal: AbortSignal) => Promise<Answered>, choose: (hit: Hit, event: Event) => void}} deeds */
export function combobox(field, place, { ask, choose }) {
  const list = el("ul", { role: "listbox", id: `${field.id}-hits`, class: "hits", "aria-label": word("search_hits"), hidden: true });
  const note = el("p", { class: "hits-note soft", hidden: true });
  /** @type {Answered | null} */
  let shown = null;
  let waiting = 0;
  let active = -1;
  let running = new AbortController();
  place.append(note, list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id,
    "aria-expanded": "false", autocomplete: "off", spellcheck: "false" })) field.setAttribute(name, value);

  const options = () => queryAll("[role=option]", list);

  /** @param {number} index */
  function point(index) {
    active = index;
    options().forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === index));
      if (at === index) option.scrollIntoView({ block: "nearest" });
    });
    if (index < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", options()[index].id);
  }

  /** @param {string} text */
  function say(text) {
    note.textContent = text;
    note.hidden = !text;
    if (text) announce(text);
  }

  function close() {
    running.abort();
    clearTimeout(waiting);
    shown = null;
    list.replaceChildren();
    list.hidden = true;
    note.hidden = true;
    field.setAttribute("aria-expanded", "false");
    point(-1);
  }

  /** @param {number} at
      @param {(string | Element)[]} content */
  const option = (at, content) => el("li", { role: "option", id: `${list.id}-${at}`, "aria-selected": "false", "data-at": at }, content);

  /** @param {Answered} answer */
  function show(answer) {
    shown = answer;
    list.replaceChildren(...answer.hits.map((hit, at) => option(at, [el("b", hit.said, hit.label),
      el("span", { class: "soft" }, [hit.kind_name, hit.more].filter(Boolean).join(" · "))])),
      ...answer.suggestions.map((text, at) => option(at, [el("span", {}, word("search_meant", { text }))])));
    list.hidden = !list.children.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    point(-1);
    const { count, missed, hits: { length } } = answer;
    const without = missed?.length ? ` · ${word("search_missed", { words: missed.join(", ") })}` : "";
    if (count && !length) say("");
    else if (!count) say(word("search_none"));
    else say((count > length ? word("search_first", { shown: length, count }) : word("search_found", { count })) + without);
  }

  async function search() {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const text = field.value.trim();
    if (!text) return close();
    try {
      const answer = await ask(text, signal);
      if (!signal.aborted) show(answer);
    } catch (error) {
      if (signal.aborted) return;
      console.error("search", error);
      say(word("search_failed"));
    }
  }

  /** @param {number} at
      @param {Event} event */
  function take(at, event) {
    if (!shown) return;
    if (at < shown.hits.length) return choose(shown.hits[at], event);
    field.value = shown.suggestions[at - shown.hits.length] ?? field.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  /** @param {number} step */
  function move(step) {
    const { length } = options();
    if (length) point(active < 0 ? (step > 0 ? 0 : length - 1) : (active + step + length) % length);
    return true;
  }

  /** The hit that Enter takes: the one pointed at, or the best one of what is written. */
  const meant = () => (active < 0 && shown?.hits.length && shown.query === field.value.trim() ? 0 : active);

  const isInDialog = () => closest(field, "dialog") !== null;

  /** What keys do; each says whether the browser's own meaning is replaced.
      @type {Record<string, (event: Event) => boolean>} */
  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: (event) => {
      const at = meant();
      if (at >= 0) take(at, event);
      return at >= 0;
    },
    Escape: () => {
      const isOurs = !list.hidden && !isInDialog();
      if (isOurs) close();
      return isOurs;
    },
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (!event.isComposing && keys[event.key]?.(event)) event.preventDefault();
  });
  field.addEventListener("blur", () => { if (!isInDialog()) close(); });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
  list.addEventListener("click", (event) => {
    const hit = closest(event.target, "[role=option]");
    if (hit) take(Number(hit.dataset.at), event);
  });
  return { close };
}
