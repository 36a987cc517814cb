/* Printed numbers, read again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page();
const { readNumber } = await import("../../../assets/src/shell/numbers.js");

test("printed numbers are read in the language of the page", () => {
  const cases = { de: [["1.234,5", 1234.5], ["−3 %", -3], ["12\u00a0€", 12], ["•", null], ["", null]], en: [["1,234.5", 1234.5], ["−€3", -3]] };
  for (const [language, pairs] of Object.entries(cases)) {
    document.documentElement.lang = language;
    for (const [text, number] of pairs) assert.equal(readNumber(text), number, text);
  }
  document.documentElement.lang = "de";
});
