/** What the forms share: problems, reading of fields, and of drafts that were kept. */

import type { Call, ContentArgument } from "../../../chain/calls.ts";
import type { Seal } from "../../../chain/seal.ts";
import type { submit } from "../../../i18n/submit.ts";
import {
	CAP_STATUSES, MEDIA_TYPES, type AgencyRecord, type CapStatus, type OfficerRecord, type Role,
} from "../../../rpc/records.ts";
import { contains } from "../../../regions/regions.ts";
import { MAX_CLOCK_AHEAD, MAX_SIZE, MAX_U64 } from "../limits.ts";
import { isIdNumber } from "../personal.ts";

export type Word = keyof (typeof submit)["zh"];
export type Values = Readonly<Record<string, string | number>>;

/** What keeps a form from being signed, beside the field that it is about. */
export interface Problem {
	readonly field: string;
	readonly word: Word;
	readonly values?: Values;
}

/** A form that was looked at: its problems, or the call that it makes. */
export interface Checked {
	readonly problems: readonly Problem[];
	readonly call: Call | null;
	/** What the call seals, or what it opens. */
	readonly seal?: Seal;
}

/** Who signs. */
export interface Signer {
	readonly account: string;
	readonly officer: OfficerRecord;
	readonly agency: AgencyRecord;
}

/** Collects problems. */
export class Problems {
	readonly list: Problem[] = [];

	add(field: string, word: Word, values?: Values): null {
		this.list.push(values === undefined ? { field, word } : { field, word, values });
		return null;
	}

	/** The call, if nothing is wrong. */
	checked(make: () => Call): Checked {
		return { problems: this.list, call: this.list.length === 0 ? make() : null };
	}
}

/** One of a list of names, if the text is one. */
export function oneOf<T extends string>(names: readonly T[], text: string): T | null {
	return names.find((name) => name === text) ?? null;
}

/** Whether the signer's agency answers for a region. */
export function checkJurisdiction(problems: Problems, field: string, region: string, signer: Signer | null): void {
	if (signer !== null && !contains(signer.agency.jurisdiction, region)) {
		problems.add(field, "problemJurisdiction", { region: signer.agency.jurisdiction });
	}
}

export function statusOf(problems: Problems, text: string): CapStatus | null {
	return oneOf(CAP_STATUSES, text) ?? problems.add("status", "problemStatus");
}

/** A whole number of 64 bits without a sign, as its digits. */
export function digitsOf(problems: Problems, field: string, text: string, least = 0n, most = MAX_U64): string | null {
	const trimmed = text.trim();
	if (trimmed === "") return problems.add(field, "problemNumberMissing");
	if (!/^\d+$/.test(trimmed)) return problems.add(field, "problemNumber");
	if (isIdNumber(trimmed)) return problems.add(field, "problemIdCard", { found: trimmed });
	const number = BigInt(trimmed);
	if (number < least) return problems.add(field, "problemTooSmall", { least: String(least) });
	if (number > most) return problems.add(field, "problemTooLarge", { most: String(most) });
	return String(number);
}

/** What a field of date and time says; the browser gives it in the viewer's zone. */
export function momentOf(text: string): number | null {
	if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return null;
	const moment = new Date(text).getTime();
	return Number.isNaN(moment) || moment < 0 ? null : moment;
}

/** The text of such a field. */
export function fieldOfMoment(moment: number): string {
	const date = new Date(moment);
	const two = (part: number) => String(part).padStart(2, "0");
	const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
	const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
	return `${day}T${time}${date.getSeconds() === 0 ? "" : `:${two(date.getSeconds())}`}`;
}

/** When something was observed: not later than the chain takes. */
export function observedOf(problems: Problems, field: string, text: string, now: number): number | null {
	const moment = momentOf(text);
	if (moment === null) return problems.add(field, "problemTime");
	return moment <= now + MAX_CLOCK_AHEAD ? moment : problems.add(field, "problemFuture");
}

/** A file that stays here, as the form keeps it: the salt is shown to the officer and goes nowhere. */
export interface KeptContent {
	readonly digest: string;
	readonly size: number;
	readonly mediaType: ContentArgument["mediaType"];
	readonly salt: string;
}

export function contentArgument(problems: Problems, field: string, content: KeptContent | null): ContentArgument | null {
	if (content === null) return null;
	if (content.size > MAX_SIZE) return problems.add(field, "problemFileTooLarge");
	return { algorithm: "Sha256", digest: content.digest, size: content.size, mediaType: content.mediaType };
}

/** Fields of a draft that was kept. What is not of the expected kind is left as the form has it. */
export class Kept {
	constructor(readonly fields: Readonly<Record<string, unknown>>) {}

	text(name: string, otherwise: string): string {
		const value = this.fields[name];
		return typeof value === "string" ? value : otherwise;
	}

	flag(name: string, otherwise: boolean): boolean {
		const value = this.fields[name];
		return typeof value === "boolean" ? value : otherwise;
	}

	texts(name: string, otherwise: readonly string[]): readonly string[] {
		const value = this.fields[name];
		return Array.isArray(value) && value.every((each) => typeof each === "string") ? value : otherwise;
	}

	list<T>(name: string, otherwise: readonly T[], read: (each: Kept) => T): readonly T[] {
		const value = this.fields[name];
		return Array.isArray(value) && value.every(isRecord) ? value.map((each) => read(new Kept(each))) : otherwise;
	}

	content(name: string): KeptContent | null {
		const value = this.fields[name];
		if (!isRecord(value)) return null;
		const { digest, size, salt } = value;
		const mediaType = MEDIA_TYPES.find((each) => each === value["mediaType"]);
		const whole =
			typeof digest === "string" && /^0x[0-9a-f]{64}$/.test(digest) &&
			typeof size === "number" && Number.isInteger(size) && size >= 0 &&
			typeof salt === "string" && /^[0-9a-f]{32}$/.test(salt);
		return whole && mediaType !== undefined ? { digest, size, salt, mediaType } : null;
	}
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The role that each form takes. */
export const ROLE_OF = {
	report: "Report",
	vote: "Vote",
	observation: "Observe",
	reveal: "Observe",
	request: "Request",
	receive: "Receive",
} as const satisfies Readonly<Record<string, Role>>;

export type FormName = keyof typeof ROLE_OF;
export const FORM_NAMES = ["report", "vote", "observation", "reveal", "request", "receive"] as const satisfies readonly FormName[];

/** Why this officer cannot use this form now; `null` if it can. */
export function whyNot(form: FormName, signer: Signer, now: number): { word: Word; values?: Values } | null {
	const { officer, agency } = signer;
	if (officer.status !== "Active") return { word: "notOfficerActive" };
	if (officer.validUntil < now) return { word: "notOfficerTerm" };
	if (agency.status !== "Active") return { word: "notAgencyActive" };
	const role = ROLE_OF[form];
	if (!agency.roles.includes(role)) return { word: "notAgencyRole" };
	return officer.roles.includes(role) ? null : { word: "notOfficerRole" };
}
