/* One card: its words, its picture, its state. */

import * as address from "../choice/address.js";
import { kindOf } from "../pictures/index.js";
import { byId, el, parts, plain, query, queryAll, svg, theOne, whole } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { base, word } from "../shell/words.js";
import * as tables from "../tools/tables.js";

/** @import { KeyNumber, Picture } from "../wire.js" */

/** The standing of a key figure: its sign and its word.
    @type {Record<string, {mark: string, word: import("../lists.js").WordKey} | undefined>} */
const TAGS = { published: { mark: "M2 7l3 3 6-7", word: "tag_published" }, sample: { mark: "M1.5 1.5h10v10h-10z", word: "tag_sample" } };

/** @type {Picture} */
const NO_PICTURE = { form: "nothing" };

/** A key figure; nothing of it where there is another picture, or none.
    @param {Picture} picture
    @returns {Partial<KeyNumber>} */
const numberOf = (picture) => (picture.form === "key-number" ? picture : {});

export class Card {
  /** @param {string} id
      @param {HTMLElement} element */
  constructor(id, element) {
    this.id = id;
    this.element = element;
    /** @type {string | null | undefined} */
    this.hash = null;
    /** @type {Picture} */
    this.picture = NO_PICTURE;
    /** What the last answer says of it; nothing yet.
        @type {CardValue} */
    this.value = { table: { head: [], rows: [] } };
    /** The row that a touch has read.
        @type {number | null} */
    this.read = null;
    /** Rows of the table outside the choice.
        @type {Set<number>} */
    this.outside = new Set();
    this.isFilled = false;
    this.isTable = false;
    /** What the reader did to the table: opened, all rows, another order. */
    this.isOpen = false;
    this.isWhole = false;
    /** The reader stepped back from the chosen areas to the whole map. */
    this.isWholeMap = false;
    /** @type {{column: number | null, isDown: boolean}} */
    this.order = { column: null, isDown: false };
    /** Widths in px: drawn for, and measured for the present answer. */
    this.width = 0;
    this.measured = 0;
  }

  /** @param {string} name */
  part(name) { return byId(`${this.id}--${name}`); }

  /** A part that every card has.
      @param {string} name */
  must(name) { return theOne(`${this.id}--${name}`); }

  headline() { return plain(this.part("headline")?.textContent || ""); }

  /** @param {number} row */
  pairs(row) { return address.pairsOf(this.value?.table?.toggles?.[row]); }

  /** Whether any row, or this one, puts something into the filter.
      @param {number=} row */
  canToggle(row) {
    if (row !== undefined) return this.pairs(row).length > 0;
    return (this.value?.table?.toggles || []).some((toggles) => address.pairsOf(toggles).length > 0);
  }

  /** @param {number} row */
  isChosen(row) { return (this.value?.table?.chosen || []).includes(row) || address.isChosen(this.pairs(row)); }

  /** Whether a row is one that stays in sight though it is not chosen.
      @param {number | null | undefined} row */
  isOutside(row) { return this.outside.has(Number(row ?? NaN)); }

  /** @param {Pair} toggle */
  isInChoice(toggle) { return address.isChosen([toggle]); }

  /** @param {number} row */
  toggleRow(row) {
    const pairs = this.pairs(row);
    if (pairs.length) address.togglePairs(pairs);
  }

  /** A press on a mark: by touch the first one reads its value, and only the next on the same mark chooses it.
      @param {number} row */
  pressRow(row) {
    if (!page.isTouch || this.read === row) return this.toggleRow(row);
    window.dispatchEvent(new CustomEvent("ziq:read", { detail: { card: this, row } }));
  }

  /** @param {CardValue} value */
  apply(value) {
    if (this.hash === value.hash && value.hash !== undefined) return false;
    this.hash = value.hash;
    this.value = value;
    this.isFilled = true;
    this.outside = new Set(value.table?.outside);
    this.picture = value.picture ?? NO_PICTURE;
    if (this.picture.form === "key-number" || this.element.classList.contains("key-figure")) this.figure(value);
    else this.fill(value);
    return true;
  }

  /** A key figure: number, unit, what it refers to, whether it is published.
      @param {CardValue} value */
  figure(value) {
    const { value: number = "–", unit, context, tag } = numberOf(this.picture);
    this.must("picture").replaceChildren(value.error || value.empty ? "–" : number, ...(unit ? [" ", el("small", {}, unit)] : []));
    this.must("sentence").textContent = value.error ? `${value.error.text} (${value.error.number})` : context || value.sentence || "";
    const holder = query(".tag", this.element);
    if (holder && tag) showTag(holder, tag);
  }

