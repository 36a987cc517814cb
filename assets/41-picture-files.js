/* A card as a PNG, made in the browser: headline, subtitle, picture, sentence, base, source and the note on sample data,
   as they stand on the page. The card is copied into an SVG, drawn on a canvas and handed over. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const { el } = ziq;
  const MARGIN = 32;
  const SHARPNESS = 2;

  /** Every rule the page uses that can be read: ours and plotly's; other libraries style nothing inside a card. */
  ziq.rules = () => [...document.styleSheets].flatMap((sheet) => {
    const isOurs = !sheet.href || sheet.href.includes("/assets/");
    try {
      return isOurs ? [...sheet.cssRules].map((rule) => rule.cssText).filter((text) => !/\.mantine-|\.m_|--mantine-|^@font-face/.test(text)) : [];
    } catch {
      return [];
    }
  }).join("\n");

  /** A copy of a card as a picture: without its tools, and with the picture where its table is open. */
  ziq.copyOf = (element) => {
    const copy = element.cloneNode(true);
    const table = copy.querySelector(".table-wrap:not([hidden])");
    if (table) copy.querySelectorAll("figure, .legend-holder").forEach((part) => { part.hidden = false; });
    table?.remove();
    copy.querySelectorAll(".tools, .reading, [hidden], .vh, .more").forEach((part) => part.remove());
    copy.querySelectorAll(".is-cursor").forEach((mark) => mark.classList.remove("is-cursor"));
    return copy;
  };

  function sheetOf(card, width) {
    const copy = ziq.copyOf(card.element);
    copy.className = "card";
    const note = document.querySelector(".sample p");
    const version = ziq.answer?.version;
    const foot = copy.querySelector(".foot");
    const choice = ziq.choiceWords(card);
    if (choice) foot?.prepend(el("p", {}, choice));
    if (ziq.caution()) foot?.append(el("p", {}, el("b", {}, ziq.caution())));
    if (note) foot?.append(el("p", { class: "saved-note" }, note.firstElementChild?.textContent || note.textContent));
    foot?.append(el("p", {}, [window.location.href, version].filter(Boolean).join(" · ")));
    return el("div", { class: "saved", style: `width:${width}px;padding:${MARGIN}px;box-sizing:border-box` }, copy);
  }

  /** Height the copy takes on the page. */
  function heightOf(sheet) {
    const stage = el("div", { style: "position:absolute;left:-9999px;top:0", "aria-hidden": "true" }, sheet);
    document.body.append(stage);
    const height = Math.ceil(sheet.getBoundingClientRect().height);
    stage.remove();
    return height;
  }

  function asSvg(sheet, width, height) {
    const root = document.documentElement;
    const drawing = ziq.svg("svg", { width: width * SHARPNESS, height: height * SHARPNESS, viewBox: `0 0 ${width} ${height}`,
      lang: root.lang, "data-mantine-color-scheme": root.dataset.mantineColorScheme || "light", "data-contrast": root.dataset.contrast || "" });
    const style = ziq.svg("style");
    style.textContent = ziq.rules();
    const holder = ziq.svg("foreignObject", { x: 0, y: 0, width, height });
    const body = el("div", { class: "saved-body" }, sheet);
    holder.append(body);
    drawing.append(style, holder);
    return new XMLSerializer().serializeToString(drawing);
  }

  async function imageOf(text) {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    return image;
  }

  /** Makes the file and hands it over; says so, also when it fails. */
  ziq.savePicture = async (card) => {
    try {
      const width = Math.max(card.element.clientWidth, 320) + 2 * MARGIN;
      const sheet = sheetOf(card, width);
      const height = heightOf(sheet);
      const image = await imageOf(asSvg(sheet, width, height));
      const canvas = el("canvas", { width: width * SHARPNESS, height: height * SHARPNESS });
      const context = canvas.getContext("2d");
      context.fillStyle = ziq.token("--surface");
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((made) => canvas.toBlob(made, "image/png"));
      ziq.download(blob, `${ziq.answer.files[card.id]}.png`);
      ziq.announce(ziq.word("picture_saved"));
    } catch (error) {
      console.error("picture file", error);
      ziq.announce(ziq.word("picture_not_saved"));
      ziq.notice(ziq.word("picture_not_saved"));
    }
  };
})();
