import importX from "eslint-plugin-import-x";
import globals from "globals";
import js from "@eslint/js";

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
      "no-restricted-syntax": ["error", { selector: "Literal[value=/_dash/]", message: "What is Dash's stands in dash-internals.js." }],
    },
  },
  { files: ["assets/*.js", "tests/**/*.js"], languageOptions: { globals: globals.node } },
];
