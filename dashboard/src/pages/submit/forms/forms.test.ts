import { describe, expect, it } from "vitest";

import { hexToText } from "../../../chain/calls.ts";
import type {
	CellRecord, IncidentRecord, MetricRecord, Point, ProductRecord, RoundRecord, ShipmentRecord,
} from "../../../rpc/records.ts";
import { fieldOfMoment, Kept, whyNot, type Checked } from "./common.ts";
import { sealWith } from "../../../chain/seal.testing.ts";
import { AGENCY, CELL, CONTENT, DAY, EVENT_TYPE, FIGURE, NOW, OFFICER, REPORT_FORM, SIGNER } from "./fixtures.ts";
import {
	checkObservation, emptyObservation, periodsOf, readObservation, type ObservationContext, type ObservationForm,
} from "./observation.ts";
import { checkReceive, emptyReceive, type ReceiveForm } from "./receive.ts";
import { checkReport, reviseOf, type ReportForm } from "./report.ts";
import { checkRequest, EMPTY_LINE, emptyRequest, unusual, type RequestForm, type RequestLine } from "./request.ts";
import { checkVote, type VoteForm } from "./vote.ts";

const wrong = ({ problems, call }: Checked) => {
	expect(call === null).toBe(problems.length > 0);
	return problems.map(({ field, word }) => `${field}:${word}`);
};
const MINUTE = 60_000;

