/* Light, dark, high contrast or as the system has it; remembered, and read again by the drawn pictures. */

import * as cards from "../answer/cards.js";
import { forgetTokens } from "../pictures/tokens.js";
import { el, onClick } from "./dom.js";
import { page } from "./page.js";
import { announce } from "./speech.js";
import { word } from "./words.js";
import * as panel from "../tools/panel.js";

const KEY = "ziq-theme";

const THEMES = ["system", "light", "dark", "contrast"];

const asked = () => ({ dark: window.matchMedia("(prefers-color-scheme: dark)"), more: window.matchMedia("(prefers-contrast: more)") });

function stored() {
  try {
    const theme = localStorage.getItem(KEY);
    return theme && THEMES.includes(theme) ? theme : "system";
  } catch {
    return "system"; // storage may be forbidden by policy: the system's choice still works
  }
}

/** What is shown: high contrast is one of three choices and never together with dark.
    @param {string} [theme]
    @returns {string} */
function effective(theme = stored()) {
  if (theme !== "system") return theme;
  if (asked().more.matches) return "contrast";
  return asked().dark.matches ? "dark" : "light";
}

/** Writes the theme to the page; Mantine reads the same attribute.
    @param {string} [theme] */
function wear(theme = effective()) {
  const root = document.documentElement;
  const scheme = theme === "dark" ? "dark" : "light";
  const contrast = theme === "contrast" ? "more" : "";
  const isSame = root.dataset.mantineColorScheme === scheme && (root.dataset.contrast || "") === contrast;
  if (isSame) return;
  root.dataset.mantineColorScheme = scheme;
  if (contrast) root.dataset.contrast = contrast;
  else delete root.dataset.contrast;
  drawAnew();
}

function drawAnew() {
  forgetTokens();
  cards.redraw();
}

/** @param {string} theme */
function choose(theme) {
  try {
    localStorage.setItem(KEY, theme);
    localStorage.setItem("mantine-color-scheme-value", effective(theme) === "dark" ? "dark" : "light");
  } catch {
    // not remembered, but worn
  }
  wear(effective(theme));
  announce(word(/** @type {import("../lists.js").WordKey} */ (`theme_${theme}`)));
}

/** Listens from now on. */
export function start() {
  onClick("[data-action=theme]", (button) => {
    const present = stored();
    /** @param {string} theme */
    const field = (theme) => el("label", { class: "radio" },
      el("input", { type: "radio", name: "ziq-theme", value: theme, checked: theme === present, onchange: () => choose(theme) }),
      word(/** @type {import("../lists.js").WordKey} */ (`theme_${theme}`)));
    panel.open(button, word("theme"), el("fieldset", {}, el("legend", {}, word("theme")), THEMES.map(field)), "theme");
  });
  Object.values(asked()).forEach((query) => query.addEventListener("change", () => wear()));
  window.matchMedia("(forced-colors: active)").addEventListener("change", drawAnew); // the system's own colours, or ours again
  // Mantine sets its own idea of the scheme when it starts: ours stays.
  new MutationObserver(() => { if (!page.isPrinting) wear(); })
    .observe(document.documentElement, { attributes: true, attributeFilter: ["data-mantine-color-scheme", "data-contrast"] });
  wear();
}
