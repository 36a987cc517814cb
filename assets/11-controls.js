/* Controls of the choice that need no server: chips, reset, page switches, the sheet on phones; and the two functions
   Dash calls to keep its filter controls and the address in step. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const { address } = ziq;
  const NEAR_CHIPS = "#choice-chips button, [data-action=filters], .filters .pick";
  const PARENTS = { district: ["region"], municipality: ["district", "region"],
    neighbourhood: ["municipality", "district", "region"] };

  ziq.onClick("[data-remove-key]", (button) => {
    const { removeKey, removeValue } = button.dataset;
    if (button.closest(".chips")) ziq.focusAfterAnswer = NEAR_CHIPS;
    address.remove(removeKey, removeValue);
  });
  ziq.onClick("[data-action=reset]", () => {
    ziq.focusAfterAnswer = NEAR_CHIPS;
    address.reset();
  });
  ziq.onClick("button[data-set-key]", (button) => {
    ziq.focusAfterAnswer = `button[data-set-key="${button.dataset.setKey}"]`;
    address.set(button.dataset.setKey, button.dataset.setValue || address.usual(button.dataset.setKey));
  });
  document.addEventListener("change", (event) => {
    const field = event.target.closest?.("select[data-set-key]");
    if (!field) return;
    if (field.dataset.setIndex) setTogether(field);
    else address.set(field.dataset.setKey, field.value);
  });

  /* A list opened again is drawn as the page first had it: Dash hands its new drawing the old values and areas.
     So whoever opens one tells its controls what they hold. */
  let controls = [];
  ziq.onClick("[data-filter]", (button) => {
    const keys = button.dataset.filterKeys.split(" ");
    whenDrawn(".pick-panel", () => controls.filter(({ key }) => keys.includes(key)).forEach((id) => {
      const { value, data } = window.dash_component_api.getLayout(id).props;
      window.dash_clientside.set_props(id, data ? { value, data } : { value });
    }));
  });

  /** Waits for a part to stand in the page, half a second at most, and a moment for Dash to know of it. */
  function whenDrawn(selector, then, looks = 30) {
    if (document.querySelector(selector)) setTimeout(then);
    else if (looks) requestAnimationFrame(() => whenDrawn(selector, then, looks - 1));
  }

  /** Several fields, one key: their values in order, nothing when all stand at their default. A value taken from
      another field leaves that one with what this one had. */
  function setTogether(changed) {
    const key = changed.dataset.setKey;
    const before = address.parse()[key]?.[changed.dataset.setIndex] ?? changed.dataset.default;
    const fields = [...document.querySelectorAll(`select[data-set-key="${key}"]`)];
    fields.filter((field) => field !== changed && field.value === changed.value).forEach((field) => { field.value = before; });
    const isDefault = fields.every((field) => field.value === field.dataset.default);
    address.set(key, isDefault ? [] : fields.map((field) => field.value));
  }

  /** Page switches show what the address says. */
  ziq.showControls = () => {
    const choice = address.parse();
    const value = (key) => (choice[key] || []).join(",");
    const buttons = [...document.querySelectorAll("button[data-set-key]:not([data-set-key=lang])")];
    const offered = new Set(buttons.map(({ dataset }) => `${dataset.setKey}=${dataset.setValue}`));
    // A value that no button offers is dropped by the server: the usual one is shown.
    const isUsual = (key) => address.isUsual(key, value(key)) || !offered.has(`${key}=${value(key)}`);
    buttons.forEach((button) => {
      const { setKey, setValue } = button.dataset;
      button.setAttribute("aria-pressed", String(setValue ? value(setKey) === setValue : isUsual(setKey)));
    });
    document.querySelectorAll("select[data-set-key]").forEach((field) => {
      const { setKey, setIndex } = field.dataset;
      field.value = setIndex ? choice[setKey]?.[setIndex] ?? field.dataset.default : value(setKey);
      if (field.selectedIndex < 0) field.value = field.dataset.default ?? "";
    });
    document.querySelectorAll("[data-filter]").forEach((button) => {
      const keys = (button.dataset.filterKeys || button.dataset.filter).split(/[ ,]+/);
      button.classList.toggle("on", keys.some((key) => choice[key]?.length));
    });
  };

  /* The sheet on phones: the same row of buttons, over the whole screen. */
  ziq.onClick("[data-action=filters]", (button) => {
    const bar = button.closest(".filters") || document.querySelector(".filters");
    const isOpen = bar.classList.toggle("open");
    button.setAttribute("aria-expanded", String(isOpen));
    setBehind(bar, isOpen);
    if (isOpen) addDone(bar, button);
    (isOpen ? bar.querySelector(".row .pick:not(.all)") : button)?.focus();
  });

  function addDone(bar, opener) {
    if (bar.querySelector(".done")) return;
    bar.querySelector(".row").append(ziq.el("button", { type: "button", class: "done",
      onclick: () => opener.click() }, ziq.word("done")));
  }

  function setBehind(bar, isInert) {
    document.querySelectorAll("main, header.top, footer.bottom, aside.sample, .skip").forEach((part) => {
      if (!part.contains(bar)) part.inert = isInert;
    });
    document.documentElement.classList.toggle("sheet-open", isInert);
  }

  /* Escape closes the innermost first: an open popover hears it itself, so it is looked for before that happens. */
  document.addEventListener("keydown", (event) => {
    const bar = document.querySelector(".filters.open");
    if (event.key !== "Escape" || !bar || document.querySelector(".mantine-Popover-dropdown")) return;
    bar.querySelector("[data-action=filters]")?.click();
  }, true);
  window.matchMedia("(max-width: 720px)").addEventListener("change", (query) => {
    const bar = document.querySelector(".filters.open");
    if (!query.matches && bar) bar.querySelector("[data-action=filters]")?.click();
  });

  /* A tick goes to the address the moment it is made, before Dash tells of it: what Dash tells may be older than the
     next tick. The boxes only follow. */
  document.addEventListener("click", ({ target }) => {
    const group = target.matches?.(".pick-panel input[type=checkbox]") && target.closest("[role=group]");
    if (!group) return;
    const { key } = JSON.parse(group.getAttribute("aria-labelledby").replace(/-label$/, ""));
    address.toggle(key, target.value);
  });

  const asList = (value) => (value === null || value === undefined || value === "" ? [] : [value].flat().map(String));
  const asMonth = (value) => asList(value).map((text) => text.slice(0, 7));
  const isMonth = (key) => key === "from" || key === "to";
  const isSame = (left, right) => left.length === right.length && left.every((value, index) => value === right[index]);

  /** Whether an area lies in one of the chosen parents; Quartiere through their Gemeinde. */
  function isInside(key, value, parents) {
    const ags = key === "neighbourhood" ? ziq.places?.[value] : value;
    return ags === undefined || parents.some((parent) => ags.startsWith(parent));
  }

  /** Drops areas that lie outside the parents the reader has just chosen. */
  function narrowed(choice) {
    for (const [key, above] of Object.entries(PARENTS)) {
      const parents = above.map((parent) => choice[parent] || []).find((values) => values.length);
      if (parents && choice[key]) choice[key] = choice[key].filter((value) => isInside(key, value, parents));
    }
    return choice;
  }

  /** What Dash tells of, which may be several changes at once: the ids of controls, null for the address. */
  const told = () => (dash.callback_context?.triggered || []).map(({ prop_id: name }) =>
    (name.startsWith("{") ? JSON.parse(name.slice(0, name.lastIndexOf("."))) : null));

  function fromControls(ids, values, keys) {
    const choice = address.parse();
    ids.forEach(({ key }, index) => {
      if (keys.includes(key)) choice[key] = isMonth(key) ? asMonth(values[index]) : asList(values[index]);
    });
    return narrowed(choice);
  }

  /** What each control must show; no_update where it shows it already. */
  function forControls(choice, ids, values) {
    const same = window.dash_clientside.no_update;
    return ids.map(({ key }, index) => {
      const wanted = choice[key] || [];
      const shown = isMonth(key) ? asMonth(values[index]) : asList(values[index]);
      if (isSame([...shown].sort(), [...wanted].sort())) return same;
      return Array.isArray(values[index]) || (values[index] == null && !isMonth(key)) ? wanted : wanted[0] ?? null;
    });
  }

  const dash = (window.dash_clientside = window.dash_clientside || {});
  dash.ziq = dash.ziq || {};

  /** Address and controls in step: a moved control tells the address, which tells the others. Ticks have told it already.
      `values` and `ids` are in the same order. */
  dash.ziq.sync = (search, values, ids) => {
    controls = ids;
    const changes = told();
    const moved = changes.filter((id) => id && id.kind !== "ticks").map(({ key }) => key);
    if (moved.length) address.go(window.location.pathname + address.format(fromControls(ids, values, moved)));
    else if (changes.every(Boolean)) return ids.map(() => window.dash_clientside.no_update);
    else ziq.showControls();
    return forControls(address.parse(), ids, values);
  };

  const optionsOf = (id) => window.dash_component_api.getLayout(id)?.props.data || [];
  const wordsOf = (list) => list.map(({ value, label }) => `${value} ${label}`);

  /** The options of Kreis, Gemeinde and Quartier inside the chosen parents; the same again are not handed over. */
  dash.ziq.narrow = (values, options, ids, areas) => {
    controls = ids;
    const all = options || {};
    const chosen = Object.fromEntries(ids.map(({ key }, index) => [key, asList(values[index])]));
    ziq.places = Object.fromEntries((all.neighbourhood || []).map(({ value, within }) => [value, within]));
    return areas.map((id) => {
      const parents = PARENTS[id.key].map((parent) => chosen[parent] || []).find((list) => list.length);
      const list = all[id.key] || [];
      const wanted = parents ? list.filter(({ value }) => isInside(id.key, value, parents)) : list;
      return isSame(wordsOf(wanted), wordsOf(optionsOf(id))) ? window.dash_clientside.no_update : wanted;
    });
  };
})();
