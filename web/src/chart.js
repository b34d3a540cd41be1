// The toll chart with zoom: replaces the drawing that the page came with. One line a claimant; nothing is added up.
import uPlot from "uplot";
import { findTone } from "./tone.js";

/** Lines drawn at most, those with the most figures first: more cannot be told apart. The table below holds all. */
const most = 12;
const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3]];

for (const element of document.querySelectorAll(".chart[data-url]")) startChart(element);

async function startChart(element) {
  const answer = await fetch(element.dataset.url);
  const { series: all } = await answer.json();
  const series = all.slice(0, most);
  if (series.length === 0) return;
  const dates = series.flatMap((line) => line.points.map((point) => Date.parse(point.date) / 1000));
  const days = [...new Set(dates)].sort((a, b) => a - b);
  if (days.length < 2) return; // one day is a drawing, not a chart to zoom in
  const values = series.flatMap((line) => ["low", "high"].slice(0, isRange(line) ? 2 : 1).map((key) => listValues(line, days, key)));
  const size = () => ({ width: Math.max(280, element.clientWidth), height: 300 });
  const canvas = document.createElement("div");
  const readout = Object.assign(document.createElement("p"), { className: "readout num soft", textContent: "Drag to zoom, double-click to see all." });
  element.append(canvas, readout);
  const hooks = { setCursor: [(chart) => { readout.textContent = describePoint(chart) ?? readout.textContent; }] };
  const plot = new uPlot({ ...size(), ...makeOptions(series), hooks }, [days, ...values], canvas);
  element.querySelector("svg")?.remove();
  element.dataset.loaded = "true";
  new ResizeObserver(() => plot.setSize(size())).observe(element);
}

function makeOptions(series) {
  const paths = uPlot.paths.stepped({ align: 1 });
  const bands = [];
  const lines = [];
  for (const line of series) {
    const stroke = findTone(`--side-${line.tone}`);
    lines.push({ label: line.label, stroke, width: 2, dash: dashes[line.dash % dashes.length], paths, spanGaps: true, points: { show: true, size: 7, fill: stroke } });
    if (!isRange(line)) continue;
    lines.push({ label: `${line.label}: highest`, stroke, width: 0, paths, spanGaps: true, points: { show: false } });
    bands.push({ series: [lines.length, lines.length - 1], fill: stroke.replace(/^rgb\((.*)\)$/, "rgba($1, 0.15)") });
  }
  const axis = { stroke: findTone("--soft"), grid: { stroke: findTone("--line"), width: 1 }, ticks: { stroke: findTone("--line") }, font: "12px sans-serif" };
  return {
    scales: { x: { time: true, range: widenDays }, y: { range: (_, low, high) => [0, Math.max(1, high ?? 1) * 1.08] } },
    series: [{ label: "Day", value: "{YYYY}-{MM}-{DD}" }, ...lines],
    bands,
    padding: [12, 44, 0, 0], // half a day's label beyond the last tick
    legend: { show: false },
    axes: [{ ...axis, incrs: steps, space: 90, values: "{YYYY}-{MM}-{DD}" }, { ...axis, size: 64 }],
    cursor: { drag: { x: true, y: false } },
    tzDate: (at) => uPlot.tzDate(new Date(at * 1000), "Etc/UTC"),
  };
}

/** Days on the axis, never hours: a toll is stated by the day. */
const day = 86400;
const steps = [1, 2, 5, 7, 14, 28, 56, 91, 182, 365, 730, 1825].map((days) => days * day);

/** At least two days on either side, so that one point alone does not stand on a scale of years. */
function widenDays(_, first, last) {
  return [first - day, last + Math.max(day, (last - first) * 0.03)];
}

function isRange(line) {
  return line.points.some((point) => point.high !== null && point.low !== null && point.high !== point.low);
}

/** What stands under the pointer, in words. */
function describePoint(chart) {
  const index = chart.cursor.idx;
  if (index === null || index === undefined) return null;
  const day = new Date(chart.data[0][index] * 1000).toISOString().slice(0, 10);
  const parts = chart.series.slice(1).flatMap((line, at) => (chart.data[at + 1][index] === null ? [] : [`${line.label}: ${chart.data[at + 1][index].toLocaleString("en")}`]));
  return [day, ...parts].join(" · ");
}

function listValues(line, days, key) {
  const known = new globalThis.Map(line.points.map((point) => [Date.parse(point.date) / 1000, point[key] ?? point.low ?? point.high]));
  return days.map((day) => known.get(day) ?? null);
}
