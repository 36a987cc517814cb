/* The text size pictures are drawn for. */

const textSize = () => parseFloat(getComputedStyle(document.querySelector(".stage") || document.documentElement).fontSize) || 16;

let heldSize = null;

/** The text size pictures are drawn for: the reader's, or that of the slides where there are any. */
export const rem = () => heldSize ?? textSize();

/** Does something for which the text size is read once: read between two changes it costs a style of everything. */
export const atOneSize = (work) => {
  heldSize = textSize();
  try {
    return work();
  } finally {
    heldSize = null;
  }
};

