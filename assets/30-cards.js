/* Applies one answer to the page: choice, lead, and every card whose content changed. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const { el, byId, parts } = ziq;
  const PATIENCE = 4000;
  const cards = new Map();
  let turn = 0;
  let isFirst = true;
  let lastPath = null;
  const ownLanguage = document.documentElement.lang;
  const ownTitle = document.title;

  /* ---- one card ---- */

  class Card {
    constructor(id, element) {
      this.id = id;
      this.element = element;
      this.hash = null;
      this.picture = null;
      this.value = null;
    }

    part(name) { return byId(`${this.id}--${name}`); }

    headline() { return ziq.plain(this.part("headline")?.textContent || ""); }

    pairs(row) { return ziq.address.pairsOf(this.value?.table?.toggles?.[row]); }

    /** Whether any row, or this one, puts something into the filter. */
    canToggle(row) {
      if (row !== undefined) return this.pairs(row).length > 0;
      return (this.value?.table?.toggles || []).some((toggles) => ziq.address.pairsOf(toggles).length > 0);
    }

    isChosen(row) { return (this.value?.table?.chosen || []).includes(row) || ziq.address.isChosen(this.pairs(row)); }

    isInChoice(toggle) { return ziq.address.isChosen([toggle]); }

    toggleRow(row) {
      const pairs = this.pairs(row);
      if (pairs.length) ziq.address.togglePairs(pairs);
    }

    apply(value) {
      if (this.hash === value.hash && value.hash !== undefined) return false;
      this.hash = value.hash;
      this.value = value;
      const picture = value.picture || { kind: "none" };
      if (picture.kind === "number" || this.element.classList.contains("key-figure")) this.figure(picture, value);
      else this.fill(picture, value);
      return true;
    }

    /** A key figure: number, unit, what it refers to, whether it is published. */
    figure(picture, value) {
      const unit = picture.unit ? [" ", el("small", {}, picture.unit)] : [];
      const number = value.error || value.empty ? "–" : picture.value ?? "–";
      this.part("picture").replaceChildren(number, ...unit);
      this.part("sentence").textContent = value.error ? `${value.error.text} (${value.error.number})` : picture.context || value.sentence || "";
      const tag = this.element.querySelector(".tag");
      if (tag && "tag" in picture) showTag(tag, picture.tag);
    }

    fill(picture, value) {
      const isShown = !value.error && !value.empty;
      this.picture = picture;
      if (value.headline) this.text("headline", value.headline);
      if (value.subtitle) this.text("subtitle", value.subtitle);
      this.text("sentence", isShown ? value.sentence : "");
      this.part("base")?.replaceChildren(...parts(value.base));
      this.text("source", value.source);
      this.state(value);
      const figure = this.part("figure");
      figure.hidden = !isShown;
      this.isTable = picture.kind === "none" || Boolean(ziq.pictures[picture.kind]?.isTable);
      this.role(figure);
      if (isShown) this.draw();
      else this.part("legend")?.replaceChildren();
      ziq.tables.refresh(this, isShown);
    }

    text(name, words) {
      const element = this.part(name);
      const shown = ziq.whole(words || "");
      if (element && element.textContent !== shown) element.textContent = shown;
    }

    /** A picture that is a table keeps its table for screen readers; the others are images with a sentence. */
    role(figure) {
      figure.setAttribute("role", this.isTable ? "group" : "img");
      figure.setAttribute("aria-labelledby", this.isTable ? `${this.id}--headline` : `${this.id}--sentence`);
      if (this.isTable) figure.removeAttribute("tabindex");
      else figure.setAttribute("tabindex", "0");
      if (this.isTable) figure.removeAttribute("aria-describedby");
      else figure.setAttribute("aria-describedby", "ziq-keys");
    }

    draw() {
      const host = this.part("picture");
      const { picture } = this;
      const legend = this.part("legend");
      const width = this.room();
      const items = ziq.pictures[picture.kind]?.legend?.(picture, width);
      legend?.replaceChildren(...(items ? [items] : []));
      if (picture.kind === "none") host.replaceChildren(ziq.tables.build(this));
      else ziq.pictures[picture.kind]?.draw(host, picture, this);
      this.width = width;
    }

    /** Reads the width once for a whole answer: read between two changes it costs a layout each time. */
    measure() { this.measured = this.part("picture")?.clientWidth || 0; }

    /** The width a picture has, in px; 0 while it is hidden. */
    room() { return this.measured || this.part("picture").clientWidth; }

    /** Nothing matches, or something failed: a band with the way out. */
    state(value) {
      const band = this.part("state");
      const { empty, error } = value;
      band.hidden = !empty && !error;
      if (band.hidden) return band.replaceChildren();
      band.className = `state ${error ? "is-error" : "is-empty"}`;
      if (error) {
        return band.replaceChildren(el("p", {}, el("span", { class: "bang", "aria-hidden": "true" }, "!"), error.text),
          error.number ? el("p", { class: "soft" }, ziq.word("error_number", { number: error.number })) : "");
      }
      const ways = (empty.loosen || []).map(({ key, label }) =>
        el("li", {}, el("button", { type: "button", class: "pick", "data-remove-key": key }, label)));
      return band.replaceChildren(el("p", {}, el("b", {}, empty.text)),
        ways.length ? el("p", {}, ziq.word("loosen")) : "", ways.length ? el("ul", { class: "ways" }, ways) : "");
    }
  }

  function showTag(holder, tag) {
    const known = { published: "tag_published", sample: "tag_sample" }[tag];
    const mark = { published: "M2 7l3 3 6-7", sample: "M1.5 1.5h10v10h-10z" }[tag];
    holder.className = `tag${tag === "published" ? " pub" : ""}`;
    holder.replaceChildren(...(mark ? [ziq.svg("svg", { viewBox: "0 0 13 13", "aria-hidden": "true", class: `is-${tag}` },
      ziq.svg("path", { d: mark }))] : []), known ? ziq.word(known) : tag || "");
  }

  /* ---- choice and lead ---- */

  const CROSS = "M6 6l8 8M14 6l-8 8";

  function chip({ key, value, label }) {
    return el("li", {}, el("button", { type: "button", class: "chip", "data-remove-key": key, "data-remove-value": value },
      label, el("span", { class: "vh" }, ` ${ziq.word("remove")}`),
      ziq.svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, ziq.svg("path", { d: CROSS }))));
  }

  function showChoice(choice) {
    const chips = byId("choice-chips");
    const key = JSON.stringify(choice.chips || []);
    if (chips && chips.dataset.key !== key) {
      chips.dataset.key = key;
      chips.replaceChildren(...(choice.chips || []).map(chip));
      chips.closest(".chips")?.classList.toggle("is-empty", !choice.chips?.length);
    }
    byId("choice-count")?.replaceChildren(...parts(choice.count));
    const notices = byId("notices");
    notices?.replaceChildren(...(choice.notices || []).map((text) => el("p", { class: "notice" }, text)));
    if (notices) notices.hidden = !choice.notices?.length;
    for (const [name, text] of Object.entries(choice.buttons || {})) {
      const value = byId(`pick-${name}`);
      if (value) value.textContent = text;
    }
  }

  /* ---- an answer ---- */

  /** Waits, but not for ever, until the page of an answer is drawn. */
  function ready(ids) {
    const isDrawn = () => ids.every((id) => byId(id) && (byId(`${id}--picture`) || byId(`${id}--figure`)));
    if (isDrawn()) return Promise.resolve();
    return new Promise((found) => {
      const watcher = new MutationObserver(() => isDrawn() && finish());
      const timer = setTimeout(finish, PATIENCE);
      function finish() {
        watcher.disconnect();
        clearTimeout(timer);
        found();
      }
      watcher.observe(document.body, { childList: true, subtree: true });
    });
  }

  function cardOf(id) {
    const element = byId(id);
    if (!element) return null;
    const known = cards.get(id);
    if (known && known.element === element) return known;
    const card = new Card(id, element);
    cards.set(id, card);
    clear(card);
    watchWidth(card);
    return card;
  }

  /** React may hand the elements of another card to this one: nothing of the old one stays. */
  function clear(card) {
    for (const name of ["picture", "legend", "table", "state"]) card.part(name)?.replaceChildren();
    delete card.part("picture")?.dataset.column;
    card.element.querySelector(":scope > .reading")?.remove();
  }

  /** Draws again when a card gets another width; what changed is only the form, never the numbers. */
  const widths = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const card = cards.get(target.dataset.card);
      if (!card?.picture || card.part("picture") !== target || !target.clientWidth || card.width === target.clientWidth) continue;
      if (ziq.pictures[card.picture.kind]?.fluid && !ziq.isPrinting) requestAnimationFrame(() => card.draw());
    }
  });

  function watchWidth(card) {
    const host = card.part("picture");
    if (!host || card.element.classList.contains("key-figure")) return;
    host.dataset.card = card.id;
    widths.observe(host);
  }

  /** The window is called what its page is called: for tabs, bookmarks and screen readers. */
  function nameWindow() {
    const heading = document.querySelector("#main h1")?.textContent.trim();
    document.title = heading ? `${heading} – ${ownTitle}` : ownTitle;
  }

  /** Written only when it is another one: it concerns the style of everything. */
  function speakAs(language) {
    if (document.documentElement.lang !== language) document.documentElement.lang = language;
  }

  /** Everything an answer says; the number of cards that changed. What is read of the page is read before all changes. */
  function show(answer) {
    const drawn = Object.keys(answer.cards).map(cardOf).filter(Boolean);
    drawn.forEach((card) => card.measure());
    showChoice(answer.choice || {});
    byId("summary")?.replaceChildren(...parts(answer.lead?.summary));
    const changed = Object.entries(answer.cards).filter(([id, value]) => applyCard(id, value)).length;
    drawn.forEach((card) => { card.measured = 0; });
    return changed;
  }

  /* What an answer changes is told against the page as it opens, and a card the page has shown before by its hash. */
  const SHOWN_BEFORE = 300;
  const before = new Map(); // hash -> card

  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  /** What dashboards/changes.py has taken apart: members replaced, or gone where the patch says null; in lists of objects
      by their place. `whole` stays as it is. */
  function patched(whole, patch) {
    if (!isObject(patch)) return patch;
    const result = Array.isArray(whole) ? [...whole] : { ...(isObject(whole) ? whole : {}) };
    for (const [name, value] of Object.entries(patch)) {
      if (value === null) delete result[name];
      else result[name] = patched(result[name], value);
    }
    return result;
  }

  function remember(card) {
    before.delete(card.hash);
    before.set(card.hash, card);
    if (before.size > SHOWN_BEFORE) before.delete(before.keys().next().value);
    return card;
  }

  /** The card with the rows of its table, which travels by columns. */
  function withRows(card) {
    if (!card.table?.columns) return card;
    const columns = Object.values(card.table.columns);
    return { ...card, table: { ...card.table, rows: (columns[0] || []).map((_, row) => columns.map((column) => column[row])) } };
  }

  function whole(opening, changes) {
    const answer = patched(opening ?? {}, changes);
    const known = Object.entries(answer.cards).map(([id, card]) =>
      [id, remember(card.is_held ? before.get(card.hash) : before.get(card.hash) ?? withRows(card))]);
    return { ...answer, cards: Object.fromEntries(known) };
  }

  /** Shows an answer; the hashes of its cards are what the next question tells. */
  async function apply(changes, opening) {
    if (!changes) {
      nameWindow();
      return window.dash_clientside?.no_update;
    }
    const mine = (turn += 1);
    const answer = whole(opening, changes);
    const hashes = Object.fromEntries(Object.entries(answer.cards).map(([id, { hash }]) => [id, hash]));
    speakAs(ziq.address.parse().lang?.[0] || ownLanguage);
    await ready(Object.keys(answer.cards));
    if (mine !== turn) return hashes;
    ziq.answer = answer;
    const changed = ziq.atOneSize(() => show(answer));
    ziq.address.mark();
    ziq.showControls();
    window.dispatchEvent(new CustomEvent("ziq:applied", { detail: answer }));
    nameWindow();
    say(answer, changed);
    settleFocus();
    return hashes;
  }

  /** What is shown belongs to the present address. */
  ziq.isSettled = () => ziq.answer?.asked === window.location.pathname + window.location.search;

  /** One card; whatever fails here stays in it. */
  function applyCard(id, value) {
    const card = cardOf(id);
    if (!card) return false;
    try {
      return card.apply(value);
    } catch (error) {
      console.error(`card ${id}`, error);
      card.hash = null;
      const band = card.part("state");
      if (band) {
        band.hidden = false;
        band.className = "state is-error";
        band.replaceChildren(el("p", {}, el("span", { class: "bang", "aria-hidden": "true" }, "!"), ziq.word("picture_failed")));
      }
      return false;
    }
  }

  function say(answer, changed) {
    const isNewPage = lastPath !== null && lastPath !== window.location.pathname;
    const count = ziq.textOf(answer.choice?.count).trim();
    if (isNewPage) ziq.announce(`${document.querySelector("h1")?.textContent || ""}. ${count}`);
    else if (!isFirst && changed) ziq.announce(ziq.word("updated", { count }));
    if (isNewPage) byId("main")?.focus({ preventScroll: true });
    isFirst = false;
    lastPath = window.location.pathname;
  }

  /** Puts the focus back where the reader was when the pressed element is gone. */
  function settleFocus() {
    const wanted = ziq.focusAfterAnswer;
    ziq.focusAfterAnswer = null;
    const active = document.activeElement;
    if (!wanted || (active && active !== document.body && active.getClientRects().length)) return;
    const target = [...document.querySelectorAll(wanted)].find((element) => element.offsetParent !== null);
    target?.focus();
  }

  /** Draws every picture again, in new colours or at a new width. */
  function redraw() {
    const shown = [...cards.values()].filter((card) => card.element.isConnected && card.picture && !card.part("figure")?.hidden);
    ziq.atOneSize(() => shown.forEach((card) => card.draw()));
  }

  /** The card an element belongs to. */
  const around = (element) => cards.get(element.closest?.("[data-chart]")?.id);

  const present = () => [...cards.values()].filter((card) => card.element.isConnected && card.value);

  ziq.cards = { of: (id) => cards.get(id), around, present, redraw };
  ziq.apply = apply;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.ziq = { ...(window.dash_clientside.ziq || {}), apply };
})();
