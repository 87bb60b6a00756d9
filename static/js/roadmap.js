/* On a narrow screen the chart opens at today instead of its first year; T goes back there. */
const box = document.querySelector(".rm-scroll[data-today]");

function toToday() {
  const chart = box?.dataset.today && box.querySelector(".gx.scale");
  if (!chart || box.scrollWidth <= box.clientWidth) return;
  const wide = box.clientWidth - box.querySelector("thead .rl").getBoundingClientRect().width;
  box.scrollLeft = chart.getBoundingClientRect().width * box.dataset.today / 100 - wide / 2;
}

toToday();
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "t" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) toToday();
});
