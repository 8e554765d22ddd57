//! What is timed, and who owes it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use muster_primitives::{AgencyId, Moment, RegionCode};
use scale_info::TypeInfo;

/// What must be done in time. Each is missed at most once for an incident.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Timer {
	/// The first report, as the law has it.
	#[codec(index = 0)]
	Report,
	/// The first look.
	#[codec(index = 1)]
	Triage,
	/// The first verdict.
	#[codec(index = 2)]
	Verify,
	/// 7-1-7: the event is detected within seven days.
	#[codec(index = 3)]
	Detect,
	/// 7-1-7: it is notified within a day.
	#[codec(index = 4)]
	Notify,
	/// 7-1-7: the early response is complete within seven days.
	#[codec(index = 5)]
	Respond,
}

impl Timer {
	/// Every timer, in the order of the pinned indices.
	pub const ALL: &'static [Self] =
		&[Self::Report, Self::Triage, Self::Verify, Self::Detect, Self::Notify, Self::Respond];

	const fn bit(self) -> u8 {
		match self {
			Self::Report => 1,
			Self::Triage => 1 << 1,
			Self::Verify => 1 << 2,
			Self::Detect => 1 << 3,
			Self::Notify => 1 << 4,
			Self::Respond => 1 << 5,
		}
	}
}

/// The timers that were missed for an incident: bit `n` for the timer with index `n`.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct MissedTimers(u8);

impl MissedTimers {
	/// Whether this timer was missed.
	pub const fn contains(self, timer: Timer) -> bool {
		self.0 & timer.bit() != 0
	}

	/// With this one too.
	#[must_use]
	pub const fn with(self, timer: Timer) -> Self {
		Self(self.0 | timer.bit())
	}
}

/// The timers that still run for an incident, with when each is due.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Running {
	/// Triage.
	pub triage: Option<Moment>,
	/// The first verdict.
	pub verify: Option<Moment>,
	/// The early response.
	pub respond: Option<Moment>,
}

impl Running {
	/// Those that can run: the other three are looked at once, when the first report is filed.
	pub const TIMERS: [Timer; 3] = [Timer::Triage, Timer::Verify, Timer::Respond];

	/// When this one is due, if it runs.
	pub const fn due(&self, timer: Timer) -> Option<Moment> {
		match timer {
			Timer::Triage => self.triage,
			Timer::Verify => self.verify,
			Timer::Respond => self.respond,
			Timer::Report | Timer::Detect | Timer::Notify => None,
		}
	}

	/// Stops this one, and says when it was due if it ran.
	pub fn stop(&mut self, timer: Timer) -> Option<Moment> {
		match timer {
			Timer::Triage => self.triage.take(),
			Timer::Verify => self.verify.take(),
			Timer::Respond => self.respond.take(),
			Timer::Report | Timer::Detect | Timer::Notify => None,
		}
	}
}

/// Who owes what was not done in time.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Responsible {
	/// An agency.
	#[codec(index = 0)]
	Agency(AgencyId),
	/// The agencies of a region: none of them in particular.
	#[codec(index = 1)]
	Region(RegionCode),
}

/// The times of 7-1-7, from the first report.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Stamps {
	/// When the event began: as last stated, where that is not after its detection.
	pub emerged: Option<Moment>,
	/// When it was first observed.
	pub detected: Moment,
	/// When it was first reported here.
	pub notified: Moment,
	/// When the early response was complete.
	pub responded: Option<Moment>,
}
