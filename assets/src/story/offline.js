/* A story as one file that presents without a server: the slides as they stand, the styles, and a few lines of script. */

import { cloned, query, queryAll } from "../shell/dom.js";
import { taken } from "../tools/citing.js";
import { rules } from "../tools/page-copy.js";

const DROPPED = "script, a, .minutes, [data-story=choose], [data-story=file], [data-action], .state[hidden], .question[hidden], .slide-frame[hidden]";

/** @type {Record<string, string>} */
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>]/g, (sign) => SIGNS[sign]);

/** The whole file.
    @param {HTMLElement} story */
export function storyFile(story) {
  const root = document.documentElement;
  const copy = cloned(story);
  queryAll(DROPPED, copy).forEach((part) => part.remove());
  copy.classList.remove("is-overview");
  queryAll("[tabindex]", copy).forEach((part) => part.removeAttribute("tabindex"));
  const title = query("h1")?.textContent || "";
  return `<!doctype html>\n<html lang="${root.lang}" class="is-told">\n<head><meta charset="utf-8">`
    + `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title>`
    + `<style>${rules().replaceAll("</style", "<\\/style")}</style></head>\n<body><main class="wrap" data-page="circle"><h1>${escaped(title)}</h1>`
    + `${copy.outerHTML}<p class="small soft">${escaped(taken())} ${escaped(window.location.href)}</p></main>`
    + `<script>(${told.toString()})()</script></body>\n</html>\n`;
}

/** What the file does by itself. It goes into the file as text, so it uses nothing from outside. */
function told() {
  const story = /** @type {HTMLElement} */ (document.getElementById("story"));
  const root = document.documentElement;
  const frames = /** @type {HTMLElement[]} */ ([...story.querySelectorAll(".slide-frame")]);
  const isPresenter = location.hash === "#presenter";
  const began = Date.now();
  let place = 0;
  /** @type {Window | null} */
  let other = isPresenter ? window.opener : null;
  /** @param {string} selector */
  const find = (selector) => /** @type {HTMLElement | null} */ (story.querySelector(selector));
  /** @param {string} selector
      @param {string} text */
  const say = (selector, text) => { const found = find(selector); if (found) found.textContent = text; };
  const scale = () => frames.forEach((frame) => frame.style.setProperty("--scale", String(frame.clientWidth / 1600)));
  /** @param {number} index
      @param {boolean} [isTold] */
  const show = (index, isTold) => {
    place = Math.max(0, Math.min(frames.length - 1, index));
    frames.forEach((frame, at) => {
      frame.classList.toggle("is-current", at === place);
      frame.classList.toggle("is-next", at === place + 1);
    });
    const words = JSON.parse(story.dataset.words ?? "{}");
    say(".story-place", String(words.place).replace("{number}", String(place + 1)).replace("{count}", String(frames.length)));
    const frame = frames[place];
    say(".desk-text", frame.querySelector(".notes-text")?.textContent ?? "");
    say(".desk-question", frame.querySelector(".question-text")?.textContent ?? "");
    find("[data-story=back]")?.toggleAttribute("disabled", !place);
    find("[data-story=on]")?.toggleAttribute("disabled", place === frames.length - 1);
    if (!isTold) other?.postMessage({ place }, "*");
    scale();
  };
  /** @param {boolean} isOn */
  const overview = (isOn) => {
    story.classList.toggle("is-overview", isOn);
    story.querySelectorAll(".open-slide").forEach((one) => one.toggleAttribute("hidden", !isOn));
    scale();
  };
  /** @param {boolean} isOn */
  const present = (isOn) => {
    root.classList.toggle("is-presenting", isOn);
    if (isOn) root.requestFullscreen?.().catch(() => {});
    else if (document.fullscreenElement) document.exitFullscreen();
    scale();
  };
  /** @type {Record<string, () => void>} */
  const deeds = {
    back: () => show(place - 1), on: () => show(place + 1),
    overview: () => overview(!story.classList.contains("is-overview")),
    present: () => present(!root.classList.contains("is-presenting")),
    presenter: () => { other = window.open(`${location.href.split("#")[0]}#presenter`, "ziq-presenter", "popup,width=1280,height=800"); },
    leave: () => { overview(false); present(false); },
  };
  /** @type {Record<string, string>} */
  const keys = { ArrowRight: "on", PageDown: "on", " ": "on", ArrowLeft: "back", PageUp: "back", o: "overview", f: "present", p: "presenter", Escape: "leave" };
  document.addEventListener("keydown", (event) => {
    const isButton = event.target instanceof Element && event.target.closest("button");
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey || (isButton && event.key === " ")) return;
    event.preventDefault();
    deeds[keys[event.key]]();
  });
  story.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!button) return;
    const open = button.classList.contains("open-slide");
    if (open) { overview(false); show(frames.findIndex((frame) => frame.contains(button))); }
    else deeds[button.dataset.story ?? ""]?.();
  });
  window.addEventListener("message", (event) => {
    if (event.source !== other && event.source !== window.opener) return;
    if (event.data?.hello) { other = /** @type {Window} */ (event.source); show(place); }
    else if (Number.isInteger(event.data?.place)) show(event.data.place, true);
  });
  window.addEventListener("resize", scale);
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement) present(false); });
  root.classList.toggle("is-presenter", isPresenter);
  if (isPresenter) {
    other?.postMessage({ hello: true }, "*");
    setInterval(() => {
      const seconds = Math.floor((Date.now() - began) / 1000);
      say(".desk-elapsed", `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
      say(".desk-clock", new Date().toLocaleTimeString(root.lang, { hour: "2-digit", minute: "2-digit" }));
    }, 1000);
  }
  overview(false);
  show(0, true);
}
