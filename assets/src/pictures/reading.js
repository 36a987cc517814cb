/* Pictures as they travel (wire.d.ts), turned into what the kinds of pictures draw. Every size, margin, colour and piece of
   markup is decided from here on. */

import { isNarrow, query } from "../shell/dom.js";

/** @import * as Wire from "../wire.js" */

const HUNDRED = 100;
const LARGEST = 30; // px across, the largest circle of a scatter
const TIME_HEIGHT = { page: 300, slide: 430 };
const SCATTER_HEIGHT = 460;
const LORENZ_HEIGHT = 400;
const INK = "var(--ink)";
const MARK = "var(--mark)";
const REST = "var(--mark-rest)";
const SURFACE = "var(--surface)";

/** @typedef {Wire.Bars["roles"][number]} Role */

/** @param {Role} role */
const colour = (role) => (role === "rest" ? REST : role === "whole" ? SURFACE : `var(--${role})`);

/** A text with its stressed part in bold.
    @param {Wire.Text} text */
const markedUp = ([strong, rest = ""]) => (strong ? `<b>${strong}</b>${rest}` : rest);

/** @param {Wire.Text} text */
const plainText = ([strong, rest = ""]) => strong + rest;

/** A label in its markup; of bars, which have a role, some words are bold.
    @param {Wire.Label} label
    @param {Role} [role] */
function labelled({ text, second, block, side }, role) {
  const words = role === "whole" ? `<b>${text}</b>` : text;
  const number = block === undefined ? "" : `${role ? `<b>${block}</b>` : block}  `;
  return `${number}${words}${side ? ` <b>${side}</b>` : ""}${second ? `<br>${second}` : ""}`;
}

/** Places 0, 1, 2 …
    @param {unknown[]} values */
const places = (values) => values.map((_, place) => place);

/** @param {string[]} labels */
const rowAxis = (labels) => ({ tickvals: places(labels), ticktext: labels });

/** @param {Wire.Bars | Wire.Part} series
    @returns {Trace} */
const barTrace = ({ values, texts, rows }) => ({ type: "bar", orientation: "h", x: values.map((value) => value ?? 0), y: places(values),
  text: texts.map(markedUp), customdata: rows ?? places(values) });

/** @param {Wire.Bars} picture
    @returns {PlotlyPicture} */
function bars(picture) {
  const labels = picture.labels.map((label, place) => labelled(label, picture.roles[place]));
  const colours = picture.roles.map(colour);
  const edges = picture.roles.map((role) => (role === "whole" ? INK : colour(role)));
  const line = picture.roles.includes("whole") ? { line: { color: edges, width: 1.5 } } : {};
  return { kind: "plotly", data: [{ ...barTrace(picture), marker: { color: colours, ...line } }],
    layout: { meta: { form: "bars" }, yaxis: rowAxis(labels) } };
}

const MOST_BESIDE_ON_PHONES = 3;

/** Where there is no room for columns: the bars of each label one below the other, on the same scale.
    @param {Wire.Multiples} picture
    @returns {PlotlyPicture} */
function stacked({ labels, parts }) {
  const marks = labels.flatMap((label, at) => parts.map((part, place) => ({ part, at, label, isFirst: place === 0 })));
  const texts = marks.map(({ part, label, isFirst }) => (isFirst ? `<b>${labelled(label)}</b><br>` : "") + labelled(part.heading));
  const trace = { type: "bar", orientation: "h", x: marks.map(({ part, at }) => part.values[at] ?? 0), y: places(marks),
    text: marks.map(({ part, at }) => markedUp(part.texts[at])), customdata: marks.map(({ part, at }) => part.rows?.[at] ?? at),
    marker: { color: marks.map(({ part }) => colour(part.role)) } };
  return { kind: "plotly", data: [trace], layout: { meta: { form: "bars" }, yaxis: rowAxis(texts) } };
}

/** @param {Wire.Multiples} picture
    @returns {PlotlyPicture} */
function multiples(picture) {
  if (picture.parts.length > MOST_BESIDE_ON_PHONES && !picture.own_scales && isNarrow()) return stacked(picture);
  const labels = picture.labels.map((label) => labelled(label));
  const data = picture.parts.map((part) => ({ ...barTrace(part), marker: { color: colour(part.role) } }));
  const annotations = picture.parts.map(({ heading }) => ({ text: `<b>${labelled(heading)}</b>` }));
  const meta = { form: "multiples", ...(picture.own_scales ? { scales: "own" } : {}) };
  return { kind: "plotly", data, layout: { meta, yaxis: rowAxis(labels), annotations } };
}

