"""Shape: does a record have the keys and types of its model? The only file that reads pydantic's errors."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from site_builder.problem import KeyPath, Problem, Where, clip, error, key_path
from site_builder.source import nearest, shown

T = TypeVar("T")
_ROUNDS = 8  # what is taken out may leave an entry above it without what it needs: no record is deeper


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def ready(*kinds: Any) -> None:
    """Build now what reads these kinds, so that workers inherit it and each need not."""
    for kind in kinds:
        _adapter(kind).rebuild()


def shape(kind: type[T], value: Any, where: Where) -> tuple[T | None, list[Problem]]:
    """The value as its model, or every way in which it is not one. `kind` may be `list[Model]`."""
    try:
        return _adapter(kind).validate_python(value), []  # type: ignore[arg-type]
    except ValidationError as fault:
        details = fault.errors(include_url=False, include_context=True)
        return None, [_problem(kind, detail, where) for detail in details]


def shape_each(kind: type[T], value: Any, where: Where) -> tuple[list[T | None], list[Problem]]:
    """The entries of a list as their model, None where one is not; a broken entry does not hide the others."""
    whole, problems = shape(list[kind], value, where)  # type: ignore[valid-type]
    if whole is not None or not isinstance(value, list):
        return list(whole or []), problems
    return [shape(kind, each, where.at(n))[0] for n, each in enumerate(value)], problems


@dataclass(frozen=True, slots=True)
class Remains(Generic[T]):
    """What is left of a faulty entry: its sound places, so that one fault does not hide the others.

    `lost` are the places that were taken out, or that hold an example of the model because an entry needs them.
    """

    entry: T
    lost: tuple[KeyPath, ...]

    def beyond(self, problems: Iterable[Problem], where: Where) -> Iterator[Problem]:
        """Of what rules say of the entry at `where`, all that is not about a lost place."""
        depth = len(where.path)
        for each in problems:
            path = each.where.path[depth:]
            if not any(path[: len(lost)] == lost[: len(path)] for lost in self.lost):
                yield each


def remains(kind: type[T], value: Any) -> Remains[T] | None:
    """The sound places of a value that has been told to be faulty; None where nothing can be made of it."""
    rest: Any = deepcopy(value)
    lost: list[KeyPath] = []
    adapter: TypeAdapter[T] = _adapter(kind)  # type: ignore[arg-type]
    for _ in range(_ROUNDS):
        try:
            return Remains(adapter.validate_python(rest), tuple(lost))
        except ValidationError as fault:
            for detail in fault.errors(include_url=False):
                path = tuple(step for step in detail["loc"] if step != "[key]")
                if detail["type"] == "missing":
                    lost.append(_with_example(kind, rest, path) if len(path) == 1 else _without(rest, path[:-1]))
                else:
                    lost.append(_without(rest, path))
    return None


def _without(value: Any, path: KeyPath) -> KeyPath:
    """Take a place out of a value. Of a list all goes, for what comes after it would stand at other places."""
    above = value
    for n, step in enumerate(path):
        if isinstance(above, list):
            return _without(value, path[:n])
        if not isinstance(above, dict):
            break
        if n + 1 == len(path):
            above.pop(step, None)
        above = above.get(step, {})
    return path


def _with_example(kind: Any, value: Any, path: KeyPath) -> KeyPath:
    """Let the example of the model stand where an entry must say something."""
    fields = {info.alias or name: info for name, info in kind.model_fields.items()}
    value[path[0]] = deepcopy(fields[str(path[0])].json_schema_extra["examples"][0])
    return path


def _problem(kind: Any, detail: Any, where: Where) -> Problem:
    path: KeyPath = tuple(detail["loc"])
    said = detail["type"]
    if path and path[-1] == "[key]":  # a key of a mapping by language, country or channel
        path = path[:-1]
        if known := _literals(kind, path):
            return _unknown(path, where, known)
        return _wrong_value(detail, path, where.at(*path, key=True))
    if said == "extra_forbidden":
        return _unknown(path, where, _keys(kind, path[:-1]))
    if said == "missing":
        return error("P015", where.at(*path[:-1]), key=path[-1], field=key_path(path))
    return _wrong_value(detail, path, where.at(*path))


def _unknown(path: KeyPath, where: Where, known: tuple[str, ...]) -> Problem:
    key = str(path[-1])
    return error("P016", where.at(*path, key=True), key=shown(where, key), meant=nearest(key, known), known=", ".join(known))


_LIMITS = {
    "greater_than": ("gt", ">"),
    "greater_than_equal": ("ge", "≥"),
    "less_than": ("lt", "<"),
    "less_than_equal": ("le", "≤"),
    "decimal_max_digits": ("max_digits", "digits ≤"),
    "decimal_max_places": ("decimal_places", "decimals ≤"),
    "decimal_whole_digits": ("whole_digits", "digits ≤"),
}
_WANTED = {
    "int": "number",
    "decimal": "decimal",
    "finite": "decimal",
    "date": "date",
    "bool": "bool",
    "list": "list",
    "dict": "mapping",
    "model": "mapping",
    "string": "text",
    "tuple": "list",
}


def _wrong_value(detail: Any, path: KeyPath, where: Where) -> Problem:
    said, context, field = detail["type"], detail.get("ctx", {}), key_path(path) or "reason:record"
    value = detail["input"] if isinstance(detail["input"], str) else clip(_kind_of(detail["input"]))
    told = shown(where, value)
    if said in _LIMITS:
        name, sign = _LIMITS[said]
        return error("P014", where, field=field, value=told, limit=f"{sign} {context.get(name, '')}")
    if said in ("string_too_long", "string_too_short"):
        return error("P018", where, field=field, length=len(value.strip()), limit=_length_limit(context))
    if said in ("too_long", "too_short"):
        return error("P022", where, field=field, length=context.get("actual_length", "?"), limit=_length_limit(context))
    if said == "literal_error":
        known = tuple(part.strip("'") for part in context["expected"].replace(" or ", ", ").split(", "))
        return error("P019", where, field=field, value=told, meant=nearest(value, known), known=", ".join(known))
    if said == "string_pattern_mismatch":
        pattern = context["pattern"]
        if pattern.startswith("^(") and "|" in pattern and "[" not in pattern:
            known = tuple(pattern.strip("^$()").split("|"))
            return error("P019", where, field=field, value=told, meant=nearest(value, known), known=", ".join(known))
        return error("P020", where, field=field, value=told, form=_form(pattern))
    wanted = next((name for part, name in _WANTED.items() if said.startswith(part)), "text")
    return error("P017", where, field=field, value=told, wanted=f"reason:{wanted}")


def _length_limit(context: Any) -> str:
    return f"≤ {context['max_length']}" if "max_length" in context else f"≥ {context['min_length']}"


def _form(pattern: str) -> str:
    forms = {
        "^[A-Za-z0-9_-]{1,36}$": "A-Z a-z 0-9 _ -, 1…36",
        "^[A-Za-z0-9_-]{1,36}/[0-9]{2}-[a-z0-9-]{1,60}$": "digital-catalogue/02-photographs",
        "^[A-Z]{2}-[0-9]{1,5}$": "IN-116",
        "^[A-Z]{2}$": "IN",
        "^[A-Z]{3}$": "INR",
        "^#[0-9A-Fa-f]{6}$": "#A03E1B",
        r"^\+[1-9][0-9]{7,14}$": "+919000000000",
        "^[0-9]{2,10}$": "52085190",
    }
    if pattern in forms:
        return forms[pattern]
    if "@" in pattern:
        return "name@example.org"
    if "https" in pattern:
        return "https://example.org/"
    return "10:00" if ":" in pattern else "2026-11-22" if r"\d{4}" in pattern else pattern


def _kind_of(value: Any) -> str:
    return "{…}" if isinstance(value, dict) else "[…]" if isinstance(value, list) else str(value)


# ── which keys a place in a model knows ──────────────────────────────────────────────────────────


def _inner(kind: Any) -> Any:
    """A type without Annotated and Optional."""
    while True:
        origin = get_origin(kind)
        if origin is Annotated:
            kind = get_args(kind)[0]
        elif origin in (Union, types.UnionType):
            kind = next(arg for arg in get_args(kind) if arg is not type(None))
        else:
            return kind


def _at(kind: Any, path: KeyPath) -> Any:
    kind = _inner(kind)
    for step in path:
        origin = get_origin(kind)
        if origin in (list, tuple) or origin is dict:
            kind = _inner(get_args(kind)[-1])
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            fields = {info.alias or name: info.annotation for name, info in kind.model_fields.items()}
            if step not in fields:
                return None
            kind = _inner(fields[str(step)])
    return kind


def _keys(kind: Any, path: KeyPath) -> tuple[str, ...]:
    found = _at(kind, path)
    if isinstance(found, type) and issubclass(found, BaseModel):
        return tuple(info.alias or name for name, info in found.model_fields.items())
    return ()


def _literals(kind: Any, path: KeyPath) -> tuple[str, ...]:
    found = _at(kind, path[:-1])
    return tuple(get_args(_inner(get_args(found)[0]))) if get_origin(found) is dict else ()
