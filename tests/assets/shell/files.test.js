/* A file made in the browser is handed over, and its address given back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page();
const { download } = await import("../../../assets/src/shell/files.js");

test("the link has the file's name, and goes again", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const clicked = [];
  const freed = [];
  context.mock.method(URL, "createObjectURL", () => "blob:one");
  context.mock.method(URL, "revokeObjectURL", (address) => freed.push(address));
  document.addEventListener("click", ({ target }) => clicked.push([target.getAttribute("href"), target.getAttribute("download")]));
  download(new Blob(["a"]), "Anträge.csv");
  assert.deepEqual(clicked, [["blob:one", "Anträge.csv"]]);
  assert.equal(document.querySelector("a[download]"), null);
  context.mock.timers.tick(60_000);
  assert.deepEqual(freed, ["blob:one"]);
});
