/* What a search is answered with: asked when somebody types, never when a page opens. */

import { parse } from "../choice/address.js";
import { base } from "../shell/words.js";

/** @typedef {{kind: string, kind_name: string, label: string, more: string, address: string, said?: {lang: string}}} Hit */
/** @typedef {{query: string, count: number, hits: Hit[], suggestions: string[], missed?: string[], records?: Record<string, number[]>}} Answered */

/** The hits of a text, in the language and on the data that are shown.
    @param {string} path everything, or records alone
    @param {string} text
    @param {AbortSignal} [signal]
    @returns {Promise<Answered>} */
export async function asked(path, text, signal) {
  const { version = [], lang = [] } = parse();
  const search = new URLSearchParams({ q: text, ...(version[0] ? { version: version[0] } : {}), ...(lang[0] ? { lang: lang[0] } : {}) });
  const answer = await fetch(`${base()}api/${path}?${search}`, { signal });
  if (!answer.ok) throw new Error(`${path} ${answer.status}`);
  return answer.json();
}
