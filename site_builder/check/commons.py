"""The commons: `content/` and `modules/` as checked values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from site_builder.check import prose, words
from site_builder.check.collections import collection_references, read_collections
from site_builder.check.modules import glossary_rules, module_references, read_modules
from site_builder.check.rates import read_rates
from site_builder.check.reading import one, unwritten
from site_builder.check.rules import Judged, read_rules
from site_builder.check.search import read_groups
from site_builder.check.sessions import read_sessions, session_references
from site_builder.check.shape import Remains, remains, shape, shape_each
from site_builder.language import fits_address
from site_builder.model.commons import Category, Commons, District, GiProduct, Material, Page, Rules, Sector, Settings, Technique
from site_builder.model.course import Module, Term
from site_builder.model.craft import Craft
from site_builder.model.programme import Programme
from site_builder.model.session import Session
from site_builder.problem import KeyPath, Problem, Where, error, warning
from site_builder.source import nearest, read_prose, read_yaml

T = TypeVar("T")
SETTINGS, DISTRICTS, SECTORS, MATERIALS, TECHNIQUES, GI, PROGRAMMES, GLOSSARY, CRAFTS = (
    f"content/{name}.yml"
    for name in ("showcase", "districts", "categories", "materials", "techniques", "gi", "programmes", "glossary", "crafts")
)
RECORD_FILES = (".yaml", ".yml", ".json", ".csv", ".xlsx")
TAKEN = ("products", "compare")  # pages that the catalogue makes itself
PAGE = re.compile(r"^([a-z0-9-]+)\.([a-z]{2,3})\.md$")


def read_commons(root: Path, judged: Judged | None = None) -> tuple[Commons | None, list[Problem]]:
    """Everything shared, or None where its shape is so broken that no catalogue can be checked against it.

    `judged`: what the rulebook came to when it was read last, where nothing of the commons changed since. A broken entry is told once, not again by all that name it: a bare one with its id stands in for it.
    """
    texts: dict[str, str] = {}
    settings, problems = one(root, SETTINGS, Settings, texts)
    lists = {
        District: _List(root, DISTRICTS, District),
        Sector: _List(root, SECTORS, Sector),
        Material: _List(root, MATERIALS, Material, needed=False),
        Technique: _List(root, TECHNIQUES, Technique, needed=False),
        GiProduct: _List(root, GI, GiProduct, needed=False),
        Programme: _List(root, PROGRAMMES, Programme, needed=False),
        Term: _List(root, GLOSSARY, Term, needed=False),
        Craft: _List(root, CRAFTS, Craft, needed=False),
    }
    problems += [each for read in lists.values() for each in read.problems]
    texts |= {read.where.file: read.text for read in lists.values()}
    problems += _strays(root)
    problems += read_groups(root, texts)
    if settings is None:
        return None, problems
    problems += _settings(settings)
    for read in lists.values():
        problems += read.rules(settings)
    modules, faults = read_modules(root, settings, texts)
    problems += faults
    pages, faults = _pages(root, settings)
    problems += faults
    sessions, faults = read_sessions(root, settings, texts)
    problems += faults
    rates, faults = read_rates(root, settings, texts)
    problems += faults
    rules = read_rules(root, settings, texts, judged)
    if not all(read.whole for read in lists.values()):
        return None, problems + rules.told
    collections, faults = read_collections(root, settings, texts)
    problems += faults
    commons = replace(_commons(settings, lists, modules, pages, sessions, rules, texts), rates=rates, collections=collections)
    problems += [*_references(commons, lists), *session_references(commons)]
    if judged is None or rules.told is not judged.told:
        from site_builder.check.channels import rulebook_references

        rules.told += rulebook_references(commons)
    problems += [*collection_references(commons), *rules.told]
    return commons, problems


class _List:
    """A file with a list of entries: the good ones with their place in it, and the broken ones as written."""

    def __init__(self, root: Path, file: str, kind: type[Any], *, needed: bool = True) -> None:
        self.where = Where(file)
        self.whole = True  # whether the list itself could be read
        self.entries: list[tuple[int, Any]] = []
        self.broken: list[dict[str, Any]] = []
        self.left: list[tuple[int, Remains[Any]]] = []  # the sound places of the broken ones
        self.problems: list[Problem] = []
        self.text = ""
        if not needed and not (root / file).exists():
            return
        record, self.problems = read_yaml(root, file)
        self.text = record.text
        value = [] if record.value is None and not self.problems else record.value
        if value is not None:
            shaped, faults = shape_each(kind, value, self.where)
            self.problems += faults
            self.entries = [(n, each) for n, each in enumerate(shaped) if each is not None]
        self.whole = isinstance(value, list)
        if isinstance(value, list):
            good = {n for n, _ in self.entries}
            bad = [(n, raw) for n, raw in enumerate(value) if n not in good and isinstance(raw, dict)]
            self.broken = [raw for _, raw in bad]
            self.left = [(n, left) for n, raw in bad if (left := remains(kind, raw))]

    def rules(self, settings: Settings) -> Iterator[Problem]:
        """Ids and words of every good entry."""
        yield from _ids(self.where, [((n, "id"), each.id) for n, each in self.entries if hasattr(each, "id")])
        for n, each in self.entries:
            yield from words.entry(each, self.where.at(n), settings)
        for n, left in self.left:
            yield from left.beyond(words.entry(left.entry, self.where.at(n), settings), self.where.at(n))


def _commons(
    settings: Settings,
    lists: dict[Any, _List],
    modules: dict[str, Module],
    pages: tuple[str, ...],
    sessions: dict[str, Session],
    rules: Rules,
    texts: dict[str, str],
) -> Commons:
    def by_id(kind: Any, **bare: Any) -> dict[str, Any]:
        lost = {str(raw.get("id")): kind.model_construct(id=str(raw.get("id")), **bare) for raw in lists[kind].broken}
        return lost | {each.id: each for _, each in lists[kind].entries}

    categories = {c.id: (c, sector.id) for _, sector in lists[Sector].entries for c in sector.categories}
    for raw in lists[Sector].broken:
        for each in raw.get("categories") or ():
            name = str(each.get("id")) if isinstance(each, dict) else ""
            categories.setdefault(name, (Category.model_construct(id=name), str(raw.get("id"))))
    gi = {
        f"{raw.get('country')}-{raw.get('number')}": GiProduct.model_construct(name={}, districts=[])
        for raw in lists[GiProduct].broken
    }
    return Commons(
        settings,
        by_id(District, country=settings.country),
        by_id(Sector),
        {name: category for name, (category, _) in categories.items()},
        {name: sector for name, (_, sector) in categories.items()},
        by_id(Material),
        by_id(Technique, words=[]),
        gi | {each.key: each for _, each in lists[GiProduct].entries},
        by_id(Programme),
        modules,
        by_id(Term),
        pages,
        sessions,
        rules,
        texts,
        crafts=by_id(Craft),
    )


# Files that stand in `content/`; a channel's or a page's stands in a folder below it.
_LISTS = "showcase districts categories materials techniques gi programmes glossary rates crafts laws answers search"
_KNOWN = tuple(f"{name}.yml" for name in _LISTS.split())


def _strays(root: Path) -> Iterator[Problem]:
    """A file of records under another name or extension would be passed over in silence."""
    folder = root / "content"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_file() and path.name not in _KNOWN and not path.name.startswith("."):
            here = Where(f"content/{path.name}", line=1, column=1)
            if path.suffix.lower() in RECORD_FILES:
                yield error("P004", here, name=path.name, meant=nearest(path.name, _KNOWN), known=", ".join(_KNOWN))
            else:
                yield warning("P024", here, name=path.name)


def _ids(where: Where, ids: Iterable[tuple[KeyPath, str]]) -> Iterator[Problem]:
    """Ids that are told twice (ignoring case) or that cannot be part of an address."""
    seen: set[str] = set()
    for path, key in ids:
        if key.lower() in seen:
            yield error("P036", where.at(*path), id=key)
        if not fits_address(key):
            yield error("P039", where.at(*path), id=key)
        seen.add(key.lower())


def _settings(settings: Settings) -> Iterator[Problem]:
    where = Where(SETTINGS)
    if not settings.base_url.endswith("/"):
        yield error("P044", where.at("base_url"), value=settings.base_url)
    for n, code in enumerate(settings.languages):
        if code in settings.languages[:n]:
            yield error("P036", where.at("languages", n), id=code)
    yield from words.entry(settings, where, settings)


def _references(commons: Commons, lists: dict[Any, _List]) -> Iterator[Problem]:
    """Districts, programmes, sectors and modules that entries name, and what two entries may not share."""
    districts, programmes = tuple(commons.districts), tuple(commons.programmes)
    register, keys = lists[GiProduct], set()
    for n, each in register.entries:
        if each.key in keys:
            yield error("P036", register.where.at(n, "number"), id=each.key)
        keys.add(each.key)
    named = [(register, n, each) for n, each in register.entries if each.country == commons.settings.country]
    named += [(lists[Programme], n, each) for n, each in lists[Programme].entries]
    for read, n, each in named:
        for m, district in enumerate(each.districts):
            if district not in commons.districts:
                yield error("P030", read.where.at(n, "districts", m), id=district, meant=nearest(district, districts))
    tiles: dict[tuple[int, int], str] = {}
    for n, each in lists[District].entries:
        where, tile = lists[District].where.at(n), (each.tile.column, each.tile.row)
        if tile in tiles:
            yield error("P045", where.at("tile"), id=each.id, other=tiles[tile])
        tiles[tile] = each.id
        for m, name in enumerate(each.programmes):
            if name not in commons.programmes:
                yield error("P040", where.at("programmes", m), id=name, meant=nearest(name, programmes))
    for n, each in lists[Craft].entries:
        yield from _craft(each, lists[Craft].where.at(n), commons)
    yield from module_references(commons)
    yield from glossary_rules(lists[Term].where, lists[Term].entries)


def _craft(each: Craft, where: Where, commons: Commons) -> Iterator[Problem]:
    """The sector, districts and GI products that a craft names."""
    if each.sector not in commons.sectors:
        yield error("P221", where.at("sector"), id=each.sector, meant=nearest(each.sector, tuple(commons.sectors)))
    for n, district in enumerate(each.districts):
        if district not in commons.districts:
            yield error("P030", where.at("districts", n), id=district, meant=nearest(district, tuple(commons.districts)))
    for n, key in enumerate(each.gi):
        if key not in commons.gi:
            yield error("P032", where.at("gi", n), id=key)


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


def _pages(root: Path, settings: Settings) -> tuple[tuple[str, ...], list[Problem]]:
    problems: list[Problem] = []
    names: dict[str, list[str]] = {}
    folder = root / "content/pages"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        file = f"content/pages/{path.name}"
        found = PAGE.match(path.name)
        if not found or not fits_address(found[1]) or found[2] not in settings.languages:
            problems.append(warning("P024", Where(file, line=1, column=1), name=path.name))
            continue
        if found[1] in TAKEN:
            problems.append(error("P295", Where(file, line=1, column=1), name=found[1]))
            continue
        written, faults = read_prose(root, file)
        problems += faults
        names.setdefault(found[1], []).append(found[2])
        if written:
            problems += shape(Page, written.head, Where(file))[1]
            problems += prose.rules(written)
    for name, codes in names.items():
        problems += unwritten(f"content/pages/{name}", codes, settings)
    return tuple(sorted(names)), problems
