//! Records as the runtime makes them, for a chain that is not there.

use muster_primitives::{
	AgencyClass, AgencyClasses, CapStatus, Categories, Category, Certainty, DigestAlgorithm, MediaType,
	Moment, Position, Priority, Quorum, RegionCode, Roles, Severity, Urgency, Verdict,
};
use muster_runtime_api::*;
use sp_core::{crypto::AccountId32, H256};

/// Time of the chain's first block.
pub const START: Moment = 1_735_689_600_000;

/// Time of a block.
pub fn time(block: u32) -> Moment {
	START + u64::from(block) * 1_000
}

pub fn region(code: u32) -> RegionCode {
	RegionCode::new(code).expect("a code of the test")
}

pub fn officer() -> AccountId32 {
	AccountId32::new([7; 32])
}

fn text(text: &str) -> Text {
	Text(text.into())
}

fn content() -> ContentView {
	ContentView {
		algorithm: DigestAlgorithm::ALL[0],
		digest: H256::repeat_byte(0xcd),
		size: 1_024,
		media_type: MediaType::ALL[0],
	}
}

pub fn agency(name: &str, class: AgencyClass, jurisdiction: u32) -> Record {
	Record::Agency(AgencyRecord {
		class,
		name: text(name),
		jurisdiction: region(jurisdiction),
		parent: None,
		line_root: 7,
		depth: 0,
		roles: Roles::all(),
		status: AgencyStatus::Active,
		registered_at: 0,
		eligible_since: 0,
		children: 0,
		officers: 1,
		suspension: None,
	})
}

pub fn event_type() -> Record {
	let quorum = Quorum { classes: 3, groups: 3, turnout: 1 };
	let effect =
		LevelEffectView { urgent_percent: 100, report_percent: 100, verify_percent: 100, at_least: None };
	Record::EventType(EventTypeRecord {
		code: text("pneumonia"),
		names: NamesView { zh: text("不明原因肺炎"), en: text("Pneumonia of unknown cause") },
		categories: Categories::of(&[Category::Health]),
		competent: AgencyClasses::of(&[AgencyClass::HealthAdministration]),
		voters: AgencyClasses::all(),
		quorums: QuorumsView {
			extreme: quorum,
			severe: quorum,
			moderate: quorum,
			minor: quorum,
			unknown: quorum,
		},
		timers: TimersView {
			report_within: 1,
			verify_within: 1,
			challenge_within: 1,
			detect_within: 1,
			notify_within: 1,
			respond_within: 1,
			expire_within: 1,
		},
		levels: LevelsView { i: effect, ii: effect, iii: effect, iv: effect },
		sealing: None,
		active: true,
	})
}

/// What a test says of an incident.
#[derive(Clone, Copy)]
pub struct Told {
	pub block: u32,
	pub region: u32,
	pub severity: Severity,
	pub status: CapStatus,
	pub verification: Verification,
	pub judged: Option<u64>,
	pub headline: &'static str,
	/// Blocks of reports after the first.
	pub revised: &'static [u32],
}

impl Told {
	/// A severe incident in Wuchang, filed in this block.
	pub const fn of(block: u32) -> Self {
		Self {
			block,
			region: 420_106,
			severity: Severity::Severe,
			status: CapStatus::Actual,
			verification: Verification::Reported,
			judged: None,
			headline: "Seven cases of pneumonia, cause unknown",
			revised: &[],
		}
	}

	pub fn record(self) -> Record {
		let Self { block, severity, status, verification, judged, headline, revised, .. } = self;
		let place = region(self.region);
		let filed = |(number, block): (u32, u32)| ReportView {
			revision: number + 1,
			agency: 7,
			officer: officer(),
			filed_at: time(block),
			block,
			categories: Categories::of(&[Category::Health, Category::Safety]),
			urgency: Urgency::Immediate,
			severity,
			regions: vec![place],
			point: None,
			onset: None,
			observed_at: time(block) - 60_000,
			utc_offset: 480,
			headline: text(headline),
			content: content(),
			ihr: IhrView {
				serious_impact: Some(true),
				unusual: Some(true),
				international_spread: None,
				trade_restrictions: None,
			},
			external: None,
		};
		let reports: Vec<_> =
			(0..).zip([block].into_iter().chain(revised.iter().copied())).map(filed).collect();
		Record::Incident(IncidentRecord {
			event_type: 1,
			status,
			reporter: 7,
			region: place,
			severity,
			certainty: Certainty::Possible,
			verification,
			verdict: judged.map(|_| Verdict::Confirmed),
			provisional: false,
			previous: None,
			management: Management::Pending,
			lead: None,
			revision: u32::try_from(reports.len()).expect("few"),
			round: None,
			judged,
			filed_at: time(block),
			report_due: time(block),
			verify_due: None,
			expires: None,
			merged_into: None,
			absorbed: 0,
			stamps: StampsView {
				emerged: None,
				detected: time(block),
				notified: time(block),
				responded: None,
			},
			notify: true,
			running: RunningView { triage: None, verify: None, respond: None },
			missed: vec![],
			reports,
			discard: None,
			closure: None,
			merge_proposal: None,
			alert: None,
			alert_proposal: None,
		})
	}
}

