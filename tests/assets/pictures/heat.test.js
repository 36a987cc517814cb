/* The heat map: a table, and where it is narrow one column of it as bars. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page({ words: { held_back: "zurückgehalten", not_reported: "nicht gemeldet", all: "Alle", group: "Gruppe", legend: "Legende" } });
const { heatPicture } = await import("../../../assets/src/pictures/heat.js");
const { el } = await import("../../../assets/src/shell/dom.js");

const row = (label, ...cells) => ({ label, cells });
const picture = { form: "heat", corner: "Ort", column: "Zielgruppe", total: "Summe", columns: [{ label: "Eltern" }, { label: "Kinder" }], classes: ["0", "1–9"],
  groups: [{ label: "draußen", rows: [row("Park", [1, 3, 0], [2, 1234, 1]), row("Platz", ["held"], ["missing"])] }], totals: ["3", "1.234"] };
const card = (room) => ({ id: "heat", room: () => room, headline: () => "Orte", canToggle: () => true, isOutside: (place) => place === 1 });

test("cells say their number, or in words why there is none", () => {
  const host = el("div");
  heatPicture.draw(host, picture, card(900));
  const cells = [...host.querySelectorAll("tbody td")];
  assert.deepEqual(cells.map((cell) => cell.textContent), ["3", "1.234", "• zurückgehalten", "– nicht gemeldet"]);
  assert.deepEqual(cells.map((cell) => cell.dataset.row), ["0", "1", undefined, undefined]);
  assert.ok(cells[1].classList.contains("is-paler") && !cells[0].classList.contains("is-paler"));
  assert.equal(host.querySelector("tfoot").textContent, "Summe31.234");
});

test("where it is narrow, the fullest column stands as bars and another can be chosen", () => {
  const host = el("div");
  heatPicture.draw(host, picture, card(300));
  assert.equal(host.querySelector("table"), null);
  assert.equal(host.querySelector("label").textContent, "Zielgruppe");
  assert.deepEqual([...host.querySelectorAll("option")].map((one) => one.hasAttribute("selected")), [false, true]);
  assert.match(host.querySelector("i.mark").getAttribute("style"), /--w:1/);
  assert.match(host.textContent, /– nicht gemeldet/);
  assert.equal(heatPicture.legend(picture, 300), null);
  assert.ok(heatPicture.legend(picture, 900));
});

test("with more columns words above them need more room; months do not", () => {
  const many = { ...picture, columns: Array.from({ length: 10 }, (_, index) => ({ label: `Gruppe ${index}` })) };
  assert.deepEqual([900, 960].map((room) => Boolean(heatPicture.legend(many, room))), [false, true]);
  assert.ok(heatPicture.legend({ ...many, is_grid: true }, 900));
});