describe("report", () => {
	const context = { now: NOW, eventTypes: new Map([[1, EVENT_TYPE]]), incident: null, signer: SIGNER };
	const look = (changes: Partial<ReportForm>, now = NOW) => wrong(checkReport({ ...REPORT_FORM, ...changes }, { ...context, now }));
	const districts = (count: number) => Array.from({ length: count }, (_, i) => String(420101 + i));

	it("makes the call that was filled in", () => {
		const { call } = checkReport(REPORT_FORM, context);
		if (call?.name !== "incidents.file") throw new Error("no report");
		expect(call.args).toMatchObject({ eventType: 1, status: "Actual" });
		expect(call.args.facts).toMatchObject({ categories: 64, regions: [420100], observedAt: NOW, point: null, external: null });
		expect(hexToText(call.args.facts.headline)).toBe("七例不明原因肺炎");
		expect(JSON.stringify(call)).not.toContain(CONTENT.salt);
	});
	it("never presets that it is real, and asks for everything that the chain asks for", () => {
		expect(look({ status: "" })).toEqual(["status:problemStatus"]);
		expect(look({ eventType: "2" })).toEqual(["eventType:problemEventType"]);
		expect(look({ categories: [] })).toEqual(["categories:problemNoCategory"]);
		expect(look({ categories: ["Geo"] })).toEqual(["categories:problemForeignCategory"]);
		expect(look({ urgency: "", severity: "" })).toEqual(["urgency:problemUrgency", "severity:problemSeverity"]);
		expect(look({ content: null })).toEqual(["content:problemContent"]);
	});
	it.each([[160, "a"], [159, "a"]])("takes a headline of %i bytes", (bytes, letter) => expect(look({ headline: letter.repeat(bytes) })).toEqual([]));
	it("counts a headline by bytes: 53 characters of Chinese fit, 54 do not, nor 161 letters", () => {
		expect(look({ headline: "肺".repeat(53) })).toEqual([]);
		expect(look({ headline: "肺".repeat(54) })).toEqual(["headline:problemHeadlineLong"]);
		expect(look({ headline: "a".repeat(161) })).toEqual(["headline:problemHeadlineLong"]);
		expect(look({ headline: " \u3000" })).toEqual(["headline:problemHeadlineEmpty"]);
		expect(look({ headline: "a\nb" })).toEqual(["headline:problemHeadlineControl"]);
	});
	it("stops at personal data", () => {
		expect(look({ headline: "病人电话 13812345678" })).toEqual(["headline:problemPhone"]);
		expect(look({ headline: "11010519491231002X 发热" })).toEqual(["headline:problemIdCard"]);
		expect(look({ headline: "联系 a.b@example.org" })).toEqual(["headline:problemEmail"]);
	});
	it("takes 1 to 16 distinct regions", () => {
		expect(look({ regions: [] })).toEqual(["regions:problemNoRegion"]);
		expect(look({ regions: districts(15) })).toEqual([]);
		expect(look({ regions: districts(16) })).toEqual([]);
		expect(look({ regions: districts(17) })).toEqual(["regions:problemRegions"]);
		expect(look({ regions: ["420001"] })).toEqual(["regions:problemRegion"]);
		expect(look({ regions: ["420100", "420100"] })).toEqual(["regions:problemRegionTwice"]);
	});
	it("takes what was observed up to five minutes ahead, and no onset after it", () => {
		const at = (ms: number) => fieldOfMoment(NOW + ms);
		expect(look({ observedAt: at(4 * MINUTE) })).toEqual([]);
		expect(look({ observedAt: at(5 * MINUTE) })).toEqual([]);
		expect(look({ observedAt: at(5 * MINUTE) }, NOW - 1)).toEqual(["observedAt:problemFuture"]);
		expect(look({ observedAt: at(6 * MINUTE) })).toEqual(["observedAt:problemFuture"]);
		expect(look({ onset: at(-MINUTE) })).toEqual([]);
		expect(look({ onset: at(0) })).toEqual([]);
		expect(look({ onset: at(MINUTE) })).toEqual(["onset:problemOnset"]);
		expect(look({ observedAt: "soon" })).toEqual(["observedAt:problemTime"]);
	});
	it("takes points on the globe", () => {
		expect(look({ latitude: "90", longitude: "-180" })).toEqual([]);
		expect(look({ latitude: "89.999999", longitude: "179.999999" })).toEqual([]);
		expect(look({ latitude: "90.000001", longitude: "-180.000001" })).toEqual(["latitude:problemLatitude", "longitude:problemLongitude"]);
		expect(look({ latitude: "30", longitude: "" })).toEqual(["longitude:problemLongitude"]);
	});

	const { call } = checkReport(REPORT_FORM, context);
	if (call?.name !== "incidents.file") throw new Error("no report");
	const incident: IncidentRecord = {
		kind: "incident", eventType: 1, status: "Actual", reporter: 7, region: "420100", severity: "Extreme", certainty: "Possible",
		verification: "Reported", verdict: null, provisional: false, previous: null, management: "Pending", lead: null, revision: 254,
		round: null, judged: null, filedAt: NOW, reportDue: NOW, verifyDue: null, expires: null, mergedInto: null, absorbed: 0,
		stamps: { emerged: null, detected: NOW, notified: NOW, responded: null }, notify: false,
		running: { triage: null, verify: null, respond: null }, missed: [],
		reports: [{
			...call.args.facts, revision: 1, agency: 7, officer: "5A", filedAt: NOW, block: 1, categories: ["Health"],
			regions: ["420100"], headline: REPORT_FORM.headline, external: null,
		}],
		discard: null, closure: null, mergeProposal: null, alert: null, alertProposal: null,
	};
	const revise = (changes: Partial<ReportForm>, record: Partial<IncidentRecord> = {}, signer = SIGNER) =>
		wrong(checkReport(
			{ ...reviseOf("12", incident), observedAt: fieldOfMoment(NOW), content: CONTENT, ...changes },
			{ ...context, incident: { ...incident, ...record }, signer },
		));
	it("revises what the own agency reported, if something of substance changed", () => {
		expect(revise({ headline: "九例" })).toEqual([]);
		expect(revise({})).toEqual(["headline:problemSameFacts"]);
		expect(revise({ observedAt: fieldOfMoment(NOW - MINUTE) })).toEqual(["headline:problemSameFacts"]);
		expect(revise({ headline: "九例" }, { reporter: 8 })).toEqual(["incident:problemNotReporter"]);
		expect(revise({ headline: "九例" }, { verification: "Refuted" })).toEqual(["incident:problemEnded"]);
		expect(revise({ headline: "九例" }, { management: "Closed" })).toEqual(["incident:problemEnded"]);
		expect(revise({ headline: "九例" }, { revision: 255 })).toEqual(["incident:problemRevisions"]);
		expect(look({ incident: "12" })).toEqual(["incident:problemIncident"]);
	});
});