pub fn round() -> Record {
	let quorum = Quorum { classes: 2, groups: 2, turnout: 1 };
	let carried = AgencyClasses::of(&[AgencyClass::Hospital, AgencyClass::DiseaseControl]);
	let tally =
		|class, eligible_lines| ClassTally { class, eligible_lines, confirm: 1, dispute: 0, unable: 0 };
	Record::Round(RoundRecord {
		matter: Matter::Incident { incident: 1, revision: 1 },
		content: H256::zero(),
		region: region(420_106),
		reporter: 7,
		reporter_line: 7,
		category: Category::Health,
		classes: AgencyClasses::all(),
		competent: AgencyClasses::EMPTY,
		asked: quorum,
		quorum,
		limited: false,
		status: CapStatus::Actual,
		voters: 3,
		level: 0,
		escalated: None,
		appealed: None,
		opened_at: 3,
		opened: time(3),
		deadline: time(4),
		state: RoundState::Final,
		outcome: Some(OutcomeView {
			verdict: Verdict::Confirmed,
			counts: CountsView {
				classes_for: 2,
				classes_against: 0,
				classes_split: 0,
				groups_for: 2,
				groups_against: 0,
			},
			carried_by: carried,
			firm: carried,
			heard: carried,
		}),
		challenge: 0,
		challenge_until: None,
		classes_tally: vec![
			tally(AgencyClass::Hospital, 1),
			tally(AgencyClass::DiseaseControl, 1),
			tally(AgencyClass::Charity, 0),
		],
		votes: vec![VoteView {
			agency: 8,
			officer: officer(),
			class: AgencyClass::Hospital,
			group: 8,
			position: Position::Confirm,
			weight: 1_000,
			reason: VoteReason::SiteVisit,
			evidence: None,
			cast_at: 3,
		}],
		left_out: vec![],
	})
}

pub fn request(block: u32, place: u32, state: LineState) -> Record {
	Record::Request(RequestRecord {
		agency: 7,
		officer: officer(),
		incident: Some(1),
		region: region(place),
		priority: Priority::Stat,
		need_by: None,
		status: CapStatus::Actual,
		submitted_at: time(block),
		due: None,
		lines: vec![LineView {
			line: 0,
			product: 2,
			state,
			fhir_status: state.fhir(),
			requested: Some(Amount(9_007_199_254_740_993)),
			approved: Amount(500),
			committed: Amount(100),
			outstanding: Amount(400),
			unmet: Some(Amount(500)),
			dispatched: Amount(0),
			in_transit: Amount(0),
			accepted: Amount(0),
			rejected: Amount(0),
			lost: Amount(0),
			returned: Amount(0),
			released: Amount(0),
			given_back: Amount(0),
			days_of_stock: Some(2),
			substitutes_allowed: false,
			substitutes: vec![],
			verified: Verified::NotAsked,
			verification: None,
		}],
	})
}

pub fn shipment(block: u32) -> Record {
	Record::Shipment(ShipmentRecord {
		commitment: 4,
		request: 3,
		line: 0,
		supplier: 9,
		receiver: 7,
		region: region(420_106),
		status: CapStatus::Actual,
		carrier: None,
		product: 2,
		quantity: Amount(100),
		state: ShipmentState::InTransit,
		fhir_status: ShipmentState::InTransit.fhir(),
		dispatched_at: time(block),
		eta: None,
		overdue: false,
		units: UnitsView {
			in_transit: Amount(100),
			accepted: Amount(0),
			rejected: Amount(0),
			lost: Amount(0),
			returned: Amount(0),
			given_back: Amount(0),
		},
		lots: vec![],
		checkpoints: vec![],
		receipt: None,
		loan: None,
		refused_back: Amount(0),
		loss: None,
		hearing: None,
	})
}

/// The cell of the test's figures.
pub const fn cell_key() -> CellKey {
	CellKey { metric: 1, version: 1, region: RegionCode::NATION, start: START, status: CapStatus::Actual }
}

pub fn observation(block: u32) -> Record {
	Record::Observation(ObservationRecord {
		cell: cell_key(),
		agency: 7,
		officer: officer(),
		value: Some(Figure(41)),
		evidence: None,
		observed_at: time(block),
		reason: None,
		flags: vec![],
		previous: None,
		block,
	})
}

pub fn cell() -> Record {
	Record::Cell(CellRecord {
		figure: None,
		points: vec![PointView {
			agency: 7,
			class: AgencyClass::Hospital,
			weight: 1_000,
			observation: 5,
			value: Some(Figure(41)),
			counts: true,
			mark: None,
		}],
		closes: time(100),
		closed: false,
		settled: false,
		judged: false,
		seal: None,
		sealed: vec![],
	})
}
