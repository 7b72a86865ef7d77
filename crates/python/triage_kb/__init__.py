"""Which layer of an API-key chain failed, why, and what to do first: offline, from what somebody can paste.

>>> import triage_kb
>>> answer = triage_kb.explain("getaddrinfo ENOTFOUND api2.cursor.sh")
>>> answer.status, answer.layer
('explained', 'network-connect')

Logs of any size:

>>> lines = ["2026-01-31T08:15:00Z [info] started", "2026-01-31T08:15:01Z getaddrinfo ENOTFOUND api2.cursor.sh"]
>>> [(found.line, found.cause) for found in triage_kb.scan(lines)]
[(2, 'dns-failure')]

Everything that comes from your texts is redacted and free of control characters. Nothing is sent anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ._engine import RulesError, __version__
from .explanation import (
    Avoid,
    CauseEvidence,
    CitedSource,
    EvidencePlace,
    Explanation,
    FirstStep,
    LayerProbability,
    Nearest,
    PackId,
    PlannedFix,
    PlannedStep,
    Problem,
    Question,
    QuestionAnswer,
    RecognisedError,
    RuledOut,
    Understood,
    WeighedCause,
)
from .finding import Finding, Group
from .pack import Pack, Rules, opened

__all__ = [
    "Avoid", "CauseEvidence", "CitedSource", "EvidencePlace", "Explanation", "Finding", "FirstStep", "Group",
    "LayerProbability", "Nearest", "Pack", "PackId", "PlannedFix", "PlannedStep", "Problem", "Question", "QuestionAnswer",
    "RecognisedError", "RuledOut", "RulesError", "Understood", "WeighedCause", "__version__", "explain", "scan", "summary",
]


def explain(text: str, facts: Mapping[str, object] | None = None, rules: Rules | None = None) -> Explanation:
    """Explains an error, as `triage explain` does: a pure function of the rules, the text and the facts.

    `facts` are what you know of the case, such as `{"client": "cursor"}`; they win over what the text says.
    `rules` are the rules to use in place of the built-in ones: a folder, several, or a `Pack`. A `Pack` is read once; folders
    are read anew on every call.

    Raises `ValueError` for a fact that there is not, and `RulesError`, which is one, for rules that are wrong.
    """
    return opened(rules).explain(text, facts)


def scan(lines: Iterable[str] | Iterable[bytes], rules: Rules | None = None) -> Iterator[Finding]:
    """Finds every known error in the lines of a log, as `triage scan` does, and gives each as it is found.

    `lines` is whatever gives lines, with or without their ends: an open file, a list, a column. It is read a mebibyte at a
    time, so memory stays bounded however many there are. An event may span lines, and is found only if they come from the
    same call: hand over a whole log, in its order. Lines count from 1.
    """
    return opened(rules).scan(lines)


def summary(lines: Iterable[str] | Iterable[bytes], rules: Rules | None = None) -> list[Group]:
    """Counts the known errors in the lines of a log, as the summary of `triage scan`: the most frequent first, look-alikes last.

    Where much is found this is quicker than counting what `scan` gives: one event of each kind is redacted, and not all.
    """
    return opened(rules).summary(lines)
