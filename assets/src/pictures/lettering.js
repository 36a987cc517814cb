/* Signs and names on an area map. */

import { SIGNS, isState } from "./areas.js";
import { ground, outlines } from "./ground.js";
import { areasOf } from "./map-values.js";
import { textSizes, textWidth } from "./measure.js";
import { needed, svg } from "../shell/dom.js";

/** @import * as Wire from "../wire.js" */
/** @import { MapPicture } from "./map-values.js" */

/** Signs on areas without a class, and the few names with their leaders.
    @param {Element} drawing
    @param {Geo} geo
    @param {MapPicture} picture
    @param {number} width */
export function lettering(drawing, geo, picture, width) {
  const [x0, y0, w, h] = geo.viewBox.split(/\s+/).map(Number);
  const unit = w / Math.max(width, 1);
  const layer = needed(".lettering", drawing);
  const limit = picture.level === "municipalities" ? 0 : Infinity;
  const signs = apart(Object.entries(areasOf(picture)).filter(([ags, area]) => geo.areas[ags] && (area[0] === 0 || isState(area[0])))
    .slice(0, limit).map(([ags, area]) => ({ place: geo.areas[ags], area })), unit).flatMap(({ place, area }) => sign(place, area, unit));
  const names = labelEntries(picture, geo).slice(0, width < 480 ? 2 : 5);
  layer.replaceChildren(...signs, ...placed(names, { geo, x0, y0, w, h, unit }));
}

/** Signs that do not cover each other: where areas are small, not each has its own; its class or pattern stays.
    @template {{place: Point}} Placed
    @param {Placed[]} all
    @param {number} unit
    @returns {Placed[]} */
function apart(all, unit) {
  const least = textSizes().small * 1.3 * unit;
  /** @type {Placed[]} */
  const kept = [];
  for (const one of all) {
    if (kept.every(({ place }) => Math.hypot(place.x - one.place.x, place.y - one.place.y) >= least)) kept.push(one);
  }
  return kept;
}

/** @param {Point} given
    @param {Wire.Area} area
    @param {number} unit */
function sign({ x, y }, area, unit) {
  const size = textSizes().small * unit;
  const text = isState(area[0]) ? SIGNS[area[0]] : area[1];
  const patch = isState(area[0])
    ? [svg("circle", { class: "sign-patch", cx: x, cy: y, r: size * 0.62 })] : [];
  return [...patch, svg("text", { class: "sign", x, y: y + size * 0.36, "font-size": size }, text)];
}

/** @param {MapPicture} picture
    @param {Geo} geo
    @returns {Label[]} */
function labelEntries(picture, geo) {
  return (picture.labels ?? []).flatMap(({ ags = "", x, y, name, text }) => {
    if (x !== undefined && y !== undefined) return [{ x, y, name, text }];
    return ofArea(ags, picture, geo).map((one) => ({ ...one, name: name || one.name, text: text || one.text }));
  });
}

/** @param {string} ags
    @param {MapPicture} picture
    @param {Geo} geo */
function ofArea(ags, picture, geo) {
  const [place, area] = [geo.areas[ags], areasOf(picture)[ags]];
  return place && area ? [{ ...pick(place), name: place.name, text: area[1] }] : [];
}

/** @param {Point} given
    @returns {Point} */
const pick = ({ x, y }) => ({ x, y });

const LOOKED_AT = 40; // of the places for a label, the cheapest: to look at the ground takes longer

/** Finds each label a place outside dense parts, free of the others and of their leaders.
    @param {Label[]} labels
    @param {Frame} frame */
