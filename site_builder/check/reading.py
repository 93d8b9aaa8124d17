"""Reading one record of the commons, and the languages that a Markdown text is written in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from site_builder.check import words
from site_builder.check.shape import shape
from site_builder.model.commons import Settings
from site_builder.problem import Problem, Where, warning
from site_builder.source import read_yaml

T = TypeVar("T")


def one(root: Path, file: str, kind: type[T], texts: dict[str, str]) -> tuple[T | None, list[Problem]]:
    """A file with one record; what could be read of it is checked even where something could not."""
    record, problems = read_yaml(root, file)
    texts[file] = record.text
    if record.value is None and problems:
        return None, problems
    value, faults = shape(kind, {} if record.value is None else record.value, Where(file))
    return value, problems + faults


def unwritten(stem: str, written: list[str], settings: Settings) -> Iterator[Problem]:
    """The languages that a Markdown text is not written in, and what their readers will see instead."""
    for code in settings.languages:
        if code not in written:
            seen = next(c for c in (*settings.fallback.get(code, ()), *settings.languages) if c in written)
            where = Where(f"{stem}.{seen}.md", ("title",))
            yield warning(
                "P050", where, field=f"{stem.rpartition('/')[2]}.{code}.md", language=words.named(code), seen=words.named(seen)
            )
