/* Numbers and days as the reader writes them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page();
const { day, number } = await import("../../../assets/src/shell/numbers.js");

test("numbers are written in the language of the page", () => {
  const cases = { de: [[1234.5, 1, "1.234,5"], [-3, 0, "−3"], [0, 2, "0,00"], [1234567, 0, "1.234.567"]], en: [[1234.5, 2, "1,234.50"], [-3, 0, "−3"]] };
  for (const [language, pairs] of Object.entries(cases)) {
    document.documentElement.lang = language;
    for (const [value, decimals, text] of pairs) assert.equal(number(value, decimals), text);
  }
  document.documentElement.lang = "de";
});

test("days are written as the server writes them", () => {
  const cases = { de: ["02.09.2020", "31.12.2020"], en: ["2 Sep 2020", "31 Dec 2020"] };
  for (const [language, texts] of Object.entries(cases)) {
    document.documentElement.lang = language;
    assert.deepEqual(["2020-09-02T12:00", "2020-12-31T12:00"].map((text) => day(new Date(text))), texts);
  }
  document.documentElement.lang = "de";
});
