// Filters: one persona, one stage, only gaps, lanes. Everything on the page follows, and a line says what is left.
const items = () => all("td > ul:not(.job-key, .cover-key) > li", table);
const badges = new Map();
for (const badge of all(".gap[href]", table)) badges.set(badge.hash.slice(1), [...(badges.get(badge.hash.slice(1)) || []), badge]);
const gapItems = all(".gap-item", map);
const canShowGaps = !$("t-gaps").disabled;
const lanes = new Map(all("tbody[id]", table).map((lane) => [lane.id, [lane]]));
const original = new Map();
for (const each of all(".lane, :is(.texts, .quotes, .cards, .pieces, .pain-list, .ideas, .metric-list, .moments, .drop-offs) > li", table)) {
  if (!each.querySelector(".gap")) each.classList.add("gapless");
}

const filter = () => {
  const chosen = persona && persona.selectedOptions[0], number = chosen ? chosen.dataset.number || "" : "";
  const stage = stages.includes(get("s")) ? get("s") : "", gaps = canShowGaps && get("gaps");
  const hasLine = number && table.querySelector(`.line[data-who="${number}"]`);
  for (const each of all("[data-for],[data-who]", map)) {
    const whose = (each.dataset.for || each.dataset.who).split(" ");
    each.classList.toggle("off", Boolean(number && !whose.includes(number) && !(whose.includes("0") && !hasLine)));
  }
  for (const each of all("[data-cast]", map)) each.classList.toggle("chosen", each.dataset.cast === number);
  for (const cell of cells) cell.classList.toggle("other", Boolean(stage) && stageOf(cell) !== stage);
  for (const helpers of all(".helpers", table)) helpers.closest("td").classList.toggle("nobody", !helpers.querySelector("li:not(.off)"));
  map.classList.toggle("of-one", Boolean(number));
  map.classList.toggle("of-stage", Boolean(stage));
  map.classList.toggle("only-gaps", Boolean(gaps));
  for (const each of all(".cover-row button:not(.copy)", table)) {
    const cell = each.closest("td"), row = each.closest("tr");
    each.setAttribute("aria-pressed", String(stageOf(cell) === stage && row.dataset.who === number));
  }
  for (const item of gapItems) {
    const at = badges.get(item.id);
    const hidden = (stage && item.dataset.stage !== stage) || (number && at && at.every((badge) => badge.closest(".off")));
    item.classList.toggle("unasked-for", Boolean(hidden));
  }
  const left = (where) => `${all(".gap-item:not(.off,.unasked-for)", where).length}/${all(".gap-item", where).length}`;
  for (const group of all(".gap-group", map)) {
    group.classList.toggle("unasked-for", !group.querySelector(".gap-item:not(.off,.unasked-for)"));
    const link = group.querySelector("h3 a"), head = link && $(decodeURIComponent(link.hash.slice(1)));
    count(head && head.querySelector(".gap-count bdi"), number ? left(group) : "");
  }
  if (canShowGaps) count($("t-gaps").querySelector(".num"), number || stage ? left(map) : "");
  follow(number, stage);
  count($("gaps").querySelector(".count"), number || stage ? left(map) : "");
  tell([number && chosen.textContent, stage && nameOf(stages.indexOf(stage)), gaps && $("t-gaps").dataset.name]);
};

// Write a number in place of what stood there; without one, put that back
const count = (place, text) => {
  if (!place) return;
  if (!original.has(place)) original.set(place, place.textContent);
  place.textContent = text || original.get(place);
};

// The figures of coverage are those of the rows and cells that are left
const follow = (number, stage) => {
  const ticks = all(".cover-row:not(.off) td:not(.other) .ticks use", table), there = ticks.filter((tick) => !tick.matches(".unmet")).length;
  for (const figure of all(".cover-key .big, .story-cover .to", map)) {
    const filtered = (number || stage) && ticks.length, numbers = [there, ticks.length];
    count(figure, filtered ? `${Math.floor((100 * there) / ticks.length)}%` : "");
    const share = figure.nextElementSibling && figure.nextElementSibling.querySelector("bdi");
    if (share) count(share, filtered ? (original.get(share) || share.textContent).replace(/\d+/g, () => numbers.shift()) : "");
  }
};

const tell = (filters) => {
  const names = filters.filter(Boolean), line = $("t-status"), shown = items().filter((item) => !item.closest("[hidden],.skipped"));
  const hidden = (item) => item.classList.contains("off") || item.closest(".other") || (map.classList.contains("only-gaps") && item.classList.contains("gapless"));
  if (line.contains(document.activeElement) && !names.length) (persona || $("t-gaps")).focus();
  line.hidden = !names.length;
  const left = shown.filter((item) => !hidden(item)).length;
  $("t-left").textContent = names.length ? `${names.join(", ")}: ${line.dataset.left.replace("{shown}", left).replace("{all}", shown.length)}` : "";
};
const showEverything = () => set(["p"], ["s"], ["hide"], ["gaps"], ["q"]);

// A click on coverage leads to what is there, or missing, for that persona at that stage; a second one back
for (const cell of all(".cover-row td", table)) {
  const button = document.createElement("button"), row = cell.parentElement;
  button.type = "button";
  button.append(...cell.childNodes);
  cell.append(button);
  button.addEventListener("click", () => {
    const chosen = persona && [...persona.options].find((option) => option.dataset.number === row.dataset.who);
    const again = button.getAttribute("aria-pressed") === "true";
    set(["p", again || !chosen ? "" : chosen.value], ["s", again ? "" : stageOf(cell)]);
  });
}
