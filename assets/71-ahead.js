/* Requests that leave before Dash gets to them: the first ones with this script, that of a choice with the choice. Dash,
   which asks for the same a little later, is handed the answer that is already on its way. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const UPDATE = "_dash-update-component";
  const OUTPUTS = [["frame", "children"], ["opening", "data"], ["answer", "data"], ["shown", "data"], ["filter-options", "data"]];
  const JSON_TYPES = { "Content-Type": "application/json", Accept: "application/json" };
  const KEPT = 20000; // ms an answer waits for Dash, which passes over choices that follow each other quickly
  const ask = window.fetch.bind(window);
  const early = new Map();

  /** What makes two requests the same: the address, the outputs, where one is and what is shown. What else the page holds
      only spares the answer some cards. */
  function keyOf(address, body) {
    const path = new URL(address, window.location.href).pathname;
    if (!body) return path;
    const { output, inputs, state } = JSON.parse(body);
    return JSON.stringify([path, output, ...[...inputs, ...(state || [])].filter(({ id }) => id !== "applied")
      .map(({ id, value }) => [id, value])]);
  }

  /** Sends a request unless it is on its way. */
  function send(name, body) {
    const address = ziq.base() + name;
    const key = keyOf(address, body);
    if (early.has(key)) return;
    const more = body ? { method: "POST", headers: JSON_TYPES, body } : { method: "GET" };
    const answer = ask(address, { credentials: "same-origin", ...more });
    answer.catch(() => early.get(key) === answer && early.delete(key));
    early.set(key, answer);
    setTimeout(() => early.get(key) === answer && early.delete(key), KEPT);
  }

  /** The question for an address of this page, as the callback in dashboards/wiring.py is asked. */
  function question(changed) {
    const { pathname, search } = window.location;
    return JSON.stringify({ output: `..${OUTPUTS.map((output) => output.join(".")).join("...")}..`,
      outputs: OUTPUTS.map(([id, property]) => ({ id, property })),
      inputs: Object.entries({ pathname, search }).map(([property, value]) => ({ id: "address", property, value })),
      changedPropIds: changed, parsedChangedPropsIds: changed,
      state: ["shown", "applied"].map((id) => ({ id, property: "data", value: held(id) })) });
  }

  /** What a store of the page holds; nothing before Dash is there. */
  const held = (id) => window.dash_component_api?.getLayout(id)?.props.data;

  /** Dash's own request, answered by the one that left before it. */
  function taken(resource, options) {
    const key = keyOf(String(resource?.url || resource), options?.body);
    const answer = early.get(key);
    early.delete(key);
    return answer;
  }

  const isDash = (address) => /\/_dash-(layout|dependencies|update-component)$/.test(address.split("?")[0]);

  window.fetch = (resource, options) => (early.size && isDash(String(resource?.url || resource)) && taken(resource, options)) || ask(resource, options);

  /** Asks for an address the moment it is known. */
  ziq.askAhead = () => {
    if (held("shown")) send(UPDATE, question(["address.search"]));
  };

  window.addEventListener("popstate", () => early.clear());

  send(UPDATE, question(["address.pathname", "address.search"]));
  send("_dash-layout");
  send("_dash-dependencies");
})();
