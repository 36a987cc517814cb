/* ZIP files, packed without compression. */

const TABLE = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** @param {Uint8Array} bytes */
const checksum = (bytes) => (bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

/** Numbers as little-endian bytes: pairs of value and width.
    @param {number[][]} pairs */
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

/** What the entry in front of a file and the one in the directory have in common.
    @param {{bytes: Uint8Array, name: Uint8Array}} given
    @returns {number[][]} */
const facts = ({ bytes, name }) => [[20, 2], [0x0800, 2], [0, 2], [0, 2], [DAY, 2], [checksum(bytes), 4],
  [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]];

/** A ZIP of files {name, text}, stored as they are.
    @param {{name: string, text: string}[]} files */
export function zip(files) {
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

