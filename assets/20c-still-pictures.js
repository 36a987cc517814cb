/* Bars, columns and lines drawn by our own hand: nothing in them moves or opens, so a picture is a few dozen SVG elements
   made in one go. Places, sizes and class names are those plotly.js gives the same data and layout. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const { svg } = ziq;
  const OVER_TIME = ["columns", "lines"];
  const FORMS = ["bars", "multiples", ...OVER_TIME];
  const PAD = 3; // px between a bar and its value
  const LINE = 1.3; // em from one line of a text to the next
  const REACH = 20; // px beside a mark in which a press still counts
  const HAIR = 1e-6; // a half is rounded up whatever the arithmetic left of it
  const HATCH_SIZE = Math.SQRT2;
  let made = 0;

  const newId = (name) => `${name}-${(made += 1)}`;

  const round = (value) => Math.round(value * 100) / 100;

  const isPlainBar = ({ type, marker }) => type === "bar" && (marker?.pattern?.shape ?? "/") === "/";

  const isPlainLine = ({ type, text, line, marker }) => type === "scatter" && !text && !line?.dash && !marker?.symbol
    && (line?.shape ?? "linear") === "linear";

  /** Whether a picture has only what is drawn here; everything else is Plotly's. */
  ziq.isStill = ({ data, layout }) => FORMS.includes(layout.meta?.form)
    && data.every((trace) => !trace.hovertemplate && (isPlainBar(trace) || isPlainLine(trace)))
    && (layout.shapes || []).every((shape) => shape.type === "line")
    && (layout.annotations || []).every((note) => note.showarrow === false);

  /* ---- texts ---- */

  /** Lines of runs of a text with <b>, <br> and <span style="font-size:…;color:…">. */
  function linesOf(text) {
    const lines = [[]];
    let bold = 0;
    let small = {};
    for (const part of String(text ?? "").split(/(<br\s*\/?>|<\/?b>|<span[^>]*>|<\/span>)/)) {
      if (/^<br/.test(part)) lines.push([]);
      else if (part === "<b>") bold += 1;
      else if (part === "</b>") bold -= 1;
      else if (part.startsWith("<span")) {
        small = { size: Number(part.match(/font-size:\s*([\d.]+)px/)?.[1]) || undefined, color: part.match(/[^-]color:\s*([^;"]+)/)?.[1] };
      } else if (part === "</span>") small = {};
      else if (part) lines.at(-1).push({ text: part, bold: bold > 0, ...small });
    }
    return lines;
  }

  function runNode({ text, bold, size, color }) {
    const styles = [bold && "font-weight:bold", size && `font-size:${size}px`, color && `fill:${color}`].filter(Boolean);
    return styles.length ? svg("tspan", { style: styles.join(";") }, text) : text;
  }

  const textStyle = ({ size, color }) => `font-size:${size}px;fill:${color};font-variant:normal;white-space:pre`;

  function textNode(text, font, attributes) {
    const lines = linesOf(text);
    const content = lines.length === 1 ? lines[0].map(runNode) : lines.map((runs, index) =>
      svg("tspan", { class: "line", x: attributes.x, dy: index ? `${LINE}em` : "0em" }, runs.map(runNode)));
    return svg("text", { style: textStyle(font), ...attributes }, content);
  }

  /** Top and bottom of a text from its first baseline, in px. */
  function extent(text, size) {
    const lines = linesOf(text);
    const sizeOf = (runs) => Math.max(0, ...runs.map((run) => run.size || size)) || size;
    return { top: -ziq.fontHeight(sizeOf(lines[0])).ascent,
      bottom: (lines.length - 1) * LINE * size + ziq.fontHeight(sizeOf(lines.at(-1))).descent };
  }

  const middle = ({ top, bottom }) => (top + bottom) / 2;

  /* ---- places ---- */

  /** The rectangle and the scales of the axes a trace is drawn on. */
  function areaOf(layout, width, xName = "x", yName = "y") {
    const [l, r, t, b] = ["l", "r", "t", "b"].map((side) => Math.round(layout.margin[side]));
    const [xaxis, yaxis] = [layout[xName.replace("x", "xaxis")], layout[yName.replace("y", "yaxis")]];
    const [from, to] = xaxis.domain || [0, 1];
    const whole = width - l - r;
    const area = { left: l + from * whole, top: t, width: (to - from) * whole, height: layout.height - t - b };
    const part = (value, [start, end]) => (value - start) / (end - start);
    return { ...area, x: (value) => area.left + part(value, xaxis.range) * area.width,
      y: (value) => area.top + (1 - part(value, yaxis.range)) * area.height };
  }

  const rowOf = (trace, index) => [trace.customdata?.[index]].flat()[0];

  const at = (value, index) => (Array.isArray(value) ? value[index] : value);

  /* ---- bars ---- */

  /** Where each bar of a trace stands in its area, in px, and the table row it stands for. */
  function barsOf(trace, area) {
    const isAcross = trace.orientation === "h";
    const [places, values] = isAcross ? [trace.y, trace.x] : [trace.x, trace.y];
    return values.map((value, index) => {
      const start = places[index] + (trace.offset ?? -trace.width / 2);
      const inX = (place) => area.x(place) - area.left;
      const inY = (place) => area.y(place) - area.top;
      const [across, along] = isAcross ? [inY, inX] : [inX, inY];
      const sides = [across(start), across(start + trace.width)].sort((a, b) => a - b);
      return { index, isAcross, sides, zero: along(0), end: along(value ?? 0), row: rowOf(trace, index) };
    });
  }

  /** Where a bar begins and ends; a very small one is still seen. */
  function fromTo({ zero, end }) {
    if (Math.abs(end - zero) >= 2 || end === zero) return [round(zero), round(end)];
    return end > zero ? [Math.floor(zero), Math.ceil(end)] : [Math.ceil(zero), Math.floor(end)];
  }

  function outline(bar) {
    const [from, to] = fromTo(bar);
    const [a, b] = bar.sides.map(round);
    return bar.isAcross ? `M${from},${a}V${b}H${to}V${a}Z` : `M${a},${from}V${to}H${b}V${from}Z`;
  }

  /** The value behind, or on top of, its bar. */
  function valueNode(bar, text, font) {
    const box = extent(text, font.size);
    const [from, to] = fromTo(bar);
    const centre = (bar.sides[0] + bar.sides[1]) / 2;
    const place = bar.isAcross
      ? { x: to < from ? to - PAD : to + PAD, y: centre - middle(box), "text-anchor": to < from ? "end" : "start" }
      : { x: centre, y: to - PAD - box.bottom, "text-anchor": "middle" };
    return textNode(text, font, { class: "bartext", ...place });
  }

  /** The edge of a bar ends where its area does. */
  function edge(area) {
    const id = newId("area");
    const node = svg("clipPath", { id }, svg("rect", { width: area.width, height: area.height }));
    return { node, path: `url("#${id}")` };
  }

  function barsNode(trace, bars, area, fill) {
    const { marker = {} } = trace;
    const within = marker.line ? edge(area) : null;
    const points = bars.map((bar) => svg("g", { class: "point" },
      svg("path", { d: outline(bar), "data-row": bar.row ?? null, "clip-path": within?.path, style: `fill:${fill || at(marker.color, bar.index)};stroke-width:${at(marker.line?.width, bar.index) || 0}px${
        marker.line?.color ? `;stroke:${at(marker.line.color, bar.index)}` : ""}` }),
      trace.text && at(trace.text, bar.index) ? valueNode(bar, at(trace.text, bar.index), trace.textfont) : null));
    return svg("g", { class: "trace bars", transform: `translate(${area.left},${area.top})`, "pointer-events": "none" },
      within?.node, svg("g", { class: "points" }, points));
  }

  /* ---- lines ---- */

  /** Where the known points of a line lie, in px, and the table rows they stand for. */
  const pointsOf = (trace, area) => trace.y.map((value, index) => {
    const [x, y, radius] = [area.x(trace.x[index]) - area.left, area.y(value) - area.top, at(trace.marker.size, index) / 2];
    return { index, isKnown: value !== null, x: round(x), y: round(y), radius, sides: [x - radius, x + radius], row: rowOf(trace, index) };
  });

  /** The line stops before a gap and begins anew behind it. */
  const lineThrough = (points) => points.map(({ isKnown, x, y }, index) =>
    (isKnown ? `${points[index - 1]?.isKnown ? "L" : "M"}${x},${y}` : "")).join("");

  function lineNode(trace, points, area) {
    const { line, marker } = trace;
    const dots = points.filter(({ isKnown }) => isKnown).map(({ index, x, y, radius, row }) => svg("path", { class: "point", "data-row": row ?? null,
      d: `M${radius},0A${radius},${radius} 0 1,1 0,${-radius}A${radius},${radius} 0 0,1 ${radius},0Z`, transform: `translate(${x},${y})`,
      style: `fill:${at(marker.color, index)};stroke-width:0px` }));
    return svg("g", { class: "trace scatter", transform: `translate(${area.left},${area.top})`, "pointer-events": "none" },
      svg("g", { class: "lines" }, svg("path", { class: "js-line", d: lineThrough(points),
        style: `fill:none;stroke:${line.color};stroke-width:${line.width}px;stroke-miterlimit:2` })),
      svg("g", { class: "points" }, dots));
  }

  /* ---- a trace of either form ---- */

  const marksOf = (trace, area) => (trace.type === "bar" ? barsOf(trace, area) : pointsOf(trace, area).filter(({ isKnown }) => isKnown));

  const traceNode = (trace, area, fill) => (trace.type === "bar" ? barsNode(trace, barsOf(trace, area), area, fill)
    : lineNode(trace, pointsOf(trace, area), area));

  /** The hatch of a trace whose values were not reported. */
  function hatch({ pattern }) {
    const [side, width] = [pattern.size * HATCH_SIZE, pattern.size * pattern.solidity];
    const id = newId("hatch");
    const d = `M-${side / 4},${side / 4}l${side / 2},-${side / 2}M0,${side}L${side},0M${(side * 3) / 4},${(side * 5) / 4}l${side / 2},-${side / 2}`;
    return { fill: `url("#${id}")`, node: svg("pattern", { id, width: side, height: side, patternUnits: "userSpaceOnUse" },
      svg("rect", { width: side, height: side, style: `fill:${pattern.bgcolor}` }),
      svg("path", { d, style: `fill:none;stroke:${pattern.fgcolor};stroke-width:${width}px` })) };
  }

  /* ---- words and lines around them ---- */

  /** Where a note begins on one axis: its place, moved by its size and by what the author says. */
  function startOf(place, size, anchor, shift) {
    const part = { left: 0, top: 0, center: 0.5, middle: 0.5, right: 1, bottom: 1 }[anchor] ?? 0.5;
    return Math.round(place + shift - part * size + HAIR);
  }

  function note(one, area, axes, layout) {
    const font = { size: layout.font.size, color: layout.font.color, ...one.font };
    const box = extent(one.text, font.size);
    const rim = 1 + (one.borderpad ?? 1);
    const high = box.bottom - box.top;
    const wide = one.width ?? ziq.textWidth(one.text, font.size);
    const size = { x: Math.round(wide + 2 * rim), y: Math.round((one.height ?? high) + 2 * rim) };
    const place = { x: one.xref === "paper" ? area.left + one.x * area.width : axes.x(one.x),
      y: one.yref === "paper" ? area.top + (1 - one.y) * area.height : axes.y(one.y) };
    const x = startOf(place.x, size.x, one.xanchor, one.xshift || 0);
    const y = startOf(place.y, size.y, one.yanchor, -(one.yshift || 0));
    const isCentred = (one.align ?? "center") === "center";
    const inside = isCentred ? wide / 2 : ziq.overhang(linesOf(one.text).map((runs) => runs[0]?.text ?? ""), font.size);
    const text = textNode(one.text, font, { class: "annotation-text", x: x + rim + inside,
      y: y + rim + ((one.height ?? high) - high) / 2 - box.top, "text-anchor": isCentred ? "middle" : "start" });
    const ground = svg("rect", { class: "bg", x, y, width: size.x, height: size.y, style: `fill:${one.bgcolor || "transparent"}` });
    const row = one.captureevents ? one.name.slice(4) : null;
    return svg("g", { class: row ? "annotation-text-g" : null, "data-label-row": row, "pointer-events": row ? "all" : "none" }, ground, text);
  }

  /** A line at the very edge of its area shows the half that lies inside. */
  function shapeNode(shape, area) {
    const [x0, x1, y0, y1] = [area.x(shape.x0), area.x(shape.x1), area.y(shape.y0), area.y(shape.y1)];
    const isHalf = x0 === x1 && Math.abs(x0 - area.left) < 0.01;
    const aside = isHalf ? shape.line.width / 4 : 0;
    return svg("path", { d: `M${round(x0) + aside},${round(y0)}L${round(x1) + aside},${round(y1)}`,
      style: `fill:none;stroke:${shape.line.color};stroke-width:${isHalf ? shape.line.width / 2 : shape.line.width}px` });
  }

  /** Lines across, and the words on both axes of a picture over time. */
  function scales(layout, area) {
    const { xaxis, yaxis } = layout;
    const right = area.left + area.width;
    const bottom = area.top + area.height;
    const isAtEdge = (tick) => tick !== 0 && (area.y(tick) < area.top + 1 || area.y(tick) > bottom - 1);
    const lines = yaxis.tickvals.filter((tick) => !isAtEdge(tick)).map((tick) => svg("path", {
      class: tick ? "ygrid" : "zl", d: `M${area.left},${round(area.y(tick))}H${right}`, "shape-rendering": "crispEdges",
      style: `stroke:${tick ? yaxis.gridcolor : yaxis.zerolinecolor};stroke-width:1px` }));
    const left = yaxis.tickvals.map((tick, index) => textNode(yaxis.ticktext[index], yaxis.tickfont, {
      "text-anchor": "end", x: area.left - 1 - yaxis.ticklabelstandoff, y: round(area.y(tick)) + yaxis.tickfont.size * 0.35 }));
    const below = xaxis.tickvals.map((tick, index) => (xaxis.ticktext[index] ? textNode(xaxis.ticktext[index], xaxis.tickfont, {
      class: "xtick", "text-anchor": "middle", x: round(area.x(tick)), y: bottom + 1 + xaxis.tickfont.size }) : null));
    return { lines, words: [...below, ...left] };
  }

  /* ---- the picture ---- */

  function build({ data, layout }) {
    const { width, height } = layout;
    const whole = areaOf({ ...layout, xaxis: { ...layout.xaxis, domain: [0, 1] } }, width);
    const areas = data.map((trace) => areaOf(layout, width, trace.xaxis, trace.yaxis));
    const marks = data.flatMap((trace, index) => marksOf(trace, areas[index]).map((mark) => ({ ...mark, area: areas[index] })));
    const hatched = data.map(({ marker }) => (marker?.pattern ? hatch(marker) : null));
    const { lines, words } = OVER_TIME.includes(layout.meta.form) ? scales(layout, whole) : { lines: [], words: [] };
    const grounds = [...new Map(areas.map((area) => [area.left, area])).values()].map((area) => svg("rect", { class: "nsewdrag", x: area.left,
      y: area.top, width: area.width, height: area.height, style: "fill:transparent;pointer-events:all" }));
    const drawing = svg("svg", { class: "main-svg", width, height, style: "position:absolute;top:0;left:0;pointer-events:none" },
      svg("defs", {}, hatched.map((one) => one?.node)), grounds, lines,
      data.map((trace, index) => traceNode(trace, areas[index], hatched[index]?.fill)), words,
      (layout.shapes || []).map((shape) => shapeNode(shape, areaOf(layout, width, shape.xref))),
      (layout.annotations || []).map((one) => note(one, whole, areaOf(layout, width, one.xref === "paper" ? "x" : one.xref), layout)));
    return { drawing, marks };
  }

  /** Draws into a host that is ours alone. */
  function draw(chart, prepared) {
    const { drawing, marks } = build(prepared);
    const { width, height } = prepared.layout;
    chart.marks = marks;
    chart.replaceChildren(ziq.el("div", { class: "svg-container", style: `position:relative;width:${width}px;height:${height}px;user-select:none` }, drawing));
  }

  /** The table row of the mark next to a press: anywhere in its row, or in its column. */
  function rowAt(chart, { clientX, clientY }) {
    const point = new DOMPoint(clientX, clientY).matrixTransform(chart.querySelector("svg").getScreenCTM().inverse());
    const distance = ({ isAcross, sides: [start, end], area }) => {
      const place = isAcross ? point.y - area.top : point.x - area.left;
      return Math.max(0, start - place, place - end);
    };
    const [nearest] = chart.marks.filter(({ row, area }) => row !== undefined && point.x >= area.left && point.x <= area.left + area.width)
      .map((mark) => ({ row: mark.row, far: distance(mark) })).filter(({ far }) => far <= REACH).sort((a, b) => a.far - b.far);
    return nearest?.row;
  }

  ziq.onClick(".plot .main-svg [data-label-row]", (label) => ziq.cards.around(label)?.toggleRow(Number(label.dataset.labelRow)));
  ziq.onClick(".plot .main-svg rect.nsewdrag", (ground, event) => {
    const chart = ground.closest(".plot");
    const row = chart.marks && rowAt(chart, event);
    if (row !== undefined) ziq.cards.around(chart)?.toggleRow(row);
  });

  ziq.stillPictures = { draw };
})();
