/**
 * Who would get how much of an offer. The shares are the chain's own, asked by preview.ts; the reasons are worked out here
 * from the same records. Nothing is promised, and the page says so.
 */

import { useMemo, useState, type ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { NATION } from "../../regions/regions.ts";
import { useList, useStatus } from "../../rpc/hooks.ts";
import type { OfferRecord, RequestRecord, Row } from "../../rpc/records.ts";
import { useConfig } from "../../shell/config-context.ts";
import { Field } from "../../ui/Field.tsx";
import { SubjectLink } from "../../ui/Links.tsx";
import { Table, type Column } from "../../ui/Table.tsx";
import { Quantity } from "../../ui/Values.tsx";
import { type Claim, claimOf, mayClaim, regimeOf, urgencyOf, WEIGHTS, whyOf } from "./allocation.ts";
import { CutNote } from "./parts/Fit.tsx";
import { Priority } from "./parts/Marks.tsx";
import { AgencyLink, useNames } from "./parts/Names.tsx";
import type { Preview as Answer, Question } from "./preview.ts";
import { linesInOrder, numberOf, type LineRow } from "./requests.ts";

/** Lines that one allocation takes: `MaxClaims` of the runtime. */
const MOST_CLAIMS = 500;

const keyOf = ({ request, line }: LineRow): string => `${request.subject}/${line.line}`;

interface Result {
	readonly question: string;
	readonly rows: readonly LineRow[];
	readonly claims: readonly Claim[];
	readonly answer?: Answer;
	readonly failure?: string;
}

export function Preview({ row }: { readonly row: Row<OfferRecord> }): ReactNode {
	const words = useWords("resources");
	const { record } = row;
	const usable = record.state === "Published" && record.vouched && record.free !== "0";
	return (
		<section className="preview">
			<h2>{words("preview")}</h2>
			<p>{words("previewLead")}</p>
			{usable ? <Ask row={row} /> : <p>{words("previewEnded")}</p>}
		</section>
	);
}

function Ask({ row: { subject, record } }: { readonly row: Row<OfferRecord> }): ReactNode {
	const words = useWords("resources");
	const format = useFormat();
	const { lang } = useLang();
	const names = useNames();
	const { node } = useConfig();
	const { chain } = useStatus();
	const [agency, setAgency] = useState<number>();
	const [quantity, setQuantity] = useState("");
	const [asking, setAsking] = useState(false);
	const [result, setResult] = useState<Result>();
	const approvers = useMemo(
		() => [...names.agencies].filter(([, { status, roles }]) => status === "Active" && roles.includes("Approve")),
		[names],
	);
	const jurisdiction = agency === undefined ? undefined : names.agencies.get(agency)?.jurisdiction;
	const requests = useList<RequestRecord>(
		"muster_requests",
		jurisdiction === undefined
			? undefined
			: { status: record.status, region: jurisdiction === NATION ? undefined : jurisdiction },
		{ kinds: ["request"] },
		{ all: true },
	);
	const candidates = useMemo(
		() =>
			agency === undefined
				? []
				: linesInOrder(requests.rows).filter(({ request, line }) => mayClaim(record, agency, request.record, line)),
		[requests.rows, record, agency],
	);
	const [chosen, choose] = useChoice(candidates);
	const unit = names.unit(record.product);
	const free = BigInt(record.free);
	const text = quantity.trim();
	const given = /^[0-9]{1,20}$/.test(text) ? BigInt(text) : undefined;
	const bad = text !== "" && (given === undefined || given === 0n || given > free);
	const question: Question | undefined = agency === undefined ? undefined : {
		agency,
		offer: String(numberOf(subject)),
		quantity: given ?? null,
		lines: chosen.map(({ request, line }) => ({ request: String(numberOf(request.subject)), line: line.line })),
	};
	const key = JSON.stringify({ ...question, quantity: text, free: record.free });
	const fits = chosen.length > 0 && chosen.length <= MOST_CLAIMS;
	const ready = question !== undefined && chain !== undefined && !bad && fits && !asking;

	const ask = async (): Promise<void> => {
		if (question === undefined || chain === undefined) return;
		const now = Date.now();
		const claims = chosen.map(({ request, line }) => claimOf(Number(numberOf(request.subject)), request.record, line, now));
		const asked = { question: key, rows: chosen, claims };
		setAsking(true);
		try {
			const { previewAllocation, Refused } = await import("./preview.ts");
			try {
				setResult({ ...asked, answer: await previewAllocation(node, chain.genesisHash, question) });
			} catch (error) {
				if (!(error instanceof Refused)) throw error;
				setResult({ ...asked, failure: words("previewFailed", { reason: error.inWords(lang) }) });
			}
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			setResult({ ...asked, failure: words("previewUnreachable", { reason }) });
		} finally {
			setAsking(false);
		}
	};

	return (
		<>
			<form className="preview-form" onSubmit={(event) => { event.preventDefault(); void ask(); }}>
				<Field label={words("previewAs")} hint={words("previewAsHelp")} required>
					{(field) => (
						<select
							{...field}
							value={agency ?? ""}
							onChange={({ target: { value } }) => setAgency(value === "" ? undefined : Number(value))}
						>
							<option value="" />
							{approvers.map(([id, { name }]) => <option key={id} value={id}>{name}</option>)}
						</select>
					)}
				</Field>
				<Field
					label={words("previewQuantity")}
					hint={words("previewQuantityHelp", { free: `${format.quantity(record.free)} ${unit}` })}
					error={bad ? words("previewBadQuantity", { free: format.quantity(record.free) }) : undefined}
				>
					{(field) => (
						<input {...field} inputMode="numeric" value={quantity} onChange={(event) => setQuantity(event.target.value)} />
					)}
				</Field>
				{agency !== undefined && (
					<fieldset>
						<legend>{words("previewLines")}</legend>
						<CutNote cut={requests.cut} />
						{candidates.length === 0
							? <p role="status">{requests.state === "loading" ? "…" : words("previewNobody")}</p>
							: <Choice candidates={candidates} chosen={chosen} choose={choose} />}
						{chosen.length > MOST_CLAIMS && (
							<p className="field-error" role="alert">{words("previewTooMany", { most: MOST_CLAIMS })}</p>
						)}
					</fieldset>
				)}
				<button type="submit" disabled={!ready}>{words(asking ? "previewAsking" : "previewAsk")}</button>
			</form>
			{result !== undefined && !asking && (
				result.question !== key
					? <p role="status">{words("previewAgain")}</p>
					: result.answer === undefined
						? <p className="field-error" role="alert">{result.failure}</p>
						: <Shares result={result} answer={result.answer} supply={given ?? free} unit={unit} />
			)}
		</>
	);
}

type Choose = (which: "all" | "none" | string) => void;

/** All that fit or none, but for those that somebody has turned round. */
interface Chosen {
	readonly all: boolean;
	readonly flipped: ReadonlySet<string>;
}

/** Which of the candidates take part: as many as one allocation takes, until somebody says otherwise. */
function useChoice(candidates: readonly LineRow[]): [readonly LineRow[], Choose] {
	const [state, setState] = useState<Chosen>({ all: true, flipped: new Set() });
	const chosen = useMemo(
		() => candidates.filter((row, position) => (state.all && position < MOST_CLAIMS) !== state.flipped.has(keyOf(row))),
		[candidates, state],
	);
	const choose: Choose = (which) => {
		if (which === "all" || which === "none") {
			setState({ all: which === "all", flipped: new Set() });
			return;
		}
		const flipped = new Set(state.flipped);
		if (!flipped.delete(which)) flipped.add(which);
		setState({ ...state, flipped });
	};
	return [chosen, choose];
}

function Choice({ candidates, chosen, choose }: {
	readonly candidates: readonly LineRow[];
	readonly chosen: readonly LineRow[];
	readonly choose: Choose;
}): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const names = useNames();
	const taken = new Set(chosen.map(keyOf));
	return (
		<>
			<p role="status">
				{words("previewChosen", { chosen: chosen.length, all: candidates.length })}{" "}
				<button type="button" onClick={() => choose("all")}>{words("previewAll")}</button>{" "}
				<button type="button" onClick={() => choose("none")}>{words("previewNone")}</button>
			</p>
			<ul className="preview-lines">
				{candidates.map((row) => {
					const key = keyOf(row);
					const { request, line } = row;
					return (
						<li key={key}>
							<label>
								<input type="checkbox" checked={taken.has(key)} onChange={() => choose(key)} />{" "}
								{words("requestNumber", { number: String(numberOf(request.subject)) })} · {line.line} ·{" "}
								{names.agency(request.record.agency)} · {terms(`priority.${request.record.priority}`)} ·{" "}
								{words("bucket.outstanding")} <Quantity of={line.outstanding} unit={names.unit(line.product)} />
							</label>
						</li>
					);
				})}
			</ul>
		</>
	);
}

