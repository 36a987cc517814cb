/* Run by tests/unit/test_facts_are_data.py: prints every text of the scripts with its file, read off their syntax trees. */

import { modules, textsOf } from "./asked.js";

console.log(JSON.stringify(modules().flatMap((path) => textsOf(path).map((text) => [`assets/src/${path}`, text]))));
