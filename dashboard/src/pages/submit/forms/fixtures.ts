/** Records and forms that tests of the forms begin with. */

import type { AgencyRecord, CellRecord, Definition, EventTypeRecord, OfficerRecord } from "../../../rpc/records.ts";
import { fieldOfMoment, type KeptContent, type Signer } from "./common.ts";
import { emptyReport, type ReportForm } from "./report.ts";

/** A whole minute. */
export const NOW = 1_700_000_040_000;
export const CONTENT: KeptContent = { digest: `0x${"ab".repeat(32)}`, size: 10, mediaType: "Pdf", salt: "cd".repeat(16) };

export const AGENCY: AgencyRecord = {
	kind: "agency", class: "Hospital", name: "金银潭医院", jurisdiction: "420100", parent: null, lineRoot: 7, depth: 0,
	roles: ["Report", "Vote", "Observe", "Request", "Receive"], status: "Active", registeredAt: 0, eligibleSince: 0,
	children: 0, officers: 1, suspension: null,
};
export const OFFICER: OfficerRecord = {
	kind: "officer", agency: 7, roles: ["Report", "Vote", "Observe", "Request", "Receive"], status: "Active",
	successor: null, validUntil: NOW + 1_000, enrolledAt: 0, suspension: null,
};
export const SIGNER: Signer = { account: "5A", officer: OFFICER, agency: AGENCY };

const quorum = { classes: 1, groups: 1, turnout: 1 };
const effect = { urgentPercent: 100, reportPercent: 100, verifyPercent: 100, atLeast: null };
export const EVENT_TYPE: EventTypeRecord = {
	kind: "eventType", code: "pneumonia", names: { zh: "不明原因肺炎", en: "Pneumonia" }, categories: ["Health", "Safety"],
	competent: [], voters: [],
	quorums: { extreme: quorum, severe: quorum, moderate: quorum, minor: quorum, unknown: quorum },
	timers: { reportWithin: 1, verifyWithin: 1, challengeWithin: 1, detectWithin: 1, notifyWithin: 1, respondWithin: 1, expireWithin: 1 },
	levels: { i: effect, ii: effect, iii: effect, iv: effect },
	sealing: null, active: true,
};

export const DAY = 86_400_000;
export const FIGURE: Definition = {
	version: 2, since: 0, code: "cases", names: { zh: "病例", en: "Cases" }, unit: "1", eventType: 1, kind: "Count",
	dateBasis: "Report", placeBasis: "Reporting", absTol: "0", relPpm: 0, dating: "SamePeriod", period: DAY, anchor: 57_600_000,
	settleWithin: 1, rules: [],
};
/** A cell that nobody has sealed anything in. */
export const CELL: CellRecord = {
	kind: "cell", figure: null, points: [], closes: 5_000, closed: false, settled: false, judged: false,
	seal: { revealFrom: 3_000, revealUntil: 4_000 }, sealed: [],
};

export const REPORT_FORM: ReportForm = {
	...emptyReport({ region: "420100" }),
	eventType: "1", status: "Actual", categories: ["Health"], urgency: "Immediate", severity: "Extreme",
	observedAt: fieldOfMoment(NOW), headline: "七例不明原因肺炎", content: CONTENT,
};
