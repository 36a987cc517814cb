/* Keys and fingers of a story: from slide to slide, overview, full screen, choice, dark. */

import * as story from "./story.js";

const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

const STEPS_ALONE = { ArrowDown: 1, ArrowUp: -1 }; // beside other content these scroll the page

const LETTERS = { o: story.actions.overview, f: story.actions.present, a: () => story.isPresenting() && story.actions.choose(),
  p: story.actions.presenter, b: story.actions.dark, ".": story.actions.dark };

const isTyping = (target) => target.closest?.("input, select, textarea, dialog, [role=listbox], [role=dialog], .mantine-Popover-dropdown");

function pressed(event) {
  const { key } = event;
  const isAlone = story.isAlone();
  if (key === "Escape") return story.leaveOne();
  if (key in STEPS) return act(() => story.step(STEPS[key]));
  if (isAlone && key in STEPS_ALONE) return act(() => story.step(STEPS_ALONE[key]));
  if (key === "Home" && isAlone) return act(story.first);
  if (key === "End" && isAlone) return act(story.last);
  if (key === " " && !event.target.closest?.("button, a, summary")) return act(() => story.step(event.shiftKey ? -1 : 1));
  const letter = LETTERS[key.toLowerCase()];
  return letter && !event.shiftKey ? act(letter) : false;
}

function act(run) {
  run();
  return true;
}

let finger = null;

let resting = null;

/** Listens from now on. */
export function start() {
  document.addEventListener("keydown", (event) => {
    if (!story.isTold() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) return;
    if (pressed(event)) event.preventDefault();
  });
  document.addEventListener("touchstart", (event) => {
    finger = event.touches.length === 1 && event.target.closest?.("#story .slide-frame") ? event.touches[0] : null;
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
