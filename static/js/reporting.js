/* The report's form: what the server says of a figure appears beside it while one types; Enter goes to the next box. */
const form = document.querySelector("[data-report-form]");

function say(field, kind, text = "") {
  const place = field.querySelector("[data-says]");
  if (!place || (place.dataset.text || "") === kind + text) return;
  place.dataset.text = kind + text;
  place.replaceChildren();
  field.classList.toggle("bad", kind === "er");
  field.classList.toggle("warn", kind === "wn");
  if (!text) return;
  const line = document.createElement("div");
  line.className = kind;
  line.textContent = text;
  place.append(line);
  const note = field.querySelector("details.nts");
  if (note && kind === "wn") note.open = true;
}

document.addEventListener("egov:saved", (event) => {
  if (event.target !== form) return;
  const { errors = {}, warnings = {} } = event.detail;
  form.querySelectorAll("[data-field]").forEach((field) => {
    const code = field.dataset.field;
    if (errors[code]) say(field, "er", errors[code]);
    else say(field, warnings[code] ? "wn" : "", warnings[code]);
  });
});

/* A figure typed means that there is a figure. */
form?.addEventListener("input", ({ target }) => {
  const field = target.matches(".iw .fld") && target.closest("[data-field]");
  const given = field && field.querySelector("input[type=radio][value='']");
  if (given && target.value) given.checked = true;
});

form?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || !event.target.matches(".iw .fld")) return;
  const boxes = [...form.querySelectorAll(".iw .fld")];
  event.preventDefault();
  (boxes[boxes.indexOf(event.target) + 1] || form.querySelector("textarea")).focus();
});
