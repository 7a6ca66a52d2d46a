// The tools, and the page as it opens
const openTools = (on) => {
  bar.classList.toggle("opened", on && isPhone.matches);
  $("t-view").setAttribute("aria-expanded", String(on && isPhone.matches));
};
const show = () => {
  const hide = new Set(get("hide").split(","));
  if (persona) persona.value = get("p");
  for (const [id, parts] of lanes) for (const part of parts) part.hidden = hide.has(id);
  for (const box of all("input", $("t-lane-list"))) box.checked = !hide.has(box.value);
  $("t-gaps").setAttribute("aria-pressed", String(Boolean(canShowGaps && get("gaps"))));
  $("t-theme").value = get("theme");
  root.dataset.theme = get("theme");
  $("t-keys").checked = get("keys") !== "off";
  if (find.value !== get("q")) find.value = get("q");
  takeTurns();
  density();
  filter();
  walk();
  measureSoon();
  if (!waiting.length) search(get("q"));
};

for (const [id, [lane]] of lanes) {
  const label = document.createElement("label"), box = document.createElement("input");
  box.type = "checkbox";
  box.value = id;
  label.append(box, " ", lane.querySelector(".lane-head span").firstChild.textContent);
  $("t-lane-list").append(label);
  box.addEventListener("change", () => set(["hide", all("input", $("t-lane-list")).filter((each) => !each.checked).map((each) => each.value).join(",")]));
}
const pressed = (key, value = "1") => () => set([key, get(key) ? "" : value]);
if (persona) persona.addEventListener("change", () => set(["p", persona.value]));
$("t-gaps").addEventListener("click", pressed("gaps"));
fitTool.addEventListener("click", pressed("fit"));
$("t-overview").addEventListener("click", () => set(["d", byDefault === "o" ? "" : "o"], ["gaps"], ["q"]));
$("t-detail").addEventListener("click", () => set(["d", byDefault === "o" ? "d" : ""], ["fit", isOverview() ? get("fit") : ""]));
$("t-walk").addEventListener("click", startWalk);
$("t-everything").addEventListener("click", showEverything);
onward.addEventListener("click", () => scrollBy({ left: (rightToLeft() ? -1 : 1) * 0.7 * innerWidth }));
$("t-view").addEventListener("click", () => openTools(!bar.classList.contains("opened")));
$("t-theme").addEventListener("change", () => set(["theme", $("t-theme").value]));
$("t-keys").addEventListener("change", () => set(["keys", $("t-keys").checked ? "" : "off"]));
find.addEventListener("input", () => set(["q", find.value]));
$("t-print").addEventListener("click", () => print());
$("t-help").addEventListener("click", () => $("help").showModal());
addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});
addEventListener("hashchange", () => {
  if (!location.hash.startsWith("#/")) return reveal(decodeURIComponent(location.hash.slice(1)));
  read();
  show();
});
const arrange = () => {
  stack(isPhone.matches);
  if (!isPhone.matches) openTools(false);
  show();
};
let drawing = 0;
addEventListener("scroll", () => (drawing ||= requestAnimationFrame(() => ((drawing = 0), edges(), whereAmI()))), { passive: true });
new ResizeObserver(measure).observe(bar);
addEventListener("resize", () => (density(), measure()));
isPhone.addEventListener("change", arrange);
addEventListener("beforeprint", () => stack(false));
addEventListener("afterprint", arrange);

enter(cells[0]);
read();
$("tools").hidden = $("t-view").hidden = false;
map.classList.add("live");
arrange();
measure();
whereAmI();
if (state.has("at")) reveal(get("at"));
else if (location.hash && !state.size) reveal(decodeURIComponent(location.hash.slice(1)));
