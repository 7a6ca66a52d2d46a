// Find anything on the site; what is looked for is kept in the address.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").replace(/[‘’‚′`´]/g, "'").replace(/[“”„«»]/g, '"').replace(/[‐-―−]/g, "-").toLowerCase();
  const find = $("s-find"), say = $("s-count"), key = $("s-key");
  const groups = [...document.querySelectorAll(".hit-group")].map((group) => ({
    group,
    title: group.querySelector(".hit-kind").textContent,
    count: group.querySelector(".count"),
    list: group.querySelector(".hits"),
    hits: [...group.querySelectorAll("li")].map((row) => [row, fold(row.textContent)]),
  }));
  const all = groups.reduce((sum, { hits }) => sum + hits.length, 0);
  const most = all > 3000 ? 100 : all; // of a kind: a browser takes seconds to lay out tens of thousands
  const shown = () => [...document.querySelectorAll(".hits a")];
  const mark = (words) => {
    if (!window.CSS || !CSS.highlights) return;
    const ranges = [];
    for (const link of words.length ? shown().slice(0, 200) : []) {
      const walk = document.createTreeWalker(link.parentElement, NodeFilter.SHOW_TEXT);
      for (let node; (node = walk.nextNode()); ) {
        const low = fold(node.data);
        if (low.length !== node.length) continue;
        for (const word of words)
          for (let i = low.indexOf(word); i >= 0; i = low.indexOf(word, i + word.length)) {
            const range = new Range();
            range.setStart(node, i);
            range.setEnd(node, i + word.length);
            ranges.push(range);
          }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };
  const searched = (each) => `${each.title} (${each.hits.length})`;
  const show = () => {
    const words = fold(find.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { group, count, list, hits } of groups) {
      const rows = hits.filter(([, text]) => words.every((word) => text.includes(word))).map(([row]) => row), here = rows.length;
      list.replaceChildren(...rows.slice(0, most));
      group.hidden = !here;
      count.textContent = here < hits.length ? `${here}/${hits.length}` : String(here);
      found += here;
    }
    if (!words.length) say.textContent = "";
    else if (found) say.textContent = say.dataset.found.replace("%(found)s", found).replace("%(all)s", all);
    else say.textContent = `${say.dataset.none} ${groups.map(searched).join(", ")}`;
    mark(words);
  };
  let waiting = 0;
  const write = () => {
    history.replaceState(null, "", find.value ? "#/" + new URLSearchParams({ q: find.value }) : location.pathname + location.search);
    clearTimeout(waiting);
    waiting = setTimeout(show, all > 3000 ? 120 : 0);
  };
  const read = () => {
    find.value = location.hash.startsWith("#/") ? new URLSearchParams(location.hash.slice(2)).get("q") || "" : "";
    show();
  };
  find.addEventListener("input", write);
  addEventListener("hashchange", read);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const links = shown(), at = links.indexOf(event.target), typing = event.target === find;
    if (typing && event.key === "Enter" && find.value && links.length) {
      show();
      shown()[0]?.click();
    } else if ((typing || at >= 0) && event.key === "ArrowDown") links[at + 1]?.focus();
    else if (at >= 0 && event.key === "ArrowUp") (links[at - 1] || find).focus();
    else if (at >= 0 && event.key === "Escape") find.focus();
    else if (event.key === "/" && !event.target.matches("input")) find.focus();
    else return;
    event.preventDefault();
  });
  try {
    key.checked = localStorage.getItem("journeymap-keys") !== "off";
    key.addEventListener("change", () => localStorage.setItem("journeymap-keys", key.checked ? "on" : "off"));
    $("seek-key").hidden = false;
  } catch {
    // Where nothing can be kept, nobody could switch it off.
  }
  $("seek").hidden = false;
  read();
  if (!matchMedia("(pointer: coarse)").matches) find.focus({ preventScroll: true });
})();
