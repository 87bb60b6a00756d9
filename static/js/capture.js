/* The capture table without reloads, units suggested while one types, the keys of the row in hand.
   Without this file every act is a plain form. Drafts are kept by forms.js. */
const root = document.getElementById("capture");
const { announce, toast, words } = window.egov;
const units = JSON.parse(document.getElementById("capture-units").textContent);
const $ = (selector) => root.querySelector(selector);
const set = (element, attributes) => Object.entries(attributes).forEach((pair) => element.setAttribute(...pair));
let busy = false;
let roaming = true; // arrows change rows

/* ---- redrawing ---- */
function redraw(html) {
  const kept = [".src", ".scy"].map((name) => [name, $(name)?.scrollTop || 0]);
  const opened = $("details").open;
  const name = document.activeElement?.name;
  root.innerHTML = html;
  kept.forEach(([name, top]) => { if ($(name)) $(name).scrollTop = top; });
  $("details").open ||= opened;
  settle();
  if (name && $("[data-problem]")) $(`.cur [name="${name}"], .cur2 [name="${name}"]`)?.focus();
  announce($("[data-problem]")?.textContent || $("[data-told]")?.dataset.told);
}

function show(name, panel) {
  const [place, box] = [$(name), $(panel)];
  if (!place) return;
  const [inner, outer] = [place.getBoundingClientRect(), box.getBoundingClientRect()];
  if (box.scrollHeight <= box.clientHeight) return;
  if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
  const top = place.getBoundingClientRect().top - outer.top - 44;
  if (top < 0) box.scrollTop += top;
}

function settle(first) {
  roaming = true;
  const row = $("tr.cur");
  show("tr.cur2", ".scy");
  show("tr.cur", ".scy");
  show(".src .on", ".src");
  if (!first) ($("[data-problem]") || row)?.scrollIntoView({ block: "nearest" });
  const field = row && (row.querySelector("[data-first]") || row.querySelector(".fld"));
  (field || $(".acts a.bt.p") || $(".scy"))?.focus({ preventScroll: true });
  if (row) history.replaceState(null, "", `?row=${row.dataset.row}`);
}

async function ask(url, body) {
  if (busy) return;
  busy = true;
  document.body.classList.add("busy");
  try {
    const answer = await fetch(url, { method: body ? "POST" : "GET", body, headers: { "X-Part": "1" } });
    const html = await answer.text();
    if (!html.includes("data-told")) throw answer;
    redraw(html);
  } catch {
    toast(words.failed);
  } finally {
    busy = false;
    document.body.classList.remove("busy");
  }
}

const rowForm = () => document.getElementById("row-form");
const changed = (field) => (field.tagName === "SELECT"
  ? field.value !== ([...field.options].find((option) => option.defaultSelected) || field.options[0]).value
  : field.type !== "hidden" && field.value !== field.defaultValue);
const dirty = () => Boolean(rowForm()) && [...rowForm().elements].filter((field) => field.matches(".fld")).some(changed);

/* Another row: what was typed in this one is saved on the way. */
function go(id) {
  const form = rowForm();
  if (!dirty()) return ask(`?row=${id}`);
  const body = new FormData(form);
  body.set("act", "save");
  body.set("go", id);
  return ask(form.action, body);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("[data-part]") || !root.contains(form)) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  const text = $("textarea[name=text]");
  if (body.get("act") === "split" && text) {
    const before = text.value.slice(0, text.selectionStart).normalize("NFC");
    body.set("at", [...before].length);
  }
  ask(form.action, body);
});

root.addEventListener("click", (event) => {
  const link = event.target.closest("[data-row-link], [data-go]");
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (link && plain) {
    event.preventDefault();
    go(link.dataset.go || link.closest("tr").dataset.row);
    return;
  }
  if (event.target.closest("a, button, input, textarea, select, label")) return;
  const place = event.target.closest("tr[data-row]:not(.cur), [data-pick]:not(.on)");
  if (place && !String(getSelection())) go(place.dataset.row || place.dataset.pick);
});

