//! Enumerations for resources: EDXL-RM 1.0 (OASIS, 2009), HL7 FHIR R4 supply resources, and reasons of discrepancy.

use crate::macros::chain_enum;

chain_enum! {
	/// FHIR R4 `request-priority`; higher is more pressing. ICS 213RR knows only Routine and Urgent.
	pub enum Priority {
		/// Normal priority.
		Routine = 0,
		/// Before routine.
		Urgent = 1,
		/// As soon as possible.
		Asap = 2,
		/// At once: life depends on it.
		Stat = 3,
	}
}

chain_enum! {
	/// Why received differs from shipped. The difference is received minus shipped.
	pub enum Discrepancy {
		/// Fewer units than shipped.
		Short = 0,
		/// Damaged.
		Damaged = 1,
		/// Past its expiry date.
		Expired = 2,
		/// Another product than shipped.
		WrongItem = 3,
		/// Another lot than shipped.
		WrongLot = 4,
		/// The cold chain was broken.
		ColdChainBreak = 5,
		/// Nobody asked for it.
		NotOrdered = 6,
		/// More units than shipped.
		Excess = 7,
		/// Counterfeit.
		Counterfeit = 8,
		/// Lost on the way.
		Lost = 9,
		/// Seized by customs.
		CustomsSeized = 10,
		/// Told in a note off the chain.
		Other = 11,
	}
}
