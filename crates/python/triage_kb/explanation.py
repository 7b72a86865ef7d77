"""The answer as a value. Its fields are those of the documented JSON, by the same names; Python keeps `pass` and `for` for
itself, so these are `pass_` and `for_`.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class PackId:
    """The rules that an answer comes from."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True)
class LayerProbability:
    """A layer, and how likely it is that it failed."""

    id: str
    title: str
    probability: float


@dataclass(frozen=True)
class RuledOut:
    """A layer, or else a cause, that the evidence rules out."""

    title: str
    because: str
    layer: str | None = None
    cause: str | None = None


@dataclass(frozen=True)
class EvidencePlace:
    """A place in the text that speaks for an error. `start` and `end` count bytes of its UTF-8."""

    kind: str
    text: str
    view: str
    line: str
    mark: tuple[int, ...]
    """The bytes of `line` that are `text`: start and end."""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class RecognisedError:
    """An error that was recognised."""

    id: str
    title: str
    counts: bool
    evidence: tuple[EvidencePlace, ...]
    meaning: str | None = None
    alone: bool = False
    """Whether it reports no failure."""
    because: str | None = None
    """Why it does not count, where it does not."""


@dataclass(frozen=True)
class CauseEvidence:
    """Something that speaks for or against a cause."""

    when: str
    strength: str
    state: str
    """`holds`, `fails` or `unknown`."""
    added: float
    because: str | None = None
    cell: str | None = None


@dataclass(frozen=True)
class WeighedCause:
    """A cause under consideration."""

    id: str
    title: str
    layer: str
    probability: float
    why: str
    evidence: tuple[CauseEvidence, ...]
    verdict: str | None = None


@dataclass(frozen=True)
class FirstStep:
    """The one thing to do first."""

    do: str
    run: str | None = None
    """The exact command."""
    pass_: str | None = None
    """What you see when it worked."""
    fix: str | None = None
    """The id of the fix that it belongs to."""


@dataclass(frozen=True)
class PlannedStep:
    """A step of a fix."""

    do: str
    pass_: str
    run: str | None = None
    where: str | None = None
    if_it_fails: str | None = None


@dataclass(frozen=True)
class PlannedFix:
    """A fix in the plan."""

    fix: str
    title: str
    minutes: int
    reversible: bool
    who: str
    steps: tuple[PlannedStep, ...]
    for_: tuple[str, ...]
    """The ids of the causes that it is for."""
    helps: float
    """How likely it is to help."""


@dataclass(frozen=True)
class QuestionAnswer:
    """What an answer to a question would lead to."""

    choice: str
    probability: float
    cause: str | None = None
    title: str | None = None
    layer: str | None = None


@dataclass(frozen=True)
class Question:
    """A question that separates the causes: answer it with `facts={question.fact: choice}`."""

    fact: str
    question: str
    choices: tuple[str, ...]
    answers: tuple[QuestionAnswer, ...]
    gain: float
    """How much the answer is expected to tell, in bits."""
    how: str | None = None


@dataclass(frozen=True)
class Avoid:
    """Something not to do."""

    text: str
    because: str


@dataclass(frozen=True)
class CitedSource:
    """Where knowledge comes from."""

    id: str
    title: str
    url: str | None = None
    date: str | None = None


@dataclass(frozen=True)
class Understood:
    """A word that was understood although no error was recognised by it."""

    word: str
    concept: str
    title: str


@dataclass(frozen=True)
class Nearest:
    """An entry that comes near an unknown text."""

    id: str
    title: str
    similarity: float


@dataclass(frozen=True)
class Problem:
    """One problem of a text that holds several. `start` and `end` count bytes of its UTF-8."""

    status: str
    confidence: float
    causes: tuple[str, ...]
    start: int
    end: int
    count: int
    layer: str | None = None
    layer_title: str | None = None
    cause_title: str | None = None
    do_first: FirstStep | None = None


@dataclass(frozen=True)
class Explanation:
    """The answer. Everything in it that comes from your text is redacted and free of control characters."""

    schema: int
    engine: str
    pack: PackId
    payload_sha256: str
    status: str
    """`explained`, `ambiguous` (a question separates the causes), `unrelated` or `unknown`."""
    confidence: float
    """The probability of the leading layer."""
    layers: tuple[LayerProbability, ...]
    ruled_out: tuple[RuledOut, ...]
    errors: tuple[RecognisedError, ...]
    causes: tuple[WeighedCause, ...]
    """The causes under consideration, likeliest first."""
    plan: tuple[PlannedFix, ...]
    """The fixes, in the order in which to try them."""
    ask: tuple[Question, ...]
    avoid: tuple[Avoid, ...]
    told: tuple[str, ...]
    """What the facts say to a person, such as how long to wait."""
    not_this_when: tuple[str, ...]
    sources: tuple[CitedSource, ...]
    facts: dict[str, Any]
    """What is known of the case."""
    given: tuple[str, ...]
    failed_fixes: tuple[str, ...]
    understood: tuple[Understood, ...]
    nearest: tuple[Nearest, ...]
    capture: tuple[str, ...]
    problems: tuple[Problem, ...]
    """The problems of the text; the first is the one that this answer is about, the final failure."""
    failures: tuple[str, ...]
    redacted: int
    """How many secrets and personal details were hidden."""
    layer: str | None = None
    """The id of the layer that failed; `None` where nothing was recognised."""
    layer_title: str | None = None
    layer_summary: str | None = None
    do_first: FirstStep | None = None
    retry: str | None = None
    """Whether sending the same request again can help: `no`, `yes`, `wait` or `after-fix`."""
    unread: int | None = None
    _document: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """The documented JSON, as `triage explain --format json` prints it."""
        return copy.deepcopy(self._document)
