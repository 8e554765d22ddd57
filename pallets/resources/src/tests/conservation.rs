//! Random agencies make random calls, most of them nearly right. After every step the invariants hold, and no unit was
//! made or lost sight of. In the end, what is stored is what the events tell.

use super::{rebuild::Told, *};
use frame_support::storage::{with_transaction, TransactionOutcome};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Numbers that decide a step. When they run out, all that is left is 0.
struct Dice<'a>(core::slice::Iter<'a, u32>);

impl Dice<'_> {
	fn roll(&mut self) -> u64 {
		self.0.next().copied().map_or(0, u64::from)
	}

	fn below(&mut self, bound: u64) -> u64 {
		self.roll() % bound.max(1)
	}

	fn one_in(&mut self, n: u64) -> bool {
		self.below(n) == n - 1
	}

	fn pick<E: Copy>(&mut self, all: &[E]) -> E {
		all[self.below(all.len() as u64) as usize]
	}

	/// Mostly handy, sometimes at the edge.
	fn quantity(&mut self) -> Quantity {
		match self.below(30) {
			29 => 0,
			28 => u64::MAX,
			27 => 100_000_000_000_000,
			n => 1 + n * 3,
		}
	}

	/// Mostly at most `most`.
	fn within(&mut self, most: Quantity) -> Quantity {
		if self.one_in(8) {
			return self.quantity();
		}
		most.saturating_sub(self.below(most.min(7) + 1)).max(1)
	}

	/// A number that was given, mostly one of the last, seldom one that was not.
	fn known(&mut self, next: u64) -> u64 {
		if self.one_in(12) {
			return self.below(next + 2);
		}
		let given = next.saturating_sub(1).max(1);
		given - self.below(given.min(6))
	}

	/// Mostly the one it takes.
	fn near(&mut self, right: AgencyId) -> RuntimeOrigin {
		if self.one_in(7) {
			signed(1 + self.below(7) as AgencyId)
		} else {
			signed(right)
		}
	}

	fn moment(&mut self) -> Moment {
		(Now::get() + self.below(40) * DAY).saturating_sub(DAY)
	}

	fn reason(&mut self) -> ResponseReason {
		self.pick(&[ResponseReason::Stock, ResponseReason::Date, ResponseReason::InUse])
	}

	fn response(&mut self) -> Response {
		match self.below(4) {
			0 => Response::Decline(self.reason()),
			1 => Response::Provisional(self.reason()),
			_ => Response::Accept,
		}
	}
}

const CALLS: u8 = 42;
/// Agencies come and go, time passes, rounds end.
const WORLD: u8 = 4;

fn random_inputs(dice: &mut Dice) -> LineInputs {
	let count = 1 + dice.below(3);
	let inputs: Vec<_> = (0..count)
		.map(|_| LineInput {
			product: dice.pick(&[GOGGLES, GOGGLES, MASK, VENTILATOR, 9]),
			quantity: (!dice.one_in(3)).then(|| dice.quantity()),
			substitutes_allowed: !dice.one_in(3),
			days_of_stock: Some(dice.below(20) as u32).filter(|days| *days > 3),
		})
		.collect();
	lines(&inputs)
}

fn random_approval(dice: &mut Dice, request: RequestId) -> Approval {
	let index = dice.below(2) as LineIndex;
	let line = Lines::<Test>::get(request, index);
	let rest = line.map_or(30, |line| line.requested.unwrap_or(40).saturating_sub(line.approved));
	use ApprovalReason::*;
	let reason = match dice.below(8) {
		0 => None,
		1 => Some(AboveMaximum),
		2 | 3 => Some(Unverified),
		_ => Some(FirstTranche),
	};
	let quantity = if dice.one_in(2) { rest.max(1) } else { dice.within(rest) };
	Approval { line: index, quantity, reason: reason.filter(|_| quantity != rest || dice.one_in(3)) }
}

