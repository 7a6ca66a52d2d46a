// Search the library; the state is kept in the address.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").replace(/[‘’‚′`´]/g, "'").replace(/[“”„«»]/g, '"').replace(/[‐-―−]/g, "-").toLowerCase();
  const shelves = [...document.querySelectorAll(".shelf")].map((shelf) => [shelf, [...shelf.querySelectorAll("li")].map((row) => [row, fold(row.textContent)])]);
  const find = $("s-find"), unused = $("s-unused"), say = $("s-count");
  const show = () => {
    const words = fold(find.value).split(/\s+/).filter(Boolean);
    let all = 0, shown = 0;
    for (const [shelf, rows] of shelves) {
      let here = 0;
      for (const [row, text] of rows) {
        row.hidden = !(words.every((word) => text.includes(word)) && (!unused.checked || row.dataset.state));
        here += !row.hidden;
      }
      shelf.hidden = !here;
      shown += here;
      all += rows.length;
    }
    say.textContent = shown === all ? "" : shown ? `${shown}/${all}` : say.dataset.none;
  };
  const write = () => {
    const state = new URLSearchParams();
    if (find.value) state.set("q", find.value);
    if (unused.checked) state.set("unused", "1");
    history.replaceState(null, "", String(state) ? "#/" + state : location.pathname + location.search);
    show();
  };
  const read = () => {
    if (location.hash && !location.hash.startsWith("#/")) return show();
    const state = new URLSearchParams(location.hash.slice(2));
    find.value = state.get("q") || "";
    unused.checked = state.has("unused");
    show();
  };
  find.addEventListener("input", write);
  unused.addEventListener("change", write);
  addEventListener("hashchange", read);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input,select,textarea")) return;
    event.preventDefault();
    find.focus();
  });
  $("sieve").hidden = false;
  read();
})();
