/* The profiles of all Quartiere of a circle or town as one ZIP: fetched one by one, so that the reader sees how far it is and can
   stop; packed here, without compression. */

import { el, onClick } from "../shell/dom.js";
import { download } from "../shell/files.js";
import { notice } from "../shell/notice.js";
import { announce } from "../shell/speech.js";
import { base, word } from "../shell/words.js";
import { zip } from "./zip.js";

/** @param {string} path
    @param {AbortSignal} signal */
async function ask(path, signal) {
  const language = document.documentElement.lang === "en" ? "?lang=en" : "";
  const answer = await fetch(`${base()}export/${path}${language}`, { signal });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** The bar under the button, with the way to stop.
    @param {HTMLButtonElement} button
    @param {AbortController} control */
function progress(button, control) {
  const bar = el("progress", { value: 0, "aria-label": word("profiles_loading") });
  const text = el("span", { class: "small" });
  const line = el("p", { class: "profiles-progress" }, bar, text,
    el("button", { type: "button", class: "plain", onclick: () => control.abort() }, word("cancel")));
  (button.closest("p") ?? button).after(line);
  /** @param {number} done
      @param {number} count */
  function step(done, count) {
    bar.max = count;
    bar.value = done;
    text.textContent = word("row_of", { row: done, count });
  }
  return { line, step };
}

/** What is chosen in the field beside a button.
    @param {HTMLButtonElement} button */
const chosenIn = (button) => /** @type {HTMLSelectElement | null} */ (document.getElementById(button.dataset.profilesOf ?? ""))?.value ?? "";

/** @param {HTMLButtonElement} button */
async function load(button) {
  const those = button.dataset.profiles ?? chosenIn(button);
  const control = new AbortController();
  const shown = progress(button, control);
  button.disabled = true;
  try {
    const { file: name, profiles: list } = await (await ask(`${those}/neighbourhoods.json`, control.signal)).json();
    const files = [];
    for (const { id, file } of list) {
      shown.step(files.length, list.length);
      files.push({ name: file, text: await (await ask(`neighbourhoods/${encodeURIComponent(id)}.html`, control.signal)).text() });
    }
    shown.step(files.length, list.length);
    download(zip(files), name);
    announce(word("profiles_loaded", { count: files.length }));
  } catch (error) {
    if (!control.signal.aborted) {
      console.warn("profiles", error);
      notice(word("profiles_failed"));
    }
  } finally {
    shown.line.remove();
    button.disabled = false;
    button.focus();
  }
}

/** Listens from now on. */
export function start() {
  onClick("[data-profiles], [data-profiles-of]", (button) => button instanceof HTMLButtonElement && load(button));
}
