/** Calls that several tests make, and the chain's numbers for names. */

import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { blake2AsHex } from "@polkadot/util-crypto";

import type { Submitter } from "./client.ts";

/** Bits of `Roles`, as pinned in `primitives`. */
export const ROLES = {
	Report: 1 << 0,
	Triage: 1 << 1,
	Vote: 1 << 2,
	Observe: 1 << 3,
	Request: 1 << 4,
	Approve: 1 << 5,
	Supply: 1 << 6,
	Receive: 1 << 7,
	Admit: 1 << 8,
	Manage: 1 << 9,
	Validate: 1 << 10,
	Declare: 1 << 11,
	Carry: 1 << 12,
} as const;

/** Bit of `Categories` for public health. */
const CATEGORY_HEALTH = 1 << 6;
const WUHAN = 420_100;
/** Minutes that China's clocks are ahead of UTC. */
const CHINA_OFFSET = 480;
const DAY_MS = 86_400_000;
/** Inner calls of one batch: small enough for a block of the slowest machine. */
const ENROLMENTS_PER_BATCH = 10;

/** The development account of a path such as `//Alice`. */
export function account(path: string): KeyringPair {
	return new Keyring({ type: "sr25519" }).addFromUri(path);
}

/** An account for thousands of signatures: this scheme takes here a fifth of the time, and nodes the same to verify. */
export function quickAccount(path: string): KeyringPair {
	return new Keyring({ type: "ed25519" }).addFromUri(path);
}

/** A call by its names; a clear error where the runtime lacks it. */
export function call(
	api: ApiPromise,
	pallet: string,
	name: string,
	...args: unknown[]
): SubmittableExtrinsic<"promise"> {
	const make = api.tx[pallet]?.[name];
	if (make === undefined) throw new TypeError(`the runtime has no call ${pallet}.${name}`);
	return make(...args);
}

/** Number of the event type with this code. */
export async function eventTypeByCode(api: ApiPromise, code: string): Promise<number> {
	const entries = (await api.query["incidents"]?.["eventTypes"]?.entries()) ?? [];
	const codes = entries.map(([key, value]) => ({
		id: Number(key.args[0]?.toString()),
		code: (value.toHuman() as { code?: string } | null)?.code,
	}));
	const found = codes.find((each) => each.code === code);
	if (found === undefined) {
		throw new Error(`no event type ${code} on the chain; there are ${codes.map((each) => each.code).join(", ")}`);
	}
	return found.id;
}

/** How a report rides: tests are routine, what really happens is response, and what threatens life goes first. */
export type Urgency = "routine" | "response" | "life";

const FACTS: Record<Urgency, { status: string; urgency: string; severity: string; what: string }> = {
	routine: { status: "Test", urgency: "Expected", severity: "Moderate", what: "Technical test" },
	response: { status: "Actual", urgency: "Expected", severity: "Moderate", what: "Report" },
	life: { status: "Actual", urgency: "Immediate", severity: "Extreme", what: "Emergency" },
};

/** An incident report of this urgency; the serial number makes each another one. */
export function report(
	api: ApiPromise,
	eventType: number,
	serial: number,
	how: Urgency,
): SubmittableExtrinsic<"promise"> {
	const { status, urgency, severity, what } = FACTS[how];
	const headline = `${what} ${serial}: cluster of pneumonia of unknown cause, two wards closed`;
	return call(api, "incidents", "file", eventType, status, {
		categories: CATEGORY_HEALTH,
		urgency,
		severity,
		regions: [WUHAN],
		point: null,
		onset: null,
		observedAt: Date.now(),
		utcOffset: CHINA_OFFSET,
		headline,
		content: {
			algorithm: "Blake2b256",
			digest: blake2AsHex(headline),
			size: headline.length,
			mediaType: "PlainText",
		},
		ihr: { seriousImpact: null, unusual: null, internationalSpread: null, tradeRestrictions: null },
		external: null,
	});
}

/** An incident report of a drill's size: a real call that never mixes with actual incidents. */
export function testReport(api: ApiPromise, eventType: number, serial: number): SubmittableExtrinsic<"promise"> {
	return report(api, eventType, serial, "routine");
}

/** Enrols officers of one agency and waits until all are final. */
export async function enrol(
	api: ApiPromise,
	submitter: Submitter,
	manager: KeyringPair,
	agency: number,
	officers: readonly KeyringPair[],
	roles: number,
): Promise<void> {
	const validUntil = Date.now() + 30 * DAY_MS;
	const batches: SubmittableExtrinsic<"promise">[][] = [];
	for (const [i, officer] of officers.entries()) {
		if (i % ENROLMENTS_PER_BATCH === 0) batches.push([]);
		batches.at(-1)?.push(call(api, "agencies", "enrolOfficer", agency, officer.address, roles, validUntil));
	}
	const submitted = [];
	for (const batch of batches) {
		submitted.push(await submitter.submit(call(api, "utility", "batchAll", batch), manager));
	}
	for (const { finalized } of submitted) {
		const { success, error } = await finalized;
		if (!success) throw new Error(`enrolment at agency ${agency} failed: ${error ?? "no reason given"}`);
	}
}
