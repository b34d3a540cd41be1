// The map of incidents, offline: country shapes from the package itself, no tiles, no font server, no other host.
import { AttributionControl, Map, NavigationControl, Popup, setWorkerUrl } from "maplibre-gl";
import { drawFlat } from "./flat.js";
import { addIncidents, addShapes } from "./points.js";
import { makeStyle } from "./world.js";

const here = new URL(import.meta.url);
setWorkerUrl(new URL(`map-worker.js${here.search}`, here).href);

for (const element of document.querySelectorAll(".map[data-url]")) startMap(element);

async function startMap(element) {
  const [world, points] = await Promise.all([load(new URL(`world.json${here.search}`, here)), load(element.dataset.url)]);
  const options = { container: element, style: makeStyle(world, points), attributionControl: false, maxZoom: 11, dragRotate: false,
    pitchWithRotate: false, fadeDuration: 0, cooperativeGestures: true, ...findView(points) };
  let map;
  try {
    map = new Map(options);
  } catch {
    return drawFlat(element, world, points, findView(points).bounds);
  }
  map.touchZoomRotate.disableRotation();
  map.getCanvas().setAttribute("aria-label", "Map of incidents; the same incidents are listed on this page");
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new AttributionControl({ compact: false, customAttribution: "Natural Earth" }));
  map.on("load", () => {
    addShapes(map);
    addIncidents(map, points);
    map.once("idle", () => { element.dataset.idle = "true"; });
  });
  map.on("click", "clusters", (event) => openCluster(map, event));
  map.on("click", "incidents", (event) => openIncident(map, event));
  for (const layer of ["clusters", "incidents"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
}

async function load(url) {
  const answer = await fetch(url);
  return answer.json();
}

/** The box that holds nine tenths of the incidents each way: one far away must not shrink the rest to a dot. */
function findView(points) {
  const all = points.features.map((item) => item.geometry.coordinates);
  if (all.length === 0) return { bounds: [[-20, -35], [150, 70]] };
  const cut = all.length < 10 ? 0 : Math.floor(all.length / 20);
  const range = (axis) => {
    const sorted = all.map((point) => point[axis]).sort((a, b) => a - b);
    return [sorted[cut], sorted[sorted.length - 1 - cut]];
  };
  const [[west, east], [south, north]] = [range(0), range(1)];
  return { bounds: [[west, south], [east, north]], fitBoundsOptions: { padding: 60, maxZoom: 6.5 } };
}

async function openCluster(map, event) {
  const cluster = event.features[0];
  const zoom = await map.getSource("incidents").getClusterExpansionZoom(cluster.properties.cluster_id);
  map.easeTo({ center: cluster.geometry.coordinates, zoom });
}

/** Titles come from news text: they are set as text, never as HTML. */
function openIncident(map, event) {
  const { href, title, summary } = event.features[0].properties;
  const box = document.createElement("div");
  box.append(Object.assign(document.createElement("a"), { href, textContent: title }),
    Object.assign(document.createElement("div"), { textContent: summary, className: "small soft" }));
  new Popup({ maxWidth: "20rem" }).setLngLat(event.features[0].geometry.coordinates).setDOMContent(box).addTo(map);
}
