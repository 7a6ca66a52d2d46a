// Two densities: an overview that fits a screen, where a card opens by itself, and everything in detail.
// Whoever looks for a text or for gaps sees all of it.
const byDefault = map.dataset.density;
const IN_OVERVIEW = ["coverage", "emotion", "touchpoints", "pains"];
const isOverview = () => (get("d") || byDefault) === "o" && !get("q").trim() && !(canShowGaps && get("gaps"));
const rem = () => parseFloat(getComputedStyle(root).fontSize);
let dense = false;

const density = () => {
  const fit = Boolean(get("fit")), room = map.parentElement.clientWidth - 2 * parseFloat(getComputedStyle(sheet).marginInlineStart);
  const column = (room / rem() - 7.5) / stages.length;
  dense = isOverview() || (fit && column < 10 && !isPhone.matches && !get("q").trim() && !get("gaps"));
  if (dense) offerToOpen();
  map.classList.toggle("overview", dense && !stages.includes(get("w")));
  map.classList.toggle("fit", fit);
  // A little narrower, where that brings all stages onto the screen
  sheet.style.setProperty("--col", dense && !fit && column >= 8 && column < 9.5 ? `${column}rem` : "");
  for (const [id, parts] of lanes) for (const part of parts) part.classList.toggle("skipped", dense && !IN_OVERVIEW.includes(id.slice(5)));
  $("t-overview").setAttribute("aria-pressed", String(dense));
  $("t-detail").setAttribute("aria-pressed", String(!dense));
  fitTool.setAttribute("aria-pressed", String(fit));
};

// What opens is the item itself: its button says whether it is open, a click anywhere on it does the same
const ITEMS = ".lane-touchpoints .card, .lane-pains .pain";
let opens = false;
const offerToOpen = () => {
  if (opens) return;
  opens = true;
  for (const item of all(ITEMS, table)) {
    const button = document.createElement("button"), name = item.querySelector(".card-name,.pain-text");
    button.type = "button";
    button.className = "opens";
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-label", `${say.dataset.details}: ${name.firstChild.textContent.trim()}`);
    name.after(button);
  }
  for (const channel of all(".channel", table)) channel.title = channel.textContent;
};
const toggle = (item, on = !item.classList.contains("opened")) => {
  item.classList.toggle("opened", on);
  item.querySelector(".opens")?.setAttribute("aria-expanded", String(on));
};
table.addEventListener("click", (event) => {
  const item = event.target.closest(ITEMS);
  if (!item || !(dense || walking) || String(getSelection())) return;
  if (event.target.closest("a,.copy,button:not(.opens)")) return;
  toggle(item);
});
// An address of something that the overview leaves out asks for the detail
const reveal = (id) => {
  const target = id && $(id);
  lastTurn();
  if (!target || !table.contains(target)) return;
  if (!target.checkVisibility()) set(["d", byDefault === "o" ? "d" : ""], ["hide"]);
  lastTurn();
  target.scrollIntoView({ block: "nearest", inline: "nearest" });
};

// Sideways: how many stages are out of sight, and a soft edge where the board goes on
const edges = () => {
  const way = rightToLeft() ? -1 : 1, inset = isPhone.matches || walking ? Infinity : 0;
  const beyond = heads.filter((head) => {
    const box = head.getBoundingClientRect();
    return way > 0 ? box.right > innerWidth + 8 + inset : box.left < -8 - inset;
  }).length;
  onward.hidden = !beyond;
  fitTool.hidden = !beyond && Math.abs(scrollX) < 4 && !get("fit");
  if (moreStages.textContent !== String(beyond)) moreStages.textContent = beyond; // writing it lays out the page
  map.classList.toggle("goes-on", Boolean(beyond));
  map.classList.toggle("moved", Math.abs(scrollX) > 4);
};
// Sticky heads show no more than the names: what stands above them slides below the bar. Long names are set smaller
// where they would take more than a seventh of the screen. Written to what it concerns, since a variable for all of the
// page would have a browser look at each element again.
const corner = table.querySelector(".corner"), laneNames = all(".lane-head > span:first-child", table);
let measured = "";
const measure = () => {
  const tools = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0, isTable = !isPhone.matches && !walking;
  const now = [tools, isTable, dense, get("fit"), innerWidth, innerHeight].join();
  if (now !== measured) {
    measured = now;
    const sizes = () => {
      const tops = heads.map((head) => head.querySelector(".stage-name").getBoundingClientRect().top - head.getBoundingClientRect().top);
      const up = isTable ? Math.max(0, Math.min(...tops) - 2) : 0;
      return [up, isTable ? heads[0].offsetHeight - up : 0];
    };
    map.classList.remove("long-names");
    let [up, left] = sizes();
    if (isTable && tools + left > innerHeight / 7) {
      map.classList.add("long-names");
      [up, left] = sizes();
    }
    for (const head of [corner, ...heads]) head.style.insetBlockStart = `${tools - up}px`;
    for (const name of laneNames) name.style.insetBlockStart = `${tools + left + 8}px`;
    root.style.scrollPaddingBlockStart = `${tools + left + 8}px`;
  }
  edges();
};
// A frame after what has changed the board, so that no frame lays it out twice
let due = 0;
const afterwards = () => {
  due = 0;
  measure();
  turn = requestAnimationFrame(() => nextTurn());
};
const measureSoon = () => (due ||= requestAnimationFrame(() => requestAnimationFrame(afterwards)));
