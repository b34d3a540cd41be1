// Incidents on the map: shape by kind of event, colour by grade, clusters by their most frequent grade.
import { findTone } from "./tone.js";

const grades = ["Confirmed", "Fair", "Weak", "Contested", "Discounted", "Ungraded"];
export const outlines = {
  triangle: [[22, 5], [39, 36], [5, 36]],
  square: [[8, 8], [36, 8], [36, 36], [8, 36]],
  diamond: [[22, 3], [41, 22], [22, 41], [3, 22]],
  circle: Array.from({ length: 24 }, (_, step) => [22 + 15 * Math.cos((step * Math.PI) / 12), 22 + 15 * Math.sin((step * Math.PI) / 12)]),
};
const toneOf = (grade) => findTone(`--grade-${grade.toLowerCase()}`);

export function addShapes(map) {
  for (const [shape, corners] of Object.entries(outlines)) {
    for (const grade of grades) map.addImage(`${shape}-${grade}`, drawShape(corners, toneOf(grade)), { pixelRatio: 2 });
  }
}

function drawShape(corners, colour) {
  const canvas = Object.assign(document.createElement("canvas"), { width: 44, height: 44 });
  const pen = canvas.getContext("2d");
  pen.fillStyle = colour;
  pen.strokeStyle = findTone("--card");
  pen.lineWidth = 5;
  pen.beginPath();
  corners.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.closePath();
  pen.stroke();
  pen.fill();
  return pen.getImageData(0, 0, 44, 44);
}

export function addIncidents(map, points) {
  const count = (grade) => ["+", ["case", ["==", ["get", "grade"], grade], 1, 0]];
  const leads = (grade) => ["all", ...grades.map((other) => [">=", ["get", grade], ["get", other]])];
  map.addSource("incidents", { type: "geojson", data: points, cluster: true, clusterRadius: 34, clusterMaxZoom: 9,
    clusterProperties: Object.fromEntries(grades.map((grade) => [grade, count(grade)])) });
  const leading = ["case", ...grades.flatMap((grade) => [leads(grade), toneOf(grade)]), toneOf("Ungraded")];
  map.addLayer({ id: "clusters", type: "circle", source: "incidents", filter: ["has", "point_count"],
    paint: { "circle-color": leading, "circle-radius": ["step", ["get", "point_count"], 13, 10, 17, 100, 22],
      "circle-stroke-color": findTone("--card"), "circle-stroke-width": 2 } });
  map.addLayer({ id: "counts", type: "symbol", source: "incidents", filter: ["has", "point_count"],
    layout: { "text-field": ["get", "point_count_abbreviated"], "text-size": 12, "text-font": ["sans-serif"], "text-allow-overlap": true },
    paint: { "text-color": findTone("--card") } });
  map.addLayer({ id: "incidents", type: "symbol", source: "incidents", filter: ["!", ["has", "point_count"]],
    layout: { "icon-image": ["concat", ["get", "shape"], "-", ["get", "grade"]], "icon-allow-overlap": true } });
}
