/* The story of a circle meeting: slides of 1600 × 900 scaled whole, one at a time, all of them, full screen, or as the
   presenter's own window beside the projector. Pictures are drawn by the scripts of the cards; here they are only shown. */

import * as address from "../choice/address.js";
import { byId, el, focused, needed, onClick, query, queryAll, theOne, whole } from "../shell/dom.js";
import { download } from "../shell/files.js";
import { notice } from "../shell/notice.js";
import { isAnswered, page } from "../shell/page.js";
import { announce } from "../shell/speech.js";
import { filled } from "../shell/words.js";
import * as early from "./early.js";
import * as slides from "./fit.js";
import * as minutes from "./minutes.js";
import { storyFile } from "./offline.js";

/** What the last answer says of the slides, while there is a story.
    @type {Story | null} */
let told = null;

let place = 0;

/** @type {BroadcastChannel | null} */
let channel = null;

let shared = "";

let isFollowing = false;

let began = Date.now();

let ticking = 0;

const isThere = () => Boolean(byId("story"));

const host = () => theOne("story");

const slidesOf = () => told?.slides ?? [];

const isHandout = () => isThere() && host().classList.contains("handout");

const isPresenter = () => new URLSearchParams(window.location.search).get("presenter") === "1";

export const words = () => JSON.parse(host().dataset.words ?? "{}");

/** @param {string} key
    @param {Record<string, string | number>} values */
const say = (key, values) => filled(words()[key], values);

/** @param {Slide} slide
    @returns {HTMLElement} */
const frameOf = (slide) => theOne(`slide-${slide.id}`);

const count = () => slidesOf().length;

const asked = () => Number(new URLSearchParams(window.location.search).get("slide")) || 1;

/** The choice without what belongs to one window. */
function choice() {
  const found = address.parse();
  delete found.slide;
  delete found.presenter;
  return address.format(found);
}

/** Writes the slide into the address; the first one stands without a number. No new numbers are needed for it. */
function remember() {
  const found = address.parse();
  found.slide = place ? [String(place + 1)] : [];
  const here = window.location.pathname + address.format(found);
  const wasAnswered = isAnswered();
  window.history.replaceState(window.history.state, "", here + window.location.hash);
  if (wasAnswered && page.answer) page.answer.asked = here; // the numbers shown are those of this address too
  address.mark();
}

function fill() {
  const shown = new Map(slidesOf().map((slide, index) => [slide.id, { slide, index }]));
  queryAll(".slide-frame", host()).forEach((frame) => {
    const found = shown.get(frame.dataset.slide ?? "");
    frame.hidden = !found;
    if (found) fillFrame(frame, found.slide, found.index);
  });
}

/** @param {HTMLElement} frame
    @param {Slide} slide
    @param {number} index */
function fillFrame(frame, slide, index) {
  /** @param {string} selector */
  const part = (selector) => needed(selector, frame);
  const stage = part(".stage");
  stage.classList.toggle("is-map", slide.map);
  if (!stage.dataset.chart) {
    part("h2").textContent = whole(slide.title);
    part(".slide-base").textContent = slide.base;
  }
  if (slide.subtitle) part(".slide-sub").textContent = slide.subtitle;
  minutes.fill(frame, slide);
  fillChoice(part, slide, stage);
  part(".slide-number").textContent = String(index + 1);
  part(".slide-count").textContent = ` / ${count()}`;
  part(".question").hidden = !slide.question;
  part(".question-text").textContent = slide.question || "";
  query(".slide-questions", frame)?.replaceChildren(...(slide.questions.length
    ? slide.questions.map((text) => el("li", {}, text)) : [el("li", { class: "none" }, host().dataset.empty)]));
  part(".open-slide .vh").textContent = say("open", { number: index + 1, title: part("h2").textContent });
  part(".open-slide").dataset.place = String(index);
}

