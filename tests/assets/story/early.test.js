/* Steps taken before the slides are there. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document, location } = page({ address: "http://dashboard.test/circles/hamm" });
globalThis.Event = document.defaultView.Event;
const early = await import("../../../assets/src/story/early.js");
early.start();

/** @param {string} key */
const press = (key, held = {}) => document.dispatchEvent(Object.assign(new Event("keydown"), { key, ...held }));

test("steps add up until the slides are there, and again when the story has left", () => {
  press("ArrowRight");
  press("PageDown");
  press("ArrowLeft");
  press("x");
  press("ArrowRight", { ctrlKey: true });
  assert.equal(early.taken(), 1);
  press("ArrowRight");
  assert.equal(early.taken(), 0);
  early.wait();
  press("ArrowRight");
  assert.equal(early.taken(), 1);
});

test("other pages have no steps", () => {
  early.wait();
  for (const path of ["/circles", "/need", "/circles/"]) {
    location.pathname = path;
    press("ArrowRight");
  }
  assert.equal(early.taken(), 0);
});
