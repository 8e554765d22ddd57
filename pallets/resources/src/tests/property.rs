//! Random agencies make the calls of the main road, most of them wrong. After every step the invariants hold, and what
//! is stored is what the events tell.

use super::*;
use std::collections::BTreeMap;

const STEPS: u32 = 2_000;

/// SplitMix64: the same numbers on every machine.
struct Random(u64);

impl Random {
	fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		z ^ (z >> 31)
	}

	fn below(&mut self, bound: u64) -> u64 {
		self.next() % bound
	}

	fn one_in(&mut self, n: u64) -> bool {
		self.below(n) == 0
	}

	fn pick<E: Copy>(&mut self, all: &[E]) -> E {
		all[self.below(all.len() as u64) as usize]
	}

	fn maybe<E>(&mut self, one_in: u64, value: impl FnOnce(&mut Self) -> E) -> Option<E> {
		self.one_in(one_in).then(|| value(self))
	}

	/// Mostly handy, sometimes at the edge.
	fn quantity(&mut self) -> Quantity {
		match self.below(40) {
			0 => 0,
			1 => u64::MAX,
			2 => u64::MAX - self.below(3),
			3 => 100_000_000_000_000,
			_ => 1 + self.below(60),
		}
	}

	/// A number that was given, seldom one that was not.
	fn known(&mut self, next: u64) -> u64 {
		self.below(next + 1)
	}

	fn agency(&mut self) -> AgencyId {
		1 + self.below(6) as AgencyId
	}

	/// Mostly the one it takes.
	fn agency_near(&mut self, right: Option<AgencyId>) -> AgencyId {
		match right {
			Some(agency) if !self.one_in(5) => agency,
			_ => self.agency(),
		}
	}
}

fn random_lines(random: &mut Random) -> LineInputs {
	let count = random.below(4);
	let inputs: Vec<_> = (0..count)
		.map(|_| LineInput {
			product: if random.one_in(20) { 9 } else { random.pick(&[MASK, GOGGLES]) },
			quantity: (!random.one_in(3)).then(|| random.quantity()),
			substitutes_allowed: random.one_in(2),
			days_of_stock: Some(count as u32).filter(|days| *days > 1),
		})
		.collect();
	lines(&inputs)
}

fn random_approvals(random: &mut Random, request: RequestId) -> Approvals {
	const REASONS: [ApprovalReason; 3] =
		[ApprovalReason::ScarceSupply, ApprovalReason::FirstTranche, ApprovalReason::AboveMaximum];
	let lines = Requests::<Test>::get(request).map_or(1, |header| u64::from(header.lines));
	let count = if random.one_in(4) { 2 } else { 1 };
	let chosen: Vec<_> = (0..count)
		.map(|_| {
			let line = if random.one_in(10) { lines } else { random.below(lines) } as LineIndex;
			let rest = Lines::<Test>::get(request, line)
				.and_then(|line| line.requested.map(|requested| requested - line.approved));
			let quantity = match rest {
				Some(rest) if !random.one_in(5) => 1 + random.below(rest.clamp(1, 60)),
				_ => random.quantity(),
			};
			let reason = if random.one_in(8) { None } else { Some(random.pick(&REASONS[..2])) };
			Approval { line, quantity, reason: random.maybe(10, |random| random.pick(&REASONS)).or(reason) }
		})
		.collect();
	chosen.try_into().expect("at most 64")
}

fn random_receipt(random: &mut Random, shipped: Quantity) -> ReceiptInput {
	if random.one_in(8) {
		return ReceiptInput {
			accepted: random.quantity(),
			rejected: random.quantity(),
			short: random.quantity(),
			excess: random.quantity(),
			rejected_reason: random.maybe(2, |random| random.pick(Discrepancy::ALL)),
			short_reason: random.maybe(2, |random| random.pick(Discrepancy::ALL)),
			excess_reason: random.maybe(2, |random| random.pick(Discrepancy::ALL)),
			expired_reason: None,
		};
	}
	let rejected = if random.one_in(2) { random.below(shipped.max(1)) } else { 0 };
	let short = if random.one_in(3) { random.below((shipped - rejected).max(1)) } else { 0 };
	let excess = if random.one_in(4) { random.quantity() } else { 0 };
	ReceiptInput {
		accepted: shipped - rejected - short,
		rejected,
		short,
		excess,
		rejected_reason: (rejected > 0).then_some(Discrepancy::Damaged),
		short_reason: (short > 0).then_some(Discrepancy::Lost),
		excess_reason: (excess > 0).then_some(Discrepancy::Excess),
		expired_reason: None,
	}
}

