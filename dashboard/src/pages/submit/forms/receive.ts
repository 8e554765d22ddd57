/** The receipt of a shipment: `resources.receive`. */

import { DISCREPANCIES, type Discrepancy, type ExpiredReason, type ShipmentRecord } from "../../../rpc/records.ts";
import { MAX_U64 } from "../limits.ts";
import { digitsOf, Kept, oneOf, Problems, type Checked, type Signer } from "./common.ts";

export const EXPIRED_REASONS = ["Extended", "Training", "NothingElse"] as const satisfies readonly ExpiredReason[];

/** What may be the reason of each part. */
export const REASONS_OF: Readonly<Record<"rejected" | "short" | "excess", readonly Discrepancy[]>> = {
	rejected: DISCREPANCIES.filter((each) => !["Short", "Excess", "Lost"].includes(each)),
	short: ["Short", "Lost", "CustomsSeized", "Other"],
	excess: ["Excess", "NotOrdered", "Other"],
};

export interface ReceiveForm {
	readonly shipment: string;
	readonly accepted: string;
	readonly rejected: string;
	readonly short: string;
	readonly excess: string;
	readonly rejectedReason: string;
	readonly shortReason: string;
	readonly excessReason: string;
	readonly expiredReason: string;
}

export interface ReceiveContext {
	readonly now: number;
	/** Once it was read. */
	readonly shipment: ShipmentRecord | null;
	readonly signer: Signer | null;
}

export function emptyReceive(given: { shipment?: string }): ReceiveForm {
	return {
		shipment: given.shipment ?? "",
		accepted: "",
		rejected: "0",
		short: "0",
		excess: "0",
		rejectedReason: "",
		shortReason: "",
		excessReason: "",
		expiredReason: "",
	};
}

export function readReceive(kept: Kept): ReceiveForm {
	const empty = emptyReceive({});
	const text = (name: keyof ReceiveForm) => kept.text(name, empty[name]);
	return {
		shipment: text("shipment"),
		accepted: text("accepted"),
		rejected: text("rejected"),
		short: text("short"),
		excess: text("excess"),
		rejectedReason: text("rejectedReason"),
		shortReason: text("shortReason"),
		excessReason: text("excessReason"),
		expiredReason: text("expiredReason"),
	};
}

/** Units that accepted, rejected and short must add up to. */
export function expectedOf({ quantity, units }: ShipmentRecord): bigint {
	const left = BigInt(quantity) - BigInt(units.lost);
	return left > 0n ? left : 0n;
}

/** Units that have not expired; `null` where the shipment has no lots and nobody knows. */
export function freshOf({ lots }: ShipmentRecord, now: number): bigint | null {
	if (lots.length === 0) return null;
	return lots
		.filter(({ expires }) => expires === null || expires > now)
		.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n);
}

export function checkReceive(form: ReceiveForm, context: ReceiveContext): Checked {
	const problems = new Problems();
	const { shipment, signer, now } = context;
	if (!/^\d{1,20}$/.test(form.shipment) || shipment === null) problems.add("shipment", "problemShipment");
	else if (shipment.state !== "InTransit" && shipment.state !== "Arrived") {
		problems.add("shipment", "problemNotReceivable");
	} else if (signer !== null && signer.officer.agency !== shipment.receiver) {
		problems.add("shipment", "problemNotReceiver");
	}
	const accepted = digitsOf(problems, "accepted", form.accepted);
	const rejected = digitsOf(problems, "rejected", form.rejected);
	const short = digitsOf(problems, "short", form.short);
	const excess = digitsOf(problems, "excess", form.excess);
	if (accepted === null || rejected === null || short === null || excess === null) {
		return { problems: problems.list, call: null };
	}
	const counted = BigInt(accepted) + BigInt(rejected) + BigInt(short);
	if (counted > MAX_U64) problems.add("accepted", "problemTooLarge", { most: String(MAX_U64) });
	else if (shipment !== null && counted !== expectedOf(shipment)) {
		problems.add("accepted", "problemSum", { counted: String(counted), expected: String(expectedOf(shipment)) });
	}
	const rejectedReason = reasonOf(problems, "rejected", rejected, form.rejectedReason);
	const shortReason = reasonOf(problems, "short", short, form.shortReason);
	const excessReason = reasonOf(problems, "excess", excess, form.excessReason);
	const expiredReason = oneOf(EXPIRED_REASONS, form.expiredReason);
	const fresh = shipment === null ? null : freshOf(shipment, now);
	if (fresh !== null) {
		const stale = BigInt(accepted) > fresh;
		if (stale && expiredReason === null) problems.add("expiredReason", "problemExpiredReason", { fresh: String(fresh) });
		if (!stale && form.expiredReason !== "") problems.add("expiredReason", "problemExpiredSurplus");
	}
	return problems.checked(() => ({
		name: "resources.receive",
		args: {
			shipment: String(BigInt(form.shipment)),
			receipt: { accepted, rejected, short, excess, rejectedReason, shortReason, excessReason, expiredReason },
		},
	}));
}

function reasonOf(problems: Problems, part: keyof typeof REASONS_OF, amount: string, text: string): Discrepancy | null {
	const field = `${part}Reason`;
	if (amount === "0") return text === "" ? null : problems.add(field, "problemReasonSurplus");
	if (text === "") return problems.add(field, "problemReasonMissing");
	return oneOf(REASONS_OF[part], text) ?? problems.add(field, "problemReasonUnfit");
}
