/* On a narrow screen the chart opens at today instead of its first day; the arrows follow the links under it. */
const box = document.querySelector(".rm-scroll[data-today]");
const chart = box?.dataset.today && box.querySelector(".gx.scale");
if (chart && box.scrollWidth > box.clientWidth) {
  const wide = box.clientWidth - box.querySelector("thead .rl").getBoundingClientRect().width;
  box.scrollLeft = chart.getBoundingClientRect().width * box.dataset.today / 100 - wide / 2;
}
document.addEventListener("keydown", (event) => {
  if (!/^Arrow(Left|Right)$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
  document.querySelector(`[data-key="${event.key.toLowerCase()}"]`)?.click();
});