fn step(random: &mut Random) -> (usize, DispatchResult) {
	let request = random.known(NextRequest::<Test>::get());
	let header = Requests::<Test>::get(request);
	let call = match random.below(100) {
		0..=1 => 0,
		2..=6 => 1,
		7..=29 => 2,
		30..=54 => 3,
		55..=79 => 4,
		_ => 5,
	};
	let result = match call {
		0 => {
			let origin = if random.one_in(2) { RuntimeOrigin::root() } else { signed(random.agency()) };
			let id = 10 + random.below(20) as ProductId;
			Resources::register_product(origin, id, product("gown", random.quantity()))
		}
		1 => {
			let need_by = random.maybe(3, |random| Now::get() + random.below(100));
			let incident = random.maybe(3, |random| 7 + random.below(3));
			let status = random.pick(&[CapStatus::Actual, CapStatus::Actual, CapStatus::Exercise]);
			let region = region(random.pick(&[420_100, 420_106, 420_000, 330_000]));
			let by = random.pick(&[HOSPITAL, COMMISSION, CLINIC, CHARITY]);
			let lines = random_lines(random);
			Resources::submit(signed(by), incident, region, Priority::Asap, need_by, status, lines)
		}
		2 => {
			let by = random.agency_near(Some(COMMISSION));
			let approvals = random_approvals(random, request);
			Resources::approve(signed(by), request, approvals)
		}
		3 => {
			let lines = header.map_or(1, |header| u64::from(header.lines));
			let line = if random.one_in(10) { lines } else { random.below(lines) } as LineIndex;
			let by = random.pick(&[CHARITY, MAKER, CLINIC, COMMISSION, HOSPITAL]);
			let outstanding = Lines::<Test>::get(request, line).map_or(0, |line| line.outstanding());
			let quantity = if random.one_in(3) {
				outstanding.saturating_add(random.below(3))
			} else {
				random.quantity()
			};
			Resources::commit(signed(by), request, line, quantity)
		}
		4 => {
			let id = random.known(NextCommitment::<Test>::get());
			let promise = Commitments::<Test>::get(id);
			let by = random.agency_near(promise.as_ref().map(|promise| promise.agency));
			let left = promise.map_or(0, |promise| promise.quantity - promise.dispatched);
			let quantity = if random.one_in(4) { random.quantity() } else { 1 + random.below(left.max(1)) };
			let eta = random.maybe(3, |random| Now::get() + random.below(100) - 1);
			Resources::dispatch(signed(by), id, quantity, eta)
		}
		_ => {
			let id = random.known(NextShipment::<Test>::get());
			let goods = Shipments::<Test>::get(id);
			let by = random.agency_near(goods.as_ref().map(|goods| goods.receiver));
			let receipt = random_receipt(random, goods.map_or(0, |goods| goods.quantity));
			Resources::receive(signed(by), id, receipt)
		}
	};
	(call, result)
}

/// What the events alone tell, with nothing taken from the pallet but the types.
#[derive(Default)]
struct Told {
	products: BTreeMap<ProductId, Product>,
	requests: BTreeMap<RequestId, Request<AccountId>>,
	lines: BTreeMap<(RequestId, LineIndex), Line>,
	commitments: BTreeMap<CommitmentId, Commitment<AccountId>>,
	shipments: BTreeMap<ShipmentId, Shipment<AccountId>>,
}

