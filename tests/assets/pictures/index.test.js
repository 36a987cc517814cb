/* Every form of picture that travels is drawn by somebody. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { sourceOf } from "../asked.js";
import { page } from "../dom.js";

page();
const { kindOf } = await import("../../../assets/src/pictures/index.js");

const FORMS = [...sourceOf("wire.d.ts").matchAll(/^ {2}form: "([\w-]+)";$/gm)].map(([, form]) => form);
const BY_CARD = ["nothing", "key-number"]; // words and a table alone

test("the forms are known", () => assert.ok(FORMS.length > 12));

for (const form of FORMS) {
  test(`${form} is drawn`, () => {
    const kind = kindOf({ form });
    assert.equal(kind === undefined, BY_CARD.includes(form));
    if (kind) assert.equal(typeof kind.draw, "function");
  });
}
