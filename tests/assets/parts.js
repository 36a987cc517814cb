/* Run by tests/app/test_static.py: prints what the script of every page fetches later. */

import { readFileSync } from "node:fs";
import { fetched } from "./asked.js";

console.log(JSON.stringify(fetched(readFileSync(new URL("../../assets/built/ziq.js", import.meta.url), "utf8"))));
