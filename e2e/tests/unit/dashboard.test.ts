import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { text } from "node:stream/consumers";

import { DashboardError, serveDashboard, type DashboardOptions } from "../../src/dashboard/serve.ts";

const NODE = "ws://127.0.0.1:9944";
const PAGE = "<!doctype html><title>desk</title>";

/** A folder `dist` with these files, and one beside it that is nobody's business. */
async function built(t: TestContext, files: Readonly<Record<string, string>> = {}): Promise<string> {
	const dir = await mkdtemp(join(tmpdir(), "muster-dashboard-"));
	t.after(() => rm(dir, { recursive: true, force: true }));
	await writeFile(join(dir, "secret.txt"), "secret");
	const dist = join(dir, "dist");
	await mkdir(join(dist, "assets"), { recursive: true });
	const all = { "index.html": PAGE, "config.json": '{"node":"ws://elsewhere","pack":"hubei"}', ...files };
	for (const [name, content] of Object.entries(all)) await writeFile(join(dist, name), content);
	return dist;
}

async function serve(t: TestContext, options: DashboardOptions): Promise<string> {
	const served = await serveDashboard(options);
	t.after(() => served.close());
	return served.url;
}

/** What a server answers to a path that is sent as it stands: `fetch` would tidy it up. */
async function raw(url: string, path: string): Promise<string> {
	const socket = connect(Number(new URL(url).port), "127.0.0.1");
	socket.end(`GET ${path} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n`);
	return await text(socket);
}

describe("serveDashboard", () => {
	it("gives out the page and its files, with their types", async (t) => {
		const url = await serve(t, { dist: await built(t, { "assets/a.js": "1", "proof.wasm": "\0asm" }), node: NODE });
		assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
		for (const [path, type, content] of [
			["", /^text\/html/, PAGE],
			["?lang=zh", /^text\/html/, PAGE],
			["assets/a.js", /^text\/javascript/, "1"],
			["proof.wasm", /^application\/wasm$/, "\0asm"],
		] as const) {
			const response = await fetch(url + path);
			assert.equal(response.status, 200, path);
			assert.match(response.headers.get("content-type") ?? "", type);
			assert.equal(response.headers.get("x-content-type-options"), "nosniff");
			assert.equal(await response.text(), content);
		}
		const head = await fetch(url, { method: "HEAD" });
		assert.deepEqual([head.status, await head.text()], [200, ""]);
	});

	it("tells the page which node to ask, and leaves the rest of its configuration", async (t) => {
		const url = await serve(t, { dist: await built(t), node: NODE });
		for (const path of ["config.json", "config.json?now"]) {
			const response = await fetch(url + path);
			assert.deepEqual(await response.json(), { node: NODE, pack: "hubei" });
			assert.equal(response.headers.get("cache-control"), "no-store");
		}
	});

	it("gives out nothing else", async (t) => {
		const url = await serve(t, { dist: await built(t, { ".env": "secret" }), node: NODE });
		for (const path of ["/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
			"//../secret.txt", "/..\\secret.txt", "/.env", "/assets", "/assets/", "/none.js", "/%", "/%00", "http://[/"]) {
			const answer = await raw(url, path);
			assert.match(answer, /^HTTP\/1\.1 (404|400) /, path);
			assert.ok(!answer.includes("secret\n") && !answer.endsWith("secret"), path);
		}
		const posted = await fetch(url, { method: "POST", body: "x" });
		assert.deepEqual([posted.status, posted.headers.get("allow")], [405, "GET, HEAD"]);
	});

	it("listens where it is told to, and says when that place is taken", async (t) => {
		const dist = await built(t);
		const { port } = new URL(await serve(t, { dist, node: NODE }));
		await assert.rejects(serveDashboard({ dist, node: NODE, port: Number(port) }), (error) => {
			assert.ok(error instanceof DashboardError);
			assert.match(error.message, new RegExp(`^port ${port} is taken`));
			return true;
		});
		const again = await serveDashboard({ dist, node: NODE });
		await again.close();
		const moved = await serveDashboard({ dist, node: NODE, port: Number(new URL(again.url).port) });
		assert.equal(moved.url, again.url);
		await moved.close();
		await assert.rejects(fetch(moved.url));
	});

	it("says what is missing of a page that is not built", async (t) => {
		const dist = await built(t);
		const absent = join(dist, "none");
		await assert.rejects(serveDashboard({ dist: absent, node: NODE }), {
			name: "DashboardError",
			message: `there is no ${absent}: build the page with scripts/build-dashboard`,
		});
		await rm(join(dist, "index.html"));
		await assert.rejects(serveDashboard({ dist, node: NODE }), {
			name: "DashboardError",
			message: `${dist} has no index.html: build the page with scripts/build-dashboard`,
		});
	});

	it("says what is wrong with a configuration that is none", async (t) => {
		for (const [content, problem] of [["{", /config\.json is no JSON: /], ["[]", /config\.json is no JSON object$/]] as const) {
			const dist = await built(t, { "config.json": content });
			await assert.rejects(serveDashboard({ dist, node: NODE }), { name: "DashboardError", message: problem });
		}
	});
});
