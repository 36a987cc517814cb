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
      const place = Number(name.slice(4));
      if (name.startsWith("row ")) ziq.cards.around(chart)?.toggleRow(rowOf(chart.data[0].customdata?.[place]) ?? place);
    });
  }

  /** Waits for plotly.js, which may arrive after the first answer. */
  let arrival = null;
  function plotly() {
    if (window.Plotly) return Promise.resolve(window.Plotly);
    arrival = arrival || new Promise((found) => {
      const timer = setInterval(() => {
        if (!window.Plotly) return;
        clearInterval(timer);
        found(window.Plotly);
      }, 30);
    });
    return arrival;
  }

  async function draw(host, picture, card) {
    let chart = host.querySelector(":scope > .plot");
    if (!chart) {
      host.replaceChildren(chart = ziq.el("div", { class: "plot", "aria-hidden": "true" }));
    }
    const Plotly = window.Plotly || (await plotly());
    if (card.picture !== picture || !chart.isConnected) return;
    const width = Math.floor(card.room());
    if (!width) return;
    const { data, layout } = prepare(picture, width);
    chart.style.height = `${layout.height}px`;
    chart.style.zoom = ziq.isPrinting && layout.height > PAGE ? PAGE / layout.height : "";
    Plotly.react(chart, data, layout, CONFIG);
    chart.classList.toggle("can-toggle", card.canToggle());
    if (!chart.dataset.listens) {
      chart.dataset.listens = "yes";
      listen(chart);
    }
  }

  /** The drawn marks of a table row, for the cursor. */
  function marksOf(host, row) {
    const chart = host.querySelector(".plot");
    return [...host.querySelectorAll(".plot .point")].filter((mark) => {
      const datum = mark.__data__;
      const index = datum?.i ?? datum?.[0]?.i;
      const trace = mark.closest(".trace")?.__data__?.[0]?.trace;
      return trace && index !== undefined && rowOf(chart.data[trace.index]?.customdata?.[index]) === row;
    }).map((mark) => mark.querySelector("path") || mark);
  }

  ziq.pictures = { ...(ziq.pictures || {}), plotly: { draw, marksOf, fluid: true } };
})();
