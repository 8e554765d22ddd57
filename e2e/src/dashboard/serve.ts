/** Serves the built duty desk on this machine, with the node's address put into what the page reads at its start. */

import { once } from "node:events";
import { readFile, stat } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";

import sirv from "sirv";

/** The page cannot be served. The message says what to do. */
export class DashboardError extends Error {
	override readonly name = "DashboardError";
}

export interface DashboardOptions {
	/** Folder of the built page: `dashboard/dist`. */
	readonly dist: string;
	/** Address of the node that the page asks, such as `ws://127.0.0.1:9944`. */
	readonly node: string;
	/** A free one when not given. */
	readonly port?: number;
}

export interface Dashboard {
	readonly url: string;
	close(): Promise<void>;
}

const HOST = "127.0.0.1";
/** What the page reads before anything else, beside its `index.html`. */
const CONFIG = "config.json";

/** Serves until {@link Dashboard.close}. Only files that are in `dist` now are ever given out. */
export async function serveDashboard({ dist, node, port = 0 }: DashboardOptions): Promise<Dashboard> {
	const config = await configFor(dist, node);
	const files = sirv(dist, { etag: true });
	const server = createServer((request, response) => {
		response.setHeader("X-Content-Type-Options", "nosniff");
		if (request.method !== "GET" && request.method !== "HEAD") {
			response.setHeader("Allow", "GET, HEAD");
			refuse(response, 405, "only GET and HEAD");
		} else if (pathOf(request.url) === `/${CONFIG}`) {
			response.setHeader("Cache-Control", "no-store");
			response.setHeader("Content-Type", "application/json");
			response.end(config);
		} else {
			files(request, response, () => refuse(response, 404, "no such file"));
		}
	});
	server.listen(port, HOST);
	try {
		await once(server, "listening");
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw code === "EADDRINUSE" ? new DashboardError(`port ${port} is taken: choose another, or none`) : error;
	}
	const address = server.address();
	if (address === null || typeof address === "string") throw new DashboardError("no TCP port to be had");
	return {
		url: `http://${HOST}:${address.port}/`,
		close: async () => {
			const closed = once(server, "close");
			server.close();
			// Browsers keep connections open for what they may ask next.
			server.closeAllConnections();
			await closed;
		},
	};
}

/** The page's own configuration, with this node's address. */
async function configFor(dist: string, node: string): Promise<string> {
	await readBuilt(dist, "index.html");
	const text = await readBuilt(dist, CONFIG);
	let config: unknown;
	try {
		config = JSON.parse(text);
	} catch (error) {
		throw new DashboardError(`${join(dist, CONFIG)} is no JSON: ${String(error)}`);
	}
	if (typeof config !== "object" || config === null || Array.isArray(config)) {
		throw new DashboardError(`${join(dist, CONFIG)} is no JSON object`);
	}
	return JSON.stringify({ ...config, node });
}

async function readBuilt(dist: string, name: string): Promise<string> {
	try {
		return await readFile(join(dist, name), "utf8");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
		const what = (await isThere(dist)) ? `${dist} has no ${name}` : `there is no ${dist}`;
		throw new DashboardError(`${what}: build the page with scripts/build-dashboard`);
	}
}

async function isThere(path: string): Promise<boolean> {
	return stat(path).then(
		() => true,
		() => false,
	);
}

/** Path of a request without its query; `undefined` when there is none to be made out. */
function pathOf(url: string | undefined): string | undefined {
	const base = `http://${HOST}`;
	return URL.canParse(url ?? "", base) ? new URL(url ?? "", base).pathname : undefined;
}

function refuse(response: ServerResponse, status: number, why: string): void {
	response.statusCode = status;
	response.setHeader("Content-Type", "text/plain; charset=utf-8");
	response.end(`${why}\n`);
}
