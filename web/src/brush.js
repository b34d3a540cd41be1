// The timeline: dragging over it fills in the two date fields of its form and asks for the page again.
export function startBrushes() {
  for (const brush of document.querySelectorAll(".brush:not([data-started])")) {
    brush.dataset.started = "true";
    startBrush(brush);
  }
}

function startBrush(brush) {
  const svg = brush.querySelector("svg");
  const bars = [...svg.querySelectorAll("rect[data-from]")];
  const selection = svg.querySelector("rect.sel");
  if (bars.length === 0) return;
  let from = null;
  const find = (event) => {
    const box = svg.getBoundingClientRect();
    const share = Math.min(0.9999, Math.max(0, (event.clientX - box.left) / box.width));
    return Math.floor(share * bars.length);
  };
  const draw = (a, b) => {
    const [first, last] = [bars[Math.min(a, b)], bars[Math.max(a, b)]];
    selection.setAttribute("x", first.dataset.x);
    selection.setAttribute("width", Number(last.dataset.x) + Number(last.dataset.width) - Number(first.dataset.x));
  };
  svg.addEventListener("pointerdown", (event) => {
    from = find(event);
    svg.setPointerCapture(event.pointerId);
    draw(from, from);
  });
  svg.addEventListener("pointermove", (event) => from !== null && draw(from, find(event)));
  svg.addEventListener("pointerup", (event) => {
    const [first, last] = [from, find(event)].sort((a, b) => a - b);
    from = null;
    askPage(brush, bars[first].dataset.from, bars[last].dataset.to);
  });
}

function askPage(brush, from, to) {
  const form = document.getElementById(brush.dataset.form);
  form.elements.namedItem("from").value = from;
  form.elements.namedItem("to").value = to;
  form.requestSubmit();
}
