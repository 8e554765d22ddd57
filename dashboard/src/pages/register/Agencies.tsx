/** `#/agencies?region=&class=&state=&text=&view=`: the register, as a table or as reporting lines. */

import { useMemo, useState, type ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { fullNameOf, nameOf } from "../../regions/regions.ts";
import { MOST_ROWS, useList } from "../../rpc/hooks.ts";
import { AGENCY_CLASSES, AGENCY_STATUSES, type AgencyRecord, type AgencyStatus, type Row } from "../../rpc/records.ts";
import { useQuery } from "../../shell/location.ts";
import { Answered, Empty } from "../../ui/Conditions.tsx";
import { SubjectLink } from "../../ui/Links.tsx";
import { Pick } from "../../ui/Pick.tsx";
import { Table, type Column } from "../../ui/Table.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { Tag, type Tone } from "../../ui/Terms.tsx";
import { idOf, useNames } from "../resources/parts/Names.tsx";
import { RegionChoice } from "../resources/parts/RegionChoice.tsx";
import { useOpen } from "../resources/parts/open.ts";
import { filterOf, questionOf, type AgencyFilter } from "./filters.ts";
import { sizeOf, treesOf, type Node } from "./tree.ts";

const TONES: Readonly<Record<AgencyStatus, Tone>> = { Active: "good", Suspended: "warn", Retired: "quiet" };
const SHAPES: Readonly<Record<AgencyStatus, string>> = { Active: "●", Suspended: "‖", Retired: "×" };

/** Whether an agency may act, by a shape and a word. */
export function AgencyState({ of }: { readonly of: AgencyStatus }): ReactNode {
	const terms = useWords("terms");
	return <Tag tone={TONES[of]}><span aria-hidden="true">{SHAPES[of]}</span> {terms(`agency.${of}`)}</Tag>;
}

export function Agencies(): ReactNode {
	const words = useWords("register");
	const format = useFormat();
	const [query, setQuery] = useQuery();
	const text = query.toString();
	const filter = useMemo(() => filterOf(new URLSearchParams(text)), [text]);
	const watch = { kinds: ["agency" as const] };
	const asked = useList<AgencyRecord>("muster_agencies", questionOf(filter), watch, { all: true });
	const body = (view: AgencyFilter["view"]) => () => (
		<Answered
			asked={asked}
			empty={(rows) => rows.length === 0}
			whenEmpty={<Empty title={words("noAgencies")}><p>{words("noAgenciesNext")}</p></Empty>}
		>
			{(rows) => (
				<>
					{asked.cut && <p role="status">{words("cut", { most: format.number(MOST_ROWS) })}</p>}
					{view === "lines" ? <Lines rows={rows} /> : <List rows={rows} cut={asked.cut} more={asked.more} />}
				</>
			)}
		</Answered>
	);
	return (
		<div className="register">
			<h1>{words("title")}</h1>
			<p>{words("lead")}</p>
			<Filters key={filter.text ?? ""} filter={filter} set={(changes) => setQuery(changes, { push: true })} />
			<Tabs
				label={words("views")}
				current={filter.view}
				onChange={(view) => setQuery({ view: view === "list" ? null : view }, { push: true })}
				tabs={[
					{ id: "list", head: words("viewList"), body: body("list") },
					{ id: "lines", head: words("viewLines"), body: body("lines") },
				]}
			/>
		</div>
	);
}

function Filters({ filter, set }: {
	readonly filter: AgencyFilter;
	readonly set: (changes: Readonly<Record<string, string | null>>) => void;
}): ReactNode {
	const words = useWords("register");
	const terms = useWords("terms");
	const [text, setText] = useState(filter.text ?? "");
	return (
		<form
			className="filters"
			role="search"
			aria-label={words("filters")}
			onSubmit={(event) => { event.preventDefault(); set({ text }); }}
		>
			<RegionChoice
				label={words("region")}
				any={words("anyRegion")}
				value={filter.region ?? ""}
				onChange={(region) => set({ region })}
			/>
			<Pick label={words("class")} any={words("anyClass")} value={filter.class}
				options={AGENCY_CLASSES.map((each) => [each, terms(`class.${each}`)])} onChange={(each) => set({ class: each })} />
			<Pick label={words("state")} any={words("anyState")} value={filter.state}
				options={AGENCY_STATUSES.map((each) => [each, terms(`agency.${each}`)])} onChange={(state) => set({ state })} />
			<label>
				{words("text")}
				<input
					type="search"
					value={text}
					placeholder={words("textHint")}
					onChange={(event) => setText(event.target.value)}
					onBlur={() => text !== (filter.text ?? "") && set({ text })}
				/>
			</label>
			<button type="button" onClick={() => set({ region: null, class: null, state: null, text: null })}>{words("clear")}</button>
		</form>
	);
}

function List({ rows, cut, more }: {
	readonly rows: readonly Row<AgencyRecord>[];
	readonly cut: boolean;
	readonly more: (() => void) | undefined;
}): ReactNode {
	const words = useWords("register");
	const terms = useWords("terms");
	const format = useFormat();
	const { lang } = useLang();
	const names = useNames();
	const open = useOpen();
	const columns = useMemo((): Column<Row<AgencyRecord>>[] => [
		{
			id: "number", head: words("number"), hxl: "#org+id", value: ({ subject }) => idOf(subject), width: "8ch",
			cell: ({ subject }) => <SubjectLink subject={subject}>{idOf(subject)}</SubjectLink>,
		},
		{
			id: "name", head: words("name"), hxl: "#org+name", value: ({ record }) => record.name, width: "24%",
			cell: ({ subject, record }) => <SubjectLink subject={subject}>{record.name}</SubjectLink>,
		},
		{
			id: "class", head: words("class"), hxl: "#org+type", choice: true, width: "18ch",
			value: ({ record }) => terms(`class.${record.class}`), export: ({ record }) => record.class,
		},
		{
			id: "region", head: words("region"), hxl: "#adm+name", width: "16ch",
			value: ({ record }) => fullNameOf(record.jurisdiction, lang),
			cell: ({ record }) => <SubjectLink subject={`region/${record.jurisdiction}`}>{nameOf(record.jurisdiction, lang)}</SubjectLink>,
		},
		{ id: "code", head: words("code"), hxl: "#adm+code", value: ({ record }) => record.jurisdiction, width: "9ch" },
		{
			id: "state", head: words("state"), hxl: "#status", choice: true, width: "11ch",
			value: ({ record }) => terms(`agency.${record.status}`), export: ({ record }) => record.status,
			cell: ({ record }) => <AgencyState of={record.status} />,
		},
		{
			id: "roles", head: words("roles"), hxl: "#org+roles", width: "24%",
			value: ({ record }) => format.list(record.roles.map((role) => terms(`role.${role}`))),
			export: ({ record }) => record.roles.join(" "),
		},
		{
			id: "parent", head: words("parent"), hxl: "#org+parent", width: "18%",
			value: ({ record }) => (record.parent === null ? words("byCouncil") : names.agency(record.parent)),
			cell: ({ record: { parent } }) => (parent === null ? words("byCouncil") : <SubjectLink subject={`agency/${parent}`}>{names.agency(parent)}</SubjectLink>),
		},
		{
			id: "line", head: words("lineRoot"), hxl: "#org+line", width: "18%",
			value: ({ record }) => names.agency(record.lineRoot),
			cell: ({ record }) => <SubjectLink subject={`agency/${record.lineRoot}`}>{names.agency(record.lineRoot)}</SubjectLink>,
		},
		{
			id: "depth", head: words("depth"), hxl: "#org+depth", align: "end", value: ({ record }) => record.depth,
			width: "7ch",
		},
		{
			id: "children", head: words("children"), hxl: "#org+children+num", align: "end",
			value: ({ record }) => record.children, width: "9ch",
		},
		{
			id: "officers", head: words("officers"), hxl: "#org+officers+num", align: "end",
			value: ({ record }) => record.officers, width: "9ch",
		},
		{
			id: "registered", head: words("registered"), hxl: "#meta+block", align: "end",
			value: ({ record }) => record.registeredAt, width: "11ch",
		},
	], [words, terms, format, lang, names]);
	return (
		<Table
			rows={rows}
			columns={columns}
			rowKey={({ subject }) => subject}
			onOpen={({ subject }) => open(`/${subject}`)}
			caption={words("caption")}
			exportAs="agencies"
			more={more}
			cut={cut}
		/>
	);
}

interface Branch {
	readonly id: number;
	readonly parent: number | null;
	readonly lineRoot: number;
	readonly record: AgencyRecord;
}

const branchOf = ({ subject, record }: Row<AgencyRecord>): Branch => ({
	id: idOf(subject),
	parent: record.parent,
	lineRoot: record.lineRoot,
	record,
});

/** A member of a tree with what is below it. Deep or wide parts are folded by the browser's own means. */
function Twig({ of }: { readonly of: Node<Branch> }): ReactNode {
	const words = useWords("register");
	const terms = useWords("terms");
	const { lang } = useLang();
	const { member: { id, parent, record }, children, orphan } = of;
	const own = (
		<>
			<SubjectLink subject={`agency/${id}`}>{record.name}</SubjectLink>{" "}
			<small>{terms(`class.${record.class}`)} · {nameOf(record.jurisdiction, lang)}</small>{" "}
			{record.status !== "Active" && <AgencyState of={record.status} />}
			{orphan !== null && <Tag tone="warn">{words(`orphan.${orphan}`, { parent: parent ?? "" })}</Tag>}
		</>
	);
	if (children.length === 0) return <li>{own}</li>;
	return (
		<li>
			<details open>
				<summary>{own} <small>{words("lineSize", { size: sizeOf(of) })}</small></summary>
				<ul>{children.map((child) => <Twig key={child.member.id} of={child} />)}</ul>
			</details>
		</li>
	);
}

/** Agencies as reporting lines. */
function Lines({ rows }: { readonly rows: readonly Row<AgencyRecord>[] }): ReactNode {
	const words = useWords("register");
	const trees = useMemo(() => treesOf(rows.map(branchOf)), [rows]);
	return (
		<>
			<p>{words("linesLead")}</p>
			<ul className="lines">{trees.map((tree) => <Twig key={tree.member.id} of={tree} />)}</ul>
		</>
	);
}
