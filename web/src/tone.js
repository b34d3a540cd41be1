/** A colour of the style sheet as the browser computes it in the theme shown: "rgb(…)". */
export function findTone(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
