//! Parameters that several methods take, and methods that are alike.

use super::{Method, Run};
use crate::{
	lists, names,
	params::{Args, Kind, Param, MAX_PAGE, MAX_TEXT},
	reading::{Pending, Reading},
};
use std::sync::Arc;

pub(super) const MAX_32: u64 = 4_294_967_295;
pub(super) const MAX_16: u64 = 65_535;
/// The databases' integers are signed.
pub(super) const MAX_MOMENT: u64 = 9_223_372_036_854_775_807;

pub(super) const REGION: Param =
	Param::optional("region", Kind::Region, "lies in this region or in one inside it");
pub(super) const STATUS: Param =
	Param::optional("status", Kind::OneOf(names::statuses), "CAP status; drills are apart from what is real");
pub(super) const PRODUCT: Param =
	Param::optional("product", Kind::Number(0, MAX_32), "number of a product it names");
pub(super) const FROM: Param =
	Param::optional("from", Kind::Number(0, MAX_MOMENT), "at this time or after it, milliseconds since 1970");
pub(super) const UNTIL: Param = Param::optional("until", Kind::Number(0, MAX_MOMENT), "before this time");
pub(super) const TEXT: Param =
	Param::optional("text", Kind::Text(MAX_TEXT), "has this in its headline or name, whatever the case");
pub(super) const SUBJECT: Param =
	Param::required("subject", Kind::Subject, "kind and number, as `incident/12`, `agency/7`, `shipment/3`");
pub(super) const CONSISTENCY: Param = Param::optional(
	"consistency",
	Kind::OneOf(names::consistencies),
	"`final` (when not given): what GRANDPA has finalised; `best`: with blocks that may still be taken back",
);
pub(super) const PAGE: Param = Param::optional(
	"page",
	Kind::Fields(&[
		Param::optional("limit", Kind::Number(1, MAX_PAGE), "rows, 50 when not given"),
		Param::optional("after", Kind::Cursor, "`next` of the page before; with the same filter and order"),
		Param::optional("order", Kind::OneOf(names::orders), "`newest` (when not given) or `oldest` first"),
		CONSISTENCY,
	]),
	"which part of the list",
);

pub(super) const fn agency(says: &'static str) -> Param {
	Param::optional("agency", Kind::Number(0, MAX_32), says)
}

pub(super) const fn of(says: &'static str) -> Param {
	Param::optional("of", Kind::Subject, says)
}

pub(super) const fn filter(fields: &'static [Param]) -> Param {
	Param::optional("filter", Kind::Fields(fields), "what must be true of each; everything when not given")
}

/// What a method does that costs one unit.
pub(super) const fn simple(answer: fn(Arc<Reading>, Args) -> Pending) -> Run {
	Run::Call { price: |_| Ok(1), answer, of_index: false }
}

/// The method that answers with a page of records.
pub(super) const fn list(
	name: &'static str,
	summary: &'static str,
	params: &'static [Param],
	answer: &'static str,
	example: &'static str,
	run: fn(Arc<Reading>, Args) -> Pending,
) -> Method {
	Method {
		name,
		summary,
		params,
		answer,
		cost: "1 + rows / 50",
		errors: &[4_001, 4_003, 4_004],
		example,
		run: Run::Call { price: lists::price, answer: run, of_index: true },
	}
}

/// The method that answers with one record.
pub(super) const fn one(
	name: &'static str,
	summary: &'static str,
	params: &'static [Param],
	answer: &'static str,
	example: &'static str,
	run: fn(Arc<Reading>, Args) -> Pending,
) -> Method {
	Method {
		name,
		summary,
		params,
		answer,
		cost: "1",
		errors: &[4_001, 4_002, 4_003, 4_004],
		example,
		run: Run::Call { price: |_| Ok(1), answer: run, of_index: true },
	}
}
