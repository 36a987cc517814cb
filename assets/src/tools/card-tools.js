/* The tools under a card: table, copied sentence, files; and the copying of the page's summary. */

import * as cards from "../answer/cards.js";
import { el, onClick, query } from "../shell/dom.js";
import { fetched } from "../shell/parts.js";
import { copy, copyTable } from "../shell/speech.js";
import { word } from "../shell/words.js";
import { cited, taken } from "./citing.js";
import { file } from "./file-address.js";
import { close, closeSoon, open } from "./panel.js";
import { caution, choiceWords, quotation, sampleNote } from "./quotation.js";
import { asHtml, asText } from "./table-copy.js";
import * as tables from "./tables.js";

/** @param {HTMLElement} element
    @returns {Card} */
const cardOf = (element) => /** @type {Card} */ (cards.around(element));

/** @param {Card} card */
const printAlone = (card) => window.dispatchEvent(new CustomEvent("ziq:print", { detail: card.element }));

/** @param {Card} card */
const savePicture = (card) => fetched(() => import("./picture-files.js"), (files) => files.savePicture(card));

/** Listens from now on. */
export function start() {
  onClick("[data-tool=table]", (button) => {
    const card = cardOf(button);
    tables.show(card, button.getAttribute("aria-expanded") !== "true");
  });
  onClick("[data-tool=copy]", (button) => copy(quotation(cardOf(button)), button, word("copied")));
  onClick("[data-action=copy-summary]", (button) => {
    const summary = document.getElementById("summary")?.textContent.trim() || "";
    const title = query("h1")?.textContent.trim() || "";
    const source = cards.present().map((card) => card.value.source).find(Boolean) || "";
    copy([`${title}: ${summary}`, choiceWords(), source, caution(), sampleNote(), taken(), cited()].filter(Boolean).join("\n"), button, word("copied_text"));
  });
  onClick("[data-tool=files]", (button) => {
    const card = cardOf(button);
    /** @param {string} kind
        @param {string} label */
    const link = (kind, label) => el("li", {}, el("a", { href: file(card, kind), download: "", onclick: close }, label));
    /** @param {string} label
        @param {(event: any) => void} run */
    const action = (label, run) => el("li", {}, el("button", { type: "button", onclick: run }, label));
    /** @param {any} event */
    const copyLink = (event) => copy(cited(card.id), event.currentTarget, word("copied_link")).then(closeSoon);
    /** @param {any} event */
    const copyRows = (event) => copyTable(asHtml(card), asText(card), event.currentTarget, word("copied_table")).then(closeSoon);
    open(button, word("files"), el("ul", {}, action(word("copy_table"), copyRows), link("csv", word("file_csv")), link("xlsx", word("file_xlsx")),
      link("ods", word("file_ods")), link("docx", word("file_docx")),
      action(word("file_png"), () => { close(); void savePicture(card); }), action(word("print_card"), () => { close(); printAlone(card); }),
      action(word("copy_link"), copyLink)), "files");
  });
}
