/* What is said to screen readers and at buttons; the clipboard. */

import { byId, el, focused, plain, query, queryAll } from "./dom.js";
import { word } from "./words.js";

let announcing = 0;

/** @param {string | null} id */
const newSpeaker = (id) => el("div", { id, class: "vh speaker", role: "status", "aria-live": "polite" });

/** The live region; an open dialog needs its own, because all behind it is silent. */
function speaker() {
  const box = queryAll("dialog[open]").at(-1);
  if (box) return query(":scope > .speaker", box) || box.appendChild(newSpeaker(null));
  return byId("live") || document.body.appendChild(newSpeaker("live"));
}

/** Says one thing politely to screen readers. The same text twice is said twice.
    @param {string} text */
export const announce = (text) => {
  const live = speaker();
  clearTimeout(announcing);
  live.textContent = "";
  announcing = setTimeout(() => { live.textContent = text; }, 60);
};

/** Says what happened, at the button too, which gets its own words back after a moment.
    @param {HTMLElement} button
    @param {string} words */
export const tell = (button, words) => {
  announce(words);
  if (!button) return;
  const label = query("[data-label]", button) || button;
  if (button.dataset.before === undefined) button.dataset.before = label.innerHTML;
  label.textContent = words;
  clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = String(setTimeout(() => {
    label.innerHTML = button.dataset.before ?? "";
    delete button.dataset.before;
  }, 2500));
};

/** Copies text and says so at the button.
    @param {string} text
    @param {HTMLElement} button
    @param {string} done */
export const copy = async (text, button, done) => tell(button, await toClipboard(plain(text)) ? done : word("copy_failed"));

/** Copies a table so that Word and Excel keep its columns, as text where a browser takes no more.
    @param {string} html
    @param {string} text
    @param {HTMLElement} button
    @param {string} done */
export async function copyTable(html, text, button, done) {
  try {
    const parts = { "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([plain(text)], { type: "text/plain" }) };
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    tell(button, done);
  } catch {
    await copy(text, button, done);
  }
}

/** @param {string} text */
async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Plain http on an office network has no clipboard API: the old way still works there.
    const field = el("textarea", { class: "vh", "aria-hidden": "true", tabindex: "-1" });
    const holder = query("dialog[open]") || document.body;
    const before = focused();
    field.value = text;
    holder.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    before?.focus();
    return copied;
  }
}

