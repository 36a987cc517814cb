/* The forms of Plotly pictures: horizontal bars (with small multiples), columns over time, lines over time.
   Each takes traces and a full layout and gives them back fitted to a width. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const NARROW = 480;
  const VALUE_GAP = "\u00a0\u00a0";

  /** A length that belongs to text and grows with it. */
  const grown = (px) => Math.round((px * ziq.rem()) / 16);

  /** Breaks a text into lines that fit a width; at spaces, slashes, hyphens between letters and soft hyphens only. */
  function wrap(text, width, size) {
    const lines = [];
    let line = "";
    for (const word of String(text).split(/(?<=[ /\u00ad])|(?<=\D-)(?!\d)/)) {
      const joined = line + word;
      if (line && ziq.textWidth(joined.trimEnd().replace(/\u00ad$/, "-"), size) > width) {
        lines.push(line);
        line = word;
      } else line = joined;
    }
    lines.push(line);
    return lines.map((one) => one.trimEnd().replace(/\u00ad$/, "-").replaceAll("\u00ad", ""));
  }

  /** What the author calls the categories of an axis: tick texts, or the values themselves. */
  function labelsOf(values, axis) {
    const texts = new Map((axis.tickvals || []).map((value, index) => [value, axis.ticktext?.[index]]));
    return values.map((value) => String(texts.get(value) ?? (texts.size ? "" : value)));
  }

  const KEY = /^(?:<b>)?([123])(?:<\/b>)?[ \u00a0]{2,}/;

  /** A label taken apart: the number of its Baustein, its words, and what stands small under them. */
  function apart(label) {
    const [first, ...rest] = label.split(/<br\s*\/?>/);
    return { key: first.match(KEY)?.[1] || "", text: first.replace(KEY, ""), sub: rest.join(" ") };
  }

  /** Shapes of the author's, without the axis lines that the form draws itself. */
  const ownShapes = (layout) => (layout.shapes || []).filter((shape) =>
    !(shape.type === "line" && ((shape.x0 === 0 && shape.x1 === 0) || (shape.y0 === 0 && shape.y1 === 0))));

  const annotation = (text, more) => ({ text, showarrow: false, align: "left", borderpad: 0, ...more });

  /* ---- horizontal bars ---- */

  function barSizes(count, hasSub) {
    if (count <= 4) return hasSub ? { step: 62, thick: 40 } : { step: 54, thick: 36 };
    if (count <= 8) return { step: Math.max(38, Math.min(grown(26), 52)), thick: Math.max(26, Math.min(grown(17), 36)) };
    return { step: 27, thick: 16 };
  }

  function bars(data, layout, width, given) {
    const sizes = ziq.sizes();
    const rows = labelsOf(data[0].y, given.yaxis || {}).map(apart);
    const columns = given.meta.form === "multiples" ? headings(data, given) : null;
    const labels = rows.map((row) => row.text);
    const sub = rows.some((row) => row.sub) ? rows.map((row) => row.sub) : [];
    const keys = rows.some((row) => row.key) ? rows.map((row) => row.key) : [];
    const isTight = labels.length > 8;
    const isLarge = grown(100) > 180; // on slides the words need more of the width
    const labelSize = labels.length <= 4 && !columns ? sizes.big : sizes.label;
    const keyWidth = keys.length ? grown(34) : 0;
    const natural = Math.max(...labels.map((text, index) => Math.max(ziq.textWidth(text, labelSize),
      sub[index] ? ziq.textWidth(sub[index], sizes.small) : 0))) + keyWidth + 14;
    const isAbove = width < NARROW && (columns || !isTight || natural > Math.min(170, width * 0.46));
    const labelWidth = isAbove ? 0 : Math.min(natural, columns ? Math.max(grown(140), width * (isLarge ? 0.34 : 0.24)) : Math.max(120, width * (isLarge ? 0.5 : 0.44)));
    const room = isAbove ? width - keyWidth : labelWidth - keyWidth - 14;
    const texts = labels.map((text) => wrap(text, room, labelSize));
    const subs = labels.map((_, index) => (sub[index] ? wrap(sub[index], room, sizes.small) : []));
    const { step, thick } = rowSizes({ count: labels.length, sub, columns, isAbove, isTight, texts, subs, labelSize, sizes, keyWidth });
    const head = columns ? headHeight(columns, (width - labelWidth) / columns.length - 18, sizes) : 0;
    const gap = isAbove ? 12 : (step - thick) / 2;
    const offset = 0.5 - (gap + thick) / step;
    layout.height = Math.round(labels.length * step + head + 8);
    layout.hovermode = "y"; // a click counts anywhere in the row, also beside a short bar
    layout.margin = { l: labelWidth + 1, r: 0, t: head + 4, b: 4, pad: 0 };
    layout.yaxis = { ...layout.yaxis, range: [labels.length - 0.5, -0.5], showticklabels: false, tickvals: undefined,
      ticktext: undefined, autorange: undefined, categoryarray: undefined, categoryorder: undefined, type: "linear" };
    const areas = fitColumns(data, layout, width - labelWidth - 1, columns);
    const traces = data.map((trace, index) => {
      const perRow = columns ? 1 : data.length;
      const slot = columns ? 0 : index;
      return { ...trace, type: "bar", orientation: "h", y: labels.map((_, row) => row), textposition: "outside",
        cliponaxis: false, constraintext: "none", width: thick / step / perRow,
        offset: offset + (slot * thick) / step / perRow,
        text: (trace.text || trace.x).map((text) => (text === null || text === "" ? "" : VALUE_GAP + text)),
        textfont: { size: labelSize, color: ziq.token("--ink"), ...(trace.textfont || {}) } };
    });
    layout.annotations = (columns ? [] : layout.annotations || []).concat(
      rowLabels({ texts, subs, keys, labelWidth, keyWidth, labelSize, sizes, isAbove, step, offset, columns, rows: data[0].customdata }),
      columns ? columnHeads(columns, areas, sizes, head) : []);
    layout.shapes = ownShapes(layout).concat(zeroLines(areas, labels.length, step, thick, offset));
    return { data: traces, layout };
  }

  /** The heading of each small multiple: the author's annotations, in the order of the traces. */
  const headings = (data, given) => data.map((_, index) => {
    const words = (given.annotations?.[index]?.text || "").replace(/^<b>(.*)<\/b>$/, "$1");
    const { key, text } = apart(words);
    return { key, label: text };
  });

  /** Height of a row and of its bar; rows with labels above, or with long labels, are higher. */
  function rowSizes({ count, sub, columns, isAbove, isTight, texts, subs, labelSize, sizes, keyWidth }) {
    const base = columns && !isAbove && count <= 6 ? { step: 68, thick: 38 } : barSizes(count, sub.length > 0);
    const inkOf = (index) => texts[index].length * labelSize * 1.3
      + (isAbove && columns ? 0 : subs[index].length * sizes.small * 1.35);
    const tallest = Math.max(isAbove && keyWidth ? 24 : 0, ...texts.map((_, index) => inkOf(index)));
    if (!isAbove) return { step: Math.max(base.step, tallest + 8), thick: base.thick };
    const thick = isTight ? 16 : Math.min(base.thick, 28);
    return { step: Math.round(tallest + 5 + thick + 12), thick };
  }

  const headHeight = (columns, width, sizes) => grown(34) + 8
    + Math.max(...columns.map((column) => wrap(column.label, width, sizes.label).length)) * sizes.label * 1.3
    - (columns.some((column) => column.key) ? 0 : grown(28));

  const COLUMN_GAP = 18;
  const SHORTEST_BAR = 0.25; // of its column

  /** One x axis per column, on one scale that leaves room for the values behind the bars, or each on its own
      (`meta.scales` "own": measures that must not be compared). */
  function fitColumns(data, layout, width, columns) {
    const count = columns ? columns.length : 1;
    const size = ziq.sizes().label * 1.08;
    const words = data.map((trace) => trace.x.map((value, index) => ziq.textWidth((trace.text ? trace.text[index] : value) ?? "", size) + 16));
    const isOwn = layout.meta?.scales === "own";
    const { widths, shortest } = columnWidths(data, words, count, width - COLUMN_GAP * (count - 1), isOwn);
    const tops = data.map(() => 0);
    let lowest = 0;
    data.forEach((trace, place) => {
      const one = widths[columns ? place : 0];
      trace.x.forEach((value, index) => {
        if (value > 0) tops[place] = Math.max(tops[place], value * (one / Math.max(one - words[place][index], one * shortest)));
        if (value < 0) lowest = Math.min(lowest, value * 1.25);
      });
    });
    const common = Math.max(0, ...tops.map((top, place) => top / widths[columns ? place : 0])); // of a px
    const areas = [];
    let left = 0;
    for (let index = 0; index < count; index += 1) {
      const name = index ? `xaxis${index + 1}` : "xaxis";
      const start = left / width;
      areas.push({ axis: index ? `x${index + 1}` : "x", start, left, width: widths[index] });
      layout[name] = { ...layout.xaxis, ...(layout[name] || {}), domain: [start, start + widths[index] / width],
        range: [lowest, (isOwn ? tops[index] : common * widths[index]) || 1], showticklabels: false, visible: false, anchor: "y" };
      if (columns && data[index]) data[index].xaxis = areas[index].axis;
      left += widths[index] + COLUMN_GAP;
    }
    return areas;
  }

  /** Columns are equally wide; where the words behind the bars would be cut, each has what its words and bars need on one scale. */
  function columnWidths(data, words, count, room, isOwn) {
    const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
    const needs = words.map((texts) => Math.max(0, ...texts));
    const peaks = data.map((trace) => Math.max(0, ...trace.x));
    const scale = (room - sum(needs)) / sum(peaks);
    const isTight = data.length === count && needs.some((need) => need > (1 - SHORTEST_BAR) * (room / count));
    if (!isTight || isOwn || !(scale > 0)) return { widths: Array(count).fill(room / count), shortest: SHORTEST_BAR };
    return { widths: needs.map((need, index) => need + scale * peaks[index]), shortest: 0.02 };
  }

  function rowLabels({ texts, subs, keys, labelWidth, keyWidth, labelSize, sizes, isAbove, step, offset, columns, rows }) {
    const soft = ziq.token("--ink-soft");
    return texts.flatMap((lines, row) => {
      const small = subs[row].length ? `<span style="font-size:${sizes.small}px;color:${soft}">` : "";
      const beside = isAbove && columns && small ? `  ${small}${subs[row].join(" ")}</span>` : "";
      const below = small && !beside ? subs[row].map((line) => `<br>${small}${line}</span>`).join("") : "";
      const place = isAbove
        ? { y: row + offset, yanchor: "bottom", yshift: 4 }
        : { y: row, yanchor: "middle" };
      const base = { xref: "paper", yref: "y", x: 0, xanchor: "left", ...place };
      const parts = [annotation(lines.join("<br>") + beside + below, { ...base, name: `row ${rows?.[row] ?? row}`, captureevents: true,
        xshift: -labelWidth + keyWidth - 2, font: { size: labelSize, color: ziq.token("--ink") } })];
      if (keys[row]) parts.push(keySquare(keys[row], { ...base, xshift: -labelWidth, ...(isAbove ? { yshift: 5 } : {}) }));
      return parts;
    });
  }

  /** The number of a Baustein in its square. */
  const keySquare = (key, place) => annotation(`<b>${key}</b>`, { ...place, width: grown(20), height: grown(20), align: "center",
    valign: "middle", bgcolor: ziq.token(`--block-${key}`), borderpad: 1, bordercolor: ziq.token(`--block-${key}`),
    font: { size: ziq.sizes().small, color: ziq.token(`--on-block-${key}`) } });

  function columnHeads(columns, areas, sizes, head) {
    return columns.flatMap((column, index) => {
      const place = { xref: "paper", yref: "paper", x: areas[index].start, y: 1, xanchor: "left", yanchor: "top" };
      const lines = wrap(column.label, areas[index].width, sizes.label);
      const widest = Math.max(...lines.map((line) => ziq.textWidth(`<b>${line}</b>`, sizes.label)));
      const size = sizes.label * Math.min(1, areas[index].width / widest); // a long word gets smaller, never into the next
      const text = lines.map((line) => `<b>${line}</b>`).join("<br>");
      const label = annotation(text, { ...place, yshift: head - (column.key ? grown(28) : 0), font: { size } });
      return column.key ? [keySquare(column.key, { ...place, yshift: head }), label] : [label];
    });
  }

  /** One ink line at zero, a piece per row. */
  function zeroLines(areas, count, step, thick, offset) {
    const over = 2 / step;
    return areas.flatMap(({ axis }) => Array.from({ length: count }, (_, row) => ({
      type: "line", xref: axis, yref: "y", x0: 0, x1: 0, y0: row + offset - over, y1: row + offset + thick / step + over,
      layer: "above", line: { color: ziq.token("--ink"), width: 1 } })));
  }

  /* ---- columns and lines over time ---- */

  function overTime(data, layout, width, given) {
    const sizes = ziq.sizes();
    const { labels, traces } = byPosition(data, given);
    const values = traces.flatMap((trace) => trace.y.filter((value) => value !== null));
    const { ticks, texts } = valueTicks(given.yaxis || {}, Math.max(0, ...values));
    const left = Math.ceil(Math.max(...texts.map((text) => ziq.textWidth(text, sizes.small)))) + 10;
    const hasYears = labels.some((label) => /<br/.test(label));
    layout.hovermode = "x";
    layout.height = given.height || (width < NARROW ? 260 : 300);
    layout.margin = { l: left, r: 2, t: grown(26), b: grown(hasYears ? 42 : 26), pad: 0 };
    layout.yaxis = { ...layout.yaxis, ...(given.yaxis || {}), showgrid: true, zeroline: true, zerolinewidth: 1, ticklabelstandoff: 6,
      tickvals: ticks, ticktext: texts, range: [0, Math.max(ticks.at(-1) * 1.004, ...values)] };
    layout.shapes = ownShapes(layout);
    const slot = (width - left) / Math.max(labels.length, 1);
    layout.xaxis = { ...layout.xaxis, type: "linear", range: [-0.55, labels.length - 0.45], categoryarray: undefined,
      categoryorder: undefined, tickangle: 0, tickvals: labels.map((_, index) => index),
      ticktext: thinned(labels, slot, sizes.small) };
    return { traces, slot, sizes, labels };
  }

  /** Traces whose x is a position, and the words at each position. */
  function byPosition(data, given) {
    const places = [...new Set(data.flatMap((trace) => trace.x))];
    const isRepeated = data.some((trace) => new Set(trace.x).size < trace.x.length);
    const longest = data.reduce((one, other) => (other.x.length > one.x.length ? other : one), data[0]);
    const labels = labelsOf(isRepeated ? longest.x : places, given.xaxis || {});
    const traces = data.map((trace) => ({ ...trace,
      x: trace.x.map((value, index) => (isRepeated ? index : places.indexOf(value))) }));
    return { labels, traces };
  }

  const number = (value) => new Intl.NumberFormat(document.documentElement.lang || "de").format(value);

  /** The author's ticks where they carry a unit, else round ones that end just above the largest value. */
  function valueTicks({ tickvals, ticktext }, largest) {
    const isPlain = !tickvals || tickvals.every((value, index) => !ticktext || ziq.readNumber(ticktext[index]) === value
      && /\d$/.test(ticktext[index]));
    if (!isPlain) return { ticks: tickvals, texts: ticktext || tickvals };
    const ticks = niceTicks(largest);
    return { ticks, texts: ticks.map(number) };
  }

  /** Three to five round steps from 0; those that end nearest above the largest value. */
  function niceTicks(largest) {
    if (largest <= 0) return [0, 1];
    const power = 10 ** Math.floor(Math.log10(largest / 3));
    const steps = [0.5, 1, 2, 2.5, 3, 4, 5, 10].map((factor) => factor * power)
      .filter((step) => Number.isInteger(step) || largest < 3)
      .map((step) => ({ step, count: Math.ceil(largest / step - 1e-9) }))
      .filter(({ count }) => count <= 5);
    const best = steps.reduce((one, other) => (other.step * other.count < one.step * one.count ? other : one));
    return Array.from({ length: best.count + 1 }, (_, index) => Number((index * best.step).toFixed(6)));
  }

  /** Leaves out tick words that would touch; the years under the first month stay. */
  function thinned(labels, slot, size) {
    const parts = labels.map((label) => label.split(/<br\s*\/?>/));
    const spans = [];
    const shown = new Set();
    const order = parts.map((_, index) => index).filter((index) => parts[index][0]);
    const widths = order.map((index) => ziq.textWidth(parts[index][0], size));
    const every = Math.max(1, Math.ceil((Math.max(0, ...widths) + 6) / slot));
    const rank = (index) => (parts[index][1] ? 0 : 1) + (index % every ? 2 : 0);
    for (const index of order.sort((one, other) => rank(one) - rank(other) || one - other)) {
      const half = ziq.textWidth(parts[index][0], size) / 2 + 4;
      const centre = index * slot;
      if (spans.some(([left, right]) => centre + half > left && centre - half < right)) continue;
      spans.push([centre - half, centre + half]);
      shown.add(index);
    }
    return parts.map(([word, year], index) => (shown.has(index) ? word : "") + (year ? `<br>${year}` : ""));
  }

  /** Printed values: those of highlighted marks bold and always, the others where all fit. */
  function fittingTexts(trace, slot, size) {
    if (!trace.text) return undefined;
    const fits = trace.text.every((text) => ziq.textWidth(text ?? "", size) <= slot + 4);
    const colours = [trace.marker?.color].flat();
    const isNamed = (index) => colours.length > 1 && colours.includes(ziq.token("--mark-rest")) && colours[index] === ziq.token("--mark");
    const hasNamed = colours.some((_, index) => isNamed(index));
    const most = Math.max(...trace.y);
    return trace.text.map((text, index) => {
      if (isNamed(index)) return `<b>${String(text).replace(/<\/?b>/g, "")}</b>`;
      return fits || (!hasNamed && trace.y[index] === most) ? text : "";
    });
  }

  function missingBands(positions, layout, word) {
    if (!positions?.length) return [];
    const top = layout.yaxis.range?.[1] ?? 1;
    layout.annotations = (layout.annotations || []).concat(positions.slice(0, 1).map((x) => annotation(word, {
      xref: "x", yref: "paper", x, y: 1, yanchor: "bottom", align: "center",
      font: { size: ziq.sizes().small, color: ziq.token("--ink") } })));
    return [{ type: "bar", x: positions, y: positions.map(() => top), width: 0.8, hoverinfo: "skip",
      marker: { color: ziq.token("--missing-bg"), line: { width: 0 },
        pattern: { shape: "/", fgcolor: ziq.token("--missing-mark"), bgcolor: ziq.token("--missing-bg"), size: 7, solidity: 0.18 } } }];
  }

  function columns(data, layout, width, given) {
    const { traces, slot, sizes } = overTime(data, layout, width, given);
    const drawn = traces.map((trace) => ({ ...trace, type: "bar", width: 0.68, textposition: "outside", cliponaxis: false,
      constraintext: "none", textangle: 0, text: fittingTexts(trace, slot, sizes.small),
      textfont: { size: sizes.small, color: ziq.token("--ink"), ...(trace.textfont || {}) } }));
    return { data: drawn.concat(missingBands(given.meta?.missing, layout, `– ${ziq.word("not_reported")}`)), layout };
  }

  /** The words at a low point stand under it, where the line does not run. */
  function besideLine(note, trace) {
    const values = [trace.y[note.x - 1], trace.y[note.x + 1]].filter((value) => value !== null && value !== undefined);
    const isLow = note.y !== undefined && values.length > 0 && values.every((value) => value > note.y);
    return isLow ? { ...note, yshift: -Math.abs(note.yshift || 14) } : note;
  }

  function lines(data, layout, width, given) {
    const { traces, slot } = overTime(data, layout, width, given);
    const isDense = slot < 12;
    layout.annotations = (layout.annotations || []).map((note) => besideLine(note, traces[0]));
    const drawn = traces.map((trace) => ({ type: "scatter", mode: trace.text ? "lines+markers+text" : "lines+markers",
      connectgaps: false, cliponaxis: false, textposition: "top center", ...trace,
      line: { color: ziq.token("--mark"), width: 2.5, shape: "linear", ...(trace.line || {}) },
      marker: { color: ziq.token("--mark"), size: isDense ? 4 : 6, ...(trace.marker || {}) } }));
    return { data: missingBands(given.meta?.missing, layout, `– ${ziq.word("not_reported")}`).concat(drawn), layout };
  }

  ziq.wrap = wrap;
  ziq.forms = { bars, multiples: bars, columns, lines };
})();
