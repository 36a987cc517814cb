/* A map shows what is chosen: it comes near the chosen areas, with one step back to the whole. */

import { areasOf, symbolsOf } from "./map-values.js";
import { el, query } from "../shell/dom.js";
import { word } from "../shell/words.js";

/** @import { MapPicture } from "./map-values.js" */

const MARGIN = 0.25; // of the chosen areas, on each side

const NEAREST = 6; // times; nearer, the outlines are too coarse

/** Whether there is something to come near to.
    @param {Card} card */
const isPart = (card) => card.outside.size > 0 && card.outside.size < card.value.table.rows.length;

/** The box around the chosen areas, in units of the map; null where none is drawn.
    @param {Element} drawing
    @param {MapPicture} picture
    @param {Card} card */
function boxOf(drawing, picture, card) {
  const symbols = symbolsOf(picture).filter(({ row }) => !card.isOutside(row)).map(({ x, y }) => ({ x, y, width: 0, height: 0 }));
  const areas = Object.entries(areasOf(picture)).filter(([, [, , , row]]) => !card.isOutside(row)).flatMap(([ags]) => {
    const shape = /** @type {SVGGraphicsElement | null} */ (drawing.querySelector(`g[data-ags="${ags}"] path`));
    return shape?.getBBox ? [shape.getBBox()] : [];
  });
  const all = [...symbols, ...areas];
  if (!all.length) return null;
  const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))];
  return { left, top, width: Math.max(...all.map(({ x, width }) => x + width)) - left,
    height: Math.max(...all.map(({ y, height }) => y + height)) - top };
}

/** A window of the shape of the whole map around a box, inside the map.
    @param {{left: number, top: number, width: number, height: number}} box
    @param {string} viewBox */
function around({ left, top, width, height }, viewBox) {
  const [x0, y0, w, h] = viewBox.split(/\s+/).map(Number);
  const part = Math.min(1, Math.max(1 / NEAREST, (width * (1 + 2 * MARGIN)) / w, (height * (1 + 2 * MARGIN)) / h));
  /** @param {number} middle
      @param {number} start
      @param {number} whole */
  const from = (middle, start, whole) => Math.max(start, Math.min(middle - (whole * part) / 2, start + whole * (1 - part)));
  const [x, y] = [from(left + width / 2, x0, w), from(top + height / 2, y0, h)];
  return [x, y, w * part, h * part].map((one) => Number(one.toFixed(1))).join(" ");
}

/** Sets the window of a map and gives it.
    @param {Element} drawing
    @param {Geo} geo
    @param {MapPicture} picture
    @param {Card} card */
export function to(drawing, geo, picture, card) {
  const box = isPart(card) && !card.isWholeMap ? boxOf(drawing, picture, card) : null;
  const frame = box ? around(box, geo.viewBox) : geo.viewBox;
  drawing.setAttribute("viewBox", frame);
  drawing.classList.toggle("is-near", frame !== geo.viewBox);
  return frame;
}

/** The step back to the whole map, or near again.
    @param {HTMLElement} host
    @param {Card} card
    @param {() => unknown} redraw */
export function offer(host, card, redraw) {
  const picture = host.closest("figure"); // an image holds nothing to press: the button stands behind it
  const around = picture?.parentElement ?? host;
  const before = query(":scope > .zoom", around);
  if (!isPart(card)) {
    before?.remove();
    return;
  }
  const button = before ?? el("button", { type: "button", class: "plain zoom" });
  button.textContent = word(card.isWholeMap ? "map_near" : "map_whole");
  button.onclick = () => {
    card.isWholeMap = !card.isWholeMap;
    redraw();
  };
  if (before) return;
  if (picture) picture.after(button);
  else host.append(button);
}