fn random_receipt(dice: &mut Dice, expected: Quantity) -> ReceiptInput {
	let rejected = if dice.one_in(2) { dice.below(expected / 2 + 1) } else { 0 };
	let short = if dice.one_in(2) { dice.below((expected - rejected) / 2 + 1) } else { 0 };
	let excess = if dice.one_in(5) { dice.quantity() } else { 0 };
	ReceiptInput {
		accepted: (expected - rejected - short).wrapping_add(u64::from(dice.one_in(9))),
		rejected,
		short,
		excess,
		rejected_reason: (rejected > 0).then_some(Discrepancy::Damaged),
		short_reason: (short > 0).then_some(Discrepancy::Short),
		excess_reason: (excess > 0).then_some(Discrepancy::Excess),
		expired_reason: None,
	}
}

/// A subject that a round is open on, and its number.
fn awaited(dice: &mut Dice) -> Option<(RoundId, RoundSubject)> {
	let open = Opened::get();
	(!open.is_empty()).then(|| open[dice.below(open.len() as u64) as usize])
}

fn change_world(op: u8, dice: &mut Dice) -> DispatchResult {
	use Verdict::*;
	match op {
		0 => {
			Now::mutate(|now| *now += dice.below(4) * DAY / 2);
			for _ in 0..20_000 {
				if Resources::agenda_step(&mut Walk::default(), Now::get()).is_none() {
					break;
				}
			}
		}
		1 => {
			let agency = 1 + dice.below(7) as AgencyId;
			set_active(agency, !dice.one_in(4));
		}
		2 => {
			let Some((round, subject)) = awaited(dice) else { return Ok(()) };
			Opened::mutate(|open| open.retain(|(number, _)| *number != round));
			let verdict = dice.pick(&[Confirmed, Confirmed, Refuted, Disputed, ConfirmedLimited]);
			return Resources::on_verdict(subject, round, verdict);
		}
		_ => {
			let Some((round, subject)) = awaited(dice) else { return Ok(()) };
			let (_, done) = follow(subject, round, Disputed);
			return done;
		}
	}
	Ok(())
}

/// What could be asked for now.
fn due_now() -> Vec<Due> {
	let now = Now::get();
	let offers = Offers::<Test>::iter()
		.filter(|(_, offer)| offer.state == OfferState::Published && offer.expires <= now)
		.map(|(id, _)| Due::Offer(id));
	let reservations = Reservations::<Test>::iter()
		.filter(|(_, held)| held.is_held() && held.expires <= now)
		.map(|(id, _)| Due::Reservation(id));
	let hearings = Shipments::<Test>::iter()
		.filter(|(_, goods)| {
			goods.hearing.and_then(|hearing| hearing.until).is_some_and(|until| until <= now)
		})
		.map(|(id, _)| Due::Hearing(id));
	let losses = Shipments::<Test>::iter()
		.filter(|(_, goods)| goods.loss.is_some_and(|claim| claim.until <= now))
		.map(|(id, _)| Due::Loss(id));
	offers.chain(reservations).chain(hearings).chain(losses).collect()
}

/// Rare things that a call is about are mostly looked for, and not left to chance.
fn rare_shipment(op: u8, dice: &mut Dice, shipment: ShipmentId) -> ShipmentId {
	let fits = |goods: &Shipment<AccountId>| {
		let loan = goods.loan.filter(|_| goods.lent_left().is_some_and(|left| left > 0));
		loan.is_some_and(|loan| match op {
			35 => loan.recall.is_some(),
			37 => loan.extension.is_some(),
			_ => true,
		})
	};
	if !(34..=37).contains(&op) || dice.one_in(4) {
		return shipment;
	}
	Shipments::<Test>::iter().find(|(_, goods)| fits(goods)).map_or(shipment, |(id, _)| id)
}

