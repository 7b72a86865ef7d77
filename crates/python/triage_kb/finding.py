"""What a scan finds, and its summary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple


class Finding(NamedTuple):
    """An event of a log with a known error. A list of them makes a table: `pandas.DataFrame(findings)`."""

    line: int
    """The line that says it, from 1."""
    time: str | None
    """When it happened, as the event says itself: `2026-01-31T08:15:00`."""
    status: str
    """`explained`, `ambiguous`, or `unrelated`: it looks alike, and is none of the rules' subject."""
    layer: str
    """The id of the layer that failed."""
    layer_title: str
    cause: str
    """The id of the likeliest cause there."""
    cause_title: str
    error: str
    """The id of the error that leads."""
    error_title: str
    text: str
    """The start of the line, redacted."""

    def to_dict(self) -> dict[str, Any]:
        """The finding for JSON."""
        return self._asdict()


@dataclass(frozen=True)
class Group:
    """Findings with the same error, cause and layer."""

    example: Finding
    """The first of them."""
    count: int
    """How many there are."""
    first_seen: str | None
    """The earliest time among them."""
    last_seen: str | None
    """The latest one."""


def summary(findings: Iterable[Finding]) -> list[Group]:
    """Equal findings as one, the most frequent first; look-alikes last, as in the summary of `triage scan`."""
    groups: dict[tuple[str, ...], list[Any]] = {}
    for found in findings:
        first, last = found.time, found.time
        group = groups.setdefault(found[2:9], [found, 0, first, last])
        group[1] += 1
        if found.time:
            group[2] = min(group[2] or found.time, found.time)
            group[3] = max(group[3] or found.time, found.time)
    listed = (Group(*group) for group in groups.values())
    return sorted(listed, key=lambda group: (group.example.status == "unrelated", -group.count, group.example[2:9]))
