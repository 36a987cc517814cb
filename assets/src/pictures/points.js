/* Points of scatters and curves, as they travel by their fields, and the circles they become. */

import { token } from "./tokens.js";

/** @import * as Wire from "../wire.js" */

/** @typedef {{x: number, y: number, name: string, words: string, size: number, isHollow: boolean, isNamed: boolean, row: number | null}} Spot */

const LARGEST = 30; // px across, the largest circle

/** Of what is true or false, the places of those it is true of travel.
    @param {Wire.PointColumns} columns
    @returns {Spot[]} */
export function pointsOf({ x = [], y, name, words, size, row, is_hollow: hollow, is_named: named }) {
  const [isHollow, isNamed] = [new Set(hollow), new Set(named)];
  return x.map((one, place) => ({ x: one, y: y[place], name: name[place], words: words[place], size: size?.[place] ?? 1,
    isHollow: isHollow.has(place), isNamed: isNamed.has(place), row: row?.[place] ?? null }));
}

/** In the order in which they are drawn: large ones first, and hollow ones on top, since they lie on the axis.
    @param {Spot[]} points */
export const inDrawingOrder = (points) => [...points].sort((one, other) => Number(one.isHollow) - Number(other.isHollow) || other.size - one.size);

/** What is read at a point.
    @param {Spot} point */
export const spoken = ({ name, words }) => `<b>${name}</b><br>${words}`;

/** One series of circles.
    @param {Spot[]} points
    @param {number} largest of all series
    @param {boolean} isHollow
    @param {boolean} isNarrow half the area then
    @returns {Trace} */
export function circles(points, largest, isHollow, isNarrow) {
  return { type: "scatter", mode: "markers", x: points.map(({ x }) => x), y: points.map(({ y }) => y), text: points.map(spoken),
    hovertemplate: "%{text}<extra></extra>", customdata: points.map(({ row }) => row), cliponaxis: false,
    marker: { size: points.map(({ size }) => size), sizemode: "area", sizeref: ((2 * largest) / LARGEST ** 2) * (isNarrow ? 2 : 1), sizemin: isNarrow ? 3 : 4,
      color: token(isHollow ? "--surface" : "--mark"), opacity: isHollow ? 1 : 0.82,
      line: { color: token(isHollow ? "--ink" : "--surface"), width: isHollow ? 1.6 : 1 } } };
}
