// Makes the type of a poster as large as its sheets allow. Browsers tell before they print, while the page still looks
// as on the screen: so the rules for paper are put in force, the sheets are laid side by side, and counted.
(() => {
  "use strict";
  const root = document.documentElement, page = document.querySelector(".page"), paper = matchMedia("print");
  const foot = document.querySelector(".paper-foot"), persona = document.getElementById("t-persona");
  const curve = document.getElementById("lane.emotion"), before = curve && curve.previousElementSibling;
  const A3 = (402 * 96) / 25.4, SMALLEST = 0.75 * 0.75; // of the type, in points of a pixel
  const LEAST = 8, MOST = 12.5, FLAT = 15, RISE = 17, STEEP = 26;
  let ready = false;

  const rules = (list) => [...list].flatMap((rule) => (rule.media ? [rule.media] : []).concat(rule.cssRules ? rules(rule.cssRules) : []));
  const inForce = (media) => (/\bprint\b/.test(media) ? "all" : /screen|width/.test(media) ? "not all" : media);
  const onPaper = (measure) => {
    const media = [...document.styleSheets].flatMap((sheet) => rules(sheet.cssRules)).map((list) => [list, list.mediaText]);
    const { scrollX, scrollY } = window;
    for (const [list, text] of media) list.mediaText = inForce(text);
    root.classList.add("measuring");
    measure();
    root.classList.remove("measuring");
    root.style.removeProperty("--foot");
    for (const [list, text] of media) list.mediaText = text;
    scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  };
  const set = (name, value) => root.style.setProperty(name, value);
  const sheets = () => Math.round(page.scrollWidth / page.clientWidth);
  const isOnFirst = () => {
    const box = curve.getBoundingClientRect(), sheet = page.getBoundingClientRect();
    return box.left > sheet.left - 5 && box.right < sheet.right + 5;
  };
  const keepFoot = () => set("--foot", `${(foot.offsetHeight + 1) / parseFloat(getComputedStyle(root).fontSize)}rem`);
  // The largest value, but for a step, that takes no more sheets than the least one, and leaves the curve where it is.
  const largest = (name, unit, least, most, count, step) => {
    const first = Boolean(curve) && isOnFirst();
    let low = least, high = most;
    const holds = () => sheets() <= count && (!first || isOnFirst());
    const fits = (value) => {
      set(name, value + unit);
      return holds();
    };
    if (count === 1 && fits(most)) return;
    while (high - low > step) {
      const middle = (low + high) / 2;
      if (fits(middle)) low = middle;
      else high = middle;
    }
    keepFoot(); // which may take another line in larger type
    do set(name, low + unit);
    while (!holds() && (low -= step) > least);
  };
  const fit = () => {
    if (ready) return;
    ready = true;
    const only = foot.querySelector(".only");
    only.textContent = persona && persona.value ? `${only.dataset.label}: ${persona.selectedOptions[0].text}` : "";
    onPaper(() => {
      const larger = Math.max(1, page.clientWidth / A3), least = LEAST / SMALLEST;
      set("--type", `${least}px`);
      root.classList.add("whole-lanes");
      keepFoot();
      let count = sheets(), rise = RISE;
      if (count > 1) {
        set("--rise", `${FLAT}rem`); // a flatter curve saves one as well
        const flat = sheets();
        if (flat < count) (count = flat), (rise = FLAT);
        else root.style.removeProperty("--rise");
      }
      if (count > 1) {
        root.classList.remove("whole-lanes"); // a lane goes on over two sheets where that saves one
        const fewest = sheets();
        root.classList.toggle("whole-lanes", fewest === count);
        count = fewest;
      }
      if (curve && count > 1) {
        curve.parentElement.querySelector(".lane").before(curve); // it tells the most: so it stands on the first sheet
        if (sheets() > count || !isOnFirst()) before.after(curve);
      }
      root.classList.toggle("one-sheet", count === 1);
      largest("--type", "px", least, (MOST / SMALLEST) * larger, count, 0.2);
      if (count === 1) largest("--rise", "rem", rise, STEEP, 1, 0.5);
    });
  };
  const done = () => {
    ready = false;
    if (curve) before.after(curve);
    for (const name of ["--type", "--rise"]) root.style.removeProperty(name);
  };
  addEventListener("beforeprint", fit);
  addEventListener("afterprint", done);
  paper.addEventListener("change", () => (paper.matches ? fit() : done()));
})();