interface Share {
	readonly row: LineRow;
	readonly claim: Claim;
	readonly share: bigint;
	readonly why: string;
}

function Shares({ result: { rows, claims }, answer: { shares, block }, supply, unit }: {
	readonly result: Result;
	readonly answer: Answer;
	readonly supply: bigint;
	readonly unit: string;
}): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const format = useFormat();
	const names = useNames();
	const regime = regimeOf(supply, claims);
	const given = useMemo(() => {
		return rows.flatMap((row, position): Share[] => {
			const [claim, share] = [claims[position], shares[position]];
			if (claim === undefined || share === undefined) return [];
			const values = {
				share: format.number(share),
				lot: format.number(claim.lot),
				rest: format.number(share - claim.lot),
				outstanding: format.number(claim.outstanding),
				urgency: format.number(urgencyOf(claim)),
			};
			return [{ row, claim, share, why: words(`why.${whyOf(share, claim, regime)}`, values) }];
		});
	}, [rows, claims, shares, regime, words, format]);
	const columns = useMemo((): Column<Share>[] => {
		const formula = ({ priority, waitedDays, daysOfStock }: Claim) => words("urgencyWhy", {
			priority: terms(`priority.${priority}`),
			weight: WEIGHTS[priority],
			waited: waitedDays,
			stock: daysOfStock === null || daysOfStock === 0 ? words("stockNone") : daysOfStock,
		});
		return [
			{
				id: "request", head: words("request"), hxl: "#meta+id",
				value: ({ row }) => numberOf(row.request.subject), width: "12ch",
				cell: ({ row }) => <SubjectLink subject={row.request.subject}>{`${numberOf(row.request.subject)} · ${row.line.line}`}</SubjectLink>,
			},
			{
				id: "agency", head: words("agency"), hxl: "#org+name",
				value: ({ row }) => names.agency(row.request.record.agency),
				cell: ({ row }) => <AgencyLink id={row.request.record.agency} />,
			},
			{
				id: "gets", head: words("gets"), hxl: "#indicator+share+num", align: "end", value: ({ share }) => share,
				width: "12ch",
				cell: ({ share }) => <strong><Quantity of={share} unit={unit} /></strong>,
			},
			{
				id: "outstanding", head: words("bucket.outstanding"), hxl: "#inneed+outstanding+num", align: "end",
				value: ({ claim }) => claim.outstanding, width: "12ch",
			},
			{
				id: "priority", head: words("priority"), hxl: "#severity+priority",
				value: ({ claim }) => claim.priority, width: "16ch",
				sort: ({ claim }) => -WEIGHTS[claim.priority], cell: ({ claim }) => <Priority of={claim.priority} />,
			},
			{
				id: "urgency", head: words("urgency"), hxl: "#severity+urgency+num", align: "end",
				value: ({ claim }) => urgencyOf(claim), width: "12ch",
				cell: ({ claim }) => <span title={formula(claim)}>{format.number(urgencyOf(claim))}<span className="unseen"> {formula(claim)}</span></span>,
			},
			{
				id: "lot", head: words("lot"), hxl: "#indicator+lot+num", align: "end", value: ({ claim }) => claim.lot,
				width: "10ch",
			},
			{ id: "why", head: words("why"), hxl: "#meta+why", value: ({ why }) => why, width: "30%" },
		];
	}, [words, terms, format, names, unit]);
	const total = shares.reduce((all, share) => all + share, 0n);
	return (
		<div className="preview-result" data-provisional="true">
			<h3>{words("previewResult")}</h3>
			<p>
				{words("previewAt", { block })} ·{" "}
				{words("previewTotal", { total: `${format.number(total)} ${unit}`, supply: `${format.number(supply)} ${unit}` })}
			</p>
			<p>{words("previewRule")}: {words(`regime.${regime}`)}</p>
			<Table rows={given} columns={columns} rowKey={({ row }) => keyOf(row)} caption={words("previewCaption")} />
		</div>
	);
}
