/* Files made in the browser. */

import { el } from "./dom.js";

/** Hands a file made here to the reader.
    @param {Blob} blob
    @param {string} name */
export const download = (blob, name) => {
  const address = URL.createObjectURL(blob);
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
};

