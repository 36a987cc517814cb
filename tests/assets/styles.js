/* Run by tests/unit/test_contrast.py: prints every rule of the style sheets, read by a parser of CSS: file, selector, and its
   declarations, each with the tokens its value asks for and gives no other value for. */

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { parse, tokenize } = await import(pathToFileURL(createRequire(new URL("../../assets/package.json", import.meta.url)).resolve("cssomnom")));

const STYLES = new URL("../../assets/styles/", import.meta.url);

/** Tokens of a value: `var(--ink)`, but not `var(--ink, black)`. */
function tokens(value) {
  const words = tokenize(value).filter(({ type }) => type !== "whitespace");
  return words.filter(({ value: name }, at) => words[at - 1]?.type === "function" && words[at - 1].value === "var" && words[at + 1].type === ")"
    && name.startsWith("--")).map(({ value: name }) => name);
}

/** Rules that declare something, those inside others too. */
const rules = (list) => [...list].flatMap((rule) => [...(rule.style ? [rule] : []), ...rules(rule.cssRules ?? [])]);

const declarations = ({ style }) => [...style].map((name) => [name, style.getPropertyValue(name)]).map(([name, value]) => [name, value, tokens(value)]);

console.log(JSON.stringify(readdirSync(STYLES).sort().flatMap((file) => rules(parse(readFileSync(new URL(file, STYLES), "utf8")).cssRules)
  .map((rule) => ({ file, selector: rule.selectorText ?? "", declarations: declarations(rule) })))));
