//! Records and blocks out of a seed: what the measurements and the tests index. The same seed makes the same chain.

use muster_index::{Block, BlockRef};
use muster_primitives::{
	CapStatus, Categories, Category, Certainty, DigestAlgorithm, MediaType, Priority, RegionCode, Severity,
	Urgency,
};
use muster_runtime_api::{
	Act, Amount, BlockChanges, ContentView, IhrView, IncidentRecord, LineState, LineView, Management, Record,
	ReportView, RequestRecord, RunningView, StampsView, Subject, Text, Verification, Verified,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	AccountId32,
};

/// Time of the first block: 2020-01-01T00:00:00Z, in milliseconds since 1970.
pub const BEGIN: u64 = 1_577_836_800_000;

/// SplitMix64 (Steele, Lea, Flood, 2014).
#[derive(Clone)]
pub struct Random(pub u64);

impl Random {
	/// The next number.
	pub fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		z ^ (z >> 31)
	}

	/// A number below `end`.
	pub fn below(&mut self, end: u64) -> u64 {
		self.next() % end.max(1)
	}

	/// One of these.
	pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
		of[usize::try_from(self.below(of.len() as u64)).unwrap_or_default()]
	}

	/// Whether something happens that happens once in `times`.
	pub fn once_in(&mut self, times: u64) -> bool {
		self.below(times) == 0
	}
}

/// A county: 31 provinces of 12 prefectures of 10 counties, near enough to what there is.
pub fn region(random: &mut Random) -> RegionCode {
	let (province, prefecture, county) = (11 + random.below(31), 1 + random.below(12), 1 + random.below(10));
	let code = u32::try_from(province * 10_000 + prefecture * 100 + county).unwrap_or_default();
	RegionCode::new(code).unwrap_or(RegionCode::NATION)
}

/// An officer's account.
pub fn officer(number: u64) -> AccountId32 {
	let mut bytes = [0; 32];
	bytes[..8].copy_from_slice(&number.to_le_bytes());
	AccountId32::new(bytes)
}

fn content(random: &mut Random) -> ContentView {
	ContentView {
		algorithm: DigestAlgorithm::Sha256,
		digest: H256::from_low_u64_be(random.next()),
		size: 4_096,
		media_type: MediaType::OctetStream,
	}
}

const WORDS: [&str; 12] = [
	"Fever",
	"cluster",
	"hospital",
	"shortage",
	"of",
	"masks",
	"Flood",
	"bridge",
	"100%",
	"under_score",
	"school",
	"肺炎",
];

fn words(random: &mut Random, count: usize) -> Text {
	let words: Vec<&str> = (0..count).map(|_| random.one(&WORDS)).collect();
	Text(words.join(" ").into_bytes())
}

/// An incident as first reported at `now`, by one of 100 agencies; one in eight is in two regions.
pub fn incident(random: &mut Random, now: u64) -> IncidentRecord {
	let agency = u32::try_from(random.below(100)).unwrap_or_default();
	let mut regions = vec![region(random)];
	if random.once_in(8) {
		regions.push(region(random));
	}
	let severity = random.one(Severity::ALL);
	let report = ReportView {
		revision: 1,
		agency,
		officer: officer(agency.into()),
		filed_at: now,
		block: 1,
		categories: Categories::of(&[random.one(Category::ALL), Category::Health]),
		urgency: random.one(Urgency::ALL),
		severity,
		regions: regions.clone(),
		point: None,
		onset: Some(now.saturating_sub(86_400_000)),
		observed_at: now.saturating_sub(3_600_000),
		utc_offset: 480,
		headline: words(random, 6),
		content: content(random),
		ihr: IhrView {
			serious_impact: Some(true),
			unusual: None,
			international_spread: None,
			trade_restrictions: None,
		},
		external: None,
	};
	IncidentRecord {
		event_type: u16::try_from(1 + random.below(12)).unwrap_or_default(),
		status: if random.once_in(10) { CapStatus::Exercise } else { CapStatus::Actual },
		reporter: agency,
		region: RegionCode::common(&regions).unwrap_or(RegionCode::NATION),
		severity,
		certainty: Certainty::Unknown,
		verification: Verification::Reported,
		verdict: None,
		provisional: false,
		previous: None,
		management: Management::Pending,
		lead: None,
		revision: 1,
		round: None,
		judged: None,
		filed_at: now,
		report_due: now,
		verify_due: None,
		expires: None,
		merged_into: None,
		absorbed: 0,
		stamps: StampsView { emerged: None, detected: report.observed_at, notified: now, responded: None },
		notify: false,
		running: RunningView { triage: Some(now.saturating_add(7_200_000)), verify: None, respond: None },
		missed: vec![],
		reports: vec![report],
		discard: None,
		closure: None,
		merge_proposal: None,
		alert: None,
		alert_proposal: None,
	}
}

