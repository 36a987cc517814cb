/* The cells of a table. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { said, valueOf } = await import("../../../assets/src/tools/cells.js");

test("a cell is read as its value, or as the words beside it", () => {
  const number = ["Anträge", "number", 1];
  const cases = [["Köln", ["Kreis", "text"], "Köln"], [1234.5, number, "1.234,5"], [null, number, "–"], [[null, "•"], number, "•"],
    [[1250000, "1,3 Mio. €"], number, "1,3 Mio. €"], [["2018-09", "September 2018"], ["Monat", "text"], "September 2018"],
    [[2, "Gesundes Aufwachsen"], ["Baustein", "block"], "2 Gesundes Aufwachsen"], [[null, "Alle"], ["Baustein", "block"], "Alle"]];
  for (const [cell, column, text] of cases) assert.equal(said(cell, column), text);
});

test("a cell is sorted by its value, and has none where nothing is there or it is held back", () => {
  assert.deepEqual([7, "Köln", ["2018-09", "September 2018"], [null, "•"], null].map(valueOf), [7, "Köln", "2018-09", null, null]);
});
