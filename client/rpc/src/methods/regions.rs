//! Regions: how many incidents of which kind they have and had, and what they need.

use super::{parts::*, Method, Run};
use crate::{
	names,
	params::{Kind, Param},
	situations,
};

/// Moments of a history at most.
const MAX_POINTS: u64 = 240;

const IN: Param =
	Param::optional("region", Kind::Region, "with every region inside it; the nation when not given");
const AT: Param = Param::optional(
	"options",
	Kind::Fields(&[Param::optional(
		"at",
		Kind::Number(0, MAX_MOMENT),
		"incidents as the chain knew them at this time, milliseconds since 1970; what changed within a minute counts from \
		its end, and `needs` is `null`. As it is now when not given",
	)]),
	"when",
);

pub(super) const SITUATION: Method = Method {
	name: "muster_situation",
	summary: "How many incidents of which kind a region has, and what it needs and has not got.",
	params: &[IN, AT],
	answer: "`incidents`: numbers by event type, status, severity, verification and management; `needs`: lines by product, priority and state",
	cost: "5",
	errors: &[4_001, 4_003, 4_004],
	example: r#"["420000"]"#,
	run: Run::Call { price: |_| Ok(5), answer: |reading, args| Box::pin(situations::one(reading, args)), of_index: true },
};

pub(super) const SITUATIONS: Method = Method {
	name: "muster_situations",
	summary: "The situation of each region directly inside one that has anything.",
	params: &[IN, AT],
	answer: "a list of what `muster_situation` answers",
	cost: "10",
	errors: &[4_001, 4_003, 4_004],
	example: r#"["420000"]"#,
	run: Run::Call {
		price: |_| Ok(10),
		answer: |reading, args| Box::pin(situations::below(reading, args)),
		of_index: true,
	},
};

pub(super) const HISTORY: Method = Method {
	name: "muster_history",
	summary: "How many incidents a region had, from the first change to the last.",
	params: &[
		IN,
		Param::optional(
			"options",
			Kind::Fields(&[
				Param::optional(
					"status",
					Kind::OneOf(names::statuses),
					"CAP status; `Actual` when not given",
				),
				Param::optional("points", Kind::Number(1, MAX_POINTS), "moments at most, 60 when not given"),
			]),
			"of what, and how finely",
		),
	],
	answer: "`from`, `until` and `moments`, each with its time `at` and numbers by verification and severity",
	cost: "10",
	errors: &[4_001, 4_003, 4_004],
	example: r#"["420000",{"points":4}]"#,
	run: Run::Call {
		price: |_| Ok(10),
		answer: |reading, args| Box::pin(situations::history(reading, args)),
		of_index: true,
	},
};
