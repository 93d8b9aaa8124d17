"""The owner's synonyms for the search: `content/search.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_builder.check.shape import shape_each
from site_builder.model.synonym import SynonymGroup
from site_builder.problem import Problem, Where, error, warning
from site_builder.search.keys import STOP_WORDS, stem, words
from site_builder.source import read_yaml

SEARCH = "content/search.yml"


def read_groups(root: Path, texts: dict[str, str]) -> list[Problem]:
    """Every fault of the owner's synonyms; the file need not be there. Its text joins `texts`."""
    if not (root / SEARCH).exists():
        return []
    record, problems = read_yaml(root, SEARCH)
    texts[SEARCH] = record.text
    if record.value is None:
        return problems
    groups, faults = shape_each(SynonymGroup, record.value, Where(SEARCH))
    return [*problems, *faults, *_rules(groups)]


def owner_groups(root: Path) -> list[tuple[str, ...]]:
    """The checked groups: the forms of each, in all languages."""
    if not (root / SEARCH).exists():
        return []
    groups, _ = shape_each(SynonymGroup, read_yaml(root, SEARCH)[0].value or [], Where(SEARCH))
    return [tuple(word for some in each.words.values() for word in some) for each in groups if each is not None]


def _rules(groups: list[SynonymGroup | None]) -> Iterator[Problem]:
    where, seen = Where(SEARCH), dict[str, int]()
    for n, group in enumerate(groups):
        if group is None:
            continue
        mine: set[str] = set()
        for code, some in group.words.items():
            for m, form in enumerate(some):
                at, key = where.at(n, "words", code, m), " ".join(map(stem, words(form)))
                if not key or set(words(form)) <= STOP_WORDS:
                    yield error("P201", at, word=form)
                elif key in mine:
                    yield warning("P202", at, word=form)
                elif key in seen:
                    yield warning("P203", at, word=form, number=str(seen[key] + 1))
                mine.add(key)
        if len(mine) < 2:
            yield error("P200", where.at(n, "words"), word=", ".join(form for some in group.words.values() for form in some))
        for key in mine:
            seen.setdefault(key, n)
