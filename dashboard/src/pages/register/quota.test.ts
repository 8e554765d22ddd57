import { describe, expect, it } from "vitest";
import { amount, calls, meterOf, metersOf } from "./quota.ts";

const allowance = (weight: string, bytes: string, urgent: string, security: string) => ({ weight, bytes, urgent, security });

describe("a meter", () => {
	it("is full, low, empty or in debt", () => {
		expect(meterOf("bytes", 100n, 100n, 1n)).toMatchObject({ percent: 100, state: "full", blocks: 0n });
		expect(meterOf("bytes", 99n, 100n, 1n)).toMatchObject({ percent: 99, state: "some", blocks: 1n });
		expect(meterOf("bytes", 25n, 100n, 10n)).toMatchObject({ percent: 25, state: "low", blocks: 8n });
		expect(meterOf("bytes", 0n, 100n, 3n)).toMatchObject({ percent: 0, state: "empty", blocks: 34n });
		expect(meterOf("weight", -50n, 100n, 50n)).toMatchObject({ percent: 0, state: "debt", blocks: 3n });
	});

	it("never says full or empty of what is not", () => {
		expect(meterOf("weight", 999_999n, 1_000_000n, 1n).percent).toBe(99);
		expect(meterOf("weight", 1n, 1_000_000n, 1n)).toMatchObject({ percent: 0, state: "low" });
	});

	it("is never full again without a refill, and holds no more than its burst", () => {
		expect(meterOf("urgent", 1n, 2n, 0n).blocks).toBeNull();
		expect(meterOf("urgent", 5n, 2n, 1n)).toMatchObject({ percent: 100, state: "full" });
		expect(meterOf("urgent", 0n, 0n, 0n).percent).toBe(0);
	});

	it("reads what the node answers, beyond what a number holds", () => {
		const meters = metersOf(allowance("9007199254740993", "6", "20000", "-1"), {
			burst: allowance("9007199254740994", "6", "30000", "5000"),
			refill: allowance("1", "6", "17", "17"),
		});
		expect(meters.map(({ dimension }) => dimension)).toEqual(["weight", "bytes", "urgent", "security"]);
		expect(meters[0]).toMatchObject({ left: 9_007_199_254_740_993n, percent: 99, blocks: 1n });
		expect(meters[1]).toMatchObject({ state: "full" });
		expect(meters[2]).toMatchObject({ percent: 66, blocks: 589n });
		expect(meters[3]).toMatchObject({ state: "debt" });
	});
});

describe("an amount in words", () => {
	it("has calls in thousandths", () => {
		expect(calls(20_000n)).toBe("20");
		expect(calls(17n)).toBe("0.017");
		expect(calls(-1_500n)).toBe("-1.5");
		expect(calls(0n)).toBe("0");
	});

	it("has weight as time and bytes as bytes, never more than there is", () => {
		expect(amount("weight", 1_000_000_000_000n)).toBe("1 s");
		expect(amount("weight", 150_000_000_000n)).toBe("150 ms");
		expect(amount("weight", 1_990_000_000_000n)).toBe("1.9 s");
		expect(amount("weight", 5n)).toBe("0 µs");
		expect(amount("bytes", 16_777_216n)).toBe("16 MiB");
		expect(amount("bytes", 65_536n)).toBe("64 KiB");
		expect(amount("bytes", -6n)).toBe("-6 B");
		expect(amount("urgent", 30_000n)).toBe("30");
	});
});
