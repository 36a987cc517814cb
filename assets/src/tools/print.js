/* Print, and the page as one HTML file. Both show what stands on the page: all tables, no controls, the choice in words. */

import * as cards from "../answer/cards.js";
import { forgetTokens } from "../pictures/tokens.js";
import { onClick, query, queryAll } from "../shell/dom.js";
import { download } from "../shell/files.js";
import { page } from "../shell/page.js";
import { announce } from "../shell/speech.js";
import { word } from "../shell/words.js";
import { wholeFile } from "./page-file.js";
import { closeTables, openTables, pageHead } from "./paper.js";

const PAPER = 672; // px of an A4 page between its margins

/** How the page was before it was put on paper.
    @type {{scheme: string | undefined, opened: Card[], head: HTMLElement} | null} */
let before = null;

/** @param {number} width */
function resize(width) {
  queryAll("main").forEach((main) => { main.style.width = width ? `${width}px` : ""; });
  document.documentElement.classList.toggle("for-paper", Boolean(width));
  cards.redraw();
}

function toPaper() {
  if (before) return;
  const root = document.documentElement;
  const scheme = root.dataset.mantineColorScheme;
  page.isPrinting = true;
  root.dataset.mantineColorScheme = "light";
  forgetTokens();
  before = { scheme, opened: openTables(), head: pageHead() };
  query("main")?.prepend(before.head);
  resize(PAPER);
}

function fromPaper() {
  if (!before) return;
  const { opened, head, scheme } = before;
  before = null;
  document.documentElement.dataset.mantineColorScheme = scheme ?? "light";
  page.isPrinting = false;
  forgetTokens();
  head.remove();
  closeTables(opened);
  resize(0);
}

/** Listens from now on. */
export function start() {
  window.addEventListener("beforeprint", toPaper);
  window.addEventListener("afterprint", fromPaper);
  onClick("[data-action=print]", () => window.print());
  onClick("[data-action=save-html]", () => {
    download(new Blob([wholeFile()], { type: "text/html;charset=utf-8" }), `${page.answer?.files.page}.html`);
    announce(word("page_saved"));
  });
}
