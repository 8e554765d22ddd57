use super::*;

fn allocate(offer: OfferId, quantity: Option<Quantity>, requests: &[RequestId]) -> DispatchResult {
	let lines = requests.iter().map(|request| (*request, 0)).collect::<Vec<_>>();
	Resources::allocate(signed(COMMISSION), offer, quantity, lines.try_into().expect("at most 1,000"))
}

fn preview(offer: OfferId, requests: &[RequestId]) -> Result<Vec<Quantity>, DispatchError> {
	let lines = requests.iter().map(|request| (*request, 0)).collect();
	Resources::preview_allocation(COMMISSION, offer, None, lines)
}

#[test]
fn a_scarce_offer_is_shared_to_the_last_unit() {
	build_and_execute(|| {
		let requests = [open(100), open(300), open(7)];
		let id = published(offer_of(GOGGLES, 101));
		let foreseen = preview(id, &requests).expect("it can be shared");
		assert_eq!(foreseen.iter().sum::<u64>(), 101);
		assert_ok!(allocate(id, None, &requests));

		let committed: Vec<_> = requests.iter().map(|request| first_line(*request).committed).collect();
		assert_eq!(committed, foreseen);
		assert_eq!((offer(id).taken, offer(id).free()), (101, 0));
		let shares: Vec<_> = (1..)
			.zip(requests.iter().zip(&foreseen))
			.map(|(commitment, (request, quantity))| Share {
				request: *request,
				line: 0,
				commitment: Some(commitment),
				quantity: *quantity,
			})
			.collect();
		assert_last_event(Event::Allocated {
			offer: id,
			agency: COMMISSION,
			officer: officer(COMMISSION),
			quantity: 101,
			shares: shares.try_into().expect("three"),
		});
		assert_eq!((promise(1).agency, promise(1).officer), (CHARITY, officer(COMMISSION)));
		assert_noop!(allocate(id, None, &requests), Error::<Test>::NothingToShare);
	});
}

#[test]
fn a_plentiful_offer_fills_every_line_and_no_more() {
	build_and_execute(|| {
		let requests = [open(100), open(300)];
		let id = published(offer_of(GOGGLES, 1_000));
		assert_ok!(allocate(id, None, &requests));
		for (request, quantity) in requests.iter().zip([100, 300]) {
			assert_eq!(first_line(*request).committed, quantity);
		}
		assert_eq!(offer(id).free(), 600);
		assert_noop!(allocate(id, None, &requests), Error::<Test>::NothingToShare);
	});
}

#[test]
fn part_of_an_offer_can_be_shared() {
	build_and_execute(|| {
		let requests = [open(100), open(300)];
		let id = published(offer_of(GOGGLES, 1_000));
		assert_noop!(allocate(id, Some(1_001), &requests), Error::<Test>::AboveFree);
		assert_noop!(allocate(id, Some(0), &requests), Error::<Test>::NothingToShare);
		assert_ok!(allocate(id, Some(50), &requests));
		assert_eq!(offer(id).taken, 50);
	});
}

#[test]
fn a_line_with_nothing_outstanding_gets_nothing_and_no_promise() {
	build_and_execute(|| {
		let (full, empty) = (open(100), open(50));
		committed(full, 100);
		let id = published(offer_of(GOGGLES, 20));
		assert_ok!(allocate(id, None, &[full, empty]));
		assert_eq!((first_line(full).committed, first_line(empty).committed), (100, 20));
		assert_eq!(Commitments::<Test>::iter().count(), 2);
	});
}

#[test]
fn every_line_is_checked() {
	build_and_execute(|| {
		let good = open(100);
		let id = published(offer_of(GOGGLES, 1_000));
		let refused = [
			(submitted(None), Error::<Test>::LineNotOpen),
			(99, Error::UnknownRequest),
			(good, Error::DuplicateLine),
		];
		for (request, error) in refused {
			let error = DispatchError::from(error);
			assert_noop!(allocate(id, None, &[good, request]), error);
			assert_eq!(preview(id, &[good, request]), Err(error));
		}
		let rejected = submitted(None);
		assert_ok!(Resources::reject(signed(COMMISSION), rejected, 0, RejectionReason::Duplicate));
		assert_noop!(allocate(id, None, &[good, rejected]), Error::<Test>::LineNotOpen);
		let masks = published(offer_of(MASK, 10));
		assert_noop!(allocate(masks, None, &[good]), Error::<Test>::NotSubstitute);
		let drill = published(OfferInput { status: CapStatus::Exercise, ..offer_of(GOGGLES, 10) });
		assert_noop!(allocate(drill, None, &[good]), Error::<Test>::StatusDiffers);
		assert_noop!(allocate(id, None, &[]), Error::<Test>::NoLines);
		assert_noop!(allocate(99, None, &[good]), Error::<Test>::UnknownOffer);
		let line = vec![(good, 1)].try_into().expect("one");
		let call = Resources::allocate(signed(COMMISSION), id, None, line);
		assert_noop!(call, Error::<Test>::UnknownLine);
	});
}

#[test]
fn only_an_approver_of_the_region_and_not_for_itself() {
	build_and_execute(|| {
		let request = open(100);
		let id = published(offer_of(GOGGLES, 10));
		let lines = || vec![(request, 0)].try_into().expect("one");
		for origin in strangers(HOSPITAL) {
			assert_noop!(Resources::allocate(origin, id, None, lines()), DispatchError::BadOrigin);
		}
		let call = Resources::allocate(signed(MAKER), id, None, lines());
		assert_noop!(call, Error::<Test>::OutsideJurisdiction);
		Requests::<Test>::mutate(request, |header| header.as_mut().expect("it exists").agency = CLINIC);
		let call = Resources::allocate(signed(CLINIC), id, None, lines());
		assert_noop!(call, Error::<Test>::OwnRequest);
		Requests::<Test>::mutate(request, |header| header.as_mut().expect("it exists").agency = HOSPITAL);
		set_active(CHARITY, false);
		let call = Resources::allocate(signed(COMMISSION), id, None, lines());
		assert_noop!(call, Error::<Test>::SupplierInactive);
	});
}

#[test]
fn a_call_takes_so_many_lines_and_says_how_to_split() {
	build_and_execute(|| {
		let id = published(offer_of(GOGGLES, 10));
		let requests: Vec<_> = (0..21).map(|_| open(10)).collect();
		assert_noop!(allocate(id, None, &requests), Error::<Test>::TooManyClaims);
		assert_ok!(allocate(id, Some(5), &requests[..20]));
		assert_ok!(allocate(id, Some(5), &requests[1..20]));
	});
}

#[test]
fn a_substitute_is_shared_as_the_product_is() {
	build_and_execute(|| {
		let request = NextRequest::<Test>::get();
		assert_ok!(submit_lines(&[LineInput { substitutes_allowed: true, ..of(GOGGLES, Some(10)) }]));
		let visor = vec![VISOR].try_into().expect("one product");
		assert_ok!(Resources::name_substitutes(signed(HOSPITAL), request, 0, visor));
		assert_ok!(approve(request, 10, None));
		let id = published(offer_of(VISOR, 4));
		assert_ok!(allocate(id, None, &[request]));
		assert_eq!((promise(1).product, promise(1).quantity), (VISOR, 4));
	});
}
