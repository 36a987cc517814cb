/* The profiles of all Quartiere of a circle as one ZIP: fetched one by one, so that the reader sees how far it is and can
   stop; packed here, without compression. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const { el } = ziq;
  const TABLE = Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value >>> 0;
  });

  const checksum = (bytes) => (bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

  /** Numbers as little-endian bytes: pairs of value and width. */
  function record(pairs) {
    const view = new DataView(new ArrayBuffer(pairs.reduce((sum, [, width]) => sum + width, 0)));
    let at = 0;
    for (const [value, width] of pairs) {
      if (width === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += width;
    }
    return new Uint8Array(view.buffer);
  }

  const DAY = ((2020 - 1980) << 9) | (1 << 5) | 1;

  /** What the entry in front of a file and the one in the directory have in common. */
  const facts = ({ bytes, name }) => [[20, 2], [0x0800, 2], [0, 2], [0, 2], [DAY, 2], [checksum(bytes), 4],
    [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]];

  /** A ZIP of files {name, text}, stored as they are. */
  function zip(files) {
    const coder = new TextEncoder();
    const parts = [];
    const directory = [];
    let at = 0;
    for (const { name, text } of files) {
      const entry = { name: coder.encode(name), bytes: coder.encode(text) };
      const head = record([[0x04034b50, 4], ...facts(entry)]);
      parts.push(head, entry.name, entry.bytes);
      directory.push(record([[0x02014b50, 4], [20, 2], ...facts(entry), [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), entry.name);
      at += head.length + entry.name.length + entry.bytes.length;
    }
    const size = directory.reduce((sum, part) => sum + part.length, 0);
    const end = record([[0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [at, 4], [0, 2]]);
    return new Blob([...parts, ...directory, end], { type: "application/zip" });
  }

  async function ask(path, signal) {
    const language = document.documentElement.lang === "en" ? "?lang=en" : "";
    const answer = await fetch(`${ziq.base()}export/${path}${language}`, { signal });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer;
  }

  /** The bar under the button, with the way to stop. */
  function progress(button, control) {
    const bar = el("progress", { value: 0, "aria-label": ziq.word("profiles_loading") });
    const text = el("span", { class: "small" });
    const line = el("p", { class: "profiles-progress" }, bar, text,
      el("button", { type: "button", class: "plain", onclick: () => control.abort() }, ziq.word("cancel")));
    button.closest("p").after(line);
    return { line, step(done, count) {
      bar.max = count;
      bar.value = done;
      text.textContent = ziq.word("row_of", { row: done, count });
    } };
  }

  async function load(button) {
    const circle = button.dataset.profiles;
    const control = new AbortController();
    const shown = progress(button, control);
    button.disabled = true;
    try {
      const { file: name, profiles: list } = await (await ask(`circles/${circle}/neighbourhoods.json`, control.signal)).json();
      const files = [];
      for (const { id, file } of list) {
        shown.step(files.length, list.length);
        files.push({ name: file, text: await (await ask(`neighbourhoods/${encodeURIComponent(id)}.html`, control.signal)).text() });
      }
      shown.step(files.length, list.length);
      ziq.download(zip(files), name);
      ziq.announce(ziq.word("profiles_loaded", { count: files.length }));
    } catch (error) {
      if (!control.signal.aborted) {
        console.warn("profiles", error);
        ziq.notice(ziq.word("profiles_failed"));
      }
    } finally {
      shown.line.remove();
      button.disabled = false;
      button.focus();
    }
  }

  ziq.onClick("[data-profiles]", load);
})();
