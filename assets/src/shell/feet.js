/* Cards beside each other share the foot line: the foot of each is as high as the highest of its row. */

import { queryAll } from "./dom.js";
import { page } from "./page.js";

/** Feet by the row their cards stand in.
    @param {HTMLElement[]} feet */
function rows(feet) {
  /** @type {Map<number, HTMLElement[]>} */
  const found = new Map();
  for (const foot of feet) {
    const top = Math.round((foot.closest(".card") ?? foot).getBoundingClientRect().top + window.scrollY);
    found.set(top, [...(found.get(top) || []), foot]);
  }
  return [...found.values()];
}

const all = () => queryAll(".grid > .card > .foot");

/** The feet, the words in them and the width of the page when they were last of one height.
    @type {{feet: HTMLElement[], words: string}} */
let aligned = { feet: [], words: "" };

/** What the heights follow from.
    @param {HTMLElement[]} feet */
const wordsOf = (feet) => [window.innerWidth, ...feet.map((foot) => `${foot.closest(".card")?.hasAttribute("hidden")} ${foot.textContent}`)].join("\n");

/** How far the tools of a foot stand lower than they would alone.
    @param {HTMLElement} foot */
const lowered = (foot) => parseFloat(foot.style.getPropertyValue("--lower")) || 0;

/** @type {ResizeObserver | null} */
let watcher = null;

/** After an answer, only where a foot says something else. It is measured once the browser has laid the page out, before it
    paints: asked for between two changes, the layout would be made twice. */
function alignAnew() {
  const feet = all();
  const isSame = feet.length === aligned.feet.length && feet.every((foot, at) => foot === aligned.feet[at]) && wordsOf(feet) === aligned.words;
  if (!isSame && feet.length) watcher?.observe(document.body); // tells its first size in this frame
}

function align() {
  watcher?.disconnect();
  if (page.isPrinting) return;
  const feet = all();
  aligned = { feet, words: wordsOf(feet) };
  const alone = new Map(feet.map((foot) => [foot, foot.offsetHeight - lowered(foot)]));
  for (const row of rows(feet)) {
    const highest = Math.max(...row.map((foot) => alone.get(foot) ?? 0));
    for (const foot of row) lower(foot, highest - (alone.get(foot) ?? highest));
  }
}

/** @param {HTMLElement} foot
    @param {number} px */
function lower(foot, px) {
  if (px !== lowered(foot)) foot.style.setProperty("--lower", `${px}px`);
}

let planned = 0;

function plan() {
  cancelAnimationFrame(planned);
  planned = requestAnimationFrame(align);
}

/** Listens from now on. */
export function start() {
  watcher = new ResizeObserver(align);
  window.addEventListener("ziq:applied", alignAnew);
  window.addEventListener("resize", plan);
  document.fonts?.ready.then(plan);
}
