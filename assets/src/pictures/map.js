/* Area maps as SVG, made once from boundaries; a choice sets fills, titles, symbols and
   labels. Zero prints a 0, a value held back has dots, a missing one a hatch, each with its sign on a plain patch. */

import { describeArea, isMarked, isState, kindsOf, legend, marksOf, newMark, paint, patterns, showSides } from "./areas.js";
import { areasOf } from "./map-values.js";
import * as symbols from "./symbols.js";
import * as zoom from "./zoom.js";
import { el, needed, query, queryAll, svg } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { base, word } from "../shell/words.js";

/** @import { MapPicture } from "./map-values.js" */

const shapes = new Map();

/** The boundaries of a level, and what writes on a map; fetched once.
    @param {string} level
    @returns {Promise<[Geo, typeof import("./lettering.js")]>} */
function boundaries(level) {
  if (!shapes.has(level)) {
    shapes.set(level, Promise.all([fetch(`${base()}assets/geo/${level}.json`).then((answer) => {
      if (!answer.ok) throw new Error(`boundaries: ${answer.status}`);
      return answer.json();
    }), import("./lettering.js")]).catch((error) => { shapes.delete(level); throw error; }));
  }
  return shapes.get(level);
}

/** @param {HTMLElement} host
    @param {MapPicture} picture
    @param {Card} card */
async function drawMap(host, picture, card) {
  let known;
  try {
    known = await boundaries(picture.level);
  } catch {
    host.replaceChildren(el("p", { class: "band-text" }, word("map_failed")));
    return;
  }
  if (card.picture !== picture) return;
  const [geo, { lettering }] = known;
  const before = query(":scope > svg.map", host);
  const drawing = before?.dataset.level === picture.level ? before : mapDrawing(geo, picture.level);
  if (drawing !== before) host.replaceChildren(drawing);
  const frame = zoom.to(drawing, geo, picture, card);
  const values = areasOf(picture);
  drawing.style.maxWidth = isOfOne(picture) ? `${OF_ONE}px` : "";
  const width = widthOf(drawing, frame, Math.min(card.room(), isOfOne(picture) ? OF_ONE : Infinity));
  symbols.draw(needed(".symbols", drawing), picture, card, width);
  const areas = needed(".areas", drawing);
  showSides(drawing, picture);
  queryAll("g[data-ags]", areas).forEach((group) => {
    const area = values[group.dataset.ags ?? ""];
    const isChosen = describeArea(group, area, card, "place");
    paint(needed("path", group), drawing.dataset.mark ?? "", area?.[0]);
    if (isMarked(group, picture) || isChosen) areas.append(group);
  });
  lettering(drawing, { ...geo, viewBox: frame }, picture, width);
  zoom.offer(host, card, () => drawMap(host, picture, card));
}

/** A map of one place says its value in words: it is small, and with a value has no classes to look up.
    @param {MapPicture} picture */
const isOfOne = (picture) => picture.form === "area-map" && Object.keys(picture.areas).length === 1;

const OF_ONE = 340; // px

/** The px a map is wide: on paper less than its room where its height is bounded, and what is written on it keeps its size.
    @param {HTMLElement | SVGSVGElement} drawing
    @param {string} frame
    @param {number} room */
function widthOf(drawing, frame, room) {
  const [, , w, h] = frame.split(" ").map(Number);
  return page.isPaper ? Math.min(room, (drawing.clientHeight * w) / h || room) : room;
}

/** @param {Geo} geo
    @param {string} level */
function mapDrawing(geo, level) {
  const mark = newMark("map");
  const groups = Object.entries(geo.areas).map(([ags, { d }]) => {
    const group = svg("g", {}, svg("path", { d }));
    group.dataset.ags = ags;
    return group;
  });
  return svg("svg", { class: `chart map ${level}`, viewBox: geo.viewBox, "aria-hidden": "true", "data-mark": mark, "data-level": level },
    patterns(mark), svg("g", { class: "areas" }, groups), svg("g", { class: "symbols" }), svg("g", { class: "lettering" }));
}

/** @type {PictureKind<MapPicture>} */
export const mapPicture = { draw: drawMap, marksOf, fluid: true, legend: (picture, width) =>
  (picture.form === "symbols" ? symbols.legend(picture, width) : isOfOne(picture) && !kindsOf(picture.areas).some(isState) ? null : legend(picture, kindsOf(picture.areas))) };
