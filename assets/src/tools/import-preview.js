/* What was read of a file with boundaries or of an official table, and the questions it leaves open. */

import { el, svg } from "../shell/dom.js";
import { base } from "../shell/words.js";
import { table } from "./import-table.js";

/** @typedef {Record<string, string>} Words */
/** @typedef {Record<string, string[]>} Heads */

let fields = 0; // so that every field has an id of its own

/** What was read, and the form that asks the rest; `again` gets the answers.
    @param {Delivery} answer
    @param {Words} words
    @param {Heads} heads of the tables
    @param {(form: FormData) => unknown} again
    @returns {HTMLElement[]} */
export function preview(answer, words, heads, again) {
  const read = answer.preview;
  if (!read) return [];
  const lines = read.lines.map((line) => el("p", {}, line));
  if (read.kind === "returns") return [...lines, ...returns(read, answer.ticket, words, heads, again)];
  const parts = read.kind === "boundaries" ? boundaries(read, words, heads) : official(read, words, heads);
  if (!parts.asked.length) return [...lines, ...parts.shown];
  const asked = el("form", { class: "import-answers", "aria-label": words.asked }, ...parts.asked,
    el("button", { class: "plain" }, words.again));
  asked.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (asked));
    form.append("ticket", answer.ticket);
    again(form);
  });
  return [...lines, ...parts.shown, asked];
}

/** Who is where, project by project, and the choice to take the good ones.
    @param {ReturnsRead} read
    @param {string} ticket
    @param {Words} words
    @param {Heads} heads
    @param {(form: FormData) => unknown} again */
function returns(read, ticket, words, heads, again) {
  const takeGood = () => {
    const form = new FormData();
    form.append("ticket", ticket);
    form.append("take_good", "yes");
    again(form);
  };
  /** @param {string} ending
      @param {string} text */
  const file = (ending, text) => el("a", { href: `${base()}import/returns/${ticket}.${ending}` }, text);
  const button = el("button", { type: "button", class: "primary", onclick: takeGood }, words.take_good);
  const rows = read.rows.map(([key, title, state, files, errors, due]) =>
    [key, title, state, files, errors ? errors.toLocaleString(document.documentElement.lang) : "", due]);
  return [...(read.can_take_good ? [el("p", { class: "import-decision" }, button)] : []),
    el("h3", {}, words.returns), table(words.returns, heads.returns, rows),
    el("p", {}, file("xlsx", words.returns_file), " · ", file("txt", words.returns_mails))];
}

/** @param {BoundariesRead} read
    @param {Words} words
    @param {Heads} heads */
function boundaries(read, words, heads) {
  const layers = read.layers.length > 1 ? [chosen("layer", words.layer, read.layers, read, words)] : [];
  const columns = read.columns.length
    ? [chosen("key", words.key, read.columns, read, words), chosen("name", words.name, read.columns, read, words)] : [];
  const asked = [...layers, ...columns];
  const [code, system] = read.asks_system ?? [read.said.system, ""];
  if (system) {
    const box = el("input", { type: "checkbox", name: "system", value: String(code) });
    asked.unshift(el("p", { class: "import-asked" }, el("label", {}, box, " ", words.asks_system.replace("{system}", system))));
  } else if (code) asked.unshift(el("input", { type: "hidden", name: "system", value: String(code) }));
  return { shown: read.picture ? drawn(read.picture, words, heads) : [], asked };
}

/** @param {NonNullable<BoundariesRead["picture"]>} picture
    @param {Words} words
    @param {Heads} heads */
function drawn(picture, words, heads) {
  const shapes = picture.areas.map(([id, name, d]) => svg("path", { d }, svg("title", {}, `${name} (${id})`)));
  const outlines = picture.outlines.map((d) => svg("path", { d, class: "import-outline" }));
  const drawing = svg("svg", { viewBox: picture.view_box, class: "import-picture", role: "img", "aria-label": words.picture }, shapes, outlines);
  const list = table(words.areas, heads.areas, picture.areas.map(([id, name]) => [id, name]));
  const beneath = picture.outlines.length ? [el("p", {}, words.outlines)] : [];
  return [el("div", {}, drawing), ...beneath, el("details", {}, el("summary", {}, words.areas), list)];
}

/** A choice among the columns or layers of the file.
    @param {"key" | "name" | "layer"} name
    @param {string} label
    @param {string[]} offered
    @param {BoundariesRead} read
    @param {Words} words */
function chosen(name, label, offered, read, words) {
  const none = name === "layer" ? words.not_chosen : words.by_itself;
  const said = offered.find((one) => one.toLowerCase() === read.said[name].toLowerCase()) ?? "";
  return labelled(label, select(name, said, none, offered.map((one) => [one, one])));
}

/** @param {TableRead} read
    @param {Words} words
    @param {Heads} heads */
function official(read, words, heads) {
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 3 });
  const rows = read.variables.map((variable) => {
    const first = variable.first.map(([area, at, value, sign]) =>
      el("div", { class: "import-first" }, `${area} ${spelled(at)}: ${value === null ? sign || "–" : number.format(value)}`));
    const field = select("indicator", variable.indicator, words.not_assigned, variable.choices);
    field.setAttribute("aria-label", words.indicator_of.replace("{variable}", variable.label));
    return [variable.label, variable.unit, number.format(variable.count), el("div", {}, ...first),
      el("span", {}, el("input", { type: "hidden", name: "variable", value: variable.key }), field)];
  });
  const source = el("input", { name: "source", value: read.source, required: true });
  return { shown: [], asked: [table(words.variables, heads.variables, rows), labelled(words.source, source)] };
}

/** A year, month or day as the reader's language writes it.
    @param {string} at */
function spelled(at) {
  return document.documentElement.lang === "de" ? at.split("-").reverse().join(".") : at;
}

/** @param {string} name
    @param {string} value
    @param {string} none the words of no choice
    @param {[string, string][]} choices */
function select(name, value, none, choices) {
  return el("select", { name }, el("option", { value: "" }, none),
    ...choices.map(([id, text]) => el("option", { value: id, selected: id === value }, text)));
}

/** @param {string} label
    @param {HTMLElement} field */
function labelled(label, field) {
  fields += 1;
  field.id = `import-answer-${fields}`;
  return el("p", { class: "import-asked" }, el("label", { for: field.id }, label), " ", field);
}
