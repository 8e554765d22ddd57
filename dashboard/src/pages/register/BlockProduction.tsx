/** Which validators make blocks, from the headers of the last ones. */

import { useMemo, type ReactNode } from "react";

import { useWords } from "../../i18n/index.ts";
import { WINDOW } from "../../rpc/blocks.ts";
import type { Validator } from "../../rpc/records.ts";
import { Failed, Loading, Stale } from "../../ui/Conditions.tsx";
import { Table, type Column } from "../../ui/Table.tsx";
import { Tag, type Tone } from "../../ui/Terms.tsx";
import { Age, Short } from "../../ui/Values.tsx";
import { AgencyLink, useNames } from "../resources/parts/Names.tsx";
import { MOST_MISSED, productionOf, type Making, type Production } from "./production.ts";
import { useBlocks } from "./useBlocks.ts";

const TONES: Readonly<Record<Making, Tone>> = { makes: "good", silent: "bad", noTurns: "quiet" };
const SHAPES: Readonly<Record<Making, string>> = { makes: "●", silent: "✕", noTurns: "–" };
/** The silent are on top. */
const ORDER: readonly Making[] = ["silent", "makes", "noTurns"];

export function BlockProduction({ of }: { readonly of: readonly Validator[] }): ReactNode {
	const words = useWords("register");
	const { blocks, slotMs, error } = useBlocks();
	const rows = useMemo(
		() => productionOf(of, blocks ?? []).toSorted((a, b) =>
			ORDER.indexOf(a.making) - ORDER.indexOf(b.making) || b.missed - a.missed || a.agency - b.agency),
		[of, blocks],
	);
	const silent = rows.filter(({ making }) => making === "silent").length;
	const shown = (
		<>
			<p role="status">
				<Tag tone={silent > 0 ? "bad" : "good"}>
					{words(silent > 0 ? "makingSilent" : "makingAll", { count: silent, most: MOST_MISSED })}
				</Tag>
			</p>
			<Makers rows={rows} slotMs={slotMs} looked={blocks?.length ?? 0} />
		</>
	);
	return (
		<section className="sheet">
			<h2>{words("making")}</h2>
			<p>{words("makingLead", { window: WINDOW, most: MOST_MISSED })}</p>
			{blocks === undefined
				? error === undefined ? <Loading what={words("makingReading")} /> : <Failed error={error} />
				: error === undefined ? shown : <Stale error={error}>{shown}</Stale>}
		</section>
	);
}

interface MakersProps {
	readonly rows: readonly Production[];
	readonly slotMs: number;
	/** How many blocks were looked at. */
	readonly looked: number;
}

function Makers({ rows, slotMs, looked }: MakersProps): ReactNode {
	const words = useWords("register");
	const names = useNames();
	const columns = useMemo((): Column<Production>[] => {
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
				id: "making", head: words("making"), hxl: "#status+blocks", choice: true,
				value: ({ making }) => words(`making.${making}`), export: ({ making }) => making,
				cell: ({ making, missed }) => (
					<>
						<Tag tone={TONES[making]}><span aria-hidden="true">{SHAPES[making]}</span> {words(`making.${making}`)}</Tag>
						{missed > 0 && <> {words("missedTurns", { count: missed })}</>}
					</>
				),
			},
			{
				id: "last", head: words("lastMade"), hxl: "#meta+block", align: "end", value: ({ last }) => last?.number ?? null,
				cell: ({ last, making }) => (last === undefined
					? words(making === "noTurns" ? "making.noTurns" : "noneMade", { looked })
					: <>{last.number}, <Age at={last.slot * slotMs} /></>),
			},
			{
				id: "made", head: words("madeOf", { looked }), hxl: "#indicator+blocks+num", align: "end", value: ({ made }) => made,
				cell: ({ made, turns }) => words("madeOfTurns", { made, turns }),
			},
		];
	}, [words, names, slotMs, looked]);
	return <Table rows={rows} columns={columns} rowKey={({ account }) => account} caption={words("makingCaption")} exportAs="block-production" />;
}
