/* Everything the browser's half takes from Dash that Dash does not promise, each with its reason. A test
   (tests/assets/dash-installed.test.js) runs the installed Dash through all of them, so that an upgrade that changes one is noticed. */

/** What Dash gives scripts: its documented clientside interface, and what is not. */
const clientside = () => (window.dash_clientside = window.dash_clientside || {});

/* ---- documented: namespaces of clientside functions, no_update, set_props, callback_context ---- */

/** Gives Dash the functions its clientside callbacks name.
    @param {Record<string, Function>} functions */
export function offer(functions) {
  clientside().ziq = { ...(clientside().ziq || {}), ...functions };
}

/** What a clientside callback answers where nothing changes. */
export const noUpdate = () => window.dash_clientside?.no_update;

/** What Dash tells of, which may be several changes at once: the ids of controls, null for the address.
    @returns {(ControlId | null)[]} */
export const triggered = () => (clientside().callback_context?.triggered || []).map((/** @type {{prop_id: string}} */ { prop_id: name }) =>
  (name.startsWith("{") ? JSON.parse(name.slice(0, name.lastIndexOf("."))) : null));

/* ---- not promised ---- */

/** What a component holds; undefined before Dash is there, or without such a component, for which Dash raises an error. Reason:
    stores and the options of lists are Dash's state, and a script that asks before Dash does has no other way to read them.
    @param {string | object} id */
export function propsOf(id) {
  try {
    return window.dash_component_api?.getLayout(id)?.props;
  } catch {
    return undefined;
  }
}

/** Hands a component once more what it holds, or something else. Reason: a list that opens again is drawn as the page first
    had it.
    @param {string | object} id
    @param {{value?: unknown, data?: unknown}} [other] */
export function tellAgain(id, other = {}) {
  const { value, data } = propsOf(id);
  clientside().set_props(id, { ...(data ? { value, data } : { value }), ...other });
}

/** Tells dcc.Location that the address changed. Reason: history.pushState raises no event of its own. */
export const pushed = () => window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));

/** Has Dash ask for the address, whether it has heard of it or not. */
export function askAgain() {
  if (propsOf("address").search === window.location.search) clientside().set_props("address", { search: window.location.search });
  else pushed();
}

let prefix = "";

/** The address the application is served under, as the page's configuration says it. Reason: pages behind a proxy. */
export function requestsPrefix() {
  const config = prefix ? null : document.getElementById("_dash-config");
  if (config) prefix = JSON.parse(config.textContent).requests_pathname_prefix || "/";
  return prefix;
}

/** Where Dash asks. Reason: the first requests leave before Dash gets to them, and a failed one is told to the reader. */
export const PATHS = { update: "_dash-update-component", layout: "_dash-layout", dependencies: "_dash-dependencies" };

/** Where a request goes.
    @param {RequestInfo | URL} resource */
export const addressOf = (resource) => (resource instanceof Request ? resource.url : String(resource));

/** Whether a request is one of Dash's.
    @param {string} address */
export const isDash = (address) => Object.values(PATHS).some((path) => address.split("?")[0].endsWith(`/${path}`));

/** The body with which Dash asks the callback of the page. Reason: the same question leaves before Dash asks it.
    @param {string[][]} outputs
    @param {Record<string, string>} address
    @param {string[]} changed
    @param {Record<string, unknown>} state */
export function questionBody(outputs, address, changed, state) {
  return JSON.stringify({ output: `..${outputs.map((output) => output.join(".")).join("...")}..`,
    outputs: outputs.map(([id, property]) => ({ id, property })),
    inputs: Object.entries(address).map(([property, value]) => ({ id: "address", property, value })),
    changedPropIds: changed, parsedChangedPropsIds: changed,
    state: Object.entries(state).map(([id, value]) => ({ id, property: "data", value })) });
}

/** What an answer to the page's callback tells each of the components it concerns. Reason: a choice on the page that stands is
    shown without Dash.
    @param {string} text
    @returns {Record<string, any>} */
export const answered = (text) => JSON.parse(text).response;

/** What makes two bodies the same question: the output and what is put in, but for one part that changes no answer.
    @param {string} body
    @param {string} without */
export function sameQuestion(body, without) {
  const { output, inputs, state } = JSON.parse(body);
  return [output, ...[...inputs, ...(state || [])].filter(({ id }) => id !== without).map(({ id, value }) => [id, value])];
}

/** The address a body of Dash asks for; null where it asks for none. Reason: what is shown is not asked for again when
    another address failed.
    @param {unknown} body */
export function askedFor(body) {
  const inputs = typeof body === "string" ? JSON.parse(body).inputs ?? [] : [];
  /** @param {string} name */
  const part = (name) => inputs.find((/** @type {any} */ { id, property }) => id === "address" && property === name)?.value;
  return part("pathname") === undefined ? null : part("pathname") + (part("search") ?? "");
}

/** An answer Dash takes as „nothing changed“. Reason: a request that was stopped or failed must not raise an error in Dash. */
export const nothingChanged = () => new Response(null, { status: 204 });

/** The script of the grid. Reason: it is big, and fetched only by a page that draws a grid. */
export const GRID_SCRIPT = "_dash-component-suites/dash_ag_grid/dash_ag_grid.min.js";

/** What that script has put on the window. */
export const gridModule = () => window.dash_ag_grid;

/** Stands for the grid until its script is there. Reason: Dash looks for the component when it draws the page.
    @param {any} Grid */
export function standInForGrid(Grid) {
  Grid.dashRenderType = true;
  window.dash_ag_grid = { AgGrid: Grid };
}

/** The id of the control a group of boxes belongs to: Mantine names the group after the label, Dash writes ids as JSON.
    Reason: a tick goes to the address before Dash tells of it.
    @param {Element} group
    @returns {ControlId} */
export const controlOf = (group) => JSON.parse(String(group.getAttribute("aria-labelledby")).replace(/-label$/, ""));
