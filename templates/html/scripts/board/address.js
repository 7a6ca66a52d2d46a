// The state of a board, all of it in the address: #/p=PERSONA&s=STAGE&hide=LANES&gaps=1&q=TEXT&d=o&w=STAGE&fit=1&theme=…
const $ = (id) => document.getElementById(id);
const all = (what, where = document) => [...where.querySelectorAll(what)];
const root = document.documentElement, map = document.querySelector(".map"), sheet = map.querySelector(".sheet"), table = $("board");
const bar = $("bar"), say = $("t-say"), persona = $("t-persona"), find = $("t-find");
const onward = $("t-onward"), moreStages = $("t-more-stages"), fitTool = $("t-fit");
const state = new Map();
const get = (key) => state.get(key) || "";
const rightToLeft = () => getComputedStyle(sheet).direction === "rtl";
const isPhone = matchMedia("(max-width: 40rem)");

const read = () => {
  state.clear();
  if (location.hash.startsWith("#/")) for (const [key, value] of new URLSearchParams(location.hash.slice(2))) state.set(key, value);
};
const hash = (more = []) => "#/" + new URLSearchParams([...state, ...more]);
const write = () => history.replaceState(null, "", state.size ? hash() : location.pathname + location.search);
const set = (...pairs) => {
  for (const [key, value] of pairs) value ? state.set(key, value) : state.delete(key);
  state.delete("at");
  write();
  show();
};

// Stages and cells: the id of a cell is that of its stage, a dot, and its lane
const cells = all("td[id],th[id]", table);
const heads = all(".head", table);
const stages = heads.map((head) => head.id.slice(0, head.id.indexOf(".")));
const stageOf = (cell) => cell.id.slice(0, cell.id.indexOf("."));
const columnOf = (cell) => stages.indexOf(stageOf(cell));
const nameOf = (column) => heads[column].querySelector(".stage-name").textContent;
