// The walk: one stage after the other fills the screen. The same cells; all others are out of sight.
const walkBar = $("walk");
let walking = false, before = null;

const walk = () => {
  const column = stages.indexOf(get("w")), on = column >= 0;
  if (on && !walking) before = { focus: document.activeElement, x: scrollX, y: scrollY };
  const started = on && !walking, ended = !on && walking;
  walking = on;
  root.classList.toggle("walking", on);
  walkBar.hidden = !on;
  for (const cell of cells) cell.classList.toggle("here", on && columnOf(cell) === column);
  if (on) {
    offerToOpen();
    place(column);
    $("w-where").textContent = walkBar.dataset.where.replace("{number}", column + 1).replace("{all}", stages.length);
    $("w-name").textContent = nameOf(column);
    $("w-back").setAttribute("aria-disabled", String(column === 0));
    $("w-next").setAttribute("aria-disabled", String(column === stages.length - 1));
    scrollTo(0, 0);
  }
  if (started) $("w-next").focus({ preventScroll: true });
  if (ended) {
    lastTurn(); // what waits can neither be scrolled to nor take the focus
    const back = before.focus && before.focus !== document.body && before.focus.checkVisibility() ? before.focus : $("t-walk");
    scrollTo(before.x, before.y);
    back.focus({ preventScroll: true });
  }
};
// Of 60 tracks, the stage on the screen takes half; the others share the rest, so that the curve stays whole
const place = (column) => {
  const others = stages.length - 1, each = others ? Math.max(1, Math.floor(30 / others)) : 0;
  heads.forEach((_, at) => {
    const from = at <= column ? 1 + at * each : 61 - (stages.length - at) * each;
    const span = at === column ? 60 - others * each : each;
    for (const cell of [heads[at], $(`${stages[at]}.emotion`)]) if (cell) cell.style.gridColumn = `${from} / span ${span}`;
  });
};
const stepTo = (column) => stages[column] && set(["w", stages[column]]);
const step = (by) => stepTo(stages.indexOf(get("w")) + by);
$("w-back").addEventListener("click", () => step(-1));
$("w-next").addEventListener("click", () => step(1));
$("w-end").addEventListener("click", () => set(["w"]));
for (const [column, head] of heads.entries()) head.addEventListener("click", (event) => walking && !event.target.closest("a") && stepTo(column));
const startWalk = () => {
  const cell = document.activeElement.closest("td[id],th[id]"), line = bar.offsetHeight + 60;
  const seen = heads.filter((head) => head.getBoundingClientRect().top < line).length - 1;
  stepTo(cell ? columnOf(cell) : isPhone.matches ? Math.max(0, seen) : 0);
};
