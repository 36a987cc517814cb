/* What was asked and answered at a circle's meetings: under the slide it is about, on the slide of the last meeting, in the
   presenter's notes. Who may import writes it here. */

import * as address from "../choice/address.js";
import { byId, el, needed, query } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { announce } from "../shell/speech.js";
import { base, filled } from "../shell/words.js";

const SHORT_ID = 12; // so many last characters name a version in an address

/** The slide that is shown, and its number.
    @type {{slide: Slide, number: number} | null} */
let shown = null;

/** Takes over what the server says of every slide.
    @type {(minutes: Record<string, Minute[]>) => void} */
let take = () => {};

const host = () => byId("minutes");

/** @returns {Record<string, string>} */
const words = () => JSON.parse(host()?.dataset.words ?? "{}");

/** @param {Minute} minute */
const pair = ({ asked, answer }) => [el("dt", {}, asked), el("dd", {}, answer)];

/** The slide of the last meeting, and what the presenter's notes say of the meetings.
    @param {HTMLElement} frame
    @param {Slide} slide */
export function fill(frame, slide) {
  query(".slide-recalled", frame)?.replaceChildren(...(slide.recalled ?? []).flatMap(pair));
  query(".notes-minutes", frame)?.replaceChildren(...(slide.minutes ?? []).map(({ day, asked, answer }) =>
    el("li", {}, el("b", {}, `${day}: ${asked}`), ` ${answer}`)));
}

/** Shows what one slide was asked.
    @param {Slide} slide
    @param {number} number
    @param {string} problem why nothing can be read
    @param {(minutes: Record<string, Minute[]>) => void} taken */
export function show(slide, number, problem, taken) {
  take = taken;
  const section = host();
  if (!section) return;
  const isAnother = shown?.slide.id !== slide.id;
  shown = { slide, number };
  section.hidden = Boolean(slide.recalled?.length);
  if (problem) needed(".minutes-body", section).replaceChildren(el("p", { class: "note" }, problem));
  else if (isAnother || !query("form", section)?.contains(document.activeElement)) draw();
}

/** @param {string} [message] */
function draw(message = "") {
  const section = host();
  if (!section || !shown) return;
  const said = words();
  const list = shown.slide.minutes ?? [];
  needed(".minutes-body", section).replaceChildren(
    message ? el("p", { class: "note", role: "alert" }, message) : "",
    list.length ? el("ol", { class: "minutes-list" }, list.map((one) => item(one, said))) : el("p", { class: "soft" }, said.none),
    section.dataset.token ? el("div", { class: "minutes-new" }, form(said)) : "");
}

/** @param {Minute} one
    @param {Record<string, string>} said */
function item(one, said) {
  const named = el("span", { class: "vh" }, ` – ${one.asked}`);
  /** @param {string} text
      @param {(event: any) => unknown} run */
  const button = (text, run) => el("button", { type: "button", class: "plain", onclick: run }, text, named.cloneNode(true));
  const then = one.then && shown ? el("a", { href: `${base()}${one.then.slice(1)}&slide=${shown.number}`, class: "plain" }, said.then) : "";
  const lang = document.documentElement.lang === "de" ? null : "de"; // what circles ask and answer is German
  const answer = el("p", { lang: one.answered ? lang : null }, one.answer);
  const row = el("li", {}, el("p", { lang }, el("b", {}, one.asked)), answer,
    el("p", { class: "soft small" }, `${filled(said.meeting, { day: one.day })} · ${one.written} `, then));
  if (host()?.dataset.token) {
    row.append(el("p", {}, button(said.change, () => change(row, one, said)), " ", button(said.delete, () => void remove(one, said))));
  }
  return row;
}

/** @param {HTMLElement} row
    @param {Minute} one
    @param {Record<string, string>} said */
function change(row, one, said) {
  row.replaceChildren(form(said, one));
  query("textarea", row)?.focus();
}

/** @param {Record<string, string>} said
    @param {Minute} [one] what is changed; none for a new question */
function form(said, one) {
  const { id, asked, answered, met_on: day } = one ?? { id: "new", asked: "", answered: "", met_on: today() };
  const [longestQuestion, longestAnswer] = (host()?.dataset.most ?? ",").split(",");
  const title = one ? said.changing : said.new;
  const leave = one && el("button", { type: "button", class: "plain", onclick: () => { draw(); focusOn(id); } }, said.leave);
  return el("form", { "aria-label": title, onsubmit: (event) => void keep(event, one) }, el("h3", {}, title),
    el("label", { for: `asked-${id}` }, said.question),
    el("textarea", { id: `asked-${id}`, name: "asked", rows: 2, maxlength: longestQuestion, required: true }, asked),
    el("label", { for: `answered-${id}` }, said.answer),
    el("textarea", { id: `answered-${id}`, name: "answered", rows: 3, maxlength: longestAnswer }, answered),
    el("label", { for: `met-${id}` }, said.day), el("input", { id: `met-${id}`, name: "met_on", type: "date", required: true, value: day }),
    el("p", { class: "soft small" }, said.warning),
    el("p", {}, el("button", { type: "submit", class: "pick" }, said.keep), " ", leave));
}

/** The day on the wall. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** @param {string} id */
function focusOn(id) {
  const at = (shown?.slide.minutes ?? []).findIndex((one) => one.id === id);
  const rows = host()?.querySelectorAll(".minutes-list > li");
  const found = rows?.[at]?.querySelector("button") ?? host()?.querySelector(".minutes-new textarea");
  if (found instanceof HTMLElement) found.focus();
}

/** @param {SubmitEvent} event
    @param {Minute} [one] */
async function keep(event, one) {
  event.preventDefault();
  if (!(event.currentTarget instanceof HTMLFormElement) || !shown) return;
  const sent = new FormData(event.currentTarget);
  sent.set("slide", shown.slide.id);
  sent.set("version", one ? one.version : (page.answer?.version ?? "").slice(-SHORT_ID));
  if (one) { sent.set("id", one.id); sent.set("at", one.at); }
  await send("", sent, words().kept, one?.id ?? "");
}

/** @param {Minute} one
    @param {Record<string, string>} said */
async function remove(one, said) {
  if (!window.confirm(`${said.really}\n\n${one.asked}`)) return;
  const sent = new FormData();
  sent.set("id", one.id);
  sent.set("at", one.at);
  await send("/remove", sent, said.deleted, "");
}

/** @param {string} deed
    @param {FormData} sent
    @param {string} done
    @param {string} id where the focus belongs afterwards */
async function send(deed, sent, done, id) {
  try {
    const { minutes, error } = await answered(deed, sent);
    if (!minutes) return complain(error);
    take(minutes);
    draw(error);
    if (!error) announce(done);
    return focusOn(id);
  } catch (error) {
    console.warn("minutes", error);
    return complain(words().failed);
  }
}

/** @param {string} deed
    @param {FormData} sent
    @returns {Promise<{minutes?: Record<string, Minute[]>, error?: string}>} */
async function answered(deed, sent) {
  const { of = "", token = "" } = host()?.dataset ?? {};
  const language = address.parse().lang?.[0] || document.documentElement.lang;
  const response = await fetch(`${base()}minutes/${of}${deed}?lang=${language}`,
    { method: "POST", body: sent, headers: { "X-CSRF-Token": token } });
  return response.json();
}

/** Says what went wrong beside the text, which stays.
    @param {string} [problem] */
function complain(problem = words().failed) {
  const holder = document.activeElement?.closest("#minutes form") ?? query(".minutes-body");
  query("[role=alert]", holder ?? document)?.remove();
  holder?.prepend(el("p", { class: "note", role: "alert" }, problem));
}
