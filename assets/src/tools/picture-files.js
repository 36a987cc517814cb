/* A card as a PNG, made in the browser: headline, subtitle, picture, sentence, base, source and the note on sample data,
   as they stand on the page. The card is copied into an SVG, drawn on a canvas and handed over. */

import { token } from "../pictures/tokens.js";
import { el, query, svg } from "../shell/dom.js";
import { download } from "../shell/files.js";
import { notice } from "../shell/notice.js";
import { page } from "../shell/page.js";
import { announce } from "../shell/speech.js";
import { word } from "../shell/words.js";
import { cited, taken } from "./citing.js";
import { copyOf, rules } from "./page-copy.js";
import { caution, choiceWords } from "./quotation.js";

const MARGIN = 32;

const SHARPNESS = 2;

/** @param {Card} card
    @param {number} width */
function sheetOf(card, width) {
  const copy = copyOf(card.element);
  copy.className = "card";
  const note = query(".sample p");
  const choice = choiceWords(card);
  const foot = query(".foot", copy);
  foot?.prepend(...(choice ? [el("p", {}, choice)] : []));
  foot?.append(...(caution() ? [el("p", {}, el("b", {}, caution()))] : []),
    ...(note ? [el("p", { class: "saved-note" }, note.firstElementChild?.textContent || note.textContent)] : []),
    el("p", {}, `${taken()} · ${cited(card.id)}`));
  return el("div", { class: "saved", style: `width:${width}px;padding:${MARGIN}px;box-sizing:border-box` }, copy);
}

/** Height the copy takes on the page.
    @param {HTMLElement} sheet */
function heightOf(sheet) {
  const stage = el("div", { style: "position:absolute;left:-9999px;top:0", "aria-hidden": "true" }, sheet);
  document.body.append(stage);
  const height = Math.ceil(sheet.getBoundingClientRect().height);
  stage.remove();
  return height;
}

/** @param {HTMLElement} sheet
    @param {number} width
    @param {number} height */
function asSvg(sheet, width, height) {
  const root = document.documentElement;
  const drawing = svg("svg", { width: width * SHARPNESS, height: height * SHARPNESS, viewBox: `0 0 ${width} ${height}`,
    lang: root.lang, "data-mantine-color-scheme": root.dataset.mantineColorScheme || "light", "data-contrast": root.dataset.contrast || "" });
  const style = svg("style");
  style.textContent = rules();
  const holder = svg("foreignObject", { x: 0, y: 0, width, height });
  const body = el("div", { class: "saved-body" }, sheet);
  holder.append(body);
  drawing.append(style, holder);
  return new XMLSerializer().serializeToString(drawing);
}

/** @param {string} text */
async function imageOf(text) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  return image;
}

/** Makes the file and hands it over; says so, also when it fails.
    @param {Card} card */
export const savePicture = async (card) => {
  try {
    const width = Math.max(card.element.clientWidth, 320) + 2 * MARGIN;
    const sheet = sheetOf(card, width);
    const height = heightOf(sheet);
    const image = await imageOf(asSvg(sheet, width, height));
    const canvas = el("canvas", { width: width * SHARPNESS, height: height * SHARPNESS });
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    context.fillStyle = token("--surface");
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((made) => canvas.toBlob(made, "image/png"));
    download(blob, `${page.answer?.files[card.id]}.png`);
    announce(word("picture_saved"));
  } catch (error) {
    console.error("picture file", error);
    announce(word("picture_not_saved"));
    notice(word("picture_not_saved"));
  }
};

