/** The form of a request. */

import type { ReactNode } from "react";

import { useLang, useWords } from "../../i18n/index.ts";
import { CAP_STATUSES, PRIORITIES } from "../../rpc/records.ts";
import { ChoiceField, Group, RegionField, StatusField, TextField, TickField } from "./fields.tsx";
import {
	checkRequest, EMPTY_LINE, emptyRequest, lineField, readRequest, unusual, type RequestContext, type RequestForm,
	type RequestLine,
} from "./forms/request.ts";
import type { FieldsProps, FormKind } from "./kinds.ts";
import { MAX_LINES } from "./limits.ts";
import { useIncident, useProducts } from "./registry.ts";

export const REQUEST: FormKind<RequestForm, RequestContext> = {
	name: "request",
	empty: emptyRequest,
	read: readRequest,
	useContext: (form, signer) => ({
		now: Date.now(),
		products: useProducts(),
		incident: useIncident(form.incident),
		signer,
	}),
	check: checkRequest,
	Fields: RequestFields,
	status: ({ status }) => CAP_STATUSES.find((each) => each === status) ?? null,
	title: ({ region, lines }) => `${region} ×${lines.length}`.trim(),
};

function RequestFields({ form, context, set, error }: FieldsProps<RequestForm, RequestContext>): ReactNode {
	const words = useWords("submit");
	const terms = useWords("terms");
	const change = (at: number, changes: Partial<RequestLine>) =>
		set({ lines: form.lines.map((line, i) => (i === at ? { ...line, ...changes } : line)) });
	return (
		<>
			<StatusField value={form.status} error={error("status")} onChange={(status) => set({ status })} />
			<RegionField name="region" label={words("region")} value={form.region} error={error("region")} required
				onChange={(region) => set({ region })} />
			<ChoiceField name="priority" label={words("priority")} hint={words("priorityHint")} value={form.priority} required
				error={error("priority")} options={PRIORITIES.map((each) => [each, terms(`priority.${each}`)])}
				onChange={(priority) => set({ priority })} />
			<TextField name="incident" label={words("incident")} hint={words("optional")} value={form.incident}
				error={error("incident")} inputMode="numeric" onChange={(incident) => set({ incident })} />
			<TextField name="needBy" type="datetime-local" label={words("needBy")} hint={words("optional")} value={form.needBy}
				error={error("needBy")} onChange={(needBy) => set({ needBy })} />
			<Group name="lines" label={words("lines")} error={error("lines")}>
				{form.lines.map((line, i) => (
					<LineFields key={i} at={i} line={line} context={context} error={error} change={(changes) => change(i, changes)}
						remove={form.lines.length > 1 ? () => set({ lines: form.lines.filter((_, at) => at !== i) }) : undefined}
						large={unusual(form, context.products).includes(i)} />
				))}
				<button type="button" disabled={form.lines.length >= MAX_LINES}
					onClick={() => set({ lines: [...form.lines, EMPTY_LINE] })}>{words("lineAdd")}</button>
			</Group>
		</>
	);
}

function LineFields({ at, line, context, error, change, remove, large }: {
	readonly at: number;
	readonly line: RequestLine;
	readonly context: RequestContext;
	readonly error: (field: string) => string | undefined;
	readonly change: (changes: Partial<RequestLine>) => void;
	readonly remove: (() => void) | undefined;
	readonly large: boolean;
}): ReactNode {
	const words = useWords("submit");
	const { lang } = useLang();
	const product = context.products.get(Number(line.product));
	const name = (each: { nameZh: string; nameEn: string; code: string }) =>
		(lang === "zh" ? each.nameZh : each.nameEn) || each.code;
	const products = [...context.products].filter(([, { retired }]) => !retired);
	const field = (of: keyof RequestLine) => ({ name: lineField(at, of), error: error(lineField(at, of)) });
	return (
		<Group name={`lines.${at}`} label={words("line", { number: at + 1 })}>
			<ChoiceField {...field("product")} label={words("product")} value={line.product} required
				options={products.map(([number, each]) => [String(number), `${name(each)} (${each.code})`])}
				onChange={(product) => change({ product })} />
			<TextField {...field("quantity")} label={words("quantity")} value={line.quantity} inputMode="numeric"
				required={!line.unknown} onChange={(quantity) => change({ quantity })}
				hint={product === undefined ? undefined : words("valueUnit", { unit: product.unit })} />
			{large && <p className="note">{words("unusualHint", { most: product?.maxPerLine ?? "" })}</p>}
			<TickField name={lineField(at, "unknown")} label={words("quantityUnknown")} value={line.unknown}
				onChange={(unknown) => change(unknown ? { unknown, quantity: "" } : { unknown })} />
			<TickField name={lineField(at, "substitutes")} label={words("substitutesAllowed")} value={line.substitutes}
				onChange={(substitutes) => change({ substitutes })} />
			<TextField {...field("days")} label={words("daysOfStock")} hint={words("daysHint")} value={line.days}
				inputMode="numeric" onChange={(days) => change({ days })} />
			{remove !== undefined && (
				<button type="button" className="plain" onClick={remove}>{words("lineRemove", { number: at + 1 })}</button>
			)}
		</Group>
	);
}
