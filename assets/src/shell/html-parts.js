/* Parts of the page that arrive as HTML (dashboards/components/still.py): put in place when they come, gone when they go. */

import { queryAll } from "./dom.js";

const NAME = "data-html";

const HTML = "http://www.w3.org/1999/xhtml"; // nothing arrives inside a picture

/** @param {HTMLElement} element */
function place(element) {
  const html = element.getAttribute(NAME);
  if (element.stillHtml === html) return;
  (element.stillNodes || []).forEach((node) => node.remove());
  const template = document.createElement("template");
  template.innerHTML = html ?? "";
  element.stillHtml = html;
  element.stillNodes = [...template.content.childNodes];
  element.append(template.content);
}

/** Listens from now on. */
export function start() {
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (!(change.target instanceof Element)) continue;
      if (change.type === "attributes") place(/** @type {HTMLElement} */ (change.target));
      if (change.target.namespaceURI !== HTML) continue;
      for (const node of change.addedNodes) {
        if (!(node instanceof HTMLElement)) continue;
        if (node.hasAttribute(NAME)) place(node);
        queryAll(`[${NAME}]`, node).forEach(place);
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: [NAME] });
}
