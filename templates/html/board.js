// Filters, search and keyboard ways of a board. All state is kept in the address: #/p=…&hide=…&gaps=1&q=…
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const map = document.querySelector(".map"), sheet = map.querySelector(".sheet"), table = $("board");
  const lanes = all("tbody", table), persona = $("t-persona"), find = $("t-find"), say = $("t-say");
  const state = new Map();
  let ranges = [], at = -1;

  // The address
  const read = () => {
    state.clear();
    if (location.hash.startsWith("#/")) for (const [k, v] of new URLSearchParams(location.hash.slice(2))) state.set(k, v);
  };
  const write = () => history.replaceState(null, "", state.size ? "#/" + new URLSearchParams([...state]) : location.pathname + location.search);
  const set = (key, value) => {
    value ? state.set(key, value) : state.delete(key);
    state.delete("at");
    write();
    show();
  };

  // What is shown
  const show = () => {
    const get = (key) => state.get(key) || "", hide = new Set(get("hide").split(","));
    if (persona) persona.value = get("p");
    const number = persona && persona.selectedOptions[0] ? persona.selectedOptions[0].dataset.number : "";
    for (const one of all("[data-for],[data-who]", sheet)) {
      const whose = one.dataset.for || one.dataset.who;
      const off = number && !whose.split(" ").some((who) => who === number || (who === "0" && !sheet.querySelector(`.line[data-who="${number}"]`)));
      one.classList.toggle("off", Boolean(off));
    }
    for (const lane of lanes) lane.hidden = hide.has(lane.id);
    for (const box of all("input", $("t-lane-list"))) box.checked = !hide.has(box.value);
    map.classList.toggle("only-gaps", Boolean(get("gaps")));
    $("t-gaps").setAttribute("aria-pressed", String(Boolean(get("gaps"))));
    $("t-fit").setAttribute("aria-pressed", String(Boolean(get("fit"))));
    $("t-theme").value = get("theme");
    document.documentElement.dataset.theme = get("theme");
    $("t-keys").checked = get("keys") !== "off";
    if (find.value !== get("q")) find.value = get("q");
    fit(Boolean(get("fit")));
    search(get("q"));
  };
  const fit = (on) => {
    sheet.style.zoom = "";
    const room = map.parentElement.clientWidth - 2 * parseFloat(getComputedStyle(sheet).marginInlineStart);
    if (on) sheet.style.zoom = Math.min(1, room / sheet.offsetWidth);
  };
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").replace(/[‘’‚′`´]/g, "'").replace(/[“”„«»]/g, '"').replace(/[‐-―−]/g, "-").toLowerCase();
  const search = (text) => {
    const wanted = fold(text.trim());
    ranges = [];
    at = -1;
    if (wanted) {
      const walk = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
      for (let node; (node = walk.nextNode()); ) {
        if (!node.parentElement.checkVisibility() || node.parentElement.closest(".vh,.cell-lane")) continue;
        let low = fold(node.data), places = null;
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
    $("t-found").textContent = wanted ? String(ranges.length) : "";
  };
  const next = (step) => {
    if (!ranges.length) return;
    at = (at + step + ranges.length) % ranges.length;
    $("t-found").textContent = `${at + 1}/${ranges.length}`;
    const cell = ranges[at].startContainer.parentElement.closest("td,th");
    if (window.CSS && CSS.highlights) CSS.highlights.set("here", new Highlight(ranges[at]));
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    ranges[at].startContainer.parentElement.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  // Cells
  const cells = all("td[id],th[id]", table);
  let current = cells[0];
  const enter = (cell) => {
    current.tabIndex = -1;
    current = cell;
    cell.tabIndex = 0;
  };
  const go = (cell) => {
    if (!cell) return;
    enter(cell);
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const move = (cell, down, across) => {
    const rows = all("tr", table).filter((row) => row.querySelector("td[id],th[id]") && row.checkVisibility());
    const row = rows[rows.indexOf(cell.parentElement) + down];
    const line = row && all("td[id],th[id]", row);
    go(line && line[all("td[id],th[id]", cell.parentElement).indexOf(cell) + across]);
  };
  const link = document.createElement("button");
  link.type = "button";
  link.className = "copy";
  link.tabIndex = -1;
  link.textContent = say.dataset.copy;
  const copy = async (cell) => {
    const hash = state.size ? "#/" + new URLSearchParams([...state, ["at", cell.id]]) : "#" + encodeURIComponent(cell.id);
    try {
      await navigator.clipboard.writeText(location.href.split("#")[0] + hash);
    } catch {
      history.replaceState(null, "", hash);
    }
    link.textContent = say.textContent = say.dataset.copied;
  };
  link.addEventListener("click", () => copy(link.parentElement));
  const offer = (event) => {
    const cell = event.target.closest && event.target.closest("td[id]");
    if (!cell || cell === link.parentElement) return;
    link.textContent = say.dataset.copy;
    say.textContent = "";
    cell.append(link);
  };
  table.addEventListener("pointerover", offer);
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td[id],th[id]");
    if (cell) enter(cell);
    if (cell !== event.target) event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
    offer(event);
  });

  // Keys
  const jump = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  document.addEventListener("keydown", (event) => {
    const cell = cells.includes(event.target) ? event.target : null, key = event.key;
    if (event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
    if (key === "Escape") {
      if ($("t-lanes").open) $("t-lanes").open = false;
      else for (const one of ["p", "hide", "gaps", "q"]) set(one, "");
      return;
    }
    if (event.target === find && key === "Enter") return next(event.shiftKey ? -1 : 1);
    if (cell && jump[key]) {
      const [down, across] = jump[key];
      move(cell, down, getComputedStyle(sheet).direction === "rtl" ? -across : across);
      return event.preventDefault();
    }
    if (cell && key === "Enter") return cell.querySelector("a")?.focus();
    if (event.target.matches("input,select,textarea") || state.get("keys") === "off") return;
    const act = { "/": () => find.focus(), "?": () => $("help").showModal(), g: () => $("t-gaps").click(), c: () => copy(current) }[key];
    if (act && (key !== "c" || cell)) {
      event.preventDefault();
      act();
    }
  });

  // Tools
  for (const lane of lanes) {
    const label = document.createElement("label"), box = document.createElement("input");
    box.type = "checkbox";
    box.value = lane.id;
    label.append(box, " ", lane.querySelector(".lane-head span").textContent);
    $("t-lane-list").append(label);
    box.addEventListener("change", () => set("hide", all("input", $("t-lane-list")).filter((one) => !one.checked).map((one) => one.value).join(",")));
  }
  if (persona) persona.addEventListener("change", () => set("p", persona.value));
  $("t-gaps").addEventListener("click", () => set("gaps", state.get("gaps") ? "" : "1"));
  $("t-fit").addEventListener("click", () => set("fit", state.get("fit") ? "" : "1"));
  $("t-theme").addEventListener("change", () => set("theme", $("t-theme").value));
  $("t-keys").addEventListener("change", () => set("keys", $("t-keys").checked ? "" : "off"));
  find.addEventListener("input", () => set("q", find.value));
  $("t-print").addEventListener("click", () => print());
  $("t-help").addEventListener("click", () => $("help").showModal());
  addEventListener("click", (event) => {
    if (!$("t-lanes").contains(event.target)) $("t-lanes").open = false;
  });
  addEventListener("hashchange", () => {
    if (!location.hash.startsWith("#/")) return;
    read();
    show();
  });
  const measure = () => map.style.setProperty("--tools", getComputedStyle($("tools")).position === "sticky" ? `${$("tools").offsetHeight}px` : "0px");
  addEventListener("resize", () => {
    measure();
    fit(Boolean(state.get("fit")));
  });
  for (const cell of cells) cell.tabIndex = -1;
  enter(cells[0]);
  read();
  $("tools").hidden = false;
  map.classList.add("live");
  measure();
  show();
  if (state.has("at")) $(state.get("at"))?.scrollIntoView({ block: "nearest", inline: "nearest" });
})();
