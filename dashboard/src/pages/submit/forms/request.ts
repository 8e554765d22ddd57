/** A request for resources: `resources.submit`. */

import type { ChainPriority, LineArgument } from "../../../chain/calls.ts";
import { isRegion } from "../../../regions/regions.ts";
import { PRIORITIES, type IncidentRecord, type Priority, type ProductRecord } from "../../../rpc/records.ts";
import { MAX_LINES, MAX_U32 } from "../limits.ts";
import {
	checkJurisdiction, digitsOf, Kept, momentOf, oneOf, Problems, statusOf, type Checked, type Signer,
} from "./common.ts";

export interface RequestLine {
	readonly product: string;
	readonly quantity: string;
	/** Needed, and nobody knows how much: neither 0 nor 1. */
	readonly unknown: boolean;
	readonly substitutes: boolean;
	/** Empty: nobody knows for how long the stock lasts. */
	readonly days: string;
}

export interface RequestForm {
	readonly incident: string;
	readonly region: string;
	readonly priority: string;
	readonly needBy: string;
	readonly status: string;
	readonly lines: readonly RequestLine[];
}

export interface RequestContext {
	readonly now: number;
	readonly products: ReadonlyMap<number, ProductRecord>;
	/** The incident that is named: `null` if none is, `undefined` if it was not found. */
	readonly incident: IncidentRecord | null | undefined;
	readonly signer: Signer | null;
}

export const EMPTY_LINE: RequestLine = { product: "", quantity: "", unknown: false, substitutes: false, days: "" };

export function emptyRequest(given: { region?: string; incident?: string; status?: string }): RequestForm {
	return {
		incident: given.incident ?? "",
		region: given.region !== undefined && isRegion(given.region) ? given.region : "",
		priority: "",
		needBy: "",
		status: given.status ?? "",
		lines: [EMPTY_LINE],
	};
}

export function readRequest(kept: Kept): RequestForm {
	return {
		incident: kept.text("incident", ""),
		region: kept.text("region", ""),
		priority: kept.text("priority", ""),
		needBy: kept.text("needBy", ""),
		status: kept.text("status", ""),
		lines: kept.list("lines", [EMPTY_LINE], (line) => ({
			product: line.text("product", ""),
			quantity: line.text("quantity", ""),
			unknown: line.flag("unknown", false),
			substitutes: line.flag("substitutes", false),
			days: line.text("days", ""),
		})),
	};
}

const CHAIN_PRIORITY: Readonly<Record<Priority, ChainPriority>> = {
	routine: "Routine",
	urgent: "Urgent",
	asap: "Asap",
	stat: "Stat",
};

export function checkRequest(form: RequestForm, context: RequestContext): Checked {
	const problems = new Problems();
	const { now, signer } = context;
	if (!isRegion(form.region)) problems.add("region", "problemRegion", { region: form.region });
	else checkJurisdiction(problems, "region", form.region, signer);
	const priority = oneOf(PRIORITIES, form.priority) ?? problems.add("priority", "problemPriority");
	const status = statusOf(problems, form.status);
	const incident = incidentOf(problems, form, context);
	const needBy = form.needBy === "" ? null : (momentOf(form.needBy) ?? problems.add("needBy", "problemTime"));
	if (needBy !== null && needBy <= now) problems.add("needBy", "problemNeedBy");
	if (form.lines.length === 0) problems.add("lines", "problemNoLines");
	if (form.lines.length > MAX_LINES) problems.add("lines", "problemLines", { most: MAX_LINES });
	const lines = form.lines.map((line, i) => lineOf(problems, line, i, context.products));
	if (priority === null || status === null) return { problems: problems.list, call: null };
	return problems.checked(() => ({
		name: "resources.submit",
		args: {
			incident,
			region: Number(form.region),
			priority: CHAIN_PRIORITY[priority],
			needBy,
			status,
			lines: lines.flatMap((line) => line ?? []),
		},
	}));
}

function incidentOf(problems: Problems, form: RequestForm, { incident }: RequestContext): string | null {
	const text = form.incident.trim();
	if (text === "") return null;
	if (!/^\d{1,20}$/.test(text) || incident === undefined || incident === null) {
		return problems.add("incident", "problemIncident");
	}
	if (form.status !== "" && incident.status !== form.status) problems.add("incident", "problemStatusDiffers");
	return String(BigInt(text));
}

/** The field of a line that a problem is about. */
export function lineField(line: number, field: keyof RequestLine): string {
	return `lines.${line}.${field}`;
}

function lineOf(
	problems: Problems,
	line: RequestLine,
	index: number,
	products: ReadonlyMap<number, ProductRecord>,
): LineArgument | null {
	const product = line.product === "" ? undefined : products.get(Number(line.product));
	if (product === undefined) problems.add(lineField(index, "product"), "problemProduct");
	else if (product.retired) problems.add(lineField(index, "product"), "problemProductRetired");
	const quantity = line.unknown ? null : digitsOf(problems, lineField(index, "quantity"), line.quantity, 1n);
	if (line.unknown && line.quantity.trim() !== "") {
		problems.add(lineField(index, "quantity"), "problemQuantityAndUnknown");
	}
	const days = line.days.trim() === "" ? null : digitsOf(problems, lineField(index, "days"), line.days, 0n, MAX_U32);
	return product === undefined
		? null
		: {
			product: Number(line.product),
			quantity,
			substitutesAllowed: line.substitutes,
			daysOfStock: days === null ? null : Number(days),
		};
}

/** Lines that ask for more than a line asks for in earnest: taken as they are, and named in the event. */
export function unusual(form: RequestForm, products: ReadonlyMap<number, ProductRecord>): number[] {
	return form.lines.flatMap(({ product, quantity, unknown }, i) => {
		const most = products.get(Number(product))?.maxPerLine;
		const asked = !unknown && /^\d+$/.test(quantity.trim()) ? BigInt(quantity.trim()) : 0n;
		return most !== undefined && asked > BigInt(most) ? [i] : [];
	});
}
