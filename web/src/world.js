// Country shapes and their borders as a map style. Borders that someone disputes are dashed, whoever holds them.
import { feature, mesh } from "topojson-client";
import disputed from "./disputed.json";
import { findTone } from "./tone.js";

/** Land, lines and names as GeoJSON, for either way to draw the map. Antarctica is left out: its ring runs round the pole. */
export function readWorld(world, points) {
  const kept = world.objects.countries.geometries.filter((country) => country.properties.name !== "Antarctica");
  const countries = { ...world.objects.countries, geometries: kept };
  const line = (filter) => ({ type: "Feature", properties: {}, geometry: cutSeam(mesh(world, countries, filter)) });
  const land = collect(feature(world, countries).features.map(unrollCountry));
  const areas = points.areas ?? collect([]);
  return {
    countries: land,
    borders: line((a, b) => a !== b && !isDisputed(a, b)),
    disputed: line((a, b) => a !== b && isDisputed(a, b)),
    coast: line((a, b) => a === b),
    names: collect(land.features.map(labelCountry)),
    areas: collect(areas.features.map(drawRing)),
    areaNames: areas,
  };
}

export function makeStyle(world, points) {
  const sources = Object.entries(readWorld(world, points)).map(([name, data]) => [name, { type: "geojson", data }]);
  return { version: 8, sources: Object.fromEntries(sources), layers: listLayers() };
}

const collect = (features) => ({ type: "FeatureCollection", features });

/** Lines without the steps along or across 180°, where polygons were cut and no coast is. */
function cutSeam(lines) {
  const atSeam = (point) => Math.abs(point[0]) > 179.99;
  const parts = lines.coordinates.flatMap((line) => {
    const runs = [[]];
    line.forEach((point, index) => {
      const before = line[index - 1];
      if (before && ((atSeam(before) && atSeam(point)) || Math.abs(before[0] - point[0]) > 180)) runs.push([]);
      runs.at(-1).push(point);
    });
    return runs.filter((run) => run.length > 1);
  });
  return { type: "MultiLineString", coordinates: parts };
}

/** A country whose rings run on beyond 180° instead of jumping to the other edge of the map. */
function unrollCountry(country) {
  const { type, coordinates } = country.geometry;
  const polygons = (type === "Polygon" ? [coordinates] : coordinates).map((polygon) => polygon.map(unrollRing));
  return { ...country, geometry: { type: "MultiPolygon", coordinates: polygons } };
}

function unrollRing(ring) {
  let turn = 0;
  return ring.map(([x, y], index) => {
    const step = index > 0 ? x - ring[index - 1][0] : 0;
    turn += step > 180 ? -360 : step < -180 ? 360 : 0;
    return [x + turn, y];
  });
}

/** The least size (in square degrees of its box) of a country that is named at a zoom: small ones need a closer look. */
const roomByZoom = ["step", ["zoom"], 40, 2.5, 12, 4, 2, 5.5, 0];

function listLayers() {
  const halo = { "text-halo-color": findTone("--map-land"), "text-halo-width": 1.2 };
  const label = { "text-font": ["sans-serif"], "text-padding": 8 };
  return [
    { id: "sea", type: "background", paint: { "background-color": findTone("--map-sea") } },
    { id: "land", type: "fill", source: "countries", paint: { "fill-color": findTone("--map-land") } },
    { id: "coast", type: "line", source: "coast", paint: { "line-color": findTone("--edge"), "line-width": 0.6 } },
    { id: "borders", type: "line", source: "borders", paint: { "line-color": findTone("--edge"), "line-width": 0.8 } },
    { id: "disputed", type: "line", source: "disputed", paint: { "line-color": findTone("--bad"), "line-width": 1.4, "line-dasharray": [2, 2] } },
    { id: "areas", type: "line", source: "areas", paint: { "line-color": findTone("--bad"), "line-width": 1.2, "line-dasharray": [1, 2] } },
    { id: "names", type: "symbol", source: "names", filter: [">=", ["get", "size"], roomByZoom],
      layout: { ...label, "text-field": ["get", "name"], "text-size": 11, "symbol-sort-key": ["-", 0, ["get", "size"]] }, paint: { "text-color": findTone("--soft"), ...halo } },
    { id: "areaNames", type: "symbol", source: "areaNames", minzoom: 4,
      layout: { ...label, "text-field": ["get", "label"], "text-size": 10.5, "text-max-width": 14, "text-offset": [0, 2] }, paint: { "text-color": findTone("--bad"), ...halo } },
  ];
}

function isDisputed(a, b) {
  const names = [a.properties.name, b.properties.name];
  return disputed.entities.some((name) => names.includes(name)) || disputed.pairs.some((pair) => pair.names.every((name) => names.includes(name)));
}

/** One label a country, in the middle of its largest ring: a label a polygon would repeat the name over every island. */
function labelCountry(country) {
  const boxes = country.geometry.coordinates.map((polygon) => measureRing(polygon[0]));
  const box = boxes.reduce((best, next) => (next.size > best.size ? next : best));
  return { type: "Feature", properties: { name: country.properties.name, size: box.size }, geometry: { type: "Point", coordinates: box.middle } };
}

function measureRing(ring) {
  const [xs, ys] = [ring.map((point) => point[0]), ring.map((point) => point[1])];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { size: (east - west) * (north - south), middle: [(west + east) / 2, (south + north) / 2] };
}

/** A ring of nominal radius: the base map holds no border for the area, and none is invented. */
function drawRing(area) {
  const [x, y] = area.geometry.coordinates;
  const radius = area.properties.radius_km / 111.32;
  const ring = Array.from({ length: 65 }, (_, step) => {
    const angle = (step / 64) * 2 * Math.PI;
    return [x + (radius * Math.cos(angle)) / Math.cos((y * Math.PI) / 180), y + radius * Math.sin(angle)];
  });
  return { type: "Feature", properties: area.properties, geometry: { type: "LineString", coordinates: ring } };
}
