/* The browser's half of the dashboard: everything starts here, in an order that matters only where a line says so. */

import * as ahead from "./answer/ahead.js";
import * as anchor from "./answer/anchor.js";
import * as apply from "./answer/apply.js";
import * as cards from "./answer/cards.js";
import { patched } from "./answer/patch.js";
import * as waiting from "./answer/waiting.js";
import * as address from "./choice/address.js";
import * as controls from "./choice/controls.js";
import * as together from "./choice/together.js";
import * as areas from "./pictures/areas.js";
import * as heat from "./pictures/heat.js";
import * as plotlyScript from "./pictures/plotly-script.js";
import * as recordGrid from "./pictures/record-grid.js";
import * as records from "./pictures/records.js";
import * as still from "./pictures/still.js";
import * as search from "./search/head.js";
import * as breadcrumb from "./shell/breadcrumb.js";
import * as comboboxes from "./shell/comboboxes.js";
import * as feet from "./shell/feet.js";
import * as htmlParts from "./shell/html-parts.js";
import { hasHints } from "./shell/hinted.js";
import { isSettled } from "./shell/page.js";
import * as theme from "./shell/theme.js";
import { whenClicked, whenThere } from "./shell/parts.js";
import * as early from "./story/early.js";
import * as cardTools from "./tools/card-tools.js";
import * as citing from "./tools/citing.js";
import * as cursor from "./tools/cursor.js";
import * as downloads from "./tools/downloads.js";
import * as hover from "./tools/hover.js";
import * as panel from "./tools/panel.js";
import * as print from "./tools/print.js";
import * as tables from "./tools/tables.js";

const telling = () => import("./story/telling.js");

const deck = () => import("./story/deck.js");

const PARTS = [
  htmlParts, // before Dash draws anything
  plotlyScript, // while our own script is read
  address, // first the address a phone starts with
  theme, controls, together, comboboxes, still, areas, heat, recordGrid, records, breadcrumb, apply, tables, feet, search, cardTools, panel,
  cursor, hover, print, citing, downloads,
  waiting, ahead, // watching requests comes before the first of them
  early,
  anchor, // last: when all others are done with an answer
];

for (const part of PARTS) part.start();

/* What few visits need is fetched where it is needed. */
if (early.isStory()) telling().catch(() => {}); // beside the page; whenThere says so where it does not come
whenThere("#story", telling);
whenThere("#deck", deck);
if (hasHints()) whenThere("#hints", () => import("./shell/hints.js"));
whenThere(".compare-own", () => import("./choice/comparing.js"));
whenThere("[data-folded]", () => import("./tools/folded.js"));
whenThere("[data-german]", () => import("./shell/originals.js"));
whenThere(".import-desk", () => import("./tools/import-desk.js"));
whenClicked("[data-tool=deck], [data-action=deck-page], [data-action=deck-edit]", deck);
whenClicked("[data-tool=evidence]", () => import("./tools/evidence.js"));
whenClicked("[data-action=views], [data-explains]", () => import("./tools/views.js"));
whenClicked("[data-profiles], [data-profiles-of]", () => import("./tools/profiles.js"));

/* For the browser tests, and for whoever looks from the console: what stands on the page, and whether it has settled. */
window.ziq = { isSettled, cards, address, hand: still.hand, patched };
