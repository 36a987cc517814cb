/* While numbers are on their way: under 200 ms nothing, then the old pictures dimmed, after 2 s a thin bar and a way to
   stop; when the network fails, a band that says so. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const { el } = ziq;
  const SOON = 200;
  const LONG = 2000;
  const ADDRESS = "_dash-update-component";
  let wait = null;
  let asked = null;

  const main = () => document.getElementById("main") || document.querySelector("main");

  function begin(from) {
    finish();
    wait = { from, soon: setTimeout(dim, SOON), long: setTimeout(offer, LONG) };
  }

  function dim() {
    main()?.setAttribute("aria-busy", "true");
    document.documentElement.classList.add("is-waiting");
    document.querySelectorAll(".card .sub").forEach((line) => { line.dataset.waiting = ziq.word("computing"); });
  }

  /** A thin bar with „Abbrechen“: stopping goes back to the choice whose numbers still stand. */
  function offer() {
    const bar = el("div", { class: "progress", id: "progress", role: "status" }, el("i", { "aria-hidden": "true" }),
      el("p", {}, ziq.word("computing"), " ", el("button", { type: "button", class: "plain", onclick: stop }, ziq.word("cancel"))));
    document.body.append(bar);
  }

  function stop() {
    const from = wait?.from;
    asked?.abort();
    finish();
    if (from) ziq.go(from, { replace: true });
  }

  function finish() {
    if (wait) {
      clearTimeout(wait.soon);
      clearTimeout(wait.long);
    }
    wait = null;
    main()?.removeAttribute("aria-busy");
    document.documentElement.classList.remove("is-waiting");
    document.querySelectorAll("[data-waiting]").forEach((line) => delete line.dataset.waiting);
    document.getElementById("progress")?.remove();
  }

  /** A band at the top of the content; the next answer takes it away. */
  ziq.notice = (text, action) => {
    document.getElementById("failure")?.remove();
    const band = el("div", { id: "failure", class: "state is-error", role: "alert" },
      el("p", {}, el("span", { class: "bang", "aria-hidden": "true" }, "!"), text), action || "");
    main()?.prepend(band);
  };

  function fail() {
    finish();
    ziq.notice(ziq.word("network_failed"), el("p", {}, el("button", { type: "button", class: "pick",
      onclick: () => window.location.reload() }, ziq.word("try_again"))));
  }

  /* Dash asks through fetch: watching it here tells us of a failure and lets the reader stop. A stopped or failed request
     answers „no content“, which Dash takes as „nothing changed“. */
  const ask = window.fetch.bind(window);
  const nothing = () => new Response(null, { status: 204 });

  window.fetch = async (resource, options = {}) => {
    const address = String(resource?.url || resource);
    if (!address.includes(ADDRESS)) return ask(resource, options);
    const control = new AbortController();
    asked = control;
    try {
      const answer = await ask(resource, { ...options, signal: control.signal });
      if (answer.status < 500) return answer;
      fail();
      return nothing();
    } catch {
      if (!control.signal.aborted) fail();
      return nothing();
    }
  };

  window.addEventListener("ziq:leaving", (event) => begin(event.detail.from));
  window.addEventListener("popstate", () => begin(null));
  window.addEventListener("ziq:applied", () => {
    finish();
    document.getElementById("failure")?.remove();
  });
})();
