/* Builds what is served: one script and one style sheet, minified. `node assets/build.js --check` writes nothing and says
   whether what is there is what the sources give. */

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = fileURLToPath(new URL(".", import.meta.url));
const common = { bundle: true, minify: true, charset: "utf8", legalComments: "none", absWorkingDir: folder, write: false };

/** The built files by name. */
async function built() {
  const [script, style] = await Promise.all([
    build({ ...common, entryPoints: ["src/main.js"], format: "iife", target: "es2022" }),
    build({ ...common, entryPoints: ["styles/main.css"] }),
  ]);
  return { "ziq.js": script.outputFiles[0].text, "ziq.css": style.outputFiles[0].text };
}

const isCheck = process.argv.includes("--check");

for (const [name, text] of Object.entries(await built())) {
  const path = `${folder}built/${name}`;
  if (!isCheck) await writeFile(path, text);
  else if (await readFile(path, "utf8").catch(() => "") !== text) {
    console.error(`assets/built/${name} is not what its sources give: make build`);
    process.exitCode = 1;
  }
}
