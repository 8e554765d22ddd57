/** A node for tests that has headers and a set of validators, and nothing else. */

interface Header {
	readonly number: string;
	readonly parentHash: string;
	readonly digest: { readonly logs: readonly string[] };
}

const GENESIS = "0xgenesis";
/** A number as little-endian bytes. */
const littleEndian = (of: number): string => (of.toString(16).padStart(16, "0").match(/../g) ?? []).reverse().join("");

export class HeadersNode {
	/** Method and first parameter of each question. */
	readonly asked: string[] = [];
	/** Answer of `AuraApi_slot_duration`: a second. */
	slot = `0x${littleEndian(1_000)}`;
	readonly #headers = new Map<string, Header>([[GENESIS, { number: "0x0", parentHash: "0x0", digest: { logs: [] } }]]);
	/** Whose turns there are after each block. */
	readonly #turns = new Map<string, readonly string[]>();
	readonly #chain: string[] = [GENESIS];

	/** `turns`: public keys; what they are set to holds after the next block. */
	constructor(public turns: readonly string[]) {
		this.#turns.set(GENESIS, turns);
	}

	/** Blocks of these slots on the best one; the hash of the last. */
	grow(name: string, slots: readonly number[]): string {
		for (const slot of slots) {
			const parentHash = this.#chain.at(-1) ?? GENESIS;
			const hash = `0x${name}${this.#chain.length}`;
			const logs = ["0x04424142450102", `0x066175726120${littleEndian(slot)}`, "0x0561757261010100"];
			this.#headers.set(hash, { number: `0x${this.#chain.length.toString(16)}`, parentHash, digest: { logs } });
			this.#turns.set(hash, this.turns);
			this.#chain.push(hash);
		}
		return this.#chain.at(-1) ?? GENESIS;
	}

	/** Goes on from the block of this number instead. */
	fork(name: string, number: number, slots: readonly number[]): string {
		this.#chain.length = number + 1;
		return this.grow(name, slots);
	}

	readonly request = async (method: string, params: readonly unknown[]): Promise<unknown> => {
		const [first, second] = params;
		this.asked.push(`${method} ${String(first)}`);
		switch (method) {
			case "chain_getHeader":
				return this.#headers.get(String(first)) ?? null;
			case "state_getStorage": {
				const turns = this.#turns.get(String(second)) ?? [];
				return `0x${(turns.length * 4).toString(16).padStart(2, "0")}${turns.map((key) => key.slice(2)).join("")}`;
			}
			case "state_call":
				return this.slot;
			default:
				throw new Error(`nobody answers ${method}`);
		}
	};
}