fn call(op: u8, dice: &mut Dice) -> DispatchResult {
	let request = dice.known(NextRequest::<Test>::get());
	let index = u8::from(dice.one_in(4));
	let header = Requests::<Test>::get(request);
	let requester = header.as_ref().map_or(HOSPITAL, |header| header.agency);
	let line = Lines::<Test>::get(request, index);
	let outstanding = line.map_or(1, |line| line.outstanding());
	let commitment = dice.known(NextCommitment::<Test>::get());
	let promise = Commitments::<Test>::get(commitment);
	let promiser = promise.as_ref().map_or(CHARITY, |promise| promise.agency);
	let left = promise.map_or(1, |promise| promise.left());
	let shipment = dice.known(NextShipment::<Test>::get());
	let shipment = rare_shipment(op, dice, shipment);
	let goods = Shipments::<Test>::get(shipment);
	let (supplier, receiver) =
		goods.as_ref().map_or((CHARITY, HOSPITAL), |goods| (goods.supplier, goods.receiver));
	let offer = dice.known(NextOffer::<Test>::get());
	let free = Offers::<Test>::get(offer).map_or(1, |offer| offer.free());
	let offerer = Offers::<Test>::get(offer).map_or(CHARITY, |offer| offer.supplier);
	let reservation = dice.known(NextReservation::<Test>::get());
	let held = Reservations::<Test>::get(reservation);
	let reserver = held.as_ref().map_or(HOSPITAL, |held| held.agency);
	let answerer =
		held.and_then(|held| Offers::<Test>::get(held.offer)).map_or(CHARITY, |offer| offer.supplier);
	let asker = dice.pick(&[HOSPITAL, HOSPITAL, CLINIC]);
	let giver = dice.pick(&[CHARITY, CHARITY, MAKER]);
	let incident = Some(dice.pick(&[OUTBREAK, OUTBREAK, RUMOUR, DRILL]));
	let place = region(420_106);
	let status = CapStatus::Actual;
	match op {
		0 => {
			let origin = if dice.one_in(2) { RuntimeOrigin::root() } else { dice.near(COMMISSION) };
			Resources::register_product(
				origin,
				10 + dice.below(20) as ProductId,
				product("gown", dice.quantity()),
			)
		}
		1 => {
			let need_by = Some(dice.moment()).filter(|_| dice.one_in(2));
			let inputs = random_inputs(dice);
			Resources::submit(dice.near(asker), incident, place, Priority::Asap, need_by, status, inputs)
		}
		2 => {
			let approval = random_approval(dice, request);
			let lines = vec![approval].try_into().expect("one");
			Resources::approve(dice.near(COMMISSION), request, lines)
		}
		3 => Resources::commit(dice.near(giver), request, index, dice.within(outstanding)),
		4 => {
			let eta = Some(dice.moment()).filter(|_| dice.one_in(2));
			Resources::dispatch(dice.near(promiser), commitment, dice.within(left), eta)
		}
		5 => {
			let expected = goods.map_or(0, |goods| goods.expected());
			let receipt = random_receipt(dice, expected);
			Resources::receive(dice.near(receiver), shipment, receipt)
		}
		6 => {
			let origin = if dice.one_in(3) { dice.near(COMMISSION) } else { RuntimeOrigin::root() };
			let details =
				Product { units_per_pack: 1 + dice.below(9) as u32, ..product("goggles", u64::MAX) };
			Resources::amend_product(origin, dice.pick(&[GOGGLES, 99]), details)
		}
		7 => {
			let origin = if dice.one_in(3) { dice.near(COMMISSION) } else { RuntimeOrigin::root() };
			Resources::retire_product(origin, 10 + dice.below(20) as ProductId)
		}
		8 => {
			let inputs = random_inputs(dice);
			let need_by = Some(dice.moment()).filter(|_| dice.one_in(2));
			Resources::draft(dice.near(asker), incident, place, Priority::Stat, need_by, status, inputs)
		}
		9 => Resources::submit_draft(dice.near(requester), request),
		10 => {
			let changes = random_inputs(dice).iter().take(1).map(|input| (index, *input)).collect::<Vec<_>>();
			let changes = changes.try_into().expect("one");
			let need_by = Some(dice.moment()).filter(|_| dice.one_in(2));
			Resources::amend(dice.near(requester), request, Priority::Urgent, need_by, changes)
		}
		11 => Resources::cancel(dice.near(requester), request, index),
		12 => Resources::reject(dice.near(COMMISSION), request, index, RejectionReason::Duplicate),
		13 => {
			// What is filled is rare.
			let filled = Lines::<Test>::iter()
				.find(|(_, _, line)| line.is_open() && line.is_filled() && line.in_transit == 0)
				.filter(|_| !dice.one_in(3));
			let (request, index) = filled.map_or((request, index), |(request, index, _)| (request, index));
			let requester = Requests::<Test>::get(request).map_or(HOSPITAL, |header| header.agency);
			Resources::close(dice.near(requester), request, index)
		}
		14 => {
			// The supplier, or an approver who may speak for it.
			let by = if dice.one_in(4) { COMMISSION } else { promiser };
			Resources::release(dice.near(by), commitment, dice.within(left))
		}
		15 => {
			let open = LineSubstitutes::<Test>::iter()
				.map(|(request, index, _)| (request, index))
				.find(|(request, index)| {
					Lines::<Test>::get(request, index).is_some_and(|line| line.outstanding() > 0)
				})
				.filter(|_| !dice.one_in(3));
			let (request, index) = open.unwrap_or((request, index));
			let outstanding = Lines::<Test>::get(request, index).map_or(1, |line| line.outstanding());
			Resources::commit_substitute(dice.near(giver), request, index, VISOR, dice.within(outstanding))
		}
		16 => {
			let details = OfferInput {
				product: dice.pick(&[GOGGLES, GOGGLES, VISOR, MASK, VENTILATOR]),
				quantity: dice.quantity(),
				loan: Some(DAY * dice.below(30)).filter(|_| dice.one_in(2)),
				expires: dice.moment(),
				..offer_of(GOGGLES, 1)
			};
			Resources::publish_offer(dice.near(giver), details)
		}
		17 => Resources::vouch_offer(dice.near(COMMISSION), offer),
		18 => Resources::withdraw_offer(dice.near(offerer), offer),
		19 => {
			let quantity = dice.within(free.min(outstanding));
			Resources::reserve(dice.near(requester), offer, request, index, quantity)
		}
		20 => Resources::unreserve(dice.near(reserver), reservation),
		21 => {
			let response = dice.response();
			Resources::respond(dice.near(answerer), reservation, response)
		}
		22 => {
			let count = 1 + dice.below(4);
			let lines: Vec<_> = (0..count)
				.map(|_| (dice.known(NextRequest::<Test>::get()), u8::from(dice.one_in(4))))
				.collect();
			let open = |(request, index): &(RequestId, LineIndex)| {
				Lines::<Test>::get(request, index).is_some_and(|line| line.is_open())
			};
			let mut lines: Vec<_> =
				if dice.one_in(6) { lines } else { lines.into_iter().filter(open).collect() };
			if !dice.one_in(6) {
				lines.sort_unstable();
				lines.dedup();
			}
			let quantity = dice.one_in(3).then(|| dice.within(free));
			let foreseen = Resources::preview_allocation(COMMISSION, offer, quantity, lines.clone());
			let before = NextCommitment::<Test>::get();
			let origin = dice.near(COMMISSION);
			let by_commission = format!("{origin:?}") == format!("{:?}", signed(COMMISSION));
			let done = Resources::allocate(origin, offer, quantity, lines.try_into().expect("few"));
			if by_commission && done.is_ok() {
				let shares = foreseen.expect("what is done was foreseen");
				let given = shares.iter().filter(|share| **share > 0).count() as u64;
				assert_eq!(NextCommitment::<Test>::get(), before + given);
			}
			done
		}
		23 => Resources::prepare(dice.near(promiser), commitment, dice.within(left), Lots::default()),
		24 => {
			let carrier = Some(CARRIER).filter(|_| dice.one_in(2));
			let eta = Some(dice.moment()).filter(|_| dice.one_in(2));
			Resources::depart(dice.near(supplier), shipment, carrier, eta)
		}
		25 => Resources::cancel_shipment(dice.near(supplier), shipment),
		26 => {
			let kind = dice.pick(&[CheckpointKind::Passed, CheckpointKind::Held, CheckpointKind::Cleared]);
			Resources::checkpoint(dice.near(CUSTOMS), shipment, checkpoint(kind))
		}
		27 => Resources::arrive(dice.near(receiver), shipment),
		28 => Resources::acknowledge(dice.near(supplier), shipment),
		29 => Resources::contest(dice.near(supplier), shipment, evidence()),
		30 => {
			let most = goods.map_or(1, |goods| goods.units.in_transit);
			Resources::declare_lost(dice.near(supplier), shipment, dice.within(most), Discrepancy::Lost)
		}
		31 => Resources::confirm_loss(dice.near(receiver), shipment),
		32 => {
			let part = dice.pick(&[Part::Unopened, Part::Refused, Part::Loan]);
			let most = goods.map_or(1, |goods| match part {
				Part::Unopened => goods.units.in_transit,
				Part::Refused => goods.refused_left(),
				Part::Loan => goods.lent_left().unwrap_or(1),
			});
			let quantity = if dice.one_in(2) { most } else { dice.within(most) };
			Resources::send_back(dice.near(receiver), shipment, part, quantity)
		}
		33 => {
			let number = dice.known(NextReturn::<Test>::get());
			let back = Returns::<Test>::get(number);
			let supplier = back
				.and_then(|back| Shipments::<Test>::get(back.shipment))
				.map_or(CHARITY, |goods| goods.supplier);
			let quantity = back.map_or(1, |back| back.quantity);
			let arrived = if dice.one_in(2) { quantity } else { dice.below(quantity.saturating_add(2)) };
			Resources::take_back(dice.near(supplier), number, arrived)
		}
		34 => {
			let by = dice.moment();
			Resources::request_return(dice.near(supplier), shipment, by)
		}
		35 => {
			let response = dice.response();
			Resources::answer_return(dice.near(receiver), shipment, response)
		}
		36 => {
			let until = dice.moment();
			Resources::request_extension(dice.near(receiver), shipment, until)
		}
		37 => {
			let response = dice.response();
			Resources::answer_extension(dice.near(supplier), shipment, response)
		}
		38 => {
			let due = due_now();
			let item = match dice.below(10) {
				8.. if !due.is_empty() => dice.pick(&due),
				0 => Due::Line { request, line: index },
				1 => Due::Offer(offer),
				2 => Due::Reservation(reservation),
				3 => Due::Receipt(shipment),
				4 => Due::Arrival(shipment),
				5 => Due::Loan(shipment),
				6 => Due::Loss(shipment),
				_ => Due::Hearing(shipment),
			};
			Resources::poke(dice.near(MAKER), item)
		}
		39 => {
			let days = Some(dice.below(9) as u32).filter(|days| *days > 1);
			Resources::report_stock(dice.near(requester), request, index, days)
		}
		40 => {
			let approval = random_approval(dice, request);
			Resources::verify_need(dice.near(COMMISSION), request, approval)
		}
		_ => {
			let products = vec![dice.pick(&[VISOR, VISOR, OXYGEN])].try_into().expect("one");
			Resources::name_substitutes(dice.near(requester), request, index, products)
		}
	}
}

