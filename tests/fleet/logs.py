"""Writes generated logs: so many files, so many megabytes together, one line in a hundred a payload of the fixtures.
Ordinary lines have a long number, as an id is, and a small one.

`logs.py FOLDER FILES MEGABYTES`
"""

import random
import sys
import tomllib
from pathlib import Path

ORDINARY = [
    "[info] GET /api/v2/items/{} 200 in {}ms",
    "[debug] cache hit for segment {} of 4096 (shard {})",
    "[info] worker {} picked job {} from queue default",
    "[warn] slow query: select * from events where id = {} took {}ms",
    '[trace] {{"span":{},"parent":{},"name":"render"}}',
    "[info] compiled module src/app/page-{}.tsx in {}ms",
    "[info] connected to shard {}, protocol {}",
    "[error] job {} failed: exit status {}",
]


def payloads():
    paths = sorted(Path(__file__).parents[2].joinpath("fixtures").rglob("*.toml"))
    read = (tomllib.loads(path.read_text(encoding="utf-8"))["payload"].strip() for path in paths)
    # Longer ones would be most of the log.
    return [payload.replace("\n", "\n  ") for payload in read if len(payload) < 2000]


def write(path, size, dice, known):
    with path.open("w", encoding="utf-8", newline="\n") as log:
        second = 0
        while second % 1000 or log.tell() < size:
            second += 1
            day, hour, minute = 1 + second // 86400 % 28, second // 3600 % 24, second // 60 % 60
            said = dice.choice(known) if dice.random() < 0.01 else dice.choice(ORDINARY).format(
                dice.randrange(100000, 1000000), dice.randrange(100))
            log.write(f"2026-01-{day:02}T{hour:02}:{minute:02}:{second % 60:02}.{second % 997:03}Z {said}\n")


def main(folder, files, megabytes):
    dice, known = random.Random(1), payloads()
    Path(folder).mkdir(parents=True, exist_ok=True)
    for number in range(int(files)):
        write(Path(folder, f"app-{number:03}.log"), float(megabytes) * 1e6 / int(files), dice, known)


main(*sys.argv[1:])
