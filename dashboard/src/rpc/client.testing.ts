/** A client for tests of what uses one, without a line. */

import { act } from "@testing-library/react";

import type { Answer, ChangeFilter, Client, Line } from "./client.ts";
import { answerOf, statusOf } from "./node.testing.ts";
import { Value } from "./observable.ts";
import type { Act, ChangeNote } from "./records.ts";

type Answers = (method: string, params: readonly unknown[]) => unknown;

/** A client that answers as a test says, and tells of what a test says. */
export class FakeClient implements Client {
	readonly node = "ws://127.0.0.1:1";
	readonly line = new Value<Line>("up");
	/** Hash of the best block, as the status tells it. */
	readonly best = `0x${"6".padStart(64, "0")}`;
	/** What was asked, but for the status. */
	readonly asked: { readonly method: string; readonly params: readonly unknown[] }[] = [];
	readonly feeds = new Map<(note: ChangeNote) => void, ChangeFilter>();

	constructor(public answer: Answers = () => answerOf("first")) {}

	async ask<T>(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<Answer<T>> {
		if (method === "muster_status") return statusOf(6) as Answer<T>;
		this.asked.push({ method, params });
		const answer = await this.answer(method, params);
		signal?.throwIfAborted();
		return answer as Answer<T>;
	}

	async request(method: string, params: readonly unknown[]): Promise<unknown> {
		return this.answer(method, params);
	}

	changes(filter: ChangeFilter, on: (note: ChangeNote) => void): () => void {
		this.feeds.set(on, filter);
		return () => void this.feeds.delete(on);
	}

	tell(subjects: readonly string[], status: ChangeNote["status"] = "final", hash = "0x1", number = 7): void {
		const done: Act = {
			name: "incidents.filed", event: 0, extrinsic: 0, extrinsicHash: null, agency: 7, officer: null, claimed: null,
			message: null, subjects,
		};
		const note = { block: { number, hash }, status, time: 1, acts: subjects.length === 0 ? [] : [done] };
		act(() => { for (const feed of this.feeds.keys()) feed(note); });
	}

	close(): void {}
}
