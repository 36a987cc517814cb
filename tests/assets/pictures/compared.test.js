/* Two regions and the Land, a line per measure. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { comparedPicture } = await import("../../../assets/src/pictures/compared.js");
const { el } = await import("../../../assets/src/shell/dom.js");

const picture = { form: "compared", heading: "Maß", names: ["Essen", "Bonn", "NRW"],
  measures: [{ label: "Anträge", places: [0.5, null, 1], texts: ["5", "–", "10"] }] };

test("what is known has its sign at its place, what is not has none", () => {
  const host = el("div");
  comparedPicture.draw(host, picture, { headline: () => "Vergleich" });
  const track = host.querySelector(".track");
  assert.equal(track.querySelector(".mark-a").getAttribute("cx"), "50.00%");
  assert.equal(track.querySelector(".mark-b"), null);
  assert.equal(track.querySelector(".mark-state").getAttribute("x1"), "100.00%");
});

test("it is a table, with its caption and a row head per measure", () => {
  const host = el("div");
  comparedPicture.draw(host, picture, { headline: () => "Vergleich" });
  assert.equal(host.querySelector("caption").textContent, "Vergleich");
  assert.deepEqual([...host.querySelectorAll("tbody td")].map((cell) => cell.textContent), ["5", "–", "10"]);
  assert.equal(comparedPicture.isTable, true);
});
