#!/usr/bin/env python3
"""Reference of the comparison by adjacent periods (docs/design/crossvalidation.md, section observations).

Sources that count the same thing may date it differently: what one calls Tuesday the other calls Wednesday. So a voice is
a value x with a hull [l, h]: the hull of x and of the value that the same source gave for the period before, or the point
x where it gave none. Integers only, every division floors: an implementation that agrees here agrees bit for bit.

Without arguments it runs its own checks. For test vectors, one JSON object {"in": ..., "out": ...} a line:

    intervals.py vectors COUNT SEED

"in" has observations [value, low, high, milli-weight, agency, class], abs_tol and rel_ppm; "out" is status, centre (a
value, a pair, or null), tolerance or null, and a mark for each agency.
"""
import json
import random
import sys


def outside(value, low, high):
    """How far a value is from an interval."""
    return low - value if value < low else value - high if value > high else 0


def distance(a, b):
    """How far two voices (x, l, h) are apart: labels may differ by one period, either way, and by no more."""
    return min(outside(a[0], b[1], b[2]), outside(b[0], a[1], a[2]))


def median(weighted):
    """The least value with at least half of the weight at or below it."""
    total, seen = sum(weight for _, weight in weighted), 0
    for value, weight in sorted(weighted):
        seen += weight
        if 2 * seen >= total:
            return value


def medians(members):
    """Value and both ends of the hull of several voices [((x, l, h), weight)], one by one."""
    return tuple(median([(span[i], weight) for span, weight in members]) for i in range(3))


