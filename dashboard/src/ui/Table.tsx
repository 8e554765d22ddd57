/**
 * A table of records: sorted by a click on its heads, filtered by column, virtual above 100 rows, by keyboard, with an export
 * as CSV with HXL.
 *
 * ```tsx
 * const columns: Column<Row<IncidentRecord>>[] = useMemo(() => [
 *     { id: "id", head: words("id"), hxl: "#event+id", value: (row) => row.subject, cell: (row) => <SubjectLink subject={row.subject} /> },
 *     { id: "severity", head: words("severity"), hxl: "#severity", value: (row) => terms(`severity.${row.record.severity}`),
 *       sort: (row) => SEVERITIES.indexOf(row.record.severity), cell: (row) => <Severity of={row.record.severity} />, choice: true },
 *     { id: "filed", head: words("filed"), hxl: "#date+reported", value: (row) => row.record.filedAt, export: isoOf, … },
 * ], [words, terms]);
 * <Table rows={list.rows} columns={columns} rowKey={(row) => row.subject} caption={words("title")}
 *        onOpen={(row) => navigate(`/incident/…`)} exportAs="incidents" more={list.more} cut={list.cut} />
 * ```
 *
 * `value` is what is filtered, sorted and exported; `null` is not known, sorts last and exports as nothing. Give `columns`
 * by `useMemo`: another list of columns is another table. HXL hashtags that fit: `#adm1+code` (`#adm2`, `#adm3`), `#event`,
 * `#status`, `#severity`, `#date+reported`, `#org`, `#item`, `#inneed`, `#contact`, `#indicator+value+num`, `#meta+id`.
 */

import {
	getCoreRowModel,
	getFilteredRowModel,
	getSortedRowModel,
	useReactTable,
	type ColumnDef,
	type FilterFn,
	type Header,
	type Row as TableRow,
	type SortingState,
} from "@tanstack/react-table";
import { useVirtualizer, type Range } from "@tanstack/react-virtual";
import {
	memo, useEffect, useId, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode,
} from "react";

import { useFormat } from "../i18n/format.ts";
import { useWords } from "../i18n/index.ts";
import { download, toCsv, type CsvValue } from "./csv.ts";

export interface Column<T> {
	readonly id: string;
	readonly head: string;
	/** Hashtag of HXL, as `#adm1+code`. */
	readonly hxl: string;
	readonly value: (row: T) => CsvValue;
	readonly cell?: (row: T) => ReactNode;
	readonly align?: "end";
	/** What it is sorted by, if it is not `value`: the rank of a severity. */
	readonly sort?: (row: T) => CsvValue;
	/** What is exported, if it is not `value`: a date as ISO 8601. */
	readonly export?: (row: T) => CsvValue;
	/** Filtered by choosing one of its values. */
	readonly choice?: boolean;
	/** Width in a virtual table, as `12ch` or `20%`; all that are not given share the rest. */
	readonly width?: string;
}

export interface TableProps<T> {
	readonly rows: readonly T[];
	readonly columns: readonly Column<T>[];
	readonly rowKey: (row: T) => string;
	/** What the table is of; it may be hidden by CSS, never left out. */
	readonly caption: string;
	readonly onOpen?: (row: T) => void;
	/** Name of the exported file, without `.csv`; no export when not given. */
	readonly exportAs?: string;
	/** Reads more rows. */
	readonly more?: (() => void) | undefined;
	/** Whether there are more rows than are read at most. */
	readonly cut?: boolean;
	readonly hideCaption?: boolean;
	/** Sorted so at first. Rows come in the order of the list when not given. */
	readonly sorted?: { readonly id: string; readonly desc?: boolean };
}

/** Above this only rows in sight are drawn. */
export const VIRTUAL_ABOVE = 100;
/** Of a row in a virtual table: the CSS has the same. */
const ROW_PX = 34;
/** Rows drawn above and below what is in sight. */
const MARGIN = 12;
/** Rows come and go so many at a time: a table is laid out anew with each change, and most steps of scrolling then need none. */
const STRIDE = 8;

