use super::*;
use frame_support::traits::Get;
use sp_runtime::BuildStorage;

#[test]
fn validators_author_from_the_first_block() {
	build_and_execute(|| {
		assert_eq!(set(), (1..=7).collect::<Vec<_>>());
		assert_eq!(pallet_aura::Authorities::<Test>::get().len(), 7);
		let expected = Validator { agency: 3, status: Status::Active, strikes: 0, offence: None };
		assert_eq!(record(3), Some(expected));
		assert_eq!((AgreedSize::<Test>::get(), LastIssued::<Test>::get()), (7, 1));
		end_session();
		assert!(!named(), "what genesis named is not named again");
	});
}

#[test]
fn the_session_has_the_length_of_genesis() {
	build_and_execute(|| {
		assert_eq!(SessionLengthOf::<Test>::get(), SESSION);
		end_session();
		assert_eq!(System::block_number(), SESSION);
		end_session();
		assert_eq!(System::block_number(), 2 * SESSION);
	});
}

#[test]
fn ten_minutes_unless_it_says_otherwise() {
	let config = GenesisConfig::<Test>::default();
	assert_eq!(config.session_length, 600);
	let storage = config.build_storage().expect("an empty genesis");
	sp_io::TestExternalities::new(storage).execute_with(|| {
		assert_eq!(SessionLength::<Test>::get(), 600);
		SessionLength::<Test>::kill();
		assert_eq!(SessionLengthOf::<Test>::get(), 600);
		SessionLength::<Test>::put(0);
		assert_eq!(SessionLengthOf::<Test>::get(), 1, "the remainder is always defined");
	});
}

fn build(validators: Vec<(AccountId, u32)>, session_length: u32) {
	let _ = GenesisConfig::<Test> { validators, session_length }.build_storage();
}

#[test]
#[should_panic(expected = "a session has at least one block")]
fn no_session_without_blocks() {
	build(Vec::new(), 0);
}

#[test]
#[should_panic(expected = "a genesis validator is named once")]
fn nobody_twice() {
	build(vec![(1, 1), (1, 2)], 10);
}

#[test]
#[should_panic(expected = "there are no more genesis validators than may be")]
fn not_more_than_may_be() {
	build((0..=u64::from(MAX)).map(|who| (who, 1)).collect(), 10);
}

/// Standby keys of Session's genesis make nobody a validator.
#[test]
fn only_members_with_keys_are_elected() {
	let storage = RuntimeGenesisConfig {
		validator_set: GenesisConfig { validators: vec![(1, 1), (2, 2), (3, 3)], session_length: 10 },
		session: pallet_session::GenesisConfig {
			keys: vec![(1, 1, keys(1, 0)), (3, 3, keys(3, 0))],
			non_authority_keys: vec![(4, 4, keys(4, 0))],
		},
		..Default::default()
	}
	.build_storage()
	.expect("the genesis is valid");
	sp_io::TestExternalities::new(storage).execute_with(|| {
		assert_eq!(set(), [1, 3]);
		assert_eq!(queued(), [1, 3]);
	});
}
