/** The form of a receipt. */

import type { ReactNode } from "react";

import { useWords } from "../../i18n/index.ts";
import { Shipping } from "../../ui/Terms.tsx";
import { Quantity } from "../../ui/Values.tsx";
import { ChoiceField, TextField } from "./fields.tsx";
import {
	checkReceive, emptyReceive, EXPIRED_REASONS, expectedOf, freshOf, readReceive, REASONS_OF, type ReceiveContext,
	type ReceiveForm,
} from "./forms/receive.ts";
import type { FieldsProps, FormKind } from "./kinds.ts";
import { useRegistryNames, useShipment } from "./registry.ts";

export const RECEIVE: FormKind<ReceiveForm, ReceiveContext> = {
	name: "receive",
	empty: emptyReceive,
	read: readReceive,
	useContext: (form, signer) => ({ now: Date.now(), shipment: useShipment(form.shipment) ?? null, signer }),
	check: checkReceive,
	Fields: ReceiveFields,
	// Drill or real is the request's; the receipt does not say it.
	status: () => null,
	title: ({ shipment }) => (shipment === "" ? "" : `#${shipment}`),
};

const PARTS = ["rejected", "short", "excess"] as const;

function ReceiveFields({ form, context, set, error }: FieldsProps<ReceiveForm, ReceiveContext>): ReactNode {
	const words = useWords("submit");
	const terms = useWords("terms");
	const names = useRegistryNames();
	const { shipment, now } = context;
	const fresh = shipment === null ? null : freshOf(shipment, now);
	const stale = fresh !== null && /^\d+$/.test(form.accepted) && BigInt(form.accepted) > fresh;
	return (
		<>
			<TextField name="shipment" label={words("shipment")} value={form.shipment} error={error("shipment")} required
				inputMode="numeric" onChange={(number) => set({ shipment: number.trim() })} />
			{shipment !== null && (
				<dl className="facts">
					<dt>{words("shipmentGoods")}</dt>
					<dd>{names.product(shipment.product)} <Shipping of={shipment.state} /></dd>
					<dt>{words("shipmentSent")}</dt>
					<dd><Quantity of={expectedOf(shipment)} /></dd>
				</dl>
			)}
			<TextField name="accepted" label={words("accepted")} value={form.accepted} error={error("accepted")} required
				inputMode="numeric" onChange={(accepted) => set({ accepted })} />
			{(stale || form.expiredReason !== "") && (
				<ChoiceField name="expiredReason" label={words("expiredReason")} value={form.expiredReason}
					error={error("expiredReason")} options={EXPIRED_REASONS.map((each) => [each, words(`expired.${each}`)])}
					onChange={(expiredReason) => set({ expiredReason })} />
			)}
			{PARTS.map((part) => (
				<div className="grid" key={part}>
					<TextField name={part} label={words(part)} value={form[part]} error={error(part)} required
						inputMode="numeric" onChange={(amount) => set({ [part]: amount })} />
					<ChoiceField name={`${part}Reason`} label={words(`${part}Reason`)} value={form[`${part}Reason`]}
						error={error(`${part}Reason`)} options={REASONS_OF[part].map((each) => [each, terms(`discrepancy.${each}`)])}
						onChange={(reason) => set({ [`${part}Reason`]: reason })} />
				</div>
			))}
		</>
	);
}
