/* Data and layout of a picture at a width: each form draws its own value. */

import { bars, multiples } from "./bars.js";
import { paler } from "./outside.js";
import { columns, lines } from "./over-time.js";
import { ranges } from "./ranges.js";
import { lorenz, scatter } from "./scatter.js";

/** @import * as Wire from "../wire.js" */

/** The pictures that are drawn as traces and notes.
    @typedef {Wire.Bars | Wire.Multiples | Wire.Ranges | Wire.Columns | Wire.Lines | Wire.Scatter | Wire.Lorenz} Plotted */

/** @type {{[Form in Plotted["form"]]: (picture: Extract<Plotted, {form: Form}>, width: number, outside: Set<number>) => Figure}} */
const FORMS = { bars, multiples, ranges, columns, lines, scatter, lorenz };

/** Data and layout of a picture as they are drawn at a width; marks of rows outside the choice are paler.
    @param {Plotted} picture
    @param {number} width
    @param {Set<number>} [outside]
    @returns {Figure} */
export function prepare(picture, width, outside = new Set()) {
  const form = /** @type {(picture: Plotted, width: number, outside: Set<number>) => Figure} */ (FORMS[picture.form]);
  const { data, layout } = form(picture, width, outside);
  return { data: data.map((trace) => ({ hoverinfo: trace.hovertemplate ? undefined : "none", ...paler(trace, outside) })), layout };
}