/** The rows to be drawn while some are in sight, with {@link MARGIN} on both sides, in whole {@link STRIDE}s. */
export function drawnRows({ startIndex, endIndex, count }: Pick<Range, "startIndex" | "endIndex" | "count">): number[] {
	const from = Math.max(0, Math.floor((startIndex - MARGIN) / STRIDE) * STRIDE);
	const until = Math.min(count, Math.ceil((endIndex + 1 + MARGIN) / STRIDE) * STRIDE);
	return Array.from({ length: until - from }, (_, i) => from + i);
}

const contains: FilterFn<unknown> = (row, column, wanted) => {
	const value: unknown = row.getValue(column);
	return typeof wanted !== "string" || matches(value, wanted);
};

/** Whether a value is what a filter says: has the text, or is beyond the number after `<`, `>` or `=`. */
export function matches(value: unknown, wanted: string): boolean {
	const text = wanted.trim();
	if (text === "") return true;
	const compared = /^([<>=])\s*(-?[0-9]+(?:\.[0-9]+)?)$/.exec(text);
	if (compared !== null && (typeof value === "number" || typeof value === "bigint")) {
		const bound = Number(compared[2]);
		const own = Number(value);
		return compared[1] === "<" ? own < bound : compared[1] === ">" ? own > bound : own === bound;
	}
	if (value === undefined || value === null) return false;
	return String(value).toLocaleLowerCase().includes(text.toLocaleLowerCase());
}

const exactly: FilterFn<unknown> = (row, column, wanted) => wanted === "" || String(row.getValue(column)) === wanted;

/** Orders what columns hold; texts as people of the language do. */
export function compare(a: CsvValue, b: CsvValue): number {
	if (typeof a === "string" && typeof b === "string") {
		return a.localeCompare(b, document.documentElement.lang || undefined, { numeric: true });
	}
	if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
	return a < b ? -1 : a > b ? 1 : 0;
}

function definitionsOf<T>(columns: readonly Column<T>[]): ColumnDef<T, unknown>[] {
	return columns.map((column) => ({
		id: column.id,
		accessorFn: (row) => column.value(row) ?? undefined,
		sortUndefined: "last",
		sortingFn: (a, b) => {
			const by = column.sort ?? column.value;
			return compare(by(a.original), by(b.original));
		},
		filterFn: (column.choice === true ? exactly : contains) as FilterFn<T>,
	}));
}

export function Table<T>(props: TableProps<T>): ReactNode {
	const { rows, columns, rowKey, caption, exportAs, more, cut = false, hideCaption = false, sorted } = props;
	const words = useWords("common");
	const format = useFormat();
	const [sorting, setSorting] = useState<SortingState>(() => sorted === undefined ? [] : [{ id: sorted.id, desc: sorted.desc ?? false }]);
	const [filters, setFilters] = useState<{ id: string; value: unknown }[]>([]);
	const [filtering, setFiltering] = useState(false);
	const data = useMemo(() => [...rows], [rows]);
	const definitions = useMemo(() => definitionsOf(columns), [columns]);
	const table = useReactTable({
		data,
		columns: definitions,
		state: { sorting, columnFilters: filters },
		onSortingChange: setSorting,
		onColumnFiltersChange: setFilters,
		getCoreRowModel: getCoreRowModel(),
		getSortedRowModel: getSortedRowModel(),
		getFilteredRowModel: getFilteredRowModel(),
		getRowId: rowKey,
	});
	const shown = table.getRowModel().rows;
	const exported = () =>
		toCsv(
			columns.map(({ head, hxl, value, export: written }) => ({ head, hxl, value: written ?? value })),
			shown.map(({ original }) => original),
		);
	const counts = shown.length === rows.length
		? words("table.rows", { count: rows.length })
		: words("table.shown", { count: shown.length, total: rows.length });
	return (
		<div className="table">
			<div className="table-tools">
				<span role="status">{counts}</span>
				<button type="button" aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>
					{words("table.filters")}
				</button>
				{filters.length > 0 && (
					<button type="button" onClick={() => setFilters([])}>{words("table.clear")}</button>
				)}
				{exportAs !== undefined && (
					<button type="button" onClick={() => download(`${exportAs}.csv`, exported())}>{words("table.export")}</button>
				)}
			</div>
			<Body
				{...props}
				head={
					<thead>
						<tr>
							{table.getFlatHeaders().map((header) => <Head key={header.id} header={header} columns={columns} />)}
						</tr>
						{filtering && (
							<tr className="table-filters">
								{table.getFlatHeaders().map((header) => <Filter key={header.id} header={header} columns={columns} />)}
							</tr>
						)}
					</thead>
				}
				shown={shown}
				caption={<caption className={hideCaption ? "unseen" : undefined}>{caption}</caption>}
				label={words("table.scroll", { caption })}
			/>
			{shown.length === 0 && rows.length > 0 && <p className="table-note">{words("table.nothing")}</p>}
			{more !== undefined && <button type="button" className="table-more" onClick={more}>{words("table.more")}</button>}
			{cut && <p className="table-note" role="status">{words("table.cut", { count: format.number(rows.length) })}</p>}
		</div>
	);
}

