/* Plotly pictures: tokens become colours, our layout goes underneath, and the three forms (bars, columns, line) get
   margins, label columns and ticks that fit the width they have. The forms themselves are in 20b-forms.js. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const CONFIG = { displayModeBar: false, responsive: false, showTips: false, doubleClick: false, scrollZoom: false };
  const PAGE = 840; // px of an A4 page that a picture may fill; a taller one would be cut
  const tokens = new Map();
  const canvas = document.createElement("canvas").getContext("2d");

  /** Colours of the system (`Canvas`) as numbers: Plotly knows no others and would draw black. */
  function concrete(value) {
    if (!/^(Canvas|CanvasText|GrayText|Highlight|HighlightText|LinkText|ButtonText|ButtonFace)$/i.test(value)) return value;
    const probe = document.body.appendChild(ziq.el("i", { style: `forced-color-adjust: none; color: ${value}` }));
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  }

  /** The value of a design token in the present theme. */
  ziq.token = (name) => {
    if (!tokens.has(name)) {
      tokens.set(name, concrete(getComputedStyle(document.documentElement).getPropertyValue(name).trim()));
    }
    return tokens.get(name);
  };
  ziq.forgetTokens = () => tokens.clear();

  /** The same value with every "var(--token)" replaced, in strings, lists and objects. */
  function resolve(value) {
    if (typeof value === "string") {
      return value.includes("var(--") ? value.replace(/var\((--[\w-]+)\)/g, (_, name) => ziq.token(name)) : value;
    }
    if (Array.isArray(value)) return value.map(resolve);
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
    }
    return value;
  }

  /** Width in px of a text as Plotly will draw it; the widest of its lines. */
  ziq.textWidth = (text, size, weight = 400) => {
    canvas.font = `${weight} ${size}px ${ziq.token("--font-text")}`;
    const lines = String(text).split(/<br\s*\/?>/);
    return Math.max(...lines.map((line) => {
      const isBold = /<b>/.test(line);
      if (isBold) canvas.font = `600 ${size}px ${ziq.token("--font-text")}`;
      return canvas.measureText(line.replace(/<[^>]+>/g, "")).width;
    }));
  };

  /** How far the first letters of a text reach to the left of where it begins („J“), in whole px. */
  ziq.overhang = (lines, size) => {
    canvas.font = `400 ${size}px ${ziq.token("--font-text")}`;
    return Math.max(0, ...lines.map((line) => Math.ceil(canvas.measureText(line).actualBoundingBoxLeft)));
  };

  const heights = new Map();

  /** How far letters of a size reach above and below their baseline, in px as browsers round them. */
  ziq.fontHeight = (size) => {
    if (!heights.has(size)) {
      canvas.font = `400 ${size}px ${ziq.token("--font-text")}`;
      const { fontBoundingBoxAscent, fontBoundingBoxDescent } = canvas.measureText("x");
      heights.set(size, { ascent: Math.round(fontBoundingBoxAscent), descent: Math.round(fontBoundingBoxDescent) });
    }
    return heights.get(size);
  };

  const scale = () => ziq.rem() / 16;

  /** Sizes in px that follow the reader's text size. */
  ziq.sizes = () => ({ label: 14 * scale(), small: 13 * scale(), value: 14 * scale(), big: 16 * scale() });

  function baseAxis() {
    return { fixedrange: true, showgrid: false, zeroline: false, showline: false, ticks: "", automargin: false,
      gridcolor: ziq.token("--line"), linecolor: ziq.token("--ink"), zerolinecolor: ziq.token("--ink"),
      tickfont: { size: ziq.sizes().small, color: ziq.token("--ink-soft") } };
  }

  function baseLayout() {
    const isGerman = document.documentElement.lang !== "en";
    return {
      font: { family: ziq.token("--font-text"), size: ziq.sizes().label, color: ziq.token("--ink") },
      paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", separators: isGerman ? ",." : ".,",
      margin: { l: 0, r: 0, t: 4, b: 4, pad: 0 }, showlegend: false, dragmode: false, hovermode: "closest",
      clickmode: "event", bargap: 0.3, height: 320,
      hoverlabel: { bgcolor: ziq.token("--surface-float"), bordercolor: ziq.token("--edge"), align: "left",
        font: { family: ziq.token("--font-text"), size: ziq.sizes().small, color: ziq.token("--ink") } },
    };
  }

  function merge(under, over) {
    const result = { ...under };
    for (const [key, value] of Object.entries(over || {})) {
      const isPlain = value && typeof value === "object" && !Array.isArray(value);
      result[key] = isPlain && under[key] && typeof under[key] === "object" ? merge(under[key], value) : value;
    }
    return result;
  }
  ziq.merge = merge;

  /** Data and layout of a picture as they are drawn at a width. */
  function prepare(picture, width) {
    const { data, layout } = resolve({ data: picture.data, layout: picture.layout || {} });
    const form = layout.meta?.form;
    const axes = Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key));
    const full = merge(baseLayout(), layout);
    for (const name of new Set(["xaxis", "yaxis", ...axes])) full[name] = merge(baseAxis(), layout[name] || {});
    const traces = data.map((trace) => ({ ...trace, hoverinfo: trace.hovertemplate ? undefined : "none" }));
    full.width = width;
    return ziq.forms[form] ? ziq.forms[form](traces, full, width, layout) : freeForm(traces, full, layout);
  }

  function freeForm(data, layout, given) {
    layout.xaxis.automargin = layout.xaxis.automargin || !given.margin;
    layout.yaxis.automargin = layout.yaxis.automargin || !given.margin;
    return { data, layout };
  }

  /** The table row a point stands for: the first of its customdata. */
  const rowOf = (customdata) => (Array.isArray(customdata) ? customdata[0] : customdata);

  function listen(chart) {
    chart.on("plotly_click", (event) => ziq.cards.around(chart)?.toggleRow(rowOf(event.points[0]?.customdata)));
    chart.on("plotly_clickannotation", (event) => {
      const name = event.annotation?.name || "";
      if (name.startsWith("row ")) ziq.cards.around(chart)?.toggleRow(Number(name.slice(4)));
    });
  }

  const source = document.currentScript.dataset.plotly;
  const AWHILE = 2000; // ms a page stands before anything is fetched for the next one
  let arrival = null;

  /** Waits for plotly.js, which comes with the pages that open with one of its pictures and else when one is drawn. */
  function plotly() {
    arrival = arrival || new Promise((found) => {
      let script = document.querySelector(`script[src="${source}"]`);
      if (!script) document.head.append(script = ziq.el("script", { src: source }));
      script.addEventListener("load", () => found(window.Plotly));
      script.addEventListener("error", () => {
        arrival = null;
        script.remove();
      });
    });
    return arrival;
  }

  /** Fetches it for the next page once the first one stands. */
  function fetchForLater() {
    if (!document.querySelector(`script[src="${source}"]`)) document.head.append(ziq.el("link", { rel: "prefetch", as: "script", href: source }));
  }
  window.addEventListener("ziq:applied", () => setTimeout(fetchForLater, AWHILE), { once: true });

  /** The place a picture is drawn in: a new one where the other hand drew before. */
  function placeIn(host, isStill) {
    const chart = host.querySelector(":scope > .plot");
    if (chart && isStill === Boolean(chart.marks)) return chart;
    const fresh = ziq.el("div", { class: "plot", "aria-hidden": "true" });
    host.replaceChildren(fresh);
    return fresh;
  }

  function draw(host, picture, card) {
    const width = Math.floor(card.room());
    if (!width) return;
    const prepared = prepare(picture, width);
    const isStill = ziq.isStill(prepared);
    const chart = placeIn(host, isStill);
    const { height } = prepared.layout;
    chart.style.height = `${height}px`;
    chart.style.zoom = ziq.isPrinting && height > PAGE ? PAGE / height : "";
    chart.classList.toggle("can-toggle", card.canToggle());
    if (isStill) ziq.stillPictures.draw(chart, prepared);
    else drawMoving(chart, prepared, () => card.picture === picture && chart.isConnected);
  }

  async function drawMoving(chart, { data, layout }, isWanted) {
    const Plotly = window.Plotly || (await plotly());
    if (!isWanted()) return;
    Plotly.react(chart, data, layout, CONFIG);
    if (chart.dataset.listens) return;
    chart.dataset.listens = "yes";
    listen(chart);
  }

  /** The drawn marks of a table row, for the cursor. */
  function marksOf(host, row) {
    const chart = host.querySelector(".plot");
    if (chart?.marks) return [...chart.querySelectorAll(`.points [data-row="${row}"]`)];
    return [...host.querySelectorAll(".plot .point")].filter((mark) => {
      const datum = mark.__data__;
      const index = datum?.i ?? datum?.[0]?.i;
      const trace = mark.closest(".trace")?.__data__?.[0]?.trace;
      return trace && index !== undefined && rowOf(chart.data[trace.index]?.customdata?.[index]) === row;
    }).map((mark) => mark.querySelector("path") || mark);
  }

  ziq.pictures = { ...(ziq.pictures || {}), plotly: { draw, marksOf, fluid: true } };
})();
