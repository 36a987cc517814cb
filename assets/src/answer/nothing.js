/* Many cards that nothing matches become one sentence, with the way out. */

import { nothing } from "./card.js";
import { cardOf } from "./on-page.js";
import { el, query } from "../shell/dom.js";

/** @param {Answer} answer */
export function gather({ cards, nothing: told }) {
  const silent = new Set(told?.cards);
  Object.keys(cards).forEach((id) => {
    const card = cardOf(id);
    if (card) card.element.hidden = silent.has(id);
  });
  const grid = query("#main .grid");
  const before = query("#main .state.of-many");
  const band = told && grid ? el("div", { class: "state is-empty of-many" }, ...nothing(told)) : null;
  if (band && before) before.replaceWith(band);
  else if (band) grid?.before(band);
  else before?.remove();
}
