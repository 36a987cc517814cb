/* Files from the server: one that fails says so on the page. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page({ words: { file_failed: "Die Datei kam nicht." } });
globalThis.HTMLAnchorElement = document.createElement("a").constructor;
const { start } = await import("../../../assets/src/tools/downloads.js");
start();

async function pressed(answer, address = "http://dashboard.test/export/a.csv") {
  document.getElementById("main").innerHTML = `<a href="${address}">Datei</a>`;
  globalThis.fetch = async () => answer();
  document.querySelector("a").click();
  await new Promise((settled) => setTimeout(settled, 10));
  return document.getElementById("failure")?.textContent ?? "";
}

test("what the server says of a failure is told, else that the file did not come", async () => {
  assert.match(await pressed(() => new Response(JSON.stringify({ error: "Zu viele Zeilen." }), { status: 400 })), /Zu viele Zeilen/);
  assert.match(await pressed(() => new Response("x", { status: 500 })), /Die Datei kam nicht/);
  assert.match(await pressed(() => { throw new Error("network"); }), /Die Datei kam nicht/);
});

test("other links are the browser's", async () => {
  assert.equal(await pressed(() => { throw new Error("asked"); }, "http://dashboard.test/need"), "");
});

test("a file has the name the server gives it", async (context) => {
  context.mock.method(URL, "createObjectURL", () => "blob:x");
  const names = [];
  document.addEventListener("click", ({ target }) => { if (target.hasAttribute("download")) names.push(target.getAttribute("download")); });
  await pressed(() => new Response("a", { headers: { "content-disposition": "attachment; filename=\"a.csv\"; filename*=UTF-8''Antr%C3%A4ge.csv" } }));
  assert.deepEqual(names, ["Anträge.csv"]);
});
