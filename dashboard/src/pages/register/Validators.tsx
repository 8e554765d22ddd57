/** `#/validators`: who runs the chain, how far it is final, and how many may be lost. Only what the node says. */

import { useMemo, type ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import { useAnswer, useList, useStatus } from "../../rpc/hooks.ts";
import { STANDINGS, type Validator, type ValidatorRecord, type ValidatorStanding } from "../../rpc/records.ts";
import { Answered, Empty } from "../../ui/Conditions.tsx";
import { Table, type Column } from "../../ui/Table.tsx";
import { Tag, type Tone } from "../../ui/Terms.tsx";
import { Age, Short } from "../../ui/Values.tsx";
import { Facts } from "../resources/parts/Facts.tsx";
import { AgencyLink, useNames } from "../resources/parts/Names.tsx";
import { BlockProduction } from "./BlockProduction.tsx";
import { strengthOf } from "./floor.ts";

/** More blocks than these that are not final, or more time without a new final one, is slow: the page calls it old, too. */
const MANY_BLOCKS = 10;

/** Strikes at which a validator is stood down. */
const MOST_STRIKES = 3;

const TONES: Readonly<Record<ValidatorStanding, Tone>> = { Active: "good", Standby: "warn", Leaving: "quiet" };
const SHAPES: Readonly<Record<ValidatorStanding, string>> = { Active: "●", Standby: "○", Leaving: "→" };

export function ValidatorsPage(): ReactNode {
	const words = useWords("register");
	const asked = useAnswer<readonly Validator[]>("muster_validators", [], { kinds: ["validator"] });
	return (
		<div className="register">
			<h1>{words("validatorsTitle")}</h1>
			<p>{words("validatorsLead")}</p>
			<Finality />
			<Answered
				asked={asked}
				empty={(rows) => rows.length === 0}
				whenEmpty={<Empty title={words("noValidators")}><p>{words("noValidatorsNext")}</p></Empty>}
			>
				{(rows) => (
					<>
						<BlockProduction of={rows} />
						<Floor of={rows} />
						<Members rows={rows} />
					</>
				)}
			</Answered>
		</div>
	);
}

function Finality(): ReactNode {
	const words = useWords("register");
	const format = useFormat();
	const { best, finalized, finalizedAt, chain, old } = useStatus();
	const gap = Math.max(0, best - finalized);
	const slow = old || gap > MANY_BLOCKS;
	return (
		<section className="sheet">
			<h2>{words("finality")}</h2>
			{chain === undefined ? <p role="status">{words("finalityUnknown")}</p> : (
				<>
					<p role="status"><Tag tone={slow ? "bad" : "good"}>{words(slow ? "finalitySlow" : "finalityOk")}</Tag></p>
					<Facts
						of={[
							[words("finalizedBlock"), format.number(finalized)],
							[words("finalizedAge"), <Age at={finalizedAt} />],
							[words("bestBlock"), format.number(best)],
							[words("gap"), format.number(gap)],
						]}
					/>
				</>
			)}
		</section>
	);
}

function Floor({ of }: { readonly of: readonly Validator[] }): ReactNode {
	const words = useWords("register");
	const { members, active, standby, leaving, floor, mayGo, mayFail } = strengthOf(of);
	return (
		<section className="sheet">
			<h2>{words("floor")}</h2>
			<Facts
				of={[
					[words("members"), members],
					[words("active"), active],
					[words("standby"), standby],
					[words("leaving"), leaving],
					[words("floor"), floor],
				]}
			/>
			<p>{words("floorRule")} {words("floorNow", { members, floor, active })}</p>
			<ul>
				<li>
					{active < floor && <strong>{words("floorBelow")}</strong>}
					{active >= floor && (mayGo === 0 ? words("floorNoneMayGo") : words("floorMayGo", { count: mayGo }))}
				</li>
				<li>{mayFail === 0 ? <strong>{words("floorNoneMayFail")}</strong> : words("floorMayFail", { count: mayFail })}</li>
			</ul>
			<p><small>{words("floorCaveat")}</small></p>
		</section>
	);
}

/** A member, with what only its record says. */
interface Member extends Validator {
	readonly more: ValidatorRecord | undefined;
}

function Members({ rows }: { readonly rows: readonly Validator[] }): ReactNode {
	const words = useWords("register");
	const terms = useWords("terms");
	const names = useNames();
	// Why one stands by is in its record; where the node has no index the state's own list stays.
	const records = useList<ValidatorRecord>("muster_records", { kind: "validator" }, { kinds: ["validator"] });
	const members = useMemo(() => {
		const known = new Map(records.rows.map(({ subject, record }) => [subject, record]));
		return rows
			.map((row): Member => ({ ...row, more: known.get(`validator/${row.account}`) }))
			.sort((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || b.strikes - a.strikes || a.agency - b.agency);
	}, [rows, records.rows]);
	const columns = useMemo((): Column<Member>[] => {
		const why = ({ more }: Member): string => {
			const parts = [
				more?.reason === null || more?.reason === undefined ? "" : words(`reason.${more.reason}`),
				more?.leavingSince === null || more?.leavingSince === undefined ? "" : words("leavingSince", { session: more.leavingSince }),
			];
			return parts.filter((part) => part !== "").join("; ");
		};
		return [
			{
				id: "account", head: words("validator"), hxl: "#contact+account", value: ({ account }) => account,
				cell: ({ account }) => <Short of={account} />,
			},
			{
				id: "agency", head: words("agency"), hxl: "#org+name", value: ({ agency }) => names.agency(agency),
				cell: ({ agency }) => <AgencyLink id={agency} />,
			},
			{
				id: "standing", head: words("standing"), hxl: "#status", choice: true,
				value: ({ standing }) => terms(`standing.${standing}`),
				export: ({ standing }) => standing,
				cell: ({ standing }) => (
					<Tag tone={TONES[standing]}><span aria-hidden="true">{SHAPES[standing]}</span> {terms(`standing.${standing}`)}</Tag>
				),
			},
			{ id: "reason", head: words("reason"), hxl: "#meta+reason", value: why },
			{
				id: "strikes", head: words("strikes"), hxl: "#indicator+strikes+num", align: "end",
				value: ({ strikes }) => strikes,
				cell: ({ strikes }) => (
					<><span aria-hidden="true">{"▮".repeat(Math.min(strikes, MOST_STRIKES))}{"▯".repeat(Math.max(0, MOST_STRIKES - strikes))}</span>{" "}
						{words("strikesOf", { strikes })}</>
				),
			},
			{
				id: "offence", head: words("offence"), hxl: "#meta+offence", value: ({ offence }) => offence,
				cell: ({ offence }) => (offence === null ? words("noOffence") : <Tag tone="bad">{words("offenceIn", { session: offence })}</Tag>),
			},
			{
				id: "endpoint", head: words("endpoint"), hxl: "#contact+endpoint",
				value: ({ endpoint }) => endpoint?.addresses.join(" ") ?? null,
				cell: ({ endpoint }) => (endpoint === null ? words("noEndpoint") : endpoint.addresses.map((address) => <div key={address}><code>{address}</code></div>)),
			},
			{
				id: "peer", head: words("peer"), hxl: "#contact+peer", value: ({ endpoint }) => endpoint?.peer ?? null,
				cell: ({ endpoint }) => (endpoint === null ? "" : <Short of={endpoint.peer} />),
			},
		];
	}, [words, terms, names]);
	return (
		<section className="sheet">
			<Table rows={members} columns={columns} rowKey={({ account }) => account} caption={words("validatorsCaption")} exportAs="validators" />
		</section>
	);
}
