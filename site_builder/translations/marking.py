"""Marks written into lesson files: ids for new blocks, and fingerprints for what was translated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_builder.check.modules import LESSON
from site_builder.lesson import split
from site_builder.lesson.marks import mark_source, mark_translation
from site_builder.problem import Problem
from site_builder.translations.halves import halves


def mark(
    root: Path, original: str, languages: tuple[str, ...], module: str = "", accept: tuple[str, ...] = (), lesson: str = ""
) -> tuple[dict[str, str], list[Problem]]:
    """New texts of the lesson files whose marks change, by file; and faults for which a file was left alone.

    `accept`: ids whose translation was made anew from the source of today ("*" for all), in `languages` and `lesson`.
    """
    changed: dict[str, str] = {}
    problems: list[Problem] = []
    for folder in sorted(path for path in (root / "modules").glob("*") if path.is_dir() and module in ("", path.name)):
        for name in sorted({found[1] for path in folder.iterdir() if (found := LESSON.match(path.name))}):
            if lesson in ("", name):
                stem = f"modules/{folder.name}/{name}"
                for file, text, faults in _lesson(root, stem, original, languages, accept):
                    problems += faults
                    if text:
                        changed[file] = text
    return changed, problems


def _used(root: Path, stem: str) -> Iterator[str]:
    """The ids that any language of a lesson holds."""
    folder, _, name = stem.rpartition("/")
    for path in sorted((root / folder).glob(f"{name}.*.md")):
        found, _ = halves(root, f"{folder}/{path.name}")
        yield from (each.id for each in split(found[1]) if each.id) if found else ()


def _lesson(
    root: Path, stem: str, original: str, languages: tuple[str, ...], accept: tuple[str, ...]
) -> Iterator[tuple[str, str, list[Problem]]]:
    """(file, new text or nothing, faults) of the source and its translations."""
    file = f"{stem}.{original}.md"
    if not (root / file).exists():
        return
    found, problems = halves(root, file)
    if found is None:
        yield file, "", problems
        return
    head, before = found
    body = mark_source(before, split(before), _used(root, stem))
    yield file, head + body if body != before else "", []
    source = split(body)
    for code in languages:
        file = f"{stem}.{code}.md"
        if code == original or not (root / file).exists():
            continue
        other, problems = halves(root, file)
        if other is None:
            yield file, "", problems
            continue
        head, before = other
        body = mark_translation(before, split(before), source, [each.id for each in source] if "*" in accept else accept)
        yield file, head + body if body != before else "", []
