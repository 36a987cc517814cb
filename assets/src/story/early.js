/* Steps through a story that somebody takes before its slides and its part of the script are there. */

import { closest } from "../shell/dom.js";

/** Keys that lead from slide to slide.
    @type {Record<string, number>} */
export const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

let isAwaited = true;

let steps = 0;

/** @param {EventTarget | null} target */
const isTyping = (target) => closest(target, "input, select, textarea, dialog, [role=listbox], [role=dialog], .mantine-Popover-dropdown");

/** Whether a key is meant for the page, not for a field or the browser.
    @param {KeyboardEvent} event */
export const isMeant = (event) => !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target));

/** The slides are there: the steps taken until now. */
export function taken() {
  const all = steps;
  steps = 0;
  isAwaited = false;
  return all;
}

/** The story has left the page; steps count for the next one. */
export const wait = () => { isAwaited = true; };

/** Whether the address is that of a story. */
export const isStory = () => /\/circles\/[^/]+\/?$/.test(window.location.pathname);

/** Listens from now on. */
export function start() {
  document.addEventListener("keydown", (event) => {
    if (isAwaited && event.key in STEPS && isStory() && isMeant(event)) steps += STEPS[event.key];
  });
}
