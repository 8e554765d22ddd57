import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { useMemo, type ReactNode } from "react";
import { expect, test, vi } from "vitest";

import { compare, drawnRows, matches, Table, type Column, type TableProps } from "./Table.tsx";

interface Place {
	readonly code: string;
	readonly name: string;
	readonly cases: number | null;
	readonly level: "high" | "middle" | "low";
}

const PLACES: readonly Place[] = [
	{ code: "420100", name: "Wuhan", cases: 41, level: "high" },
	{ code: "420200", name: "Huangshi", cases: null, level: "low" },
	{ code: "421100", name: "Huanggang", cases: 9, level: "middle" },
];
const LEVELS = ["high", "middle", "low"];

const COLUMNS: readonly Column<Place>[] = [
	{ id: "code", head: "Code", hxl: "#adm2+code", value: ({ code }) => code },
	{ id: "name", head: "Name", hxl: "#adm2+name", value: ({ name }) => name, cell: ({ name }) => <a href={`#/${name}`}>{name}</a> },
	{ id: "cases", head: "Cases", hxl: "#affected", value: ({ cases }) => cases, align: "end" },
	{ id: "level", head: "Level", hxl: "#severity", value: ({ level }) => level, sort: ({ level }) => LEVELS.indexOf(level), choice: true },
];

function Places(props: Partial<TableProps<Place>>): ReactNode {
	const columns = useMemo(() => COLUMNS, []);
	return <Table rows={PLACES} columns={columns} rowKey={({ code }) => code} caption="Places" {...props} />;
}

const names = () => screen.getAllByRole("link").map((link) => link.textContent);
const sortBy = (head: string) => fireEvent.click(within(screen.getByRole("columnheader", { name: head })).getByRole("button"));

test("is a table with a caption, heads and rows", () => {
	render(<Places />);
	const table = screen.getByRole("table", { name: "Places" });
	expect(within(table).getAllByRole("columnheader").map((head) => head.textContent)).toEqual(["Code", "Name", "Cases", "Level"]);
	expect(names()).toEqual(["Wuhan", "Huangshi", "Huanggang"]);
	expect(screen.getByRole("status").textContent).toBe("3 rows");
});

test("sorts by a head, both ways, and what is not known is last both ways", () => {
	render(<Places />);
	sortBy("Cases");
	const first = names();
	expect(screen.getByRole("columnheader", { name: "Cases" }).getAttribute("aria-sort")).not.toBe("none");
	sortBy("Cases");
	const second = names();
	expect([first, second]).toContainEqual(["Huanggang", "Wuhan", "Huangshi"]);
	expect([first, second]).toContainEqual(["Wuhan", "Huanggang", "Huangshi"]);
	sortBy("Cases");
	expect(names()).toEqual(["Wuhan", "Huangshi", "Huanggang"]);
});

test("sorts by rank where a column has one, and as said at first", () => {
	render(<Places sorted={{ id: "level" }} />);
	expect(names()).toEqual(["Wuhan", "Huanggang", "Huangshi"]);
});

test("filters by text, by number and by choice, says how many are shown, and clears", () => {
	render(<Places />);
	fireEvent.click(screen.getByRole("button", { name: "Filter" }));
	fireEvent.change(screen.getByRole("searchbox", { name: "Filter: Name" }), { target: { value: "HUANG" } });
	expect(names()).toEqual(["Huangshi", "Huanggang"]);
	expect(screen.getByRole("status").textContent).toBe("2 of 3 rows");
	fireEvent.change(screen.getByRole("searchbox", { name: "Filter: Cases" }), { target: { value: "<10" } });
	expect(names()).toEqual(["Huanggang"]);
	fireEvent.click(screen.getByRole("button", { name: "Clear filters" }));
	fireEvent.change(screen.getByRole("combobox", { name: "Filter: Level" }), { target: { value: "low" } });
	expect(names()).toEqual(["Huangshi"]);
	fireEvent.change(screen.getByRole("searchbox", { name: "Filter: Name" }), { target: { value: "nowhere" } });
	expect(screen.getByText("No row matches the filters")).toBeTruthy();
});

test("filters compare numbers, and do not find what is not known", () => {
	expect(matches(41, ">40")).toBe(true);
	expect(matches(41n, "= 41")).toBe(true);
	expect(matches(41, "1")).toBe(true);
	expect(matches(undefined, "0")).toBe(false);
	expect(matches("a < b", "<")).toBe(true);
});

test("orders numbers in texts as numbers, and large ones exactly", () => {
	expect(compare("incident/9", "incident/10")).toBeLessThan(0);
	expect(compare(9_007_199_254_740_992n, 9_007_199_254_740_993n)).toBeLessThan(0);
	expect(compare(null, 0)).toBeGreaterThan(0);
});

