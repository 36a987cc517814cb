/* A small page for tests without a browser: elements, no layout. A letter is as wide as half its size, a design token has its
   own name as its value, and a host is as wide as a test says. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../assets/package.json", import.meta.url));
const { parseHTML } = require("linkedom");

const WIDTH = 0.5; // of its size, a letter

function measuring() {
  let size = 16;
  return {
    set font(text) { size = Number(/([\d.]+)px/.exec(text)?.[1] ?? 16); },
    measureText: (text) => ({ width: String(text).length * size * WIDTH, actualBoundingBoxLeft: 0,
      fontBoundingBoxAscent: size * 0.9, fontBoundingBoxDescent: size * 0.2 }),
  };
}

/** Puts a page on the global object and gives it back. */
export function page({ address = "http://dashboard.test/", words = {}, isNarrow = false } = {}) {
  const window = parseHTML(`<!doctype html><html lang="de"><head></head><body><main id="main"></main>
    <p id="words" hidden></p></body></html>`);
  const { document } = window;
  document.getElementById("words").dataset.words = JSON.stringify({ "": "", ...words });
  window.HTMLCanvasElement.prototype.getContext = measuring;
  Object.defineProperty(document, "styleSheets", { value: [], configurable: true });
  Object.defineProperty(document, "activeElement", { value: document.body, configurable: true, writable: true });
  const location = new URL(address);
  const history = { state: null, pushed: [], pushState(_state, _title, to) { this.pushed.push(to); location.href = new URL(to, location).href; },
    replaceState(_state, _title, to) { location.href = new URL(to, location).href; } };
  const listeners = new EventTarget();
  const own = {
    window: globalThis, document, location, history,
    matchMedia: () => ({ matches: isNarrow, addEventListener() {} }),
    getComputedStyle: () => ({ fontSize: "16px", color: "black", getPropertyValue: (name) => name }),
    scrollTo() {}, requestAnimationFrame: (work) => setTimeout(work), cancelAnimationFrame: clearTimeout,
    ResizeObserver: class { observe() {} disconnect() {} },
    MutationObserver: class { observe() {} disconnect() {} },
    CSS: { escape: (text) => text },
    addEventListener: listeners.addEventListener.bind(listeners),
    dispatchEvent: listeners.dispatchEvent.bind(listeners),
    fetch: async (path) => new Response(readFileSync(new URL(`../../assets/geo/${String(path).split("/").at(-1)}`, import.meta.url))),
  };
  for (const name of ["Node", "Element", "HTMLElement", "HTMLSelectElement", "HTMLInputElement", "HTMLDialogElement", "SVGElement"]) own[name] = window[name];
  for (const [name, value] of Object.entries(own)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return { document, location, history };
}

/** The elements of a card, as dashboards/components/cards.py makes them. */
export function cardElement(document, id) {
  const parts = ["headline", "subtitle", "sentence", "base", "source", "state", "figure", "legend", "picture", "table"];
  const element = document.createElement("article");
  element.id = id;
  element.dataset.chart = "";
  for (const part of parts) {
    const child = document.createElement(part === "figure" ? "figure" : "div");
    child.id = `${id}--${part}`;
    (part === "picture" ? element.querySelector("figure") : element).append(child);
  }
  document.getElementById("main").append(element);
  return element;
}

/** A node as text, an element a line; long outlines are cut, for they are the boundaries of assets/geo. */
export const asText = (node) => node.outerHTML.replace(/ d="([^"]{200})[^"]*"/g, ' d="$1…"').replaceAll("><", ">\n<");
