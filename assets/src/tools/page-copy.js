/* Copies of a card, and the rules that style them. */

import { cloned, query, queryAll } from "../shell/dom.js";

/** Every rule the page uses that can be read: ours and plotly's; other libraries style nothing inside a card. */
export const rules = () => [...document.styleSheets].flatMap((sheet) => {
  const isOurs = !sheet.href || sheet.href.includes("/assets/");
  try {
    return isOurs ? [...sheet.cssRules].map((rule) => rule.cssText).filter((text) => !/\.mantine-|\.m_|--mantine-|^@font-face/.test(text)) : [];
  } catch {
    return [];
  }
}).join("\n");

/** A copy of a card as a picture: without its tools, and with the picture where its table is open.
    @param {HTMLElement} element */
export const copyOf = (element) => {
  const copy = cloned(element);
  const table = query(".table-wrap:not([hidden])", copy);
  if (table) queryAll("figure, .legend-holder", copy).forEach((part) => { part.hidden = false; });
  table?.remove();
  queryAll(".tools, .reading, [hidden], .vh, .more", copy).forEach((part) => part.remove());
  queryAll(".is-cursor", copy).forEach((mark) => mark.classList.remove("is-cursor"));
  return copy;
};

