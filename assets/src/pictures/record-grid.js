/* The grid of records: what Dash finds under its name until its own big script is there, fetched with ours about it
   (`grid.js`) when a page draws one. */

import { GRID_SCRIPT, gridModule, standInForGrid } from "../dash-internals.js";
import { el } from "../shell/dom.js";
import { base } from "../shell/words.js";

/** @typedef {typeof import("./grid.js")} Ours */

/** @type {Promise<any> | null} */
let real = null;

/** Ours, once it is there.
    @type {Ours | null} */
let ours = null;

/** @returns {Promise<any>} */
const theirs = () => new Promise((done, failed) => {
  const script = el("script", { src: base() + GRID_SCRIPT });
  script.onload = () => done(gridModule());
  script.onerror = () => failed(new Error(GRID_SCRIPT));
  document.head.append(script);
});

/** The grid's script, once ours has said what its columns name. */
async function fetched() {
  const [part, module] = await Promise.all([import("./grid.js"), theirs()]);
  part.start();
  ours = part;
  return module;
}

/** Both, fetched once, by the first page that draws a grid. */
const fetchGrid = () => (real = real || fetched());

/** What Dash finds under the grid's name until its script is there.
    @param {any} properties */
function Grid(properties) {
  const { createElement, useEffect, useState } = window.React;
  const [drawn, setDrawn] = useState(null);
  useEffect(() => { fetchGrid().then((/** @type {any} */ { AgGrid }) => setDrawn(() => AgGrid)); }, []);
  return drawn ? createElement(drawn, properties) : createElement("div", { id: properties.id });
}

/** Which of the records in a holder the grid shows.
    @param {Parameters<Ours["grid"]>[1]} shown */
export async function grid(shown) {
  const { getApiAsync } = await fetchGrid();
  await ours?.grid(getApiAsync, shown);
}

/** All rows of a grid that is drawn, for paper.
    @param {any} api */
export const onPaper = (api) => ours?.onPaper(api) ?? "";

/** Listens from now on. */
export const start = () => standInForGrid(Grid);
