/* The ground words stand on: whether it is land, and whether a border runs through them. */

/** The rings of an outline, whose path begins each at its own place and goes on in steps.
    @param {string} d
    @returns {Point[][]} */
const ringsOf = (d) => d.split("M").slice(1).map((ring) => {
  const numbers = (ring.match(/-?\d*\.?\d+/g) ?? []).map(Number);
  let [x, y] = [0, 0];
  return Array.from({ length: numbers.length >> 1 }, (_, index) => ({ x: x += numbers[2 * index], y: y += numbers[2 * index + 1] }));
});

/** Read once for each set of boundaries.
    @type {WeakMap<Geo["areas"], Point[][]>} */
const known = new WeakMap();

/** @param {Geo["areas"]} areas */
export function outlines(areas) {
  const rings = known.get(areas) ?? Object.values(areas).flatMap(({ d }) => ringsOf(d));
  known.set(areas, rings);
  return rings;
}

/** Whether a place lies within any of the rings.
    @param {Point} place
    @param {Point[][]} rings */
const isInside = ({ x, y }, rings) => rings.some((ring) => ring.reduce((isIn, one, index) => {
  const last = ring[index ? index - 1 : ring.length - 1];
  return (one.y > y) !== (last.y > y) && x < ((last.x - one.x) * (y - one.y)) / (last.y - one.y) + one.x ? !isIn : isIn;
}, false));

/** What words cost on the ground they stand on: least beside the map, more within an area, most on borders.
    @param {Box} given
    @param {Point[][]} rings
    @param {number} unit */
export function ground({ left, right, top, bottom }, rings, unit) {
  const pad = 3 * unit;
  const corners = rings.reduce((sum, ring) => sum + ring.filter(({ x, y }) =>
    x > left - pad && x < right + pad && y > top - pad && y < bottom + pad).length, 0);
  const ends = [left, right].filter((x) => isInside({ x, y: (top + bottom) / 2 }, rings)).length;
  return Math.min(corners, 12) * 10 + ends * 30;
}
