/* The kinds of pictures by name. */

import { comparedPicture } from "./compared.js";
import { heatPicture } from "./heat.js";
import { mapPicture } from "./map.js";
import { plotlyPicture } from "./plotly.js";
import { recordsPicture } from "./records.js";
import { tilesPicture } from "./tiles.js";

export const pictures = { plotly: plotlyPicture, tiles: tilesPicture, map: mapPicture, heat: heatPicture, records: recordsPicture,
  compared: comparedPicture };
