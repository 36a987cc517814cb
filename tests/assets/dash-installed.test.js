/* Dash as it is installed, driven by all that our script takes from it without its promise: an upgrade that changes one of
   them fails here. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, component, dashPage, draw, installed, run, until } from "./dash-page.js";

const PREFIX = "/ziq/";
const { entry, location } = dashPage({ address: `http://dashboard.test${PREFIX}page?block=1`, prefix: PREFIX });
const scripts = installed({ dash_mantine_components: "dash_mantine_components.js", dash_ag_grid: "dash_ag_grid.min.js" });
const gridScript = scripts.pop();
scripts.forEach(run);
const dash = await import("../../assets/src/dash-internals.js");

const dcc = (type, props) => component("dash_core_components", type, props);
const mantine = (type, props) => component("dash_mantine_components", type, props);
const html = (type, props) => component("dash_html_components", type, props);
const TICKS = { key: "block", kind: "ticks", type: "filter" };
const OUTPUTS = [["frame", "children"], ["answer", "data"]];

/** What the stand-in of the grid is drawn with, each time. */
const drawnWith = [];
dash.standInForGrid((properties) => {
  drawnWith.push(properties);
  return globalThis.React.createElement("table", { id: properties.id });
});

/** What Dash tells our function, each time. */
const told = [];
dash.offer({ heard: () => {
  told.push(dash.triggered());
  assert.notEqual(dash.noUpdate(), undefined);
  return dash.noUpdate();
} });

let answer = (body) => ({ multi: true, response: { frame: { children: `at ${body.inputs[1].value}` }, answer: { data: { kept: 1 } } } });
const questions = () => asked.filter(({ path }) => path.endsWith(dash.PATHS.update));
const last = () => questions().at(-1).body;
const frame = () => entry.querySelector("#frame")?.textContent;

draw(
  html("Div", { id: "root", children: [
    dcc("Location", { id: "address", refresh: false }), dcc("Store", { id: "shown", data: 1 }), dcc("Store", { id: "answer" }),
    dcc("Store", { id: "heard", data: "before" }), html("Div", { id: "frame", children: "before" }), component("dash_ag_grid", "AgGrid", { id: "grid" }),
    mantine("MantineProvider", { children: mantine("CheckboxGroup", { id: TICKS, label: "Block", value: ["1"], children: [] }) }),
  ] }),
  [
    { output: "..frame.children...answer.data..", clientside_function: null, state: [{ id: "shown", property: "data" }],
      inputs: [{ id: "address", property: "pathname" }, { id: "address", property: "search" }] },
    { output: "heard.data", clientside_function: { namespace: "ziq", function_name: "heard" }, state: [],
      inputs: [{ id: "address", property: "search" }, { id: '{"key":["ALL"],"kind":"ticks","type":"filter"}', property: "value" }] },
  ],
  (body) => answer(body),
);
await until(() => frame() === "at ?block=1");

test("Dash asks below the prefix, at the addresses we know", () => {
  assert.equal(dash.requestsPrefix(), PREFIX);
  const paths = [...new Set(asked.map(({ path }) => path))];
  assert.deepEqual(paths, ["layout", "dependencies", "update"].map((name) => PREFIX + dash.PATHS[name]));
  assert.ok(paths.every(dash.isDash));
});

test("our question is Dash's own, to the letter", () => {
  const ours = dash.questionBody(OUTPUTS, { pathname: "/ziq/page", search: "?block=1" }, ["address.pathname", "address.search"], { shown: 1 });
  assert.equal(questions()[0].body, ours);
  assert.deepEqual(dash.sameQuestion(ours, "applied"), dash.sameQuestion(questions()[0].body, "applied"));
  assert.equal(dash.askedFor(questions()[0].body), "/ziq/page?block=1");
});

test("what components hold is read, and told again", async () => {
  assert.equal(dash.propsOf("shown").data, 1);
  assert.deepEqual(dash.propsOf(TICKS).value, ["1"]);
  assert.equal(dash.propsOf("nobody"), undefined);
  dash.tellAgain("shown", { data: 7 });
  await until(() => dash.propsOf("shown").data === 7);
});

test("Dash tells which control changed, and takes our word that nothing does", async () => {
  const before = told.length;
  dash.tellAgain(TICKS, { value: ["2"] });
  const changes = await until(() => told[before]);
  assert.deepEqual(changes, [TICKS]);
  await until(() => dash.propsOf(TICKS).value[0] === "2");
  assert.equal(dash.propsOf("heard").data, "before");
  assert.ok(told[0].includes(null));
});

test("a pushed address is asked for, and its answer has the parts we read", async () => {
  location.href = `http://dashboard.test${PREFIX}page?block=2`;
  dash.pushed();
  await until(() => frame() === "at ?block=2");
  assert.equal(dash.askedFor(last()), "/ziq/page?block=2");
  assert.deepEqual(dash.answered(JSON.stringify(answer(JSON.parse(last())))).answer.data, dash.propsOf("answer").data);
});

test("an address is asked for again, known or not", async () => {
  let before = questions().length;
  dash.askAgain();
  await until(() => questions().length > before);
  location.href = `http://dashboard.test${PREFIX}page?block=3`;
  before = questions().length;
  dash.askAgain();
  await until(() => questions().length > before);
  await until(() => frame() === "at ?block=3");
});

test("our answer that nothing changed leaves the page as it is, without an error", async (context) => {
  const errors = context.mock.method(console, "error", () => {});
  const before = frame();
  const usual = answer;
  answer = () => dash.nothingChanged();
  location.href = `http://dashboard.test${PREFIX}page?block=4`;
  dash.pushed();
  await until(() => dash.askedFor(last()) === "/ziq/page?block=4");
  assert.equal(frame(), before);
  answer = usual;
  location.href = `http://dashboard.test${PREFIX}page?block=5`;
  dash.pushed();
  await until(() => frame() === "at ?block=5");
  assert.equal(errors.mock.callCount(), 0);
});

test("what stands for the grid is drawn and told why; the grid's script brings what we ask for", () => {
  assert.ok(entry.querySelector("table#grid"));
  assert.ok("dashRenderType" in drawnWith[0]);
  run(gridScript);
  assert.equal(typeof dash.gridModule().AgGrid, "function");
  assert.equal(typeof dash.gridModule().getApiAsync, "function");
  assert.ok(gridScript.replaceAll("\\", "/").endsWith(dash.GRID_SCRIPT.replace("_dash-component-suites/", "")));
});

test("a group of boxes is named after its control", () => {
  assert.deepEqual(dash.controlOf(entry.querySelector("[role=group][aria-labelledby]")), TICKS);
});
