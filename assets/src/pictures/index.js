/* The kinds of pictures by name. */

import { comparedPicture } from "./compared.js";
import { heatPicture } from "./heat.js";
import { mapPicture } from "./map.js";
import { plotlyPicture } from "./plotly.js";
import { recordsPicture } from "./records.js";
import { tilesPicture } from "./tiles.js";

const KINDS = { plotly: plotlyPicture, tiles: tilesPicture, map: mapPicture, heat: heatPicture, records: recordsPicture,
  compared: comparedPicture };

/** How a picture is drawn; undefined for a number, or none.
    @param {Picture} picture
    @returns {PictureKind<any> | undefined} */
export const kindOf = ({ kind }) => (kind in KINDS ? KINDS[/** @type {keyof Drawn} */ (kind)] : undefined);
