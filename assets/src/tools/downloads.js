/* Files from the server: fetched here, so that one that fails says so on the page, whose numbers stand. */

import { isPlain } from "../choice/address.js";
import { closest } from "../shell/dom.js";
import { download } from "../shell/files.js";
import { notice } from "../shell/notice.js";
import { base, word } from "../shell/words.js";

/** The name the server gives a file; null where it gives a page instead.
    @param {Response} answer */
function nameOf(answer) {
  const told = answer.headers.get("content-disposition") ?? "";
  const plain = /filename="?([^";]+)/.exec(told)?.[1] ?? null;
  const full = /filename\*=UTF-8''([^;]+)/i.exec(told)?.[1];
  return full ? decodeURIComponent(full) : plain;
}

/** Why a file did not come: what the server says of it, or that it does not answer.
    @param {Response | null} answer */
async function reason(answer) {
  const told = await answer?.json().catch(() => ({}));
  return typeof told?.error === "string" ? told.error : word("file_failed");
}

/** @param {HTMLAnchorElement} link */
async function load(link) {
  const { href } = link;
  link.setAttribute("aria-busy", "true");
  const answer = await fetch(href).catch(() => null);
  const name = answer?.ok ? nameOf(answer) : null;
  try {
    if (answer?.ok && name) download(await answer.blob(), name);
    else if (answer?.ok) window.location.href = href; // a page: of signing in
    else notice(await reason(answer));
  } catch {
    notice(word("file_failed"));
  }
  link.removeAttribute("aria-busy");
}

/** Listens from now on. */
export function start() {
  document.addEventListener("click", (event) => {
    const link = closest(event.target, "a[href]");
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || !isPlain(event)) return;
    if (!link.href.startsWith(new URL(`${base()}export/`, window.location.href).href)) return;
    event.preventDefault();
    load(link);
  });
}
