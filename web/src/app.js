// Loaded on every page. Nothing here is needed to read or decide: it adds shortcuts, hover and swaps without reloads.
import "htmx.org/dist/htmx.esm.js";
import { startBrushes } from "./brush.js";
import { startHighlights } from "./highlights.js";
import { startKeys } from "./keys.js";

startKeys();
startHighlights();
startBrushes();
document.addEventListener("htmx:after:swap", () => {
  startHighlights();
  startBrushes();
});
// By the list's own offset: scrollIntoView would also move where the Tab key starts from, past the skip link.
const current = document.querySelector(".top nav [aria-current]");
if (current !== null) {
  const nav = current.closest("nav");
  nav.scrollLeft += current.getBoundingClientRect().left - nav.getBoundingClientRect().left - (nav.clientWidth - current.offsetWidth) / 2;
}
if (innerWidth < 1024) for (const facets of document.querySelectorAll("details.facets")) facets.open = false;
document.documentElement.dataset.ready = "true";
