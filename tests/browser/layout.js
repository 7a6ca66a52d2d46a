// What a reader would call broken: text out of its cell, text cut off, words over words. Returns what it finds, in words.
() => {
  const faults = [];
  const heard = (one) => getComputedStyle(one).clipPath === "inset(50%)"; // Only for whoever listens to the page
  const shown = (one) => {
    for (let around = one; around; around = around.parentElement) if (heard(around)) return false;
    return one.checkVisibility();
  };
  const name = (one) => `${one.closest("[id]")?.id}: ${one.textContent.trim().slice(0, 40)}`;
  const texts = (where) => {
    const walk = document.createTreeWalker(where, NodeFilter.SHOW_TEXT), found = [];
    for (let node; (node = walk.nextNode()); ) if (node.data.trim() && shown(node.parentElement)) found.push(node);
    return found;
  };
  const rects = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  };
  for (const cell of document.querySelectorAll("#board td[id], #board th[id], .card, .pain, .panel, .masthead, .site, .tools")) {
    if (!shown(cell)) continue;
    const box = cell.getBoundingClientRect();
    for (const node of texts(cell)) {
      if (node.parentElement.closest(".scroll, .copy, select")) continue;
      for (const rect of rects(node)) {
        if (rect.left < box.left - 1 || rect.right > box.right + 1) {
          faults.push(`out of ${cell.id || cell.className}: ${node.data.trim().slice(0, 40)}`);
          break;
        }
      }
    }
  }
  for (const one of document.querySelectorAll("main *")) {
    if (!shown(one) || one.matches("input, select, .scroll, .tabs, svg, svg *")) continue;
    const style = getComputedStyle(one);
    if (style.overflow !== "visible" && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) faults.push(`cut off: ${name(one)}`);
  }
  const apart = (groups) => {
    for (const group of groups) {
      const boxes = group.filter(shown).map((one) => [one, one.getBoundingClientRect()]);
      boxes.forEach(([one, a], i) => {
        for (const [other, b] of boxes.slice(i + 1)) {
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (wide > 1 && high > 2) faults.push(`on each other: ${name(one)} / ${name(other)}`);
        }
      });
    }
  };
  const all = (what, where) => [...where.querySelectorAll(what)];
  apart(all(".k-curve td", document).map((cell) => all(".word", cell)));
  apart(all("ul.cards, ul.texts, ul.quotes, ul.pain-list", document).map((list) => [...list.children]));
  apart([all(".loop-when, .teams", document)]);
  if (document.documentElement.clientWidth < 500 && document.documentElement.scrollWidth > document.documentElement.clientWidth) {
    faults.push(`scrolls sideways: ${document.documentElement.scrollWidth}`);
  }
  return faults;
};
