/** Who acts for an agency, and for how long. The chain has keys, no names. */

import { useMemo, type ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import { useList, useNow } from "../../rpc/hooks.ts";
import type { OfficerRecord, Row } from "../../rpc/records.ts";
import { Answered } from "../../ui/Conditions.tsx";
import { isoOf, Table, type Column } from "../../ui/Table.tsx";
import { Tag, type Tone } from "../../ui/Terms.tsx";
import { Instant, Short } from "../../ui/Values.tsx";
import { inOrder, SHAPES, standingOf, type Standing } from "./expiry.ts";

const CLOCK_MS = 60_000;

const TONES: Readonly<Record<Standing, Tone>> = {
	valid: "good",
	soon: "warn",
	expired: "bad",
	suspended: "warn",
	revoked: "quiet",
	compromised: "bad",
	rotated: "quiet",
};

const accountOf = (subject: string): string => subject.slice(subject.indexOf("/") + 1);

/** `active`: whether the agency is; none of its officers may act while it is not. */
export function Officers({ agency, active }: { readonly agency: number; readonly active: boolean }): ReactNode {
	const words = useWords("register");
	const terms = useWords("terms");
	const format = useFormat();
	const now = useNow(CLOCK_MS);
	const filter = { kind: "officer", agency };
	const asked = useList<OfficerRecord>("muster_records", filter, { subjects: [`agency/${agency}`] }, { all: true });
	const rows = useMemo(() => inOrder(asked.rows, now), [asked.rows, now]);
	const count = (standing: Standing) => rows.filter(({ record }) => standingOf(record, now) === standing).length;
	const [soon, expired] = [count("soon"), count("expired")];
	const columns = useMemo((): Column<Row<OfficerRecord>>[] => [
		{
			id: "account", head: words("account"), hxl: "#contact+account", value: ({ subject }) => accountOf(subject),
			cell: ({ subject }) => <Short of={accountOf(subject)} />,
		},
		{
			id: "mark", head: words("mark"), hxl: "#status", choice: true,
			value: ({ record }) => words(`mark.${standingOf(record, now)}`),
			cell: ({ record }) => {
				const standing = standingOf(record, now);
				return (
					<>
						<Tag tone={TONES[standing]}><span aria-hidden="true">{SHAPES[standing]}</span> {words(`mark.${standing}`)}</Tag>
						{record.suspension !== null && <> {terms(`suspension.${record.suspension.reason}`)}</>}
						{record.successor !== null && <> {words("successor")} <Short of={record.successor} /></>}
					</>
				);
			},
		},
		{
			id: "term", head: words("term"), hxl: "#date+end", value: ({ record }) => record.validUntil,
			export: ({ record }) => isoOf(record.validUntil), cell: ({ record }) => <Instant at={record.validUntil} />,
		},
		{
			id: "roles", head: words("roles"), hxl: "#contact+roles",
			value: ({ record }) => format.list(record.roles.map((role) => terms(`role.${role}`))),
			export: ({ record }) => record.roles.join(" "),
		},
		{
			id: "enrolled", head: words("enrolled"), hxl: "#meta+block", align: "end",
			value: ({ record }) => record.enrolledAt,
		},
	], [words, terms, format, now]);
	return (
		<section className="sheet">
			<h2>{words("officers")}</h2>
			<p>{words("officersLead")}</p>
			{!active && <p role="status"><strong>{words("mark.agency")}</strong></p>}
			<Answered asked={asked} empty={(found) => found.length === 0} whenEmpty={<p>{words("noOfficers")}</p>}>
				{() => (
					<>
						{soon + expired > 0 && <p role="status">{words("expiring", { soon, expired })}</p>}
						<Table
							rows={rows}
							columns={columns}
							rowKey={({ subject }) => subject}
							caption={words("officersCaption")}
							exportAs={`agency-${agency}-officers`}
							more={asked.more}
							cut={asked.cut}
						/>
					</>
				)}
			</Answered>
		</section>
	);
}
