/* The way down to the chosen area: filled from each answer; a step lets go of what lies below it. */
(() => {
  const ziq = (window.ziq = window.ziq || {});
  const { el } = ziq;

  const step = ([name, href], index, all) => el("li", index === all.length - 1 ? { "aria-current": "page" } : {},
    href ? el("a", { href, "data-step": "" }, name) : name);

  window.addEventListener("ziq:applied", ({ detail: answer }) => {
    const list = ziq.byId("trail");
    if (list) list.replaceChildren(...(answer.trail || []).map(step));
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-step]");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    ziq.focusAfterAnswer = "#trail a:last-of-type, h1";
    ziq.go(link.getAttribute("href"));
  });
})();
