#!/usr/bin/env python3
"""Counts the known errors in logs of any size with Spark: every task pipes its lines through `triage scan`.

    spark-submit pipe.py TRIAGE LOGS     # LOGS as Spark names files: a folder, a pattern, s3a://…, hdfs://…

Prints one JSON object a line: layer, cause, error and how many events.
"""

import json
import shlex
import sys
from operator import add

from pyspark.sql import SparkSession


def key(event):
    event = json.loads(event)
    return event["layer"], event["cause"], event["error"]


def counted(spark, triage, logs):
    """How many events there are of each layer, cause and error."""
    # One thread a task: Spark has as many tasks as cores already. Exit code 1 means findings, and is no failure.
    command = f"{shlex.quote(triage)} scan --threads 1 --format jsonl -"
    events = spark.sparkContext.textFile(logs).pipe(command)
    return dict(events.map(lambda event: (key(event), 1)).reduceByKey(add).collect())


def main():
    triage, logs = sys.argv[1:3]
    spark = SparkSession.builder.appName("triage").getOrCreate()
    for (layer, cause, error), count in sorted(counted(spark, triage, logs).items()):
        print(json.dumps({"layer": layer, "cause": cause, "error": error, "count": count}))
    spark.stop()


if __name__ == "__main__":
    main()
