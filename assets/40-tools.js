/* The tools under a card: table, copied sentence, files; and the copying of the page's summary. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const { el } = ziq;

  const cardOf = (element) => ziq.cards.around(element);
  const address = () => window.location.href;

  /** A sentence as one quotes it: the words, what stands behind them, source and address. */
  function quotation(card) {
    const { value } = card;
    return [value.sentence, ziq.choiceWords(card), ziq.textOf(value.base), value.source, ziq.caution(), sampleNote(), address()].filter(Boolean).join("\n");
  }

  /** What the reader has chosen, in words: without it a number of a part reads like one of the whole. A card may show the whole always. */
  ziq.choiceWords = (card) => card?.value.whole || [...document.querySelectorAll("#choice-chips .chip")].map((chip) => chip.firstChild.textContent).join(" · ");

  /** What goes with every number taken away from the exact profile. */
  ziq.caution = () => (ziq.answer?.profile === "internal" ? ziq.word("exact_caution") : "");

  /** The note on sample data, without its link. */
  function sampleNote() {
    const note = document.querySelector(".sample p")?.cloneNode(true);
    note?.querySelector("a")?.remove();
    return note?.textContent.trim() || "";
  }

  ziq.onClick("[data-tool=table]", (button) => {
    const card = cardOf(button);
    ziq.tables.show(card, button.getAttribute("aria-expanded") !== "true");
  });
  ziq.onClick("[data-tool=copy]", (button) => ziq.copy(quotation(cardOf(button)), button, ziq.word("copied")));
  ziq.onClick("[data-action=copy-summary]", (button) => {
    const summary = document.getElementById("summary")?.textContent.trim() || "";
    const title = document.querySelector("h1")?.textContent.trim() || "";
    const source = ziq.cards.present().map((card) => card.value.source).find(Boolean) || "";
    ziq.copy([`${title}: ${summary}`, ziq.choiceWords(), source, ziq.caution(), sampleNote(), address()].filter(Boolean).join("\n"), button, ziq.word("copied_text"));
  });

  /* ---- a small panel at a button: files, views, theme; a dialog, so that nothing lies half hidden under it ---- */

  let panel = null;

  const close = () => panel?.close();

  function open(button, label, content, extra = "") {
    const box = el("dialog", { class: `float ${extra}`, "aria-label": label }, content);
    box.addEventListener("close", () => {
      panel = null;
      box.remove();
      button.setAttribute("aria-expanded", "false");
      if (button.isConnected) button.focus();
    });
    box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
    panel = box;
    document.body.append(box);
    button.setAttribute("aria-expanded", "true");
    box.showModal();
    place(box, button.getBoundingClientRect());
    return box;
  }

  /** Under its button, or above where there is more room; always inside the window. */
  function place(box, at) {
    const { offsetWidth: width, offsetHeight: height } = box;
    const right = document.documentElement.clientWidth - width - 8;
    const isAbove = at.bottom + 6 + height > window.innerHeight && at.top > window.innerHeight - at.bottom;
    const top = isAbove ? at.top - height - 6 : at.bottom + 6;
    box.style.left = `${Math.max(8, Math.min(at.left, right))}px`;
    box.style.top = `${Math.max(8, Math.min(top, window.innerHeight - height - 8))}px`;
  }

  window.addEventListener("ziq:leaving", close);
  window.addEventListener("resize", close);

  ziq.panel = { open, close };

  /* ---- files ---- */

  function file(card, kind) {
    const query = ziq.address.format(ziq.address.parse());
    return `${ziq.base()}export/charts/${card.id}.${kind}${query}`;
  }

  ziq.onClick("[data-tool=files]", (button) => {
    const card = cardOf(button);
    const link = (kind, label) => el("li", {}, el("a", { href: file(card, kind), download: "", onclick: close }, label));
    const action = (label, run) => el("li", {}, el("button", { type: "button", onclick: run }, label));
    const copyLink = (event) => ziq.copy(`${address().split("#")[0]}#${card.id}`, event.currentTarget, ziq.word("copied_link"));
    open(button, ziq.word("files"), el("ul", {}, link("csv", ziq.word("file_csv")), link("xlsx", ziq.word("file_xlsx")),
      action(ziq.word("file_png"), () => { close(); ziq.savePicture(card); }), action(ziq.word("copy_link"), copyLink)), "files");
  });
})();
