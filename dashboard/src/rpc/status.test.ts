import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Answer, Client, Line } from "./client.ts";
import { statusOf } from "./node.testing.ts";
import { Value } from "./observable.ts";
import { StatusWatch } from "./status.ts";

class Fake implements Client {
	readonly node = "ws://127.0.0.1:1";
	readonly line = new Value<Line>("connecting");
	finalized = 6;
	lagMs = 800;
	silent = false;

	async ask<T>(_method: string, _params: readonly unknown[], signal?: AbortSignal): Promise<Answer<T>> {
		if (this.silent) return new Promise((_, failed) => signal?.addEventListener("abort", () => failed(signal.reason)));
		return statusOf(this.finalized, this.lagMs) as Answer<T>;
	}

	async request(): Promise<never> {
		throw new Error("the status is none of the standard methods");
	}

	changes(): () => void {
		return () => undefined;
	}

	close(): void {}
}

let client: Fake;
let watch: StatusWatch;

beforeEach(() => {
	vi.useFakeTimers({ now: 1_000_000 });
	client = new Fake();
	watch = new StatusWatch(client);
	client.line.set("up");
});

afterEach(() => {
	watch.stop();
	vi.useRealTimers();
});

test("asks every two seconds; the age of a final block counts from when it was first seen", async () => {
	await vi.advanceTimersByTimeAsync(0);
	// The first is at least as old as what was indexed.
	expect(watch.value.get()).toMatchObject({ finalized: 6, best: 7, finalizedAt: 999_200, lagMs: 800, old: false, line: "up" });
	client.finalized = 8;
	await vi.advanceTimersByTimeAsync(2_000);
	expect(watch.value.get()).toMatchObject({ finalized: 8, finalizedAt: 1_002_000 });
	await vi.advanceTimersByTimeAsync(4_000);
	expect(watch.value.get()).toMatchObject({ finalized: 8, finalizedAt: 1_002_000, answeredAt: 1_006_000, old: false });
});

test("is old when nothing becomes final for ten seconds, and when the index is behind", async () => {
	await vi.advanceTimersByTimeAsync(12_000);
	expect(watch.value.get().old).toBe(true);
	client.finalized = 9;
	await vi.advanceTimersByTimeAsync(2_000);
	expect(watch.value.get().old).toBe(false);
	client.lagMs = 11_000;
	client.finalized = 10;
	await vi.advanceTimersByTimeAsync(2_000);
	expect(watch.value.get().old).toBe(true);
});

test("is old at once when the line is down", async () => {
	await vi.advanceTimersByTimeAsync(0);
	client.line.set("down");
	expect(watch.value.get()).toMatchObject({ line: "down", old: true, finalized: 6 });
	client.line.set("up");
	expect(watch.value.get()).toMatchObject({ line: "up", old: false });
});

test("is old when the node hangs with the line up", async () => {
	await vi.advanceTimersByTimeAsync(0);
	client.silent = true;
	await vi.advanceTimersByTimeAsync(13_000);
	expect(watch.value.get()).toMatchObject({ line: "up", old: true });
});