  /** @param {CardValue} value */
  fill(value) {
    const isShown = !value.error && !value.empty;
    if (value.headline) this.text("headline", value.headline);
    if (value.subtitle) this.text("subtitle", value.subtitle);
    this.named(value.title);
    this.text("sentence", isShown ? value.sentence : "");
    this.showBase(value.base, isShown);
    this.text("source", value.source);
    this.state(value);
    const figure = this.must("figure");
    figure.hidden = !isShown;
    this.isTable = this.picture.form === "nothing" || Boolean(kindOf(this.picture)?.isTable);
    this.role(figure);
    if (isShown) this.draw();
    else this.part("legend")?.replaceChildren();
    tables.refresh(this, isShown);
  }

  /** What stands behind the picture, and that some of what is seen lies outside the choice.
      @param {Parts | undefined} base
      @param {boolean} isShown */
  showBase(base, isShown) {
    const rest = isShown && this.outside.size ? [` · ${word("outside_paler", { count: this.outside.size })}`] : [];
    this.part("base")?.replaceChildren(...parts(base), ...rest);
  }

  /** @param {string} name
      @param {string=} words */
  text(name, words) {
    const element = this.part(name);
    const shown = whole(words || "");
    if (element && element.textContent !== shown) element.textContent = shown;
  }

  /** What the tools say they are for; the chart's usual name stands in the page.
      @param {string=} title */
  named(title) {
    for (const name of queryAll("[data-tool] > .vh", this.element)) {
      name.dataset.usual ??= name.textContent || "";
      const shown = title ? ` – ${title}` : name.dataset.usual;
      if (name.textContent !== shown) name.textContent = shown;
    }
  }

  /** A picture that is a table keeps its table for screen readers; the others are images with a sentence.
      @param {HTMLElement} figure */
  role(figure) {
    figure.setAttribute("role", this.isTable ? "group" : "img");
    figure.setAttribute("aria-labelledby", this.isTable ? `${this.id}--headline` : `${this.id}--sentence`);
    if (this.isTable) figure.removeAttribute("tabindex");
    else figure.setAttribute("tabindex", "0");
    if (this.isTable) figure.removeAttribute("aria-describedby");
    else figure.setAttribute("aria-describedby", "ziq-keys");
  }

  draw() {
    const host = this.must("picture");
    const { picture } = this;
    const legend = this.part("legend");
    const width = this.room();
    const kind = kindOf(picture);
    const items = kind?.legend?.(picture, width);
    legend?.replaceChildren(...(items ? [items] : []));
    if (!("level" in picture)) query(":scope > .zoom", this.element)?.remove(); // only maps come near
    if (picture.form === "nothing") host.replaceChildren(tables.build(this));
    else kind?.draw(host, picture, this);
    this.width = width;
  }

  /** A picture that needs it has a whole row of cards; said before anything is measured.
      @param {CardValue} value */
  place({ picture }) { this.element.classList.toggle("is-wide", picture?.form === "multiples" && Boolean(picture.is_wide)); }

  /** Reads the width once for a whole answer: read between two changes it costs a layout each time. */
  measure() { this.measured = this.part("picture")?.clientWidth || 0; }

  /** The width a picture has, in px; 0 while it is hidden. */
  room() { return this.measured || this.must("picture").clientWidth; }

  /** Nothing matches, or something failed: a band with the way out.
      @param {CardValue} value */
  state({ empty, error }) {
    const band = this.must("state");
    band.hidden = !empty && !error;
    band.replaceChildren();
    if (band.hidden) return;
    band.className = `state ${error ? "is-error" : "is-empty"}`;
    if (error) band.append(...failure(error));
    else if (empty) band.append(...nothing(empty));
  }
}

/** @param {NonNullable<CardValue["error"]>} error */
const failure = ({ text, number }) => [el("p", {}, el("span", { class: "bang", "aria-hidden": "true" }, "!"), text),
  number ? el("p", { class: "soft" }, word("error_number", { number })) : ""];

/** @param {NonNullable<CardValue["empty"]>} empty */
export function nothing({ text, loosen = [], is_too_large: isTooLarge }) {
  const ways = loosen.map(({ key, label }) =>
    el("li", {}, el("button", { type: "button", class: "pick", "data-remove-key": key }, label)));
  const file = isTooLarge && el("p", {}, el("a", { class: "plain", download: "",
    href: `${base()}export/table.csv${address.format(address.parse())}` }, word("file_csv")));
  return [el("p", {}, el("b", {}, text)), ...(file ? [file] : []), ...(ways.length ? [el("p", {}, word("loosen")), el("ul", { class: "ways" }, ways)] : [])];
}

/** @param {HTMLElement} holder
    @param {string} tag */
function showTag(holder, tag) {
  const known = TAGS[tag];
  holder.className = `tag${tag === "published" ? " pub" : ""}`;
  holder.replaceChildren(...(known ? [svg("svg", { viewBox: "0 0 13 13", "aria-hidden": "true", class: `is-${tag}` },
    svg("path", { d: known.mark }))] : []), known ? word(known.word) : tag);
}
