/* The address owns the choice: reading, writing and toggling it, and links inside the application that keep it. */

import { FILTERS, MONTHS, OF_PAGE, TILES } from "../lists.js";
import { closest, isNarrow, query, queryAll } from "../shell/dom.js";
import { base } from "../shell/words.js";

const ORDER = [...FILTERS, ...MONTHS, ...OF_PAGE, "version", "lang"];

const ORDERED_VALUES = ["compare"]; // A and B: the order is the meaning

/** The choice in a query string: {key: [values]}; keys we do not know are left out.
    @param {string} [search]
    @returns {Choice} */
export function parse(search = window.location.search) {
  /** @type {Choice} */
  const choice = {};
  for (const [key, text] of new URLSearchParams(search)) {
    if (!ORDER.includes(key)) continue;
    const values = (choice[key] || []).concat(text.split(",").map((value) => value.trim()).filter(Boolean));
    if (values.length) choice[key] = tidy(key, values);
  }
  return choice;
}

/** The choice that the numbers of this page follow: that of the address, or the one its path fixes. */
export function inForce() {
  const fixed = query("main")?.dataset.choice;
  const choice = parse();
  if (fixed === undefined) return choice;
  [...FILTERS, ...MONTHS].forEach((key) => delete choice[key]);
  return { ...choice, ...parse(fixed) };
}

/** @param {string} key
    @param {string[]} values */
function tidy(key, values) {
  const once = [...new Set(values)];
  return ORDERED_VALUES.includes(key) ? once : once.sort();
}

/** The canonical query string of a choice, "" when nothing is chosen.
    @param {Choice} choice */
export function format(choice) {
  const pairs = ORDER.filter((key) => choice[key]?.length).map((key) =>
    `${key}=${tidy(key, choice[key].map(String)).map(encodeURIComponent).join(",")}`);
  return pairs.length ? `?${pairs.join("&")}` : "";
}

/** Where a page starts otherwise on a phone: tiles can be read and pressed there, areas of a map cannot. The address
    says so, so that it still owns the view; the form that needs no word on wide screens then has one. */
/** @type {Record<string, {key: string, start: string, usual: string}>} */
const ON_PHONES = { regions: { key: "display", start: "tiles", usual: "map" } };

/** @param {string} path */
const phoneStart = (path) => (isNarrow() ? ON_PHONES[path.slice(base().length).replace(/\/$/, "")] : undefined);

/** The address a page is opened with.
    @param {URL} target */
function opened(target) {
  const own = phoneStart(target.pathname);
  const choice = parse(target.search);
  if (!own || choice[own.key]) return target;
  return new URL(target.pathname + format({ ...choice, [own.key]: [own.start] }) + target.hash, target);
}

/** What a switch writes for the usual form of a page: nothing, or its word where a phone starts otherwise.
    @param {string} key */
export const usual = (key) => Object.values(ON_PHONES).find((own) => own.key === key && own === phoneStart(window.location.pathname))?.usual || "";

/** Whether a value of a key is the usual one, said or left out.
    @param {string} key
    @param {string} value */
export const isUsual = (key, value) => !value || Object.values(ON_PHONES).some((own) => own.key === key && own.usual === value);

/** Goes to an address without loading the page again; who asks for it hears it (answer/ahead.js).
    @param {string | URL} url
    @param {{replace?: boolean}} [given1] */
export function go(url, { replace = false } = {}) {
  const target = opened(new URL(url, window.location.href));
  const present = window.location.pathname + window.location.search;
  const isNewPage = target.pathname !== window.location.pathname;
  if (target.pathname + target.search === present) {
    if (target.hash && target.hash !== window.location.hash) window.location.hash = target.hash;
    return;
  }
  window.dispatchEvent(new CustomEvent("ziq:leaving", { detail: { from: present, isNewPage } }));
  window.history[replace ? "replaceState" : "pushState"]({}, "", target.pathname + target.search + target.hash);
  window.dispatchEvent(new CustomEvent("ziq:gone"));
  if (isNewPage && !target.hash) window.scrollTo(0, 0);
  mark();
}

/** @param {Choice} choice */
const here = (choice) => window.location.pathname + format(choice);

