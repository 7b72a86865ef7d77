"""Known errors in logs, with the Python package inside Spark's workers: `mapInPandas`.

    spark-submit map_in_pandas.py LOGS

LOGS is a folder or a pattern, as `spark.read.text` takes it.
"""

import sys
from collections.abc import Iterator
from itertools import islice

import pandas as pd
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

FOUND = "line long, time string, status string, layer string, cause string, error string, text string"
# So many findings are handed back at once.
BATCH = 10_000


def find(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """What is found in a partition. All of it is one scan, so that no event is cut where a batch ends."""
    import triage_kb

    found = triage_kb.scan("\n".join(frame["value"]) for frame in frames)
    columns = [column.split()[0] for column in FOUND.split(", ")]
    while batch := list(islice(found, BATCH)):
        yield pd.DataFrame(batch)[columns]


def findings(spark: SparkSession, logs: str) -> DataFrame:
    """An event with a known error a row. `line` counts within the partition."""
    return spark.read.text(logs).mapInPandas(find, FOUND)


def summary(found: DataFrame) -> DataFrame:
    """Equal events as one row, the most frequent first."""
    count, first, last = f.count("*").alias("count"), f.min("time").alias("first_seen"), f.max("time").alias("last_seen")
    return found.groupBy("status", "layer", "cause", "error").agg(count, first, last).orderBy(f.desc("count"), "error")


def session() -> SparkSession:
    """A file is one partition, however large: no event is cut. See the page on when you want something else."""
    builder = SparkSession.builder.appName("triage")
    for setting in ("maxPartitionBytes", "openCostInBytes"):
        builder = builder.config(f"spark.sql.files.{setting}", "64g")
    return builder.getOrCreate()


if __name__ == "__main__":
    summary(findings(session(), sys.argv[1])).show(50, truncate=False)