describe("vote", () => {
	const quorum = { classes: 1, groups: 1, turnout: 1 };
	const round: RoundRecord = {
		kind: "round", matter: { of: "incident", incident: 12, revision: 1 }, content: "0x00", region: "420000", reporter: 9,
		reporterLine: 9, category: "Health", classes: ["Hospital"], competent: [], asked: quorum, quorum, limited: false,
		status: "Actual", voters: 1, level: 0, escalated: null, appealed: null, openedAt: 5, opened: 0, deadline: NOW + 1,
		state: "Open", outcome: null, challenge: 0, challengeUntil: null, classesTally: [], votes: [], leftOut: [],
	};
	const form: VoteForm = { round: "7", position: "Confirm", reason: "SiteVisit", evidence: null };
	const look = (changes: Partial<VoteForm>, record: Partial<RoundRecord> = {}, agency: Partial<typeof AGENCY> = {}) =>
		wrong(checkVote({ ...form, ...changes }, { now: NOW, round: { ...round, ...record }, signer: { ...SIGNER, agency: { ...AGENCY, ...agency } } }));

	it("takes a vote before the deadline only, and evidence with a dispute", () => {
		expect(look({})).toEqual([]);
		expect(look({}, { deadline: NOW })).toEqual(["round:problemRoundOver"]);
		expect(look({ position: "Dispute" })).toEqual(["evidence:problemEvidence"]);
		expect(look({ position: "Dispute", evidence: CONTENT })).toEqual([]);
		expect(look({ position: "", reason: "" })).toEqual(["position:problemPosition", "reason:problemReason"]);
	});
	it("says why an agency has no voice", () => {
		expect(look({}, { state: "Voided" })).toEqual(["round:problemRoundNotOpen"]);
		expect(look({}, { classes: ["Customs"] })).toEqual(["round:problemClassNotAsked"]);
		expect(look({}, { region: "430000" })).toEqual(["round:problemElsewhere"]);
		expect(look({}, { region: "420106" })).toEqual([]);
		expect(look({}, { reporter: 7 })).toEqual(["round:problemOwnReport"]);
		expect(look({}, {}, { lineRoot: 9 })).toEqual(["round:problemSameLine"]);
		expect(look({}, {}, { eligibleSince: 4 })).toEqual([]);
		expect(look({}, {}, { eligibleSince: 5 })).toEqual(["round:problemNotEligible"]);
		expect(wrong(checkVote(form, { now: NOW, round: null, signer: null }))).toEqual(["round:problemRound"]);
	});
});

