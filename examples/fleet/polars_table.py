"""Known errors in a log as a Polars table, with what to do first about each.

    python polars_table.py LOG
"""

import sys

import polars as pl

import triage_kb


def findings(log: str) -> pl.DataFrame:
    """An event with a known error a row; `line` counts from 1, so it joins with `with_row_index("line", offset=1)`."""
    with open(log, "rb") as lines:
        return pl.DataFrame(list(triage_kb.scan(lines)), schema=list(triage_kb.Finding._fields), orient="row")


def summary(found: pl.DataFrame) -> pl.DataFrame:
    """Equal events as one row, the most frequent first, with the first action for its first event."""
    seen = [pl.len().alias("count"), pl.col("time").min().alias("first_seen"), pl.col("time").max().alias("last_seen")]
    groups = found.group_by("status", "layer", "cause", "error").agg(*seen, pl.col("text").first())
    return groups.sort("count", "error", descending=[True, False]).with_columns(
        pl.col("text").map_elements(first_action, return_dtype=pl.String).alias("do_first")
    )


def first_action(text: str) -> str | None:
    """What to do first about an error."""
    step = triage_kb.explain(text).do_first
    return step.do if step else None


if __name__ == "__main__":
    with pl.Config(tbl_rows=50, fmt_str_lengths=60, tbl_cols=-1):
        print(summary(findings(sys.argv[1])))
