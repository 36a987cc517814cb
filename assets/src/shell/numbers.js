/* Printed numbers, read again. */

/** A printed number as a number; null for signs and words.
    @param {unknown} text
    @returns {number | null} */
export const readNumber = (text) => {
  const isGerman = document.documentElement.lang !== "en";
  const plain = String(text ?? "").replace(/[\s\u00a0€%]/g, "").replace("−", "-");
  const english = isGerman ? plain.replace(/\./g, "").replace(",", ".") : plain.replace(/,/g, "");
  const match = english.match(/^-?\d+(\.\d+)?/);
  return match ? Number(match[0]) : null;
};
