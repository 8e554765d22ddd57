//! What an event tells, on its way to an act.

use crate::AccountId;
use alloc::vec::Vec;
use muster_primitives::{AgencyId, Moment};
use muster_runtime_api::{Act, EdxlMessage, Subject, Text};

/// What an event tells, apart from where it stands in its block.
pub struct Told {
	name: &'static str,
	agency: Option<AgencyId>,
	officer: Option<AccountId>,
	subjects: Vec<Subject>,
	claimed: Option<Moment>,
	message: Option<EdxlMessage>,
}

impl Told {
	/// That `name` (pallet and event, in camelCase) happened to `subjects`, the main one first.
	pub fn of(name: &'static str, subjects: impl IntoIterator<Item = Subject>) -> Self {
		let mut once: Vec<Subject> = Vec::new();
		for subject in subjects {
			if !once.contains(&subject) {
				once.push(subject);
			}
		}
		Self { name, agency: None, officer: None, subjects: once, claimed: None, message: None }
	}

	/// By this officer of this agency.
	pub fn by(self, agency: AgencyId, officer: AccountId) -> Self {
		Self { agency: Some(agency), officer: Some(officer), ..self }
	}

	/// By an officer, or by the chain itself.
	pub fn by_any(self, by: Option<(AgencyId, AccountId)>) -> Self {
		match by {
			Some((agency, officer)) => self.by(agency, officer),
			None => self,
		}
	}

	/// By this person, who acted for no agency.
	pub fn by_person(self, person: AccountId) -> Self {
		Self { officer: Some(person), ..self }
	}

	/// At this moment, as they say.
	pub fn claimed(self, moment: Moment) -> Self {
		Self { claimed: Some(moment), ..self }
	}

	/// Which EDXL-RM has a message for.
	pub fn message(self, message: EdxlMessage) -> Self {
		Self { message: Some(message), ..self }
	}

	/// The act of the block's `event`th event.
	pub fn act(self, event: u32, extrinsic: Option<u32>) -> Act {
		let Self { name, agency, officer, subjects, claimed, message } = self;
		Act {
			extrinsic,
			event,
			name: Text::from(name.as_bytes()),
			agency,
			officer,
			subjects,
			claimed,
			message,
		}
	}
}