/** Sets one key (no values: leaves it out).
    @param {string} key
    @param {string | string[]=} values */
export function set(key, values) {
  const choice = parse();
  choice[key] = [values ?? []].flat().filter((value) => value !== "");
  go(here(choice));
}

/** Adds a value to the choice, or takes it out when it is in.
    @param {string} key
    @param {string} value */
export function toggle(key, value) {
  const choice = parse();
  const values = choice[key] || [];
  const text = String(value);
  choice[key] = values.includes(text) ? values.filter((one) => one !== text) : [...values, text];
  go(here(choice));
}

/** The pairs a table row stands for, [[key, value], ...]; one pair alone may come unwrapped.
    @param {Pair[] | Pair | null=} toggles
    @returns {Pair[]} */
export const pairsOf = (toggles) => (!toggles?.length ? [] : Array.isArray(toggles[0]) ? /** @type {Pair[]} */ (toggles) : [/** @type {Pair} */ (toggles)]);

/** @param {Pair[]} pairs
    @param {Choice} [choice] */
export const isChosen = (pairs, choice = parse()) => {
  const month = monthOf(pairs);
  if (month) return isInMonths(choice, month);
  return pairs.length > 0 && pairs.every(([key, value]) => (choice[key] || []).includes(String(value)));
};

/** The month a row stands for: the first and the last of the choice at once.
    @param {Pair[]} pairs */
const monthOf = (pairs) => (pairs.length === MONTHS.length && pairs.every(([key]) => MONTHS.includes(key)) ? String(pairs[0][1]) : "");

/** @param {Choice} choice */
const monthsOf = ({ from = [], to = [] }) => ({ first: from[0] ?? "", last: to[0] ?? "" });

/** @param {Choice} choice
    @param {string} month */
function isInMonths(choice, month) {
  const { first, last } = monthsOf(choice);
  return Boolean(first || last) && (!first || first <= month) && (!last || month <= last);
}

/** @param {string} month
    @param {number} count */
function monthsOn(month, count) {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count)).toISOString().slice(0, 7);
}

/** Months are one span: one outside makes it longer, one at its end shorter, and one between stands alone.
    @param {Choice} choice
    @param {string} month
    @returns {[string, string]} */
function spanWith(choice, month) {
  const { first, last } = monthsOf(choice);
  if (!first && !last) return [month, month];
  if (!isInMonths(choice, month)) return first && month < first ? [month, last] : [first, month];
  if (first === last) return ["", ""];
  if (month === first) return [monthsOn(month, 1), last];
  return month === last ? [first, monthsOn(month, -1)] : [month, month];
}

/** Keys of areas by the keys of larger ones they may lie in.
    @type {Record<string, string[]>} */
const LARGER = { district: ["region"], municipality: ["region", "district"] };

/** Lets an area into the choice that lies outside a larger chosen one: that one goes, its Kreise stay chosen one by one.
    @param {Choice} choice
    @param {string} key
    @param {string} value */
function letIn(choice, key, value) {
  const larger = (LARGER[key] || []).filter((one) => choice[one]?.length);
  if (larger.every((one) => choice[one].some((area) => value.startsWith(area)))) return;
  if (key === "district" && !choice.district?.length) {
    choice.district = Object.keys(TILES).filter((ags) => choice.region.some((region) => ags.startsWith(region)));
  }
  larger.forEach((one) => delete choice[one]);
}

/** Chooses all pairs of a row, or lets them go when all are chosen: of a cell the values beside which others stay.
    @param {Pair[]} pairs */
export function togglePairs(pairs) {
  const choice = parse();
  const month = monthOf(pairs);
  if (month) {
    [choice.from, choice.to] = spanWith(choice, month).map((one) => (one ? [one] : []));
    go(here(choice));
    return;
  }
  const isIn = isChosen(pairs, choice);
  const several = isIn ? pairs.filter(([key]) => (choice[key] || []).length > 1) : [];
  for (const [key, value] of several.length ? several : pairs) {
    if (!isIn) letIn(choice, key, String(value));
    const others = MONTHS.includes(key) ? [] : (choice[key] || []).filter((one) => one !== String(value));
    choice[key] = isIn ? others : [...others, String(value)];
  }
  go(here(choice));
}

