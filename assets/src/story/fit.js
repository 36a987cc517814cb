/* Fits slides of 1600 × 900: the stage into its frame, the title into two lines, the picture into the room that is left. */

import { needed, query, queryAll } from "../shell/dom.js";

const WIDTH = 1600;

const TITLE = { from: 54, to: 40, step: 2, lines: 2 };

/** @param {HTMLElement} stage */
function fitTitle(stage) {
  const title = needed("h2", stage);
  let size = TITLE.from;
  const lines = () => Math.round(title.offsetHeight / (size * 1.15));
  for (title.style.fontSize = `${size}px`; lines() > TITLE.lines && size > TITLE.to; size -= TITLE.step) {
    title.style.fontSize = `${size - TITLE.step}px`;
  }
}

/** @param {HTMLElement} stage */
function fitPicture(stage) {
  const room = needed(".slide-picture", stage);
  const picture = query(".pic, .slide-questions, .slide-text, .slide-recalled", room);
  if (!picture || !room.clientHeight) return;
  picture.style.width = "";
  const scaleOf = () => Math.min(1, room.clientHeight / Math.max(picture.scrollHeight, 1), room.clientWidth * zoom / Math.max(picture.scrollWidth, 1));
  let zoom = 1;
  let scale = scaleOf();
  // A table that gets smaller may be wider, and with that lower: a few steps bring both together.
  for (let turn = 0; turn < 3 && scale < 0.995 && query("table", picture); turn += 1) {
    zoom = 1 / scale;
    picture.style.width = `${100 * zoom}%`;
    scale = (scale + Math.min(1, scaleOf())) / 2;
  }
  if (zoom > 1) {
    picture.style.width = `${100 / scale}%`;
    scale = Math.min(scale, room.clientHeight / picture.scrollHeight);
  }
  picture.style.transform = scale < 0.995 ? `scale(${scale.toFixed(3)})` : "";
}

/** @param {HTMLElement} frame */
function fit(frame) {
  const stage = needed(".stage", frame);
  if (!stage.offsetHeight) return;
  fitTitle(stage);
  fitPicture(stage);
}

/** @param {HTMLElement} story */
export const fitAll = (story) => queryAll(".slide-frame:not([hidden])", story).forEach(fit);

const sizes = () => new ResizeObserver((entries) => entries.forEach(({ target, contentRect }) => {
  if (!(target instanceof HTMLElement)) return;
  if (target.classList.contains("slide-frame")) target.style.setProperty("--scale", String(contentRect.width / WIDTH));
  else requestAnimationFrame(() => fit(/** @type {HTMLElement} */ (target.closest(".slide-frame"))));
}));

/** @type {ResizeObserver | undefined} */
let watcher;

/** @param {HTMLElement} story */
export function watch(story) {
  watcher ??= sizes();
  watcher.disconnect();
  queryAll(".slide-frame, .slide-frame .pic", story).forEach((part) => watcher?.observe(part));
}

export const rest = () => watcher?.disconnect();
