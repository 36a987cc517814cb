/* Design tokens as the present theme has them: drawings that are not styled by CSS ask here. */

import { el } from "../shell/dom.js";

const tokens = new Map();

/** Colours of the system (`Canvas`; no other token begins with a capital) as numbers: Plotly knows no others and would draw black.
    @param {string} value */
function concrete(value) {
  if (!/^[A-Z]/.test(value)) return value;
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
