/* What roles and stressed texts look like. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { colour, markedUp, places, plainText } = await import("../../../assets/src/pictures/roles.js");

test("each role has its token", () => {
  assert.deepEqual(["mark", "rest", "whole", "block-2"].map(colour), ["--mark", "--mark-rest", "--surface", "--block-2"]);
});

test("the stressed part is bold, and nothing is without one", () => {
  assert.equal(markedUp(["12", " %"]), "<b>12</b> %");
  assert.equal(markedUp(["", "12"]), "12");
  assert.equal(markedUp(["12"]), "<b>12</b>");
  assert.equal(plainText(["12", " %"]), "12 %");
});

test("places count from zero", () => assert.deepEqual(places(["a", "b"]), [0, 1]));
