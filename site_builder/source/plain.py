"""The plain part of YAML, read line by line: what records are written in nearly always, at a sixth of the parser's cost.

It never judges: whatever it does not know for sure (anchors, tags, nulls, folded text, escapes, a scalar over several
lines, a key told twice, a line that fits no rule) is `None`, and the caller asks the real parser. What it does read, it
reads as PyYAML does; a test holds it to that on every record of ours and on made-up ones.
"""

from __future__ import annotations

import re
from typing import Any

_SIGNS = "!&*|>%@`\"'#{}[],?:~=<-"  # a plain scalar starts with none of these
_START = rf"[^\s{re.escape(_SIGNS)}]"
_KEY = r"[A-Za-z_][A-Za-z0-9_-]*"
_NESTED = re.compile("[\\[\\]{}\"'#]")  # what makes brackets more than `[a, b]` or `{a: b, c: d}`
_TOKEN = re.compile(
    rf" *(?:([{{}}\[\],])|({_KEY}): +(?=[^ ])|('(?:[^']|'')*'|\"[^\"\\]*\")(?= *[,\]}}])"
    rf"|({_START}[^,\[\]{{}}:#]*(?::(?=[^\s,\[\]{{}}])[^,\[\]{{}}:#]*)*)(?=[,\]}}]))"
)
# Tabs, other line ends, and what YAML does not allow: one look at the whole text.
_ODD = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_IS_KEY = re.compile(rf"{_KEY}\Z")
_NULLS = frozenset(("null", "Null", "NULL", "~"))
DEPTH = 12


class _NotPlainError(Exception):
    """Ask the real parser."""


def read(text: str, *, looked: bool = False) -> Any:
    """The value of a plain YAML text, every scalar as text and empty ones left out; None where it is not plain.

    `looked`: the caller knows that no sign in it is odd.
    """
    if not text.endswith("\n") or (not looked and _ODD.search(text)):
        return None
    try:
        reader = _Reader(text.split("\n"))
        value = reader.block(0, 0)
        return value if reader.at == len(reader.lines) else None
    except (_NotPlainError, RecursionError):
        return None


class _Reader:
    """Where we are in the lines."""

    __slots__ = ("at", "lines")

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        self._skip()

    def _skip(self) -> None:
        """On to the next line that says something."""
        lines, at = self.lines, self.at
        while at < len(lines) and (not (told := lines[at].lstrip(" ")) or told[0] == "#"):
            at += 1
        self.at = at

    def block(self, indent: int, depth: int) -> Any:
        """The mapping or list whose lines start at this column."""
        if self.at == len(self.lines) or depth > DEPTH:
            raise _NotPlainError
        line = self.lines[self.at]
        return self._list(indent, depth) if line.startswith("- ", indent) else self._mapping(indent, depth)

    def _list(self, indent: int, depth: int) -> list[Any]:
        out: list[Any] = []
        lines = self.lines
        while self.at < len(lines):
            line = lines[self.at]
            bare = line.lstrip(" ")
            here = len(line) - len(bare)
            if here != indent or not bare.startswith("- "):
                if here > indent:
                    raise _NotPlainError
                break
            told = bare[2:].lstrip(" ")
            if told and (_key_of(told) or told[0] == "-"):
                inner = len(line) - len(told)
                lines[self.at] = " " * inner + told
                out.append(self._mapping(inner, depth + 1))
            else:
                out.append(_scalar(told))
                self.at += 1
                self._skip()
        return out

    def _mapping(self, indent: int, depth: int) -> dict[str, Any]:
        out: dict[str, Any] = {}
        lines, count, at = self.lines, len(self.lines), self.at
        while at < count:
            line = lines[at]
            bare = line.lstrip(" ")
            if not bare or bare[0] == "#":
                at += 1
                continue
            here = len(line) - len(bare)
            if here != indent:
                if here > indent:
                    raise _NotPlainError
                break
            key, beside, value = bare.partition(": ")
            if not beside:
                if bare[-1] != ":":
                    raise _NotPlainError
                key = bare[:-1]
            if key not in _keys:
                _learn(key)
            if key in out:
                raise _NotPlainError
            at += 1
            if value and value[0] not in _SPECIAL:
                if ": " in value or " #" in value or value[-1] in " :" or value in _NULLS:
                    raise _NotPlainError
                out[key] = value
            elif value in ("|", "|-"):
                self.at = at
                out[key] = self._text(indent, value)
                at = self.at
            elif value and (told := value.strip(" ")):
                out[key] = _scalar(told)
            else:
                self.at = at
                self._skip()
                out[key] = self._below(indent, depth)
                at = self.at
        self.at = at
        if "" in out.values():  # empty means absent
            return {key: value for key, value in out.items() if value != ""}
        return out

    def _below(self, indent: int, depth: int) -> Any:
        """What stands under a key that has nothing beside it."""
        if self.at == len(self.lines):
            return ""
        line = self.lines[self.at]
        here = len(line) - len(line.lstrip(" "))
        if here > indent:
            return self.block(here, depth + 1)
        return self._list(indent, depth + 1) if here == indent and line.startswith("- ", indent) else ""

    def _text(self, indent: int, pipe: str) -> str:
        """A text of several lines, as it stands."""
        lines, at, told = self.lines, self.at, []
        inner = 0
        while at < len(lines):
            line = lines[at]
            bare = line.lstrip(" ")
            if not bare:
                if line and len(line) > inner:
                    raise _NotPlainError
                told.append("")
            else:
                here = len(line) - len(bare)
                if not inner:
                    if here <= indent:
                        break
                    inner = here
                elif here < inner:
                    break
                told.append(line[inner:])
            at += 1
        self.at = at
        while told and not told[-1]:
            told.pop()
        return "\n".join(told) + ("\n" if pipe == "|" and told else "")


