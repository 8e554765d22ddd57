"""Puts a generated index in the place of a node's, with the node's own cursor, so that the node goes on with it.

    adopt-index.py GENERATED NODES_INDEX

The node must not run. The records are those of the generated index; acts and blocks, which carry numbers of the other
chain, are left out.
"""

import os
import shutil
import sqlite3
import sys


def main() -> None:
    generated, index = sys.argv[1:]
    adopted = f"{index}.adopted"
    shutil.copyfile(generated, adopted)
    database = sqlite3.connect(adopted)
    database.execute("ATTACH ? AS node", (index,))
    with database:
        for table in ("act_subject", "act", "block", "cursor"):
            database.execute(f"DELETE FROM main.{table}")
            database.execute(f"INSERT INTO main.{table} SELECT * FROM node.{table}")
        database.execute("UPDATE main.record SET number = 0")
    database.close()
    for rest in ("-wal", "-shm"):
        if os.path.exists(index + rest):
            os.remove(index + rest)
    os.replace(adopted, index)


main()
