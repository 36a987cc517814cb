/* A small panel at a button: files, views, theme; a dialog, so that nothing lies half hidden under it. */

import { el } from "../shell/dom.js";

/** @type {HTMLDialogElement | null} */
let panel = null;

export const close = () => panel?.close();

const SEEN = 1200; // ms, long enough to read what was done

/** Closes the panel that is open now, once its reader has seen what it did. */
export function closeSoon() {
  const done = panel;
  setTimeout(() => done?.close(), SEEN);
}

/** @param {HTMLElement} button
    @param {string} label
    @param {Node} content
    @param {string} [extra] */
export function open(button, label, content, extra = "") {
  const box = el("dialog", { class: `float ${extra}`, "aria-label": label }, content);
  box.addEventListener("close", () => {
    panel = null;
    box.remove();
    button.setAttribute("aria-expanded", "false");
    if (button.isConnected) button.focus();
  });
  box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
  panel = box;
  document.body.append(box);
  button.setAttribute("aria-expanded", "true");
  box.showModal();
  place(box, button.getBoundingClientRect());
  return box;
}

/** Under its button, or above where there is more room; always inside the window.
    @param {HTMLElement} box
    @param {DOMRect} at */
function place(box, at) {
  const { offsetWidth: width, offsetHeight: height } = box;
  const right = document.documentElement.clientWidth - width - 8;
  const isAbove = at.bottom + 6 + height > window.innerHeight && at.top > window.innerHeight - at.bottom;
  const top = isAbove ? at.top - height - 6 : at.bottom + 6;
  box.style.left = `${Math.max(8, Math.min(at.left, right))}px`;
  box.style.top = `${Math.max(8, Math.min(top, window.innerHeight - height - 8))}px`;
}

/** A panel closes when the page is left, and when its place is no more. */
export function start() {
  window.addEventListener("ziq:leaving", close);
  window.addEventListener("resize", close);
}
