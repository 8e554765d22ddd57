/** A page with a node behind it that answers from a list of records, for tests. */

import { render, type RenderResult } from "@testing-library/react";
import type { ComponentType } from "react";
import { Route, Router } from "wouter";

import type { Answer, Client, Line } from "../../rpc/client.ts";
import { Desk } from "../../rpc/desk.ts";
import { field, RpcError } from "../../rpc/errors.ts";
import { DeskContext } from "../../rpc/hooks.ts";
import { answerOf, statusOf } from "../../rpc/node.testing.ts";
import { Value } from "../../rpc/observable.ts";
import type { Row } from "../../rpc/records.ts";
import { ConfigContext } from "../../shell/config-context.ts";
import { navigate, usePath, useSearchText } from "../../shell/location.ts";

type AnyRow = Row<{ readonly kind: string }>;

/** What a method answers besides records, by its name. */
export type Others = Readonly<Record<string, unknown>>;

class RecordsClient implements Client {
	readonly node = "ws://127.0.0.1:1";
	readonly line = new Value<Line>("up");

	constructor(
		private readonly rows: readonly AnyRow[],
		private readonly others: Others,
	) {}

	async ask<T>(method: string, params: readonly unknown[]): Promise<Answer<T>> {
		// The test says what the answer is; the caller says of which type.
		return this.#answer(method, params) as Answer<T>;
	}

	#answer(method: string, params: readonly unknown[]): object {
		const [first] = params;
		if (method === "muster_status") return statusOf(6);
		if (method in this.others) return answerOf(this.others[method], { next: null });
		switch (method) {
			case "muster_record":
				return this.#one(String(first));
			case "muster_request":
				return this.#one(`request/${first}`);
			case "muster_agency":
				return this.#one(`agency/${first}`);
			case "muster_requests":
				return this.#list("request", first);
			case "muster_shipments":
				return this.#list("shipment", first);
			case "muster_agencies":
				return this.#list("agency", {});
			case "muster_records":
				return this.#list(String(field(first, "kind")), first);
			default:
				throw new RpcError(-32601, `nobody answers ${method}`);
		}
	}

	#one(subject: string): object {
		const row = this.rows.find((each) => each.subject === subject);
		if (row === undefined) throw new RpcError(4002, `there is no ${subject}`);
		return answerOf(row);
	}

	#list(kind: string, filter: unknown): object {
		const wanted = (row: AnyRow): boolean => {
			if (row.record.kind !== kind) return false;
			const status = field(filter, "status");
			if (status !== undefined && field(row.record, "status") !== status) return false;
			const of = field(filter, "of");
			if (of === undefined) return true;
			const [above = "", number] = String(of).split("/");
			return field(row.record, above === "agency" ? "parent" : above) === Number(number);
		};
		return answerOf(this.rows.filter(wanted), { next: null });
	}

	changes(): () => void {
		return () => undefined;
	}

	close(): void {}
}

const CONFIG = { node: "ws://127.0.0.1:1", configured: "ws://127.0.0.1:1", boundaries: null, title: { zh: "值班台", en: "Duty desk" } };

/** Shows a page at an address. */
export function show(Page: ComponentType, address: string, path: string, rows: readonly AnyRow[], others: Others = {}): RenderResult {
	navigate(address);
	const desk = new Desk(new RecordsClient(rows, { muster_audit: [], ...others }));
	return render(
		<ConfigContext value={CONFIG}>
			<DeskContext value={desk}>
				<Router hook={usePath} searchHook={useSearchText}>
					<Route path={path} component={Page} />
				</Router>
			</DeskContext>
		</ConfigContext>,
	);
}
