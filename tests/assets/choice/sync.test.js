/* Controls and address in step. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { page } from "../dom.js";

page();
const { follow, moved, narrow, tellAgain } = await import("../../../assets/src/choice/sync.js");
const IDS = [{ type: "filter", kind: "area", key: "region" }, { type: "filter", kind: "area", key: "district" }, { type: "filter", kind: "list", key: "from" }];
const BLOCK = { type: "ticks", kind: "list", key: "block" };

/** Components of the page by their id, as Dash holds them; for others it raises an error.
    @param {[object, object][]} held */
function holding(held) {
  const known = new Map(held.map(([id, props]) => [JSON.stringify(id), props]));
  globalThis.dash_component_api = { getLayout: (id) => (known.has(JSON.stringify(id)) ? { props: known.get(JSON.stringify(id)) } : [].none.length) };
}

beforeEach(() => {
  page({ address: "http://dashboard.test/?block=1&region=057" });
  globalThis.dash_clientside = { no_update: "same", callback_context: { triggered: [] } };
  globalThis.dash_component_api = { getLayout: () => ({ props: { data: [] } }) };
});

test("controls are told what the address says, and left alone where they show it", () => {
  const told = [];
  holding([[BLOCK, { value: ["1"] }], [IDS[0], { value: ["051"], data: [] }], [IDS[2], { value: "2019-03" }]]);
  globalThis.dash_clientside.set_props = ({ key }, { value }) => told.push([key, value]);
  follow();
  assert.deepEqual(told, [["region", ["057"]], ["from", null]]);
});

test("a moved control tells the address, and areas outside the new parent go", () => {
  globalThis.dash_clientside.callback_context.triggered = [{ prop_id: `${JSON.stringify(IDS[0])}.value` }];
  location.href = "http://dashboard.test/?block=1&region=057&district=05711";
  moved([["051"], ["05711"], null], IDS);
  assert.equal(location.search, "?block=1&region=051");
});

test("where no control moved the address stays", () => {
  globalThis.dash_clientside.callback_context.triggered = [{ prop_id: "filter-options.data" }];
  moved([["051"], [], null], IDS);
  assert.equal(location.search, "?block=1&region=057");
});

test("lists of areas come when somebody opens them, narrowed to the chosen parents", async () => {
  const lists = { district: [{ value: "05711", label: "Bielefeld" }, { value: "05111", label: "Düsseldorf" }],
    neighbourhood: [{ value: "Q1", label: "Nord", within: "05711000" }, { value: "Q2", label: "Süd", within: "05111000" }] };
  const told = {};
  globalThis.fetch = async (path) => new Response(path === "/lists.json" ? JSON.stringify(lists) : "", { status: path === "/lists.json" ? 200 : 404 });
  globalThis.dash_component_api.getLayout = (id) => ({ props: id === "filter-options" ? { data: "lists.json" } : { value: [], data: [] } });
  globalThis.dash_clientside.set_props = ({ key }, properties) => { told[key] = properties; };
  assert.deepEqual(narrow([["057"], [], null], "lists.json", IDS, [IDS[1]]), ["same"]);
  tellAgain(["district"]);
  await new Promise((settled) => setTimeout(settled, 20));
  assert.deepEqual(told.district.data.map(({ value }) => value), ["05711"]);
  assert.deepEqual(told.neighbourhood.data.map(({ value }) => value), ["Q1"]);
  const [list] = narrow([["051"], [], null], "lists.json", IDS, [IDS[1]]);
  assert.deepEqual(list.map(({ value }) => value), ["05111"]);
});