test("a row is opened by a click and by Enter, a link inside of it is not the row", () => {
	const onOpen = vi.fn();
	render(<Places onOpen={onOpen} />);
	const rows = screen.getAllByRole("row").slice(1);
	fireEvent.click(screen.getByRole("link", { name: "Wuhan" }));
	expect(onOpen).not.toHaveBeenCalled();
	fireEvent.click(within(rows[1] as HTMLElement).getByText("420200"));
	expect(onOpen).toHaveBeenLastCalledWith(PLACES[1]);
	fireEvent.keyDown(rows[0] as HTMLElement, { key: "ArrowDown" });
	expect(document.activeElement).toBe(rows[1]);
	fireEvent.keyDown(rows[1] as HTMLElement, { key: "End" });
	expect(document.activeElement).toBe(rows[2]);
	fireEvent.keyDown(rows[2] as HTMLElement, { key: "Enter" });
	expect(onOpen).toHaveBeenLastCalledWith(PLACES[2]);
	expect(rows.map((row) => row.tabIndex)).toEqual([-1, -1, 0]);
});

/** jsdom lays nothing out: a scroller has no height, and does not scroll. */
function layOut(): void {
	vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(600);
	vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(900);
	vi.spyOn(Element.prototype, "scrollHeight", "get").mockReturnValue(200_000);
	vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
	Element.prototype.scrollTo = function scrollTo(this: Element, to?: ScrollToOptions | number) {
		this.scrollTop = typeof to === "object" ? (to.top ?? 0) : 0;
		this.dispatchEvent(new Event("scroll"));
	} as Element["scrollTo"];
}

test("above a hundred rows only those in sight are drawn, and the keys reach all", async () => {
	layOut();
	const many = Array.from({ length: 5_000 }, (_, index) => ({ code: String(index), name: `place ${index}`, cases: index, level: "low" as const }));
	render(<Places rows={many} onOpen={() => undefined} />);
	const table = screen.getByRole("table");
	expect(table.getAttribute("aria-rowcount")).toBe("5001");
	const drawn = within(table).getAllByRole("row");
	expect(drawn.length).toBeGreaterThan(10);
	expect(drawn.length).toBeLessThan(120);
	expect(drawn[1]?.getAttribute("aria-rowindex")).toBe("2");
	expect(screen.getByRole("status").textContent).toBe("5000 rows");
	fireEvent.keyDown(drawn[1] as HTMLElement, { key: "End" });
	await waitFor(() => expect(document.activeElement?.getAttribute("aria-rowindex")).toBe("5001"));
	expect(within(table).getAllByRole("row").length).toBeLessThan(120);
	vi.restoreAllMocks();
});

test("draws rows in whole strides, a margin around those in sight", () => {
	const ends = (startIndex: number, endIndex: number, count = 5_000) => {
		const rows = drawnRows({ startIndex, endIndex, count });
		expect(rows).toEqual(rows.map((_, i) => (rows[0] ?? 0) + i));
		return [rows[0], rows.at(-1)];
	};
	expect(ends(0, 19)).toEqual([0, 31]);
	expect(ends(1, 20)).toEqual([0, 39]);
	expect(ends(5, 24)).toEqual([0, 39]);
	expect(ends(19, 38)).toEqual([0, 55]);
	expect(ends(20, 39)).toEqual([8, 55]);
	expect(ends(4_980, 4_999)).toEqual([4_968, 4_999]);
	expect(ends(90, 109, 110)).toEqual([72, 109]);
});

test("exports what is shown, in the order shown, with hashtags", async () => {
	const parts: BlobPart[][] = [];
	vi.stubGlobal("Blob", class { constructor(given: BlobPart[]) { parts.push(given); } });
	URL.createObjectURL = () => "blob:x";
	URL.revokeObjectURL = () => undefined;
	const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
	render(<Places exportAs="places" sorted={{ id: "name" }} />);
	fireEvent.click(screen.getByRole("button", { name: "Export CSV" }));
	expect(click).toHaveBeenCalledOnce();
	expect(parts[0]).toEqual([
		"\uFEFF",
		"Code,Name,Cases,Level\r\n#adm2+code,#adm2+name,#affected,#severity\r\n" +
			"421100,Huanggang,9,middle\r\n420200,Huangshi,,low\r\n420100,Wuhan,41,high\r\n",
	]);
	vi.unstubAllGlobals();
	click.mockRestore();
});

test("offers more rows, and says where it stops", () => {
	const more = vi.fn();
	const { rerender } = render(<Places more={more} />);
	fireEvent.click(screen.getByRole("button", { name: "Read more" }));
	expect(more).toHaveBeenCalledOnce();
	rerender(<Places cut />);
	expect(screen.getByText(/^Only the first 3 rows/)).toBeTruthy();
});
