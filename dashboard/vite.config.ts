import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Tests that are no page's and need a browser all the same: what it keeps, its language. */
const IN_A_BROWSER = ["config", "chain/store", "i18n/i18n", "pages/incident/verdict"].map((name) => `src/${name}.test.ts`);

export default defineConfig({
	// Relative, so that the files may lie in any folder of any static server.
	base: "./",
	plugins: [react()],
	build: {
		target: "es2022",
		manifest: true,
		// What is not loaded at first may be large (signing, charts); what is has its budget in budget.json.
		chunkSizeWarningLimit: 2_000,
	},
	server: { host: "127.0.0.1", port: 5173 },
	preview: { host: "127.0.0.1", port: 4173 },
	test: {
		// Two cores are shared with nodes.
		maxWorkers: 2,
		// A process and its modules for many files, which set anew what they set: most take less time than a process takes to
		// start. `--sequence.shuffle.files` finds one that lives on what another has left.
		isolate: false,
		projects: [
			{
				extends: true,
				test: {
					name: "rules",
					include: ["src/**/*.test.ts", "scripts/**/*.test.ts"],
					exclude: IN_A_BROWSER,
				},
			},
			{
				extends: true,
				test: {
					name: "pages",
					environment: "jsdom",
					include: ["src/**/*.test.tsx", ...IN_A_BROWSER],
					setupFiles: ["src/test-setup.ts"],
					pool: "threads",
				},
			},
		],
	},
});
