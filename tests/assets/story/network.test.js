/* A story without network: said once, over the slides, and said again when the server answers. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { page } from "../dom.js";

const { document } = page();
let isServerThere = true;
const asked = [];
globalThis.fetch = async (address) => {
  asked.push(address);
  if (!isServerThere) throw new TypeError("no network");
  return new Response("ok");
};
Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });
const network = await import("../../../assets/src/story/network.js");
const { notice } = await import("../../../assets/src/shell/notice.js");
let isTold = true;
network.start(() => isTold, () => ({ lost: "weg", back: "wieder da" }));

const band = (name) => document.getElementById(name)?.textContent ?? "";

const happens = async (event) => {
  window.dispatchEvent(new Event(event));
  await new Promise((done) => { setImmediate(done); });
};

beforeEach(() => {
  document.getElementById("news")?.remove();
  isTold = true;
  isServerThere = true;
});

test("a lost network is said, and its return, without a request of the page", async () => {
  isServerThere = false;
  await happens("offline");
  assert.match(band("failure"), /weg/);
  assert.equal(document.getElementById("failure").getAttribute("role"), "alert");
  await happens("online");
  assert.match(band("failure"), /weg/, "a network without the server is not enough");
  isServerThere = true;
  await happens("online");
  assert.equal(band("failure"), "");
  assert.equal(band("news"), "wieder da");
  assert.ok(asked.every((address) => address.endsWith("/health")));
});

test("the page looks again by itself", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.setTimeout = setTimeout;
  isServerThere = false;
  await happens("offline");
  isServerThere = true;
  context.mock.timers.tick(10_000);
  await new Promise((done) => { setImmediate(done); });
  assert.equal(band("news"), "wieder da");
});

test("what a failed request has said stays", async () => {
  notice("der Server antwortet nicht");
  await happens("offline");
  assert.match(band("failure"), /der Server/);
  await happens("online");
  assert.match(band("failure"), /der Server/);
  document.getElementById("failure").remove();
});

test("other pages say nothing of it", async () => {
  isTold = false;
  await happens("offline");
  assert.equal(band("failure"), "");
});
