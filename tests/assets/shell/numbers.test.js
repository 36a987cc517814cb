/* Numbers as the reader writes them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page();
const { number } = await import("../../../assets/src/shell/numbers.js");

test("numbers are written in the language of the page", () => {
  const cases = { de: [[1234.5, 1, "1.234,5"], [-3, 0, "−3"], [0, 2, "0,00"], [1234567, 0, "1.234.567"]], en: [[1234.5, 2, "1,234.50"], [-3, 0, "−3"]] };
  for (const [language, pairs] of Object.entries(cases)) {
    document.documentElement.lang = language;
    for (const [value, decimals, text] of pairs) assert.equal(number(value, decimals), text);
  }
  document.documentElement.lang = "de";
});
