/* The built script as it is served, run against a page that answers nothing: what it offers for tests and Dash. */

import { readFileSync } from "node:fs";

/** Answers every question with itself. */
const nothing = new Proxy(function () {}, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => "" : name === Symbol.iterator ? function* () {} : nothing),
  apply: () => nothing,
  construct: () => nothing,
});

/** What the script has put on the window. */
export function shipped() {
  const page = { getElementById: () => null, querySelector: () => null, querySelectorAll: () => [], addEventListener() {}, title: "",
    documentElement: { lang: "de", dataset: {}, classList: { toggle() {} } }, head: { append() {} }, body: { append() {} } };
  const window = { location: new URL("http://dashboard.test/"), matchMedia: () => ({ matches: false, addEventListener() {} }),
    addEventListener() {}, dispatchEvent() {}, fetch: async () => new Response("{}"), history: { replaceState() {} } };
  const scope = new Proxy({ window, document: page, ...window }, {
    has: () => true,
    get: (own, name) => (name === Symbol.unscopables ? undefined : name in own ? own[name] : /^[A-Z]\w*(Observer|Element)$/.test(String(name))
      ? nothing : name in globalThis ? globalThis[name] : nothing),
  });
  const script = readFileSync(new URL("../../assets/built/ziq.js", import.meta.url), "utf8");
  new Function("scope", `with (scope) { ${script} }`)(scope);
  return window;
}
