//! The reference model names agencies, groups and classes by text; the chain numbers them.

use muster_primitives::AgencyClass;
use std::collections::BTreeMap;

/// Numbers for names, given in the order in which they are first asked for.
#[derive(Default)]
pub struct Names(BTreeMap<String, u32>);

impl Names {
	/// The class of a name, as long as there are classes left.
	pub fn class(&mut self, name: &str) -> Result<AgencyClass, String> {
		let number = self.number(name);
		usize::try_from(number)
			.ok()
			.and_then(|place| AgencyClass::ALL.get(place))
			.copied()
			.ok_or_else(|| format!("more classes than the {} of the chain", AgencyClass::ALL.len()))
	}

	/// The number of a name.
	pub fn number(&mut self, name: &str) -> u32 {
		let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
		*self.0.entry(name.into()).or_insert(next)
	}
}
