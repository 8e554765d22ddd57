/**
 * Finds what looks like data of a person in a text. What is on chain stays for ever, so a find stops the form until the
 * text is changed. It finds what has a shape; names it cannot know, and the form warns of them in words.
 */

export type Personal = "idCard" | "phone" | "email";

export interface Find {
	readonly kind: Personal;
	/** As it stands in the text. */
	readonly text: string;
}

/** Spaces and hyphens that people put between groups of digits, full-width ones too. */
const GAP = "[\\s\\-\u2010-\u2015\u3000]?";
const ID_CARD = new RegExp(`(?<!\\d)\\d(?:${GAP}\\d){16}${GAP}[\\dXx](?![\\dA-Za-z])`, "gu");
/** Mobile numbers of China, with or without the country's code. */
const MOBILE = new RegExp(`(?<!\\d)(?:\\+?86${GAP})?1[3-9](?:${GAP}\\d){9}(?!\\d)`, "gu");
/** Fixed lines: area code with its zero, then seven or eight digits. */
const FIXED = /(?<!\d)(?:\(0\d{2,3}\)[\s-]?|0\d{2,3}[\s-])\d{3,4}[\s-]?\d{4}(?!\d)/gu;
/** Numbers of any country that begin with a plus. */
const ABROAD = new RegExp(`\\+\\d(?:${GAP}\\d){7,14}(?!\\d)`, "gu");
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** Everything in a free text that looks like a person's. */
export function personalIn(text: string): Find[] {
	// Full-width digits, letters and signs as plain ones: a number is one however it is typed.
	const plain = text.normalize("NFKC");
	const finds: Find[] = [];
	const add = (kind: Personal, pattern: RegExp) => {
		for (const [found] of plain.matchAll(pattern)) {
			if (finds.every((each) => !each.text.includes(found))) finds.push({ kind, text: found });
		}
	};
	add("idCard", ID_CARD);
	add("email", EMAIL);
	add("phone", MOBILE);
	add("phone", FIXED);
	add("phone", ABROAD);
	return finds;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Whether digits alone are the number of an ID card: date of birth and check digit are right (GB 11643). For fields of
 * numbers, where eighteen digits may be a quantity.
 */
export function isIdNumber(digits: string): boolean {
	if (!/^\d{17}[\dXx]$/.test(digits)) return false;
	const month = Number(digits.slice(10, 12));
	const day = Number(digits.slice(12, 14));
	const year = Number(digits.slice(6, 10));
	if (year < 1850 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return false;
	const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
	return "10X98765432"[sum % 11] === digits[17]?.toUpperCase();
}
