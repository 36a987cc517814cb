/* Every module has its test file, or a reason why it has none. */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { modules } from "./asked.js";

/** What only a real browser shows, and the test of tests/browser that looks at it there. */
const SEEN_IN_A_BROWSER = {
  "main.js": "test_overview", // what starts, and in which order
  "answer/ahead.js": "test_choosing", // requests and Dash
  "answer/anchor.js": "test_citing", // scrolling
  "answer/apply.js": "test_answers", // Dash, focus and what is announced
  "answer/lost.js": "test_taking_and_waiting", // the network
  "answer/nothing.js": "test_overview", // cards made by Dash
  "answer/on-page.js": "test_narrow_pictures", // widths
  "answer/waiting.js": "test_taking_and_waiting", // requests of Dash
  "choice/controls.js": "test_choosing", // Mantine's lists
  "pictures/grid.js": "test_applications", // AG Grid
  "pictures/map.js": "test_colours_of_the_system", // its SVG: forms.test.js
  "pictures/plotly-script.js": "test_drawing", // plotly.js
  "pictures/plotly.js": "test_drawing", // plotly.js; what it is given: forms.test.js
  "pictures/record-grid.js": "test_applications", // AG Grid
  "pictures/record-search.js": "test_searching", // field, list and server together
  "pictures/records.js": "test_applications", // the records a page holds
  "pictures/still.js": "test_drawing", // beside plotly.js; its SVG: forms.test.js
  "search/head.js": "test_searching", // a dialog
  "shell/comboboxes.js": "test_keyboard", // Mantine's fields
  "shell/html-parts.js": "test_overview", // what Dash draws
  "shell/originals.js": "test_german_in_english", // what changes on a page
  "shell/theme.js": "test_colours_of_the_system", // colours
  "story/deck.js": "test_story",
  "story/fit.js": "test_story", // sizes
  "story/keys.js": "test_story",
  "story/minutes.js": "test_story", // what the server keeps
  "story/offline.js": "test_story", // the file it makes is opened
  "story/story.js": "test_story", // full screen
  "story/telling.js": "test_story", // what starts
  "tools/card-tools.js": "test_taking_and_waiting", // menus
  "tools/citing.js": "test_citing", // versions of the server
  "tools/cursor.js": "test_keyboard", // keys on pictures
  "tools/evidence.js": "test_overview", // a dialog
  "tools/hover.js": "test_touching", // pointers
  "tools/import-desk.js": "test_importing", // uploads
  "tools/import-preview.js": "test_importing", // what the server read
  "tools/page-file.js": "test_taking_and_waiting", // the file it makes is opened
  "tools/panel.js": "test_keyboard", // a dialog
  "tools/paper.js": "test_paper", // printing
  "tools/paper-columns.js": "test_paper", // widths of tables
  "tools/picture-files.js": "looks", // a canvas, which is looked at and not compared
  "tools/print.js": "test_paper", // printing
  "tools/profiles.js": "test_story", // a dialog, and printing
  "tools/revision.js": "test_citing", // versions of the server
  "tools/views.js": "test_taking_and_waiting", // a dialog
};

/** The types of both halves and lists from Python have checks of their own. */
const here = (path) => existsSync(new URL(path, import.meta.url));

test("every module has its test file, or is seen in a browser", () => {
  const without = modules().filter((path) => !here(path.replace(/\.js$/, ".test.js")) && !(path in SEEN_IN_A_BROWSER));
  assert.deepEqual(without, []);
});

test("no reason is left over", () => {
  const needless = Object.keys(SEEN_IN_A_BROWSER).filter((path) => !modules().includes(path) || here(path.replace(/\.js$/, ".test.js")));
  assert.deepEqual(needless, []);
});

test("what looks at it in a browser is there", () => {
  const gone = Object.values(SEEN_IN_A_BROWSER).filter((name) => !here(`../browser/${name}.py`));
  assert.deepEqual(gone, []);
});