/** Choice and source: those of the story, or of a slide that has its own; a card writes its source itself.
    @param {(selector: string) => HTMLElement} part
    @param {Slide} slide
    @param {HTMLElement} stage */
function fillChoice(part, slide, stage) {
  const { choice: own = told?.choice, source = told?.source } = slide;
  if (!stage.dataset.chart) part(".slide-source").textContent = source ?? "";
  part(".slide-choice").textContent = own ?? "";
  part(".slide-chosen").hidden = own === "";
}

/** @param {number} index
    @param {{quiet?: boolean}} [given1] */
function show(index, { quiet = false } = {}) {
  place = Math.max(0, Math.min(count() - 1, index));
  slidesOf().forEach((slide, at) => {
    const frame = frameOf(slide);
    frame.classList.toggle("is-current", at === place);
    frame.classList.toggle("is-next", at === place + 1);
  });
  const text = say("place", { number: place + 1, count: count() });
  const label = query(".story-place", host());
  if (label) label.textContent = text;
  /** @param {string} action
      @param {boolean} isOn */
  const enable = (action, isOn) => query(`[data-story=${action}]`, host())?.toggleAttribute("disabled", !isOn);
  enable("back", place > 0);
  enable("on", place < count() - 1);
  showDesk();
  minutes.show(slidesOf()[place], place + 1, told?.minutes_problem ?? "", take);
  if (quiet) return;
  remember();
  announce(`${text}: ${needed("h2", frameOf(slidesOf()[place])).textContent}`);
  share();
}

function showDesk() {
  const desk = byId("desk");
  if (!desk) return;
  const frame = frameOf(slidesOf()[place]);
  needed(".desk-text", desk).textContent = needed(".notes-text", frame).textContent;
  needed(".desk-question", desk).textContent = needed(".question-text", frame).textContent;
  needed(".desk-next", desk).classList.toggle("is-last", place === count() - 1);
}

/** What was written of the meetings, for every slide.
    @param {Record<string, Minute[]>} written */
function take(written) {
  slidesOf().forEach((slide) => minutes.fill(frameOf(slide), Object.assign(slide, { minutes: written[slide.id] })));
}

/** @param {number} by */
export const step = (by) => { if (isOverview()) moveFocus(by); else show(place + by); };

export const isOverview = () => isThere() && host().classList.contains("is-overview");

/** @param {boolean} isOn */
function overview(isOn) {
  host().classList.toggle("is-overview", isOn);
  queryAll(".open-slide", host()).forEach((button) => { button.hidden = !isOn; });
  query("[data-story=overview]", host())?.setAttribute("aria-pressed", String(isOn));
  if (isOn) needed(".open-slide", frameOf(slidesOf()[place])).focus();
}

/** @param {number} by */
function moveFocus(by) {
  const buttons = slidesOf().map((slide) => needed(".open-slide", frameOf(slide)));
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, at + by))].focus();
}

export const isPresenting = () => document.documentElement.classList.contains("is-presenting");

/** @param {boolean} isOn */
function present(isOn) {
  document.documentElement.classList.toggle("is-presenting", isOn);
  document.documentElement.classList.remove("is-choosing");
  if (isOn && !document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {}); // refused: it fills the window
  if (!isOn && document.fullscreenElement) document.exitFullscreen();
  if (isOn) focused()?.blur();
}

function choose() {
  const isOpen = document.documentElement.classList.toggle("is-choosing");
  if (isOpen) query(".filters .row .pick:not(.all)")?.focus();
}

function darken() {
  if (document.documentElement.classList.toggle("is-dark-picture")) announce(words().dark);
}

function openPresenter() {
  const found = address.parse();
  found.presenter = ["1"];
  const here = window.location.pathname + address.format(found);
  const second = window.open(here, "ziq-presenter", "popup,width=1280,height=800");
  if (!second) notice(words().blocked);
}

