#!/usr/bin/env python3
"""JSON lines like those of the reference model, for rounds in which groups tie and sides have exactly two thirds.

    ties.py MODEL_FOLDER COUNT SEED
"""
import json
import random
import sys

sys.path.insert(0, sys.argv[1])
from crossvalidation import CONFIRM, DISPUTE, UNABLE, tally  # noqa: E402

rnd = random.Random(int(sys.argv[3]))
for _ in range(int(sys.argv[2])):
    votes = [(f"a{i}", f"g{rnd.randint(0, 3)}", f"c{rnd.randint(0, 3)}",
              rnd.choice([CONFIRM, CONFIRM, DISPUTE, UNABLE] if rnd.random() < .5 else [CONFIRM, DISPUTE, DISPUTE]),
              rnd.choice([500, 1000, 1000, 1500])) for i in range(rnd.randint(4, 12))]
    classes = rnd.randint(1, 3)
    case = dict(votes=votes, quorum_groups=rnd.randint(classes, 4), quorum_classes=classes,
                competent=[v[0] for v in votes if rnd.random() < .05], closed=rnd.random() < .8,
                eligible={f"c{k}": rnd.randint(0, 4) for k in range(5)}, turnout=rnd.randint(1, 3))
    print(json.dumps({"in": case, "out": tally(**case)}))
