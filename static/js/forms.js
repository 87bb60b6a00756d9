/* Forms: drafts saved as one types (data-autosave="address"), a word before unsaved text is left (data-guard).
   The address answers any 2xx, optionally JSON {"saved_at": "09:12", "version": 3}; 409 means somebody was faster. */
const EVERY = 5000;
const { announce, words } = window.egov || { announce() {}, words: {} };
const states = new WeakMap();

function clock() {
  return new Date().toTimeString().slice(0, 5);
}
function state(form) {
  if (!states.has(form)) states.set(form, { dirty: false, failed: false, saving: null, told: "" });
  return states.get(form);
}
function show(form, text, bad) {
  const place = form.querySelector("[data-autosave-status]");
  if (!place) return;
  place.textContent = text;
  place.classList.toggle("bad", Boolean(bad));
}

function save(form) {
  const now = state(form);
  if (!now.dirty || now.saving || now.conflict || isSent(now)) return;
  now.dirty = false;
  now.saving = saved(form, now).finally(() => { now.saving = null; });
}

async function saved(form, now) {
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Autosave": "1", Accept: "application/json" },
      credentials: "same-origin",
      redirect: "error",
    });
    if (answer.status === 409) {
      now.conflict = true;
      throw new Error("conflict");
    }
    if (!answer.ok) throw new Error(String(answer.status));
    const told = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : {};
    if (told.version !== undefined && form.elements.version) form.elements.version.value = told.version;
    now.failed = false;
    show(form, (words.saved || "{time}").replace("{time}", told.saved_at || clock()));
    form.dispatchEvent(new CustomEvent("egov:saved", { bubbles: true, detail: told }));
  } catch {
    now.dirty = true;
    const text = now.conflict ? words.conflict : words.notSaved;
    if (!now.failed) announce(text);
    now.failed = true;
    show(form, text, true);
  }
}

function touched(event) {
  const form = event.target.form;
  if (!form || !form.matches("[data-autosave], [data-guard]")) return;
  state(form).dirty = true;
}
document.addEventListener("input", touched);
document.addEventListener("change", touched);
document.addEventListener("focusout", (event) => {
  const form = event.target.form;
  if (form && form.matches("[data-autosave]")) save(form);
});
setInterval(() => document.querySelectorAll("form[data-autosave]").forEach(save), EVERY);

/* Leaving: with a draft on the server nothing is lost, so only a failed draft holds the reader back. */
addEventListener("beforeunload", (event) => {
  const unsaved = [...document.querySelectorAll("form[data-guard], form[data-autosave]")].some((form) => {
    const now = states.get(form);
    return now && !now.sent && (form.matches("[data-autosave]") ? now.failed : now.dirty);
  });
  if (unsaved) event.preventDefault();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") document.querySelectorAll("form[data-autosave]").forEach(save);
});

/* One press, one request: a second click on a slow line must not send twice. A draft on its way arrives first: the form is
   sent with the version it was answered. */
function isSent(now) {
  return Boolean(now.sent) && Date.now() - now.sent < 4000;
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || (form.getAttribute("method") || "").toLowerCase() !== "post") return;
  const now = state(form);
  if (now.saving || isSent(now)) {
    event.preventDefault();
    now.saving?.then(() => form.requestSubmit(event.submitter));
    return;
  }
  now.sent = Date.now();
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.successful && event.target.closest("form");
  if (form) Object.assign(state(form), { dirty: false, failed: false });
});
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form").forEach((form) => { state(form).sent = 0; });
});

/* A jump from the error summary lands in the field, not above it. */
document.addEventListener("click", (event) => {
  const link = event.target.closest(".errsum a[href^='#']");
  const field = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!field) return;
  event.preventDefault();
  const control = field.matches("input, select, textarea") ? field : field.querySelector("input, select, textarea");
  (control || field).focus();
  field.scrollIntoView({ block: "center" });
});
