/* How many of the first minute's hints this browser has shown; nothing else remembers them. */

const KEY = "ziq-hints";

export const COUNT = 3;

/** How many hints were shown; all of them where the browser cannot remember.
    @returns {number} */
export function shown() {
  try {
    return Number(localStorage.getItem(KEY)) || 0;
  } catch {
    return COUNT;
  }
}

/** @param {number} count */
export function remember(count) {
  try {
    localStorage.setItem(KEY, String(count));
    return true;
  } catch {
    return false;
  }
}

/** Whether one is left to be shown. */
export const hasHints = () => shown() < COUNT;
