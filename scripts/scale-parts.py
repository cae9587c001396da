"""Splits a log as a data lake may have it: into files of whole users, dealt at random.

    python scale-parts.py LOG.jsonl… --parts 8 --whole WHOLE.jsonl.gz --folder PARTS

WHOLE is the same log in one file, its users in the order of their ids. Prints how many events there are.
"""

import argparse
import gzip
import json
import os
import random

arguments = argparse.ArgumentParser()
arguments.add_argument("logs", nargs="+")
arguments.add_argument("--parts", type=int, required=True)
arguments.add_argument("--whole", required=True)
arguments.add_argument("--folder", required=True)
asked = arguments.parse_args()

defined, users = [], {}
for log in asked.logs:
    with open(log, encoding="utf-8") as lines:
        for line in lines:
            user = json.loads(line).get("user")
            (defined if user is None else users.setdefault(user, [])).append(line)


def write(path, of_users):
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=6) as file:
        file.writelines(defined)
        for user in of_users:
            file.writelines(users[user])


write(asked.whole, sorted(users))
dealt = list(users)
random.Random(21).shuffle(dealt)
os.makedirs(asked.folder)
for part in range(asked.parts):
    write(os.path.join(asked.folder, f"{part}.jsonl.gz"), dealt[part :: asked.parts])
print(sum(len(lines) for lines in users.values()))