type Totals = BTreeMap<ProductId, u128>;

/// Adds what the events say was promised.
fn hear(ever: &mut Totals) {
	let mut promised = |commitment: CommitmentId, quantity: Quantity| {
		*ever.entry(promise(commitment).product).or_default() += u128::from(quantity);
	};
	for event in System::read_events_for_pallet::<Event<Test>>() {
		match event {
			Event::Committed { commitment, quantity, .. }
			| Event::SubstituteCommitted { commitment, quantity, .. } => promised(commitment, quantity),
			Event::Responded { commitment: Some(commitment), reservation, .. } => {
				let held = Reservations::<Test>::get(reservation).expect("it was made");
				promised(commitment, held.quantity);
			}
			Event::Allocated { shares, quantity, .. } => {
				assert_eq!(shares.iter().map(|share| share.quantity).sum::<u64>(), quantity);
				for share in shares {
					if let Some(commitment) = share.commitment {
						promised(commitment, share.quantity);
					}
				}
			}
			_ => {}
		}
	}
}

/// Every unit ever promised is in one place.
fn assert_conservation(ever: &Totals) {
	let mut found = Totals::new();
	for promise in Commitments::<Test>::iter_values() {
		let not_sent = u128::from(promise.quantity - promise.dispatched);
		*found.entry(promise.product).or_default() += u128::from(promise.released) + not_sent;
	}
	for goods in Shipments::<Test>::iter_values() {
		let units = goods.units;
		*found.entry(goods.product).or_default() +=
			[units.in_transit, units.accepted, units.rejected, units.lost, units.returned, units.given_back]
				.into_iter()
				.map(u128::from)
				.sum::<u128>();
	}
	found.retain(|_, total| *total > 0);
	assert_eq!(&found, ever);
	for line in Lines::<Test>::iter_values() {
		// What nobody knows never becomes a number.
		assert_eq!(line.unmet().is_none(), line.requested.is_none());
	}
}

