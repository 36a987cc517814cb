/* Tile maps and area maps as SVG drawings, made once from positions and boundaries; a choice sets fills, titles and
   labels. Zero prints a 0, a value held back has dots, a missing one a hatch, each with its sign on a plain patch. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const { svg, el } = ziq;
  const SIGNS = { held: "•", missing: "–" };
  const COLUMNS = 9;
  const ROWS = 8;

  /* ---- what both share ---- */

  let drawings = 0;

  /** Patterns for the two states without a number; each drawing has its own, so that it can be saved alone. */
  function patterns(mark) {
    return svg("defs", {},
      svg("pattern", { id: `${mark}-held`, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
        svg("rect", { class: "held-bg", width: 8, height: 8 }), svg("circle", { class: "held-dot", cx: 4, cy: 4, r: 1.6 })),
      svg("pattern", { id: `${mark}-missing`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        svg("rect", { class: "missing-bg", width: 6, height: 6 }), svg("path", { class: "missing-line", d: "M0 0V6" })));
  }

  const isState = (kind) => kind === "held" || kind === "missing";

  /** Sets fill and pressed state of an area. */
  function paint(shape, mark, kind) {
    shape.setAttribute("class", isState(kind) || kind === undefined ? "area" : `area s${kind}`);
    shape.style.fill = isState(kind) ? `url("#${mark}-${kind}")` : "";
  }

  /** Group attributes every area carries: its row, whether it can be pressed, whether it is chosen. */
  function describe(group, area, card, classes) {
    const [, , spoken, row] = area || [];
    const isChosen = row !== undefined && card.isChosen(row);
    group.setAttribute("class", [classes, isChosen ? "chosen" : "", row !== undefined && card.canToggle(row) ? "can-toggle" : "",
      area ? "" : "outside"].filter(Boolean).join(" "));
    if (row === undefined || row === null) delete group.dataset.row;
    else group.dataset.row = row;
    let title = group.querySelector(":scope > title");
    if (!title) group.prepend(title = svg("title"));
    title.textContent = spoken || "";
    return isChosen;
  }

  /** An area held against another one (picture.marked) has the edge of a chosen one. */
  function isMarked(group, { marked }) {
    const isOne = Boolean(marked?.[group.dataset.ags]);
    group.classList.toggle("marked", isOne);
    return isOne;
  }

  ziq.onClick("svg.chart [data-row]", (group) => ziq.cards.around(group)?.toggleRow(Number(group.dataset.row)));

  /* ---- legend ---- */

  /** Classes with their words, then only the states that occur. */
  function legend(picture, kinds) {
    const present = new Set(kinds);
    const items = (picture.classes || []).map((label, index) => (label
      ? el("li", { class: picture.wide ? "cls wider" : "cls" }, el("i", { class: `s${index}` }), label) : null));
    const states = ["held", "missing"].filter((kind) => present.has(kind)).map((kind) =>
      el("li", { class: "cls wider" }, el("i", { class: kind }),
        `${SIGNS[kind]} ${picture[kind] || ziq.word(kind === "held" ? "held_back" : "not_reported")}`));
    const gap = states.length ? [el("li", { class: "gap", "aria-hidden": "true" })] : [];
    return el("ul", { class: "legend-list", "aria-label": ziq.word("legend") }, items, gap, states);
  }
  ziq.legend = legend;
  ziq.describeArea = describe;

  const kindsOf = (picture) => Object.values(picture.areas || {}).map((area) => area[0]);

  /* ---- tiles ---- */

  function tileNode(plate) {
    return svg("g", {}, svg("rect", { class: "area" }), svg("rect", { class: "patch" }), svg("rect", { class: "frame" }),
      svg("text", { class: "plate" }, plate), svg("text", { class: "value" }));
  }

  function place(group, row, column, cell, size) {
    const [area, patch, frame] = group.querySelectorAll("rect");
    const [plate, value] = group.querySelectorAll("text");
    const x = column * cell + 1.5;
    const y = row * cell + 1.5;
    const side = cell - 3;
    const set = (node, attributes) => Object.entries(attributes).forEach(([key, one]) => node.setAttribute(key, one));
    set(area, { x, y, width: side, height: side });
    const rim = cell < 50 ? 0.08 : 0.14;
    set(patch, { x: x + side * rim, y: y + side * rim, width: side * (1 - 2 * rim), height: side * (1 - 2 * rim) });
    const inset = cell < 50 ? 2.2 : 3.5;
    set(frame, { x: x + inset, y: y + inset, width: side - 2 * inset, height: side - 2 * inset });
    set(plate, { x: x + side / 2, y: y + side * 0.44, "font-size": size });
    set(value, { x: x + side / 2, y: y + side * 0.44 + size * 1.3, "font-size": size });
  }

  function drawTiles(host, picture, card) {
    let drawing = host.querySelector(":scope > svg.tiles");
    if (!drawing) {
      const mark = `tiles-${(drawings += 1)}`;
      drawing = svg("svg", { class: "chart tiles", "aria-hidden": "true", "data-mark": mark }, patterns(mark));
      for (const [ags, [, , plate]] of Object.entries(ziq.tiles)) {
        const group = tileNode(plate);
        group.dataset.ags = ags;
        drawing.append(group);
      }
      host.replaceChildren(drawing);
    }
    fitTiles(drawing, card.room());
    drawing.querySelectorAll("g[data-ags]").forEach((group) => {
      const area = picture.areas[group.dataset.ags];
      const kind = area?.[0];
      const isChosen = describe(group, area, card, isState(kind) ? `tile ${kind}` : `tile o${kind ?? 0}`);
      paint(group.querySelector("rect"), drawing.dataset.mark, kind);
      const letter = picture.marked?.[group.dataset.ags];
      group.querySelector(".plate").textContent = [letter, ziq.tiles[group.dataset.ags][2]].filter(Boolean).join(" ");
      group.querySelector(".value").textContent = area ? (isState(kind) ? SIGNS[kind] : area[1]) : "";
      if (isMarked(group, picture) || isChosen) drawing.append(group);
    });
  }

  function fitTiles(drawing, width) {
    const most = ziq.isPrinting ? 54 : 62; // on paper so much smaller that a short card fits on the same page; the words stay
    const cell = Math.max(28, Math.min(most * (ziq.rem() / 16), Math.floor(width / COLUMNS)));
    if (drawing.dataset.cell === String(cell)) return;
    drawing.dataset.cell = cell;
    const size = Math.min(cell < 50 ? ziq.sizes().small : ziq.sizes().label * 1.07, Math.max(cell * 0.36, 13));
    drawing.setAttribute("viewBox", `0 0 ${COLUMNS * cell} ${ROWS * cell}`);
    drawing.style.maxWidth = `${COLUMNS * cell}px`;
    drawing.querySelectorAll("g[data-ags]").forEach((group) => {
      const [row, column] = ziq.tiles[group.dataset.ags];
      place(group, row, column, cell, size);
    });
  }

  /* ---- areas ---- */

  const shapes = new Map();

  /** The boundaries of a level, fetched once. */
  function boundaries(level) {
    if (!shapes.has(level)) {
      shapes.set(level, fetch(`${ziq.base()}assets/geo/${level}.json`).then((answer) => {
        if (!answer.ok) throw new Error(`boundaries: ${answer.status}`);
        return answer.json();
      }).catch((error) => { shapes.delete(level); throw error; }));
    }
    return shapes.get(level);
  }

  async function drawMap(host, picture, card) {
    let geo;
    try {
      geo = await boundaries(picture.level);
    } catch {
      host.replaceChildren(el("p", { class: "band-text" }, ziq.word("map_failed")));
      return;
    }
    if (card.picture !== picture) return;
    let drawing = host.querySelector(":scope > svg.map");
    if (!drawing || drawing.dataset.level !== picture.level) {
      host.replaceChildren(drawing = mapDrawing(geo, picture.level));
    }
    ziq.symbols.draw(drawing.querySelector(".symbols"), picture, card, card.room());
    const areas = drawing.querySelector(".areas");
    areas.querySelectorAll("g[data-ags]").forEach((group) => {
      const area = picture.areas[group.dataset.ags];
      const isChosen = describe(group, area, card, "place");
      paint(group.querySelector("path"), drawing.dataset.mark, area?.[0]);
      if (isMarked(group, picture) || isChosen) areas.append(group);
    });
    lettering(drawing, geo, picture, card.room());
  }

  function mapDrawing(geo, level) {
    const mark = `map-${(drawings += 1)}`;
    const groups = Object.entries(geo.areas).map(([ags, { d }]) => {
      const group = svg("g", {}, svg("path", { d }));
      group.dataset.ags = ags;
      return group;
    });
    return svg("svg", { class: `chart map ${level}`, viewBox: geo.viewBox, "aria-hidden": "true", "data-mark": mark, "data-level": level },
      patterns(mark), svg("g", { class: "areas" }, groups), svg("g", { class: "symbols" }), svg("g", { class: "lettering" }));
  }

  /** Signs on areas without a class, and the few names with their leaders. */
  function lettering(drawing, geo, picture, width) {
    const [x0, y0, w, h] = geo.viewBox.split(/\s+/).map(Number);
    const unit = w / Math.max(width, 1);
    const layer = drawing.querySelector(".lettering");
    const limit = picture.level === "municipalities" ? 0 : Infinity;
    const signs = Object.entries(picture.areas).filter(([ags, area]) => geo.areas[ags] && (area[0] === 0 || isState(area[0])))
      .slice(0, limit).flatMap(([ags, area]) => sign(geo.areas[ags], area, unit));
    const names = labelEntries(picture, geo).slice(0, width < 480 ? 2 : 5);
    layer.replaceChildren(...signs, ...placed(names, { geo, x0, y0, w, h, unit }));
  }

  function sign({ x, y }, area, unit) {
    const size = ziq.sizes().small * unit;
    const text = isState(area[0]) ? SIGNS[area[0]] : area[1];
    const patch = isState(area[0])
      ? [svg("circle", { class: "sign-patch", cx: x, cy: y, r: size * 0.62 })] : [];
    return [...patch, svg("text", { class: "sign", x, y: y + size * 0.36, "font-size": size }, text)];
  }

  function labelEntries(picture, geo) {
    return (picture.labels || []).map((entry) => (typeof entry === "string" ? { ags: entry } : entry))
      .filter(({ ags, x }) => x !== undefined || (geo.areas[ags] && picture.areas[ags]))
      .map(({ ags, x, y, text, name }) => (x !== undefined ? { x, y, name, text } : { ags, ...pick(geo.areas[ags]),
        name: name || geo.areas[ags].name, text: text || picture.areas[ags][1] }));
  }

  const pick = ({ x, y }) => ({ x, y });

  /** Finds each label a place outside dense parts, free of the others and of their leaders. */
  function placed(labels, frame) {
    const { geo, unit } = frame;
    const centres = Object.values(geo.areas).map(pick);
    const taken = [];
    return labels.flatMap((label) => {
      const size = ziq.sizes().label * 1.05 * unit;
      const width = Math.max(ziq.textWidth(`<b>${label.name}</b>`, size), ziq.textWidth(label.text, size));
      const box = { width, height: size * 2.5 };
      const spots = candidates(label, box, frame).map((spot) => ({ ...spot, cost: cost(spot, label, centres, taken, unit) }));
      const best = spots.reduce((one, other) => (other.cost < one.cost ? other : one), spots[0]);
      if (!best) return [];
      taken.push({ ...best, from: label });
      return leader(label, best, size, unit);
    });
  }

  function candidates(label, box, { x0, y0, w, h, unit }) {
    const spots = [];
    const reach = Math.min(1, w / unit / 700);
    for (const distance of [80, 120, 160, 200, 240].map((one) => one * reach)) {
      for (let turn = 0; turn < 24; turn += 1) {
        const angle = (turn / 24) * 2 * Math.PI;
        const end = { x: label.x + Math.cos(angle) * distance * unit, y: label.y + Math.sin(angle) * distance * unit };
        const isLeft = end.x < label.x;
        const left = isLeft ? end.x - box.width - 6 * unit : end.x + 6 * unit;
        const top = end.y - box.height / 2;
        const isInside = left >= x0 && left + box.width <= x0 + w && top >= y0 && top + box.height <= y0 + h;
        if (isInside) spots.push({ end, isLeft, left, top, right: left + box.width, bottom: top + box.height, distance });
      }
    }
    return spots;
  }

  function cost(spot, label, centres, taken, unit) {
    const pad = 10 * unit;
    const isNear = ({ x, y }) => x > spot.left - 3 * pad && x < spot.right + 3 * pad && y > spot.top - 3 * pad && y < spot.bottom + 3 * pad;
    const covers = ({ x, y }) => x > spot.left - pad && x < spot.right + pad && y > spot.top - pad && y < spot.bottom + pad;
    const overlaps = (other) => spot.left < other.right + pad && spot.right > other.left - pad
      && spot.top < other.bottom + pad && spot.bottom > other.top - pad;
    const clashes = taken.filter((other) => overlaps(other) || crosses(label, spot.end, other.from, other.end)
      || covers(other.from) || crosses(label, spot.end, { x: other.left, y: other.top }, { x: other.right, y: other.bottom })).length;
    return centres.filter(isNear).length * 30 + centres.filter(covers).length * 40 + clashes * 400 + spot.distance * 0.3;
  }

  function crosses(a, b, c, d) {
    const side = (p, q, r) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
    return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
  }

  function leader(label, spot, size, unit) {
    const x = spot.isLeft ? spot.end.x - 6 * unit : spot.end.x + 6 * unit;
    const anchor = spot.isLeft ? "end" : "start";
    return [
      svg("path", { class: "leader", d: `M${label.x} ${label.y}L${spot.end.x} ${spot.end.y}`, "stroke-width": 1.2 * unit }),
      svg("circle", { class: "pin", cx: label.x, cy: label.y, r: 3 * unit, "stroke-width": 1.5 * unit }),
      svg("text", { class: "halo strong", x, y: spot.end.y - size * 0.12, "text-anchor": anchor, "font-size": size, "stroke-width": 5 * unit }, label.name),
      svg("text", { class: "halo", x, y: spot.end.y + size * 1.02, "text-anchor": anchor, "font-size": size, "stroke-width": 5 * unit }, label.text),
    ];
  }

  const marksOf = (host, row) => [...host.querySelectorAll(`g[data-row="${row}"]`)];

  ziq.pictures = { ...(ziq.pictures || {}),
    tiles: { draw: drawTiles, marksOf, fluid: true, legend: (picture) => legend(picture, kindsOf(picture)) },
    map: { draw: drawMap, marksOf, fluid: true, legend: (picture, width) =>
      (picture.symbols ? ziq.symbols.legend(picture, width) : legend(picture, kindsOf(picture))) } };
})();
