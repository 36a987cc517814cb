/* Design tokens as the present theme has them: drawings that are not styled by CSS ask here. */

import { el } from "../shell/dom.js";

const tokens = new Map();

/** Colours of the system (`Canvas`) as numbers: Plotly knows no others and would draw black.
    @param {string} value */
function concrete(value) {
  if (!/^(Canvas|CanvasText|GrayText|Highlight|HighlightText|LinkText|ButtonText|ButtonFace)$/i.test(value)) return value;
  const probe = document.body.appendChild(el("i", { style: `forced-color-adjust: none; color: ${value}` }));
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/** The value of a design token in the present theme.
    @param {import("../lists.js").Token} name
    @returns {string} */
export const token = (name) => {
  if (!tokens.has(name)) {
    tokens.set(name, concrete(getComputedStyle(document.documentElement).getPropertyValue(name).trim()));
  }
  return tokens.get(name);
};

export const forgetTokens = () => tokens.clear();

/** The same value with every "var(--token)" replaced, in strings, lists and objects.
    @param {any} value
    @returns {any} */
export function resolve(value) {
  if (typeof value === "string") {
    return value.includes("var(--") ? value.replace(/var\((--[\w-]+)\)/g, (_, name) => token(name)) : value;
  }
  if (Array.isArray(value)) return value.map(resolve);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
  }
  return value;
}

