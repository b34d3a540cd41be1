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
document.querySelector(".top [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
if (innerWidth < 1024) for (const facets of document.querySelectorAll("details.facets")) facets.open = false;
document.documentElement.dataset.ready = "true";
