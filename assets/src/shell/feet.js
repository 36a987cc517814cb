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

/** After an answer, in its own frame, and only where a foot says something else. */
function alignAnew() {
  const feet = all();
  const isSame = feet.length === aligned.feet.length && feet.every((foot, at) => foot === aligned.feet[at]) && wordsOf(feet) === aligned.words;
  if (!isSame) align(feet);
}

function align(feet = all()) {
  if (page.isPrinting) return;
  aligned = { feet, words: wordsOf(feet) };
  for (const foot of feet) foot.style.removeProperty("--foot");
  const heights = new Map(feet.map((foot) => [foot, foot.offsetHeight]));
  for (const row of rows(feet)) {
    const highest = Math.max(...row.map((foot) => heights.get(foot) ?? 0));
    for (const foot of row) if ((heights.get(foot) ?? 0) < highest) foot.style.setProperty("--foot", `${highest}px`);
  }
}

let planned = 0;

function plan() {
  cancelAnimationFrame(planned);
  planned = requestAnimationFrame(() => align());
}

/** Listens from now on. */
export function start() {
  window.addEventListener("ziq:applied", alignAnew);
  window.addEventListener("resize", plan);
  document.fonts?.ready.then(plan);
}
