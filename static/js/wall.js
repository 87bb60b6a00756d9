/* Minutes since a read. */
const told = document.getElementById("age");
let old = 0;
document.addEventListener("htmx:afterSwap", () => { old = 0; told.hidden = true; });
setInterval(() => {
  told.hidden = ++old < 2;
  told.querySelector("b").textContent = old;
}, 6e4);
