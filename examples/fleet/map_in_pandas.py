"""Known errors in logs, with the Python package inside Spark's workers: `mapInPandas`.

    spark-submit map_in_pandas.py LOGS

LOGS is a folder or a pattern, as `spark.read.text` takes it.
"""

import sys
from collections.abc import Iterator

import pandas as pd
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

FOUND = "status string, layer string, cause string, error string, count long, first_seen string, last_seen string"
COLUMNS = [column.split()[0] for column in FOUND.split(", ")]


def find(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """What is found in a partition, equal events as one row. All of it is one scan: no event is cut where a batch ends.
    `triage_kb.scan` in place of `summary` gives every event with its line, and costs more where there are many.
    """
    import triage_kb

    groups = triage_kb.summary("\n".join(frame["value"]) for frame in frames)
    yield pd.DataFrame(groups, columns=COLUMNS)


def findings(spark: SparkSession, logs: str) -> DataFrame:
    """What is found in each partition."""
    return spark.read.text(logs).mapInPandas(find, FOUND)


def summary(found: DataFrame) -> DataFrame:
    """Equal events of all partitions as one row, the most frequent first."""
    count, first, last = f.sum("count").alias("count"), f.min("first_seen"), f.max("last_seen")
    seen = first.alias("first_seen"), last.alias("last_seen")
    return found.groupBy("status", "layer", "cause", "error").agg(count, *seen).orderBy(f.desc("count"), "error")


def session() -> SparkSession:
    """A file is one partition, however large: no event is cut. See the page on when you want something else."""
    builder = SparkSession.builder.appName("triage")
    for setting in ("maxPartitionBytes", "openCostInBytes"):
        builder = builder.config(f"spark.sql.files.{setting}", "64g")
    return builder.getOrCreate()


if __name__ == "__main__":
    summary(findings(session(), sys.argv[1])).show(50, truncate=False)
