/* Tiles and areas: their fill, what is said of them, and the legend. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page({ words: { held_back: "zurückgehalten", not_reported: "nicht gemeldet", legend: "Legende", outside_choice: "außerhalb" } });
const { describeArea, isMarked, isState, kindsOf, legend, paint, showSides, start } = await import("../../../assets/src/pictures/areas.js");
const { cards } = await import("../../../assets/src/answer/cards.js");
const { svg } = await import("../../../assets/src/shell/dom.js");

const card = { isChosen: (row) => row === 1, canToggle: () => true, isOutside: (row) => row === 2 };

test("a class fills by its style, a state without number by a pattern of this drawing", () => {
  const shape = svg("rect");
  paint(shape, "map-1", 3);
  assert.equal(shape.getAttribute("class"), "area s3");
  paint(shape, "map-1", "held");
  assert.match(shape.style.fill, /map-1-held/);
  assert.ok(isState("missing") && !isState(0));
});

test("an area says its words, that it is chosen, and that it lies outside", () => {
  const group = svg("g");
  assert.equal(describeArea(group, [2, "12", "Essen: 12", 1], card, "place"), true);
  assert.equal(group.querySelector("title").textContent, "Essen: 12");
  assert.equal(group.dataset.row, "1");
  describeArea(group, [2, "3", "Bonn: 3", 2], card, "place");
  assert.equal(group.querySelector("title").textContent, "Bonn: 3 · außerhalb");
  assert.ok(group.classList.contains("is-paler") && !group.classList.contains("chosen"));
  describeArea(group, undefined, card, "place");
  assert.ok(group.classList.contains("outside"));
  assert.equal(group.dataset.row, undefined);
});

test("an area held against another one has an edge", () => {
  const group = svg("g");
  group.dataset.ags = "05113";
  assert.equal(isMarked(group, { marked: { "05113": "A" } }), true);
  assert.equal(isMarked(group, {}), false);
});

test("the legend names the classes, and of the states those that occur", () => {
  const areas = { "05113": [1, "2", "", 0], "05911": ["held", "", "", 1] };
  const list = legend({ form: "tiles", classes: ["0", "1–9", ""], areas, wide: true }, kindsOf(areas));
  assert.deepEqual([...list.querySelectorAll("li.cls")].map((item) => item.textContent), ["0", "1–9", "• zurückgehalten"]);
  const own = legend({ form: "area-map", classes: [], areas, missing: "ohne Angabe" }, ["missing"]);
  assert.match(own.textContent, /– ohne Angabe/);
});

test("a change has colours to both sides of none, in drawing and legend, and loses them with the next choice", () => {
  const drawing = svg("svg");
  for (const form of ["tiles", "area-map"]) {
    const picture = { form, classes: ["±0"], areas: {}, signed: true };
    showSides(drawing, picture);
    assert.ok(drawing.classList.contains("is-signed"));
    assert.ok(legend(picture, []).classList.contains("is-signed"));
    showSides(drawing, { ...picture, signed: false });
    assert.ok(!drawing.classList.contains("is-signed"));
  }
  assert.ok(!legend({ form: "heat", classes: ["0"] }, []).classList.contains("is-signed"));
});

test("a second click of a mouse that stood still takes back what it chose, though the map zoomed", () => {
  location.href = "http://dashboard.test/regions";
  document.getElementById("main").innerHTML = `<article id="map" data-chart=""><svg class="chart"><g data-row="0"></g><g data-row="1"></g></svg></article>`;
  const areas = ["05113", "05117"];
  const pressed = [];
  cards.set("map", { pairs: (row) => [["district", areas[row]]], pressRow: (row) => pressed.push(areas[row]) });
  start();
  const at = (name, x, target) => {
    const event = document.createEvent("CustomEvent");
    event.initCustomEvent(name, true, true, 1);
    target.dispatchEvent(Object.defineProperties(event, { clientX: { value: x }, clientY: { value: 10 } }));
  };
  const [here, other] = document.querySelectorAll("#map g");
  at("click", 20, here);
  at("pointermove", 22, document.body);
  at("click", 22, other);
  assert.deepEqual(pressed, ["05113"]);
  assert.match(location.href, /district=05113/);
  at("pointermove", 40, document.body);
  at("click", 40, other);
  assert.deepEqual(pressed, ["05113", "05117"]);
});