describe("figure", () => {
	const metric: MetricRecord = { kind: "metric", version: 2, definitions: [FIGURE] };
	const start = 57_600_000 + 100 * DAY;
	const form: ObservationForm = { ...emptyObservation({ region: "420106" }), metric: "1", start: String(start), status: "Actual", value: "7", observedAt: fieldOfMoment(0) };
	const context: ObservationContext = {
		now: start + DAY, metrics: new Map([[1, metric]]), signer: SIGNER, eventTypes: new Map([[1, EVENT_TYPE]]), cell: null, seals: [],
		genesisHash: `0x${"0".repeat(64)}`,
	};
	const look = (changes: Partial<ObservationForm>, now = start + DAY) => wrong(checkObservation({ ...form, ...changes }, { ...context, now }));

	it("takes a figure of the current version once the period is over", () => {
		expect(look({})).toEqual([]);
		expect(look({}, start + DAY - 1)).toEqual(["start:problemPeriodNotOver"]);
		expect(look({ start: String(start + 1) })).toEqual(["start:problemPeriod"]);
		expect(look({ region: "430000" })).toEqual(["region:problemJurisdiction"]);
		expect(periodsOf(FIGURE, start + DAY)[0]).toBe(start);
		expect(periodsOf(FIGURE, start + DAY - 1)[0]).toBe(start - DAY);
		expect(periodsOf({ ...FIGURE, kind: "PointInTime" }, start)[0]).toBe(start);
		expect(periodsOf(FIGURE, start + DAY)).toHaveLength(60);
	});

	const sealed: ObservationContext = {
		...context, eventTypes: new Map([[1, { ...EVENT_TYPE, sealing: { commitWithin: 100, revealWithin: 10 } }]]),
	};
	const seal = (changes: Partial<ObservationForm> = {}, other: Partial<ObservationContext> = {}) =>
		checkObservation({ ...form, observedAt: "", ...changes }, { ...sealed, ...other });
	it("seals one of a sealed metric: the call has the hash, and neither value nor salt", () => {
		const made = seal();
		expect(wrong(made)).toEqual([]);
		const cell = { metric: 1, version: 2, region: 420106, start, status: "Actual" } as const;
		expect(made.seal).toEqual(sealWith(
			{ cell, value: "7", salt: form.salt }, { periodUntil: start + DAY, revealFrom: start + DAY + 100, revealUntil: start + DAY + 110 }));
		expect(made.call).toEqual({ name: "observations.commit", args: { cell, hash: made.seal?.hash } });
		expect(wrong(seal({ value: "", unmeasured: true }))).toEqual([]);
		expect(seal({ value: "", unmeasured: true }).seal?.value).toBeNull();
		expect(wrong(seal({ value: "1.5" }))).toEqual(["value:problemNumber"]);
	});
	it("seals while hashes are taken, and says when that is", () => {
		const at = (now: number) => wrong(seal({}, { now }));
		expect(at(start + DAY - 1)).toEqual(["start:problemCommitEarly"]);
		expect(at(start + DAY)).toEqual([]);
		expect(at(start + DAY + 99)).toEqual([]);
		expect(at(start + DAY + 100)).toEqual(["start:problemCommitOver"]);
		expect(at(start + DAY + 110)).toEqual(["start:problemCommitOver"]);
		expect(wrong(seal({ start: String(start + 1) }))).toEqual(["start:problemPeriod"]);
		expect(periodsOf(FIGURE, start + DAY - 1, true)[0]).toBe(start);
	});
	it("goes by the cell where somebody has spoken already", () => {
		const open = seal({ observedAt: fieldOfMoment(0) }, { cell: { ...CELL, seal: null } });
		expect(open.call?.name).toBe("observations.observe");
		const later = { ...CELL, seal: { revealFrom: start + DAY + 200, revealUntil: start + DAY + 300 } };
		expect(wrong(seal({}, { cell: later, now: start + DAY + 199 }))).toEqual([]);
		expect(checkObservation(form, { ...context, cell: later }).call?.name).toBe("observations.commit");
	});
	const own: Point = { agency: 7, class: "Hospital", weight: 1_000, observation: 3, value: "7", counts: true, mark: null };
	const correct = (changes: Partial<ObservationForm>, cell: Partial<CellRecord>, other: Partial<ObservationContext> = {}) =>
		checkObservation({ ...form, ...changes }, { ...context, cell: { ...CELL, seal: null, ...cell }, ...other });
	it("corrects what the agency has stated, with a reason and another figure", () => {
		const stated = { points: [own] };
		expect(wrong(correct({ value: "8" }, stated))).toEqual(["reason:problemCorrectionReason"]);
		expect(wrong(correct({ reason: "Mistake" }, stated))).toEqual(["value:problemSameFigure"]);
		expect(wrong(correct({ reason: "Reclassified" }, stated))).toEqual([]);
		expect(wrong(correct({ value: "", unmeasured: true, reason: "Late" }, { points: [{ ...own, value: null }] }))).toEqual(["value:problemSameFigure"]);
		const cell = { metric: 1, version: 2, region: 420106, start, status: "Actual" };
		expect(correct({ value: "8", reason: "Duplicates" }, stated).call).toEqual({
			name: "observations.correct",
			args: { cell, reason: "Duplicates", statement: { value: "8", observedAt: 0, evidence: null } },
		});
		expect(correct({ reason: "Mistake" }, { points: [{ ...own, agency: 8 }] }).call?.name).toBe("observations.observe");
		expect(readObservation(new Kept({ ...form, reason: "Late" })).reason).toBe("Late");
	});
	it("takes a first word after the close as a correction, and none of a sealed period before its values are known", () => {
		expect(wrong(correct({}, { closed: true }))).toEqual(["reason:problemCorrectionReason"]);
		expect(correct({ reason: "Late" }, { closed: true }).call?.name).toBe("observations.correct");
		const seal = { revealFrom: start + DAY + 100, revealUntil: start + DAY + 110 };
		const late = (now: number, closed: boolean) => correct({ reason: "Late", value: "8" }, { seal, closed, points: closed ? [] : [own] }, { now });
		expect(wrong(late(start + DAY + 109, false))).toEqual(["start:problemCommitOver"]);
		expect(late(start + DAY + 110, false).call?.name).toBe("observations.correct");
		expect(late(start + DAY + 110, true).call?.name).toBe("observations.correct");
		expect(wrong(correct({}, { seal, points: [] }, { now: start + DAY + 110 }))).toEqual(["start:problemCommitOver"]);
	});
	it("makes a salt once for a draft, and seals nothing else under it", () => {
		expect(form.salt).toMatch(/^0x[0-9a-f]{64}$/);
		expect(emptyObservation({}).salt).not.toBe(form.salt);
		expect(readObservation(new Kept({ ...form })).salt).toBe(form.salt);
		expect(readObservation(new Kept({ ...form, salt: "0x00" })).salt).toMatch(/^0x[0-9a-f]{64}$/);
		const before = seal({ value: "8" }).seal;
		if (before === undefined) throw new Error("no seal");
		expect(wrong(seal({}, { seals: [before] }))).toEqual([]);
		expect(wrong(seal({ region: "420102" }, { seals: [before] }))).toEqual(["start:problemSaltUsed"]);
		expect(wrong(seal({ status: "Exercise" }, { seals: [before] }))).toEqual(["start:problemSaltUsed"]);
	});
	it("states nothing before it is known whether it is sealed", () => {
		expect(wrong(checkObservation(form, { ...context, eventTypes: new Map() }))).toEqual(["metric:problemSealingUnknown"]);
		expect(wrong(checkObservation(form, { ...context, cell: undefined }))).toEqual(["metric:problemSealingUnknown"]);
	});
	it("waits until the chain and the signer are known", () => {
		expect(wrong(seal({}, { genesisHash: undefined }))).toEqual(["metric:problemChainUnknown"]);
		expect(seal({}, { signer: null })).toEqual({ problems: [], call: null });
	});
	it("keeps to 64 bits with a sign, and tells nothing from zero", () => {
		expect(look({ value: "9223372036854775807" })).toEqual([]);
		expect(look({ value: "9223372036854775808" })).toEqual(["value:problemTooLarge"]);
		expect(look({ value: "-9223372036854775808" })).toEqual([]);
		expect(look({ value: "-9223372036854775809" })).toEqual(["value:problemTooSmall"]);
		expect(look({ value: "1.5" })).toEqual(["value:problemNumber"]);
		expect(look({ value: "" })).toEqual(["value:problemValueMissing"]);
		expect(look({ value: "", unmeasured: true })).toEqual([]);
		expect(look({ unmeasured: true })).toEqual(["value:problemValueAndUnmeasured"]);
	});
});

