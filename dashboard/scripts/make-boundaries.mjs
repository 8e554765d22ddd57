#!/usr/bin/env node
// Writes public/packs/boundaries.json, the pack of equal squares that comes with the page, from the codes of
// data/hubei-2020/regions.csv. Run it after a change of src/map/schematic.ts or tiles.ts; a unit test compares.

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const { module } = await runnerImport(at("../src/map/schematic.ts"));
const [, ...lines] = (await readFile(at("../../data/hubei-2020/regions.csv"), "utf8")).trim().split("\n");
const codes = lines.map((line) => line.slice(0, 6));
await writeFile(at("../public/packs/boundaries.json"), `${JSON.stringify(module.schematicPack(codes))}\n`);
