/* Questions to the server, as Dash asks them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "./dom.js";

page();
const dash = await import("../../assets/src/dash-internals.js");

const body = (state) => dash.questionBody([["frame", "children"], ["answer", "data"]], { pathname: "/", search: "?block=1" }, ["address.search"], state);

test("a question names outputs, inputs and state", () => {
  const asked = JSON.parse(body({ shown: 1 }));
  assert.equal(asked.output, "..frame.children...answer.data..");
  assert.deepEqual(asked.inputs[1], { id: "address", property: "search", value: "?block=1" });
  assert.deepEqual(asked.state, [{ id: "shown", property: "data", value: 1 }]);
});

test("what the page holds makes no other question, what it shows does", () => {
  const key = (state) => JSON.stringify(dash.sameQuestion(body(state), "applied"));
  assert.equal(key({ shown: 1, applied: { a: "b" } }), key({ shown: 1, applied: {} }));
  assert.notEqual(key({ shown: 1, applied: {} }), key({ shown: 2, applied: {} }));
});

test("requests of Dash are told from others, under any base", () => {
  for (const address of ["/_dash-layout", "/ziq/_dash-update-component?x=1", "http://dashboard.test/_dash-dependencies"]) assert.ok(dash.isDash(address));
  for (const address of ["/api/charts", "/_dash-layout/more", "/assets/ziq.js"]) assert.ok(!dash.isDash(address));
});

test("the control of a group of boxes is read off its label", () => {
  const group = document.createElement("div");
  group.setAttribute("aria-labelledby", '{"key":"block","kind":"ticks","type":"filter"}-label');
  assert.equal(dash.controlOf(group).key, "block");
});
