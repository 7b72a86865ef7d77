"""The rules to go by, opened once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from os import PathLike, fspath
from typing import Union

from . import _engine
from .document import read
from .explanation import Explanation, PackId
from .finding import Finding, Group

BUILTIN = "builtin"
"""The word for the built-in rules among folders."""


class Pack:
    """Rules, read and checked once, for many texts; threads may share it.

    `Pack()` are the built-in rules. `Pack("builtin", "./ours")` lays your own over them, as `--rules` does. A pack that is
    pickled, as Spark does to hand it to its workers, is read there anew: the folders must be there too.
    """

    def __init__(self, *folders: str | PathLike[str]) -> None:
        self._folders = tuple(fspath(folder) for folder in folders) or (BUILTIN,)
        self._engine = _engine.Pack(list(self._folders))

    @property
    def identity(self) -> PackId:
        """The id, version and content hash of the rules."""
        return PackId(*self._engine.identity)

    def explain(self, text: str, facts: Mapping[str, object] | None = None) -> Explanation:
        """Explains an error; see `triage_kb.explain`."""
        given = [(name, _written(value)) for name, value in (facts or {}).items()]
        document = json.loads(self._engine.explain(text, given))
        return read(Explanation, {**document, "_document": document})

    def scan(self, lines: Iterable[str] | Iterable[bytes]) -> Iterator[Finding]:
        """Finds known errors in lines; see `triage_kb.scan`."""
        found = chain.from_iterable(_engine.Scan(self._engine, lines))
        return (Finding(line, time, *what, text) for line, time, what, text in found)

    def summary(self, lines: Iterable[str] | Iterable[bytes]) -> list[Group]:
        """Counts known errors in lines; see `triage_kb.summary`."""
        counted = _engine.summary(self._engine, lines)
        return [Group(*what, count, first, last, line, text) for what, count, first, last, line, text in counted]

    def __repr__(self) -> str:
        return f"Pack({', '.join(map(repr, self._folders))})"

    def __reduce__(self) -> tuple[type[Pack], tuple[str, ...]]:
        return Pack, self._folders


Rules = Union[Pack, str, PathLike[str], Sequence[Union[str, PathLike[str]]]]
"""What rules may be given as: a pack, a folder, or several folders."""


def opened(rules: Rules | None) -> Pack:
    """The pack that is meant."""
    if rules is None:
        return _builtin()
    if isinstance(rules, Pack):
        return rules
    return Pack(rules) if isinstance(rules, (str, PathLike)) else Pack(*rules)


@cache
def _builtin() -> Pack:
    return Pack()


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
