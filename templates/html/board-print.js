// Makes the type of a poster as large as its sheets allow. Browsers tell before they print, while the page still looks
// as on the screen: so the rules for paper are put in force, the sheets are laid side by side, and counted.
(() => {
  "use strict";
  const root = document.documentElement, page = document.querySelector(".page"), paper = matchMedia("print");
  const foot = document.querySelector(".paper-foot"), persona = document.getElementById("t-persona");
  const A3 = (402 * 96) / 25.4, SMALLEST = 0.75 * 0.75; // of the type, in points of a pixel
  const LEAST = 8, MOST = 12.5, LOW = 11, HIGH = 20;
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
  const sheets = () => {
    set("--foot", `${foot.offsetHeight}px`);
    return Math.round(page.scrollWidth / page.clientWidth);
  };
  // The largest value, in small steps, that takes no more sheets than the least one.
  const largest = (name, unit, least, most, step) => {
    const at = (value) => {
      set(name, value + unit);
      return sheets();
    };
    const fewest = at(least);
    let low = least, high = at(most) > fewest ? most : (low = most);
    while (high - low > step) {
      const middle = (low + high) / 2;
      if (at(middle) > fewest) high = middle;
      else low = middle;
    }
    set(name, low + unit);
    return fewest;
  };
  const fit = () => {
    if (ready) return;
    ready = true;
    const only = foot.querySelector(".only");
    only.textContent = persona && persona.value ? `${only.dataset.label}: ${persona.selectedOptions[0].text}` : "";
    onPaper(() => {
      const larger = Math.max(1, page.clientWidth / A3);
      // A lane goes on over two sheets only where that saves one.
      set("--type", `${LEAST / SMALLEST}px`);
      root.classList.remove("whole-lanes");
      const fewest = sheets();
      root.classList.add("whole-lanes");
      root.classList.toggle("whole-lanes", sheets() === fewest);
      const count = largest("--type", "px", LEAST / SMALLEST, (MOST / SMALLEST) * larger, 0.2);
      root.classList.toggle("one-sheet", count === 1);
      if (count === 1) largest("--rise", "rem", LOW, HIGH, 0.25);
    });
  };
  const done = () => {
    ready = false;
    for (const name of ["--type", "--rise"]) root.style.removeProperty(name);
  };
  addEventListener("beforeprint", fit);
  addEventListener("afterprint", done);
  paper.addEventListener("change", () => (paper.matches ? fit() : done()));
})();
