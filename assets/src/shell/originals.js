/* German words on pages in another language, quoted in a sentence or alone in a cell: each says that it is German, so that it
   is read aloud as such. Which they are stands in the page (dashboards/language/originals.py). */

import { byId, queryAll } from "./dom.js";

/** What is never read, and what already says its language. */
const LEFT_OUT = "script, style, textarea, [lang=de]";

/** What others draw, whose parts stay as they are: there a whole element says it, or nothing does. */
const OF_OTHERS = "svg, option, .ag-root-wrapper, [class*=mantine-]";

/** Titles as they were given: every one of them is German. */
const TITLES = ".record h3 a, .ag-cell[col-id=title] a, .ag-cell[col-id=applicant]";

/** The elements that say German because their text is.
    @type {Set<Element>} */
const whole = new Set();

/** @param {string} text */
const pattern = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replaceAll(" ", "[ \u00a0]");

/** @param {string[]} phrases longer ones first */
const finder = (phrases) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.map(pattern).join("|")})(?![\\p{L}\\p{N}])`, "gu");

let list = "";

/** @type {RegExp | null} */
let found = null;

/** A piece of text as a part in German.
    @param {string} text */
function part(text) {
  const made = document.createElement("span");
  made.lang = "de";
  made.textContent = text;
  return made;
}

/** Splits one text where it quotes German.
    @param {Text} node */
function split(node) {
  const holder = node.parentElement;
  if (!holder || !found || holder.closest(LEFT_OUT)) return;
  const quoted = [...node.data.matchAll(found)];
  if (!quoted.length) return;
  if (holder.closest(OF_OTHERS)) {
    if (quoted[0][0] !== node.data.trim() || holder.childNodes.length > 1) return;
    holder.setAttribute("lang", "de");
    whole.add(holder);
    return;
  }
  let start = 0;
  const pieces = quoted.flatMap(({ 0: text, index }) => {
    const before = node.data.slice(start, index);
    start = index + text.length;
    return [before, part(text)];
  });
  node.replaceWith(...[...pieces, node.data.slice(start)].filter((one) => one !== ""));
}

/** @param {Node} root */
function mark(root) {
  if (root instanceof Text) return split(root);
  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  texts.forEach(split);
}

/** What no longer is what it was marked for; what has left the page is forgotten. */
function unmark() {
  for (const element of whole) {
    const text = (element.textContent ?? "").trim();
    if (element.isConnected && found && text.match(found)?.[0] === text) continue;
    element.removeAttribute("lang");
    whole.delete(element);
  }
}

/** What is German here: what the page says, and what it is about.
    @returns {string[]} */
function phrases() {
  const told = byId("words")?.dataset.german;
  return told ? [...queryAll("h1[lang=de]").map((heading) => heading.textContent ?? ""), ...JSON.parse(told)] : [];
}

/** @param {MutationRecord[]} changes */
function again(changes) {
  const now = phrases();
  if (now.join("\n") !== list) {
    list = now.join("\n");
    found = now.length ? finder(now) : null;
    unmark();
    mark(document.body);
  } else {
    unmark();
    for (const { target, addedNodes } of changes) [target instanceof Text ? target : null, ...addedNodes].forEach((node) => { if (node?.isConnected) mark(node); });
  }
  if (found) queryAll(TITLES).forEach((title) => title.setAttribute("lang", "de"));
}

/** Listens from now on. */
export function start() {
  again([]);
  new MutationObserver(again).observe(document.body, { childList: true, characterData: true, subtree: true });
}
