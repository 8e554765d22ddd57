/** Report of an event, and a revision of one: `incidents.file`, `incidents.revise`. */

import { categoryBits, textToHex, type FactsArgument } from "../../../chain/calls.ts";
import { isRegion } from "../../../regions/regions.ts";
import {
	CATEGORIES, SEVERITIES, URGENCIES, type Category, type EventTypeRecord, type Ihr, type IncidentRecord, type Report,
} from "../../../rpc/records.ts";
import { MAX_HEADLINE, MAX_REGIONS, MAX_REVISIONS } from "../limits.ts";
import { personalIn, type Personal } from "../personal.ts";
import {
	contentArgument, fieldOfMoment, Kept, momentOf, observedOf, oneOf, Problems, statusOf, type Checked,
	type KeptContent, type Signer, type Word,
} from "./common.ts";

export const IHR_QUESTIONS = ["seriousImpact", "unusual", "internationalSpread", "tradeRestrictions"] as const;
export type IhrQuestion = (typeof IHR_QUESTIONS)[number];

export interface ReportForm {
	/** Digits of the incident that is revised; empty for a first report. */
	readonly incident: string;
	readonly eventType: string;
	readonly status: string;
	readonly categories: readonly string[];
	readonly urgency: string;
	readonly severity: string;
	readonly regions: readonly string[];
	readonly latitude: string;
	readonly longitude: string;
	readonly onset: string;
	readonly observedAt: string;
	readonly headline: string;
	/** `yes`, `no`, or anything else for not known. */
	readonly seriousImpact: string;
	readonly unusual: string;
	readonly internationalSpread: string;
	readonly tradeRestrictions: string;
	readonly content: KeptContent | null;
}

export interface ReportContext {
	readonly now: number;
	readonly eventTypes: ReadonlyMap<number, EventTypeRecord>;
	/** The incident that is revised, once it was read. */
	readonly incident: IncidentRecord | null;
	readonly signer: Signer | null;
}

export function emptyReport(given: { region?: string; incident?: string; status?: string }): ReportForm {
	return {
		incident: given.incident ?? "",
		eventType: "",
		// Real is never preset: whoever reports says so.
		status: given.status ?? "",
		categories: [],
		urgency: "",
		severity: "",
		regions: given.region !== undefined && isRegion(given.region) ? [given.region] : [],
		latitude: "",
		longitude: "",
		onset: "",
		observedAt: "",
		headline: "",
		seriousImpact: "",
		unusual: "",
		internationalSpread: "",
		tradeRestrictions: "",
		content: null,
	};
}

export function readReport(kept: Kept): ReportForm {
	const empty = emptyReport({});
	const text = (name: keyof ReportForm & string) => kept.text(name, "");
	return {
		incident: text("incident"),
		eventType: text("eventType"),
		status: text("status"),
		categories: kept.texts("categories", empty.categories),
		urgency: text("urgency"),
		severity: text("severity"),
		regions: kept.texts("regions", empty.regions),
		latitude: text("latitude"),
		longitude: text("longitude"),
		onset: text("onset"),
		observedAt: text("observedAt"),
		headline: text("headline"),
		seriousImpact: text("seriousImpact"),
		unusual: text("unusual"),
		internationalSpread: text("internationalSpread"),
		tradeRestrictions: text("tradeRestrictions"),
		content: kept.content("content"),
	};
}

/** The last report of an incident, to be changed. Its body is referred to anew. */
export function reviseOf(number: string, incident: IncidentRecord): ReportForm {
	const last = incident.reports.at(-1);
	const empty = emptyReport({ incident: number });
	if (last === undefined) return empty;
	const answer = (known: boolean | null) => (known === null ? "" : known ? "yes" : "no");
	return {
		...empty,
		eventType: String(incident.eventType),
		status: incident.status,
		categories: last.categories,
		urgency: last.urgency,
		severity: last.severity,
		regions: last.regions,
		latitude: last.point === null ? "" : degrees(last.point.latitude),
		longitude: last.point === null ? "" : degrees(last.point.longitude),
		onset: last.onset === null ? "" : fieldOfMoment(last.onset),
		headline: last.headline,
		seriousImpact: answer(last.ihr.seriousImpact),
		unusual: answer(last.ihr.unusual),
		internationalSpread: answer(last.ihr.internationalSpread),
		tradeRestrictions: answer(last.ihr.tradeRestrictions),
	};
}