/* ---- units while one types ---- */
const squash = (text) => (text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d").match(/[a-z0-9]+/g) || []).join("");
let list = null;
let input = null;

function closeness(typed, forms) {
  let best = Infinity;
  forms.forEach((form, place) => {
    if (form.startsWith(typed)) best = Math.min(best, form === typed ? place : 100 + place);
  });
  return best;
}

function close() {
  list?.remove();
  if (input) set(input, { "aria-expanded": false, "aria-activedescendant": "" });
  list = null;
}

function suggest(field) {
  close();
  input = field;
  const pieces = field.value.split(";");
  const last = pieces.pop().trim();
  const typed = squash(last);
  const taken = pieces.map((piece) => piece.trim());
  const found = typed ? units.map(([label, forms]) => [closeness(typed, forms), label])
    .filter(([score, label]) => score < Infinity && !taken.includes(label))
    .sort((one, other) => one[0] - other[0]).slice(0, 7) : [];
  if (!found.length || found.some(([, label]) => label === last)) return;
  list = document.createElement("ul");
  set(list, { role: "listbox", id: "unit-list", class: "combo" });
  found.forEach(([, label], place) => {
    const option = document.createElement("li");
    set(option, { role: "option", id: `unit-${place}` });
    option.textContent = label;
    list.append(option);
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("li");
    if (option) take(option);
  });
  field.after(list);
  set(field, { role: "combobox", "aria-controls": list.id, "aria-expanded": true });
  choose(0);
}

function choose(place) {
  const options = [...list.children];
  const at = (place + options.length) % options.length;
  options.forEach((option, each) => set(option, { "aria-selected": each === at }));
  set(input, { "aria-activedescendant": options[at].id });
}

function take(option) {
  const before = input.value.split(";").slice(0, -1).map((piece) => piece.trim());
  input.value = [...before, option.textContent].join("; ");
  close();
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

root.addEventListener("input", (event) => {
  roaming = false;
  if (event.target.matches("[data-units]")) suggest(event.target);
});
/* The draft that forms.js keeps when a field is left waits, lest it race the act that took the focus. */
root.addEventListener("focusout", (event) => {
  const field = event.target;
  if (!event.isTrusted) return;
  event.stopPropagation();
  setTimeout(() => {
    if (document.activeElement !== input) close();
    if (!busy && field.isConnected) field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  }, 200);
});

/* ---- keys; keys.js presses the buttons that name theirs ---- */
function inList(event) {
  const chosen = [...list.children].findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") choose(chosen + 1);
  else if (event.key === "ArrowUp") choose(chosen - 1);
  else if (event.key === "Escape") close();
  else if (event.key === "Enter" || event.key === "Tab") take(list.children[chosen]);
  else return false;
  return true;
}

function step(field, by) {
  const inText = field.tagName === "TEXTAREA" && !roaming;
  if (field.tagName === "SELECT") return false;
  if (inText && (by < 0 ? field.selectionStart > 0 : field.selectionEnd < field.value.length)) return false;
  const link = $(`[data-step="${by}"]`);
  if (link) go(link.dataset.go);
  return Boolean(link);
}

function handled(event, field) {
  if (list && inList(event)) return event.key !== "Tab";
  if (event.ctrlKey || event.metaKey || event.altKey || !field.closest("[data-keys]")) return false;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") return step(field, event.key === "ArrowUp" ? -1 : 1);
  if (event.key === "Escape") {
    ask(dirty() ? `?row=${$("tr.cur").dataset.row}` : "?row=none");
    return true;
  }
  return false;
}

root.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.isComposing) return;
  if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) roaming = false;
  const native = (event.key === "Enter" && event.shiftKey)
    || (event.key.startsWith("Arrow") && field.matches("select, textarea"))
    || (event.key === "z" && (event.ctrlKey || event.metaKey) && field.matches(".fld") && changed(field));
  if (handled(event, field)) event.preventDefault();
  else if (!native) return;
  event.stopPropagation();
}, true);
root.addEventListener("pointerdown", (event) => { if (event.target.matches("textarea")) roaming = false; });
document.addEventListener("keydown", (event) => {
  if (event.key !== "F1" && (event.key !== "?" || event.target.matches("input, textarea, select"))) return;
  event.preventDefault();
  document.getElementById("capture-keys").showModal();
}, true);

settle(true);
