// The grid: arrows go from cell to cell, Enter into one; a cell offers a link to itself
let current = cells[0];
const inSight = (what) => what.scrollIntoView({ block: "nearest", inline: "nearest" });
const enter = (cell) => {
  current.tabIndex = -1;
  current = cell;
  cell.tabIndex = 0;
};
const go = (cell) => {
  if (!cell) return;
  enter(cell);
  cell.focus({ preventScroll: true });
  inSight(cell);
};
const shownCells = (row) => all("td[id],th[id]", row).filter((cell) => cell.checkVisibility());
const move = (cell, key, whole) => {
  const rows = all("tr", table).filter((row) => shownCells(row).length), row = cell.parentElement, line = shownCells(row);
  const onward = rightToLeft() ? -1 : 1;
  if (key === "Home" || key === "End") {
    const ends = shownCells(whole ? rows.at(key === "Home" ? 0 : -1) : row);
    return go(ends.at(key === "Home" ? 0 : -1));
  }
  if (key === "ArrowLeft") return go(line[line.indexOf(cell) - onward]);
  if (key === "ArrowRight") return go(line[line.indexOf(cell) + onward]);
  const other = rows[rows.indexOf(row) + (key === "ArrowUp" ? -1 : 1)];
  if (other) go(shownCells(other)[Math.min(line.indexOf(cell), shownCells(other).length - 1)]);
};
const link = document.createElement("button");
link.type = "button";
link.className = "copy";
link.tabIndex = -1;
link.textContent = say.dataset.copy;
const copy = async (cell) => {
  const address = state.size ? hash([["at", cell.id]]) : "#" + encodeURIComponent(cell.id);
  try {
    await navigator.clipboard.writeText(location.href.split("#")[0] + address);
  } catch {
    history.replaceState(null, "", address);
  }
  link.textContent = say.textContent = say.dataset.copied;
};
link.addEventListener("click", () => copy(link.parentElement));
const offer = (event) => {
  const cell = event.target.closest && event.target.closest("td[id]");
  if (!cell || cell === link.parentElement || cell.matches(".cover-row > *")) return; // there a click filters
  link.textContent = say.dataset.copy;
  say.textContent = "";
  cell.append(link);
};
table.addEventListener("pointerover", offer);
table.addEventListener("focusin", (event) => {
  const cell = event.target.closest("td[id],th[id]");
  if (cell && cell === event.target) enter(cell);
  else inSight(event.target);
  offer(event);
});
for (const cell of cells) cell.tabIndex = -1;
