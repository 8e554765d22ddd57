/** One form: filled in, kept at each change, checked, reviewed, signed. */

import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";

import type { Call } from "../../chain/calls.ts";
import type { Seal } from "../../chain/seal.ts";
import type { Outbox } from "../../chain/outbox.ts";
import { useWords } from "../../i18n/index.ts";
import type { CapStatus } from "../../rpc/records.ts";
import { useQuery } from "../../shell/location.ts";
import { Account } from "./Account.tsx";
import { Kept, ROLE_OF, whyNot, type Problem } from "./forms/common.ts";
import { shown, type FormKind, type Given } from "./kinds.ts";
import { Review } from "./Review.tsx";
import { store, useSigner, useWallet } from "./signing.ts";

interface Reviewed {
	readonly call: Call;
	readonly seal: Seal | undefined;
	readonly status: CapStatus | null;
}

export function FormPage<F extends object, C>({ kind, given, outbox, changed, onSigned }: {
	readonly kind: FormKind<F, C>;
	readonly given: Given;
	readonly outbox: Outbox | undefined;
	/** The list of drafts is another one now. */
	readonly changed: () => void;
	/** It was signed: the next form begins empty, and the draft stays until the call is final. */
	readonly onSigned: () => void;
}): ReactNode {
	const words = useWords("submit");
	const terms = useWords("terms");
	const { chosen } = useWallet();
	const signerState = useSigner(chosen);
	const { signer } = signerState;
	const { form, set, id, keeps, restored } = useDraft(kind, given, changed);
	const context = kind.useContext(form, signer);
	const { problems, call, seal } = kind.check(form, context);
	const [tried, setTried] = useState(false);
	const [reviewed, setReviewed] = useState<Reviewed>();
	const summary = useRef<HTMLDivElement>(null);
	const visible = shown(problems, tried, (field) => isEmpty(form, field));
	const say = ({ word, values }: Problem) => words(word, values);
	const error = (field: string) => {
		const own = visible.filter((problem) => problem.field === field).map(say);
		return own.length === 0 ? undefined : own.join(" ");
	};
	const why = signer === null ? null : whyNot(kind.name, signer, Date.now());
	const review = () => {
		setTried(true);
		if (call !== null && signer !== null) setReviewed({ call, seal, status: kind.status(form, context) });
		else requestAnimationFrame(() => summary.current?.focus());
	};
	const status = kind.status(form, context);
	if (reviewed !== undefined && signer !== null) {
		return (
			<Review
				{...reviewed}
				signer={signer}
				draft={id}
				onBack={() => setReviewed(undefined)}
				onSigned={(signed) => {
					outbox?.add(signed);
					onSigned();
				}}
			/>
		);
	}
	const { Fields } = kind;
	return (
		<>
			<Account form={kind.name} state={signerState} />
			<form className="sheet submit-form" noValidate data-form={kind.name} data-status={status ?? "Actual"}
				onSubmit={(event) => {
					event.preventDefault();
					review();
				}}>
				{status !== null && status !== "Actual" && (
					<p className="review-status" data-status={status}>{words("reviewDrill", { status: terms(`status.${status}`) })}</p>
				)}
				{restored && <p className="note" role="status">{words("draftRestored")}</p>}
				{!keeps && <p className="field-error" role="alert">{words("draftNotKept")}</p>}
				<div ref={summary} tabIndex={-1} className="summary" role="alert" hidden={!tried || (problems.length === 0 && signer !== null)}>
					<h2>{words("problemsHead", { count: problems.length + (signer === null ? 1 : 0) })}</h2>
					<ul>
						{signer === null && <li>{words("accountNeeded")}</li>}
						{tried && problems.map((problem) => (
							<li key={`${problem.field}/${problem.word}/${say(problem)}`}>
								<button type="button" className="link" onClick={() => goTo(problem.field)}>{say(problem)}</button>
							</li>
						))}
					</ul>
				</div>
				<fieldset className="bare" disabled={why !== null}>
					{why !== null && <p className="field-error">{words(why.word, { role: terms(`role.${ROLE_OF[kind.name]}`) })}</p>}
					<Fields form={form} context={context} set={set} error={error} />
					<button type="submit" className="primary">{words("review")}</button>
				</fieldset>
			</form>
		</>
	);
}

function isEmpty(form: object, field: string): boolean {
	return Reflect.get(form, field) === "";
}

/** Puts the focus on the control of a field. */
function goTo(field: string): void {
	const places = [...document.querySelectorAll<HTMLElement>("[data-field]")];
	const place = places.find(({ dataset }) => dataset["field"] === field);
	place?.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
}

/** The form as it is, kept at each change under an id that the address has: a reload finds it again. */
function useDraft<F extends object, C>(kind: FormKind<F, C>, given: Given, changed: () => void) {
	const [query, setQuery] = useQuery();
	const [begun] = useState(() => {
		const id = query.get("draft");
		const draft = id === null ? null : store.draft(id);
		return draft !== null && draft.form === kind.name
			? { id: draft.id, form: kind.read(new Kept(draft.fields)), restored: true }
			: { id: newId(), form: kind.empty(given), restored: false };
	});
	const [form, setForm] = useState(begun.form);
	const [keeps, setKeeps] = useState(true);
	const touched = useRef(false);
	const set = useCallback((changes: Partial<F>) => {
		touched.current = true;
		setForm((before) => ({ ...before, ...changes }));
	}, []);
	useEffect(() => {
		if (!touched.current) return;
		setKeeps(store.keepDraft({ id: begun.id, form: kind.name, savedAt: Date.now(), fields: Object.fromEntries(Object.entries(form)) }));
		setQuery({ draft: begun.id });
		changed();
	}, [form, begun.id, kind.name, setQuery, changed]);
	return { form, set, id: begun.id, keeps, restored: begun.restored };
}

/** A name for a draft that no other has. */
function newId(): string {
	return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
}