/** @param {Wire.Ranges} picture
    @returns {PlotlyPicture} */
function ranges(picture) {
  const labels = picture.labels.map((label) => labelled(label));
  const base = picture.starts.map((start) => start ?? 0);
  const x = picture.ends.map((end, place) => Math.max((end ?? 0) - base[place], 0));
  const common = { y: places(labels), customdata: picture.rows ?? places(labels) };
  const spread = { type: "bar", orientation: "h", base, x, text: picture.texts.map(markedUp), marker: { color: REST }, ...common };
  const marker = { symbol: "line-ns", size: 20, line: { color: INK, width: 3 } };
  return { kind: "plotly", data: [spread, { type: "scatter", mode: "markers", x: picture.ticks, marker, ...common }],
    layout: { meta: { form: "ranges" }, yaxis: rowAxis(labels) } };
}

/** Months along the bottom; ticks of values only where the author gives some.
    @param {Wire.Columns | Wire.Lines} picture
    @param {(number | null)[]} values
    @param {object} trace
    @param {Layout} more
    @returns {PlotlyPicture} */
function overMonths({ form, months, silent, ticks, events }, values, trace, more) {
  const labels = months.map(([, name = "", year = ""]) => (year ? `${name}<br><b>${year}</b>` : name));
  const shown = places(labels).filter((place) => labels[place]);
  const yaxis = ticks?.length ? { tickvals: ticks.map(([value]) => value), ticktext: ticks.map(([, text]) => text) } : {};
  return { kind: "plotly", data: [{ x: places(months), y: values, customdata: places(months), cliponaxis: false, ...trace }],
    layout: { meta: { form, ...(silent?.length ? { missing: silent } : {}), ...(events?.length ? { events } : {}) }, height: query(".stage") ? TIME_HEIGHT.slide : TIME_HEIGHT.page, yaxis,
      xaxis: { tickvals: shown, ticktext: shown.map((place) => labels[place]) }, ...more } };
}

/** @param {Wire.Columns} picture */
function columns(picture) {
  const named = new Set(picture.named);
  const trace = { type: "bar", text: picture.texts.map(plainText), marker: { color: places(picture.months).map((place) => (named.has(place) ? MARK : REST)) } };
  return overMonths(picture, picture.values.map((value) => value ?? 0), trace, {});
}

/** The named points carry their value, gaps stay gaps.
    @param {Wire.Lines} picture */
function lines(picture) {
  const trace = { type: "scatter", mode: "lines+markers", connectgaps: false, line: { color: MARK, width: 2.5 }, marker: { color: MARK, size: 6 } };
  const annotations = (picture.named ?? []).map((place) => ({ x: place, y: picture.values[place], text: `<b>${plainText(picture.texts[place])}</b>`,
    showarrow: false, yshift: 14 }));
  return overMonths(picture, picture.values, trace, { annotations });
}

/** @param {Wire.Axis} axis */
const pointAxis = ({ start = 0, end, ticks }) => ({ range: [start, end], tickvals: ticks.map(([value]) => value), ticktext: ticks.map(([, text]) => text) });

/** @typedef {{x: number, y: number, name: string, words: string, size: number, isHollow: boolean, isNamed: boolean, row: number | null}} Spot */

/** Points travel by their fields; of what is true or false, the places of those it is true of.
    @param {Wire.PointColumns} columns
    @returns {Spot[]} */
function pointsOf({ x = [], y, name, words, size, row, is_hollow: hollow, is_named: named }) {
  const [isHollow, isNamed] = [new Set(hollow), new Set(named)];
  return x.map((one, place) => ({ x: one, y: y[place], name: name[place], words: words[place], size: size?.[place] ?? 1,
    isHollow: isHollow.has(place), isNamed: isNamed.has(place), row: row?.[place] ?? null }));
}

/** @param {Spot} point */
const spoken = ({ name, words }) => `<b>${name}</b><br>${words}`;

/** One series of circles; large ones are drawn first.
    @param {Spot[]} points
    @param {number} largest
    @param {boolean} isHollow
    @returns {Trace} */
function circles(points, largest, isHollow) {
  const ordered = [...points].sort((one, other) => other.size - one.size);
  return { type: "scatter", mode: "markers", x: ordered.map(({ x }) => x), y: ordered.map(({ y }) => y), text: ordered.map(spoken),
    hovertemplate: "%{text}<extra></extra>", customdata: ordered.map(({ row }) => row), cliponaxis: false,
    marker: { size: ordered.map(({ size }) => size), sizemode: "area", sizeref: (2 * largest) / LARGEST ** 2, sizemin: 4,
      color: isHollow ? SURFACE : MARK, opacity: isHollow ? 1 : 0.82,
      line: { color: isHollow ? INK : SURFACE, width: isHollow ? 1.6 : 1 } } };
}

