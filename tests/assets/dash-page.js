/* A page of the installed Dash: its shipped scripts, run on the small page of dom.js, before a server that answers what a test says. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { page } from "./dom.js";

const elements = Object.entries(createRequire(new URL("../../assets/package.json", import.meta.url))("linkedom")).filter(([name]) => name.endsWith("Element"));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The scripts Dash puts on a page, in its order, and those of the packages of components named. */
const FILES = `
import pathlib, sys
from importlib.util import find_spec
from dash import _dash_renderer

def folder(name):
    return pathlib.Path(find_spec(name).origin).parent

named = [one["relative_package_path"]["prod"] for one in _dash_renderer._js_dist_dependencies]
before = [path for one in named for path in ([one] if isinstance(one, str) else one)]
own = ["dash-renderer/build/dash_renderer.min.js", "dcc/dash_core_components.js",
       "dcc/dash_core_components-shared.js", "html/dash_html_components.min.js"]
print(*(folder("dash") / path for path in before + own), sep="\\n")
print(*(folder(name) / path for name, path in zip(sys.argv[1::2], sys.argv[2::2])), sep="\\n")
`;

/** Runs a script as a page does.
    @param {string} path */
export const run = (path) => vm.runInThisContext(readFileSync(path, "utf8"), { filename: path });

/** Paths of scripts of the installed packages.
    @param {Record<string, string>} more  by package, the file of its components */
export function installed(more = {}) {
  const python = join(ROOT, ".venv", process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  return execFileSync(python, ["-c", FILES, ...Object.entries(more).flat()], { encoding: "utf8" }).trim().split(/\r?\n/);
}

/** Until something is so; what it is then.
    @template T
    @param {() => T} what */
export async function until(what) {
  for (let round = 0; round < 400; round += 1) {
    const found = what();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 5));
  }
  throw new Error(`never: ${what}`);
}

/** What Dash asks the server, in order: path and body. */
export const asked = [];

/** A part of Dash's tree. */
export const component = (namespace, type, props) => ({ namespace, type, props });

const json = (value) => new Response(JSON.stringify(value), { headers: { "Content-Type": "application/json" } });

/** The page at an address of an application below a prefix, its scripts not yet run. */
export function dashPage({ address, prefix }) {
  const small = page({ address });
  const { document } = small;
  const entry = document.createElement("div");
  entry.id = "react-entry-point";
  const config = document.createElement("script");
  config.id = "_dash-config";
  config.textContent = JSON.stringify({ requests_pathname_prefix: prefix, disable_version_check: true, suppress_callback_exceptions: true, update_title: null,
    children_props: {}, fetch: { credentials: "same-origin", headers: {} } });
  document.body.append(entry, config);
  const kept = () => ({ getItem: () => null, setItem() {}, removeItem() {} });
  const own = { ...Object.fromEntries(elements), self: globalThis, localStorage: kept(), sessionStorage: kept(), removeEventListener() {} };
  for (const [name, value] of Object.entries(own)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  Object.defineProperty(document, "currentScript", { value: { tagName: "SCRIPT", src: `${small.location.origin}${prefix}script.js` } });
  Object.defineProperty(document, "cookie", { value: "" });
  return { ...small, entry };
}

/** Draws a page of Dash.
    @param {unknown} layout
    @param {unknown[]} dependencies
    @param {(body: any) => unknown} answer  what the server answers a callback: an object, or a response */
export function draw(layout, dependencies, answer) {
  globalThis.fetch = async (path, options = {}) => {
    asked.push({ path: String(path), body: options.body });
    if (String(path).endsWith("-layout")) return json(layout);
    if (String(path).endsWith("-dependencies")) return json(dependencies);
    const told = answer(JSON.parse(options.body));
    return told instanceof Response ? told : json(told);
  };
  new globalThis.DashRenderer();
}