/** The slides as one file that presents without a server. */
function saveFile() {
  download(new Blob([storyFile(host())], { type: "text/html" }), `${page.answer?.files?.page || "story"}.html`);
}

function share() {
  shared = choice();
  channel?.postMessage({ place, choice: shared });
}

function listen() {
  const name = `ziq-story ${window.location.pathname}`;
  if (channel?.name === name || !window.BroadcastChannel) return;
  channel?.close();
  channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => (data.hello ? share() : follow(data));
  channel.postMessage({ hello: true });
}

/** @param {{place: number, choice: string}} data */
function follow(data) {
  if (!told) return;
  if (data.choice !== choice()) {
    isFollowing = true;
    shared = data.choice;
    const found = address.parse(data.choice);
    if (data.place) found.slide = [String(data.place + 1)];
    if (isPresenter()) found.presenter = ["1"];
    address.go(window.location.pathname + address.format(found), { replace: true });
  }
  if (data.place !== place) {
    show(data.place, { quiet: true });
    remember();
  }
}

function tick() {
  const desk = byId("desk");
  if (!desk) return;
  const seconds = Math.floor((Date.now() - began) / 1000);
  /** @param {number} value */
  const two = (value) => String(value).padStart(2, "0");
  needed(".desk-clock", desk).textContent = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  needed(".desk-elapsed", desk).textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** @param {Answer | null} answer */
function applied(answer) {
  if (!answer?.story || !isThere()) return leave();
  const isNew = !told || host().dataset.ready !== window.location.pathname;
  told = answer.story;
  fill();
  if (isNew) enter();
  const steps = early.taken();
  show(isHandout() ? 0 : asked() - 1 + steps, { quiet: !steps });
  slides.fitAll(host());
  if (!isFollowing && choice() !== shared) share();
  isFollowing = false;
  return undefined;
}

function enter() {
  host().dataset.ready = window.location.pathname;
  slides.watch(host());
  if (isHandout()) return;
  shared = choice();
  document.documentElement.classList.toggle("is-presenter", isPresenter());
  listen();
  clearInterval(ticking);
  if (isPresenter()) {
    tick();
    ticking = setInterval(tick, 1000);
  }
}

function leave() {
  if (!told) return;
  told = null;
  early.wait();
  channel?.close();
  channel = null;
  clearInterval(ticking);
  slides.rest();
  if (isPresenting()) present(false);
  document.documentElement.classList.remove("is-presenter", "is-choosing", "is-dark-picture");
}

/** @type {Record<string, () => void>} */
export const actions = { back: () => step(-1), on: () => step(1), overview: () => overview(!isOverview()),
  present: () => present(!isPresenting()), choose, presenter: openPresenter, file: saveFile,
  restart: () => { began = Date.now(); tick(); }, dark: darken };

/** Leaves the innermost of choice, overview and full screen; says whether there was any. */
export function leaveOne() {
  if (document.documentElement.classList.contains("is-choosing")) document.documentElement.classList.remove("is-choosing");
  else if (isOverview()) overview(false);
  else if (isPresenting()) present(false);
  else return false;
  return true;
}

/** Whether there is a story to walk through. */
export const isTold = () => Boolean(told) && !isHandout();

/** Whether nothing but the story is in the window. */
export const isAlone = () => isPresenting() || isPresenter();

export const first = () => show(0);

export const last = () => show(count() - 1);

/** Listens from now on. */
export function start() {
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement && isPresenting()) present(false); });
  window.addEventListener("ziq:applied", ({ detail }) => applied(detail));
  window.addEventListener("popstate", () => { if (told && isThere() && !isHandout()) show(asked() - 1, { quiet: true }); });
  onClick("[data-story]", (button) => { if (told) actions[button.dataset.story ?? ""]?.(); });
  onClick(".open-slide", (button) => {
    overview(false);
    show(Number(button.dataset.place));
  });
  applied(page.answer); // it may have come before this part of the script
}
