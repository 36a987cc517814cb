/* The address of a card's file. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page({ address: "http://dashboard.test/applications?block=1" });
const { file } = await import("../../../assets/src/tools/file-address.js");

test("a file holds the choice of the page", () => {
  assert.equal(file({ id: "funds" }, "ods"), "/export/charts/funds.ods?block=1");
});
