import importX from "eslint-plugin-import-x";
import globals from "globals";
import js from "@eslint/js";

/** What is Dash's stands in one file. */
const OF_DASH = { selector: "Literal[value=/_dash/]", message: "What is Dash's stands in dash-internals.js." };

/** What a value means comes with the answer and is never read off its text. */
const OFF_TEXT = [
  "CallExpression[callee.name=/^parse(Float|Int)$/]",
  "BinaryExpression[operator=/^[!=]==?$/]:matches([left.value=/^[•–]$/], [right.value=/^[•–]$/])",
  "CallExpression[callee.property.name='split'] > Literal[value=' · ']",
].map((selector) => ({ selector, message: "What a text means is a field of the answer." }));

export default [
  { ignores: ["**/built/", "**/node_modules/"] },
  js.configs.recommended,
  {
    plugins: { "import-x": importX },
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: globals.browser },
    rules: {
      complexity: ["error", 10],
      "import-x/no-cycle": "error",
      "import-x/no-unresolved": "error",
      "no-shadow": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "prefer-const": "error",
      "max-lines": ["error", { max: 250, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ["assets/src/**/*.js"],
    ignores: ["assets/src/dash-internals.js"],
    rules: {
      "no-restricted-properties": ["error", ...["dash_clientside", "dash_component_api", "dash_ag_grid"].map((property) => ({
        object: "window", property, message: "What is Dash's stands in dash-internals.js." }))],
      "no-restricted-syntax": ["error", OF_DASH, ...OFF_TEXT],
    },
  },
  { // the pixels of a page that is laid out
    files: ["feet", "text-size"].map((name) => `assets/src/shell/${name}.js`).concat(["page-file", "paper-columns"].map((name) => `assets/src/tools/${name}.js`)),
    rules: { "no-restricted-syntax": ["error", OF_DASH] },
  },
  { files: ["assets/*.js", "tests/**/*.js"], languageOptions: { globals: globals.node } },
];
