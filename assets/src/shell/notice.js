/* The band at the top of the content that says what failed. */

import { el, query } from "./dom.js";

export const main = () => document.getElementById("main") || query("main");

/** A band at the top of the content; the next answer takes it away.
    @param {string} text
    @param {import("./dom.js").Child=} action */
export const notice = (text, action) => {
  document.getElementById("failure")?.remove();
  const band = el("div", { id: "failure", class: "state is-error", role: "alert" },
    el("p", {}, el("span", { class: "bang", "aria-hidden": "true" }, "!"), text), action || "");
  (main() || document.body).prepend(band);
};

const READ = 8000; // ms a good piece of news stands

/** A band that says what is well again, and goes by itself.
    @param {string} text */
export const news = (text) => {
  document.getElementById("news")?.remove();
  const band = el("div", { id: "news", class: "state is-news", role: "alert" }, el("p", {}, text));
  (main() || document.body).prepend(band);
  setTimeout(() => band.remove(), READ);
};

