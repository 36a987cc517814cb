/* Numbers and days as the reader writes them. */

/** Writers by their language and decimals; making one costs more than a hundred numbers.
    @type {Record<string, Intl.NumberFormat>} */
const writers = {};

/** A number with so many decimals, exactly as the server writes it.
    @param {number} value
    @param {number} [decimals] */
export function number(value, decimals = 0) {
  const language = document.documentElement.lang || "de";
  const writer = writers[language + decimals]
    ??= new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return (value < 0 ? "−" : "") + writer.format(Math.abs(value));
}

/** A day as the server writes it: 31.12.2020, 31 Dec 2020.
    @param {Date} date */
export const day = (date) => new Intl.DateTimeFormat(document.documentElement.lang || "de", { dateStyle: "medium" }).format(date)
  .replace(/(.+) (\d+),/, "$2 $1"); // "Dec 31, 2020"
