//! The metrics a chain begins with.
//!
//! Days end at midnight in China. No figure has an absolute tolerance: a death is a death, and a bed is a bed. Counts of
//! cases may differ by a twentieth, because departments read them at other hours; beds and stocks are counted exactly.

use super::event_types::Pace;
use alloc::{string::ToString, vec, vec::Vec};
use muster_primitives::{EventTypeId, Moment};
use pallet_observations::{DateBasis, Dating, GenesisMetric, Kind, MetricId, PlaceBasis, Relation, Rule};

const HOUR: Moment = 3_600_000;
const DAY: Moment = 24 * HOUR;
/// Midnight in China, from midnight UTC.
const MIDNIGHT: Moment = 16 * HOUR;
/// A twentieth.
const TWENTIETH: u32 = 50_000;

/// Numbers of event types, from their own table.
const RESPIRATORY_NOVEL: EventTypeId = 1;
const SUPPLY_SHORTAGE: EventTypeId = 5;

const CONFIRMED: MetricId = 1;
const RECOVERED: MetricId = 2;
const DEAD: MetricId = 3;
const SUSPECTED: MetricId = 4;
const BEDS_AVAILABLE: MetricId = 11;
const BEDS_OCCUPIED: MetricId = 12;
const BEDS_TOTAL: MetricId = 13;
const STOCK_OPENING: MetricId = 21;
const STOCK_RECEIVED: MetricId = 22;
const STOCK_ISSUED: MetricId = 23;
const STOCK_ADJUSTED: MetricId = 24;
const STOCK_CLOSING: MetricId = 25;

/// Occupied and available beds are all there are.
const BEDS: &[(MetricId, i8)] = &[(BEDS_AVAILABLE, 1), (BEDS_OCCUPIED, 1), (BEDS_TOTAL, -1)];
/// What was there and came, less what went, is what is there.
const STOCK: &[(MetricId, i8)] =
	&[(STOCK_OPENING, 1), (STOCK_RECEIVED, 1), (STOCK_ISSUED, -1), (STOCK_ADJUSTED, 1), (STOCK_CLOSING, -1)];
/// Who recovered or died was a case.
const OUTCOMES: &[(MetricId, i8)] = &[(RECOVERED, 1), (DEAD, 1), (CONFIRMED, -1)];

/// The shipped set, numbered for ever.
pub fn shipped(pace: Pace) -> Vec<(MetricId, GenesisMetric)> {
	let metric = |code: &str, zh: &str, en: &str, kind, rules| GenesisMetric {
		code: code.to_string(),
		name_zh: zh.to_string(),
		name_en: en.to_string(),
		unit: "1".to_string(),
		event_type: RESPIRATORY_NOVEL,
		kind,
		date_basis: DateBasis::Report,
		place_basis: PlaceBasis::Reporting,
		abs_tol: 0,
		rel_ppm: 0,
		dating: Dating::SamePeriod,
		period: DAY,
		anchor: MIDNIGHT,
		settle_within: match pace {
			Pace::Seconds => HOUR,
			Pace::Statutory => 3 * DAY,
		},
		rules,
	};
	let cases = |code, zh, en, kind, rules: Vec<Rule>| GenesisMetric {
		unit: "{person}".to_string(),
		rel_ppm: TWENTIETH,
		dating: Dating::AdjacentPeriods,
		..metric(code, zh, en, kind, [vec![Rule::NotNegative, Rule::WithinParent], rules].concat())
	};
	let beds = |code, zh, en, rules: Vec<Rule>| GenesisMetric {
		unit: "{bed}".to_string(),
		..metric(code, zh, en, Kind::PointInTime, [rules, vec![sum(BEDS, Relation::Eq)]].concat())
	};
	let stock = |code, zh, en, kind, rules: Vec<Rule>| GenesisMetric {
		event_type: SUPPLY_SHORTAGE,
		..metric(code, zh, en, kind, [rules, vec![sum(STOCK, Relation::Eq)]].concat())
	};
	let (whole, any) = (vec![Rule::NotNegative], Vec::new());
	let grows = vec![Rule::Monotone, sum(OUTCOMES, Relation::Le)];
	use Kind::{Count, Cumulative, PointInTime};
	vec![
		(
			CONFIRMED,
			cases(
				"epidemic.confirmed",
				"累计确诊病例",
				"Confirmed cases, cumulative",
				Cumulative,
				grows.clone(),
			),
		),
		(
			RECOVERED,
			cases(
				"epidemic.recovered",
				"累计治愈病例",
				"Recovered cases, cumulative",
				Cumulative,
				grows.clone(),
			),
		),
		(DEAD, cases("epidemic.dead", "累计死亡病例", "Deaths, cumulative", Cumulative, grows)),
		(
			SUSPECTED,
			cases("epidemic.suspected", "现有疑似病例", "Suspected cases, current", PointInTime, any.clone()),
		),
		// More patients than beds leave fewer than none: EDXL-HAVE says so with a negative number.
		(BEDS_AVAILABLE, beds("beds.available", "可用床位", "Beds available", any.clone())),
		(BEDS_OCCUPIED, beds("beds.occupied", "已占用床位", "Beds occupied", whole.clone())),
		(BEDS_TOTAL, beds("beds.total", "床位总数", "Beds in total", whole.clone())),
		(STOCK_OPENING, stock("stock.opening", "期初库存", "Stock, opening", PointInTime, whole.clone())),
		(STOCK_RECEIVED, stock("stock.received", "入库数量", "Stock, received", Count, whole.clone())),
		(STOCK_ISSUED, stock("stock.issued", "出库数量", "Stock, issued", Count, whole.clone())),
		(STOCK_ADJUSTED, stock("stock.adjusted", "调整数量", "Stock, adjusted", Count, any)),
		(STOCK_CLOSING, stock("stock.closing", "期末库存", "Stock, closing", PointInTime, whole)),
	]
}

/// So many of each, together, are to zero as stated.
fn sum(terms: &[(MetricId, i8)], op: Relation) -> Rule {
	let terms = terms.to_vec();
	Rule::Linear { terms: frame_support::BoundedVec::truncate_from(terms), op }
}
