/* Keys and fingers of a story: from slide to slide, overview, full screen, choice, dark. */

import { closest } from "../shell/dom.js";
import { isMeant, STEPS } from "./early.js";
import * as story from "./story.js";

/** What more keys do where nothing else is in the window; beside other content these scroll the page.
    @type {Record<string, () => void>} */
const ALONE = { ArrowDown: () => story.step(1), ArrowUp: () => story.step(-1), Home: story.first, End: story.last };

/** @type {Record<string, (() => void) | undefined>} */
const LETTERS = { o: story.actions.overview, f: story.actions.present, a: () => { if (story.isPresenting()) story.actions.choose(); },
  p: story.actions.presenter, b: story.actions.dark, ".": story.actions.dark };

/** What a key does; undefined where it does nothing.
    @param {KeyboardEvent} event
    @returns {(() => void) | undefined} */
function deedOf({ key, shiftKey, target }) {
  if (key in STEPS) return () => story.step(STEPS[key]);
  if (story.isAlone() && key in ALONE) return ALONE[key];
  if (key === " ") return closest(target, "button, a, summary") ? undefined : () => story.step(shiftKey ? -1 : 1);
  return shiftKey ? undefined : LETTERS[key.toLowerCase()];
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.key === "Escape") return story.leaveOne();
  const deed = deedOf(event);
  deed?.();
  return deed !== undefined;
}

/** @type {Touch | null} */
let finger = null;

let resting = 0;

/** Listens from now on. */
export function start() {
  document.addEventListener("keydown", (event) => {
    if (!isMeant(event) || !story.isTold()) return;
    if (pressed(event)) event.preventDefault();
  });
  document.addEventListener("touchstart", (event) => {
    finger = event.touches.length === 1 && closest(event.target, "#story .slide-frame") ? event.touches[0] : null;
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    const end = event.changedTouches[0];
    if (!finger || !story.isTold() || story.isOverview()) return;
    const [across, along] = [end.clientX - finger.clientX, end.clientY - finger.clientY];
    if (Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(along)) story.step(across < 0 ? 1 : -1);
    finger = null;
  });
  document.addEventListener("pointermove", () => {
    if (!story.isPresenting()) return;
    document.documentElement.classList.add("is-moving");
    clearTimeout(resting);
    resting = setTimeout(() => document.documentElement.classList.remove("is-moving"), 2500);
  });
}
