/* A table of the import desk. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { table } = await import("../../../assets/src/tools/import-table.js");

test("it has its caption, can be scrolled by keyboard, and its first cells are heads", () => {
  const made = table("Befunde", ["Zeile", "Was"], [["3", "<i>fehlt</i>"]]);
  assert.deepEqual(["role", "aria-label", "tabindex"].map((name) => made.getAttribute(name)), ["region", "Befunde", "0"]);
  assert.equal(made.querySelector("tbody th").textContent, "3");
  assert.equal(made.querySelector("tbody td").textContent, "<i>fehlt</i>");
});

test("case numbers and names of files stay whole, other words may break", () => {
  const made = table("Befunde", ["Datei", "Was"], [["Zahlen-2020.xlsx · A3", "Die Summe der E-Mail fehlt in ZIQ-2018-065"]]);
  assert.deepEqual([...made.querySelectorAll("span.nb")].map((part) => part.textContent), ["Zahlen-2020.xlsx", "E-Mail", "ZIQ-2018-065"]);
  assert.equal(made.querySelector("td").textContent, "Die Summe der E-Mail fehlt in ZIQ-2018-065");
});

test("more than four columns stand under each other on a phone, each with its name", () => {
  const classes = [4, 5].map((count) => table("Befunde", Array(count).fill("Spalte"), [Array(count).fill("x")]).querySelector("table").className);
  assert.deepEqual(classes, ["", "many"]);
  assert.equal(table("Befunde", ["Zeile", "Was"], [["3", "fehlt"]]).querySelector("td").dataset.name, "Was");
});
