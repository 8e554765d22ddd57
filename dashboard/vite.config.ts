import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

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
		environment: "jsdom",
		include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
		setupFiles: ["src/test-setup.ts"],
		// Two cores are shared with nodes.
		maxWorkers: 2,
	},
});
