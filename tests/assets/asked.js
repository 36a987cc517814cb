/* What the scripts ask for by name: words of the reader and design tokens, read off their syntax trees. */

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../assets/package.json", import.meta.url));
const { parse } = require("espree");

export const SOURCES = new URL("../../assets/src/", import.meta.url);

/** Paths of all modules below assets/src. */
export const modules = () => readdirSync(SOURCES, { recursive: true }).filter((path) => path.endsWith(".js")).sort();

export const sourceOf = (path) => readFileSync(new URL(path, SOURCES), "utf8");

/** Every node of a syntax tree. */
function* nodes(tree) {
  if (Array.isArray(tree)) for (const one of tree) yield* nodes(one);
  else if (tree && typeof tree.type === "string") {
    yield tree;
    for (const [key, value] of Object.entries(tree)) if (key !== "parent" && typeof value === "object") yield* nodes(value);
  }
}

/** Texts an argument may be: both sides of a condition count, what is compared in it does not. */
function texts(node) {
  if (node.type === "Literal") return [node.value];
  if (node.type === "ConditionalExpression") return [...texts(node.consequent), ...texts(node.alternate)];
  if (node.type === "TemplateLiteral") return [`${node.quasis[0].value.cooked}*`];
  return [];
}

const treeOf = (path) => parse(sourceOf(path), { ecmaVersion: "latest", sourceType: "module" });

/** First arguments of every call of a function, `prefix*` for those put together from a prefix. */
export function asked(name) {
  const found = modules().flatMap((path) => [...nodes(treeOf(path))].filter(({ type, callee }) => type === "CallExpression" && callee.name === name)
    .flatMap(({ arguments: [first] }) => (first ? texts(first) : [])));
  return [...new Set(found)].sort();
}

/** The text that stands in a module, comments left out. */
export const textsOf = (path) => [...nodes(treeOf(path))].flatMap((node) => (node.type === "Literal" && typeof node.value === "string" ? [node.value]
  : node.type === "TemplateElement" ? [node.value.cooked] : []));

/** That of all modules. */
export const written = () => modules().flatMap(textsOf);

/** What a built script fetches with `import("…")`, in order. */
export const fetched = (script) => [...nodes(parse(script, { ecmaVersion: "latest" }))].filter(({ type }) => type === "ImportExpression")
  .map(({ source }) => source.value);
