/* The matrix: arrow keys move from cell to cell, Enter opens what may be reported, and the cell in hand is told in words
   above the table. Without this script every cell keeps its words for screen readers and its link. */
(() => {
  "use strict";
  const grid = document.querySelector("[data-grid]");
  const say = document.querySelector("[data-grid-say]");
  if (!grid) return;
  const rows = [...grid.tBodies].flatMap((body) => [...body.rows]).map((row) => [...row.cells].filter((cell) => cell.tagName === "TD"))
    .filter((cells) => cells.length);
  const place = (cell) => {
    for (let y = 0; y < rows.length; y += 1) {
      const x = rows[y].indexOf(cell);
      if (x >= 0) return [y, x];
    }
    return null;
  };
  const target = (cell) => cell.querySelector("a") || cell;
  const tell = (cell) => {
    const words = say && cell && cell.querySelector(".vh");
    const name = words && cell.parentElement.querySelector("th a");
    if (name) say.textContent = `${name.textContent} · ${words.textContent}`;
  };

  rows.flat().forEach((cell) => { target(cell).tabIndex = -1; });
  if (rows.length && rows[0].length) target(rows[0][0]).tabIndex = 0;

  function go(y, x) {
    const line = rows[Math.min(Math.max(y, 0), rows.length - 1)];
    const cell = line[Math.min(Math.max(x, 0), line.length - 1)];
    grid.querySelectorAll('[tabindex="0"]').forEach((old) => { old.tabIndex = -1; });
    target(cell).tabIndex = 0;
    target(cell).focus();
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    tell(cell);
  }

  grid.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    const at = cell && place(cell);
    if (!at || event.altKey || event.ctrlKey || event.metaKey) return;
    const [y, x] = at;
    const moves = {
      ArrowUp: [y - 1, x], ArrowDown: [y + 1, x], ArrowLeft: [y, x - 1], ArrowRight: [y, x + 1],
      Home: [y, 0], End: [y, rows[y].length - 1], PageUp: [0, x], PageDown: [rows.length - 1, x],
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    go(...moves[event.key]);
  });
  grid.addEventListener("pointerover", (event) => tell(event.target.closest("td")));
  grid.addEventListener("focusin", (event) => tell(event.target.closest("td")));
  document.querySelectorAll("[data-submits]").forEach((choice) => {
    choice.addEventListener("change", () => choice.form.requestSubmit());
  });
})();
