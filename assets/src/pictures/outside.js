/* What lies outside the choice stays in sight, paler: a mark is outside with its row of the table. */

const PALE = 0.3;

const FEW = 5; // so many chosen points have their names in any case

/** @param {Trace} trace
    @param {Set<number>} outside
    @returns {Trace} */
function paler(trace, outside) {
  if (!trace.customdata?.some((row) => outside.has(row))) return trace;
  const usual = trace.marker?.opacity ?? 1;
  return { ...trace, marker: { ...trace.marker, opacity: trace.customdata.map((row) => (outside.has(row) ? PALE : usual)) } };
}

/** The chosen points of a scatter by name, before those that are named anyway.
    @param {PlotlyPicture} picture
    @param {Set<number>} outside */
function named({ data, layout }, outside) {
  const { meta } = layout;
  if (!meta?.named) return layout;
  const chosen = data.flatMap(({ x, y, text, customdata = [] }) => x.map((one, place) => ({ x: one, y: y[place], row: customdata[place],
    text: String(text?.[place] ?? "").replace(/^<b>(.*?)<\/b>.*$/s, "$1") }))).filter(({ row }) => !outside.has(row));
  if (chosen.length > FEW) return layout;
  const others = meta.named.filter((/** @type {Named} */ one) => chosen.every(({ text }) => text !== one.text));
  return { ...layout, meta: { ...meta, named: [...chosen.map(({ x, y, text }) => ({ x, y, text })), ...others] } };
}

/** A picture with its marks outside the choice paler; maps and tables find theirs by their rows.
    @param {Picture} picture
    @param {Set<number>} outside
    @returns {Picture} */
export function around(picture, outside) {
  if (picture.kind !== "plotly" || !outside.size) return picture;
  return { ...picture, data: picture.data.map((trace) => paler(trace, outside)), layout: named(picture, outside) };
}