def compare(observations, abs_tol, rel_ppm):
    def tolerance(value):
        return max(abs_tol, abs(value) * rel_ppm // 1_000_000)

    names = [agency for *_, agency, _ in observations]
    if not observations:
        return "NoData", None, None, {}
    if len(observations) == 1:
        return "SingleSource", observations[0][0], None, {names[0]: "Unchecked"}

    classes = {}
    for x, low, high, weight, _, kind in observations:
        classes.setdefault(kind, []).append(((x, low, high), weight))
    voices = [medians(members) for members in classes.values()]

    def of_two(a, b, good):
        tau = tolerance(max(abs(a[0]), abs(b[0])))
        agree = distance(a, b) <= tau
        mark = "Agree" if agree else "Unattributed"
        return good if agree else "Divergent", tuple(sorted((a[0], b[0]))), tau, {name: mark for name in names}

    if len(voices) == 1 and len(observations) == 2:
        return of_two(observations[0][:3], observations[1][:3], "AgreedSameClass")
    if len(voices) == 2:
        return of_two(*voices, "Agreed")

    centre = voices[0] if len(voices) == 1 else medians([(voice, 1) for voice in voices])
    tau = tolerance(centre[0])
    spread = median([(distance(voice, centre), 1) for voice in voices]) if len(voices) >= 5 else 0
    marks = {}
    for x, low, high, _, agency, _ in observations:
        far = distance((x, low, high), centre)
        marks[agency] = ("Agree" if far <= tau else "Minor" if far <= 3 * tau else
                         "MajorDispersed" if spread > 0 and 6745 * far <= 35_000 * spread else "Major")
    if len(voices) == 1:
        whole = sum(weight for *_, weight, _, _ in observations)
        part = sum(weight for *_, weight, agency, _ in observations if marks[agency] == "Agree")
        return "AgreedSameClass" if 3 * part >= 2 * whole else "Divergent", centre[0], tau, marks
    near = sum(distance(voice, centre) <= tau for voice in voices)
    return "Agreed" if near >= 2 and 3 * near >= 2 * len(voices) else "Divergent", centre[0], tau, marks


# --- random cases -------------------------------------------------------------------------------------------------

def draw(rnd, points=None):
    """A case in which each source may, or may not, have a value for the period before."""
    spread = rnd.choice([3, 50, 1000, 10 ** 9])
    base = rnd.choice([0, 7, 1000, 10 ** 12, -10 ** 6])
    growth = rnd.choice([0, 0, 5, spread, 3 * spread])
    points = rnd.random() < .2 if points is None else points
    observations = []
    for i in range(rnd.randint(0, 12)):
        x = base + rnd.randint(-spread, spread)
        before = x if points or rnd.random() < .2 else x - rnd.randint(-growth // 4, growth)
        observations.append([x, min(x, before), max(x, before), rnd.randint(500, 1500), f"a{i}", f"c{rnd.randint(0, 6)}"])
    return dict(observations=observations, abs_tol=rnd.choice([0, 2, 10]), rel_ppm=rnd.choice([0, 20_000, 50_000, 250_000]))


def print_vectors(count, seed):
    rnd = random.Random(seed)
    for _ in range(count):
        case = draw(rnd)
        print(json.dumps({"in": case, "out": compare(**case)}, separators=(",", ":")))


# --- checks -------------------------------------------------------------------------------------------------------

def plain(observations, abs_tol, rel_ppm):
    """The rule without hulls, written for plain numbers: what `compare` must give where every hull is a point."""
    tol = lambda v: max(abs_tol, abs(v) * rel_ppm // 1_000_000)
    if len(observations) < 2:
        return (("SingleSource", observations[0][0], None, {observations[0][4]: "Unchecked"}) if observations
                else ("NoData", None, None, {}))
    kinds = sorted({o[5] for o in observations})
    middle = {k: median([(o[0], o[3]) for o in observations if o[5] == k]) for k in kinds}
    pair = [o[0] for o in observations] if len(kinds) == 1 else list(middle.values())
    if len(pair) == 2:
        gap, tau = abs(pair[0] - pair[1]), tol(max(map(abs, pair)))
        good = "AgreedSameClass" if len(kinds) == 1 else "Agreed"
        return (good if gap <= tau else "Divergent", (min(pair), max(pair)), tau,
                {o[4]: "Agree" if gap <= tau else "Unattributed" for o in observations})
    m = median([(v, 1) for v in middle.values()])
    tau, mad = tol(m), median([(abs(v - m), 1) for v in middle.values()])
    marks = {}
    for o in observations:
        d = abs(o[0] - m)
        dispersed = len(kinds) >= 5 and mad > 0 and 6745 * d <= 35_000 * mad
        marks[o[4]] = "Agree" if d <= tau else "Minor" if d <= 3 * tau else "MajorDispersed" if dispersed else "Major"
    if len(kinds) == 1:
        good = 3 * sum(o[3] for o in observations if marks[o[4]] == "Agree") >= 2 * sum(o[3] for o in observations)
        return "AgreedSameClass" if good else "Divergent", m, tau, marks
    near = sum(abs(v - m) <= tau for v in middle.values())
    return "Agreed" if near >= 2 and 3 * near >= 2 * len(kinds) else "Divergent", m, tau, marks


def check():
    def case(*voices, abs_tol=2, rel_ppm=50_000):
        rows = [(x, min(x, b), max(x, b), 1000, f"a{i}", f"c{i}") for i, (x, b) in enumerate(voices)]
        return compare(rows, abs_tol, rel_ppm)

    # A source that is one period behind agrees, whichever of the two is compared with which.
    assert case((400, 300), (300, 220))[:3] == ("Agreed", (300, 400), 20)
    assert case((300, 220), (400, 300))[:3] == ("Agreed", (300, 400), 20)
    # Two periods behind is another figure; so is one that is off by a third.
    assert case((400, 300), (220, 150))[0] == "Divergent"
    assert case((400, 300), (600, 500))[0] == "Divergent"
    # Hulls that overlap do not agree by themselves: a value must lie in the other's hull.
    assert distance((10, 0, 10), (6, 4, 6)) == 0 and distance((10, 0, 12), (20, 5, 20)) == 0
    assert distance((12, 0, 12), (30, 11, 30)) == 0 and distance((10, 0, 10), (30, 11, 30)) == 1
    assert distance((0, 0, 15), (30, 10, 30)) == 10
    # A correction downwards spans too, and without a period before a value is a point.
    assert case((47_163, 48_206), (48_206, 48_206))[0] == "Agreed"
    assert case((400, 400), (300, 300))[0] == "Divergent"
    # The plain rule's own examples, as points.
    point = lambda *xs, **more: case(*((x, x) for x in xs), **more)
    assert point(1000)[0] == "SingleSource" and point(1000, 1040)[:3] == ("Agreed", (1000, 1040), 52)
    assert point(1000, 1200)[::2] == ("Divergent", 60)
    assert list(point(1000, 1010, 1600)[3].values()) == ["Agree", "Agree", "Major"]
    assert set(point(100, 200, 300, 400, 500)[3].values()) == {"MajorDispersed", "Agree"}
    assert point(2, 1)[0] == "Agreed" and point(2, 1, abs_tol=0)[0] == "Divergent"
    # Zero is a voice.
    assert point(0, 5)[:2] == ("Divergent", (0, 5))

    rnd = random.Random(1)
    for _ in range(20_000):
        points = draw(rnd, points=True)
        assert compare(**points) == plain(**points), "with points it is the plain rule"
        case = draw(rnd)
        found = compare(**case)
        rows = case["observations"]
        assert found == compare(**{**case, "observations": rnd.sample(rows, len(rows))}), "order matters"
        if rows:
            low, high = found[1] if isinstance(found[1], tuple) else (found[1], found[1])
            assert min(r[0] for r in rows) <= low <= high <= max(r[0] for r in rows), "centre outside the values"
        members = [(tuple(r[:3]), r[3]) for r in rows]
        if members:
            x, l, h = medians(members)
            assert l <= x <= h, "a median hull does not hold its value"
        for a, _ in members:
            for b, _ in members:
                assert distance(a, b) == distance(b, a) and (a != b or distance(a, b) == 0)
                assert distance(a, b) <= abs(a[0] - b[0]), "a hull makes nothing worse"
    print("20,000 random cases: with points the plain rule; order-independent, centred, symmetric")


if __name__ == "__main__":
    if sys.argv[1:2] == ["vectors"] and len(sys.argv) == 4:
        print_vectors(int(sys.argv[2]), int(sys.argv[3]))
    elif len(sys.argv) == 1:
        check()
    else:
        sys.exit(__doc__)
