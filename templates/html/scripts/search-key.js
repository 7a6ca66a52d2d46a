// The key / leads to the search, from pages that have none of their own. It can be switched off there.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input,select,textarea")) return;
  const link = document.querySelector(".to-search");
  try {
    if (!link || localStorage.getItem("journeymap-keys") === "off") return;
  } catch {
    return;
  }
  event.preventDefault();
  link.click();
});
