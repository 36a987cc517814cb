/* What is said to screen readers and at buttons; the clipboard. */

import { byId, el, plain } from "./dom.js";
import { word } from "./words.js";

let announcing = 0;

const newSpeaker = (id) => el("div", { id, class: "vh speaker", role: "status", "aria-live": "polite" });

/** The live region; an open dialog needs its own, because all behind it is silent. */
function speaker() {
  const box = [...document.querySelectorAll("dialog[open]")].at(-1);
  if (box) return box.querySelector(":scope > .speaker") || box.appendChild(newSpeaker(null));
  return byId("live") || document.body.appendChild(newSpeaker("live"));
}

/** Says one thing politely to screen readers. The same text twice is said twice. */
export const announce = (text) => {
  const live = speaker();
  clearTimeout(announcing);
  live.textContent = "";
  announcing = setTimeout(() => { live.textContent = text; }, 60);
};

/** Says what happened, at the button too, which gets its own words back after a moment. */
export const tell = (button, words) => {
  announce(words);
  if (!button) return;
  const label = button.querySelector("[data-label]") || button;
  if (button.dataset.before === undefined) button.dataset.before = label.innerHTML;
  label.textContent = words;
  clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = setTimeout(() => {
    label.innerHTML = button.dataset.before;
    delete button.dataset.before;
  }, 2500);
};

/** Copies text and says so at the button. */
export const copy = async (text, button, done) => tell(button, await toClipboard(plain(text)) ? done : word("copy_failed"));

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Plain http on an office network has no clipboard API: the old way still works there.
    const field = el("textarea", { class: "vh", "aria-hidden": "true", tabindex: "-1" });
    const holder = document.querySelector("dialog[open]") || document.body;
    const before = document.activeElement;
    field.value = text;
    holder.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    before?.focus();
    return copied;
  }
}

