/* Names both halves use: none is asked for that is not there, none is left over, and no foreign host is named. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { asked, sourceOf, written } from "./asked.js";

const STYLES = new URL("../../assets/styles/", import.meta.url);

/** The members of a union type in lists.js, which Python has written. */
function union(name) {
  const [, members] = new RegExp(`@typedef \\{([^}]*)\\} ${name} `).exec(sourceOf("lists.js"));
  return members.split("|").map((member) => JSON.parse(member.trim()));
}

const BUILT = ["tag_published", "tag_sample"]; // asked for by a variable

function fits(word, wanted) {
  return wanted.some((one) => (one.endsWith("*") ? word.startsWith(one.slice(0, -1)) : one === word));
}

test("every word a script asks for exists", () => {
  const words = union("WordKey");
  assert.deepEqual(asked("word").filter((key) => !words.some((word) => fits(word, [key]))), []);
});

test("no word is left over", () => {
  const wanted = [...asked("word"), ...BUILT];
  assert.deepEqual(union("WordKey").filter((word) => !fits(word, wanted)), []);
});

test("every token a script asks for exists", () => {
  const tokens = union("Token");
  assert.ok(asked("token").length > 10);
  assert.deepEqual(asked("token").filter((key) => !tokens.some((token) => fits(token, [key]))), []);
});

test("no script and no style names a foreign host", () => {
  const styles = readdirSync(STYLES).map((path) => readFileSync(new URL(path, STYLES), "utf8"));
  assert.ok(styles.length > 10);
  const hosts = [...written(), ...styles].flatMap((text) => text.match(/https?:\/\/(?!www\.w3\.org)[\w.-]+/g) ?? []);
  assert.deepEqual(hosts, []);
});
