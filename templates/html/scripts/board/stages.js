// On a phone the stages stand one below the other. The cells go there in that order, so that Tab and a screen reader
// meet them as the eye does; on paper and on wide screens they stand in their rows again. A cell without anything to
// show stays behind, since a row must have one.
const rows = all("tr", table).map((row) => [row, [...row.children]]);
const tabs = all(".tabs a", bar);
let stacked = [];

const stack = (on) => {
  if (on === Boolean(stacked.length)) return;
  const focused = document.activeElement;
  if (on) {
    stages.forEach((stage, column) => stackStage(stage, column));
    for (const [row] of rows) row.parentElement.classList.add("emptied");
  } else {
    for (const [row, children] of rows) {
      row.append(...children);
      row.parentElement.classList.remove("emptied");
    }
    for (const group of stacked.splice(0)) group.remove();
    for (const [id, parts] of lanes) lanes.set(id, parts.slice(0, 1));
  }
  if (table.contains(focused)) focused.focus({ preventScroll: true });
};
const stackStage = (stage, column) => {
  const groups = new Map();
  for (const [row, children] of rows) {
    const cell = children.find((each) => each.id.startsWith(stage + ".")), section = row.parentElement;
    if (!cell || cell.classList.contains("blank")) continue;
    if (!groups.has(section)) {
      const group = document.createElement("tbody");
      group.className = section.className;
      group.setAttribute("role", "rowgroup");
      groups.set(section, group);
      if (section.id) lanes.get(section.id).push(group);
    }
    const line = row.cloneNode(false);
    line.append(cell);
    groups.get(section).append(line);
  }
  for (const group of groups.values()) group.classList.toggle("gapless", !group.querySelector(".gap"));
  stacked.push(...groups.values(), foot(column));
  table.append(...stacked.slice(-groups.size - 1));
};
const foot = (column) => {
  const group = document.createElement("tbody"), cell = group.insertRow().insertCell();
  group.className = "foot";
  for (const [element, role] of [[group, "rowgroup"], [group.rows[0], "row"], [cell, "cell"]]) element.setAttribute("role", role);
  if (column + 1 < stages.length) cell.append(button(`${bar.dataset.next}: ${nameOf(column + 1)}`, () => toStage(column + 1)));
  cell.append(button(bar.dataset.top, () => scrollTo(0, 0)));
  return group;
};
const button = (text, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
};
const toStage = (column) => {
  heads[column].scrollIntoView({ block: "start", inline: "nearest" });
  heads[column].focus({ preventScroll: true });
};

// The tabs say where one is
const whereAmI = () => {
  if (!isPhone.matches || walking) return;
  const line = bar.offsetHeight + 40, passed = heads.filter((head) => head.getBoundingClientRect().top < line).length;
  const here = table.getBoundingClientRect().bottom < line ? -1 : passed - 1;
  tabs.forEach((tab, column) => {
    if ((tab.getAttribute("aria-current") === "true") === (column === here)) return;
    column === here ? tab.setAttribute("aria-current", "true") : tab.removeAttribute("aria-current");
    if (column === here) tab.parentElement.scrollTo({ left: tab.offsetLeft - 48 });
  });
};
tabs.forEach((tab, column) =>
  tab.addEventListener("click", (event) => {
    event.preventDefault();
    toStage(column);
  }),
);
