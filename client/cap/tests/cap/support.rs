//! What several test files use.

use muster_cap::{
	Alert, Block, CapIncident, Classes, Distribution, Earlier, EventName, Facts, Filed, Reporter, Standing,
	Verification,
};
use muster_primitives::{
	CapStatus, Categories, Category, Certainty, ContentRef, DigestAlgorithm, GeoPoint, IhrAnnex2, MediaType,
	RegionCode, ResponseLevel, Severity, Urgency,
};
use sp_core::H256;
use std::{fs, path::PathBuf};

pub fn folder() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

pub fn document(name: &str) -> Vec<u8> {
	fs::read(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub fn region(code: u32) -> RegionCode {
	RegionCode::new(code).expect("a code of the test")
}

/// A minimal alert with `body` behind the required elements.
pub fn alert_with(body: &str) -> String {
	format!("<alert xmlns=\"{}\">{HEAD}{body}</alert>", muster_cap::NAMESPACE)
}

pub const HEAD: &str = "<identifier>A-1</identifier><sender>test.example</sender>\
	<sent>2026-04-02T14:39:01+08:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>";

pub const INFO: &str = "<info><category>Health</category><event>x</event><urgency>Immediate</urgency>\
	<severity>Severe</severity><certainty>Observed</certainty></info>";

/// The reason for which a document is refused.
pub fn refusal(document: impl AsRef<[u8]>) -> String {
	match Alert::parse(document.as_ref()) {
		Ok(alert) => panic!("taken: {alert:?}"),
		Err(reason) => reason.to_string(),
	}
}

/// The first report of an incident.
pub fn incident() -> CapIncident {
	CapIncident {
		chain: "9f3c01ab".into(),
		incident: 41,
		revision: 1,
		live_from: 1,
		event: EventName {
			id: 1,
			code: "respiratory.novel".into(),
			zh: "新发呼吸道传染病".into(),
			en: "Novel respiratory disease".into(),
		},
		status: CapStatus::Actual,
		distribution: Distribution::Restricted { rule: "Agencies of the chain".into() },
		reporter: Reporter {
			agency: 12,
			name: "武汉市某医院".into(),
			domain: Some("hospital.example.cn".into()),
		},
		facts: Facts {
			categories: Categories::of(&[Category::Health]),
			urgency: Urgency::Immediate,
			severity: Severity::Severe,
			regions: vec![region(420_103), region(420_106)],
			point: Some(GeoPoint { latitude: 30_618_000, longitude: 114_269_001 }),
			onset: Some(1_576_800_000_000),
			observed_at: 1_577_442_600_123,
			utc_offset: 480,
			headline: "不明原因肺炎 <4例> & 家庭聚集".into(),
			content: ContentRef {
				algorithm: DigestAlgorithm::Blake2b256,
				digest: H256::repeat_byte(0xab),
				size: 1_024,
				media_type: MediaType::Pdf,
			},
			ihr: IhrAnnex2 { serious_impact: Some(true), unusual: Some(true), ..Default::default() },
			external: None,
		},
		area: "湖北省武汉市江汉区、武昌区".into(),
		filed: Filed { block: 1_000, at: 1_577_450_000_500 },
		block: Block { hash: H256::repeat_byte(0x11), number: 1_000, at: 1_577_450_000_500 },
		standing: Standing {
			verification: Verification::Reported,
			provisional: false,
			previous: None,
			classes: None,
			round: None,
		},
		certainty: Certainty::Possible,
		level: None,
		expires: None,
		note: None,
		earlier: Vec::new(),
	}
}

/// The same, confirmed by three classes of four.
pub fn confirmed() -> CapIncident {
	let report = incident();
	CapIncident {
		block: Block { hash: H256::repeat_byte(0x22), number: 9_000, at: 1_577_530_000_000 },
		standing: Standing {
			verification: Verification::Confirmed,
			classes: Some(Classes { agree: 3, of: 4 }),
			round: Some(2),
			..report.standing
		},
		certainty: Certainty::Observed,
		level: Some(ResponseLevel::II),
		earlier: vec![Earlier {
			revision: 1,
			block: None,
			sent: muster_cap::DateTime::new(report.block.at, 480).expect("a time of the test"),
		}],
		..report
	}
}
