/* How old the wall is; the screen's own clock may be wrong. */
const told = document.getElementById("age");
let at = performance.now();
document.addEventListener("htmx:afterSwap", () => { at = performance.now(); });
setInterval(() => {
  const old = Math.floor((performance.now() - at) / 6e4);
  told.hidden = old < 2;
  told.querySelector("b").textContent = old;
}, 5e3);
