/* Controls and address in step. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { page } from "../dom.js";

page();
const { narrow, sync, tellAgain } = await import("../../../assets/src/choice/sync.js");
const IDS = [{ type: "filter", kind: "ticks", key: "block" }, { type: "filter", kind: "area", key: "region" }, { type: "filter", kind: "area", key: "district" },
  { type: "filter", kind: "month", key: "from" }];

beforeEach(() => {
  page({ address: "http://dashboard.test/?block=1&region=057" });
  globalThis.dash_clientside = { no_update: "same", callback_context: { triggered: [{ prop_id: "address.search" }] } };
  globalThis.dash_component_api = { getLayout: () => ({ props: { data: [] } }) };
});

test("controls show what the address says, and are left alone where they show it", () => {
  assert.deepEqual(sync("", [["1"], [], [], null], IDS), ["same", ["057"], "same", "same"]);
});

test("a moved control tells the address, and areas outside the new parent go", () => {
  globalThis.dash_clientside.callback_context.triggered = [{ prop_id: `${JSON.stringify(IDS[1])}.value` }];
  location.href = "http://dashboard.test/?block=1&region=057&district=05711";
  sync("", [["1"], ["051"], ["05711"], null], IDS);
  assert.equal(location.search, "?block=1&region=051");
});

test("ticks have told the address already", () => {
  globalThis.dash_clientside.callback_context.triggered = [{ prop_id: `${JSON.stringify(IDS[0])}.value` }];
  assert.deepEqual(sync("", [["2"], ["057"], [], null], IDS), ["same", "same", "same", "same"]);
});

test("lists of areas come when somebody opens them, narrowed to the chosen parents", async () => {
  const lists = { district: [{ value: "05711", label: "Bielefeld" }, { value: "05111", label: "Düsseldorf" }],
    neighbourhood: [{ value: "Q1", label: "Nord", within: "05711000" }, { value: "Q2", label: "Süd", within: "05111000" }] };
  const told = {};
  globalThis.fetch = async (path) => new Response(path === "/lists.json" ? JSON.stringify(lists) : "", { status: path === "/lists.json" ? 200 : 404 });
  globalThis.dash_component_api.getLayout = (id) => ({ props: id === "filter-options" ? { data: "lists.json" } : { value: [], data: [] } });
  globalThis.dash_clientside.set_props = ({ key }, properties) => { told[key] = properties; };
  assert.deepEqual(narrow([["1"], ["057"], [], null], "lists.json", IDS, [IDS[2]]), ["same"]);
  tellAgain(["district"]);
  await new Promise((settled) => setTimeout(settled, 20));
  assert.deepEqual(told.district.data.map(({ value }) => value), ["05711"]);
  assert.deepEqual(told.neighbourhood.data.map(({ value }) => value), ["Q1"]);
  const [list] = narrow([["1"], ["051"], [], null], "lists.json", IDS, [IDS[2]]);
  assert.deepEqual(list.map(({ value }) => value), ["05111"]);
});
