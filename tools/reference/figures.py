#!/usr/bin/env python3
"""What the comparison by adjacent periods makes of the counts of a data folder, without a chain (docs/figures.md).

    figures.py DATA [--from DAY] [--days N]       the table, before and after `jhu` is declared a copy of `dxy`
    figures.py DATA ... --against SUMMARY         also compares it with the file that scripts/run --json wrote
    figures.py DATA ... --points                  as if all sources meant the same time by a day
    figures.py DATA --cell DAY REGION METRIC      one cell, step by step

DATA is a folder with observations.csv (or observations_train.csv) as data/hubei-2020/README.md describes it. The rule is
that of intervals.py, nothing of the chain's code is used.
"""
import argparse
import collections
import csv
import datetime
import json
import pathlib
import sys

from intervals import compare, distance

SOURCES = ("health_commission", "dxy", "jhu")
METRICS = ("confirmed", "dead", "recovered")
COPIER, COPIED = "jhu", "dxy"
ABS_TOL, REL_PPM = 0, 50_000
LISTED = 10
# A source's word weighs the same everywhere: each class has one of them.
WEIGHT = 1_000


def read(folder):
    """{(source, day, region, metric): value}; of several readings of a cell the last."""
    for name in ("observations.csv", "observations_train.csv"):
        path = pathlib.Path(folder, name)
        if path.exists():
            break
    else:
        sys.exit(f"{folder} has no observations.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["metric"] in METRICS]
    rows.sort(key=lambda row: row["observed_at"])
    return {(row["source"], row["date"], row["region_code"], row["metric"]): int(row["value"]) for row in rows}


def day_before(day):
    return str(datetime.date.fromisoformat(day) - datetime.timedelta(days=1))


def voices(counts, days, day, region, metric):
    """{source: (value, low, high)} of a cell; the day before counts only if it is one of `days`."""
    found = {}
    for source in SOURCES:
        value = counts.get((source, day, region, metric))
        if value is None:
            continue
        before = counts.get((source, day_before(day), region, metric), value) if day_before(day) in days else value
        found[source] = (value, min(value, before), max(value, before))
    return found


def without_copies(found):
    return {source: voice for source, voice in found.items() if source != COPIER or COPIED not in found}


def figure(found):
    """Status and tolerance of what the sources say; each is a class of its own."""
    rows = [(*voice, WEIGHT, source, source) for source, voice in found.items()]
    status, _, tolerance, marks = compare(rows, ABS_TOL, REL_PPM)
    return status, tolerance, marks


def summarize(cells, speaking):
    """What scripts/run writes of one of the two comparisons."""
    counts, blamed, divergent = collections.Counter(), collections.Counter(), []
    for (day, region, metric), found in cells.items():
        heard = speaking(found)
        status, tolerance, marks = figure(heard)
        counts[status] += 1
        blamed.update(source for source, mark in marks.items() if mark in ("Minor", "Major"))
        if status == "Divergent":
            apart = max(distance(a, b) for a in heard.values() for b in heard.values())
            values = {source: voice[0] for source, voice in found.items()}
            share = apart / max(1, *values.values())
            divergent.append((-apart, -share, f"{day} {region} {metric}", dict(
                day=day, region=int(region), metric=metric, values=values, apart=apart, tolerance=tolerance)))
    divergent.sort(key=lambda entry: entry[:3])
    return dict(cells=len(cells), compared=counts["Agreed"] + counts["Divergent"], agreed=counts["Agreed"],
                divergent=counts["Divergent"], singleSource=counts["SingleSource"], blamed=dict(blamed),
                worst=[entry[3] for entry in divergent[:LISTED]])


def changes(cells):
    counts = collections.Counter()
    for found in cells.values():
        before, after = figure(found)[0], figure(without_copies(found))[0]
        if before != after:
            counts[f"{before} to {after}"] += 1
    return dict(sorted(counts.items()))


def table(before, after):
    titles = ("cells", "compared", "agreed", "divergent", "single source", *(f"{source} off" for source in SOURCES))
    fields = ("cells", "compared", "agreed", "divergent", "singleSource")
    print(f"| | {' | '.join(titles)} |\n|---|{'---:|' * len(titles)}")
    for name, part in (("each source a voice", before), (f"{COPIER} a copy of {COPIED}", after)):
        numbers = [part[field] for field in fields] + [part["blamed"].get(source, 0) for source in SOURCES]
        print(f"| {name} | {' | '.join(f'{number:,}' for number in numbers)} |")


def listing(part):
    print(f"| day | region | metric | {' | '.join(SOURCES)} | apart |\n|---|---|---|{'---:|' * 4}")
    for cell in part["worst"]:
        values = " | ".join(str(cell["values"].get(source, "")) for source in SOURCES)
        print(f"| {cell['day']} | {cell['region']:06} | {cell['metric']} | {values} | {cell['apart']} |")


def explain(counts, day, region, metric):
    days = {day for _, day, _, _ in counts}
    found = voices(counts, days, day, region, metric)
    if not found:
        sys.exit(f"no source has {metric} of {region} on {day}")
    for source, (value, low, high) in found.items():
        print(f"{source:18s} {value:7d}  may stand for [{low}, {high}]")
    for name, heard in (("each a voice", found), ("without the copy", without_copies(found))):
        status, tolerance, marks = figure(heard)
        pairs = [f"{a}, {b}: {distance(heard[a], heard[b])}" for i, a in enumerate(heard) for b in list(heard)[i + 1:]]
        print(f"{name}: {status}, tolerance {tolerance}; apart: {'; '.join(pairs) or 'nothing to compare'}; {marks}")


def check(found, path):
    with open(path, encoding="utf-8") as file:
        told = json.load(file)["figures"]
    for part in ("before", "after", "changed"):
        if told[part] != found[part]:
            for field in sorted({*told[part], *found[part]}):
                if told[part].get(field) != found[part].get(field):
                    sys.exit(f"{part}, {field}: the chain says {told[part].get(field)}, the reference "
                             f"{found[part].get(field)}")
    print(f"\n{path} says the same")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--from", dest="first", metavar="DAY")
    parser.add_argument("--days", type=int, metavar="N")
    parser.add_argument("--points", action="store_true")
    parser.add_argument("--against", metavar="SUMMARY")
    parser.add_argument("--cell", nargs=3, metavar=("DAY", "REGION", "METRIC"))
    arguments = parser.parse_args()
    counts = read(arguments.data)
    if arguments.cell:
        return explain(counts, *arguments.cell)

    known = sorted({day for _, day, _, _ in counts})
    days = [day for day in known if day >= (arguments.first or "")][:arguments.days]
    if not days:
        sys.exit(f"{arguments.data} has no counts from {arguments.first} on")
    # The day before the first is not counted, but the first is compared with it.
    taken = set() if arguments.points else {*days, day_before(days[0])}
    places = sorted({(day, region, metric) for _, day, region, metric in counts if day in days})
    cells = {place: voices(counts, taken, *place) for place in places}
    found = dict(before=summarize(cells, lambda heard: heard), after=summarize(cells, without_copies),
                 changed=changes(cells))
    print(f"{days[0]} to {days[-1]}, {sum(map(len, cells.values())):,} observations\n")
    table(found["before"], found["after"])
    print("\n" + "\n".join(f"{count} {change}" for change, count in found["changed"].items()))
    for part in ("before", "after"):
        print(f"\nFarthest apart, {part}:\n")
        listing(found[part])
    if arguments.against:
        check(found, arguments.against)


if __name__ == "__main__":
    main()
