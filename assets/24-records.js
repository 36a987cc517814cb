/* Lists of records: the page holds every record once (a list of projects, or the grid of applications); an answer says
   which of them are in the choice, the reader's words narrow them further. The grid's own script is big, so it is fetched
   only when a page draws a grid. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const { el, byId } = ziq;
  const FIRST = 24;
  const GRID = "_dash-component-suites/dash_ag_grid/dash_ag_grid.min.js";
  const shownOf = new Map(); // card id -> which records are in the choice
  let typed = 0;

  /* ---- words ---- */

  /** Lower case, umlauts as two letters, accents away: what is compared when searching. */
  const folded = (text) => String(text ?? "").toLowerCase().replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue")
    .replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");

  const wordsOf = (text) => folded(text).split(/[\s,;]+/).filter(Boolean);

  /** The field, made where the page wants it. */
  function makeField() {
    const place = document.querySelector(".record-search:empty");
    if (!place) return;
    const text = (ziq.address.parse().q || []).join(" ");
    place.append(el("label", { for: "record-search" }, place.dataset.label),
      el("input", { id: "record-search", type: "search", autocomplete: "off", spellcheck: "false", value: text,
        "data-search-records": "", "aria-describedby": "record-search-hint" }),
      el("p", { id: "record-search-hint", class: "soft" }, place.dataset.hint));
  }

  const sought = () => document.querySelector("[data-search-records]")?.value || "";

  /** Puts the search into the address without asking the server: no number depends on it. */
  function keep(text) {
    const choice = ziq.address.parse();
    choice.q = text.trim() ? [text.trim().replace(/[\s,]+/g, " ")] : [];
    window.history.replaceState(window.history.state, "", window.location.pathname + ziq.address.format(choice));
  }

  /* ---- a list ---- */

  /** Links to public pages, named by their host. */
  const sources = (label, links) => (links.length ? el("p", { class: "soft" }, `${label}: `, links.flatMap((link, index) => [index ? " · " : "",
    el("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, new URL(link).host.replace(/^www\./, ""))])) : "");

  function entry([id, href, title, facts, more, links], label) {
    return el("li", { class: "record", "data-record": id },
      el("h3", {}, el("a", { href, "data-internal": "" }, title)), el("p", {}, facts), more ? el("p", { class: "soft" }, more) : "",
      sources(label, links));
  }

  function list(holder, shown) {
    if (holder.readFrom !== holder.dataset.rows) {
      holder.readFrom = holder.dataset.rows;
      holder.records = JSON.parse(holder.dataset.rows).map((row) => ({ row, words: folded(row.slice(2, 5).join(" ")) }));
    }
    const wanted = wordsOf(sought());
    const found = holder.records.filter(({ row, words }) => (!shown || shown.has(row[0])) && wanted.every((word) => words.includes(word)));
    const isWhole = holder.dataset.whole || ziq.isPrinting || found.length <= FIRST + 4;
    const visible = isWhole ? found : found.slice(0, FIRST);
    const items = el("ul", { class: "records" }, visible.map(({ row }) => entry(row, holder.dataset.source)));
    const more = isWhole ? "" : el("button", { type: "button", class: "plain more", onclick: () => {
      holder.dataset.whole = "yes";
      list(holder, shown);
      holder.querySelectorAll(".record a")[FIRST]?.focus();
    } }, ziq.word("show_all", { count: found.length }));
    holder.replaceChildren(tally(holder, found.length, shown ? shown.size : holder.records.length), items, more);
    ziq.address.mark();
    return found.length;
  }

  const tally = (holder, found, all) => el("p", { class: "tally" },
    (found ? holder.dataset.found : holder.dataset.none).replace("{found}", found).replace("{all}", all));

  /* ---- the grid ---- */

  let real = null;

  /** The grid's script, fetched once, by the first page that draws a grid. */
  function fetchGrid() {
    real = real || new Promise((done, failed) => {
      const script = el("script", { src: ziq.base() + GRID });
      script.onload = () => done(window.dash_ag_grid);
      script.onerror = () => failed(new Error(GRID));
      document.head.append(script);
    });
    return real;
  }

  /** What Dash finds under the grid's name until its script is there. */
  function Grid(properties) {
    const { createElement, useEffect, useState } = window.React;
    const [drawn, setDrawn] = useState(null);
    useEffect(() => { fetchGrid().then(({ AgGrid }) => setDrawn(() => AgGrid)); }, []);
    return drawn ? createElement(drawn, properties) : createElement("div", { id: properties.id });
  }
  Grid.dashRenderType = true;
  window.dash_ag_grid = { AgGrid: Grid };

  /** The grid drawn inside the holder; one of the same name may just have left the page. */
  async function gridIn(holder) {
    const { getApiAsync } = await fetchGrid();
    while (holder.isConnected) {
      const id = holder.querySelector("[id$=--grid]")?.id;
      const api = id && holder.querySelector(".ag-root") ? await getApiAsync(id) : null;
      if (api && !api.isDestroyed()) return api;
      await new Promise((later) => setTimeout(later, 50));
    }
    return null;
  }

  async function grid(holder, shown) {
    const api = await gridIn(holder);
    if (!api) return;
    // Dash may draw the grid a second time: the new one is set up like the one that goes.
    if (holder.api !== api) api.addEventListener("gridPreDestroyed", () => setTimeout(() => again(holder)));
    holder.api = api;
    const wanted = wordsOf(sought());
    const wordsIn = (data) => (data.words ??= folded(Object.values({ ...data, number: "" }).join(" ")));
    // One stop of the Tab key for the heads, one for the cells: inside, the arrow keys move.
    for (const step of ["tabToNextHeader", "tabToNextCell"]) api.setGridOption(step, () => false);
    api.setGridOption("isExternalFilterPresent", () => true);
    api.setGridOption("doesExternalFilterPass", ({ data }) =>
      (!shown || shown.has(data.number)) && wanted.every((word) => wordsIn(data).includes(word)));
    api.onFilterChanged();
    fitColumns(api);
    const found = api.getDisplayedRowCount();
    holder.querySelector(".tally")?.replaceWith(tally(holder, found, shown ? shown.size : found));
  }

  function again(holder) {
    if (holder.isConnected) show(holder, shownOf.get(holder.dataset.records));
  }

  /** All rows the grid would show page by page, as one plain table for paper. */
  function onPaper(api) {
    const columns = api.getAllDisplayedColumns();
    const rows = [];
    api.forEachNodeAfterFilterAndSort((rowNode) => rows.push(columns.map((colKey) =>
      api.getCellValue({ rowNode, colKey, useFormatter: true }) ?? "")));
    const kind = (column) => (column.getColDef().type === "rightAligned" ? "n" : null);
    return el("div", { class: "sheet" }, el("table", {},
      el("thead", {}, el("tr", {}, columns.map((column) => el("th", { scope: "col", class: kind(column) }, column.getColDef().headerName)))),
      el("tbody", {}, rows.map((row) => el("tr", {}, row.map((text, index) => el("td", { class: kind(columns[index]) }, String(text))))))));
  }

  const WIDE_ONLY = ["applicant", "building_block", "district_ags", "received_on", "decision_days", "requested_eur"];

  function fitColumns(api) {
    api.setColumnsVisible(WIDE_ONLY, !ziq.isNarrow());
  }

  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  const language = () => document.documentElement.lang || "de";
  functions.ziqNumber = (value) => (value === null || value === undefined ? "–" : new Intl.NumberFormat(language()).format(value));
  functions.ziqDay = (value) => (value ? new Intl.DateTimeFormat(language(), { day: "2-digit", month: language() === "en" ? "short" : "2-digit",
    year: "numeric" }).format(new Date(`${value}T12:00`)) : "–");
  functions.ziqTheme = (theme) => theme.withParams({
    fontFamily: "var(--font-text)", fontSize: "var(--text-sm)", headerFontWeight: 600, foregroundColor: "var(--ink)",
    backgroundColor: "var(--surface)", headerBackgroundColor: "var(--surface)", headerTextColor: "var(--ink)", accentColor: "var(--ink)",
    borderColor: "var(--line)", rowHoverColor: "var(--surface-sunk)", wrapperBorder: false, wrapperBorderRadius: 0,
    headerColumnBorder: false, headerRowBorder: "2px solid var(--ink)", columnBorder: false, cellHorizontalPadding: 8,
    focusShadow: "inset 0 0 0 3px var(--focus-ring)" });

  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  components.ZiqLink = ({ data, value }) => window.React.createElement("a",
    { href: `${ziq.base()}projects/${encodeURIComponent(data.case_number)}`, "data-internal": "" }, value);

  /** In the grid the focus stands on a cell, not on the link in it. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches?.(".record-grid .ag-cell")) return;
    event.target.querySelector("a")?.click();
  });

  /** The grid moves the focus without scrolling to it. */
  document.addEventListener("focusin", ({ target }) => {
    if (target.closest?.(".record-grid")) target.scrollIntoView({ block: "nearest" });
  });

  /* ---- both ---- */

  /** One bit for each record of the list, by its number: whether it is shown. */
  function marked(bits) {
    const bytes = Uint8Array.from(atob(bits), (sign) => sign.charCodeAt(0));
    const size = bytes.reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);
    return { size, has: (number) => Boolean(bytes[number >> 3] & (1 << (number & 7))) };
  }

  const holderOf = (id) => document.querySelector(`[data-records="${id}"]`);

  function draw(host, picture, card) {
    const holder = holderOf(card.id);
    if (!holder) return;
    const shown = picture.shown === undefined ? null : marked(picture.shown);
    shownOf.set(card.id, shown);
    makeField();
    const isPaper = ziq.isPrinting && holder.api && !holder.api.isDestroyed();
    host.replaceChildren(...(isPaper ? [onPaper(holder.api)] : []));
    show(holder, shown);
  }

  function show(holder, shown) {
    if (holder.dataset.rows) return list(holder, shown);
    if (ziq.isPrinting) return undefined;
    return grid(holder, shown).catch((error) => {
      console.error("grid", error);
      holder.querySelector(".tally").textContent = ziq.word("picture_failed");
    });
  }

  async function search() {
    await Promise.all([...document.querySelectorAll("[data-records]")].map((holder) => {
      delete holder.dataset.whole;
      return shownOf.has(holder.dataset.records) && show(holder, shownOf.get(holder.dataset.records));
    }));
    const tallies = [...document.querySelectorAll("[data-records] .tally")].map((line) => line.textContent);
    ziq.announce(tallies.join(" "));
  }

  document.addEventListener("input", ({ target }) => {
    if (!target.matches?.("[data-search-records]")) return;
    clearTimeout(typed);
    typed = setTimeout(() => {
      keep(target.value);
      search();
    }, 200);
  });

  /** The field shows what the address says: after a reload, a link, Back. */
  function read() {
    const field = document.querySelector("[data-search-records]");
    const text = (ziq.address.parse().q || []).join(" ");
    if (!field || field === document.activeElement || field.value === text) return;
    field.value = text;
    search();
  }

  /** A card without rows hides its list; what is left of it would belong to another choice. */
  function settle() {
    document.querySelectorAll("[data-records]").forEach((holder) => {
      const value = ziq.cards.of(holder.dataset.records)?.value;
      holder.hidden = Boolean(value?.empty || value?.error);
    });
    read();
  }
  window.addEventListener("ziq:applied", settle);
  window.addEventListener("popstate", () => setTimeout(read));

  ziq.pictures = { ...(ziq.pictures || {}), records: { draw, isTable: true } };
})();
