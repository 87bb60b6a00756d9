/* Keyboard: ?, G then a letter, J/K in lists marked data-rows, and data-key="..." on any control.
   Single letters can be switched off (WCAG 2.1.4) and never fire while one types. */
const STORE = "single-keys";
const dialog = document.getElementById("shortcuts");
const box = document.getElementById("single-keys");
const read = () => { try { return localStorage.getItem(STORE) !== "off"; } catch { return true; } };
let singles = read();
if (box) {
  box.checked = singles;
  box.addEventListener("change", () => {
    singles = box.checked;
    try { localStorage.setItem(STORE, singles ? "on" : "off"); } catch { /* private mode: for this page only */ }
  });
}

const typing = (element) => element.isContentEditable
  || element.matches("textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit])");
const seen = (element) => element.getClientRects().length > 0;

/* ---- rows ---- */
const LISTS = "[data-rows]";
const rowsOf = (list) => [...list.querySelectorAll(list.tagName === "TABLE" ? ":scope > tbody > tr:not(.exp)" : ":scope > li")].filter(seen);
const currentRow = () => document.querySelector(`${LISTS} .cursor`);
function place(row) {
  document.querySelectorAll(".cursor").forEach((old) => old.classList.remove("cursor"));
  row.classList.add("cursor");
  row.querySelector("[data-row-link], a.ti, a.w, a[href], button")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  highlight(row);
}
function step(by) {
  const rows = [...document.querySelectorAll(LISTS)].flatMap(rowsOf);
  if (!rows.length) return false;
  const at = rows.indexOf(currentRow());
  place(rows[Math.min(rows.length - 1, Math.max(0, at + by))]);
  return true;
}

/* A row with data-source="id" lights the passage it was read from. */
function highlight(row) {
  const passage = row.dataset.source && document.getElementById(row.dataset.source);
  if (!passage || passage.classList.contains("on")) return;
  document.querySelectorAll(".src .on").forEach((old) => old.classList.remove("on"));
  passage.classList.add("on");
  passage.scrollIntoView({ block: "nearest" });
}
document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-source]");
  if (row) highlight(row);
});

/* ---- controls with a key of their own ---- */
function named(event) {
  /* event.code: with Alt, Vietnamese keyboards (Unikey, EVKey) may put another sign into event.key */
  const letter = event.altKey && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3) : event.key;
  return `${event.ctrlKey || event.metaKey ? "ctrl+" : ""}${event.altKey ? "alt+" : ""}${letter.toLowerCase()}`;
}
function press(name, from) {
  const places = [from.closest(".cur, .cur2, .cursor, [data-keys]"), document.querySelector(".cur"), currentRow(), document];
  for (const place_ of places) {
    if (!place_) continue;
    const control = [...place_.querySelectorAll(`[data-key="${CSS.escape(name)}"]`)].find(seen);
    if (control) {
      if (control.matches("input:not([type=submit]), textarea, select")) control.focus(); else control.click();
      if (control.type === "search") control.select();
      return true;
    }
  }
  return false;
}

/* ---- the board ---- */
let going = 0;
function goTo(letter) {
  const link = document.querySelector(`[data-go="${CSS.escape(letter)}"]`);
  link?.click();
  return Boolean(link);
}
function single(event, name) {
  if (Date.now() - going < 1500) {
    going = 0;
    if (goTo(name)) return true;
  }
  if (name === "g") { going = Date.now(); return true; }
  if (name === "?") {
    dialog?.showModal();
    return Boolean(dialog);
  }
  if (name === "j" && step(1)) return true;
  if (name === "k" && step(-1)) return true;
  if (name === "/") {
    const filter = document.querySelector("[data-filter], .fb input[type=search], .fb input[type=text]") || document.getElementById("search");
    filter?.focus();
    return Boolean(filter);
  }
  return press(name, event.target);
}
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || !event.key || dialog?.open) return;
  const name = named(event);
  const combined = event.ctrlKey || event.metaKey || event.altKey;
  if (combined) {
    if (!["ctrl", "control", "alt", "meta"].includes(event.key.toLowerCase()) && press(name, event.target)) event.preventDefault();
    return;
  }
  if (event.key.length > 1) {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (way && document.querySelector(".hits") && event.target.closest("[role=search], .hits") && step(way)) return event.preventDefault();
    if (["Enter", "Escape", "ArrowUp", "ArrowDown"].includes(event.key) && event.target.closest("[data-keys]")
      && press(name, event.target)) event.preventDefault();
    return;
  }
  if (!singles || typing(event.target)) return;
  if (single(event, name)) event.preventDefault();
});