interface HeadProps<T> {
	readonly header: Header<T, unknown>;
	readonly columns: readonly Column<T>[];
}

function Head<T>({ header, columns }: HeadProps<T>): ReactNode {
	const words = useWords("common");
	const column = columns[header.index];
	if (column === undefined) return null;
	const order = header.column.getIsSorted();
	const sort = order === false ? "none" : order === "asc" ? "ascending" : "descending";
	return (
		<th scope="col" aria-sort={sort} data-align={column.align}>
			<button type="button" title={words("table.sort", { column: column.head })} onClick={header.column.getToggleSortingHandler()}>
				{column.head}
				<span className="table-order" aria-hidden="true">{order === "asc" ? "▲" : order === "desc" ? "▼" : ""}</span>
			</button>
		</th>
	);
}

function Filter<T>({ header, columns }: HeadProps<T>): ReactNode {
	const words = useWords("common");
	const column = columns[header.index];
	if (column === undefined) return null;
	const label = words("table.filter", { column: column.head });
	const value = header.column.getFilterValue();
	const text = typeof value === "string" ? value : "";
	const set = (to: string) => header.column.setFilterValue(to === "" ? undefined : to);
	if (column.choice === true) {
		const rows = header.getContext().table.getCoreRowModel().rows;
		const choices = [...new Set(rows.map((row) => row.getValue(column.id)).filter((each) => each !== undefined).map(String))];
		return (
			<td>
				<select aria-label={label} value={text} onChange={(event) => set(event.target.value)}>
					<option value="" />
					{choices.sort((a, b) => compare(a, b)).map((each) => <option key={each}>{each}</option>)}
				</select>
			</td>
		);
	}
	return <td><input type="search" aria-label={label} value={text} onChange={(event) => set(event.target.value)} /></td>;
}

interface BodyProps<T> extends Omit<TableProps<T>, "caption"> {
	readonly head: ReactNode;
	readonly caption: ReactNode;
	readonly label: string;
	readonly shown: readonly TableRow<T>[];
}

