#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
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
pub use types::{
	is_lifesaving, Approval, ApprovalReason, Commitment, Disposition, Line, LineInput, LineState, Product,
	Receipt, ReceiptInput, Request, Shipment, ShipmentState,
};
pub use weights::WeightInfo;

/// What a benchmark needs of the rest of the runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper {
	/// An incident with this CAP status, so that the look-up is in the weight.
	fn incident(status: muster_primitives::CapStatus) -> muster_primitives::IncidentId;
}

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::Time};
	use frame_system::pallet_prelude::*;
	use muster_primitives::{
		traits, AgencyId, CapStatus, CommitmentId, IncidentId, LineIndex, Moment, Priority, ProductId,
		Quantity, RegionCode, RequestId, ShipmentId,
	};
	use sp_runtime::{traits::ConstU64, SaturatedConversion};

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

		/// The register of agencies.
		type Agencies: traits::Agencies<Self::AccountId>;

		/// The incidents requests refer to.
		type Incidents: traits::Incidents;

		/// The time of the block.
		type Clock: Time<Moment = Moment>;

		/// Most lines of one request; at most 255, the numbers a line can have.
		#[pallet::constant]
		type MaxLines: Get<u32>;

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

	/// Times are not in the events: they are the time of the block the event is in.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A product is in the registry.
		#[codec(index = 0)]
		ProductRegistered {
			/// Its number.
			product: ProductId,
			/// The entry.
			details: Product,
		},
		/// An agency asks for resources.
		#[codec(index = 1)]
		Submitted {
			/// Number of the request.
			request: RequestId,
			/// Who asks.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The incident behind it.
			incident: Option<IncidentId>,
			/// Where to deliver.
			region: RegionCode,
			/// How pressing.
			priority: Priority,
			/// When it is needed at the latest.
			need_by: Option<Moment>,
			/// Drill or real.
			status: CapStatus,
			/// What is needed.
			lines: BoundedVec<LineInput, T::MaxLines>,
			/// Lines that ask for more than the product's maximum, for an approver to look at.
			above_maximum: BoundedVec<LineIndex, T::MaxLines>,
		},
		/// Lines of a request are open for supply, or for more of it.
		#[codec(index = 2)]
		Approved {
			/// The request.
			request: RequestId,
			/// Who approves.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// What is approved on top of what was.
			lines: BoundedVec<Approval, T::MaxLines>,
		},
		/// A supplier promises units to a line.
		#[codec(index = 3)]
		Committed {
			/// Number of the promise.
			commitment: CommitmentId,
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who promises.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Units promised.
			quantity: Quantity,
		},
		/// Goods have left.
		#[codec(index = 4)]
		Dispatched {
			/// Number of the shipment.
			shipment: ShipmentId,
			/// The promise it keeps.
			commitment: CommitmentId,
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who sends.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Who is to receive.
			receiver: AgencyId,
			/// Units sent.
			quantity: Quantity,
			/// When they are expected.
			eta: Option<Moment>,
		},
		/// Goods were counted and signed for.
		#[codec(index = 5)]
		Received {
			/// The shipment.
			shipment: ShipmentId,
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who received.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// What was counted.
			receipt: ReceiptInput,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// A product with this number is registered: choose a free number.
		#[codec(index = 0)]
		ProductTaken,
		/// The product's code is not readable text: give 1 to 32 bytes of UTF-8 without control characters.
		#[codec(index = 1)]
		MalformedCode,
		/// The product's unit is no UCUM code: give 1 to 16 visible ASCII characters.
		#[codec(index = 2)]
		MalformedUnit,
		/// The product's standard is not readable text: give UTF-8 without control characters, or leave it
		/// empty.
		#[codec(index = 3)]
		MalformedStandard,
		/// The GTIN is wrong: give 14 digits with the right check digit, shorter GTINs padded with zeros in
		/// front.
		#[codec(index = 4)]
		MalformedGtin,
		/// The ATC code is wrong: give one of the fifth level, such as J05AB16.
		#[codec(index = 5)]
		MalformedAtc,
		/// A pack has no units: give the base units in a pack, 1 if it comes loose.
		#[codec(index = 6)]
		ZeroPack,
		/// The maximum per line is zero: give the most that a line asks for in earnest.
		#[codec(index = 7)]
		ZeroMaximum,
		/// There are no lines: give at least one.
		#[codec(index = 8)]
		NoLines,
		/// There are more lines than one request takes: split it.
		#[codec(index = 9)]
		TooManyLines,
		/// The registry has no product with this number: look it up, or have it registered first.
		#[codec(index = 10)]
		UnknownProduct,
		/// A quantity is zero: give at least one unit, or no quantity in a request if the amount is not
		/// known.
		#[codec(index = 11)]
		ZeroQuantity,
		/// There is no incident with this number: correct it, or leave it out.
		#[codec(index = 12)]
		UnknownIncident,
		/// The incident has another CAP status: drills and real events never mix.
		#[codec(index = 13)]
		StatusDiffers,
		/// The time it is needed by has passed: give one in the future, or leave it out.
		#[codec(index = 14)]
		NeedByPassed,
		/// The region is outside your agency's jurisdiction: leave it to an agency that answers for the
		/// region.
		#[codec(index = 15)]
		OutsideJurisdiction,
		/// There is no request with this number: correct it.
		#[codec(index = 16)]
		UnknownRequest,
		/// There is no such line: correct the numbers of request and line.
		#[codec(index = 17)]
		UnknownLine,
		/// The request is your agency's own: another agency must approve it.
		#[codec(index = 18)]
		OwnRequest,
		/// A line is named twice: add the two amounts up.
		#[codec(index = 19)]
		DuplicateLine,
		/// The line was rejected or cancelled, has expired or is closed: it needs a new request.
		#[codec(index = 20)]
		LineEnded,
		/// More would be approved than was asked for: approve at most the rest.
		#[codec(index = 21)]
		AboveRequested,
		/// Less would be approved than was asked for: give the reason.
		#[codec(index = 22)]
		ApprovalReasonMissing,
		/// More would be approved than the product's maximum per line: if it is meant, give the reason
		/// AboveMaximum.
		#[codec(index = 23)]
		AboveMaximum,
		/// The reason AboveMaximum is given for an amount within the product's maximum: give another reason
		/// or none.
		#[codec(index = 24)]
		NotAboveMaximum,
		/// The line is not open for supply: choose an approved line that has not ended.
		#[codec(index = 25)]
		LineNotOpen,
		/// More would be promised than is approved with the allowance: commit at most what is left.
		#[codec(index = 26)]
		AboveCap,
		/// There is no commitment with this number: correct it.
		#[codec(index = 27)]
		UnknownCommitment,
		/// The commitment is another agency's: only who promised may send.
		#[codec(index = 28)]
		NotCommitter,
		/// More would be sent than is left of the commitment: commit more first, or send less.
		#[codec(index = 29)]
		AboveCommitment,
		/// The expected arrival has passed: give one that is not before now, or leave it out.
		#[codec(index = 30)]
		EtaPassed,
		/// There is no shipment with this number: correct it.
		#[codec(index = 31)]
		UnknownShipment,
		/// The shipment goes to another agency: only the requesting agency may receive it.
		#[codec(index = 32)]
		NotReceiver,
		/// The shipment is neither in transit nor arrived: it cannot be received, or was already.
		#[codec(index = 33)]
		NotReceivable,
		/// Accepted, rejected and short do not add up to what was shipped: count again, and put what came on
		/// top into excess.
		#[codec(index = 34)]
		ReceiptMismatch,
		/// A part that is not zero has no reason: give one for each of rejected, short and excess that is not
		/// zero.
		#[codec(index = 35)]
		DiscrepancyReasonMissing,
		/// A reason is given for a part that is zero: leave it out.
		#[codec(index = 36)]
		DiscrepancyReasonSurplus,
		/// The reason cannot be this part's: short takes Short, Lost, CustomsSeized and Other, excess takes
		/// Excess, NotOrdered and Other, rejected takes all but Short, Excess and Lost.
		#[codec(index = 37)]
		DiscrepancyReasonUnfit,
		/// A quantity passes the largest number there is: correct it.
		#[codec(index = 38)]
		QuantityOverflow,
		/// No number is left for a new record: the runtime must be changed first.
		#[codec(index = 39)]
		NumbersExhausted,
		/// The counters of the line contradict one another: report this to those who run the chain.
		#[codec(index = 40)]
		LineInconsistent,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				(1..=u32::from(LineIndex::MAX)).contains(&T::MaxLines::get()),
				"`MaxLines` must be 1 to 255: lines are numbered with one byte",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Puts a product into the registry, for ever: requests refer to it by number.
		///
		/// ## Origin
		/// [`Config::ProductOrigin`], the council.
		///
		/// ## Events
		/// [`Event::ProductRegistered`].
		///
		/// ## Errors
		/// [`Error::ProductTaken`]; [`Error::MalformedCode`], [`Error::MalformedUnit`],
		/// [`Error::MalformedStandard`], [`Error::MalformedGtin`], [`Error::MalformedAtc`],
		/// [`Error::ZeroPack`], [`Error::ZeroMaximum`].
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_product())]
		pub fn register_product(
			origin: OriginFor<T>,
			product: ProductId,
			details: Product,
		) -> DispatchResult {
			T::ProductOrigin::ensure_origin(origin)?;
			Self::do_register_product(product, details)
		}

		/// Asks for resources. A line without a quantity says "needed, amount not known". An unusually large
		/// quantity is taken as it is, and the event names the line.
		///
		/// ## Origin
		/// [`Config::RequestOrigin`]; the region lies in the agency's jurisdiction.
		///
		/// ## Events
		/// [`Event::Submitted`].
		///
		/// ## Errors
		/// [`Error::NoLines`], [`Error::OutsideJurisdiction`], [`Error::UnknownIncident`],
		/// [`Error::StatusDiffers`], [`Error::NeedByPassed`], [`Error::UnknownProduct`],
		/// [`Error::ZeroQuantity`], [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(n) in the number of lines.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::submit(lines.len().saturated_into()), types::dispatch_class(*priority, *status)))]
		pub fn submit(
			origin: OriginFor<T>,
			incident: Option<IncidentId>,
			region: RegionCode,
			priority: Priority,
			need_by: Option<Moment>,
			status: CapStatus,
			lines: BoundedVec<LineInput, T::MaxLines>,
		) -> DispatchResult {
			let by = T::RequestOrigin::ensure_origin(origin)?;
			Self::do_submit(by, incident, region, priority, need_by, status, lines)
		}

		/// Opens lines for supply, all of those named or none. Amounts add to what was approved before, so
		/// that a line of unknown amount is supplied in tranches, and a curtailed one may get the rest.
		///
		/// ## Origin
		/// [`Config::ApproveOrigin`]; the region lies in the agency's jurisdiction and the request is not its
		/// own.
		///
		/// ## Events
		/// [`Event::Approved`].
		///
		/// ## Errors
		/// [`Error::NoLines`], [`Error::UnknownRequest`], [`Error::OwnRequest`],
		/// [`Error::OutsideJurisdiction`], [`Error::UnknownLine`], [`Error::UnknownProduct`],
		/// [`Error::DuplicateLine`], [`Error::LineEnded`], [`Error::ZeroQuantity`],
		/// [`Error::QuantityOverflow`], [`Error::AboveRequested`], [`Error::AboveMaximum`],
		/// [`Error::NotAboveMaximum`], [`Error::ApprovalReasonMissing`].
		///
		/// ## Complexity
		/// O(n log n) in the number of lines named; O(n) reads and writes.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::approve(lines.len().saturated_into()))]
		pub fn approve(
			origin: OriginFor<T>,
			request: RequestId,
			lines: BoundedVec<Approval, T::MaxLines>,
		) -> DispatchResult {
			let by = T::ApproveOrigin::ensure_origin(origin)?;
			Self::do_approve(by, request, lines)
		}

		/// Promises units to an open line, up to what is approved and an allowance of a tenth. Units that
		/// were rejected may be promised again.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`].
		///
		/// ## Events
		/// [`Event::Committed`].
		///
		/// ## Errors
		/// [`Error::UnknownLine`], [`Error::LineNotOpen`], [`Error::ZeroQuantity`],
		/// [`Error::QuantityOverflow`], [`Error::AboveCap`], [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::commit())]
		pub fn commit(
			origin: OriginFor<T>,
			request: RequestId,
			line: LineIndex,
			quantity: Quantity,
		) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_commit(by, request, line, quantity)
		}

		/// Sends units of a commitment to the requester, in one shipment of several or in one alone.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`]; the commitment is the agency's.
		///
		/// ## Events
		/// [`Event::Dispatched`].
		///
		/// ## Errors
		/// [`Error::UnknownCommitment`], [`Error::NotCommitter`], [`Error::EtaPassed`],
		/// [`Error::ZeroQuantity`], [`Error::QuantityOverflow`], [`Error::AboveCommitment`],
		/// [`Error::LineNotOpen`], [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::dispatch())]
		pub fn dispatch(
			origin: OriginFor<T>,
			commitment: CommitmentId,
			quantity: Quantity,
			eta: Option<Moment>,
		) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_dispatch(by, commitment, quantity, eta)
		}

		/// Signs for a shipment. Accepted and rejected units leave the road; missing ones stay in transit
		/// until reconciled; what came on top is on the shipment only, as nobody promised it.
		///
		/// ## Origin
		/// [`Config::ReceiveOrigin`]; the shipment goes to the agency.
		///
		/// ## Events
		/// [`Event::Received`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotReceiver`], [`Error::NotReceivable`],
		/// [`Error::QuantityOverflow`], [`Error::ReceiptMismatch`], [`Error::DiscrepancyReasonMissing`],
		/// [`Error::DiscrepancyReasonSurplus`], [`Error::DiscrepancyReasonUnfit`].
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::receive())]
		pub fn receive(origin: OriginFor<T>, shipment: ShipmentId, receipt: ReceiptInput) -> DispatchResult {
			let by = T::ReceiveOrigin::ensure_origin(origin)?;
			Self::do_receive(by, shipment, receipt)
		}
	}
}