impl Told {
	fn hear(&mut self, event: Event<Test>) {
		let now = Now::get();
		match event {
			Event::ProductRegistered { product, details } => {
				assert!(self.products.insert(product, details).is_none());
			}
			Event::Submitted {
				request,
				agency,
				officer,
				incident,
				region,
				priority,
				need_by,
				status,
				lines,
				above_maximum: _,
			} => {
				let header = Request {
					agency,
					officer,
					incident,
					region,
					priority,
					need_by,
					status,
					lines: lines.len() as LineIndex,
					submitted_at: now,
					due: need_by.map(|moment| moment + GRACE),
				};
				assert!(self.requests.insert(request, header).is_none());
				for (index, input) in lines.iter().enumerate() {
					let line = Line {
						product: input.product,
						requested: input.quantity,
						substitutes_allowed: input.substitutes_allowed,
						disposition: Disposition::Submitted,
						approved: 0,
						committed: 0,
						dispatched: 0,
						in_transit: 0,
						accepted: 0,
						rejected: 0,
						lost: 0,
						returned: 0,
						released: 0,
						given_back: 0,
						days_of_stock: input.days_of_stock,
						verified: Verified::NotAsked,
					};
					self.lines.insert((request, index as LineIndex), line);
				}
			}
			Event::Approved { request, lines, .. } => {
				for approval in lines {
					let line = self.lines.get_mut(&(request, approval.line)).expect("it was submitted");
					line.disposition = Disposition::Approved;
					line.approved += approval.quantity;
				}
			}
			Event::Committed { commitment, request, line, agency, officer, quantity } => {
				let told = self.lines.get_mut(&(request, line)).expect("it was submitted");
				told.committed += quantity;
				let promise = Commitment {
					request,
					line,
					agency,
					officer,
					quantity,
					dispatched: 0,
					prepared: 0,
					released: 0,
					product: told.product,
					offer: None,
					loan: None,
				};
				assert!(self.commitments.insert(commitment, promise).is_none());
			}
			Event::Dispatched {
				shipment,
				commitment,
				request,
				line,
				agency,
				receiver,
				quantity,
				eta,
				officer: _,
			} => {
				let told = self.lines.get_mut(&(request, line)).expect("it was submitted");
				told.dispatched += quantity;
				told.in_transit += quantity;
				let promise = self.commitments.get_mut(&commitment).expect("it was committed");
				promise.dispatched += quantity;
				let goods = Shipment {
					commitment,
					request,
					line,
					supplier: agency,
					receiver,
					quantity,
					state: ShipmentState::InTransit,
					dispatched_at: now,
					eta,
					receipt: None,
					product: promise.product,
					carrier: None,
					units: Units::departed(quantity),
					checkpoints: 0,
					loan: None,
					refused_back: 0,
					loss: None,
					hearing: None,
					overdue: false,
				};
				assert!(self.shipments.insert(shipment, goods).is_none());
			}
			Event::Received { shipment, request, line, officer, receipt, .. } => {
				let told = self.lines.get_mut(&(request, line)).expect("it was submitted");
				told.in_transit -= receipt.accepted + receipt.rejected;
				told.accepted += receipt.accepted;
				told.rejected += receipt.rejected;
				let goods = self.shipments.get_mut(&shipment).expect("it was dispatched");
				goods.state = match (receipt.rejected, receipt.short, receipt.excess) {
					(0, 0, 0) => ShipmentState::Received,
					_ => ShipmentState::ReceivedWithDiscrepancy,
				};
				goods.units.in_transit -= receipt.accepted + receipt.rejected;
				goods.units.accepted += receipt.accepted;
				goods.units.rejected += receipt.rejected;
				goods.receipt = Some(Receipt::new(receipt, officer, now));
			}
			other => unreachable!("no call here makes {other:?}"),
		}
	}

	fn assert_is_stored(&self) {
		let lines = Lines::<Test>::iter().map(|(request, index, line)| ((request, index), line)).collect();
		assert_eq!(self.products, Products::<Test>::iter().collect());
		assert_eq!(self.requests, Requests::<Test>::iter().collect());
		assert_eq!(self.lines, lines);
		assert_eq!(self.commitments, Commitments::<Test>::iter().collect());
		assert_eq!(self.shipments, Shipments::<Test>::iter().collect());
		assert_eq!(NextRequest::<Test>::get(), self.requests.len() as RequestId + 1);
		assert_eq!(NextCommitment::<Test>::get(), self.commitments.len() as CommitmentId + 1);
		assert_eq!(NextShipment::<Test>::get(), self.shipments.len() as ShipmentId + 1);
	}
}

/// Every unit ever sent is in one place.
fn assert_conservation() {
	let total = |of: fn(&Line) -> Quantity| {
		Lines::<Test>::iter_values().map(|line| u128::from(of(&line))).sum::<u128>()
	};
	let sent: u128 = Shipments::<Test>::iter_values().map(|goods| u128::from(goods.quantity)).sum();
	let counted = total(|line| line.in_transit) + total(|line| line.accepted) + total(|line| line.rejected);
	assert_eq!(sent, counted);
	assert!(sent <= Commitments::<Test>::iter_values().map(|promise| u128::from(promise.quantity)).sum());
	for line in Lines::<Test>::iter_values() {
		assert_eq!(line.unmet().is_none(), line.requested.is_none());
	}
}

fn run(seed: u64) {
	build_and_execute(|| {
		let mut random = Random(seed);
		let mut told = Told { products: Products::<Test>::iter().collect(), ..Default::default() };
		let mut outcomes = [[0u32; 2]; 6];
		for number in 1..=STEPS {
			System::reset_events();
			Now::mutate(|now| *now += random.below(50));
			let (call, result) = step(&mut random);
			outcomes[call][usize::from(result.is_ok())] += 1;

			let events = System::read_events_for_pallet::<Event<Test>>();
			assert_eq!(events.len(), usize::from(result.is_ok()), "one event a change, and none otherwise");
			for event in events {
				told.hear(event);
			}
			assert_ok!(Resources::do_try_state());
			assert_conservation();
			if number.is_multiple_of(20) {
				told.assert_is_stored();
			}
		}
		// The run is worth something only if every call both passed and failed often.
		assert!(outcomes.iter().flatten().all(|count| *count >= 5), "{outcomes:?}");
		assert!(outcomes[2..].iter().flatten().all(|count| *count >= 40), "{outcomes:?}");
	});
}

#[test]
fn nothing_breaks_the_invariants() {
	run(2020);
}

#[test]
fn nor_do_other_numbers() {
	run(0x6d75_7374_6572);
}
