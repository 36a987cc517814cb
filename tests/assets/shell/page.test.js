/* What is shown belongs to the present address, or not yet. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page as document } from "../dom.js";

document({ address: "http://dashboard.test/need?block=1" });
const { isSettled, page } = await import("../../../assets/src/shell/page.js");

test("only the answer to the present address is settled", () => {
  assert.equal(isSettled(), false);
  page.answer = { asked: "/need" };
  assert.equal(isSettled(), false);
  page.answer = { asked: "/need?block=1" };
  assert.equal(isSettled(), true);
});
