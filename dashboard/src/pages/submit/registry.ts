/** Lists of the chain that forms choose from, by number. */

import { useMemo } from "react";

import type { CellArgument } from "../../chain/calls.ts";
import { isNothing } from "../../rpc/errors.ts";
import { useAnswer, useList } from "../../rpc/hooks.ts";
import type {
	CellRecord, EventTypeRecord, IncidentRecord, Kind, MetricRecord, ProductRecord, RoundRecord, Row, ShipmentRecord,
} from "../../rpc/records.ts";
import { useLang } from "../../i18n/index.ts";
import { definitionOf } from "./forms/observation.ts";
import { cellSubject, type AskedCell } from "./forms/sealing.ts";

function useRegistry<R>(kind: Kind): ReadonlyMap<number, R> {
	const { rows } = useList<R>("muster_records", { kind }, { kinds: [kind] }, { all: true });
	return useMemo(() => new Map(rows.map(({ subject, record }) => [Number(subject.split("/")[1]), record])), [rows]);
}

export const useEventTypes = () => useRegistry<EventTypeRecord>("eventType");
export const useMetrics = () => useRegistry<MetricRecord>("metric");
export const useProducts = () => useRegistry<ProductRecord>("product");

/** A number as somebody types it, if it can be asked for. */
const asked = (text: string): readonly unknown[] | undefined => (/^\d{1,18}$/.test(text.trim()) ? [text.trim()] : undefined);

export function useIncident(number: string): IncidentRecord | undefined {
	return useAnswer<Row<IncidentRecord>>("muster_incident", asked(number), { subjects: [`incident/${number.trim()}`] })
		.answer?.data.record;
}

export function useRound(number: string): RoundRecord | undefined {
	return useOne<RoundRecord>("round", number);
}

export function useShipment(number: string): ShipmentRecord | undefined {
	return useOne<ShipmentRecord>("shipment", number);
}

/** What the chain has of a cell. */
export function useCell(cell: CellArgument | undefined): AskedCell {
	const subject = cell === undefined ? "" : cellSubject(cell);
	const { answer, error } = useAnswer<Row<CellRecord>>("muster_record", cell === undefined ? undefined : [subject], {
		subjects: [subject],
	});
	return isNothing(error) ? null : answer?.data.record;
}

function useOne<R>(kind: Kind, number: string): R | undefined {
	const params = asked(number);
	const subject = `${kind}/${String(params?.[0] ?? "")}`;
	return useAnswer<Row<R>>("muster_record", params === undefined ? undefined : [subject], { subjects: [subject] })
		.answer?.data.record;
}

export interface RegistryNames {
	eventType(number: number): string;
	metric(number: number): string;
	product(number: number): string;
}

/** Names in the language of the page; a number that has none is said as it is. */
export function useRegistryNames(): RegistryNames {
	const { lang } = useLang();
	const [eventTypes, metrics, products] = [useEventTypes(), useMetrics(), useProducts()];
	return useMemo(() => ({
		eventType: (number) => eventTypes.get(number)?.names[lang] ?? String(number),
		metric: (number) => definitionOf(metrics.get(number))?.names[lang] ?? String(number),
		product: (number) => {
			const product = products.get(number);
			const name = lang === "zh" ? product?.nameZh : product?.nameEn;
			return name === undefined || name === "" ? (product?.code ?? String(number)) : name;
		},
	}), [lang, eventTypes, metrics, products]);
}
