// Shortcuts. A page names its own: the element with data-key is clicked (a field is focused, a details opened) by that key.
const fields = "input:not([type=hidden]), textarea, select, [contenteditable]";

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return leaveField(event);
    if (event.target.closest?.(fields)) return;
    const wanted = [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key === event.key);
    if (wanted === undefined) return;
    event.preventDefault();
    if (wanted.matches("details")) return openDetails(wanted);
    if (wanted.matches(fields)) return wanted.focus();
    wanted.click();
  });
}

/** Escape leaves a field, so that shortcuts work again, and shuts what is open around it. */
function leaveField(event) {
  const details = event.target.closest?.("details[data-key]");
  if (details) {
    details.open = false;
    details.querySelector("summary").focus();
  } else if (event.target.matches?.(fields)) event.target.blur();
}

function openDetails(details) {
  details.open = true;
  details.querySelector(fields)?.focus();
}
