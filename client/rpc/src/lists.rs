//! Lists: records by filter, and the history of a subject.

use crate::{
	answer::{Answer, ProvedAct, RecordRow},
	error::Error,
	names,
	params::{Args, USUAL_PAGE},
	reading::{Reading, Reply},
};
use muster_index::{Consistency, Facet, Filter, Order, PageKey, Position, Query};
use muster_runtime_api::Kind;
use std::{
	collections::{BTreeMap, BTreeSet},
	str::FromStr,
	sync::Arc,
};

/// Rows that cost a unit.
const ROWS_A_UNIT: u32 = 50;

/// Parameters that are a facet of the index by name.
const NAMED: [(&str, Facet); 10] = [
	("status", Facet::Status),
	("category", Facet::Category),
	("severity", Facet::Severity),
	("urgency", Facet::Urgency),
	("verification", Facet::Verification),
	("management", Facet::Management),
	("class", Facet::Class),
	("state", Facet::State),
	("priority", Facet::Priority),
	("lineState", Facet::LineState),
];
/// Parameters that are a facet by number.
const NUMBERED: [(&str, Facet); 3] =
	[("eventType", Facet::EventType), ("agency", Facet::Agency), ("metric", Facet::Metric)];

/// A page of records of one kind.
pub async fn records(reading: Arc<Reading>, kind: Kind, args: Args) -> Result<Reply, Error> {
	let page = args.fields("page");
	let query = Query {
		kind,
		filter: filter(&args.fields("filter"))?,
		consistency: consistency(&page),
		order: order(&page),
		after: after(&page)?,
		limit: limit(&page),
	};
	let answer = reading.reader()?.list(&query).await?;
	let rows = answer.data.rows.into_iter().map(RecordRow::try_from).collect::<Result<Vec<_>, _>>()?;
	Answer::of_index(rows, &answer.status).page(answer.data.next.map(|next| next.to_string())).written()
}

/// A page of records of the kind that the filter names.
pub async fn any(reading: Arc<Reading>, args: Args) -> Result<Reply, Error> {
	let kind =
		args.fields("filter").kind("kind").ok_or_else(|| Error::parameter("filter.kind", "is missing"))?;
	records(reading, kind, args).await
}

/// A page of the figures or of the cells they are compared in.
pub async fn observations(reading: Arc<Reading>, args: Args) -> Result<Reply, Error> {
	let cells = args.fields("filter").name("kind").is_some_and(|kind| kind.text == "cell");
	records(reading, if cells { Kind::Cell } else { Kind::Observation }, args).await
}

/// A page of the acts on a subject, oldest first.
pub async fn audit(reading: Arc<Reading>, args: Args) -> Result<Reply, Error> {
	let subject = args.subject("subject").ok_or_else(|| Error::parameter("subject", "is missing"))?;
	let page = args.fields("page");
	let answer = reading.reader()?.audit(subject, consistency(&page), after(&page)?, limit(&page)).await?;
	let rows: Vec<_> = answer.data.rows.into_iter().map(ProvedAct::from).collect();
	Answer::of_index(rows, &answer.status).page(answer.data.next.map(|next| next.to_string())).written()
}

/// What a page costs: by the rows asked for, since they are charged before they are read. What is refused for its
/// parameters is refused before.
pub fn price(args: &Args) -> Result<u32, Error> {
	filter(&args.fields("filter"))?;
	let page = args.fields("page");
	after::<PageKey>(&page)?;
	Ok(1 + limit(&page) / ROWS_A_UNIT)
}

/// What a page of a history costs.
pub fn audit_price(args: &Args) -> Result<u32, Error> {
	let page = args.fields("page");
	after::<Position>(&page)?;
	Ok(5 + limit(&page) / ROWS_A_UNIT)
}

/// Which rows a question is about.
pub fn consistency(args: &Args) -> Consistency {
	match args.name("consistency") {
		Some(name) if name.text == "best" => Consistency::Best,
		_ => Consistency::Final,
	}
}

fn order(page: &Args) -> Order {
	match page.name("order") {
		Some(name) if name.text == "oldest" => Order::Oldest,
		_ => Order::Newest,
	}
}

fn limit(page: &Args) -> u32 {
	u32::try_from(page.number("limit").unwrap_or(USUAL_PAGE)).unwrap_or(1)
}

fn after<K: FromStr>(page: &Args) -> Result<Option<K>, Error> {
	let cursor = page.text("after").map(str::parse).transpose();
	cursor.map_err(|_| Error::parameter("page.after", "is not what a page of this method gave as `next`"))
}

fn filter(fields: &Args) -> Result<Filter, Error> {
	let mut facets = BTreeMap::new();
	for (name, facet) in NAMED {
		if let Some(name) = fields.name(name) {
			facets.insert(facet, BTreeSet::from([name.code]));
		}
	}
	for (name, facet) in NUMBERED {
		if let Some(number) = fields.small(name) {
			facets.insert(facet, BTreeSet::from([number]));
		}
	}
	if let Some(kind) = fields.kind("kind") {
		if let Some(text) = fields.text("state") {
			facets.insert(Facet::State, BTreeSet::from([state(kind, text)?]));
		}
		for (name, kinds) in [("status", names::WITH_STATUS), ("product", names::WITH_PRODUCT)] {
			if fields.has(name) && !kinds.contains(&kind) {
				let problem = format!("records of kind {kind} are found by no {name}: leave it out");
				return Err(Error::parameter(format!("filter.{name}"), problem));
			}
		}
	}
	let parent = fields.subject("of").cloned();
	if parent.is_some() && fields.region("region").is_some() {
		return Err(Error::parameter("filter.of", "goes without `region`: what it belongs to has one place"));
	}
	Ok(Filter {
		region: fields.region("region").unwrap_or_default(),
		facets,
		product: fields.small("product"),
		from: fields.number("from"),
		until: fields.number("until"),
		text: fields.text("text").map(Into::into),
		parent,
	})
}

/// The number of a state by its name. Each kind has its own.
fn state(kind: Kind, text: &str) -> Result<u32, Error> {
	let states = names::states(kind);
	let found = states.iter().find(|state| state.text == text).map(|state| state.code);
	found.ok_or_else(|| {
		let texts: Vec<_> = states.into_iter().map(|state| state.text).collect();
		let problem = match texts.as_slice() {
			[] => format!("records of kind {kind} are found by no state: leave it out"),
			texts => format!("of kind {kind} must be one of {}, not {text:?}", texts.join(", ")),
		};
		Error::parameter("filter.state", problem)
	})
}
