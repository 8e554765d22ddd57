//! Enumerations of the Common Alerting Protocol 1.2 (OASIS Standard, 1 July 2010, §3.2), of the International Health
//! Regulations (2005), and of national response levels. Names are spelled as the standard spells them.

use crate::macros::{chain_enum, chain_set};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

chain_enum! {
	/// CAP 1.2 §3.2.1 `status`. On every record: what is not `Actual` never mixes with what is.
	pub enum CapStatus {
		/// Actionable.
		Actual = 0,
		/// A drill.
		Exercise = 1,
		/// For the internal functions of alerting networks.
		System = 2,
		/// Technical testing only.
		Test = 3,
		/// Preliminary, not actionable.
		Draft = 4,
	}
}

chain_enum! {
	/// CAP 1.2 §3.2.2 `category`.
	pub enum Category {
		/// Geophysical, landslide included.
		Geo = 0,
		/// Meteorological, flood included.
		Met = 1,
		/// General emergency and public safety.
		Safety = 2,
		/// Law enforcement, military, homeland and local or private security.
		Security = 3,
		/// Rescue and recovery.
		Rescue = 4,
		/// Fire suppression and rescue.
		Fire = 5,
		/// Medical and public health.
		Health = 6,
		/// Pollution and other environmental.
		Env = 7,
		/// Public and private transportation.
		Transport = 8,
		/// Utility, telecommunication, other non-transport infrastructure.
		Infra = 9,
		/// Chemical, biological, radiological, nuclear or high-yield explosive threat or attack.
		CBRNE = 10,
		/// Other events.
		Other = 11,
	}
}

chain_set! {
	/// A set of CAP categories; a valid incident has at least one.
	pub struct Categories(u16) of Category;
}

chain_enum! {
	/// CAP 1.2 §3.2.2 `urgency`: when responsive action should be taken.
	pub enum Urgency {
		/// Immediately.
		Immediate = 0,
		/// Soon, within the next hour.
		Expected = 1,
		/// In the near future.
		Future = 2,
		/// No longer required.
		Past = 3,
		/// Not known.
		Unknown = 4,
	}
}

chain_enum! {
	/// CAP 1.2 §3.2.2 `severity`.
	pub enum Severity {
		/// Extraordinary threat to life or property.
		Extreme = 0,
		/// Significant threat.
		Severe = 1,
		/// Possible threat.
		Moderate = 2,
		/// Minimal to no known threat.
		Minor = 3,
		/// Not known.
		Unknown = 4,
	}
}

chain_enum! {
	/// CAP 1.2 §3.2.2 `certainty`. Never stored: derived from the verification state.
	pub enum Certainty {
		/// Determined to have occurred or to be ongoing.
		Observed = 0,
		/// Likely, probability above one half.
		Likely = 1,
		/// Possible but not likely.
		Possible = 2,
		/// Not expected to occur, probability near zero.
		Unlikely = 3,
		/// Not known.
		Unknown = 4,
	}
}

chain_enum! {
	/// National response level by urgency, trend and harm (Emergency Response Law, Art. 42): I is the highest.
	pub enum ResponseLevel {
		/// Red.
		I = 0,
		/// Orange.
		II = 1,
		/// Yellow.
		III = 2,
		/// Blue.
		IV = 3,
	}
}

/// Answers to the four questions of IHR (2005) Annex 2; `None` is not answered yet.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct IhrAnnex2 {
	/// Is the public-health impact serious?
	pub serious_impact: Option<bool>,
	/// Is the event unusual or unexpected?
	pub unusual: Option<bool>,
	/// Is there a significant risk of international spread?
	pub international_spread: Option<bool>,
	/// Is there a significant risk of international travel or trade restrictions?
	pub trade_restrictions: Option<bool>,
}

impl IhrAnnex2 {
	/// Whether the event is notifiable to WHO under Art. 6: two questions answered yes.
	pub fn notify(&self) -> bool {
		[self.serious_impact, self.unusual, self.international_spread, self.trade_restrictions]
			.iter()
			.filter(|answer| **answer == Some(true))
			.count() >= 2
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn indices_are_pinned() {
		fn encoded<E: Encode + Copy>(all: &[E]) -> Vec<u8> {
			all.iter().flat_map(|v| v.encode()).collect()
		}
		assert_eq!(encoded(CapStatus::ALL), [0, 1, 2, 3, 4]);
		assert_eq!(encoded(Category::ALL), (0..12).collect::<Vec<u8>>());
		assert_eq!(Category::Health.encode(), [6]);
		assert_eq!(encoded(Urgency::ALL), [0, 1, 2, 3, 4]);
		assert_eq!(encoded(Severity::ALL), [0, 1, 2, 3, 4]);
		assert_eq!(encoded(Certainty::ALL), [0, 1, 2, 3, 4]);
		assert_eq!(encoded(ResponseLevel::ALL), [0, 1, 2, 3]);
	}

	#[test]
	fn two_yes_make_an_event_notifiable() {
		let one = IhrAnnex2 { serious_impact: Some(true), unusual: Some(false), ..Default::default() };
		assert!(!one.notify());
		assert!(IhrAnnex2 { trade_restrictions: Some(true), ..one }.notify());
		assert!(!IhrAnnex2::default().notify());
	}
}