/** Hollow circles are drawn on top, since they lie on the axis.
    @param {Wire.Scatter} picture
    @returns {PlotlyPicture} */
function scatter({ points: columns, x, y, quadrants = [] }) {
  const points = pointsOf(columns);
  const largest = Math.max(...points.map(({ size }) => size));
  const data = [false, true].map((isHollow) => circles(points.filter((point) => point.isHollow === isHollow), largest, isHollow));
  const named = points.filter(({ isNamed }) => isNamed).map((point) => ({ x: point.x, y: point.y, text: point.name }));
  return { kind: "plotly", data: data.filter((trace) => trace.x.length),
    layout: { meta: { form: "scatter", named, quadrants, x_title: x.title, y_title: y.title, x_median: x.median ?? null, y_median: y.median ?? null },
      height: SCATTER_HEIGHT, xaxis: pointAxis(x), yaxis: pointAxis(y) } };
}

/** The curve from 0, and the diagonal of equality dashed.
    @param {Wire.Lorenz} picture
    @returns {PlotlyPicture} */
function lorenz({ points: columns, x, y, half, equal }) {
  const points = pointsOf(columns);
  const diagonal = { type: "scatter", mode: "lines", x: [0, HUNDRED], y: [0, HUNDRED], line: { color: "var(--ink-soft)", width: 1.5, dash: "dash" } };
  const curve = { type: "scatter", mode: "lines+markers", x: [0, ...points.map((point) => point.x)], y: [0, ...points.map((point) => point.y)],
    text: ["", ...points.map(spoken)], hovertemplate: "%{text}<extra></extra>", customdata: [null, ...points.map(({ row }) => row)],
    line: { color: MARK, width: 2.5 }, marker: { color: MARK, size: 6 }, cliponaxis: false };
  return { kind: "plotly", data: [diagonal, curve],
    layout: { meta: { form: "scatter", half: { x: half.x, y: half.y, text: half.text }, x_title: x.title, y_title: y.title, diagonal: equal },
      height: LORENZ_HEIGHT, xaxis: pointAxis(x), yaxis: pointAxis(y) } };
}

/** @param {Record<string, Wire.Area>} areas
    @returns {Record<string, Area>} */
const areasOf = (areas) => Object.fromEntries(Object.entries(areas).map(([ags, [kind, text, words, row]]) => [ags, [kind, text, words, row]]));

/** As points, symbols travel by their fields.
    @param {Wire.SymbolColumns} columns
    @returns {MapSymbol[]} */
function symbolsOf({ x = [], y, value, words, row, is_approximate: approximate }) {
  const isApproximate = new Set(approximate);
  return x.map((one, place) => ({ x: one, y: y[place], value: value[place], spoken: words[place], row: row[place], approximate: isApproximate.has(place) }));
}

/** @type {{[Form in Wire.Picture["form"]]: (picture: Extract<Wire.Picture, {form: Form}>) => Picture}} */
const READERS = {
  nothing: ({ total }) => ({ kind: "none", total }),
  "key-number": ({ value, unit, context, tag }) => ({ kind: "number", value, unit, context, ...(tag ? { tag } : {}) }),
  bars, multiples, ranges, columns, lines, scatter, lorenz,
  heat: (picture) => ({ kind: "heat", ...picture }),
  tiles: ({ areas, classes, marked, missing, wide }) => ({ kind: "tiles", areas: areasOf(areas), classes, marked, missing, wide }),
  "area-map": ({ level, areas, classes, labels, marked, missing }) => ({ kind: "map", level, areas: areasOf(areas), classes, labels, marked, missing }),
  symbols: ({ level, symbols, scale, approximate, labels, marked }) => ({ kind: "map", level, areas: {}, symbols: symbolsOf(symbols), scale, approximate,
    labels, marked }),
  compared: (picture) => ({ kind: "compared", ...picture }),
  records: ({ shown }) => ({ kind: "records", shown }),
};

/** A picture as it is drawn.
    @param {Wire.Picture | undefined} picture
    @returns {Picture} */
export function read(picture) {
  if (!picture) return { kind: "none" };
  const reader = /** @type {(picture: Wire.Picture) => Picture} */ (READERS[picture.form]);
  return reader(picture);
}
