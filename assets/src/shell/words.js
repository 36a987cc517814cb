/* The reader's words, and the address the application stands under. */

import { requestsPrefix } from "../dash-internals.js";

let wordsText = "";

/* Those of the default language are a file of their own; a page in another one brings its words. */
/** @type {Record<string, string>} */
let words = window.ziqWords ?? {};

function readWords() {
  const holder = document.getElementById("words");
  if (!holder) return;
  const text = holder.dataset.words || holder.textContent || "";
  if (text === wordsText) return;
  wordsText = text;
  words = text.trim() ? JSON.parse(text) : (window.ziqWords ?? {});
}

/** A text whose `{name}` are replaced by values.name.
    @param {string} text
    @param {Record<string, string | number>} values */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/** The text in the reader's language; `{name}` is replaced by values.name.
    @param {import("../lists.js").WordKey} key
    @param {Record<string, string | number>} [values] */
export function word(key, values = {}) {
  readWords();
  return filled(words[key] ?? key, values);
}

/** The address the application is served under, ending in a slash. */
export const base = () => requestsPrefix() || "/";
