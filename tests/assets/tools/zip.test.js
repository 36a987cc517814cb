/* The ZIP of all profiles, read as other programs read it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { page } from "../dom.js";

page();
const { zip } = await import("../../../assets/src/tools/zip.js");
const FILES = [{ name: "Köln.html", text: "<p>ä</p>" }, { name: "b.html", text: "" }];

test("the directory leads to every file and its bytes", async () => {
  const bytes = Buffer.from(await zip(FILES).arrayBuffer());
  const end = bytes.length - 22;
  assert.equal(bytes.readUInt32LE(end), 0x06054b50);
  assert.equal(bytes.readUInt16LE(end + 10), FILES.length);
  let at = bytes.readUInt32LE(end + 16);
  for (const { name, text } of FILES) {
    const content = Buffer.from(text);
    const [length, start] = [bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)];
    assert.equal(bytes.readUInt32LE(at), 0x02014b50);
    assert.equal(bytes.readUInt32LE(at + 16), crc32(content));
    assert.equal(bytes.toString("utf8", at + 46, at + 46 + length), name);
    assert.equal(bytes.readUInt32LE(start), 0x04034b50);
    assert.deepEqual(bytes.subarray(start + 30 + length, start + 30 + length + content.length), content);
    at += 46 + length;
  }
});
