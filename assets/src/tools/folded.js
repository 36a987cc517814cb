/* Long parts of a page below closed headings: all of them are fetched when somebody opens one, or takes the page along. */

import { el, query, queryAll } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { base, word } from "../shell/words.js";

const SHORT = 12; // so many last characters name a version

const closed = () => queryAll("details[data-folded]");

/** Puts every part below its heading; those that are there already stay. */
export async function unfold() {
  if (!closed().length) return;
  const version = (page.answer?.version ?? "").slice(-SHORT);
  const answer = await fetch(`${base()}assets/data/folded-${document.documentElement.lang}-${version}.json`);
  if (!answer.ok) throw new Error(`folded ${answer.status}`);
  const parts = await answer.json();
  for (const heading of closed()) {
    query(":scope > [role=alert]", heading)?.remove();
    heading.insertAdjacentHTML("beforeend", parts[heading.dataset.folded ?? ""]);
    delete heading.dataset.folded;
  }
}

/** A heading that opens gets what belongs below it, or says that it could not be had.
    @param {Event} event */
async function toggled({ target }) {
  if (!(target instanceof HTMLDetailsElement) || !target.open || !target.dataset.folded) return;
  target.setAttribute("aria-busy", "true");
  try {
    await unfold();
  } catch (error) {
    console.error("folded", error);
    query(":scope > [role=alert]", target)?.remove();
    target.append(el("p", { class: "soft", role: "alert" }, word("part_failed")));
  }
  target.removeAttribute("aria-busy");
}

/** Listens from now on; `toggle` does not rise to the page, so it is caught on its way down. */
export function start() {
  document.addEventListener("toggle", toggled, true);
  for (const target of closed()) void toggled(/** @type {any} */ ({ target }));
}