export function checkReport(form: ReportForm, context: ReportContext): Checked {
	const problems = new Problems();
	const revising = form.incident !== "";
	const incident = revising ? incidentOf(problems, form, context) : null;
	const eventType = Number(form.eventType);
	const kind = form.eventType === "" ? undefined : context.eventTypes.get(eventType);
	const status = statusOf(problems, form.status);
	if (kind === undefined) problems.add("eventType", "problemEventType");
	else if (!kind.active && !revising) problems.add("eventType", "problemEventTypeRetired");

	const categories = form.categories.flatMap((each) => oneOf(CATEGORIES, each) ?? []);
	checkCategories(problems, categories, kind);
	const urgency = oneOf(URGENCIES, form.urgency) ?? problems.add("urgency", "problemUrgency");
	const severity = oneOf(SEVERITIES, form.severity) ?? problems.add("severity", "problemSeverity");
	checkRegions(problems, form.regions);
	const point = pointOf(problems, form);
	const observedAt = observedOf(problems, "observedAt", form.observedAt, context.now);
	const onset = form.onset === "" ? null : (momentOf(form.onset) ?? problems.add("onset", "problemTime"));
	if (onset !== null && observedAt !== null && onset > observedAt) problems.add("onset", "problemOnset");
	checkHeadline(problems, form.headline);
	const content = contentArgument(problems, "content", form.content);
	if (form.content === null) problems.add("content", "problemContent");

	if (status === null || urgency === null || severity === null || observedAt === null || content === null) {
		return { problems: problems.list, call: null };
	}
	const facts: FactsArgument = {
		categories: categoryBits(categories),
		urgency,
		severity,
		regions: form.regions.map(Number),
		point,
		onset,
		observedAt,
		utcOffset: -new Date(observedAt).getTimezoneOffset(),
		headline: textToHex(form.headline),
		content,
		ihr: ihrOf(form),
		external: externalOf(incident),
	};
	const last = incident?.reports.at(-1);
	if (last !== undefined && tellsTheSame(facts, last)) problems.add("headline", "problemSameFacts");
	return problems.checked(() =>
		revising
			? { name: "incidents.revise", args: { incident: form.incident, facts } }
			: { name: "incidents.file", args: { eventType, status, facts } },
	);
}

const ENDED = ["Refuted", "Discarded", "Merged", "Expired"];

function incidentOf(problems: Problems, form: ReportForm, { incident, signer }: ReportContext): IncidentRecord | null {
	if (!/^\d{1,20}$/.test(form.incident) || incident === null) return problems.add("incident", "problemIncident");
	if (signer !== null && signer.officer.agency !== incident.reporter) problems.add("incident", "problemNotReporter");
	const over = ENDED.includes(incident.verification) || incident.management === "Closed";
	if (over) problems.add("incident", "problemEnded");
	if (incident.revision >= MAX_REVISIONS) problems.add("incident", "problemRevisions", { most: MAX_REVISIONS });
	return incident;
}

function checkCategories(problems: Problems, categories: readonly Category[], kind: EventTypeRecord | undefined): void {
	if (categories.length === 0) problems.add("categories", "problemNoCategory");
	else if (kind !== undefined && !categories.some((each) => kind.categories.includes(each))) {
		problems.add("categories", "problemForeignCategory");
	}
}

