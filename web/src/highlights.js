// The document page: words and what was recorded from them light up together; layers switch without a reload.
export function startHighlights() {
  const reader = document.querySelector(".reader");
  if (reader === null || reader.dataset.started) return;
  reader.dataset.started = "true";
  for (const name of ["pointerover", "focusin"]) reader.addEventListener(name, (event) => light(reader, event.target));
  for (const name of ["pointerleave", "focusout"]) reader.addEventListener(name, () => light(reader, null));
  for (const box of reader.querySelectorAll("input[name=layer]")) box.addEventListener("change", () => showLayers(reader));
  reader.querySelector(".layers button")?.setAttribute("hidden", "");
}

function light(reader, target) {
  const ids = findIds(target);
  for (const element of reader.querySelectorAll(".on")) element.classList.remove("on");
  if (ids.length === 0) return;
  for (const element of reader.querySelectorAll(".item")) element.classList.toggle("on", ids.includes(element.id));
  for (const element of reader.querySelectorAll(".seg")) {
    element.classList.toggle("on", element.dataset.ids.split(" ").includes(ids[0]));
  }
}

/** The ids under the pointer, the narrowest first; of a record item, its own. */
function findIds(target) {
  const segment = target?.closest?.(".seg");
  if (segment) return segment.dataset.ids.split(" ");
  const item = target?.closest?.(".item");
  return item ? [item.id] : [];
}

/** The layers shown are part of the address, so that a link shows what its sender saw. */
function showLayers(reader) {
  const text = reader.querySelector(".text");
  const url = new URL(location.href);
  url.searchParams.delete("layer");
  for (const box of reader.querySelectorAll("input[name=layer]")) {
    text.classList.toggle(`show-${box.value}`, box.checked);
    if (box.checked) url.searchParams.append("layer", box.value);
  }
  if (!url.searchParams.has("layer")) url.searchParams.set("layer", "none");
  history.replaceState(history.state, "", url);
}
