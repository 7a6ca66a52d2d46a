// Find: every place where a text stands, whatever its accents, quotes and dashes
let ranges = [], at = -1;
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").replace(/[‘’‚′`´]/g, "'").replace(/[“”„«»]/g, '"').replace(/[‐-―−]/g, "-").toLowerCase();
const search = (text) => {
  const wanted = fold(text.trim());
  ranges = [];
  at = -1;
  if (wanted) {
    const walk = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode()); ) {
      let low = fold(node.data), places = null;
      if (!low.includes(wanted) || !node.parentElement.checkVisibility() || node.parentElement.closest(".vh,.cell-lane,.copy,.opens")) continue;
      if (low.length !== node.length) {
        low = "";
        places = [];
        for (let i = 0; i < node.length; i++) for (const sign of fold(node.data[i])) (low += sign), places.push(i);
      }
      for (let i = low.indexOf(wanted); i >= 0; i = low.indexOf(wanted, i + wanted.length)) {
        const range = new Range();
        range.setStart(node, places ? places[i] : i);
        range.setEnd(node, places ? places[i + wanted.length - 1] + 1 : i + wanted.length);
        ranges.push(range);
      }
    }
  }
  if (window.CSS && CSS.highlights) CSS.highlights.set("found", new Highlight(...ranges));
  $("t-found").textContent = !wanted ? "" : ranges.length ? String(ranges.length) : $("t-found").dataset.none;
};
const next = (step) => {
  lastTurn();
  if (!ranges.length) return;
  at = (at + step + ranges.length) % ranges.length;
  $("t-found").textContent = `${at + 1}/${ranges.length}`;
  if (window.CSS && CSS.highlights) CSS.highlights.set("here", new Highlight(ranges[at]));
  inSight(ranges[at].startContainer.parentElement);
};