/** The part that scrolls. */
function Body<T>({ columns, onOpen, head, caption, label, shown }: BodyProps<T>): ReactNode {
	const virtual = shown.length > VIRTUAL_ABOVE;
	const scroller = useRef<HTMLDivElement>(null);
	const body = useRef<HTMLTableSectionElement>(null);
	const [active, setActive] = useState(0);
	/** Row that is to be focused once it is drawn. */
	const wanted = useRef<number>(undefined);
	const id = useId();
	const virtualizer = useVirtualizer({
		count: virtual ? shown.length : 0,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW_PX,
		rangeExtractor: drawnRows,
		// React complains of what it would flush while it draws; a row that comes one frame later is not seen.
		useFlushSync: false,
	});
	const items = virtual ? virtualizer.getVirtualItems() : shown.map((_, index) => ({ index, start: index * ROW_PX, end: 0 }));
	const before = virtual ? (items[0]?.start ?? 0) : 0;
	const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;

	useEffect(() => {
		if (wanted.current === undefined) return;
		const row = body.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
		if (row === null || row === undefined) return;
		wanted.current = undefined;
		row.focus();
	});

	const go = (to: number) => {
		const index = Math.max(0, Math.min(shown.length - 1, to));
		if (virtual) virtualizer.scrollToIndex(index);
		wanted.current = index;
		setActive(index);
	};
	// Rows are many and come and go while the list scrolls: the body listens for all of them.
	const keys = (event: KeyboardEvent) => {
		const index = rowOf(event.target);
		if (index === undefined || !(event.target instanceof HTMLTableRowElement)) return;
		const steps: Readonly<Record<string, number>> = {
			ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + 10, PageUp: index - 10, Home: 0, End: shown.length - 1,
		};
		const to = steps[event.key];
		if (to !== undefined) go(to);
		else if (event.key === "Enter") open(index);
		else return;
		event.preventDefault();
	};
	const click = (event: MouseEvent) => {
		const index = rowOf(event.target);
		const inside = event.target instanceof Element && event.target.closest("a, button, input, select, label, summary");
		if (index !== undefined && !inside && window.getSelection()?.isCollapsed !== false) open(index);
	};
	const focus = (event: FocusEvent) => {
		const index = rowOf(event.target);
		if (index !== undefined) setActive(index);
	};
	const open = (index: number) => {
		const row = shown[index];
		if (row !== undefined) onOpen?.(row.original);
	};
	const opens = onOpen !== undefined;
	const current = Math.min(active, Math.max(0, shown.length - 1));

	return (
		<div className="table-scroll" ref={scroller} role="region" aria-label={label} tabIndex={0} data-virtual={virtual}>
			<table id={id} aria-rowcount={shown.length + 1}>
				{caption}
				<colgroup>
					{columns.map((column) => <col key={column.id} {...(column.width === undefined ? {} : { style: { width: column.width } })} />)}
				</colgroup>
				{head}
				<tbody ref={body} {...(opens ? { onKeyDown: keys, onClick: click, onFocus: focus } : {})}>
					{before > 0 && <tr aria-hidden="true" style={{ height: before }}><td colSpan={columns.length} /></tr>}
					{items.map(({ index }) => {
						const row = shown[index];
						return row === undefined ? null : (
							<BodyRow key={row.id} columns={columns} row={row} index={index} opens={opens} current={opens && index === current} />
						);
					})}
					{after > 0 && <tr aria-hidden="true" style={{ height: after }}><td colSpan={columns.length} /></tr>}
				</tbody>
			</table>
		</div>
	);
}

interface BodyRowProps<T> {
	readonly columns: readonly Column<T>[];
	readonly row: TableRow<T>;
	readonly index: number;
	readonly opens: boolean;
	/** The one that the keyboard comes to. */
	readonly current: boolean;
}

/** Drawn anew only when something of it changed, not whenever the list scrolls. */
const BodyRow = memo(DrawnRow) as typeof DrawnRow;

function DrawnRow<T>({ columns, row, index, opens, current }: BodyRowProps<T>): ReactNode {
	return (
		<tr data-index={index} aria-rowindex={index + 2} {...(opens ? { tabIndex: current ? 0 : -1, "data-opens": true } : {})}>
			{columns.map((column) => <Cell key={column.id} column={column} row={row.original} />)}
		</tr>
	);
}

/** Index of the row in which something happened. */
function rowOf(target: EventTarget): number | undefined {
	const row = target instanceof Element ? target.closest<HTMLElement>("tr[data-index]") : null;
	return row === null ? undefined : Number(row.dataset["index"]);
}

function Cell<T>({ column, row }: { readonly column: Column<T>; readonly row: T }): ReactNode {
	const format = useFormat();
	if (column.cell !== undefined) return <td data-align={column.align}>{column.cell(row)}</td>;
	const value = column.value(row);
	const text = value === null ? "" : typeof value === "string" ? value : format.number(value);
	return <td data-align={column.align} title={text}>{text}</td>;
}

/** An instant as a spreadsheet reads it. */
export function isoOf(at: number | null): string | null {
	return at === null || !Number.isFinite(at) || Math.abs(at) > 8.64e15 ? null : new Date(at).toISOString();
}
