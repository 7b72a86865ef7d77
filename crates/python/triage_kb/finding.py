"""What a scan finds, and its summary."""

from __future__ import annotations

from dataclasses import asdict, dataclass
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
    """Findings with the same error, cause and layer. A list of them makes a table too."""

    status: str
    layer: str
    layer_title: str
    cause: str
    cause_title: str
    error: str
    error_title: str
    count: int
    """How many there are."""
    first_seen: str | None
    """The earliest time among them."""
    last_seen: str | None
    """The latest one."""
    line: int
    """The line of the first of them."""
    text: str
    """The start of that line, redacted."""

    def to_dict(self) -> dict[str, Any]:
        """The group for JSON."""
        return asdict(self)
