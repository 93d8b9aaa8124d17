"""YAML and Markdown files to Records and Prose.

The good path is fast: `plain` reads what records are nearly always written in, PyYAML's C composer and one walk over
its nodes read the rest. Whatever that walk cannot take (a duplicate key, an alias, a tag, `null`) is read by `careful`,
which tells every fault at once.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_builder.problem import Problem, Where, error
from site_builder.source import plain
from site_builder.source.files import front_matter, read_bytes


@dataclass(frozen=True, slots=True)
class Record:
    """One YAML file as written: `value` is a dict, a list, text, or None where it could not be read."""

    file: str
    value: Any
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """One Markdown file as written: its front matter, its body and the body's first line number."""

    file: str
    head: dict[str, Any]
    body: str
    body_line: int


# Anchors, aliases, tags, merge keys, nulls and odd line ends, wherever they could start: a hit only means "look
def read_yaml(root: Path, file: str) -> tuple[Record, list[Problem]]:
    """A YAML file as a record. Empty values are left out; text is in Unicode form NFC."""
    text, problems = read_bytes(root, file)
    if text is None:
        return Record(file, None, ""), problems
    value, problems = parse(text, file)
    return Record(file, value, text), problems


def parse(text: str, file: str) -> tuple[Any, list[Problem]]:
    """YAML text as plain values, and every fault in it."""
    same = _is_normal(text)
    normal = text if same else unicodedata.normalize("NFC", text)
    value = plain.read(normal, looked=same)
    if value is not None:
        return value, []
    from site_builder.source.careful import parse_as_yaml  # loads PyYAML, which few records need

    return parse_as_yaml(normal, text, file)


# Letters that stay as they are in NFC wherever they stand, but for the pairs below, and that are never odd in YAML (see
# `plain`); any other sign means "normalize, and look again".
_UNSURE = re.compile(
    "[^\n\x20-\x7e\xa0-\u02ff\u0900-\u0950\u0955-\u0957\u0960-\u09d6\u09e0-\u09fd\u2002-\u2027\u202a-\u205f\u20a0-\u20cf]"
)
_BEFORE_NUKTA = {"\u093c": "\u0928\u0930\u0933\u09cd\u094d", "\u09bc": "\u09cd\u094d"}


def _is_normal(text: str) -> bool:
    """Whether NFC would surely change nothing; the library's own answer costs as much as normalizing."""
    if _UNSURE.search(text) or "\u09c7\u09be" in text:
        return False
    # Splitting at a sign is faster than looking for its pairs.
    return all(
        {part[-1:] for part in text.split(nukta)[:-1]}.isdisjoint(letters)
        for nukta, letters in _BEFORE_NUKTA.items()
        if nukta in text
    )


def read_prose(root: Path, file: str) -> tuple[Prose | None, list[Problem]]:
    """A Markdown file with its front matter."""
    text, problems = read_bytes(root, file)
    if text is None:
        return None, problems
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    split = front_matter(text)
    if split is None:
        return None, [error("P013", Where(file, line=1, column=1))]
    head, body = split
    value, problems = parse(head, file)
    problems = [
        Problem(p.code, p.severity, Where(p.where.file, p.where.path, p.where.line + 1, p.where.column), p.facts) for p in problems
    ]
    if problems:
        return None, problems
    if not isinstance(value, dict):
        return None, [error("P013", Where(file, line=1, column=1))]
    return Prose(file, value, body, head.count("\n") + 3), []
