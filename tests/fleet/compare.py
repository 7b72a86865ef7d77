"""Runs the examples on a folder of logs and compares them with `triage scan` on the same machine: what is found, and how fast.

`compare.py PROGRAM FOLDER [--full]`; with `--full` an example that does less than three quarters of the work of `triage scan`
in a second of a processor is a failure.
"""

import json
import os
import sys
import time
from collections import Counter
from pathlib import Path

CORES = len(os.sched_getaffinity(0))
# Before Spark is loaded, which starts with it.
os.environ["PYSPARK_SUBMIT_ARGS"] = f"--master local[{CORES}] --driver-memory 2g --conf spark.ui.enabled=false pyspark-shell"

import map_in_pandas
import pipe
import polars_table
import whole_files
from processors import busy, scanned

ENOUGH = 0.75
# What must reach that: the others pass every line through Spark, or say every event.
SWIFT = ("mapInPandas, whole files",)


def key(event):
    return tuple(event[name] for name in ("status", "layer", "cause", "error"))


def counted(rows):
    return {key(row): row["count"] for row in rows}


def polars(_, folder):
    groups = Counter()
    for log in sorted(Path(folder).glob("*.log")):
        groups.update(counted(polars_table.summary(polars_table.findings(str(log))).to_dicts()))
    return groups


WAYS = {
    "mapInPandas, lines": lambda spark, folder: counted(map_in_pandas.summary(map_in_pandas.findings(spark, folder)).collect()),
    "mapInPandas, whole files": lambda spark, folder: counted(map_in_pandas.summary(whole_files.findings(spark, folder)).collect()),
    "pipe": lambda spark, folder: dict(pipe.summary(pipe.findings(spark.sparkContext, folder))),
    "Polars, one process": polars,
}


def main(program, folder, *flags):
    size = sum(log.stat().st_size for log in Path(folder).glob("*.log")) / 1e6
    pipe.session()
    spark = map_in_pandas.session()
    spark.sparkContext.setLogLevel("ERROR")

    if flags:
        scanned(program, folder)
    scan, seconds, work = scanned(program, folder)
    want = {key(group): group["count"] for group in json.loads(scan)["groups"]}
    print(f"{size:.0f} MB, {CORES} processors, {sum(want.values())} events in {len(want)} groups", flush=True)
    tell("triage scan", size, seconds, work, work)

    slow = []
    for way, run in WAYS.items():
        # The first time starts the workers and warms Java up.
        for _ in range(2 if flags else 1):
            began, before = time.monotonic(), busy()
            got = run(spark, folder)
            seconds, spent = time.monotonic() - began, busy() - before
        assert dict(got) == want, f"{way} differs: {Counter(got) - Counter(want)} too many, {Counter(want) - Counter(got)} too few"
        tell(way, size, seconds, spent, work)
        if work / spent < ENOUGH and way in SWIFT:
            slow.append(way)
    spark.stop()
    if flags and slow:
        sys.exit(f"less than {ENOUGH} of `triage scan` in a second of a processor: {', '.join(slow)}")


def tell(way, size, seconds, spent, work):
    print(f"{way:<26}{size / seconds:7.1f} MB/s {size / spent:7.1f} MB in a processor's second {work / spent:6.2f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
