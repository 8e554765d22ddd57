#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::arithmetic_side_effects,
		clippy::float_arithmetic,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::string_slice,
		clippy::unwrap_used
	)
)]

extern crate alloc;

pub mod allocation;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod errors;
mod events;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// What a benchmark needs of the rest of the runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper {
	/// An incident with this CAP status, so that the look-up is in the weight.
	fn incident(status: muster_primitives::CapStatus) -> muster_primitives::IncidentId;
}

#[import_section(calls::calls)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{Contains, Time},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use muster_primitives::{
		agenda, traits, AgencyId, CapStatus, CommitmentId, ContentRef, Discrepancy, IncidentId, LineIndex,
		Moment, Priority, ProductId, Quantity, RegionCode, RequestId, RoundId, ShipmentId, Verdict,
	};
	use sp_runtime::{traits::ConstU64, Percent, SaturatedConversion};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Who keeps the product registry.
		type ProductOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who may ask for resources.
		type RequestOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Who may approve requests of the own jurisdiction.
		type ApproveOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Who may promise and send supplies.
		type SupplyOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Who may sign for what arrives.
		type ReceiveOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Who may tell where goods are.
		type CarryOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Any officer who may act now.
		type OfficerOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// The register of agencies.
		type Agencies: traits::Agencies<Self::AccountId>;

		/// The incidents requests refer to.
		type Incidents: traits::Incidents;

		/// Incidents whose requests a round must confirm, whatever the amount.
		type VerifiedIncidents: Contains<IncidentId>;

		/// Where rounds are held.
		type Rounds: traits::Rounds;

		/// Terms of a round on a need: see [`NEED_ROUND`].
		type NeedRound: Get<RoundTerms>;

		/// Terms of a round on a shipment: see [`DELIVERY_ROUND`].
		type DeliveryRound: Get<RoundTerms>;

		/// The time of the block.
		type Clock: Time<Moment = Moment>;

		/// Most lines of one request; at most 255, the numbers a line can have.
		#[pallet::constant]
		type MaxLines: Get<u32>;

		/// Most lines that `allocate` shares among in one call; at most [`CLAIMS`].
		#[pallet::constant]
		type MaxClaims: Get<u32>;

		/// Most checkpoints of one shipment.
		#[pallet::constant]
		type MaxCheckpoints: Get<u32>;

		/// How long after the time it is needed by a line expires.
		#[pallet::constant]
		type ExpiryGrace: Get<Moment>;

		/// How long a reservation waits for the supplier.
		#[pallet::constant]
		type ReservationWindow: Get<Moment>;

		/// How long a supplier may contest a receipt. Silence is acknowledgement.
		#[pallet::constant]
		type AcknowledgeWindow: Get<Moment>;

		/// How long the receiver has to sign a loss before a round is asked.
		#[pallet::constant]
		type LossWindow: Get<Moment>;

		/// How long after the expected arrival a shipment is overdue.
		#[pallet::constant]
		type ArrivalGrace: Get<Moment>;

		/// Most of what a block has left that goes into what falls due.
		#[pallet::constant]
		type IdleShare: Get<Percent>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// What a benchmark needs of the rest of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper;
	}

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// The product registry.
	#[pallet::storage]
	pub type Products<T: Config> = StorageMap<_, Twox64Concat, ProductId, Product>;

	/// Number of the next request; the first is 1.
	#[pallet::storage]
	pub type NextRequest<T: Config> = StorageValue<_, RequestId, ValueQuery, ConstU64<1>>;

	/// Requests without their lines.
	#[pallet::storage]
	pub type Requests<T: Config> = StorageMap<_, Twox64Concat, RequestId, Request<T::AccountId>>;

	/// The lines of requests, numbered from 0.
	#[pallet::storage]
	pub type Lines<T: Config> = StorageDoubleMap<_, Twox64Concat, RequestId, Twox64Concat, LineIndex, Line>;

	/// Number of the next commitment; the first is 1.
	#[pallet::storage]
	pub type NextCommitment<T: Config> = StorageValue<_, CommitmentId, ValueQuery, ConstU64<1>>;

	/// What suppliers have promised.
	#[pallet::storage]
	pub type Commitments<T: Config> = StorageMap<_, Twox64Concat, CommitmentId, Commitment<T::AccountId>>;

	/// Number of the next shipment; the first is 1.
	#[pallet::storage]
	pub type NextShipment<T: Config> = StorageValue<_, ShipmentId, ValueQuery, ConstU64<1>>;

	/// What suppliers have sent.
	#[pallet::storage]
	pub type Shipments<T: Config> = StorageMap<_, Twox64Concat, ShipmentId, Shipment<T::AccountId>>;

	/// Products that nothing new asks for or offers.
	#[pallet::storage]
	pub type RetiredProducts<T: Config> = StorageMap<_, Twox64Concat, ProductId, ()>;

	/// Products that may stand in for that of a line.
	#[pallet::storage]
	pub type LineSubstitutes<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RequestId, Twox64Concat, LineIndex, Substitutes, ValueQuery>;

	/// The last round on each line that had one.
	#[pallet::storage]
	pub type Verifications<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RequestId, Twox64Concat, LineIndex, Verification<T::AccountId>>;

	/// How many lines for an incident are needed and not filled.
	#[pallet::storage]
	pub type OpenLines<T: Config> = StorageMap<_, Twox64Concat, IncidentId, u32, ValueQuery>;

	/// Number of the next offer; the first is 1.
	#[pallet::storage]
	pub type NextOffer<T: Config> = StorageValue<_, OfferId, ValueQuery, ConstU64<1>>;

	/// What suppliers would give.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageMap<_, Twox64Concat, OfferId, Offer<T::AccountId>>;

	/// Number of the next reservation; the first is 1.
	#[pallet::storage]
	pub type NextReservation<T: Config> = StorageValue<_, ReservationId, ValueQuery, ConstU64<1>>;

	/// What requesters hold of offers.
	#[pallet::storage]
	pub type Reservations<T: Config> = StorageMap<_, Twox64Concat, ReservationId, Reservation<T::AccountId>>;

	/// Lots of the shipments that named them.
	#[pallet::storage]
	pub type ShipmentLots<T: Config> = StorageMap<_, Twox64Concat, ShipmentId, Lots, ValueQuery>;

	/// What was told of shipments on the way, numbered from 0 and never changed.
	#[pallet::storage]
	pub type Checkpoints<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ShipmentId, Twox64Concat, u32, Checkpoint<T::AccountId>>;

	/// Number of the next return; the first is 1.
	#[pallet::storage]
	pub type NextReturn<T: Config> = StorageValue<_, ReturnId, ValueQuery, ConstU64<1>>;

	/// Goods sent back.
	#[pallet::storage]
	pub type Returns<T: Config> = StorageMap<_, Twox64Concat, ReturnId, Return>;

	/// What falls due, by time.
	#[pallet::storage]
	pub type AgendaItems<T: Config> =
		StorageDoubleMap<_, Twox64Concat, agenda::Bucket, Twox64Concat, Due, ()>;

	/// Where the walk along the agenda is.
	#[pallet::storage]
	pub type AgendaCursor<T: Config> = StorageValue<_, agenda::Bucket, ValueQuery>;

	/// How many items the agenda has.
	#[pallet::storage]
	pub type AgendaLength<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The agenda of this pallet.
	pub(crate) type AgendaOf<T> = agenda::Agenda<Due, AgendaItems<T>, AgendaCursor<T>, AgendaLength<T>>;

	/// The product registry at the start of the chain.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Products and the numbers they have for ever.
		pub products: Vec<(ProductId, Product)>,
		#[serde(skip)]
		#[doc(hidden)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (id, product) in &self.products {
				let inserted = Pallet::<T>::insert_product(*id, product);
				assert!(inserted.is_ok(), "product {id} of the genesis: {inserted:?}");
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				(1..=u32::from(LineIndex::MAX)).contains(&T::MaxLines::get()),
				"`MaxLines` must be 1 to 255: lines are numbered with one byte",
			);
			let claims = T::MaxClaims::get();
			assert!((1..=CLAIMS).contains(&claims), "`MaxClaims` must be 1 to what `allocate` decodes");
			let blocks = T::BlockWeights::get();
			let most = blocks.get(DispatchClass::Normal).max_extrinsic.unwrap_or(blocks.max_block);
			assert!(
				T::WeightInfo::allocate(claims).all_lte(most),
				"`allocate` with `MaxClaims` lines must fit a block",
			);
		}

		fn on_idle(_: BlockNumberFor<T>, left: Weight) -> Weight {
			let share = |most| T::IdleShare::get().mul_floor(most);
			let most = Weight::from_parts(share(left.ref_time()), share(left.proof_size()));
			let mut meter = WeightMeter::with_limit(most);
			Self::work_off(&mut meter);
			meter.consumed()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What `allocate` would give each line now, in the order of the call, asked for by `agency`.
		pub fn preview_allocation(
			agency: AgencyId,
			offer: OfferId,
			quantity: Option<Quantity>,
			lines: Vec<(RequestId, LineIndex)>,
		) -> Result<Vec<Quantity>, DispatchError> {
			Self::plan(agency, offer, quantity, &lines).map(|plan| plan.shares()).map_err(Into::into)
		}
	}
}
