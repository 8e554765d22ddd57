/**
 * Regions as shapes of a boundary pack or as tiles, each a link to the region with its numbers in it. Tab reaches the map
 * once, arrow keys go from region to region. What it shows stands in a table beside it, too.
 */

import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import { useFormat } from "../i18n/format.ts";
import { useLang, useWords } from "../i18n/index.ts";
import type { Group, GroupCounts } from "../pages/situation/counts.ts";
import { nameOf } from "../regions/regions.ts";
import type { Severity as SeverityName } from "../rpc/records.ts";
import { navigate } from "../shell/location.ts";
import { Severity } from "../ui/Terms.tsx";
import { GroupMark, useGroupName } from "./GroupMark.tsx";
import { isCollective, shortName, type Layout, type Place } from "./places.ts";
import { nextSpot, type Direction } from "./tiles.ts";
import "./map.css";

export interface Mark {
	readonly counts: GroupCounts;
	readonly worst: SeverityName | null;
}

export interface RegionMapProps {
	readonly layout: Layout;
	readonly marks: ReadonlyMap<string, Mark>;
	readonly label: string;
	readonly drill: boolean;
	/** The address of a region's own page, with the hash. */
	readonly hrefOf: (code: string) => string;
}

const KEYS: ReadonlyMap<string, Direction> = new Map([
	["ArrowUp", "up"], ["ArrowDown", "down"], ["ArrowLeft", "left"], ["ArrowRight", "right"],
]);

/** Groups in a tile. What was dismissed needs nobody's eye. */
const SHOWN: readonly Group[] = ["confirmed", "unconfirmed", "disputed"];
/** A shape with less room than this share of the map shows its numbers only when pointed at or focused. */
const SMALL = { width: 0.075, height: 0.06 };

/** What a region is called: its name, or what a code that stands for several regions means. */
export function useRegionName(): (code: string, short?: boolean) => string {
	const words = useWords("situation");
	const { lang } = useLang();
	return (code, short = false) => {
		if (isCollective(code) && nameOf(code, lang) === code) return words(short ? "collective.short" : "collective");
		return short ? shortName(code, lang) : nameOf(code, lang);
	};
}

export function RegionMap({ layout, marks, label, drill, hrefOf }: RegionMapProps): ReactNode {
	const name = useRegionName();
	const frame = useRef<HTMLElement>(null);
	const [current, setCurrent] = useState<string | null>(null);
	const { places, ratio, width, kind } = layout;
	const entry = places.some((place) => place.code === current) ? current : (places[0]?.code ?? null);

	const move = (event: KeyboardEvent): void => {
		const direction = KEYS.get(event.key);
		const focused = event.target instanceof Element ? event.target.closest("a")?.dataset["region"] : undefined;
		if (direction === undefined || focused === undefined) return;
		event.preventDefault();
		const next = nextSpot(places, focused, direction);
		if (next === null) return;
		setCurrent(next);
		frame.current?.querySelector<HTMLElement>(`a[data-region="${next}"]`)?.focus();
	};

	return (
		<nav className="map-scroll" aria-label={label} ref={frame} onKeyDown={move}>
			<div className="map" data-kind={kind} data-drill={drill} style={{ aspectRatio: String(ratio) }}>
				{kind === "pack" && (
					<svg viewBox={`0 0 ${width} ${width / ratio}`} aria-hidden="true" focusable="false">
						{places.map(({ code, path }) => path !== null && (
							<path key={code} d={path} fillRule="evenodd" data-region={code} data-any={hasAny(marks.get(code))}
								onClick={() => navigate(hrefOf(code).replace(/^#/, ""))}>
								<title>{name(code)}</title>
							</path>
						))}
					</svg>
				)}
				{places.map((place) => (
					<PlaceLink key={place.code} place={place} mark={marks.get(place.code)} drill={drill} href={hrefOf(place.code)}
						small={kind === "pack" && (place.width < SMALL.width || place.height < SMALL.height)}
						entry={place.code === entry} onFocus={() => setCurrent(place.code)} />
				))}
			</div>
		</nav>
	);
}

function hasAny(mark: Mark | undefined): boolean {
	return mark !== undefined && SHOWN.some((group) => mark.counts[group] > 0);
}

function PlaceLink({ place, mark, drill, href, small, entry, onFocus }: {
	readonly place: Place;
	readonly mark: Mark | undefined;
	readonly drill: boolean;
	readonly href: string;
	readonly small: boolean;
	readonly entry: boolean;
	readonly onFocus: () => void;
}): ReactNode {
	const words = useWords("situation");
	const terms = useWords("terms");
	const format = useFormat();
	const groupName = useGroupName();
	const name = useRegionName();
	const counts = mark?.counts;
	const worst = mark?.worst ?? null;
	const says = words("map.says", {
		region: name(place.code),
		counts: format.list(SHOWN.map((group) => `${groupName(group)} ${format.number(counts?.[group] ?? 0)}`)),
		worst: worst === null ? words("none") : terms(`severity.${worst}`),
	});
	const percent = (share: number): string => `${share * 100}%`;
	return (
		<a href={href} className="map-place" data-region={place.code} data-small={small} data-any={hasAny(mark)}
			title={drill ? `${words("map.drill")} ${says}` : says} tabIndex={entry ? 0 : -1} onFocus={onFocus}
			style={{ left: percent(place.left), top: percent(place.top), width: percent(place.width), height: percent(place.height) }}>
			<span className="map-label">
				<span className="map-name">
					{drill && <span className="unseen">{words("map.drill")}</span>} {name(place.code, true)}{" "}
				</span>
				{worst !== null && <span className="map-worst"><Severity of={worst} />{" "}</span>}
				{counts !== undefined && hasAny(mark) && (
					<span className="map-counts">
						{SHOWN.map((group) => counts[group] > 0 && <GroupMark key={group} group={group} count={counts[group]} short />)}
					</span>
				)}
			</span>
		</a>
	);
}
