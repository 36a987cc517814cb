/* Long parts below closed headings: fetched when one opens, all at once; one that does not come says so. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { page } from "../dom.js";

const { document } = page({ words: { part_failed: "Kam nicht." } });
globalThis.HTMLDetailsElement = document.createElement("details").constructor;
globalThis.Event = document.defaultView.Event;
const { start, unfold } = await import("../../../assets/src/tools/folded.js");
const { page: shown } = await import("../../../assets/src/shell/page.js");
start();
shown.answer = { version: "ziq-20260101-0123456789ab" };
let asked = [];

/** @param {() => Response} answer */
const answering = (answer) => { globalThis.fetch = async (address) => { asked.push(String(address)); return answer(); }; };

async function open(name) {
  const heading = document.querySelector(`details[data-folded=${name}]`);
  Object.defineProperty(heading, "open", { value: true, configurable: true });
  heading.dispatchEvent(new Event("toggle", { bubbles: true }));
  await new Promise((settled) => setTimeout(settled, 5));
  return heading;
}

beforeEach(() => {
  asked = [];
  document.getElementById("main").innerHTML =
    '<details data-folded="a"><summary>A</summary></details><details data-folded="b"><summary>B</summary></details>';
});

test("the first heading that opens fetches all of this version and language, once", async () => {
  answering(() => Response.json({ a: "<p>eins</p>", b: "<p>zwei</p>" }));
  const heading = await open("a");
  assert.equal(heading.textContent, "Aeins");
  assert.equal(document.getElementById("main").textContent, "AeinsBzwei");
  await unfold();
  assert.deepEqual(asked, ["/assets/data/folded-de-0123456789ab.json"]);
  assert.equal(heading.hasAttribute("aria-busy"), false);
});

test("what does not come is told below the heading, and asked again when it opens again", async (context) => {
  context.mock.method(console, "error", () => {});
  answering(() => new Response("", { status: 404 }));
  const heading = await open("a");
  await open("a");
  assert.equal(heading.querySelectorAll("[role=alert]").length, 1);
  assert.match(heading.textContent, /Kam nicht/);
  await assert.rejects(unfold(), /404/);
  answering(() => Response.json({ a: "<p>eins</p>", b: "" }));
  await open("a");
  assert.equal(heading.textContent, "Aeins");
});
