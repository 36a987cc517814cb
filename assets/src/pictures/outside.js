/* What lies outside the choice stays in sight, paler: a mark is outside with its row of the table. */

const PALE = 0.3;

/** @param {Trace} trace
    @param {Set<number>} outside
    @returns {Trace} */
export function paler(trace, outside) {
  if (!trace.customdata?.some((row) => outside.has(row))) return trace;
  const usual = trace.marker?.opacity ?? 1;
  return { ...trace, marker: { ...trace.marker, opacity: trace.customdata.map((row) => (outside.has(row) ? PALE : usual)) } };
}
