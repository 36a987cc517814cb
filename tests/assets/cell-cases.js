/* Run by tests/app/test_table_cells.py: `node cell-cases.js FILE`. Every cell of the file must be read as the server writes it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { page } from "./dom.js";

const { document } = page();
const { said } = await import("../../assets/src/tools/cells.js");
const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));

for (const { language, column, cell, text } of cases) {
  document.documentElement.lang = language;
  assert.equal(said(cell, column), text, `${language} ${column} ${JSON.stringify(cell)}`);
}
console.log(cases.length);
process.exit(0);
