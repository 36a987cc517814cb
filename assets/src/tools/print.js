/* Print, and the page as one HTML file. Both show what stands on the page: all tables, no controls, the choice in words. */

import * as cards from "../answer/cards.js";
import { forgetTokens } from "../pictures/tokens.js";
import { el, onClick, query, queryAll } from "../shell/dom.js";
import { download } from "../shell/files.js";
import { page } from "../shell/page.js";
import { fetched } from "../shell/parts.js";
import { announce } from "../shell/speech.js";
import { word } from "../shell/words.js";
import { cited, taken } from "./citing.js";
import { arrange, disperse } from "./paper-columns.js";
import { closeTables, openTables, pageHead } from "./paper.js";

const PAPER = 688; // px of an A4 page between its margins

/** How the page was before it was put on paper.
    @type {{scheme: string | undefined, opened: Card[], head: HTMLElement, sheet: HTMLElement, pictures: HTMLElement[]} | null} */
let before = null;

/** The card that is printed alone.
    @type {HTMLElement | null} */
let alone = null;

/** Address, version and day at the foot of every sheet. */
function onEverySheet() {
  const text = `${taken()} · ${cited()}`.replace(/["\\\n]/g, " ");
  return el("style", {}, `@page { @bottom-left { content: "${text}"; font: 7.5pt "Segoe UI", "Open Sans", "Liberation Sans", sans-serif; color: #4A5560; text-align: left; } }`);
}

/** A PDF keeps the words of a picture that is one drawing; of a figure around drawings it drops them. So the first drawing
    takes the words of its figure, and the others say nothing.
    @returns {HTMLElement[]} the figures that lent their role */
function withAlternatives() {
  return queryAll("figure[role=img]").filter((figure) => {
    const drawings = queryAll("svg", figure).filter((drawing) => !drawing.parentElement?.closest("svg"));
    if (figure.hidden || !drawings.length) return false;
    const words = document.getElementById(figure.getAttribute("aria-labelledby") ?? "")?.textContent ?? "";
    queryAll("[aria-hidden=true]", figure).filter((part) => part.contains(drawings[0])).forEach((part) => part.removeAttribute("aria-hidden"));
    drawings.forEach((drawing, index) => drawing.setAttribute(index ? "aria-hidden" : "role", index ? "true" : "img"));
    drawings[0].setAttribute("aria-label", words);
    figure.setAttribute("role", "group");
    return true;
  });
}

/** A table wider than the paper gets smaller; its words stay whole.
    @param {HTMLElement} table */
function narrow(table) {
  const room = table.parentElement?.clientWidth ?? 0;
  if (room && table.scrollWidth > room) table.style.zoom = String(Math.max(0.5, room / table.scrollWidth));
}

/** @param {number} width */
function resize(width) {
  queryAll("main").forEach((main) => { main.style.width = width ? `${width}px` : ""; });
  document.documentElement.classList.toggle("for-paper", Boolean(width));
  if (width) arrange();
  else disperse();
  cards.redraw();
}

function toPaper() {
  if (before) return;
  const root = document.documentElement;
  const scheme = root.dataset.mantineColorScheme;
  page.isPrinting = true;
  page.isPaper = true;
  alone?.classList.add("is-alone");
  root.classList.toggle("prints-one", Boolean(alone));
  root.dataset.mantineColorScheme = "light";
  forgetTokens();
  before = { scheme, opened: openTables(), head: pageHead(), sheet: onEverySheet(), pictures: [] };
  query("main")?.prepend(before.head);
  document.head.append(before.sheet);
  resize(PAPER);
  before.pictures = withAlternatives();
  queryAll(".sheet table").forEach(narrow);
}

function fromPaper() {
  if (!before) return;
  const { opened, head, scheme, sheet, pictures } = before;
  before = null;
  document.documentElement.dataset.mantineColorScheme = scheme ?? "light";
  page.isPrinting = page.isPaper = false;
  alone?.classList.remove("is-alone");
  document.documentElement.classList.remove("prints-one");
  alone = null;
  for (const figure of pictures) {
    figure.setAttribute("role", "img");
    query(".pic", figure)?.firstElementChild?.setAttribute("aria-hidden", "true");
  }
  sheet.remove();
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
  window.addEventListener("ziq:print", (event) => { alone = /** @type {CustomEvent<HTMLElement>} */ (event).detail; window.print(); });
  onClick("[data-action=save-html]", () => void fetched(() => import("./page-file.js"), async ({ wholeFile }) => {
    download(new Blob([await wholeFile()], { type: "text/html;charset=utf-8" }), `${page.answer?.files.page}.html`);
    announce(word("page_saved"));
  }));
}
