/* The part of the script that tells a story: its slides, their keys, its network. */

import * as keys from "./keys.js";
import * as network from "./network.js";
import * as story from "./story.js";

/** Listens from now on. */
export function start() {
  keys.start();
  story.start();
  network.start(story.isTold, story.words);
}
