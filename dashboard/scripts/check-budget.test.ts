import { expect, test } from "vitest";

import { firstLoad, sizesOf } from "./check-budget.mjs";

const MANIFEST = {
	"index.html": { file: "a.js", isEntry: true, css: ["a.css"], imports: ["_shared.js"], dynamicImports: ["page.tsx"] },
	"_shared.js": { file: "shared.js", imports: ["_deep.js"] },
	"_deep.js": { file: "deep.js", css: ["deep.css"], imports: ["_shared.js"] },
	"page.tsx": { file: "page.js", isDynamicEntry: true, imports: ["_shared.js"], css: ["page.css"] },
};

test("the first load is what the entry imports, however deep, and no page", () => {
	expect(firstLoad(MANIFEST).sort()).toEqual(["a.css", "a.js", "deep.css", "deep.js", "index.html", "shared.js"]);
});

test("a manifest that lacks what it names is no manifest", () => {
	expect(() => firstLoad({ "index.html": { file: "a.js", isEntry: true, imports: ["gone"] } })).toThrow("gone");
	expect(() => firstLoad({})).toThrow("no entry");
});

test("sizes are those that are sent", async () => {
	const { raw, gzip, brotli } = await sizesOf(Buffer.from("muster ".repeat(1_000)));
	expect(raw).toBe(7_000);
	expect(gzip).toBeLessThan(100);
	expect(brotli).toBeLessThan(gzip);
});
