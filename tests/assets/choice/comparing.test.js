/* What is held side by side is named by a sign. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { signOf } = await import("../../../assets/src/choice/comparing.js");

test("a hit about an area has its sign, another has none", () => {
  assert.equal(signOf("/?district=05113"), "05113");
  assert.equal(signOf("/neighbourhoods?municipality=05113000"), "05113000");
  assert.equal(signOf("/need"), "");
  assert.equal(signOf("/?block=1"), "");
});
