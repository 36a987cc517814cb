/* The page as one HTML file. */

import { cloned, el, query, queryAll } from "../shell/dom.js";
import { day } from "../shell/numbers.js";
import { page } from "../shell/page.js";
import { word } from "../shell/words.js";
import { cited } from "./citing.js";
import { unfold } from "./folded.js";
import { rules } from "./page-copy.js";
import { closeTables, openTables, pageHead } from "./paper.js";

const DROPPED = ["script", "link", "noscript", ".skip", ".filters", ".nav", ".menu-narrow", ".tools", ".act", ".ctl", ".float", ".reading",
  ".vh[role=status]", "#live", "#words", "dialog", ".more", ".facts button:not(.badge)", ".end button", "[data-portal]", ".sheet .arrow",
  ".record-search", ".import-desk", ".deck-part", ".record-grid > :not(.tally)"]; // the list stands below as one table, all rows of it

/** The page as it stands, without anything that needs the server. */
function standing() {
  page.isPrinting = true;
  const opened = openTables();
  const main = query("main");
  const head = pageHead();
  main?.prepend(head);
  const copy = cloned(document.body);
  head.remove();
  page.isPrinting = false;
  closeTables(opened);
  queryAll(DROPPED.join(","), copy).forEach((part) => part.remove());
  queryAll("[hidden]", copy).forEach((part) => part.remove());
  queryAll("[data-html]", copy).forEach((part) => part.removeAttribute("data-html")); // its elements stand below it
  queryAll("button", copy).forEach((button) => button.replaceWith(el("span", { class: button.className }, [...button.childNodes])));
  queryAll("a[href]", copy).forEach((link) => link.setAttribute("href", new URL(link.getAttribute("href") ?? "", window.location.href).href));
  queryAll("[tabindex]", copy).forEach((part) => part.removeAttribute("tabindex"));
  queryAll("[aria-describedby]", copy).forEach((part) => part.removeAttribute("aria-describedby"));
  queryAll(".svg-container", copy).forEach(scalable);
  queryAll(".card > .table-wrap, .pic > .sheet", copy).forEach((table) => {
    table.setAttribute("tabindex", "0"); // a long or wide one scrolls
    table.setAttribute("role", "region");
    table.setAttribute("aria-labelledby", `${table.closest(".card")?.id}--headline`);
  });
  return copy;
}

/** A chart without its script cannot be drawn anew for another window: its layers shrink with it.
    @param {HTMLElement} holder */
function scalable(holder) {
  const layers = queryAll(":scope > .main-svg", holder);
  const [width, height] = ["width", "height"].map((side) => parseFloat(layers[0]?.getAttribute(side) ?? ""));
  if (!width || !height) return;
  for (const layer of layers) {
    layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
    layer.setAttribute("width", "100%");
    layer.setAttribute("height", "100%");
  }
  holder.style.cssText = `position: relative; width: 100%; max-width: ${width}px; height: auto; aspect-ratio: ${width} / ${height};`;
  for (let around = holder.parentElement; around && !around.classList.contains("pic"); around = around.parentElement) around.style.height = "auto";
}

/** @type {Record<string, string>} */
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** The file, with what closed headings hold. */
export async function wholeFile() {
  await unfold();
  const root = document.documentElement;
  const copy = standing();
  const foot = el("p", { class: "saved-note wrap" },
    word("saved_from", { address: cited(), date: day(new Date()), version: page.answer?.version || "" }));
  copy.append(foot);
  const title = `${query("h1")?.textContent || ""} – ${query(".brand b")?.textContent || ""}`;
  const escaped = title.replace(/[&<>]/g, (sign) => SIGNS[sign]);
  return `<!doctype html>\n<html lang="${root.lang}" data-mantine-color-scheme="${root.dataset.mantineColorScheme || "light"}"${
    root.dataset.contrast ? ` data-contrast="${root.dataset.contrast}"` : ""}>\n<head><meta charset="utf-8">`
    + `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped}</title>`
    + `<style>${rules().replaceAll("</style", "<\\/style")}</style></head>\n<body class="saved-page">${copy.innerHTML}</body>\n</html>\n`;
}

