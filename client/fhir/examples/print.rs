//! Prints a request and a delivery as FHIR R4 JSON.
//!
//!     cargo run --profile fast -p muster-fhir --example print

use muster_fhir::{
	supply_delivery, supply_requests, Agency, Delivery, Line, LineState, Part, Product, Receipt, Request,
	ShipmentState,
};
use muster_primitives::{CapStatus, Discrepancy, Priority, RegionCode};
use serde::Serialize;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
	let hospital = Agency { id: 41, name: Some("武汉市金银潭医院".into()) };
	let charity = Agency { id: 7, name: Some("湖北省慈善总会".into()) };
	let wuhan = RegionCode::new(420_100).map_err(|_| "no region code")?;
	let mask = Product {
		id: 1,
		code: "mask-n95".into(),
		name: Some("N95 respirator".into()),
		unit: "{mask}".into(),
		standard: Some("GB 19083-2010".into()),
		gtin: Some("06901234123456".into()),
		atc: None,
	};
	let goggles = Product {
		id: 2,
		code: "goggles".into(),
		name: None,
		unit: "{piece}".into(),
		gtin: None,
		..mask.clone()
	};
	let line = |index, product: &Product, requested, approved, state| Line {
		index,
		product: product.clone(),
		requested,
		approved,
		accepted: 0,
		state,
		suppliers: vec![],
	};
	print(&supply_requests(&Request {
		id: 12,
		agency: hospital.clone(),
		incident: Some(3),
		region: wuhan,
		priority: Priority::Stat,
		need_by: Some(1_580_256_000_000),
		status: CapStatus::Actual,
		submitted_at: Some(1_580_000_000_000),
		lines: vec![
			Line {
				suppliers: vec![charity.clone()],
				..line(0, &mask, Some(20_000), 15_000, LineState::InFulfilment)
			},
			line(1, &goggles, None, 0, LineState::Submitted),
		],
	}))?;
	print(&supply_delivery(&Delivery {
		id: 30,
		request: 12,
		line: 0,
		product: mask,
		quantity: 5_000,
		state: ShipmentState::ReceivedWithDiscrepancy,
		status: CapStatus::Actual,
		supplier: charity,
		receiver: hospital,
		region: wuhan,
		departed_at: Some(1_580_050_000_000),
		receipt: Some(Receipt {
			accepted: 4_800,
			rejected: Part { quantity: 150, reason: Some(Discrepancy::Damaged) },
			short: Part { quantity: 50, reason: Some(Discrepancy::Short) },
			excess: Part::default(),
			received_at: 1_580_090_000_000,
		}),
	}))
}

fn print(resource: &impl Serialize) -> Result<(), Box<dyn Error>> {
	println!("{}", serde_json::to_string_pretty(resource)?);
	Ok(())
}
