/* What every page needs: announcements, toasts, the look, pop-overs, copying, manners of htmx.
   Everything here only improves a page that works without it. */
const root = document.documentElement;
const live = document.getElementById("live");
const toasts = document.getElementById("toasts");
const words = live?.dataset || {};
root.classList.add("js");

const on = (name, act) => document.addEventListener(name, act);
const make = (tag, looks) => Object.assign(document.createElement(tag), looks);

/* Said by screen readers; the pause makes the same words be read twice. */
function announce(text) {
  if (!live || !text) return;
  live.textContent = "";
  setTimeout(() => { live.textContent = text; }, 60);
}

/* A toast goes after ten seconds, but not from under the reader's pointer or focus. */
function toast(box, seconds = 10) {
  if (!toasts) return;
  if (typeof box === "string") {
    const text = make("div", { textContent: box });
    box = make("div", { className: "callout" });
    box.append(text);
  }
  const close = make("button", { type: "button", className: "close", textContent: "×", ariaLabel: words.close || "×" });
  close.addEventListener("click", () => box.remove());
  box.append(close);
  toasts.append(box);
  announce(box.querySelector("div").textContent);
  let left = seconds;
  const clock = setInterval(() => {
    if (!box.isConnected) return clearInterval(clock);
    if (box.matches(":hover") || box.contains(document.activeElement)) return;
    left -= 1;
    if (left <= 0) box.remove();
  }, 1000);
}

/* Good news becomes a toast; warnings and errors stay in the page where they were written. */
function liftMessages(scope) {
  scope.querySelectorAll('[data-message="success"]').forEach((box) => {
    box.removeAttribute("data-message");
    box.removeAttribute("role");
    toast(box);
  });
}

/* ---- look ---- */
function remember(name, value) {
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `${name}=${value};path=/;max-age=31536000;samesite=lax${secure}`;
}
on("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-appearance]")) return;
  event.preventDefault();
  const { name = "", value: chosen } = event.submitter || {};
  if (name === "size") {
    const value = root.dataset.size === "large" ? "normal" : "large";
    if (value === "large") root.dataset.size = "large"; else delete root.dataset.size;
    event.submitter.ariaPressed = String(value === "large");
    return remember(name, value);
  }
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const now = root.dataset.bsTheme === "auto" ? system : root.dataset.bsTheme;
  root.dataset.bsTheme = name ? chosen : { dark: "light", light: "dark" }[now];
  return remember("theme", root.dataset.bsTheme);
});

/* ---- pop-overs ---- */
function closePopovers(except) {
  document.querySelectorAll("details[data-popover][open]").forEach((box) => {
    if (box !== except) box.open = false;
  });
}
on("click", (event) => {
  const inside = event.target.closest("details[data-popover]");
  closePopovers(inside);
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    closePopovers();
    document.getElementById(opener.dataset.opens)?.showModal();
  }
  const toggle = event.target.closest("[data-toggles]");
  const target = toggle && document.getElementById(toggle.dataset.toggles);
  if (target) {
    target.hidden = !target.hidden;
    toggle.ariaExpanded = String(!target.hidden);
  }
  if (event.target.closest('[aria-disabled="true"]')) event.preventDefault();
  if (event.target.closest("[data-print]")) window.print();
});
on("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details[data-popover][open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

/* ---- copying ---- */
async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = make("textarea", { value: text, className: "vh" });
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("copy refused");
  return undefined;
}
function token() {
  const headers = document.body.getAttribute("hx-headers");
  try { return JSON.parse(headers)["X-CSRFToken"]; } catch { return ""; }
}
on("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  const label = button.querySelector("span") || button;
  const before = label.textContent;
  try {
    await copy(source.value || source.textContent);
  } catch {
    source.classList.remove("vh");
    getSelection().selectAllChildren(source);
    return;
  }
  label.textContent = button.dataset.copied || before;
  announce(label.textContent);
  setTimeout(() => { label.textContent = before; }, 2500);
  if (button.dataset.log) {
    fetch(button.dataset.log, { method: "POST", headers: { "X-CSRFToken": token() }, keepalive: true }).catch(() => {});
  }
});

/* ---- htmx: busy line, focus after a swap, failures said aloud ---- */
let opener = null;
let busy = 0;
function count(step) {
  busy = Math.max(0, busy + step);
  document.body.classList.toggle("busy", busy > 0);
}
on("htmx:beforeRequest", () => {
  count(1);
  const active = document.activeElement;
  opener = active && active !== document.body && { id: active.id, name: active.name };
});
on("htmx:afterRequest", () => count(-1));
on("htmx:afterSettle", (event) => {
  const target = event.detail.elt || document;
  liftMessages(target);
  const asked = target.querySelector("[data-focus-first], [autofocus]");
  if (asked) return asked.focus();
  if (!opener || (document.activeElement && document.activeElement !== document.body)) return undefined;
  const again = document.getElementById(opener.id) || document.getElementsByName(opener.name)[0];
  return again?.focus();
});
for (const name of ["responseError", "sendError", "timeout"]) on(`htmx:${name}`, () => toast(words.failed || ""));
/* The server may answer with HX-Trigger: {"announce": "..."}. */
on("announce", ({ detail }) => announce(detail?.value));

liftMessages(document);
document.querySelector("[data-focus-first]")?.focus();
window.egov = { announce, toast, token, words };
