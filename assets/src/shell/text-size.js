/* The text size pictures are drawn for. */

import { query } from "./dom.js";

const textSize = () => parseFloat(getComputedStyle(query(".stage") || document.documentElement).fontSize) || 16;

/** @type {number | null} */
let heldSize = null;

/** The text size pictures are drawn for: the reader's, or that of the slides where there are any. */
export const rem = () => heldSize ?? textSize();

/** Does something for which the text size is read once: read between two changes it costs a style of everything.
    @template One
    @param {() => One} work */
export const atOneSize = (work) => {
  heldSize = textSize();
  try {
    return work();
  } finally {
    heldSize = null;
  }
};

