/* Names of points, placed where they cover least. */

import { annotation } from "./labels.js";
import { textWidth } from "./measure.js";
import { token } from "./tokens.js";

/** @param {Box} a
    @param {Box} b */
const overlap = (a, b) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left))
  * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** Where a name may stand around its point.
    @param {Dot} given
    @param {number} width
    @param {number} height
    @returns {Box[]} */
function spots({ px, py, reach }, width, height) {
  const gap = reach + 4;
  return [[gap, -height / 2], [-gap - width, -height / 2], [-width / 2, -gap - height], [-width / 2, gap],
    [gap * 0.7, -gap - height * 0.6], [-gap * 0.7 - width, -gap - height * 0.6], [gap * 0.7, gap * 0.4], [-gap * 0.7 - width, gap * 0.4],
    [-width * 0.2, -gap - height * 2.1], [-width * 0.8, -gap - height * 2.1], [0, -gap - height * 3.2], [-width, -gap - height * 3.2]]
    .map(([dx, dy]) => ({ left: px + dx, right: px + dx + width, top: py + dy, bottom: py + dy + height }));
}

/** @param {Trace} trace
    @param {number} index
    @returns {number} */
function radius(trace, index) {
  const { size, sizeref, sizemin } = trace.marker;
  return Array.isArray(size) ? Math.max(Math.sqrt(size[index] / sizeref) / 2, sizemin || 0) : (size || 6) / 2;
}

const NEAR = 7; // the last of the spots right beside the point

/** @param {Box} given
    @returns {Box} */
const grown = ({ left, right, top, bottom }) => ({ left: left - 3, right: right + 3, top: top - 3, bottom: bottom + 3 });

/** Names where they cover the fewest marks and no other name; a clear one is left away where it would cover any or stand apart.
    @param {Named[]} named
    @param {Trace[]} traces
    @param {Scale} scale
    @param {Box[]} blocked
    @param {Sizes} sizes
    @param {{most: number, isClear: boolean}} given5 */
export function labels(named, traces, scale, blocked, sizes, { most, isClear }) {
  const points = traces.flatMap((trace) => trace.x.map((x, index) => ({
    px: scale.x(x), py: scale.y(trace.y[index]), reach: radius(trace, index) })));
  const marks = points.map(({ px, py, reach }) => ({ left: px - reach, right: px + reach, top: py - reach, bottom: py + reach }));
  const taken = [...blocked];
  const notes = [];
  /** @param {Box} box
      @param {Box[]} others */
  const covered = (box, others) => others.reduce((sum, other) => sum + overlap(box, other), 0);
  for (const { x, y, name: text } of named) {
    if (notes.length === most) break;
    const at = { px: scale.x(x), py: scale.y(y) };
    const own = points.find(({ px, py }) => Math.abs(px - at.px) < 0.5 && Math.abs(py - at.py) < 0.5);
    const width = textWidth(text, sizes.small) + 2;
    const height = sizes.small * 1.25;
    const ways = spots({ ...at, reach: own?.reach || 4 }, width, height).map((box, rank) => {
      const [onMarks, onNames] = [marks, taken].map((others) => covered(grown(box), others));
      const outside = Math.max(0, -box.left, box.right - scale.w, -box.top - 20, box.bottom - scale.h);
      return { box, isFree: rank <= NEAR && onMarks + onNames + outside === 0, cost: rank + (rank > NEAR ? 90 : 0) + onMarks * 0.5 + (onNames && 60) + onNames * 4 + outside * 60 };
    }).filter(({ isFree }) => isFree || !isClear);
    if (!ways.length) continue;
    const best = ways.reduce((one, other) => (other.cost < one.cost ? other : one));
    taken.push(best.box);
    notes.push(annotation(text, { xref: "paper", yref: "paper", x: 0, y: 1, xanchor: "left", yanchor: "top", xshift: best.box.left,
      yshift: -best.box.top, font: { size: sizes.small, color: token("--ink") } }));
  }
  return notes;
}

