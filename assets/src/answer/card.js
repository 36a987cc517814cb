/* One card: its words, its picture, its state. */

import * as address from "../choice/address.js";
import { pictures } from "../pictures/index.js";
import { byId, el, parts, plain, svg, whole } from "../shell/dom.js";
import { word } from "../shell/words.js";
import * as tables from "../tools/tables.js";

export class Card {
  constructor(id, element) {
    this.id = id;
    this.element = element;
    this.hash = null;
    this.picture = null;
    this.value = null;
  }

  part(name) { return byId(`${this.id}--${name}`); }

  headline() { return plain(this.part("headline")?.textContent || ""); }

  pairs(row) { return address.pairsOf(this.value?.table?.toggles?.[row]); }

  /** Whether any row, or this one, puts something into the filter. */
  canToggle(row) {
    if (row !== undefined) return this.pairs(row).length > 0;
    return (this.value?.table?.toggles || []).some((toggles) => address.pairsOf(toggles).length > 0);
  }

  isChosen(row) { return (this.value?.table?.chosen || []).includes(row) || address.isChosen(this.pairs(row)); }

  isInChoice(toggle) { return address.isChosen([toggle]); }

  toggleRow(row) {
    const pairs = this.pairs(row);
    if (pairs.length) address.togglePairs(pairs);
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
    this.isTable = picture.kind === "none" || Boolean(pictures[picture.kind]?.isTable);
    this.role(figure);
    if (isShown) this.draw();
    else this.part("legend")?.replaceChildren();
    tables.refresh(this, isShown);
  }

  text(name, words) {
    const element = this.part(name);
    const shown = whole(words || "");
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
    const items = pictures[picture.kind]?.legend?.(picture, width);
    legend?.replaceChildren(...(items ? [items] : []));
    if (picture.kind === "none") host.replaceChildren(tables.build(this));
    else pictures[picture.kind]?.draw(host, picture, this);
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
        error.number ? el("p", { class: "soft" }, word("error_number", { number: error.number })) : "");
    }
    const ways = (empty.loosen || []).map(({ key, label }) =>
      el("li", {}, el("button", { type: "button", class: "pick", "data-remove-key": key }, label)));
    return band.replaceChildren(el("p", {}, el("b", {}, empty.text)),
      ways.length ? el("p", {}, word("loosen")) : "", ways.length ? el("ul", { class: "ways" }, ways) : "");
  }
}

function showTag(holder, tag) {
  const known = { published: "tag_published", sample: "tag_sample" }[tag];
  const mark = { published: "M2 7l3 3 6-7", sample: "M1.5 1.5h10v10h-10z" }[tag];
  holder.className = `tag${tag === "published" ? " pub" : ""}`;
  holder.replaceChildren(...(mark ? [svg("svg", { viewBox: "0 0 13 13", "aria-hidden": "true", class: `is-${tag}` },
    svg("path", { d: mark }))] : []), known ? word(known) : tag || "");
}