function placed(labels, frame) {
  const { geo, unit } = frame;
  const centres = Object.values(geo.areas).map(pick);
  const rings = outlines(geo.areas);
  /** @type {Taken[]} */
  const taken = [];
  return labels.flatMap((label) => {
    const size = textSizes().label * 1.05 * unit;
    const width = Math.max(textWidth(`<b>${label.name}</b>`, size), textWidth(label.text, size));
    const box = { width, height: size * 2.5 };
    const spots = candidates(label, box, frame).map((spot) => ({ ...spot, cost: cost(spot, label, centres, taken, unit) }))
      .sort((one, other) => one.cost - other.cost).slice(0, LOOKED_AT).map((spot) => ({ ...spot, cost: spot.cost + ground(spot, rings, unit) }));
    const best = spots.reduce((one, other) => (other.cost < one.cost ? other : one), spots[0]);
    if (!best) return [];
    taken.push({ ...best, from: label });
    return leader(label, best, size, unit);
  });
}

/** @param {Label} label
    @param {{width: number, height: number}} box
    @param {Frame} given2
    @returns {Spot[]} */
function candidates(label, box, { x0, y0, w, h, unit }) {
  const spots = [];
  const reach = Math.min(1, w / unit / 700);
  for (const distance of [80, 120, 160, 200, 240, 280].map((one) => one * reach)) {
    for (let turn = 0; turn < 24; turn += 1) {
      const angle = (turn / 24) * 2 * Math.PI;
      const end = { x: label.x + Math.cos(angle) * distance * unit, y: label.y + Math.sin(angle) * distance * unit };
      const isLeft = end.x < label.x;
      const left = isLeft ? end.x - box.width - 6 * unit : end.x + 6 * unit;
      const top = end.y - box.height / 2;
      const isInside = left >= x0 && left + box.width <= x0 + w && top >= y0 && top + box.height <= y0 + h;
      if (isInside) spots.push({ end, isLeft, left, top, right: left + box.width, bottom: top + box.height, distance });
    }
  }
  return spots;
}

/** @param {Spot} spot
    @param {Point} label
    @param {Point[]} centres
    @param {Taken[]} taken
    @param {number} unit */
function cost(spot, label, centres, taken, unit) {
  const pad = 10 * unit;
  /** @param {Point} given */
  const isNear = ({ x, y }) => x > spot.left - 3 * pad && x < spot.right + 3 * pad && y > spot.top - 3 * pad && y < spot.bottom + 3 * pad;
  /** @param {Point} given */
  const covers = ({ x, y }) => x > spot.left - pad && x < spot.right + pad && y > spot.top - pad && y < spot.bottom + pad;
  /** @param {Box} other */
  const overlaps = (other) => spot.left < other.right + pad && spot.right > other.left - pad
    && spot.top < other.bottom + pad && spot.bottom > other.top - pad;
  const clashes = taken.filter((other) => overlaps(other) || crosses(label, spot.end, other.from, other.end)
    || covers(other.from) || crosses(label, spot.end, { x: other.left, y: other.top }, { x: other.right, y: other.bottom })).length;
  return centres.filter(isNear).length * 30 + centres.filter(covers).length * 40 + clashes * 400 + spot.distance * 0.3;
}

/** @param {Point} a
    @param {Point} b
    @param {Point} c
    @param {Point} d */
function crosses(a, b, c, d) {
  /** @param {Point} p
      @param {Point} q
      @param {Point} r */
  const side = (p, q, r) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

/** @param {Label} label
    @param {Spot} spot
    @param {number} size
    @param {number} unit */
function leader(label, spot, size, unit) {
  const x = spot.isLeft ? spot.end.x - 6 * unit : spot.end.x + 6 * unit;
  const anchor = spot.isLeft ? "end" : "start";
  return [
    svg("path", { class: "leader", d: `M${label.x} ${label.y}L${spot.end.x} ${spot.end.y}`, "stroke-width": 1.2 * unit }),
    svg("circle", { class: "pin", cx: label.x, cy: label.y, r: 3 * unit, "stroke-width": 1.5 * unit }),
    svg("text", { class: "halo strong", x, y: spot.end.y - size * 0.12, "text-anchor": anchor, "font-size": size, "stroke-width": 5 * unit }, label.name),
    svg("text", { class: "halo", x, y: spot.end.y + size * 1.02, "text-anchor": anchor, "font-size": size, "stroke-width": 5 * unit }, label.text),
  ];
}

