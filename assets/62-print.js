/* Print, and the page as one HTML file. Both show what stands on the page: all tables, no controls, the choice in words. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const { el } = ziq;
  const PAPER = 672; // px of an A4 page between its margins
  let before = null;

  const choiceInWords = () => {
    const chips = [...document.querySelectorAll("#choice-chips .chip")].map((chip) => chip.firstChild.textContent);
    return chips.length ? chips.join(" · ") : ziq.word("nothing_chosen");
  };

  /** Programme, page, choice, as-of and profile: what the controls say on screen. */
  function pageHead() {
    const text = (selector) => document.querySelector(selector)?.textContent.trim() || "";
    return el("div", { class: "print-head" },
      el("p", {}, el("b", {}, text(".brand b")), ` · ${text(".facts > span")} · ${text(".badge")}`),
      el("p", {}, `${ziq.word("choice")}: ${choiceInWords()}`, document.getElementById("choice-count") ? ` · ${text("#choice-count")}` : ""));
  }

  /** Opens every table whole, beside its picture; gives back the cards to be put as they were. */
  function openTables() {
    const opened = ziq.cards.present().filter((card) => card.part("table") && card.value.table && !card.value.error && !card.value.empty);
    for (const card of opened) {
      if (card.isTable) {
        card.draw();
        continue;
      }
      card.part("table").replaceChildren(ziq.tables.build(card));
      for (const name of ["table", "figure", "legend"]) card.part(name).hidden = false;
    }
    return opened;
  }

  /** Every card as the reader had it. */
  function closeTables(opened) {
    for (const card of opened) {
      if (card.isTable) card.draw();
      else ziq.tables.show(card, Boolean(card.isOpen));
    }
  }

  function resize(width) {
    document.querySelectorAll("main").forEach((main) => { main.style.width = width ? `${width}px` : ""; });
    document.documentElement.classList.toggle("for-paper", Boolean(width));
    ziq.cards.redraw();
  }

  function start() {
    if (before) return;
    const root = document.documentElement;
    before = { scheme: root.dataset.mantineColorScheme, contrast: root.dataset.contrast };
    ziq.isPrinting = true;
    root.dataset.mantineColorScheme = "light";
    ziq.forgetTokens();
    before.opened = openTables();
    before.head = pageHead();
    document.querySelector("main")?.prepend(before.head);
    resize(PAPER);
  }

  function end() {
    if (!before) return;
    const { opened, head, scheme } = before;
    before = null;
    document.documentElement.dataset.mantineColorScheme = scheme;
    ziq.isPrinting = false;
    ziq.forgetTokens();
    head.remove();
    closeTables(opened);
    resize(0);
  }

  window.addEventListener("beforeprint", start);
  window.addEventListener("afterprint", end);
  ziq.onClick("[data-action=print]", () => window.print());

  /* ---- one file ---- */

  const DROPPED = ["script", "link", "noscript", ".skip", ".filters", ".nav", ".menu-narrow", ".tools", ".act", ".ctl", ".float", ".reading",
    ".vh[role=status]", "#live", "#words", "dialog", ".more", ".facts button:not(.badge)", ".end button", "[data-portal]", ".sheet .arrow",
    ".record-search", ".import-desk", ".deck-part", ".record-grid > :not(.tally)"]; // the list stands below as one table, all rows of it

  /** The page as it stands, without anything that needs the server. */
  function standing() {
    ziq.isPrinting = true;
    const opened = openTables();
    const main = document.querySelector("main");
    const head = pageHead();
    main?.prepend(head);
    const copy = document.body.cloneNode(true);
    head.remove();
    ziq.isPrinting = false;
    closeTables(opened);
    copy.querySelectorAll(DROPPED.join(",")).forEach((part) => part.remove());
    copy.querySelectorAll("[hidden]").forEach((part) => part.remove());
    copy.querySelectorAll("button").forEach((button) => button.replaceWith(el("span", { class: button.className }, [...button.childNodes])));
    copy.querySelectorAll("a[href]").forEach((link) => link.setAttribute("href", new URL(link.getAttribute("href"), window.location.href).href));
    copy.querySelectorAll("[tabindex]").forEach((part) => part.removeAttribute("tabindex"));
    copy.querySelectorAll("[aria-describedby]").forEach((part) => part.removeAttribute("aria-describedby"));
    copy.querySelectorAll(".svg-container").forEach(scalable);
    copy.querySelectorAll(".card > .table-wrap, .pic > .sheet").forEach((table) => {
      table.setAttribute("tabindex", "0"); // a long or wide one scrolls
      table.setAttribute("role", "region");
      table.setAttribute("aria-labelledby", `${table.closest(".card").id}--headline`);
    });
    return copy;
  }

  /** A chart without its script cannot be drawn anew for another window: its layers shrink with it. */
  function scalable(holder) {
    const layers = [...holder.querySelectorAll(":scope > .main-svg")];
    const [width, height] = ["width", "height"].map((side) => parseFloat(layers[0]?.getAttribute(side)));
    if (!width || !height) return;
    for (const layer of layers) {
      layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
      layer.setAttribute("width", "100%");
      layer.setAttribute("height", "100%");
    }
    holder.style.cssText = `position: relative; width: 100%; max-width: ${width}px; height: auto; aspect-ratio: ${width} / ${height};`;
    for (let around = holder.parentElement; around && !around.classList.contains("pic"); around = around.parentElement) around.style.height = "auto";
  }

  function wholeFile() {
    const root = document.documentElement;
    const copy = standing();
    const date = new Intl.DateTimeFormat(root.lang, { dateStyle: "medium" }).format(new Date());
    const foot = el("p", { class: "saved-note wrap" },
      ziq.word("saved_from", { address: window.location.href, date, version: ziq.answer?.version || "" }));
    copy.append(foot);
    const title = `${document.querySelector("h1")?.textContent || ""} – ${document.querySelector(".brand b")?.textContent || ""}`;
    const escaped = title.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
    return `<!doctype html>\n<html lang="${root.lang}" data-mantine-color-scheme="${root.dataset.mantineColorScheme || "light"}"${
      root.dataset.contrast ? ` data-contrast="${root.dataset.contrast}"` : ""}>\n<head><meta charset="utf-8">`
      + `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped}</title>`
      + `<style>${ziq.rules().replaceAll("</style", "<\\/style")}</style></head>\n<body class="saved-page">${copy.innerHTML}</body>\n</html>\n`;
  }

  ziq.onClick("[data-action=save-html]", () => {
    ziq.download(new Blob([wholeFile()], { type: "text/html;charset=utf-8" }), `${ziq.answer.files.page}.html`);
    ziq.announce(ziq.word("page_saved"));
  });
})();