describe("request", () => {
	const product: ProductRecord = {
		kind: "product", code: "N95", unit: "1", standard: "", gtin: null, atc: null, unitsPerPack: 1, controlled: false,
		maxPerLine: "100", nameZh: "口罩", nameEn: "Mask", verifyAbove: null, retired: false,
	};
	const products = new Map([[1, product], [2, { ...product, retired: true }]]);
	const line: RequestLine = { ...EMPTY_LINE, product: "1", quantity: "5" };
	const form: RequestForm = { ...emptyRequest({ region: "420106" }), priority: "stat", status: "Actual", lines: [line] };
	const look = (changes: Partial<RequestForm>, incident: IncidentRecord | null | undefined = null) =>
		wrong(checkRequest({ ...form, ...changes }, { now: NOW, products, incident, signer: SIGNER }));
	const lines = (changes: Partial<RequestLine>) => look({ lines: [{ ...line, ...changes }] });

	it("asks in the words of the chain", () => {
		const { call } = checkRequest(form, { now: NOW, products, incident: null, signer: SIGNER });
		expect(call).toEqual({
			name: "resources.submit",
			args: {
				incident: null, region: 420106, priority: "Stat", needBy: null, status: "Actual",
				lines: [{ product: 1, quantity: "5", substitutesAllowed: false, daysOfStock: null }],
			},
		});
	});
	it("takes 1 to 64 lines", () => {
		for (const [count, found] of [[0, ["lines:problemNoLines"]], [1, []], [63, []], [64, []], [65, ["lines:problemLines"]]] as const) {
			expect(look({ lines: Array.from({ length: count }, () => line) })).toEqual(found);
		}
	});
	it("takes quantities of 64 bits from 1, and an unknown one", () => {
		expect(lines({ quantity: "0" })).toEqual(["lines.0.quantity:problemTooSmall"]);
		expect(lines({ quantity: "1" })).toEqual([]);
		expect(lines({ quantity: "18446744073709551615" })).toEqual([]);
		expect(lines({ quantity: "18446744073709551616" })).toEqual(["lines.0.quantity:problemTooLarge"]);
		expect(lines({ quantity: "", unknown: true })).toEqual([]);
		expect(lines({ unknown: true })).toEqual(["lines.0.quantity:problemQuantityAndUnknown"]);
		expect(lines({ quantity: "110105194912310021" })).toEqual([]);
		expect(lines({ days: "4294967295" })).toEqual([]);
		expect(lines({ days: "4294967296" })).toEqual(["lines.0.days:problemTooLarge"]);
		expect(lines({ product: "2" })).toEqual(["lines.0.product:problemProductRetired"]);
		expect(lines({ product: "" })).toEqual(["lines.0.product:problemProduct"]);
	});
	it("keeps to time, place and status", () => {
		expect(look({ needBy: fieldOfMoment(NOW + MINUTE) })).toEqual([]);
		expect(look({ needBy: fieldOfMoment(NOW) })).toEqual(["needBy:problemNeedBy"]);
		expect(look({ region: "420000" })).toEqual(["region:problemJurisdiction"]);
		expect(look({ incident: "3" }, undefined)).toEqual(["incident:problemIncident"]);
	});
	it("marks what is above the usual maximum, not at it", () => {
		expect(unusual({ ...form, lines: [{ ...line, quantity: "100" }, { ...line, quantity: "101" }] }, products)).toEqual([1]);
	});
});

