/* The page as one HTML file. */

import { el } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { word } from "../shell/words.js";
import { rules } from "./page-copy.js";
import { closeTables, openTables, pageHead } from "./paper.js";

const DROPPED = ["script", "link", "noscript", ".skip", ".filters", ".nav", ".menu-narrow", ".tools", ".act", ".ctl", ".float", ".reading",
  ".vh[role=status]", "#live", "#words", "dialog", ".more", ".facts button:not(.badge)", ".end button", "[data-portal]", ".sheet .arrow",
  ".record-search", ".import-desk", ".deck-part", ".record-grid > :not(.tally)"]; // the list stands below as one table, all rows of it

/** The page as it stands, without anything that needs the server. */
function standing() {
  page.isPrinting = true;
  const opened = openTables();
  const main = document.querySelector("main");
  const head = pageHead();
  main?.prepend(head);
  const copy = document.body.cloneNode(true);
  head.remove();
  page.isPrinting = false;
  closeTables(opened);
  copy.querySelectorAll(DROPPED.join(",")).forEach((part) => part.remove());
  copy.querySelectorAll("[hidden]").forEach((part) => part.remove());
  copy.querySelectorAll("button").forEach((button) => button.replaceWith(el("span", { class: button.className }, [...button.childNodes])));
  copy.querySelectorAll("a[href]").forEach((link) => link.setAttribute("href", new URL(link.getAttribute("href"), window.location.href).href));
  copy.querySelectorAll("[tabindex]").forEach((part) => part.removeAttribute("tabindex"));
  copy.querySelectorAll("[aria-describedby]").forEach((part) => part.removeAttribute("aria-describedby"));
  copy.querySelectorAll(".svg-container").forEach(scalable);
  copy.querySelectorAll(".card > .table-wrap, .pic > .sheet").forEach((table) => {
    table.setAttribute("tabindex", "0"); // a long or wide one scrolls
    table.setAttribute("role", "region");
    table.setAttribute("aria-labelledby", `${table.closest(".card").id}--headline`);
  });
  return copy;
}

/** A chart without its script cannot be drawn anew for another window: its layers shrink with it. */
function scalable(holder) {
  const layers = [...holder.querySelectorAll(":scope > .main-svg")];
  const [width, height] = ["width", "height"].map((side) => parseFloat(layers[0]?.getAttribute(side)));
  if (!width || !height) return;
  for (const layer of layers) {
    layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
    layer.setAttribute("width", "100%");
    layer.setAttribute("height", "100%");
  }
  holder.style.cssText = `position: relative; width: 100%; max-width: ${width}px; height: auto; aspect-ratio: ${width} / ${height};`;
  for (let around = holder.parentElement; around && !around.classList.contains("pic"); around = around.parentElement) around.style.height = "auto";
}

export function wholeFile() {
  const root = document.documentElement;
  const copy = standing();
  const date = new Intl.DateTimeFormat(root.lang, { dateStyle: "medium" }).format(new Date());
  const foot = el("p", { class: "saved-note wrap" },
    word("saved_from", { address: window.location.href, date, version: page.answer?.version || "" }));
  copy.append(foot);
  const title = `${document.querySelector("h1")?.textContent || ""} – ${document.querySelector(".brand b")?.textContent || ""}`;
  const escaped = title.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
  return `<!doctype html>\n<html lang="${root.lang}" data-mantine-color-scheme="${root.dataset.mantineColorScheme || "light"}"${
    root.dataset.contrast ? ` data-contrast="${root.dataset.contrast}"` : ""}>\n<head><meta charset="utf-8">`
    + `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped}</title>`
    + `<style>${rules().replaceAll("</style", "<\\/style")}</style></head>\n<body class="saved-page">${copy.innerHTML}</body>\n</html>\n`;
}

