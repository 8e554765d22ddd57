import { describe, expect, it } from "vitest";
import { BUCKETS, bucketsOf, type Counters, partsOf, sum } from "./buckets.ts";
import { line, random } from "./fixtures.testing.ts";

type Sent = "inTransit" | "accepted" | "rejected" | "lost" | "returned" | "givenBack";

/** A line as the pallet keeps it, taken through calls that the pallet would take. */
class Ledger {
	requested: bigint | null;
	approved = 0n;
	committed = 0n;
	ended = false;
	readonly sent: Record<Sent, bigint> = {
		inTransit: 0n,
		accepted: 0n,
		rejected: 0n,
		lost: 0n,
		returned: 0n,
		givenBack: 0n,
	};

	constructor(requested: bigint | null) {
		this.requested = requested;
	}

	get dispatched(): bigint {
		return Object.values(this.sent).reduce((all, units) => all + units, 0n);
	}

	get live(): bigint {
		return this.committed - this.sent.rejected - this.sent.lost - this.sent.returned;
	}

	shift(from: Sent, to: Sent, units: bigint): void {
		const moved = units < this.sent[from] ? units : this.sent[from];
		this.sent[from] -= moved;
		this.sent[to] += moved;
	}

	counters(): Counters {
		const missing = this.approved - this.live;
		return {
			requested: this.requested === null ? null : `${this.requested}`,
			approved: `${this.approved}`,
			committed: `${this.committed}`,
			dispatched: `${this.dispatched}`,
			outstanding: `${this.ended || missing < 0n ? 0n : missing}`,
			inTransit: `${this.sent.inTransit}`,
			accepted: `${this.sent.accepted}`,
			rejected: `${this.sent.rejected}`,
			lost: `${this.sent.lost}`,
			returned: `${this.sent.returned}`,
			givenBack: `${this.sent.givenBack}`,
		};
	}
}

const MOVES: readonly (readonly [Sent, Sent])[] = [
	["inTransit", "accepted"],
	["inTransit", "rejected"],
	["inTransit", "lost"],
	["inTransit", "returned"],
	["rejected", "lost"],
	["rejected", "returned"],
	["accepted", "givenBack"],
];

function step(ledger: Ledger, next: (below: number) => number): void {
	const some = BigInt(next(400));
	const cap = ledger.approved + ledger.approved / 10n;
	const packed = ledger.committed - ledger.dispatched;
	switch (next(6)) {
		case 0:
			ledger.approved += ledger.requested === null || ledger.approved + some <= ledger.requested ? some : 0n;
			break;
		case 1:
			if (!ledger.ended && ledger.live + some <= cap) ledger.committed += some;
			break;
		case 2:
			if (some <= packed) ledger.committed -= some;
			break;
		case 3:
			ledger.sent.inTransit += some <= packed ? some : 0n;
			break;
		case 4: {
			const [from, to] = MOVES[next(MOVES.length)] ?? ["inTransit", "accepted"];
			ledger.shift(from, to, some);
			break;
		}
		default:
			if (next(20) === 0) ledger.ended = true;
	}
}

describe("buckets of a line", () => {
	it("hold each unit once, whatever was done to the line", () => {
		const next = random(20_200_205);
		for (let round = 0; round < 2_000; round++) {
			const ledger = new Ledger(next(4) === 0 ? null : BigInt(next(2_000)));
			for (let moves = next(40); moves >= 0; moves--) step(ledger, next);
			const counters = ledger.counters();
			const { units, whole, unknown, broken } = bucketsOf(counters);

			expect(broken, JSON.stringify(counters)).toBe(false);
			expect(whole).toBe(sum(units));
			// What was promised and what was never promised.
			const promised =
				units.accepted + units.givenBack + units.inTransit + units.promised + units.rejected + units.lost + units.returned;
			expect(promised).toBe(ledger.committed);
			const open = ledger.approved > ledger.live ? ledger.approved - ledger.live : 0n;
			expect(units.outstanding + units.lapsed).toBe(open);
			expect(unknown).toBe(ledger.requested === null);
			if (ledger.requested !== null) expect(units.unapproved).toBe(ledger.requested - ledger.approved);

			const parts = partsOf({ units, whole });
			expect(parts.reduce((all, part) => all + part.units, 0n)).toBe(whole);
			expect(parts.reduce((all, part) => all + part.length, 0)).toBe(whole === 0n ? 0 : 1_000);
			parts.reduce((end, part) => {
				expect(part.from).toBe(end);
				return part.from + part.length;
			}, 0);
		}
	});

	it("count beyond what a number holds", () => {
		const { units, whole } = bucketsOf(
			line({ requested: "18446744073709551615", approved: "9007199254740993", outstanding: "9007199254740993" }),
		);
		expect(units.outstanding).toBe(9_007_199_254_740_993n);
		expect(units.unapproved).toBe(18_446_744_073_709_551_615n - 9_007_199_254_740_993n);
		expect(whole).toBe(18_446_744_073_709_551_615n);
	});

	it("say of an unknown amount that it is unknown, not 0", () => {
		const { units, whole, unknown } = bucketsOf(line({ requested: null, approved: "0", outstanding: "0" }));
		expect(unknown).toBe(true);
		expect(whole).toBe(0n);
		expect(units.unapproved).toBe(0n);
		expect(partsOf({ units, whole })).toEqual([]);
	});

	it("put what an ended line lacks apart from what is outstanding", () => {
		const { units } = bucketsOf(line({ state: "Expired", outstanding: "0", committed: "300", dispatched: "300", accepted: "300" }));
		expect(units.lapsed).toBe(700n);
		expect(units.outstanding).toBe(0n);
	});

	it("leave what was lost beside what replaces it", () => {
		const { units, whole } = bucketsOf(
			line({ approved: "100", requested: "100", committed: "120", dispatched: "20", lost: "20", outstanding: "0" }),
		);
		expect(units.lost).toBe(20n);
		expect(units.promised).toBe(100n);
		expect(whole).toBe(120n);
	});

	it.each([
		["a unit in no bucket", { committed: "10", dispatched: "10", accepted: "9", outstanding: "990" }],
		["a unit in two", { committed: "10", dispatched: "10", accepted: "9", lost: "2", outstanding: "992" }],
		["more sent than promised", { committed: "5", dispatched: "10", inTransit: "10", outstanding: "995" }],
		["more outstanding than missing", { committed: "900", outstanding: "200" }],
	])("see %s", (_, changes) => {
		expect(bucketsOf(line(changes)).broken).toBe(true);
	});

	it("have all names", () => {
		expect(Object.keys(bucketsOf(line()).units).sort()).toEqual([...BUCKETS].sort());
	});
});
