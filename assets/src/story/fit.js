/* Fits slides of 1600 × 900: the stage into its frame, the title into two lines, the picture into the room that is left. */

const WIDTH = 1600;

const TITLE = { from: 54, to: 40, step: 2, lines: 2 };

function fitTitle(stage) {
  const title = stage.querySelector("h2");
  let size = TITLE.from;
  const lines = () => Math.round(title.offsetHeight / (size * 1.15));
  for (title.style.fontSize = `${size}px`; lines() > TITLE.lines && size > TITLE.to; size -= TITLE.step) {
    title.style.fontSize = `${size - TITLE.step}px`;
  }
}

function fitPicture(stage) {
  const room = stage.querySelector(".slide-picture");
  const picture = room.querySelector(".pic, .slide-questions");
  if (!picture || !room.clientHeight) return;
  picture.style.width = "";
  const scaleOf = () => Math.min(1, room.clientHeight / Math.max(picture.scrollHeight, 1), room.clientWidth * zoom / Math.max(picture.scrollWidth, 1));
  let zoom = 1;
  let scale = scaleOf();
  // A table that gets smaller may be wider, and with that lower: a few steps bring both together.
  for (let turn = 0; turn < 3 && scale < 0.995 && picture.querySelector("table"); turn += 1) {
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

function fit(frame) {
  const stage = frame.querySelector(".stage");
  if (!stage.offsetHeight) return;
  fitTitle(stage);
  fitPicture(stage);
}

export const fitAll = (story) => story.querySelectorAll(".slide-frame:not([hidden])").forEach(fit);

const sizes = () => new ResizeObserver((entries) => entries.forEach(({ target, contentRect }) => {
  if (target.classList.contains("slide-frame")) target.style.setProperty("--scale", contentRect.width / WIDTH);
  else requestAnimationFrame(() => fit(target.closest(".slide-frame")));
}));

/** @type {ResizeObserver | undefined} */
let watcher;

export function watch(story) {
  watcher ??= sizes();
  watcher.disconnect();
  story.querySelectorAll(".slide-frame, .slide-frame .pic").forEach((part) => watcher?.observe(part));
}

export const rest = () => watcher?.disconnect();
