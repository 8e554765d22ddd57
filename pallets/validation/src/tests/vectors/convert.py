#!/usr/bin/env python3
"""JSON lines of the reference model on stdin to the rows of tally.txt on stdout; README.md beside this has the format."""
import json
import sys

for line in sys.stdin:
    case, (verdict, counts) = (lambda v: (v["in"], v["out"]))(json.loads(line))
    votes = ",".join(
        f"{cls[1:]}{group[1:]}{position[0]}{weight}{'*' if agency in case['competent'] else ''}"
        for agency, group, cls, position, weight in case["votes"])
    eligible = "".join(str(case["eligible"][f"c{k}"]) for k in range(5))
    print(f"{case['quorum_classes']}{case['quorum_groups']}{case['turnout']}", int(case["closed"]), eligible,
          votes or "-", verdict[0], "".join(map(str, counts)))
