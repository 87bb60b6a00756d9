/* On a narrow screen the chart opens at today instead of its first year; T goes back there. */
(() => {
  "use strict";
  const box = document.querySelector(".rm-scroll[data-today]");
  if (!box || !box.dataset.today) return;
  const toToday = () => {
    const chart = box.querySelector(".gx.scale");
    const first = box.querySelector("thead .rl");
    if (!chart || box.scrollWidth <= box.clientWidth) return;
    const today = chart.getBoundingClientRect().width * Number(box.dataset.today) / 100;
    const wide = box.clientWidth - first.getBoundingClientRect().width;
    box.scrollLeft = Math.max(0, today - wide / 2);
  };
  toToday();
  document.addEventListener("keydown", (event) => {
    if (event.key !== "t" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    toToday();
  });
})();
