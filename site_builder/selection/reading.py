"""Text to conditions: `gi:true district:nadia,hooghly -category:saree price<2000 title:"red border"`.

A condition is a field, a sign (`:` or `=`, `<`, `<=`, `>`, `>=`) and values with commas between them, any of which will do;
`-` before it turns it round. Conditions stand side by side and must all be met. Every fault is told at once.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from site_builder.language import fold_digits
from site_builder.model.shortcode import read_code
from site_builder.problem import Problem, Where, error
from site_builder.selection.conditions import OPTION, SIGNS, Condition, Selection
from site_builder.selection.fields import FIELDS, Value
from site_builder.selection.known import Known, folded
from site_builder.source import nearest

LONGEST, MOST = 4000, 200  # signs of a selection, and conditions
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "‘": "’", "’": "’", "„": "“"}
_HEAD = re.compile(r"(?P<turned>[-−!]?)(?P<field>[^\s:=<>!≤≥≠,\"“”„]{1,40})\s*(?P<sign><=|>=|!=|[:=<>≤≥≠])\s*")
_SIGN = {"=": ":", "≤": "<=", "≥": ">=", "!=": ":", "≠": ":"}
_BARE = re.compile(r"[^\s,\"“”„]+")
_WANTED = {"number": "reason:decimal", "date": "reason:date", "yes": "reason:bool"}
_SIGNED = frozenset({"number", "date"})  # kinds that may be more or less


class _Piece(NamedTuple):
    """A condition as it is written."""

    column: int
    text: str
    field: str
    sign: str
    negated: bool
    values: tuple[str, ...]
    fault: str = ""  # a reason, where it could not be read


def parse(text: str, known: Known | None = None) -> tuple[Selection, list[Problem]]:
    """The selection, and every fault in it, each at its column. Without `known` any name passes."""
    if len(text) > LONGEST:
        return Selection(), [error("P236", Where(OPTION, line=1, column=LONGEST + 1), limit=LONGEST)]
    conditions: list[Condition] = []
    problems: list[Problem] = []
    for piece in _pieces(text):
        condition, faults = _condition(piece, known)
        problems += faults
        if condition:
            conditions.append(condition)
    if len(conditions) > MOST:
        problems.append(error("P236", Where(OPTION, line=1, column=conditions[MOST].column), limit=MOST))
    return Selection(tuple(conditions), " ".join(text.split())), problems


# ── the text ─────────────────────────────────────────────────────────────────────────────────────


def _pieces(text: str) -> Iterator[_Piece]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start, head = at, _HEAD.match(text, at)
        if head is None:
            words, at, fault = _values(text, at)
            at = at if at > start else _word_end(text, start)
            yield _Piece(start + 1, text[start:at], "", "", False, words, fault)
            continue
        values, at, fault = _values(text, head.end())
        negated = bool(head["turned"]) != (head["sign"] in ("!=", "≠"))
        sign = _SIGN.get(head["sign"], head["sign"])
        yield _Piece(start + 1, text[start:at].rstrip(), head["field"], sign, negated, values, fault)


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def _values(text: str, at: int) -> tuple[tuple[str, ...], int, str]:
    """Values with commas between them, where they end, and what is wrong with them."""
    values: list[str] = []
    while True:
        if at < len(text) and text[at] in _QUOTES:
            end = text.find(_QUOTES[text[at]], at + 1)
            if end < 0:
                return (), len(text), "reason:open-quote"
            values.append(text[at + 1 : end].strip())
            at = end + 1
        else:
            bare = _BARE.match(text, at)
            values.append(bare[0] if bare else "")
            at = bare.end() if bare else at
        if at < len(text) and text[at] == ",":
            at += 1
            continue
        if at < len(text) and not text[at].isspace():
            return (), _word_end(text, at), "reason:after-quote"
        return (tuple(values), at, "") if all(values) else ((), at, "reason:no-words")


# ── its meaning ──────────────────────────────────────────────────────────────────────────────────


def _condition(piece: _Piece, known: Known | None) -> tuple[Condition | None, list[Problem]]:
    at = Where(OPTION, line=1, column=piece.column)
    if piece.fault:
        return None, [error("P233", at, text=piece.text, reason=piece.fault)]
    if not piece.field:
        return None, [error("P237", at, text=piece.text, meant=_field_of(piece.values[0], known))]
    name = piece.field.casefold().replace("-", "_")
    field = FIELDS.get(name)
    if field is None:
        return None, [error("P230", at, field=piece.field, meant=nearest(name, tuple(FIELDS)))]
    if piece.sign in SIGNS and field.kind not in _SIGNED:
        return None, [error("P234", at, field=name, sign=piece.sign)]
    written = piece.values
    if piece.sign in SIGNS:
        written = ("".join(written),)  # 2,000 is a number here: one is enough to be less than
    values: list[Value] = []
    problems: list[Problem] = []
    for each in written:
        found, faults = _read(name, each, at, known)
        values += found
        problems += faults
    if problems:
        return None, problems
    return Condition(name, piece.sign, tuple(values), piece.negated, piece.text, piece.column), []


def _read(name: str, text: str, at: Where, known: Known | None) -> tuple[tuple[Value, ...], list[Problem]]:
    """What a value means for a field: several values where a name stands for many."""
    kind = FIELDS[name].kind
    if text.casefold() in ("true", "false", "yes", "no"):
        return (text.casefold() in ("true", "yes"),), []
    if kind == "text":
        return (f"*{unicodedata.normalize('NFC', text).casefold()}*",), []
    if kind == "name":
        return _names(name, text, at, known)
    value = _number(text) if kind == "number" else _date(text) if kind == "date" else None
    if value is None:
        return (), [error("P232", at, field=name, value=text, kind=_WANTED[kind])]
    return (value,), []


def _names(name: str, text: str, at: Where, known: Known | None) -> tuple[tuple[Value, ...], list[Problem]]:
    if known is None or not FIELDS[name].listed:
        text = read_code(fold_digits(text)) if name == "code" else fold_digits(text)
        return (text.casefold(),), []
    names, wanted = known.of(name), folded(text)
    pattern = re.compile(".*".join(map(re.escape, wanted.split("*"))))
    found = [value for each, values in names.items() if pattern.fullmatch(each) for value in values]
    if not found:
        return (), [error("P231", at, field=name, value=text, meant=nearest(wanted, tuple(names)))]
    return tuple(dict.fromkeys(value.casefold() for value in found)), []


def _field_of(word: str, known: Known | None) -> str:
    """A word without a field, as the condition that is probably meant."""
    wanted = folded(word)
    for name in ("category", "district", "material", "sector", "collection", "seller", "kind") if known else ():
        if wanted in known.of(name):  # type: ignore[union-attr]
            return f"{name}:{_quoted(word)}"
    if wanted.replace("-", "_") in FIELDS:
        return f"{wanted.replace('-', '_')}:true"
    return f"title:{_quoted(word)}"


def _quoted(text: str) -> str:
    return f'"{text}"' if len(text.split()) > 1 or '"' in text or "," in text else text


_MONEY = str.maketrans("", "", "₹৳,_\u00a0 ")


def _number(text: str) -> Decimal | None:
    plain = fold_digits(text).translate(_MONEY)
    # No zeros before it: `price:2,000` is two values, and the second of them is a slip.
    return Decimal(plain) if re.fullmatch(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,4})?", plain) else None


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(fold_digits(text))
    except ValueError:
        return None