_SPECIAL = frozenset(_SIGNS + " ")
_keys: set[str] = set()  # keys that were looked at; a record has few different ones


def _learn(key: str) -> None:
    if not _IS_KEY.match(key):
        raise _NotPlainError
    if len(_keys) < 10_000:
        _keys.add(key)


def _key_of(told: str) -> bool:
    """Whether a list's item is a mapping that starts on the same line."""
    key, beside, _ = told.partition(": ")
    if not beside:
        if told[-1] != ":":
            return False
        key = told[:-1]
    return key in _keys or _IS_KEY.match(key) is not None


def _scalar(told: str) -> Any:
    """A value beside its key or dash."""
    if not told:
        raise _NotPlainError
    first = told[0]
    if first not in _SPECIAL:
        if ": " in told or " #" in told or told[-1] in " :" or told in _NULLS:
            raise _NotPlainError
        return told
    if first in "[{":
        return _flow(told)
    inside = told[1:-1]
    if len(told) > 1 and told[-1] == first:
        if first == "'" and "'" not in inside.replace("''", ""):
            return inside.replace("''", "'")
        if first == '"' and "\\" not in inside and '"' not in inside:
            return inside
    raise _NotPlainError


def _flow(text: str) -> Any:
    """A list or mapping within brackets, on one line."""
    inside = text[1:-1]
    if text[-1] == ("]" if text[0] == "[" else "}") and not _NESTED.search(inside):
        parts = inside.split(", ")
        if inside.count(",") + 1 == len(parts):
            if text[0] == "[":
                if ":" not in inside:
                    return [_word(each) for each in parts]
            elif inside.count(":") == len(parts):
                return _simple_pairs(parts)
    value, at = _node(text, 0, 0)
    if text[at:].strip(" "):
        raise _NotPlainError
    return value


def _word(told: str) -> str:
    """A plain word within brackets."""
    if not told or told[0] in _SPECIAL or told in _NULLS:
        raise _NotPlainError
    return told.rstrip(" ") if told[-1] == " " else told


def _simple_pairs(parts: list[str]) -> dict[str, str]:
    out = {}
    for each in parts:
        key, beside, value = each.partition(": ")
        if key not in _keys:
            _learn(key)
        if not beside:
            raise _NotPlainError
        out[key] = _word(value)
    if len(out) != len(parts):
        raise _NotPlainError
    return out


def _token(text: str, at: int) -> tuple[tuple[str | None, ...], int]:
    found = _TOKEN.match(text, at)
    if found is None:
        raise _NotPlainError
    return found.groups(), found.end()


def _node(text: str, at: int, depth: int) -> tuple[Any, int]:
    (sign, key, quoted, plain), at = _token(text, at)
    if quoted is not None:
        return (quoted[1:-1].replace("''", "'") if quoted[0] == "'" else quoted[1:-1]), at
    if plain is not None:
        value = plain.rstrip(" ")
        if value in _NULLS:
            raise _NotPlainError
        return value, at
    if depth > DEPTH or key is not None:
        raise _NotPlainError
    if sign == "[":
        return _items(text, at, depth)
    if sign == "{":
        return _pairs(text, at, depth)
    raise _NotPlainError


def _items(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    out: list[Any] = []
    (sign, *_), end = _token(text, at)
    while sign != "]":
        value, at = _node(text, at, depth + 1)
        out.append(value)
        (sign, *_), at = _token(text, at)
        if sign not in (",", "]"):
            raise _NotPlainError
        end = at
    return out, end


def _pairs(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    out: dict[str, Any] = {}
    (sign, key, *_), at = _token(text, at)
    while sign != "}":
        if key is None or key in out:
            raise _NotPlainError
        out[key], at = _node(text, at, depth + 1)
        (sign, *_), at = _token(text, at)
        if sign == ",":
            (sign, key, *_), at = _token(text, at)
            if sign is not None:
                raise _NotPlainError
        elif sign != "}":
            raise _NotPlainError
    if "" in out.values():
        return {key: value for key, value in out.items() if value != ""}, at
    return out, at
