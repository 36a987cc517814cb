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

/** The height that what stands in a foot needs, whatever height it was given.
    @param {HTMLElement} foot */
function heightOf(foot) {
  const top = foot.getBoundingClientRect().top;
  return Math.max(0, ...[...foot.children].map((part) => Math.ceil(part.getBoundingClientRect().bottom - top)));
}

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
  const heights = new Map(feet.map((foot) => [foot, heightOf(foot)]));
  const wanted = rows(feet).flatMap((row) => {
    const highest = Math.max(...row.map((foot) => heights.get(foot) ?? 0));
    return row.map((foot) => /** @type {const} */ ([foot, (heights.get(foot) ?? 0) < highest ? `${highest}px` : ""]));
  });
  for (const [foot, height] of wanted) {
    if (foot.style.getPropertyValue("--foot") !== height) foot.style.setProperty("--foot", height);
  }
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
