/** What makes a form: how it begins, is read back, is checked and is shown. */

import type { ReactNode } from "react";

import type { CapStatus } from "../../rpc/records.ts";
import type { Checked, FormName, Kept, Problem, Signer } from "./forms/common.ts";

/** What the address gives. */
export interface Given {
	readonly region?: string;
	readonly incident?: string;
	readonly round?: string;
	readonly shipment?: string;
	readonly metric?: string;
	/** Hash of a seal that is kept. */
	readonly seal?: string;
	/** Of a page that shows drills: what is begun there is one. */
	readonly status?: string;
}

export interface FieldsProps<F, C> {
	readonly form: F;
	readonly context: C;
	readonly set: (changes: Partial<F>) => void;
	/** What is wrong with a field, as a sentence. */
	readonly error: (field: string) => string | undefined;
}

export interface FormKind<F extends object, C> {
	readonly name: FormName;
	empty(given: Given): F;
	read(kept: Kept): F;
	/** What the form is held against. A hook. */
	useContext(form: F, signer: Signer | null): C;
	check(form: F, context: C): Checked;
	Fields(props: FieldsProps<F, C>): ReactNode;
	/** What is real or a drill: of the form, or of what it is about. */
	status(form: F, context: C): CapStatus | null;
	/** A few words by which its draft is told from others. */
	title(form: F): string;
}

/** Words of problems that are said while somebody types, before the review is asked for. */
const AT_ONCE = [
	"problemIdCard", "problemPhone", "problemEmail", "problemHeadlineLong", "problemHeadlineControl", "problemTooLarge",
	"problemNumber", "problemRegion", "problemFuture",
];

/** Problems that are shown now: all of them once the review was asked for. */
export function shown(problems: readonly Problem[], tried: boolean, isEmpty: (field: string) => boolean): readonly Problem[] {
	return tried ? problems : problems.filter(({ field, word }) => AT_ONCE.includes(word) && !isEmpty(field));
}
