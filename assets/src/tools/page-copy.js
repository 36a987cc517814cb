/* Copies of a card, and the rules that style them. */

/** Every rule the page uses that can be read: ours and plotly's; other libraries style nothing inside a card. */
export const rules = () => [...document.styleSheets].flatMap((sheet) => {
  const isOurs = !sheet.href || sheet.href.includes("/assets/");
  try {
    return isOurs ? [...sheet.cssRules].map((rule) => rule.cssText).filter((text) => !/\.mantine-|\.m_|--mantine-|^@font-face/.test(text)) : [];
  } catch {
    return [];
  }
}).join("\n");

/** A copy of a card as a picture: without its tools, and with the picture where its table is open. */
export const copyOf = (element) => {
  const copy = element.cloneNode(true);
  const table = copy.querySelector(".table-wrap:not([hidden])");
  if (table) copy.querySelectorAll("figure, .legend-holder").forEach((part) => { part.hidden = false; });
  table?.remove();
  copy.querySelectorAll(".tools, .reading, [hidden], .vh, .more").forEach((part) => part.remove());
  copy.querySelectorAll(".is-cursor").forEach((mark) => mark.classList.remove("is-cursor"));
  return copy;
};

