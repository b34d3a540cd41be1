// The map of incidents, offline: country shapes from the package itself, no tiles, no font server, no other host.
import { AttributionControl, Map, NavigationControl, Popup, setWorkerUrl } from "maplibre-gl";
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
    return explainFailure(element);
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

function explainFailure(element) {
  const words = "This browser draws no WebGL, so there is no map here. Everything on it is in the list.";
  element.replaceChildren(Object.assign(document.createElement("p"), { className: "map-failed", textContent: words }));
  element.dataset.idle = "failed";
}

function findView(points) {
  const all = points.features.map((item) => item.geometry.coordinates);
  if (all.length === 0) return { center: [30, 30], zoom: 1 };
  const [xs, ys] = [all.map((point) => point[0]), all.map((point) => point[1])];
  return { bounds: [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]], fitBoundsOptions: { padding: 60, maxZoom: 6.5 } };
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
