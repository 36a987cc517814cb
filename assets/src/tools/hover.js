/* What a mark says when the pointer stands on it, for bars, columns and lines; areas and points have words of their own. */

import { reading } from "./cursor.js";
import * as cards from "../answer/cards.js";
import { rowAt } from "../pictures/still.js";
import { closest, el } from "../shell/dom.js";

const AWAY = 14; // px between the pointer and the words

/** @type {HTMLElement | null} */
let tip = null;

function hide() {
  tip?.remove();
  tip = null;
}

/** @param {PointerEvent} event
    @param {string} words */
function show({ clientX, clientY }, words) {
  tip ??= document.body.appendChild(el("div", { class: "hover-words", "aria-hidden": "true" }));
  if (tip.textContent !== words) tip.textContent = words;
  const { offsetWidth, offsetHeight } = tip;
  const x = Math.max(4, Math.min(clientX + AWAY, window.innerWidth - offsetWidth - 4));
  const above = clientY - offsetHeight - AWAY;
  tip.style.transform = `translate(${x}px, ${above < 4 ? clientY + AWAY : above}px)`;
}

/** @param {PointerEvent} event */
function follow(event) {
  const chart = event.pointerType === "mouse" ? closest(event.target, ".plot") : null;
  const card = chart && cards.around(chart);
  const row = chart?.marks && card ? rowAt(chart, event) : undefined;
  if (!card || row === undefined || !card.value.table.rows[row]) return hide();
  const { words, state } = reading(card, row);
  show(event, [words, state].filter(Boolean).join(" · "));
}

/** Listens from now on. */
export function start() {
  document.addEventListener("pointermove", follow, { passive: true });
  document.addEventListener("pointerleave", hide);
  document.addEventListener("scroll", hide, { passive: true, capture: true });
  document.addEventListener("keydown", hide);
}
