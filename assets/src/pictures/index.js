/* How each form of picture is drawn. */

import { comparedPicture } from "./compared.js";
import { heatPicture } from "./heat.js";
import { mapPicture } from "./map.js";
import { plotlyPicture } from "./plotly.js";
import { recordsPicture } from "./records.js";
import { tilesPicture } from "./tiles.js";

/** @import { Picture } from "../wire.js" */

/** @typedef {Exclude<Picture["form"], "nothing" | "key-number">} Drawn */

/** Every form that is drawn.
    @type {Record<Drawn, PictureKind<any>>} */
const KINDS = { bars: plotlyPicture, multiples: plotlyPicture, ranges: plotlyPicture, columns: plotlyPicture, lines: plotlyPicture,
  scatter: plotlyPicture, lorenz: plotlyPicture, tiles: tilesPicture, "area-map": mapPicture, symbols: mapPicture, heat: heatPicture,
  records: recordsPicture, compared: comparedPicture };

/** How a picture is drawn; undefined for a number, or none.
    @param {Picture} picture
    @returns {PictureKind<any> | undefined} */
export const kindOf = ({ form }) => (form === "nothing" || form === "key-number" ? undefined : KINDS[form]);
