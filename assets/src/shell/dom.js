/* What every other module stands on: finding and making elements, texts as they are shown, clicks. */

const JOINER = "\u2060"; // has no width, and no line ends at it

/** @typedef {Node | string | number | null | undefined | false} Child */

/** A value of an attribute; a function listens, null and false leave it out.
    @typedef {string | number | boolean | null | undefined | ((event: any) => unknown)} Attribute */

/** @param {string} id */
export const byId = (id) => document.getElementById(id);

/** The element that must be there.
    @param {string} id */
export function theOne(id) {
  const found = byId(id);
  if (!found) throw new Error(`not on the page: ${id}`);
  return found;
}

/** The first element a selector finds, null when there is none.
    @param {string} selector
    @param {ParentNode} [root]
    @returns {HTMLElement | null} */
export const query = (selector, root = document) => root.querySelector(selector);

/** The element a selector must find.
    @param {string} selector
    @param {ParentNode} [root]
    @returns {HTMLElement} */
export function needed(selector, root = document) {
  const found = query(selector, root);
  if (!found) throw new Error(`not on the page: ${selector}`);
  return found;
}

/** Every element a selector finds.
    @param {string} selector
    @param {ParentNode} [root]
    @returns {HTMLElement[]} */
export const queryAll = (selector, root = document) => [...root.querySelectorAll(selector)].map((one) => /** @type {HTMLElement} */ (one));

/** Every field a selector finds.
    @param {string} selector
    @returns {HTMLSelectElement[]} */
export const selects = (selector) => [...document.querySelectorAll(selector)].filter((one) => one instanceof HTMLSelectElement);

/** The element a selector finds around the target of an event.
    @param {EventTarget | null} target
    @param {string} selector
    @returns {HTMLElement | null} */
export const closest = (target, selector) => (target instanceof Element ? target.closest(selector) : null);

/** @param {EventTarget | null} target
    @param {string} selector */
export const matches = (target, selector) => target instanceof Element && target.matches(selector);

/** @template {Element} One
    @param {One} element */
export const cloned = (element) => /** @type {One} */ (element.cloneNode(true));

/** What a chip of the choice says. */
export const chipTexts = () => queryAll("#choice-chips .chip").map((chip) => chip.firstChild?.textContent ?? "");

/** The element that has the focus. */
export const focused = () => /** @type {HTMLElement | null} */ (document.activeElement);

/** A text as it is shown: no line ends within "18-Jährige", "under-18s" "−€5", "+€5". What is taken elsewhere goes without.
    @param {string} text */
export const whole = (text) => text.replace(/18-(?=J)|nder-(?=18)|[−+](?=€)/g, `$&${JOINER}`);

/** @param {string} text */
export const plain = (text) => text.replaceAll(JOINER, "");

/** A DOM element; `attributes` may hold listeners (onclick), class, dataset-like data-*; null leaves out.
    @template {keyof HTMLElementTagNameMap} Tag
    @param {Tag} tag
    @param {Record<string, Attribute>} [attributes]
    @param {(Child | Child[])[]} children */
export const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

/** @template {keyof SVGElementTagNameMap} Tag
    @param {Tag} tag
    @param {Record<string, Attribute>} [attributes]
    @param {(Child | Child[])[]} children */
export const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

/** @param {unknown} value */
const isSaid = (value) => value !== null && value !== undefined && value !== false;

/** @template {Element} One
    @param {One} element
    @param {Record<string, Attribute>} attributes
    @param {(Child | Child[])[]} children */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (isSaid(value)) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter(isSaid).map((child) => (child instanceof Node ? child : whole(String(child)))));
  return element;
}

/** Parts of a text, [[text, bold?], ...] or plain text, as nodes.
    @param {Parts} [text] */
export const parts = (text) =>
  (typeof text === "string" ? [[text, false]] : text || []).map(([words, bold]) =>
    bold ? el("b", {}, String(words)) : document.createTextNode(whole(String(words))));

/** @param {Parts} [text] */
export const textOf = (text) => (typeof text === "string" ? text : (text || []).map((part) => part[0]).join(""));

/** Long words with a place to break, German compounds above all: not every browser knows how to hyphenate. */
const TAILS = /(\p{L}{5,}?)(unterkunft|werkstatt|sprechstunde|organisation|gesellschaft|gemeinde|orientierung|förderung|unternehmen|verband|ausgaben|anteil|quote|bezirk|gruppe|jahr|meldungen|sionals|cents)/gu;

/** @param {string} text */
export const soft = (text) => text.replace(TAILS, "$1\u00ad$2");

/** One delegated listener: every click on `selector` anywhere.
    @param {string} selector
    @param {(target: HTMLElement, event: MouseEvent) => unknown} handle */
export function onClick(selector, handle) {
  document.addEventListener("click", (event) => {
    const target = closest(event.target, selector);
    if (target) handle(target, event);
  });
}

export const isNarrow = () => window.matchMedia("(max-width: 45em)").matches;
