// Copies the front-end files we serve from node_modules/ into git-ignored static/vendor/.
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, "node_modules");
const TARGET = join(ROOT, "static", "vendor");
const STAGING = `${TARGET}.new`;

const FILES = {
  "bootstrap/dist/css/bootstrap.min.css": "bootstrap/bootstrap.min.css",
  "bootstrap/LICENSE": "bootstrap/LICENSE",
  "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
  "htmx.org/LICENSE": "htmx/LICENSE",
  "@tabler/icons/LICENSE": "icons/LICENSE",
  "@fontsource-variable/inter/LICENSE": "inter/LICENSE",
};

// The whole Latin-extended file is 85 KB for one sign, ₸; a first load must stay under 150 KB.
const FONTS = [
  { name: "latin", from: "latin", range: "U+0020-007E,U+00A0-00FF,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2039-203A,U+20AC,U+2122,U+2190-2193,U+2212" },
  { name: "cyrillic", from: "cyrillic", range: "U+0401,U+0406,U+0410-044F,U+0451,U+0456,U+04B0-04B1,U+2116" },
  { name: "kazakh", from: "cyrillic-ext", range: "U+0492-0493,U+049A-049B,U+04A2-04A3,U+04AE-04AF,U+04BA-04BB,U+04D8-04D9,U+04E8-04E9" },
  { name: "tenge", from: "latin-ext", range: "U+20B8" },
];

/** The characters of a CSS unicode-range, as one string. */
function characters(range) {
  return range.split(",").flatMap((part) => {
    const [first, last = first] = part.replace("U+", "").split("-").map((hex) => parseInt(hex, 16));
    return Array.from({ length: last - first + 1 }, (_, step) => String.fromCodePoint(first + step));
  }).join("");
}

/** Write text or bytes below the staging folder. */
async function put(path, content) {
  const target = join(STAGING, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
}

async function copyFiles() {
  for (const [from, to] of Object.entries(FILES)) {
    await mkdir(dirname(join(STAGING, to)), { recursive: true });
    await copyFile(join(MODULES, from), join(STAGING, to));
  }
}

async function cutFonts() {
  const faces = [];
  for (const { name, from, range } of FONTS) {
    const source = join(MODULES, `@fontsource-variable/inter/files/inter-${from}-wght-normal.woff2`);
    const cut = await subsetFont(await readFile(source), characters(range), { targetFormat: "woff2" });
    await put(`inter/inter-${name}.woff2`, cut);
    faces.push(`@font-face {
  font-family: "Inter";
  font-style: normal;
  font-weight: 100 900;
  font-display: swap;
  src: url("inter-${name}.woff2") format("woff2");
  unicode-range: ${range};
}
`);
  }
  await put("inter/inter.css", faces.join("\n"));
}

/** The icon names, one a line; `#` starts a comment; `NAME-filled` asks for the filled shape. */
async function iconNames() {
  const list = await readFile(join(ROOT, "static", "icons.txt"), "utf8");
  const names = list.split("\n").map((line) => line.replace(/#.*/, "").trim()).filter(Boolean);
  return [...new Set(names)].sort();
}

async function symbol(name) {
  const [folder, file] = name.endsWith("-filled") ? ["filled", name.slice(0, -7)] : ["outline", name];
  const svg = await readFile(join(MODULES, "@tabler/icons/icons", folder, `${file}.svg`), "utf8")
    .catch(() => { throw new Error(`static/icons.txt: Tabler has no icon named "${name}"`); });
  const body = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, "").replace(/\s*\n\s*/g, "");
  const paint = folder === "filled"
    ? 'fill="currentColor"'
    : 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="icon-${name}" viewBox="0 0 24 24" ${paint}>${body}</symbol>`;
}

async function drawSprite() {
  const symbols = await Promise.all((await iconNames()).map(symbol));
  await put("icons/sprite.svg", `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
}

/** Readers of the old folder never see a half-filled one. */
async function swap() {
  await rm(TARGET, { recursive: true, force: true });
  await rename(STAGING, TARGET);
}

await rm(STAGING, { recursive: true, force: true });
await copyFiles();
await cutFonts();
await drawSprite();
await swap();