/// The incident after something happened to it.
pub fn changed(random: &mut Random, mut incident: IncidentRecord) -> IncidentRecord {
	match random.below(3) {
		0 => incident.verification = random.one(Verification::ALL),
		1 => incident.management = random.one(Management::ALL),
		_ => incident.severity = random.one(Severity::ALL),
	}
	incident
}

/// A request of one to four lines, submitted at `now`; one quantity in eight is not known.
pub fn request(random: &mut Random, now: u64) -> RequestRecord {
	let agency = u32::try_from(random.below(100)).unwrap_or_default();
	let lines = 1 + u8::try_from(random.below(4)).unwrap_or_default();
	let lines = (0..lines).map(|line| {
		let state = random.one(LineState::ALL);
		let quantity = 1 + random.below(10_000);
		LineView {
			line,
			product: u32::try_from(random.below(40)).unwrap_or_default(),
			state,
			fhir_status: state.fhir(),
			requested: if random.once_in(8) { None } else { Some(Amount(quantity)) },
			approved: Amount(quantity),
			committed: Amount(0),
			outstanding: Amount(quantity / 2),
			unmet: None,
			dispatched: Amount(0),
			in_transit: Amount(0),
			accepted: Amount(0),
			rejected: Amount(0),
			lost: Amount(0),
			returned: Amount(0),
			released: Amount(0),
			given_back: Amount(0),
			days_of_stock: None,
			substitutes_allowed: false,
			substitutes: vec![],
			verified: Verified::NotAsked,
			verification: None,
		}
	});
	let lines = lines.collect();
	RequestRecord {
		agency,
		officer: officer(agency.into()),
		incident: None,
		region: region(random),
		priority: random.one(Priority::ALL),
		need_by: None,
		status: if random.once_in(10) { CapStatus::Exercise } else { CapStatus::Actual },
		submitted_at: now,
		due: None,
		lines,
	}
}

/// An act on a subject by an officer.
pub fn act(event: u32, name: &str, agency: u32, subject: Subject, claimed: u64) -> Act {
	Act {
		extrinsic: Some(event),
		event,
		name: Text(name.as_bytes().to_vec()),
		agency: Some(agency),
		officer: Some(officer(agency.into())),
		subjects: vec![subject],
		claimed: Some(claimed),
		message: None,
	}
}

/// Number and hash of the block with this content after another.
pub fn next(parent: BlockRef, changes: &BlockChanges) -> BlockRef {
	let number = parent.number.saturating_add(1);
	BlockRef { number, hash: BlakeTwo256::hash(&codec::Encode::encode(&(number, parent.hash, changes))) }
}

/// The rows of that block.
pub fn rows(at: BlockRef, parent: H256, changes: &BlockChanges) -> Result<Block, serde_json::Error> {
	let extrinsics: Vec<H256> =
		(0..changes.acts.len()).map(|index| BlakeTwo256::hash_of(&(at.hash, index as u64))).collect();
	muster_index::block(at, parent, changes, &extrinsics)
}

/// A block of `filed` new incidents, numbered from `first`.
pub fn reports(random: &mut Random, now: u64, first: u64, filed: u64) -> BlockChanges {
	let mut changes = BlockChanges { at: now, acts: vec![], touched: vec![] };
	for index in 0..filed {
		let record = incident(random, now);
		let subject = Subject::Incident(first.saturating_add(index));
		let event = u32::try_from(index).unwrap_or(u32::MAX);
		changes.acts.push(act(
			event,
			"incidents.filed",
			record.reporter,
			subject.clone(),
			record.stamps.detected,
		));
		changes.touched.push((subject, Some(Record::Incident(record))));
	}
	changes
}