describe("receipt", () => {
	const zero = { inTransit: "0", accepted: "0", rejected: "0", lost: "10", returned: "0", givenBack: "0" };
	const shipment: ShipmentRecord = {
		kind: "shipment", commitment: 1, request: 1, line: 0, supplier: 3, receiver: 7, region: "420100", status: "Actual", carrier: null,
		product: 1, quantity: "110", state: "InTransit", fhirStatus: "in-progress", dispatchedAt: 0, eta: null, overdue: false, units: zero, lots: [],
		checkpoints: [], receipt: null, loan: null, refusedBack: "0", loss: null, hearing: null,
	};
	const form: ReceiveForm = { ...emptyReceive({ shipment: "9" }), accepted: "100" };
	const look = (changes: Partial<ReceiveForm>, record: Partial<ShipmentRecord> = {}) =>
		wrong(checkReceive({ ...form, ...changes }, { now: NOW, shipment: { ...shipment, ...record }, signer: SIGNER }));

	it("adds up to what was sent and not lost", () => {
		expect(look({})).toEqual([]);
		expect(look({ accepted: "99" })).toEqual(["accepted:problemSum"]);
		expect(look({ accepted: "101" })).toEqual(["accepted:problemSum"]);
		expect(look({ accepted: "90", short: "10", shortReason: "Lost" })).toEqual([]);
		expect(look({ accepted: "18446744073709551615", short: "1", shortReason: "Lost" })).toEqual(["accepted:problemTooLarge"]);
	});
	it("has a reason for what is not zero, and one that fits", () => {
		expect(look({ excess: "1" })).toEqual(["excessReason:problemReasonMissing"]);
		expect(look({ excess: "1", excessReason: "Lost" })).toEqual(["excessReason:problemReasonUnfit"]);
		expect(look({ excess: "1", excessReason: "NotOrdered" })).toEqual([]);
		expect(look({ excessReason: "NotOrdered" })).toEqual(["excessReason:problemReasonSurplus"]);
		expect(look({ accepted: "99", rejected: "1", rejectedReason: "Short" })).toEqual(["rejectedReason:problemReasonUnfit"]);
	});
	it("asks why expired goods are taken, at the last fresh unit and above", () => {
		const lots = [{ code: "a", quantity: "99", expires: null, reason: null }, { code: "b", quantity: "1", expires: NOW, reason: null }];
		expect(look({}, { lots })).toEqual(["expiredReason:problemExpiredReason"]);
		expect(look({ expiredReason: "Training" }, { lots })).toEqual([]);
		expect(look({ accepted: "99", rejected: "1", rejectedReason: "Expired" }, { lots })).toEqual([]);
		expect(look({ accepted: "99", rejected: "1", rejectedReason: "Expired", expiredReason: "Training" }, { lots })).toEqual(["expiredReason:problemExpiredSurplus"]);
	});
	it("is the receiver's, of goods on the road", () => {
		expect(look({}, { state: "Received" })).toEqual(["shipment:problemNotReceivable"]);
		expect(look({}, { receiver: 8 })).toEqual(["shipment:problemNotReceiver"]);
	});
});

describe("who may use a form", () => {
	it("says why not", () => {
		const why = (officer: Partial<typeof OFFICER>, agency: Partial<typeof AGENCY> = {}, now = NOW) =>
			whyNot("vote", { account: "5A", officer: { ...OFFICER, ...officer }, agency: { ...AGENCY, ...agency } }, now)?.word ?? null;
		expect(why({})).toBeNull();
		expect(why({ roles: ["Report"] })).toBe("notOfficerRole");
		expect(why({}, { roles: ["Report"] })).toBe("notAgencyRole");
		expect(why({ status: "Suspended" })).toBe("notOfficerActive");
		expect(why({}, { status: "Suspended" })).toBe("notAgencyActive");
		expect(why({}, {}, OFFICER.validUntil)).toBeNull();
		expect(why({}, {}, OFFICER.validUntil + 1)).toBe("notOfficerTerm");
	});
});
