// Search, filter and sort the list of maps; the state is kept in the address.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const table = $("maps-table");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input,select,textarea")) return;
    event.preventDefault();
    if ($("sieve")) $("s-find").focus();
    else document.querySelector(".to-search")?.click();
  });
  if (!table || !$("sieve")) return;
  const body = table.tBodies[0], rows = [...body.rows];
  const fields = { q: $("s-find"), state: $("s-state"), owner: $("s-owner") };
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").replace(/[‘’‚′`´]/g, "'").replace(/[“”„«»]/g, '"').replace(/[‐-―−]/g, "-").toLowerCase();
  let sort = "";
  for (const owner of new Set(rows.map((row) => row.dataset.owner).filter(Boolean).sort())) fields.owner.add(new Option(owner));
  const show = () => {
    const words = fold(fields.q.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = fold(row.textContent);
      row.hidden = !(words.every((word) => text.includes(word)) && (!fields.state.value || row.dataset.state === fields.state.value) && (!fields.owner.value || row.dataset.owner === fields.owner.value));
      shown += !row.hidden;
    }
    $("s-count").textContent = shown === rows.length ? "" : shown ? `${shown}/${rows.length}` : $("s-count").dataset.none;
    if (table.tFoot) table.tFoot.hidden = shown < rows.length; // the sum is that of all
    const [, column, order] = /^(\d+)(-?)$/.exec(sort) || [];
    table.classList.toggle("flat", Boolean(column));
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, i) => head.setAttribute("aria-sort", String(i) === column ? (order ? "descending" : "ascending") : "none"));
    const value = (row) => row.cells[column].dataset.value;
    const number = column && heads[column].dataset.sort === "number";
    const ordered = column ? [...rows].sort((a, b) => (number ? value(a) - value(b) : value(a).localeCompare(value(b)))) : rows;
    body.append(...(order ? ordered.reverse() : ordered));
  };
  const write = () => {
    const state = new URLSearchParams();
    for (const [name, field] of Object.entries(fields)) if (field.value) state.set(name, field.value);
    if (sort) state.set("sort", sort);
    history.replaceState(null, "", String(state) ? "#/" + state : location.pathname + location.search);
    show();
  };
  const read = () => {
    if (location.hash && !location.hash.startsWith("#/")) return show();
    const state = new URLSearchParams(location.hash.slice(2));
    for (const [name, field] of Object.entries(fields)) field.value = state.get(name) || "";
    sort = state.get("sort") || "";
    show();
  };
  for (const field of Object.values(fields)) field.addEventListener("input", write);
  [...table.tHead.rows[0].cells].forEach((head, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      sort = sort === String(i) ? `${i}-` : sort === `${i}-` ? "" : String(i);
      write();
    });
  });
  addEventListener("hashchange", read);
  $("sieve").hidden = false;
  read();
})();
