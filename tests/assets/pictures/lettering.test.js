/* Signs and names on an area map. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { lettering } = await import("../../../assets/src/pictures/lettering.js");
const { svg } = await import("../../../assets/src/shell/dom.js");

const geo = { viewBox: "0 0 800 800", areas: { "05113": { d: "", x: 400, y: 400, name: "Essen" }, "05911": { d: "", x: 420, y: 410, name: "Bochum" } } };
const picture = { form: "area-map", level: "districts", classes: [], areas: { "05113": ["held", "", "", 0], "05911": [0, "0", "", 1] }, labels: [{ ags: "05113", name: "", text: "" }, { ags: "05911", name: "Bochum", text: "die wenigsten" }] };

function drawn(one, width = 800) {
  const drawing = svg("svg", {}, svg("g", { class: "lettering" }));
  lettering(drawing, geo, one, width);
  return drawing;
}

test("zero prints its nought, a state its sign on a patch", () => {
  const signs = [...drawn(picture).querySelectorAll(".sign")].map((sign) => sign.textContent);
  assert.deepEqual(signs, ["•", "0"]);
  assert.equal(drawn(picture).querySelectorAll(".sign-patch").length, 1);
});

test("where there are hundreds of areas none has a sign", () => {
  assert.equal(drawn({ ...picture, level: "municipalities" }).querySelectorAll(".sign").length, 0);
});

test("names that are not given are the areas' own, and each has its leader", () => {
  const drawing = drawn(picture);
  assert.deepEqual([...drawing.querySelectorAll(".halo")].map((text) => text.textContent), ["Essen", "", "Bochum", "die wenigsten"]);
  assert.equal(drawing.querySelectorAll(".leader").length, 2);
  const [one, other] = [...drawing.querySelectorAll(".halo.strong")].map((text) => [text.getAttribute("x"), text.getAttribute("y")].join());
  assert.notEqual(one, other);
});

test("signs that would cover each other are left out, their areas keep their class", () => {
  const small = { ...picture, areas: { "05113": [0, "0", "", 0], "05911": [0, "0", "", 1] }, labels: [] };
  assert.equal(drawn(small).querySelectorAll(".sign").length, 2);
  assert.equal(drawn(small, 300).querySelectorAll(".sign").length, 1);
});

test("a name stands beside the land where it can, and on no border", () => {
  const lies = { d: "M100 100l600 0 0 600-600 0z", x: 160, y: 400, name: "Land" };
  const text = svg("svg", {}, svg("g", { class: "lettering" }));
  lettering(text, { viewBox: "0 0 800 800", areas: { "05": lies } }, { form: "area-map", level: "districts", classes: [], areas: { "05": [1, "1", "", 0] }, labels: [{ ags: "05", name: "A", text: "1" }] }, 800);
  assert.ok(Number(text.querySelector(".strong").getAttribute("x")) < 100);
});
