/* The import desk on the data page: choose files, see findings and what would change, confirm. */

import * as address from "../choice/address.js";
import { byId, el, queryAll } from "../shell/dom.js";
import { number } from "../shell/numbers.js";
import { announce } from "../shell/speech.js";
import { base } from "../shell/words.js";
import { preview } from "./import-preview.js";
import { table } from "./import-table.js";

const STAGES = new WeakMap();

const DONE = "ziq-imported";

const ASKED = 400; // ms between two questions how far it is

const NOTICED = 1000; // ms in which every worker of the server notices a new version

class Desk {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    /** What a desk says; the others say only what they say otherwise than the one for deliveries.
        @param {"words" | "heads"} name */
    const said = (name) => ({ ...JSON.parse(byId("import-desk")?.dataset[name] ?? "{}"), ...JSON.parse(host.dataset[name] ?? "{}") });
    this.words = said("words");
    /** The columns of the tables.
        @type {Record<string, string[]>} */
    this.heads = said("heads");
    this.result = el("div", { class: "import-result" });
    this.kind = host.dataset.kind ?? "delivery";
    const isDelivery = this.kind === "delivery";
    const id = isDelivery ? "import-files" : `import-files-${this.kind}`;
    this.field = el("input", { type: "file", id, multiple: isDelivery, accept: host.dataset.endings ?? ".xlsx,.ods,.csv,.tsv,.txt" });
    this.button = el("button", { type: "button", class: "primary", onclick: () => this.check() }, this.words.check);
    host.replaceChildren(el("label", { for: id }, this.words.files), this.field, this.button, this.result);
    if (sessionStorage.getItem(DONE) === this.kind) {
      sessionStorage.removeItem(DONE);
      this.say(this.words.done, "accepted");
    }
  }

  /** Where things stand, with the focus on it, which reads it out: what had the focus before may be gone.
      @param {string} text
      @param {string} [kind] */
  say(text, kind = "note") {
    this.put(text, kind).focus();
  }

  /** @param {string} text
      @param {string} [kind] */
  put(text, kind = "note") {
    const told = el("p", { class: `import-${kind}`, tabindex: "-1" }, text);
    this.result.replaceChildren(told);
    return told;
  }

  /** The same where the focus goes on to something else.
      @param {string} text
      @param {HTMLElement} next */
  sayBeside(text, next) {
    this.put(text);
    next.focus();
    announce(text);
  }

  /** @param {string} path
      @param {FormData} [form] without one it is only asked
      @returns {Promise<Delivery>} */
  async send(path, form) {
    const language = address.parse().lang?.[0] || document.documentElement.lang;
    const how = form ? { method: "POST", body: form, headers: { "X-CSRF-Token": this.host.dataset.token ?? "" } } : {};
    const response = await fetch(`${base()}import/${path}?lang=${language}&follow`, how);
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error || this.words.failed);
    return answer;
  }

  /** Asks until the work has ended; null when the reader has stopped it.
      @param {Delivery} begun
      @returns {Promise<Delivery | null>} */
  async follow(begun) {
    const bar = /** @type {HTMLProgressElement} */ (el("progress", { "aria-label": this.words.progress }));
    const label = el("span", {});
    let isStopped = false;
    const stop = async () => {
      isStopped = true;
      const stopped = await this.send("discard", this.named(begun.ticket));
      if (stopped.version) { this.showNew(); return; }
      this.sayBeside(this.words.stopped, this.button);
    };
    const button = el("button", { type: "button", class: "plain", onclick: stop }, this.words.stop);
    let answer = begun;
    while (answer.running) {
      if (!bar.parentNode) this.result.append(el("p", { class: "import-progress" }, bar, label, button));
      label.textContent = answer.label ?? "";
      if (answer.total) { bar.max = answer.total; bar.value = answer.done ?? 0; } else bar.removeAttribute("value");
      await new Promise((asked) => { setTimeout(asked, ASKED); });
      try {
        answer = isStopped ? answer : await this.send(`work/${begun.ticket}`);
      } catch (error) {
        if (!isStopped) throw error;
      }
      if (isStopped) return null;
    }
    return answer;
  }

  /** @param {string} path
      @param {FormData} form
      @param {string} waiting */
  async run(path, form, waiting) {
    this.say(waiting, "waiting");
    this.button.disabled = true;
    try {
      return await this.follow(await this.send(path, form));
    } catch (error) {
      this.say(error instanceof TypeError || error instanceof SyntaxError ? this.words.failed : String(/** @type {Error} */ (error).message), "refused");
      return null;
    } finally {
      this.button.disabled = false;
    }
  }

  async check() {
    const form = new FormData();
    form.append("kind", this.kind);
    for (const file of this.field.files ?? []) form.append("files", file);
    const answer = await this.run("check", form, this.words.checking);
    if (answer) this.show(answer);
  }

  /** @param {Delivery} answer */
  show(answer) {
    const accepted = answer.has_moved_on ? this.words.moved : this.words.accepted;
    if (answer.preview?.is_open) this.say(this.words.open);
    else this.say(answer.accepted ? accepted : this.words.refused, answer.accepted ? "accepted" : "refused");
    if (answer.preview) this.result.append(...preview(answer, this.words, this.heads, (form) => this.again(form)));
    if (answer.accepted) this.result.append(...this.changes(answer), ...this.decide(answer));
    if (answer.has_marked_copy) {
      this.result.append(el("p", {}, el("a", { href: `${base()}import/marked/${answer.ticket}` }, this.words.marked)));
    }
    this.result.append(...this.findings(answer));
  }

  /** The same file with what is said beside it now.
      @param {FormData} form */
  async again(form) {
    const answer = await this.run("again", form, this.words.checking);
    if (answer) this.show(answer);
  }

  /** @param {Delivery} answer
      @returns {HTMLElement[]} */
  changes(answer) {
    if (this.kind === "boundaries") return [];
    if (answer.not_read.length) {
      const files = el("p", { class: "import-refused" }, this.words.not_read.replace("{files}", answer.not_read.join(", ")));
      return [files, ...this.changes({ ...answer, not_read: [], nothing: this.words.nothing_else })];
    }
    if (!answer.changes.length) return [el("p", {}, answer.nothing || this.words.nothing)];
    const counts = table(this.words.accepted, this.heads.changes,
      answer.changes.map(({ sheet, change, count }) => [sheet, this.words[change] || change, number(count)]));
    if (answer.starts_empty) return [el("p", {}, this.words.first), counts];
    const rows = answer.first_changes.map(([sheet, change, key, before, after]) =>
      [key, sheet, this.words[change] || change, before, after]);
    return [counts, el("details", {}, el("summary", {}, this.words.one_by_one),
      table(this.words.one_by_one, this.heads.one_by_one, rows))];
  }

  /** A return that changes nothing makes no version: there is nothing to confirm.
      @param {Delivery} answer */
  decide({ ticket, preview: read, changes }) {
    const isDone = read?.kind === "returns" && !changes.length;
    const confirm = isDone ? [] : el("button", { type: "button", class: "primary", onclick: () => this.confirm(ticket) }, this.words.confirm);
    const discard = el("button", { type: "button", class: "plain", onclick: () => this.discard(ticket) }, this.words.discard);
    return [el("p", { class: "import-decision" }, confirm, discard)];
  }

  /** @param {Delivery} answer */
  findings(answer) {
    if (!answer.findings.length) return [];
    const rows = answer.findings.map(([severity, ...rest]) => [this.words[severity] || severity, ...rest]);
    const more = answer.findings_count > rows.length
      ? [el("p", {}, this.words.more.replace("{count}", number(answer.findings_count)))] : [];
    return [el("h3", {}, this.words.findings), ...more, table(this.words.findings, this.heads.findings, rows)];
  }

  /** @param {string} ticket */
  async discard(ticket) {
    const answer = await this.run("discard", this.named(ticket), "…");
    if (!answer) return;
    this.field.value = "";
    this.sayBeside(this.words.discarded, this.field);
  }

  /** @param {string} ticket */
  async confirm(ticket) {
    const answer = await this.run("confirm", this.named(ticket), this.words.importing);
    if (!answer) return;
    if (!answer.accepted || answer.has_moved_on) { this.show(answer); return; }
    await new Promise((noticed) => { setTimeout(noticed, NOTICED); });
    this.showNew();
  }

  /** The page once more, on the new data. */
  showNew() {
    sessionStorage.setItem(DONE, this.kind);
    window.location.reload();
  }

  /** @param {string} ticket */
  named(ticket) {
    const form = new FormData();
    form.append("ticket", ticket);
    return form;
  }
}

function setUp() {
  for (const host of queryAll(".import-desk")) if (!STAGES.has(host)) STAGES.set(host, new Desk(host));
}

/** Listens from now on. */
export function start() {
  setUp();
  new MutationObserver(setUp).observe(document.documentElement, { childList: true, subtree: true });
}