/// One step. As in a block, a call that fails leaves nothing behind.
fn step(op: u8, numbers: &[u32]) -> DispatchResult {
	let mut dice = Dice(numbers.iter());
	System::reset_events();
	if let Some(world) = op.checked_sub(CALLS) {
		// A verdict or a walk of the agenda may have nothing to do; it breaks nothing.
		let rounds = (Opened::get(), Proposed::get());
		return with_transaction(|| match change_world(world, &mut dice) {
			Ok(()) => TransactionOutcome::Commit(Ok(())),
			Err(error) => {
				Opened::set(rounds.0);
				Proposed::set(rounds.1);
				TransactionOutcome::Rollback(Err(error))
			}
		});
	}
	let rounds = (Opened::get(), Proposed::get());
	with_transaction(|| match call(op, &mut dice) {
		Ok(()) => TransactionOutcome::Commit(Ok(())),
		Err(error) => {
			Opened::set(rounds.0);
			Proposed::set(rounds.1);
			TransactionOutcome::Rollback(Err(error))
		}
	})
}

/// Runs steps and returns how often each call failed and passed.
fn run(steps: &[(u8, Vec<u32>)], check_every: usize) -> Vec<[u32; 2]> {
	let mut outcomes = vec![[0u32; 2]; usize::from(CALLS + WORLD)];
	build_and_execute(|| {
		let mut ever = Totals::new();
		let mut told = Told::new();
		for (number, (op, numbers)) in steps.iter().enumerate() {
			let done = step(*op, numbers);
			outcomes[usize::from(*op)][usize::from(done.is_ok())] += 1;
			if *op < CALLS {
				let told = !System::read_events_for_pallet::<Event<Test>>().is_empty();
				assert_eq!(told, done.is_ok(), "call {op}: an event for each change, and none otherwise");
			}
			assert!(
				!matches!(done, Err(error) if error == Error::<Test>::LineInconsistent.into()),
				"call {op} met counters that contradict one another"
			);
			hear(&mut ever);
			for event in System::read_events_for_pallet::<Event<Test>>() {
				told.hear(event);
			}
			if number % check_every == 0 {
				assert_ok!(Resources::do_try_state());
				assert_conservation(&ever);
			}
		}
		assert_conservation(&ever);
		told.assert_is_stored();
	});
	outcomes
}

