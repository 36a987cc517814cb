/* The areas to choose from come once, and a failure is told and tried again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page({ words: { network_failed: "Das Netz antwortet nicht." } });
const { arrived, listsAt, placeOf } = await import("../../../assets/src/choice/area-lists.js");

test("a failure is told, and the next opening asks again", async (context) => {
  context.mock.method(console, "error", () => {});
  globalThis.fetch = async () => new Response("", { status: 503 });
  assert.equal(await arrived("a.json"), null);
  assert.match(document.getElementById("failure").textContent, /Das Netz antwortet nicht/);
  globalThis.fetch = async () => new Response(JSON.stringify({ neighbourhood: [{ value: "Q1", label: "Nord", within: "05113000" }] }));
  assert.equal((await arrived("a.json")).neighbourhood.length, 1);
});

test("what has come is not asked for again, and says where a Quartier lies", async () => {
  globalThis.fetch = () => { throw new Error("asked again"); };
  await arrived("a.json");
  assert.ok(listsAt("a.json"));
  assert.equal(listsAt("b.json"), null);
  assert.deepEqual([placeOf("Q1"), placeOf("Q2")], ["05113000", undefined]);
  assert.equal(await arrived(undefined), null);
});
