"""From a JSON document to a value of a frozen type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")

_Make = Callable[[Any], Any]
_Field = tuple[str, str, _Make]


def read(kind: type[T], document: dict[str, Any]) -> T:
    """A value of one of these types from its JSON. Fields that a later engine adds are left to `to_dict`."""
    plan: list[_Field] = _plan(kind)  # type: ignore[arg-type]  # mypy takes no class for hashable
    values = {name: make(document[key]) for name, key, make in plan if key in document}
    return kind(**values)


@cache
def _plan(kind: type[Any]) -> list[_Field]:
    """The fields of a type: the name, the name in the JSON, and what makes the value."""
    hints = get_type_hints(kind)
    return [(each.name, each.name.rstrip("_"), _maker(hints[each.name])) for each in fields(kind)]


def _maker(hint: Any) -> _Make:
    """What makes a value of such a type; `None` stays what it is."""
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value: None if value is None else read(hint, value)
    if get_origin(hint) is tuple:
        make = _maker(get_args(hint)[0])
        return lambda values: tuple(map(make, values))
    inner = [each for each in get_args(hint) if is_dataclass(each)]
    return _maker(inner[0]) if inner else lambda value: value
