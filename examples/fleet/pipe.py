"""Known errors in logs, with the program beside Spark's workers: `pipe`. No Python package is needed, only `triage`.

    spark-submit pipe.py LOGS
"""

import json
import os
import sys

from pyspark import RDD, SparkContext

# 0 is nothing found and 1 is findings; whatever else is a failure.
SCAN = "sh -c 'triage scan --threads 1 --format jsonl -; test $? -le 1'"


def findings(spark: SparkContext, logs: str) -> RDD:
    """An event with a known error a value, as `triage scan --format jsonl` prints it."""
    # Spark starts it without an environment.
    return spark.textFile(logs).pipe(SCAN, env={"PATH": os.environ["PATH"]}, checkCode=True).map(json.loads)


def summary(found: RDD) -> list:
    """How often each error has which cause, the most frequent first."""
    keys = found.map(lambda event: (event["status"], event["layer"], event["cause"], event["error"]))
    return sorted(keys.countByValue().items(), key=lambda counted: (-counted[1], counted[0]))


def session() -> SparkContext:
    """A file is one partition, however large: no event is cut."""
    # Hadoop looks whether a file can be split, and into what.
    SparkContext.setSystemProperty("spark.hadoop.mapreduce.input.fileinputformat.split.minsize", str(64 << 30))
    return SparkContext.getOrCreate()


if __name__ == "__main__":
    for (status, layer, cause, error), count in summary(findings(session(), sys.argv[1])):
        print(f"{count:>9}  {status:<10} {layer:<18} {cause:<34} {error}")
