/* Builds what is served, minified: one script and one style sheet for every page, and for each import("…") of the sources a
   script of its own, a part, that is fetched when somebody has use for it. `node assets/build.js --check` writes nothing and
   says whether what is there is what the sources give.

   Why esbuild's own `splitting` does not do it: it makes modules, which run after Dash has begun to draw, and our script listens
   before that; and it cuts what parts share out of the first script, which then is 12 files and 43.0 kB instead of one of 39.7. */

import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = fileURLToPath(new URL(".", import.meta.url));
const common = { bundle: true, minify: true, charset: "utf8", legalComments: "none", absWorkingDir: folder, write: false };
const script = { ...common, target: "es2022", metafile: true };

/** As `dashboards.serving.bundles` names a file: an address that changes with the content. */
const named = (name, text) => `./${name}-${createHash("sha256").update(text).digest("hex").slice(0, 16)}.js`;

/** Leaves parts outside the first script; `addresses` knows them by their source, and learns those it does not know. */
const partsOutside = (addresses) => ({
  name: "parts outside",
  setup(building) {
    building.onResolve({ filter: /./ }, async ({ path, kind, ...rest }) => {
      if (kind !== "dynamic-import") return null;
      const found = await building.resolve(path, { ...rest, kind: "import-statement" });
      const source = relative(folder, found.path);
      if (!addresses.has(source)) addresses.set(source, "");
      return { path: addresses.get(source) || path, external: true };
    });
  },
});

/** Gives a part the very modules of the first script, with what they know, wherever both use one. A module that only parts
    use goes into each of them, so it may remember nothing. */
const sharedWith = (first) => ({
  name: "shared with the first script",
  setup(building) {
    building.onResolve({ filter: /^\./ }, async ({ path, pluginData, ...rest }) => {
      if (pluginData) return null;
      const found = await building.resolve(path, { ...rest, pluginData: true });
      const source = relative(folder, found.path);
      return first.includes(source) ? { path: source, namespace: "shared" } : found;
    });
    building.onLoad({ filter: /./, namespace: "shared" }, ({ path }) => {
      shared.add(path);
      return { contents: `module.exports = window.ziqShared[${JSON.stringify(shortOf(path))}]` };
    });
  },
});

/** Sources whose modules parts share with the first script. */
const shared = new Set();

const shortOf = (path) => path.replace(/^src\//, "").replace(/\.js$/, "");

/** The first script: everything starts in main.js; parts find here what they share with it. */
function firstScript(addresses) {
  const sources = [...shared].sort();
  const contents = [...sources.map((path, index) => `import * as shared${index} from "./${path}";`), 'import "./src/main.js";',
    `window.ziqShared = { ${sources.map((path, index) => `${JSON.stringify(shortOf(path))}: shared${index}`).join(", ")} };`].join("\n");
  return build({ ...script, stdin: { contents, resolveDir: folder, sourcefile: "first.js" }, format: "iife", plugins: [partsOutside(addresses)] });
}

/** The built scripts by name: the parts, then the first, which holds their addresses. */
async function scripts() {
  const addresses = new Map();
  const { metafile } = await firstScript(addresses);
  const first = Object.keys(metafile.inputs);
  const parts = {};
  for (const source of [...addresses.keys()].sort()) {
    const built = await build({ ...script, entryPoints: [source], format: "esm", plugins: [sharedWith(first)] });
    const name = basename(source, ".js");
    parts[`${name}.js`] = built.outputFiles[0].text;
    addresses.set(source, named(name, parts[`${name}.js`]));
  }
  return { ...parts, "ziq.js": (await firstScript(addresses)).outputFiles[0].text };
}

/** The built files by name. */
async function built() {
  const style = await build({ ...common, entryPoints: ["styles/main.css"] });
  return { ...await scripts(), "ziq.css": style.outputFiles[0].text };
}

const isCheck = process.argv.includes("--check");
const files = await built();

/** Says that a built file is not what it should be. */
function complain(name) {
  console.error(`assets/built/${name} is not what its sources give: make build`);
  process.exitCode = 1;
}

for (const [name, text] of Object.entries(files)) {
  const path = `${folder}built/${name}`;
  if (!isCheck) await writeFile(path, text);
  else if (await readFile(path, "utf8").catch(() => "") !== text) complain(name);
}
for (const name of (await readdir(`${folder}built`)).filter((one) => !(one in files))) {
  if (isCheck) complain(name);
  else await rm(`${folder}built/${name}`);
}
