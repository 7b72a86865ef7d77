# The door to the engine; `triage_kb` is what you use.
from collections.abc import Iterable, Iterator
from os import PathLike

__version__: str

class RulesError(ValueError): ...

class Pack:
    def __new__(cls, folders: list[str | PathLike[str]]) -> Pack: ...
    @property
    def identity(self) -> tuple[str, str, str]: ...
    def explain(self, text: str, facts: list[tuple[str, str]]) -> str: ...

_What = tuple[str, str, str, str, str, str, str]
_Found = tuple[int, str | None, _What, str]

class Scan(Iterator[list[_Found]]):
    def __new__(cls, pack: Pack, lines: Iterable[str] | Iterable[bytes]) -> Scan: ...
    def __next__(self) -> list[_Found]: ...

_Counted = tuple[_What, int, str | None, str | None, int, str]

def summary(pack: Pack, lines: Iterable[str] | Iterable[bytes]) -> list[_Counted]: ...
