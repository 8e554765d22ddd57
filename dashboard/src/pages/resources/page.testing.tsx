/** A page with a node behind it that answers from a list of records, for tests. */

import type { RenderResult } from "@testing-library/react";
import type { ComponentType } from "react";

import { showPage } from "../../page.testing.tsx";
import { contains } from "../../regions/regions.ts";
import { FakeClient } from "../../rpc/client.testing.ts";
import { field, RpcError } from "../../rpc/errors.ts";
import { answerOf } from "../../rpc/node.testing.ts";
import type { Row } from "../../rpc/records.ts";

type AnyRow = Row<{ readonly kind: string }>;

/** What a method answers besides records, by its name. */
export type Others = Readonly<Record<string, unknown>>;

/** A client that answers from records. */
export function answering(rows: readonly AnyRow[], others: Others): FakeClient {
	return new FakeClient((method, [first]) => {
		if (method in others) return answerOf(others[method], { next: null });
		switch (method) {
			case "muster_record":
				return one(rows, String(first));
			case "muster_request":
				return one(rows, `request/${first}`);
			case "muster_agency":
				return one(rows, `agency/${first}`);
			case "muster_requests":
				return list(rows, "request", first);
			case "muster_shipments":
				return list(rows, "shipment", first);
			case "muster_agencies":
				return list(rows, "agency", {});
			case "muster_records":
				return list(rows, String(field(first, "kind")), first);
			default:
				throw new RpcError(-32601, `nobody answers ${method}`);
		}
	});
}

function one(rows: readonly AnyRow[], subject: string): object {
	const row = rows.find((each) => each.subject === subject);
	if (row === undefined) throw new RpcError(4002, `there is no ${subject}`);
	return answerOf(row);
}

function list(rows: readonly AnyRow[], kind: string, filter: unknown): object {
	const wanted = (row: AnyRow): boolean => {
		if (row.record.kind !== kind) return false;
		const status = field(filter, "status");
		if (status !== undefined && field(row.record, "status") !== status) return false;
		const product = field(filter, "product");
		if (product !== undefined && (field(row.record, "product") ?? product) !== product) return false;
		const region = field(filter, "region");
		if (region !== undefined && !contains(String(region), String(field(row.record, "region")))) return false;
		const of = field(filter, "of");
		if (of === undefined) return true;
		const [above = "", number] = String(of).split("/");
		return field(row.record, above === "agency" ? "parent" : above) === Number(number);
	};
	return answerOf(rows.filter(wanted), { next: null });
}

/** Shows a page at an address. */
export function show(Page: ComponentType, address: string, path: string, rows: readonly AnyRow[], others: Others = {}): RenderResult {
	return showPage(Page, address, path, answering(rows, { muster_audit: [], ...others }));
}
