// Keys
const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
const walkKey = (key) => {
  const onward = rightToLeft() ? -1 : 1;
  const act = {
    ArrowRight: () => step(onward), ArrowLeft: () => step(-onward), PageDown: () => step(1), PageUp: () => step(-1),
    Home: () => stepTo(0), End: () => stepTo(stages.length - 1), Escape: () => set(["w"]), p: () => set(["w"]),
  }[key];
  if (act) act();
  return Boolean(act);
};
const menus = all("details.menu", bar);
const escape = () => {
  const open = menus.find((menu) => menu.open);
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else if (bar.classList.contains("opened")) {
    openTools(false);
    $("t-view").focus();
  } else showEverything();
};
document.addEventListener("keydown", (event) => {
  const cell = cells.includes(event.target) ? event.target : null, key = event.key;
  if (event.altKey || event.metaKey || $("help").open) return;
  if (cell && ARROWS.includes(key) && !walking && (!event.ctrlKey || key === "Home" || key === "End")) {
    move(cell, key, event.ctrlKey);
    return event.preventDefault();
  }
  if (event.ctrlKey) return;
  if (walking) {
    if (!(key === "p" && get("keys") === "off") && walkKey(key)) event.preventDefault();
    return;
  }
  if (key === "Escape") return escape();
  if (event.target === find && key === "Enter") return next(event.shiftKey ? -1 : 1);
  if (cell && key === "Enter") return cell.querySelector("a,button:not(.copy)")?.focus();
  if (event.target.matches("input,select,textarea") || get("keys") === "off") return;
  const act = {
    "/": () => (openTools(true), find.focus()), "?": () => $("help").showModal(), g: () => $("t-gaps").click(),
    o: () => $(dense ? "t-detail" : "t-overview").click(), p: startWalk, c: cell && (() => copy(cell)),
  }[key];
  if (act) {
    event.preventDefault();
    act();
  }
});
