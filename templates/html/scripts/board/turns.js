// A large board changes in turns, so that no frame takes long: what is in sight at once, then some more cells a frame.
// A search waits for the last of them, since what waits has nothing to show.
const MOST = 1000; // elements that a frame lays out, besides those in sight
const weighed = all(".lane:not(.lane-emotion) > tr > td", table).map((cell) => [cell, cell.getElementsByTagName("*").length]);
const isLarge = weighed.reduce((sum, [, weight]) => sum + weight, 0) > 4 * MOST;
const NO_LAYOUT = ["q", "at", "theme", "keys"];
let waiting = [], turn = 0, laidOut = "";

const takeTurns = () => {
  const wanted = JSON.stringify([isOverview(), ...[...state].filter(([key]) => !NO_LAYOUT.includes(key))]), before = laidOut;
  laidOut = wanted;
  if (!isLarge || !before || before === wanted) return;
  cancelAnimationFrame(turn);
  waiting = weighed.filter(([cell]) => {
    const box = cell.getBoundingClientRect();
    const isInSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return !isInSight && !cell.contains(document.activeElement);
  });
  for (const [cell] of weighed) cell.classList.remove("waits"); // what waited before may be in sight by now
  for (const [cell] of waiting) cell.classList.add("waits");
};
const nextTurn = (most = MOST) => {
  if (!waiting.length) return;
  for (let weight = 0; waiting.length && weight < most; ) {
    const [cell, more] = waiting.shift();
    cell.classList.remove("waits");
    weight += more;
  }
  if (waiting.length) turn = requestAnimationFrame(() => nextTurn());
  else search(get("q"));
};
const lastTurn = () => {
  cancelAnimationFrame(turn);
  nextTurn(Infinity);
};
