// The map where a browser draws no WebGL: the same land, lines, marks and links as SVG, with buttons for the zoom.
import { geoMercator, geoPath } from "d3-geo";
import { outlines } from "./points.js";
import { readWorld } from "./world.js";

const SVG = "http://www.w3.org/2000/svg";
const LINES = ["coast", "borders", "disputed", "areas"];

export function drawFlat(element, world, points, bounds) {
  const parts = readWorld(world, points);
  const [width, height] = [element.clientWidth || 640, element.clientHeight || 400];
  const projection = geoMercator().fitExtent([[50, 50], [width - 50, height - 50]], widen(bounds));
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, class: "flat", role: "group", "aria-label": "Map of incidents" });
  const redraw = () => svg.replaceChildren(...drawLand(parts, projection), ...drawNames(parts.names, projection), ...drawMarks(points, projection));
  element.replaceChildren(svg, makeButtons((factor) => { zoom(projection, factor, [width / 2, height / 2]); redraw(); }), note());
  redraw();
  element.dataset.idle = "flat";
}

/** The corners of the view, at least four degrees apart: one incident is shown in its country. */
function widen([[west, south], [east, north]]) {
  const [x, y] = [Math.max(0, 4 - (east - west)) / 2, Math.max(0, 4 - (north - south)) / 2];
  return { type: "MultiPoint", coordinates: [[west - x, south - y], [east + x, north + y]] };
}

function drawLand(parts, projection) {
  const path = geoPath(projection);
  const land = make("path", { class: "flat-land", d: path(parts.countries) ?? "" });
  return [land, ...LINES.map((name) => make("path", { class: `flat-${name}`, d: path(parts[name]) ?? "" }))];
}

/** The names of the largest countries in view that touch no name already there. */
function drawNames(names, projection) {
  const taken = [];
  return [...names.features].sort((a, b) => b.properties.size - a.properties.size).flatMap(({ geometry, properties }) => {
    const [x, y] = projection(geometry.coordinates);
    const half = properties.name.length * 3.4 + 8;
    if (taken.some((other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < 18)) return [];
    taken.push({ x, y, half });
    return [Object.assign(make("text", { x, y, class: "flat-name" }), { textContent: properties.name })];
  });
}

/** Each incident as a link with its mark. Titles come from news text: they are set as text, never as markup. */
function drawMarks(points, projection) {
  return points.features.map(({ geometry, properties }) => {
    const [x, y] = projection(geometry.coordinates);
    const link = make("a", { href: properties.href, transform: `translate(${x - 11} ${y - 11}) scale(0.5)` });
    const corners = (outlines[properties.shape] ?? outlines.circle).map((corner) => corner.join(",")).join(" ");
    const mark = make("polygon", { points: corners, class: `flat-mark flat-${properties.grade.toLowerCase()}` });
    mark.append(Object.assign(make("title", {}), { textContent: `${properties.title}: ${properties.summary}` }));
    link.append(mark);
    return link;
  });
}

function makeButtons(onZoom) {
  const box = Object.assign(document.createElement("div"), { className: "flat-zoom" });
  for (const [sign, factor, label] of [["+", 1.6, "Zoom in"], ["−", 1 / 1.6, "Zoom out"]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: sign });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => onZoom(factor));
    box.append(button);
  }
  return box;
}

function zoom(projection, factor, [x, y]) {
  const [left, top] = projection.translate();
  projection.scale(projection.scale() * factor).translate([x + (left - x) * factor, y + (top - y) * factor]);
}

function note() {
  return Object.assign(document.createElement("p"), { className: "flat-note", textContent: "Natural Earth · drawn without WebGL" });
}

function make(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}