function checkRegions(problems: Problems, regions: readonly string[]): void {
	if (regions.length === 0) problems.add("regions", "problemNoRegion");
	if (regions.length > MAX_REGIONS) problems.add("regions", "problemRegions", { most: MAX_REGIONS });
	const wrong = regions.find((each) => !isRegion(each));
	if (wrong !== undefined) problems.add("regions", "problemRegion", { region: wrong });
	if (new Set(regions).size < regions.length) problems.add("regions", "problemRegionTwice");
}

export const PERSONAL_WORD: Readonly<Record<Personal, Word>> = {
	idCard: "problemIdCard",
	phone: "problemPhone",
	email: "problemEmail",
};

/** Bytes of a text in UTF-8, which is how the chain counts. */
export function bytesOf(text: string): number {
	return new TextEncoder().encode(text).length;
}

function checkHeadline(problems: Problems, headline: string): void {
	if (/^\p{White_Space}*$/u.test(headline)) problems.add("headline", "problemHeadlineEmpty");
	if (/\p{Cc}/u.test(headline)) problems.add("headline", "problemHeadlineControl");
	const bytes = bytesOf(headline);
	if (bytes > MAX_HEADLINE) problems.add("headline", "problemHeadlineLong", { bytes, most: MAX_HEADLINE });
	for (const { kind, text } of personalIn(headline)) problems.add("headline", PERSONAL_WORD[kind], { found: text });
}

function pointOf(problems: Problems, { latitude, longitude }: ReportForm): FactsArgument["point"] {
	if (latitude.trim() === "" && longitude.trim() === "") return null;
	const north = millionths(latitude, 90);
	const east = millionths(longitude, 180);
	if (north === null) problems.add("latitude", "problemLatitude");
	if (east === null) problems.add("longitude", "problemLongitude");
	return north === null || east === null ? null : { latitude: north, longitude: east };
}

function millionths(text: string, most: number): number | null {
	const match = /^(-?)(\d{1,3})(?:\.(\d{1,6}))?$/.exec(text.trim());
	if (match === null) return null;
	const amount = Number(match[2]) * 1_000_000 + Number((match[3] ?? "").padEnd(6, "0"));
	if (amount > most * 1_000_000) return null;
	return match[1] === "-" && amount !== 0 ? -amount : amount;
}

function degrees(millionths: number): string {
	const [whole, part] = [Math.trunc(Math.abs(millionths) / 1e6), Math.abs(millionths) % 1e6];
	return `${millionths < 0 ? "-" : ""}${whole}.${String(part).padStart(6, "0")}`;
}

function ihrOf(form: ReportForm): Ihr {
	const answer = (text: string) => (text === "yes" ? true : text === "no" ? false : null);
	return {
		seriousImpact: answer(form.seriousImpact),
		unusual: answer(form.unusual),
		internationalSpread: answer(form.internationalSpread),
		tradeRestrictions: answer(form.tradeRestrictions),
	};
}

/** The alert from outside stays with the facts that are revised. */
function externalOf(incident: IncidentRecord | null): FactsArgument["external"] {
	const external = incident?.reports.at(-1)?.external ?? null;
	return external === null
		? null
		: { ...external, sender: textToHex(external.sender), identifier: textToHex(external.identifier) };
}

/** Whether facts say what was said, but for when it was noted: the chain refuses such a revision. */
function tellsTheSame(facts: FactsArgument, last: Report): boolean {
	const essence = (of: Omit<FactsArgument, "external" | "observedAt" | "utcOffset">) =>
		JSON.stringify([
			of.categories, of.urgency, of.severity, of.regions, of.point?.latitude, of.point?.longitude, of.onset,
			of.headline, of.content.digest, of.content.size, of.content.mediaType,
			IHR_QUESTIONS.map((question) => of.ihr[question]),
		]);
	const before = {
		...last,
		categories: categoryBits(last.categories),
		regions: last.regions.map(Number),
		headline: textToHex(last.headline),
		content: { ...last.content, algorithm: "Sha256" as const },
	};
	return essence(facts) === essence(before);
}
