/* The tools under a card: table, copied sentence, files; and the copying of the page's summary. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const { el } = ziq;

  const cardOf = (element) => ziq.cards.around(element);
  const address = () => window.location.href;

  /** A sentence as one quotes it: the words, what stands behind them, source and address. */
  function quotation(card) {
    const { value } = card;
    return [value.sentence, ziq.textOf(value.base), value.source, sampleNote(), address()].filter(Boolean).join("\n");
  }

  const sampleNote = () => document.querySelector(".sample p")?.textContent.trim() || "";

  ziq.onClick("[data-tool=table]", (button) => {
    const card = cardOf(button);
    ziq.tables.show(card, button.getAttribute("aria-expanded") !== "true");
  });
  ziq.onClick("[data-tool=copy]", (button) => ziq.copy(quotation(cardOf(button)), button, ziq.word("copied")));
  ziq.onClick("[data-action=copy-summary]", (button) => {
    const summary = document.getElementById("summary")?.textContent.trim() || "";
    const title = document.querySelector("h1")?.textContent.trim() || "";
    const source = ziq.cards.present().map((card) => card.value.source).find(Boolean) || "";
    const choice = [...document.querySelectorAll("#choice-chips .chip")].map((chip) => chip.firstChild.textContent).join(" · ");
    ziq.copy([`${title}: ${summary}`, choice, source, sampleNote(), address()].filter(Boolean).join("\n"), button, ziq.word("copied_text"));
  });

  /* ---- a small panel under a button: files, views, theme ---- */

  let panel = null;

  /** Closes the open panel; `isBack` gives the focus back to its button. */
  function close(isBack) {
    if (!panel) return;
    const { button, box } = panel;
    panel = null;
    box.remove();
    button.setAttribute("aria-expanded", "false");
    if (isBack) button.focus();
  }

  /** Opens a panel under a button, or closes it when it is open. */
  function open(button, label, content, extra = "") {
    const isSame = panel?.button === button;
    close(isSame);
    if (isSame) return null;
    const box = el("div", { class: `float ${extra}`, role: "group", "aria-label": label }, content);
    button.setAttribute("aria-expanded", "true");
    button.after(box);
    panel = { button, box };
    place(box);
    box.querySelector("a, button, input")?.focus();
    return box;
  }

  /** Keeps a panel inside the window. */
  function place(box) {
    const edge = document.documentElement.clientWidth - 8;
    const { right, left } = box.getBoundingClientRect();
    if (right > edge) box.style.marginLeft = `${edge - right}px`;
    if (left < 8) box.style.marginLeft = `${8 - left}px`;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel) return;
    event.preventDefault();
    close(true);
  });
  document.addEventListener("pointerdown", (event) => {
    if (panel && !panel.box.contains(event.target) && !panel.button.contains(event.target)) close(false);
  });
  document.addEventListener("focusin", (event) => {
    if (panel && !panel.box.contains(event.target) && event.target !== panel.button) close(false);
  });
  window.addEventListener("ziq:leaving", () => close(false));

  ziq.panel = { open, close };

  /* ---- files ---- */

  function file(card, kind) {
    const query = ziq.address.format(ziq.address.parse());
    return `${ziq.base()}export/charts/${card.id}.${kind}${query}`;
  }

  ziq.onClick("[data-tool=files]", (button) => {
    const card = cardOf(button);
    const link = (kind, label) => el("li", {}, el("a", { href: file(card, kind), download: "", onclick: () => close(true) }, label));
    const action = (label, run) => el("li", {}, el("button", { type: "button", onclick: run }, label));
    const copyLink = (event) => ziq.copy(`${address().split("#")[0]}#${card.id}`, event.currentTarget, ziq.word("copied_link"));
    open(button, ziq.word("files"), el("ul", {}, link("csv", ziq.word("file_csv")), link("xlsx", ziq.word("file_xlsx")),
      action(ziq.word("file_png"), () => { close(true); ziq.savePicture(card); }), action(ziq.word("copy_link"), copyLink)), "files");
  });
})();
