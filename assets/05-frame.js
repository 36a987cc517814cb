/* What every other script stands on: the reader's words, the base address, small DOM helpers, announcements. */
(() => {
  const ziq = (window.ziq = window.ziq || {});

  let wordsText = null;
  let words = {};

  function readWords() {
    const holder = document.getElementById("words");
    if (!holder) return;
    const text = holder.dataset.words || holder.textContent;
    if (text === wordsText || !text.trim()) return;
    wordsText = text;
    words = JSON.parse(text);
    ziq.words = words;
  }

  /** The text in the reader's language; `{name}` is replaced by values.name. */
  ziq.word = (key, values = {}) => {
    readWords();
    return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };

  let base = null;

  /** The address the application is served under, ending in a slash. */
  ziq.base = () => {
    const config = base === null && document.getElementById("_dash-config");
    if (config) base = JSON.parse(config.textContent).requests_pathname_prefix || "/";
    return base || "/";
  };

  ziq.byId = (id) => document.getElementById(id);

  const JOINER = "\u2060"; // has no width, and no line ends at it

  /** A text as it is shown: no line ends within "18-Jährige", "under-18s" and "−€5". What is taken elsewhere goes without. */
  ziq.whole = (text) => text.replace(/18-(?=J)|nder-(?=18)|−(?=€)/g, `$&${JOINER}`);
  ziq.plain = (text) => text.replaceAll(JOINER, "");

  /** A DOM element; `attributes` may hold listeners (onclick), class, dataset-like data-*; null leaves out. */
  ziq.el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

  ziq.svg = (tag, attributes = {}, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (typeof value === "function") element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined)
      .map((child) => (typeof child === "string" ? ziq.whole(child) : child)));
    return element;
  }

  /** Parts of a text, [[text, bold?], ...] or plain text, as nodes. */
  ziq.parts = (parts) =>
    (typeof parts === "string" ? [[parts, false]] : parts || []).map(([text, bold]) =>
      bold ? ziq.el("b", {}, text) : document.createTextNode(ziq.whole(text)));

  ziq.textOf = (parts) => (typeof parts === "string" ? parts : (parts || []).map((part) => part[0]).join(""));

  /** Long German compounds with a place to break: not every browser knows how to hyphenate. */
  const TAILS = /(\p{L}{5,}?)(unterkunft|werkstatt|sprechstunde|organisation|gesellschaft|gemeinde|orientierung|förderung|unternehmen|verband)/gu;
  ziq.soft = (text) => String(text).replace(TAILS, "$1\u00ad$2");

  const textSize = () => parseFloat(getComputedStyle(document.querySelector(".stage") || document.documentElement).fontSize) || 16;
  let heldSize = null;

  /** The text size pictures are drawn for: the reader's, or that of the slides where there are any. */
  ziq.rem = () => heldSize ?? textSize();

  /** Does something for which the text size is read once: read between two changes it costs a style of everything. */
  ziq.atOneSize = (work) => {
    heldSize = textSize();
    try {
      return work();
    } finally {
      heldSize = null;
    }
  };

  let announcing = 0;

  const newSpeaker = (id) => ziq.el("div", { id, class: "vh speaker", role: "status", "aria-live": "polite" });

  /** The live region; an open dialog needs its own, because all behind it is silent. */
  function speaker() {
    const box = [...document.querySelectorAll("dialog[open]")].at(-1);
    if (box) return box.querySelector(":scope > .speaker") || box.appendChild(newSpeaker(null));
    return ziq.byId("live") || document.body.appendChild(newSpeaker("live"));
  }

  /** Says one thing politely to screen readers. The same text twice is said twice. */
  ziq.announce = (text) => {
    const live = speaker();
    clearTimeout(announcing);
    live.textContent = "";
    announcing = setTimeout(() => { live.textContent = text; }, 60);
  };

  /** Says what happened, at the button too, which gets its own words back after a moment. */
  ziq.tell = (button, words) => {
    ziq.announce(words);
    if (!button) return;
    const label = button.querySelector("[data-label]") || button;
    if (button.dataset.before === undefined) button.dataset.before = label.innerHTML;
    label.textContent = words;
    clearTimeout(Number(button.dataset.timer));
    button.dataset.timer = setTimeout(() => {
      label.innerHTML = button.dataset.before;
      delete button.dataset.before;
    }, 2500);
  };

  /** Copies text and says so at the button. */
  ziq.copy = async (text, button, done) => ziq.tell(button, await toClipboard(ziq.plain(text)) ? done : ziq.word("copy_failed"));

  async function toClipboard(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Plain http on an office network has no clipboard API: the old way still works there.
      const field = ziq.el("textarea", { class: "vh", "aria-hidden": "true", tabindex: "-1" });
      const holder = document.querySelector("dialog[open]") || document.body;
      const before = document.activeElement;
      field.value = text;
      holder.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      before?.focus();
      return copied;
    }
  }

  /** Hands a file made here to the reader. */
  ziq.download = (blob, name) => {
    const address = URL.createObjectURL(blob);
    const link = ziq.el("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };

  /** One delegated listener: every click on `selector` anywhere. */
  ziq.onClick = (selector, handle) => {
    document.addEventListener("click", (event) => {
      const target = event.target.closest?.(selector);
      if (target) handle(target, event);
    });
  };

  ziq.isNarrow = () => window.matchMedia("(max-width: 720px)").matches;
})();
