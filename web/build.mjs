// Bundle the scripts and styles into counterclaim/serve/static/: one folder, no address of any other host in it.
// Each text file is also written compressed (brotli and gzip), so that serving costs no processor time.
import { build } from "esbuild";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "counterclaim", "serve", "static");
const modules = join(here, "node_modules");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

await build({
  absWorkingDir: here,
  entryPoints: ["src/app.js", "src/map.js", "src/chart.js", "css/app.css", "css/map.css", "css/chart.css"],
  entryNames: "[name]",
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome120", "firefox120", "safari17.5"],
  legalComments: "linked",
  logLevel: "warning",
});

// MapLibre 6 loads its worker as a second module; it must stand beside the bundle (src/map.js calls setWorkerUrl).
copyFileSync(join(modules, "maplibre-gl", "dist", "maplibre-gl-worker.mjs"), join(out, "map-worker.js"));
copyFileSync(join(modules, "world-atlas", "countries-50m.json"), join(out, "world.json"));
for (const name of readdirSync(join(here, "icons"))) copyFileSync(join(here, "icons", name), join(out, name));

writeFileSync(join(out, "THIRD-PARTY.txt"), listLicences());

for (const name of readdirSync(out)) {
  const data = readFileSync(join(out, name));
  if (data.length < 1024) continue;
  writeFileSync(join(out, `${name}.gz`), gzipSync(data, { level: 9 }));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
  writeFileSync(join(out, `${name}.br`), brotliCompressSync(data, { params: quality }));
}

/** The licence texts of everything that the bundle contains, by the lock file: their notices must travel with it. */
function listLicences() {
  const lock = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8"));
  const shipped = Object.entries(lock.packages).filter(([path, entry]) => path !== "" && !entry.dev && !entry.optional);
  return shipped.map(([path, entry]) => describe(join(here, path), path.replace("node_modules/", ""), entry)).join("\n");
}

function describe(folder, name, entry) {
  const file = readdirSync(folder).find((item) => /^licen[cs]e/i.test(item));
  const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8");
  return `${"=".repeat(100)}\n${name} ${entry.version} (${entry.license ?? "see below"})\n\n${text}`;
}
