use super::*;

fn release(commitment: CommitmentId, quantity: Quantity) -> DispatchResult {
	Resources::release(signed(CHARITY), commitment, quantity)
}

#[test]
fn what_is_neither_packed_nor_sent_is_released() {
	build_and_execute(|| {
		let request = open(100);
		let commitment = committed(request, 100);
		dispatched(commitment, 30);
		prepared(commitment, 20);
		assert_noop!(release(commitment, 51), Error::<Test>::AboveLeft);
		assert_noop!(release(commitment, 0), Error::<Test>::ZeroQuantity);
		assert_ok!(release(commitment, 50));
		let promise = promise(commitment);
		assert_eq!((promise.quantity, promise.released, promise.left()), (50, 50, 0));
		let line = first_line(request);
		assert_eq!((line.committed, line.released, line.outstanding()), (50, 50, 50));
		assert_last_event(Event::Released {
			commitment,
			request,
			line: 0,
			agency: CHARITY,
			officer: officer(CHARITY),
			quantity: 50,
		});
		assert_noop!(release(commitment, 1), Error::<Test>::AboveLeft);
		committed(request, 50);
	});
}

#[test]
fn what_is_released_is_free_in_its_offer() {
	build_and_execute(|| {
		let request = open(100);
		let id = published(offer_of(GOGGLES, 100));
		let reservation = reserved(id, request, 80);
		assert_ok!(Resources::respond(signed(CHARITY), reservation, Response::Accept));
		assert_ok!(release(1, 30));
		assert_eq!((offer(id).taken, offer(id).free()), (50, 50));
	});
}

#[test]
fn an_ended_line_gives_promises_back() {
	build_and_execute(|| {
		let request = open(100);
		let commitment = committed(request, 100);
		assert_ok!(Resources::cancel(signed(HOSPITAL), request, 0));
		assert_ok!(release(commitment, 100));
		assert_eq!(first_line(request).committed, 0);
	});
}

#[test]
fn an_approver_releases_for_who_may_not_act() {
	build_and_execute(|| {
		let commitment = committed(open(100), 100);
		let by_approver = |agency| Resources::release(signed(agency), commitment, 10);
		assert_noop!(by_approver(COMMISSION), Error::<Test>::NotSupplier);
		set_active(CHARITY, false);
		assert_noop!(release(commitment, 10), DispatchError::BadOrigin);
		assert_noop!(by_approver(MAKER), Error::<Test>::OutsideJurisdiction);
		assert_ok!(by_approver(COMMISSION));
		assert_eq!(promise(commitment).quantity, 90);
	});
}

#[test]
fn only_who_promised_releases() {
	build_and_execute(|| {
		let commitment = committed(open(100), 100);
		for origin in strangers(HOSPITAL) {
			assert_noop!(Resources::release(origin, commitment, 1), DispatchError::BadOrigin);
		}
		assert_noop!(Resources::release(signed(MAKER), commitment, 1), Error::<Test>::NotSupplier);
		assert_noop!(release(99, 1), Error::<Test>::UnknownCommitment);
	});
}
