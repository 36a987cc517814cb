/* One card: its words, its state, what it keeps from the answer before. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cardElement, page } from "../dom.js";

const { document } = page({ words: { error_number: "Fehler {number}", loosen: "Weiter fassen", outside_paler: "{count} außerhalb", tag_published: "veröffentlicht" } });
const { Card, nothing } = await import("../../../assets/src/answer/card.js");

const table = { head: [["Kreis", "text"], ["Anträge", "number"]], rows: [["Essen", "1"], ["Bonn", "2"]] };
const bars = { form: "bars", labels: [{ text: "Essen" }, { text: "Bonn" }], values: [1, 2], texts: [["1"], ["2"]], roles: ["mark", "mark"] };

function fresh(id) {
  const card = new Card(id, cardElement(document, id));
  card.measured = 600;
  return card;
}

test("a card with the same content is not touched", () => {
  const card = fresh("one");
  assert.equal(card.apply({ hash: "a", table, picture: bars, headline: "Anträge" }), true);
  assert.equal(card.apply({ hash: "a", table, picture: bars, headline: "anders" }), false);
  assert.equal(card.headline(), "Anträge");
});

test("a picture is an image with its sentence, a table a group with its headline", () => {
  const card = fresh("two");
  card.apply({ hash: "a", table, picture: bars, sentence: "In Bonn sind es zwei." });
  const figure = card.must("figure");
  assert.deepEqual([figure.getAttribute("role"), figure.getAttribute("aria-labelledby"), figure.getAttribute("tabindex")], ["img", "two--sentence", "0"]);
  card.apply({ hash: "b", table });
  assert.deepEqual([figure.getAttribute("role"), figure.getAttribute("aria-labelledby"), figure.hasAttribute("tabindex")], ["group", "two--headline", false]);
  assert.equal(card.must("picture").querySelectorAll("tbody tr").length, 2);
});

test("where nothing matches the way out stands, and no sentence of before", () => {
  const card = fresh("three");
  card.apply({ hash: "a", table, picture: bars, sentence: "In Bonn sind es zwei." });
  card.apply({ hash: "b", table, empty: { text: "Nichts passt.", loosen: [{ key: "district", label: "Kreis weglassen" }] } });
  assert.equal(card.must("sentence").textContent, "");
  assert.equal(card.must("figure").hidden, true);
  assert.equal(card.must("state").querySelector("[data-remove-key]").dataset.removeKey, "district");
  card.apply({ hash: "c", table, error: { text: "Das ging nicht.", number: "ab12" } });
  assert.match(card.must("state").textContent, /Das ging nicht\.Fehler ab12/);
  assert.equal(nothing({ text: "leer" }).length, 1);
});

test("the tools name the chart that is shown, and its usual name again", () => {
  const element = cardElement(document, "named");
  element.insertAdjacentHTML("beforeend", '<button data-tool="copy"><span>Kopieren</span><span class="vh"> – Kinderarmut</span></button>');
  const card = new Card("named", element);
  const told = () => element.querySelector(".vh").textContent;
  card.apply({ hash: "a", table, picture: bars, title: "Wohngeld" });
  assert.equal(told(), " – Wohngeld");
  card.apply({ hash: "b", table, picture: bars });
  assert.equal(told(), " – Kinderarmut");
});

test("rows outside the choice are counted in the words below", () => {
  const card = fresh("four");
  card.apply({ hash: "a", table: { ...table, outside: [1] }, picture: bars, base: "zwei Kreise" });
  assert.match(card.must("base").textContent, /zwei Kreise · 1 außerhalb/);
  assert.ok(card.isOutside(1) && !card.isOutside(0));
});

test("a key figure says number, unit and context; none where nothing matches", () => {
  const element = cardElement(document, "five");
  element.classList.add("key-figure");
  element.insertAdjacentHTML("beforeend", '<p class="tag"></p>');
  const card = new Card("five", element);
  card.apply({ hash: "a", table, picture: { form: "key-number", value: "3,2", unit: "Mio. €", context: "von 5", tag: "published" } });
  assert.equal(card.must("picture").innerHTML, "3,2 <small>Mio. €</small>");
  assert.equal(card.must("sentence").textContent, "von 5");
  assert.equal(element.querySelector(".tag").textContent, "veröffentlicht");
  card.apply({ hash: "b", table, empty: { text: "Nichts passt." } });
  assert.equal(card.must("picture").textContent, "–");
});