/** Takes one value, or a whole key, out of the choice.
    @param {string} key
    @param {string=} value */
export function remove(key, value) {
  const choice = parse();
  choice[key] = value === undefined ? [] : (choice[key] || []).filter((one) => one !== value);
  go(here(choice));
}

/** Leaves every filter; language and what only this page knows stay. */
export function reset() {
  const choice = parse();
  [...FILTERS, ...MONTHS].forEach((key) => delete choice[key]);
  go(here(choice));
}

/** What gives links inside the application the present choice, which is read once; page-only keys stay on their page. */
function carrier() {
  const { pathname, href: at } = window.location;
  const choice = parse();
  const elsewhere = Object.fromEntries(Object.entries(choice).filter(([key]) => !OF_PAGE.includes(key)));
  const plain = new Map([choice, elsewhere].map((one) => [one, format(one)]));
  return (/** @type {string} */ href) => {
    const target = new URL(href, at);
    const own = target.pathname === pathname ? choice : elsewhere;
    return target.pathname + (target.search ? format({ ...own, ...parse(target.search) }) : plain.get(own)) + target.hash;
  };
}

/** The address of a link inside the application with the present choice.
    @param {string} href */
export const carried = (href) => carrier()(href);

/** The address of a link that sets a choice of its own, on the data that are shown.
    @param {string} href */
export function onSameData(href) {
  const target = new URL(href, window.location.href);
  const { version } = parse();
  const choice = parse(target.search);
  return target.pathname + format(version ? { version, ...choice } : choice) + target.hash;
}

/** The address of a link without a choice, as it was when first seen.
    @param {HTMLElement} link */
function plainOf(link) {
  const known = link.dataset.plain;
  if (known) return known;
  const plain = link.dataset.export || link.getAttribute("href") || "";
  link.dataset.plain = plain;
  return plain;
}

/** Where a link leads; what is so already is not written again, since whoever watches the page is told of it.
    @param {HTMLElement} link
    @param {string} href */
function lead(link, href) {
  if (link.getAttribute("href") !== href) link.setAttribute("href", href);
}

/** Whether a press is a plain one, which a script may answer instead of the browser.
    @param {MouseEvent} event */
export const isPlain = (event) => event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** Gives internal links and downloads the present choice, and the navigation its current page. */
export function mark() {
  const carry = carrier();
  queryAll("a[data-internal]").forEach((link) => {
    lead(link, carry(plainOf(link)));
  });
  const choice = format(inForce());
  queryAll("a[data-export]").forEach((link) => {
    const plain = plainOf(link);
    lead(link, plain + (plain.includes("?") ? choice.replace("?", "&") : choice));
  });
  queryAll("nav a[data-internal]").forEach((link) => {
    const path = new URL(plainOf(link), window.location.href).pathname;
    const root = base();
    const isHere = path === window.location.pathname
      || (path !== root && window.location.pathname.startsWith(`${path.replace(/\/$/, "")}/`));
    if (!isHere) link.removeAttribute("aria-current");
    else if (!link.hasAttribute("aria-current")) link.setAttribute("aria-current", "page");
  });
}

/** @param {MouseEvent} event */
function follow(event) {
  const link = closest(event.target, "a[data-internal]");
  if (!link || event.defaultPrevented || !isPlain(event) || link.getAttribute("target") === "_blank") return;
  const address = carried(link.dataset.plain || link.getAttribute("href") || "");
  if (new URL(address, window.location.href).searchParams.get("lang") !== new URLSearchParams(location.search).get("lang")) {
    link.setAttribute("href", address); // another language is another document: load it
    return;
  }
  event.preventDefault();
  link.closest("details")?.removeAttribute("open");
  go(address);
}

/** Listens from now on. */
export function start() {
  const first = opened(new URL(window.location.href));
  document.addEventListener("click", follow);
  window.addEventListener("popstate", () => setTimeout(mark));
  if (first.href !== window.location.href) window.history.replaceState(window.history.state, "", first);
}
