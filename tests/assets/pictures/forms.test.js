/* Every form of picture, drawn from cards that Python wrote, in every state and, as usual, on a phone too, against its snapshot.
   `node --test --test-update-snapshots` writes them anew; a changed one is read before it is accepted. */

import { readFileSync } from "node:fs";
import { test } from "node:test";
import { asText, cardElement, page } from "../dom.js";

const { document } = page({ words: { held_back: "zurückgehalten", not_reported: "nicht gemeldet", legend: "Legende", group: "Gruppe", all: "Alle" } });

const { Card } = await import("../../../assets/src/answer/card.js");
const { cards } = await import("../../../assets/src/answer/cards.js");
await import("../../../assets/src/pictures/lettering.js"); // maps fetch it later
const { prepare } = await import("../../../assets/src/pictures/layout.js");

const FIXTURES = JSON.parse(readFileSync(new URL("../fixtures/cards.json", import.meta.url)));
const PLOTLYS = ["ranges", "scatter", "lorenz"]; // drawn by plotly.js
const WIDTHS = { desk: 820, phone: 350 };
const WHOLE_ROW = 960; // a heat map has as many columns as a row of cards can hold

/** Members in the order of their names, and no second copy of what a picture says. */
const inOrder = (name, value) => (value && typeof value === "object" && !Array.isArray(value)
  ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== "meta").sort(([one], [other]) => (one < other ? -1 : 1))) : value);

/** What stands in the card once it is drawn; a figure of plotly.js as the data it is given. */
async function drawn(value, width) {
  document.getElementById("main").replaceChildren();
  const card = new Card(value.id, cardElement(document, value.id));
  cards.set(card.id, card);
  card.measured = width;
  card.apply({ ...value, hash: "fixture" });
  await new Promise((settled) => setTimeout(settled, 5));
  const { picture } = card;
  const isPlotly = PLOTLYS.includes(picture.form) && !value.empty;
  const parts = isPlotly ? [JSON.stringify(prepare(picture, width, card.outside), inOrder, 1)] : [asText(card.part("picture"))];
  return [...parts, asText(card.part("legend")), asText(card.part("state"))].join("\n") + "\n";
}

for (const [form, states] of Object.entries(FIXTURES)) {
  for (const [state, value] of Object.entries(states)) {
    for (const [place, width] of Object.entries(WIDTHS).filter(([place]) => place === "desk" || state === "usual")) {
      test(`${form}, ${state}, ${place}`, async (context) => {
        const text = await drawn(value, form === "heat" && place === "desk" ? WHOLE_ROW : width);
        context.assert.fileSnapshot(text, new URL(`snapshots/${form}-${state}-${place}.txt`, import.meta.url).pathname, { serializers: [(one) => one] });
      });
    }
  }
}
