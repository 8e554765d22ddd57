// Records that the tests of this folder begin from. Nothing here is shipped: only tests import it.

import type { Line, OfferRecord, RequestRecord, Row, ShipmentRecord } from "../../rpc/records.ts";

export const DAY = 86_400_000;
export const OFFICER = "5CDvHBym6RLoxTdX9MS1acpaDbNxaFagqM5LpBiFGjWT6o1n";

export const line = (changes: Partial<Line> = {}): Line => ({
	line: 0,
	product: 2,
	state: "Open",
	fhirStatus: "active",
	requested: "1000",
	approved: "1000",
	committed: "0",
	outstanding: "1000",
	unmet: "1000",
	dispatched: "0",
	inTransit: "0",
	accepted: "0",
	rejected: "0",
	lost: "0",
	returned: "0",
	released: "0",
	givenBack: "0",
	daysOfStock: null,
	substitutesAllowed: false,
	substitutes: [],
	verified: "NotAsked",
	verification: null,
	...changes,
});

export const request = (changes: Partial<RequestRecord> = {}): RequestRecord => ({
	kind: "request",
	agency: 7,
	officer: OFFICER,
	incident: null,
	region: "420100",
	priority: "routine",
	needBy: null,
	status: "Actual",
	submittedAt: 1_000,
	due: null,
	lines: [line()],
	...changes,
});

export const shipment = (changes: Partial<ShipmentRecord> = {}): ShipmentRecord => ({
	kind: "shipment",
	commitment: 4,
	request: 3,
	line: 0,
	supplier: 9,
	receiver: 7,
	region: "420100",
	status: "Actual",
	carrier: null,
	product: 2,
	quantity: "100",
	state: "InTransit",
	fhirStatus: "in-progress",
	dispatchedAt: 1_000,
	eta: null,
	overdue: false,
	units: { inTransit: "100", accepted: "0", rejected: "0", lost: "0", returned: "0", givenBack: "0" },
	lots: [],
	checkpoints: [],
	receipt: null,
	loan: null,
	refusedBack: "0",
	loss: null,
	hearing: null,
	...changes,
});

export const offer = (changes: Partial<OfferRecord> = {}): OfferRecord => ({
	kind: "offer",
	supplier: 9,
	officer: OFFICER,
	product: 2,
	quantity: "800",
	reserved: "0",
	taken: "0",
	free: "800",
	region: "420000",
	status: "Actual",
	loan: null,
	inReply: null,
	expires: 100 * DAY,
	vouched: true,
	state: "Published",
	publishedAt: 1_000,
	...changes,
});

export const row = <R>(subject: string, record: R): Row<R> => ({ subject, block: 5, final: true, record });

/** Numbers that look random and are the same in each run. */
export function random(seed: number): (below: number) => number {
	let state = seed >>> 0;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}
