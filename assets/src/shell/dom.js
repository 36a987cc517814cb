/* What every other script stands on: the reader's words, the base address, small DOM helpers, announcements. */

export const byId = (id) => document.getElementById(id);

const JOINER = "\u2060"; // has no width, and no line ends at it

/** A text as it is shown: no line ends within "18-Jährige", "under-18s" and "−€5". What is taken elsewhere goes without. */
export const whole = (text) => text.replace(/18-(?=J)|nder-(?=18)|−(?=€)/g, `$&${JOINER}`);

export const plain = (text) => text.replaceAll(JOINER, "");

/** A DOM element; `attributes` may hold listeners (onclick), class, dataset-like data-*; null leaves out. */
export const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

export const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined)
    .map((child) => (typeof child === "string" ? whole(child) : child)));
  return element;
}

/** Parts of a text, [[text, bold?], ...] or plain text, as nodes. */
export const parts = (parts) =>
  (typeof parts === "string" ? [[parts, false]] : parts || []).map(([text, bold]) =>
    bold ? el("b", {}, text) : document.createTextNode(whole(text)));

export const textOf = (parts) => (typeof parts === "string" ? parts : (parts || []).map((part) => part[0]).join(""));

/** Long German compounds with a place to break: not every browser knows how to hyphenate. */
const TAILS = /(\p{L}{5,}?)(unterkunft|werkstatt|sprechstunde|organisation|gesellschaft|gemeinde|orientierung|förderung|unternehmen|verband)/gu;

export const soft = (text) => String(text).replace(TAILS, "$1\u00ad$2");

/** One delegated listener: every click on `selector` anywhere. */
export const onClick = (selector, handle) => {
  document.addEventListener("click", (event) => {
    const target = event.target.closest?.(selector);
    if (target) handle(target, event);
  });
};

export const isNarrow = () => window.matchMedia("(max-width: 720px)").matches;

