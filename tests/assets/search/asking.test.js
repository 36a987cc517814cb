/* A search is asked in the language and on the data that are shown. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page({ address: "http://dashboard.test/?lang=en&version=abcdef123456&block=1" });
const { asked } = await import("../../../assets/src/search/asking.js");

test("words, language and version travel, the choice does not", async () => {
  const paths = [];
  globalThis.fetch = async (path) => { paths.push(path); return new Response('{"hits": []}'); };
  assert.deepEqual(await asked("search", "Essen & mehr"), { hits: [] });
  const { pathname, searchParams } = new URL(paths[0], "http://dashboard.test/");
  assert.equal(pathname, "/api/search");
  assert.deepEqual(Object.fromEntries(searchParams), { q: "Essen & mehr", version: "abcdef123456", lang: "en" });
});

test("a refusal is an error", async () => {
  globalThis.fetch = async () => new Response("", { status: 429 });
  await assert.rejects(asked("search", "a"), /429/);
});