/// Each call as often as it takes for something to happen.
fn ops() -> Vec<u8> {
	let often = [
		1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5, 5, 16, 16, 19, 21, 21, 22, 23, 24, 30, 31, 32, 32, 33, 34, 36, 40,
		41,
	];
	(0..CALLS + WORLD).chain(often).chain(often).collect()
}

fn steps(length: core::ops::Range<usize>) -> impl Strategy<Value = Vec<(u8, Vec<u32>)>> {
	prop::collection::vec((prop::sample::select(ops()), prop::collection::vec(any::<u32>(), 40)), length)
}

/// Sequences a run of the test takes: more with `PROPTEST_CASES`.
fn cases() -> u32 {
	std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(32)
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, cases: cases(), ..ProptestConfig::default() })]

	#[test]
	fn no_unit_is_made_or_lost_sight_of(steps in steps(1..250)) {
		run(&steps, 1);
	}
}

#[test]
fn every_call_passes_and_fails() {
	// SplitMix64: the same numbers on every machine.
	let mut state = 2020u64;
	let mut next = || {
		state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut z = state;
		z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		z ^ (z >> 31)
	};
	let ops = ops();
	let mut total = vec![[0u32; 2]; usize::from(CALLS + WORLD)];
	for _ in 0..12 {
		let steps: Vec<_> = (0..1_000)
			.map(|_| {
				let op = ops[(next() % ops.len() as u64) as usize];
				(op, (0..40).map(|_| (next() >> 32) as u32).collect())
			})
			.collect();
		for (sum, outcome) in total.iter_mut().zip(run(&steps, 20)) {
			sum[0] += outcome[0];
			sum[1] += outcome[1];
		}
	}
	// The runs are worth something only if every call both passed and failed.
	let calls = total.iter().take(usize::from(CALLS)).enumerate();
	let one_sided: Vec<_> = calls.filter(|(_, [failed, passed])| *failed == 0 || *passed == 0).collect();
	assert!(one_sided.is_empty(), "calls that only passed or only failed: {one_sided:?}");
}
