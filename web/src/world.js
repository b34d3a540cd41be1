// Country shapes and their borders as a map style. Borders that someone disputes are dashed, whoever holds them.
import { feature, mesh } from "topojson-client";
import disputed from "./disputed.json";
import { findTone } from "./tone.js";

export function makeStyle(world, points) {
  const countries = world.objects.countries;
  const line = (filter) => source({ type: "Feature", properties: {}, geometry: mesh(world, countries, filter) });
  const areas = points.areas ?? { type: "FeatureCollection", features: [] };
  return {
    version: 8,
    sources: {
      countries: source(feature(world, countries)),
      borders: line((a, b) => a !== b && !isDisputed(a, b)),
      disputed: line((a, b) => a !== b && isDisputed(a, b)),
      coast: line((a, b) => a === b),
      names: source({ type: "FeatureCollection", features: feature(world, countries).features.map(labelCountry) }),
      areas: source({ type: "FeatureCollection", features: areas.features.map(drawRing) }),
      areaNames: source(areas),
    },
    layers: listLayers(),
  };
}

const source = (data) => ({ type: "geojson", data });

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
    { id: "names", type: "symbol", source: "names", layout: { ...label, "text-field": ["get", "name"], "text-size": 11 }, paint: { "text-color": findTone("--soft"), ...halo } },
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
  const { type, coordinates } = country.geometry;
  const boxes = (type === "Polygon" ? [coordinates[0]] : coordinates.map((polygon) => polygon[0])).map(measureRing);
  const box = boxes.reduce((best, next) => (next.size > best.size ? next : best));
  return { type: "Feature", properties: { name: country.properties.name }, geometry: { type: "Point", coordinates: box.middle } };
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
