/* The matrix: arrow keys move from cell to cell, Enter opens what may be reported, and the cell in hand is told in words
   above the table. Without this script every cell keeps its words for screen readers and its link. */
const grid = document.querySelector("[data-grid]");
const say = document.querySelector("[data-grid-say]");
const rows = [...(grid?.rows || [])].map((row) => [...row.querySelectorAll("td")]).filter((cells) => cells.length);
const target = (cell) => cell.querySelector("a") || cell;

function tell(event) {
  const cell = event.target.closest("td");
  const words = cell?.querySelector(".vh");
  const name = words && cell.parentElement.querySelector("th a");
  if (name && say) say.textContent = `${name.textContent} · ${words.textContent}`;
}

function go(y, x) {
  const line = rows[Math.min(Math.max(y, 0), rows.length - 1)];
  const cell = line[Math.min(Math.max(x, 0), line.length - 1)];
  grid.querySelectorAll('[tabindex="0"]').forEach((old) => { old.tabIndex = -1; });
  target(cell).tabIndex = 0;
  target(cell).focus();
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

if (rows.length) {
  rows.flat().forEach((cell) => { target(cell).tabIndex = -1; });
  target(rows[0][0]).tabIndex = 0;
  grid.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    const y = rows.findIndex((cells) => cells.includes(cell));
    if (y < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const x = rows[y].indexOf(cell);
    const moves = {
      ArrowUp: [y - 1, x], ArrowDown: [y + 1, x], ArrowLeft: [y, x - 1], ArrowRight: [y, x + 1],
      Home: [y, 0], End: [y, Infinity], PageUp: [0, x], PageDown: [Infinity, x],
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    go(...moves[event.key]);
  });
  ["pointerover", "focusin"].forEach((name) => grid.addEventListener(name, tell));
}
document.querySelectorAll("[data-submits]").forEach((choice) => {
  choice.addEventListener("change", () => choice.form.requestSubmit());
});
