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

function align() {
  if (page.isPrinting) return;
  const feet = queryAll(".grid > .card > .foot");
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
  planned = requestAnimationFrame(align);
}

/** Listens from now on. */
export function start() {
  window.addEventListener("ziq:applied", plan);
  window.addEventListener("resize", plan);
  document.fonts?.ready.then(plan);
}
