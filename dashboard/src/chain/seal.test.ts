import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { CAP_STATUSES } from "../rpc/records.ts";
import { newSalt, sealFileName, sealFromFile, sealHash, sealOf, sealText, type Seal, type Sealed } from "./seal.ts";
import { SEAL } from "./seal.testing.ts";

describe("the hash of a sealed figure", () => {
	/*
	 * Made without this page's code: Python's hashlib.blake2b(bytes.fromhex(…), digest_size=32) over 62 bytes written out
	 * by hand, numbers with the least byte first:
	 *   6500             metric 101
	 *   0200             version 2
	 *   04690600         region 420100 = 0x066904
	 *   007c291f94010000 start 1735689600000 = 0x01941f297c00
	 *   00 | 01          status Actual | Exercise
	 *   07000000         agency 7
	 *   01 + 8 bytes     a value, in two's complement: 42 is 2a00000000000000; 00 alone is none
	 *   000102 … 1f      salt
	 */
	const cell = { metric: 101, version: 2, region: 420100, start: 1_735_689_600_000, status: "Actual" } as const;
	const of42: Sealed = {
		cell, agency: 7, value: "42", salt: "0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
	};
	it.each<[string, Partial<Sealed>, string]>([
		["42", {}, "0x7f5717e5913f58eeb4b46f37f3ea62257e19e350eab7a181e2a068f9ae7b212d"],
		["not measured, of a drill", { value: null, cell: { ...cell, status: "Exercise" } }, "0x18302dcb7033d7cd705bac46f81c8f13cf06be5fead9a76d11ba814914526561"],
		["-5", { value: "-5" }, "0x20f4ab2fcc3d8ae45e3ade09b02513b831028a24cc029f139aeef917533c1c92"],
		["the least there is", { value: "-9223372036854775808" }, "0x8653d08f0c6100db1bbc8fcb933a37f234d553952a62586a6577e144e535789a"],
		["zero, which is not none", { value: "0" }, "0xdb4e5e86594f33c3dcd6cb19a3e73e26726ecfcd06b7af98d04335aaa09f72df"],
	])("is that of the chain: %s", (_, changes, hash) => expect(sealHash({ ...of42, ...changes })).toBe(hash));

	it("is over the fields that the chain hashes, in their order", () => {
		const types = readFileSync("../pallets/observations/src/types.rs", "utf8");
		const fields = /pub struct Cell \{([^}]*)\}/.exec(types)?.[1] ?? "";
		expect([...fields.matchAll(/pub (\w+): (\w+),/g)].map(([, name, type]) => `${name}: ${type}`)).toEqual(
			["metric: MetricId", "version: Version", "region: RegionCode", "start: Moment", "status: CapStatus"]);
		expect(readFileSync("../pallets/observations/src/impls.rs", "utf8")).toContain("BlakeTwo256::hash(&(cell, agency, value, salt).encode())");
		const cap = /pub enum CapStatus \{([^}]*)\}/.exec(readFileSync("../primitives/src/cap.rs", "utf8"))?.[1] ?? "";
		expect([...cap.matchAll(/(\w+) = (\d+),/g)].map(([, name, index]) => [name, Number(index)])).toEqual(CAP_STATUSES.map((name, i) => [name, i]));
	});
});

describe("salts", () => {
	it("are 32 bytes, and never the same", () => {
		expect(newSalt()).toMatch(/^0x[0-9a-f]{64}$/);
		expect(newSalt()).not.toBe(newSalt());
	});
});

describe("the file of a seal", () => {
	const from = (changes: Readonly<Record<string, unknown>>, agency: number | null = 7) =>
		sealFromFile(JSON.stringify({ ...SEAL, ...changes }), SEAL.genesisHash, agency);

	it("opens what it sealed, and its name tells nothing", () => {
		expect(sealFromFile(sealText(SEAL), SEAL.genesisHash, 7)).toEqual(SEAL);
		expect(from({}, null)).toEqual(SEAL);
		expect(sealFileName(SEAL)).toBe(`seal-${SEAL.hash.slice(2, 14)}.json`);
	});
	it("keeps what is not measured apart from zero", () => {
		const none = { ...SEAL, value: null };
		expect(from({ value: null, hash: sealHash(none) })).toMatchObject({ value: null });
		expect(from({ value: null })).toBe("hash");
		expect(from({ value: "0" })).toBe("hash");
	});
	it.each<[string, ReturnType<typeof from>, string]>([
		["of another version", from({ format: 2 }), "version"],
		["of another chain", from({ genesisHash: `0x${"ee".repeat(32)}` }), "chain"],
		["of another agency", from({}, 8), "agency"],
		["with another figure", from({ value: "43" }), "hash"],
		["with another salt", from({ salt: `0x${"ee".repeat(32)}` }), "hash"],
		["that says it is of another agency", from({ agency: 8 }, 8), "hash"],
		["with another period", from({ cell: { ...SEAL.cell, start: 1 } }), "hash"],
	])("is refused %s", (_, found, fault) => expect(found).toBe(fault));

	it.each<Readonly<Record<string, unknown>>>([
		{ format: "1" }, { cell: null }, { cell: { ...SEAL.cell, status: "Real" } }, { cell: { ...SEAL.cell, metric: 65_536 } },
		{ cell: { ...SEAL.cell, region: 1_000_000 } }, { cell: { ...SEAL.cell, start: -1 } }, { cell: { ...SEAL.cell, version: 1.5 } },
		{ agency: 4_294_967_296 }, { value: 42 }, { value: "042" }, { value: "-0" }, { value: "1e3" }, { value: "9223372036854775808" },
		{ value: "-9223372036854775809" }, { salt: "0x00" }, { hash: "nothing" }, { names: { zh: "病例" } }, { unit: 1 },
		{ revealFrom: "now" }, { revealUntil: null }, { periodUntil: -1 },
	])("is none with %j", (changes) => expect(from(changes)).toBe("notSeal"));

	it.each(["", "{", "null", "[]", "7", "{}"])("is none that reads %j", (text) => {
		expect(sealFromFile(text, SEAL.genesisHash, 7)).toBe("notSeal");
	});
	it("takes no field that is not a seal's", () => {
		const taken = sealOf({ ...SEAL, officer: "5A" });
		expect(taken).toEqual(SEAL satisfies Seal);
	});
});
