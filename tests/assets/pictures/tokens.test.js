/* Design tokens are read once, until the theme changes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { forgetTokens, token } = await import("../../../assets/src/pictures/tokens.js");

test("a token is read once, and anew when it was forgotten", () => {
  let reads = 0;
  globalThis.getComputedStyle = () => ({ color: "rgb(1, 2, 3)", getPropertyValue: () => { reads += 1; return " #123456 "; } });
  assert.equal(token("--ink"), "#123456");
  token("--ink");
  assert.equal(reads, 1);
  forgetTokens();
  token("--ink");
  assert.equal(reads, 2);
});

test("a colour of the system becomes a number, which Plotly needs", () => {
  globalThis.getComputedStyle = () => ({ color: "rgb(1, 2, 3)", getPropertyValue: () => "CanvasText" });
  assert.equal(token("--mark"), "rgb(1, 2, 3)");
});
