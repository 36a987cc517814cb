/* Run by tests/app/test_patch_in_browser.py: `node answer-cases.js FILE`. Every case of the file is put together by the
   script that is served, and must come out as the server says. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { shipped } from "./shipped.js";

const { patched } = shipped().ziq;
const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));

for (const [place, { before, patch, after }] of cases.entries()) {
  const copy = structuredClone(before);
  assert.deepEqual(patched(before, patch), after, `case ${place}`);
  assert.deepEqual(before, copy, `case ${place}: what was there is changed`);
}
console.log(cases.length);
process.exit(0);
