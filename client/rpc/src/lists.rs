//! Lists: records by filter, and the history of a subject.

use crate::{
	answer::{Answer, ProvedAct, RecordRow},
	error::Error,
	params::{Args, USUAL_PAGE},
	reading::{raw, Json, Reading},
};
use muster_index::{Consistency, Facet, Filter, Query};
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
pub async fn records(reading: Arc<Reading>, kind: Kind, args: Args) -> Result<Json, Error> {
	let page = args.fields("page");
	let query = Query {
		kind,
		filter: filter(&args.fields("filter"))?,
		consistency: consistency(&page),
		after: after(&page)?,
		limit: limit(&page),
	};
	let answer = reading.reader()?.list(&query).await?;
	let rows = answer.data.rows.into_iter().map(RecordRow::try_from).collect::<Result<Vec<_>, _>>()?;
	raw(&Answer::of_index(rows, &answer.status).page(answer.data.next.map(|next| next.to_string())))
}

/// A page of the figures or of the cells they are compared in.
pub async fn observations(reading: Arc<Reading>, args: Args) -> Result<Json, Error> {
	let cells = args.fields("filter").name("kind").is_some_and(|kind| kind.text == "cell");
	records(reading, if cells { Kind::Cell } else { Kind::Observation }, args).await
}

/// A page of the acts on a subject, oldest first.
pub async fn audit(reading: Arc<Reading>, args: Args) -> Result<Json, Error> {
	let subject = args.subject("subject").ok_or_else(|| Error::parameter("subject", "is missing"))?;
	let page = args.fields("page");
	let answer = reading.reader()?.audit(subject, consistency(&page), after(&page)?, limit(&page)).await?;
	let rows: Vec<_> = answer.data.rows.into_iter().map(ProvedAct::from).collect();
	raw(&Answer::of_index(rows, &answer.status).page(answer.data.next.map(|next| next.to_string())))
}

/// What a page costs: by the rows asked for, since they are charged before they are read.
pub fn price(args: &Args) -> u32 {
	1 + limit(&args.fields("page")) / ROWS_A_UNIT
}

/// What a page of a history costs.
pub fn audit_price(args: &Args) -> u32 {
	4 + price(args)
}

/// Which rows a question is about.
pub fn consistency(args: &Args) -> Consistency {
	match args.name("consistency") {
		Some(name) if name.text == "best" => Consistency::Best,
		_ => Consistency::Final,
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
