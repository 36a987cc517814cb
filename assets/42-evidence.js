/* Beleg: how a number came about, in a dialog at the right (a sheet on phones). */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const { el } = ziq;
  let opener = null;

  function dialog() {
    let box = document.getElementById("evidence-panel");
    if (box) return box;
    box = el("dialog", { id: "evidence-panel", class: "panel", "aria-labelledby": "evidence-title" });
    box.addEventListener("close", () => opener?.focus());
    box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
    document.body.append(box);
    return box;
  }

  const section = (label, ...content) => el("section", {}, el("h3", {}, label), ...content);

  function parameters(given) {
    const entries = Array.isArray(given) ? given : Object.entries(given || {});
    if (!entries.length) return el("p", { class: "soft" }, ziq.word("no_parameters"));
    const text = (value) => (value === null ? "NULL" : typeof value === "object" ? JSON.stringify(value) : String(value));
    return el("dl", { class: "parameters" }, entries.flatMap(([name, value]) => [el("dt", {}, `$${name}`), el("dd", {}, text(value))]));
  }

  function head(title) {
    return el("div", { class: "panel-head" }, el("h2", { id: "evidence-title", tabindex: "-1" }, title),
      el("button", { type: "button", class: "plain", onclick: () => dialog().close() }, ziq.word("close")));
  }

  function content(proof) {
    const link = new URL(proof.link || window.location.href, window.location.href).href;
    const asText = [proof.title, proof.definition, proof.filters_text, proof.records_text, proof.data_version, link, "", proof.sql,
      JSON.stringify(proof.parameters, null, 1)].filter((part) => part !== undefined).join("\n");
    return [head(proof.title),
      el("div", { class: "panel-body" },
        section(ziq.word("definition"), el("p", {}, proof.definition)),
        section(ziq.word("choice"), el("p", {}, proof.filters_text)),
        section(ziq.word("records"), el("p", {}, proof.records_text)),
        section(ziq.word("version"), el("p", {}, el("code", {}, proof.data_version))),
        section(ziq.word("link"), el("p", {}, el("a", { href: link }, link))),
        section(ziq.word("query"), el("pre", { tabindex: "0", "aria-label": ziq.word("query") }, el("code", {}, proof.sql))),
        section(ziq.word("parameters"), parameters(proof.parameters)),
        el("p", {}, el("button", { type: "button", class: "pick", onclick: (event) =>
          ziq.copy(asText, event.currentTarget, ziq.word("copied_evidence")) }, ziq.word("copy_evidence"))))];
  }

  async function show(button) {
    const card = ziq.cards.of(button.closest("[data-chart]").id);
    const box = dialog();
    opener = button;
    const title = ziq.word("evidence_of", { title: card?.value?.headline || button.closest("[data-chart]").querySelector("dt, h2")?.textContent || "" });
    box.replaceChildren(head(title), el("div", { class: "panel-body" }, el("p", { "aria-busy": "true" }, ziq.word("loading"))));
    if (!box.open) box.showModal();
    box.querySelector("#evidence-title").focus();
    try {
      const query = ziq.address.format(ziq.address.parse());
      const answer = await fetch(`${ziq.base()}api/charts/${encodeURIComponent(button.closest("[data-chart]").id)}/evidence${query}`);
      if (!answer.ok) throw new Error(String(answer.status));
      box.replaceChildren(...content(await answer.json()));
    } catch {
      box.replaceChildren(head(title), el("div", { class: "panel-body" },
        el("p", { class: "state is-error", role: "alert" }, el("span", { class: "bang", "aria-hidden": "true" }, "!"), ziq.word("evidence_failed"))));
    }
    box.querySelector("#evidence-title").focus();
  }

  ziq.onClick("[data-tool=evidence]", show);
})();
