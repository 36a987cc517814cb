/* What a value of a picture looks like: the colour of a role, the stressed part of a text. */

import { token } from "./tokens.js";

/** @import * as Wire from "../wire.js" */

/** @typedef {Wire.Bars["roles"][number]} Role */

/** @param {Role} role
    @returns {string} */
export const colour = (role) => token(role === "rest" ? "--mark-rest" : role === "whole" ? "--surface" : `--${role}`);

/** A text with its stressed part in bold.
    @param {Wire.Text} text */
export const markedUp = ([strong, rest = ""]) => (strong ? `<b>${strong}</b>${rest}` : rest);

/** @param {Wire.Text} text */
export const plainText = ([strong, rest = ""]) => strong + rest;

/** The places of a list: 0, 1, 2 …
    @param {readonly unknown[]} values */
export const places = (values) => values.map((_, place) => place);
