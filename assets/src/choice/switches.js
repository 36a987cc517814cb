/* The switches and fields of a page show what the address says. */

import { queryAll, selects } from "../shell/dom.js";
import * as address from "./address.js";

/** What two compared areas are where nobody has set them: the chosen ones, then the usual.
    @param {Record<string, string[]>} choice
    @param {HTMLSelectElement[]} fields */
function follow({ district = [], municipality = [], region = [] }, fields) {
  const areas = new Set([...district, ...municipality.map((ags) => ags.slice(0, 5)), ...region, ...fields.map(({ dataset }) => dataset.usual ?? "")]);
  fields.forEach((field, at) => { field.dataset.default = [...areas][at]; });
}

/** Page switches show what the address says. */
export const showControls = () => {
  const choice = address.parse();
  /** @param {string} key */
  const value = (key) => (choice[key] || []).join(",");
  const buttons = queryAll("button[data-set-key]:not([data-set-key=lang])");
  const offered = new Set(buttons.map(({ dataset }) => `${dataset.setKey}=${dataset.setValue}`));
  // A value that no button offers is dropped by the server: the usual one is shown. Areas named one by one have none.
  /** @param {string} key */
  const isUsual = (key) => address.isUsual(key, value(key)) || (key !== "compare" && !offered.has(`${key}=${value(key)}`));
  buttons.forEach((button) => {
    const { setKey = "", setValue } = button.dataset;
    button.setAttribute("aria-pressed", String(setValue ? value(setKey) === setValue : isUsual(setKey)));
  });
  follow(choice, selects("select[data-set-index]"));
  selects("select[data-set-key]").forEach((field) => {
    const { setKey = "", setIndex } = field.dataset;
    field.value = setIndex ? choice[setKey]?.[Number(setIndex)] ?? field.dataset.default ?? "" : value(setKey);
    if (field.selectedIndex < 0) field.value = field.dataset.default ?? "";
  });
  queryAll("[data-filter]").forEach((button) => {
    const keys = (button.dataset.filterKeys || button.dataset.filter || "").split(/[ ,]+/);
    button.classList.toggle("on", keys.some((key) => choice[key]?.length));
  });
};
