/** Requests, approvals and deliveries on the chain. What is still outstanding of a day goes on to the next. */

import { ChainError } from "../errors.ts";
import type { Dataset } from "../data/load.ts";
import { commissionOf, type PlannedAgency } from "../plan/agencies.ts";
import { planRequests, type PlannedRequest } from "../plan/requests.ts";
import { allocate, approval, receipt, tranches } from "../plan/supply.ts";
import type { Progress } from "../progress.ts";
import { inParallel } from "./gate.ts";
import type { Registry } from "./registry.ts";
import { eventNumber, type Session } from "./session.ts";

/** Requests or deliveries under way at once: two thirds of what a session sends, the rest is for votes of rounds that go on. */
const AT_ONCE = 200;

/** A line that somebody may still deliver to. */
interface OpenLine {
	readonly institution: string;
	/** When it was asked for. */
	readonly at: string;
	readonly request: number;
	readonly line: number;
	readonly item: string;
	/** Approved and not delivered, or delivered and refused. */
	outstanding: number;
}

interface Delivery {
	readonly to: OpenLine;
	readonly maker: string;
	readonly quantity: number;
}

export class Supply {
	readonly #open: OpenLine[] = [];

	constructor(
		private readonly session: Session,
		private readonly data: Dataset,
		private readonly registry: Registry,
		private readonly agencies: ReadonlyMap<string, PlannedAgency>,
		private readonly progress: Progress,
	) {}

	/** The requests of a day, then what the makers can deliver on it. `incidentOf` finds an institution's report. */
	async run(day: string, incidentOf: (institution: string) => number | undefined): Promise<void> {
		const plan = planRequests(this.data, day, new Set(this.registry.products.keys()));
		const bar = this.progress.start("requests", plan.requests.length);
		const known = tranches(this.data, day);
		const opened = await inParallel(plan.requests, AT_ONCE, async (request) => {
			const lines = await this.#ask(request, incidentOf(request.institution), known);
			bar.add(1);
			return lines;
		});
		bar.end();
		const left = [
			[plan.notNeeded, "not needed"],
			[plan.blank, "without a readable need"],
			[plan.repeated, "repeated within a request"],
			[plan.unknownProducts, "for a product the chain does not know"],
		] as const;
		const told = left.filter(([count]) => count > 0).map(([count, why]) => `${count} ${why}`);
		if (told.length > 0) this.progress.say(`    left out: rows ${told.join(", ")}`);
		this.#open.push(...opened.flat());
		await this.#deliver(day);
	}

	async #ask(
		planned: PlannedRequest,
		incident: number | undefined,
		known: ReadonlyMap<string, number>,
	): Promise<OpenLine[]> {
		const { institution, lines } = planned;
		const what = `request of ${institution} at ${planned.at}`;
		const requester = this.#agency(institution);
		const submitted = await this.session.send(
			what,
			requester.uri,
			this.session.call(
				"resources",
				"submit",
				incident ?? null,
				requester.jurisdiction,
				"Urgent",
				null,
				"Actual",
				lines.map(({ item, quantity }) => ({
					product: this.#product(item).id,
					quantity: quantity ?? null,
					substitutesAllowed: false,
					daysOfStock: null,
				})),
			),
		);
		const request = eventNumber(submitted, "resources", "Submitted", "request");
		const approvals = lines.map(({ item, quantity }, line) => ({
			line,
			...approval(quantity, known.get(item), this.#product(item).maximum),
		}));
		const approver = this.#agency(commissionOf(requester.jurisdiction));
		await this.session.send(
			`approval of the ${what}`,
			approver.uri,
			this.session.call("resources", "approve", request, approvals),
		);
		return lines.map(({ item }, line) => ({
			institution,
			at: planned.at,
			request,
			line,
			item,
			outstanding: approvals[line]?.quantity ?? 0,
		}));
	}

	async #deliver(day: string): Promise<void> {
		const deliveries = this.#allocate();
		const bar = this.progress.start("deliveries", deliveries.length);
		await inParallel(deliveries, AT_ONCE, async (delivery) => {
			await this.#handOver(day, delivery);
			bar.add(1);
		});
		bar.end();
		const done = this.#open.filter(({ outstanding }) => outstanding === 0);
		for (const line of done) this.#open.splice(this.#open.indexOf(line), 1);
	}

	/** Shares each maker's capacity of a day among the lines that wait for its product. */
	#allocate(): Delivery[] {
		const deliveries: Delivery[] = [];
		for (const { id, products } of this.data.makers) {
			for (const { item, capacity } of products) {
				// A capacity that was not published is unknown: nothing can be promised on it.
				if (capacity === undefined) continue;
				const waiting = this.#open.filter((line) => line.item === item && line.outstanding > 0);
				const shares = allocate(
					capacity,
					waiting.map(({ outstanding }) => outstanding),
				);
				for (const [i, to] of waiting.entries()) {
					const quantity = shares[i] ?? 0;
					if (quantity === 0) continue;
					to.outstanding -= quantity;
					deliveries.push({ to, maker: id, quantity });
				}
			}
		}
		return deliveries;
	}

	async #handOver(day: string, { to, maker, quantity }: Delivery): Promise<void> {
		const what = `${to.item} of ${maker} for ${to.institution} (request ${to.request}, line ${to.line})`;
		const supplier = this.#agency(maker);
		const commit = this.session.call("resources", "commit", to.request, to.line, quantity);
		const committed = await this.session.send(`commitment: ${what}`, supplier.uri, commit);
		const commitment = eventNumber(committed, "resources", "Committed", "commitment");
		const dispatch = this.session.call("resources", "dispatch", commitment, quantity, null);
		const dispatched = await this.session.send(`dispatch: ${what}`, supplier.uri, dispatch);
		const shipment = eventNumber(dispatched, "resources", "Dispatched", "shipment");
		const counted = receipt(`${day} ${maker} ${to.institution} ${to.at} ${to.item}`, quantity);
		const receive = this.session.call("resources", "receive", shipment, {
			...counted,
			excess: 0,
			rejectedReason: counted.rejected > 0 ? "Damaged" : null,
			shortReason: counted.short > 0 ? "Short" : null,
			excessReason: null,
			expiredReason: null,
		});
		await this.session.send(`receipt: ${what}`, this.#agency(to.institution).uri, receive);
		// What is refused can be promised anew. What is missing stays on its way until it is reconciled.
		to.outstanding += counted.rejected;
	}

	#product(item: string) {
		const product = this.registry.products.get(item);
		if (product === undefined) throw new ChainError(`the chain does not know the product ${item}`);
		return product;
	}

	#agency(key: string): PlannedAgency {
		const agency = this.agencies.get(key);
		if (agency === undefined) throw new ChainError(`nobody is ${key}`);
		return agency;
	}
}
