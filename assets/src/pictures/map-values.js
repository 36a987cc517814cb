/* What both kinds of area map say: areas with classes, or symbols that travel by their fields. */

/** @import * as Wire from "../wire.js" */

/** @typedef {Wire.AreaMap | Wire.Symbols} MapPicture */

/** @typedef {{x: number, y: number, value: number, words: string, row: number, isApproximate: boolean}} MapSymbol */

/** The areas of a map by their key; none where symbols stand on it.
    @param {MapPicture} picture
    @returns {Record<string, Wire.Area>} */
export const areasOf = (picture) => (picture.form === "area-map" ? picture.areas : {});

/** The symbols of a map; none where its areas have classes.
    @param {MapPicture} picture
    @returns {MapSymbol[]} */
export function symbolsOf(picture) {
  if (picture.form !== "symbols") return [];
  const { x = [], y, value, words, row, is_approximate: approximate } = picture.symbols;
  const isApproximate = new Set(approximate);
  return x.map((one, place) => ({ x: one, y: y[place], value: value[place], words: words[place], row: row[place], isApproximate: isApproximate.has(place) }));
}
