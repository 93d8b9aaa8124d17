"""The commons: `content/` and `modules/` as checked values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from site_builder.check import prose, words
from site_builder.check.shape import shape
from site_builder.language import fits_address
from site_builder.model.commons import Commons, District, GiProduct, Material, Page, Sector, Settings
from site_builder.model.course import Lesson, LessonHead, Module, ModuleRecord
from site_builder.model.programme import Programme
from site_builder.problem import KeyPath, Problem, Where, error, warning
from site_builder.source import nearest, read_prose, read_yaml

T = TypeVar("T")
SETTINGS = "content/showcase.yml"
LESSON = re.compile(r"^(\d\d-[a-z0-9-]+)\.([a-z]{2,3})\.md$")
PAGE = re.compile(r"^([a-z0-9-]+)\.([a-z]{2,3})\.md$")


def read_commons(root: Path) -> tuple[Commons | None, list[Problem]]:
    """Everything shared, or None where its shape is so broken that no catalogue can be checked against it."""
    problems: list[Problem] = []

    def read(file: str, kind: type[T], *, needed: bool = True) -> T | None:
        if not needed and not (root / file).exists():
            return shape(kind, [], Where(file))[0]
        record, faults = read_yaml(root, file)
        problems.extend(faults)
        if faults:
            return None
        value, faults = shape(kind, record.value if record.value is not None else [], Where(file))
        problems.extend(faults)
        return value

    settings = read(SETTINGS, Settings)
    districts = read("content/districts.yml", list[District])
    sectors = read("content/categories.yml", list[Sector])
    materials = read("content/materials.yml", list[Material], needed=False)
    gi = read("content/gi.yml", list[GiProduct], needed=False)
    programmes = read("content/programmes.yml", list[Programme], needed=False)
    if settings is None:
        return None, problems
    modules, faults = read_modules(root, settings)
    problems += faults
    pages, faults = _pages(root, settings)
    problems += faults
    if districts is None or sectors is None or materials is None or gi is None or programmes is None:
        return None, problems
    categories = [(category, sector) for sector in sectors for category in sector.categories]
    commons = Commons(
        settings,
        {each.id: each for each in districts},
        {each.id: each for each in sectors},
        {each.id: each for each, _ in categories},
        {each.id: sector.id for each, sector in categories},
        {each.id: each for each in materials},
        {each.key: each for each in gi},
        {each.id: each for each in programmes},
        modules,
        pages,
    )
    problems += _settings(settings)
    lists: tuple[tuple[str, list[Any]], ...] = (
        ("content/districts.yml", districts),
        ("content/categories.yml", sectors),
        ("content/materials.yml", materials),
        ("content/gi.yml", gi),
        ("content/programmes.yml", programmes),
    )
    for file, entries in lists:
        problems += _ids(file, [((n,), getattr(each, "id", None) or each.key) for n, each in enumerate(entries)])
        problems += words.entries(entries, Where(file), settings)
    places = [((n, "categories", m), c.id) for n, s in enumerate(sectors) for m, c in enumerate(s.categories)]
    problems += _ids("content/categories.yml", places)
    problems += _references(commons)
    return commons, problems


def _ids(file: str, ids: Iterable[tuple[KeyPath, str]]) -> Iterator[Problem]:
    """Ids that are told twice (ignoring case) or that cannot be part of an address."""
    seen: set[str] = set()
    for path, key in ids:
        where = Where(file, (*path, "id")) if not key[:2].isupper() else Where(file, (*path, "number"))
        if key.lower() in seen:
            yield error("P036", where, id=key)
        if not fits_address(key):
            yield error("P039", where, id=key)
        seen.add(key.lower())


def _settings(settings: Settings) -> Iterator[Problem]:
    where = Where(SETTINGS)
    if not settings.base_url.endswith("/"):
        yield error("P044", where.at("base_url"), value=settings.base_url)
    if len(set(settings.languages)) != len(settings.languages):
        yield error("P036", where.at("languages"), id=", ".join(settings.languages))
    yield from words.entry(settings, where, settings)


def _references(commons: Commons) -> Iterator[Problem]:
    districts, gi_file = tuple(commons.districts), "content/gi.yml"
    for n, each in enumerate(commons.gi.values()):
        for m, district in enumerate(each.districts):
            if district not in commons.districts and each.country == commons.settings.country:
                yield error("P030", Where(gi_file, (n, "districts", m)), id=district, meant=nearest(district, districts))
    for n, programme in enumerate(commons.programmes.values()):
        for m, district in enumerate(programme.districts):
            if district not in commons.districts:
                where = Where("content/programmes.yml", (n, "districts", m))
                yield error("P030", where, id=district, meant=nearest(district, districts))
    for n, each_district in enumerate(commons.districts.values()):
        for m, name in enumerate(each_district.programmes):
            if name not in commons.programmes:
                where = Where("content/districts.yml", (n, "programmes", m))
                yield error("P040", where, id=name, meant=nearest(name, tuple(commons.programmes)))
    tiles: dict[tuple[int, int], str] = {}
    for n, each_district in enumerate(commons.districts.values()):
        tile = (each_district.tile.column, each_district.tile.row)
        if tile in tiles:
            yield error("P045", Where("content/districts.yml", (n, "tile")), id=each_district.id, other=tiles[tile])
        tiles[tile] = each_district.id
    for module in commons.modules.values():
        where = Where(f"modules/{module.record.id}/module.yml")
        for n, name in enumerate(module.record.prerequisites):
            if name not in commons.modules:
                yield error("P035", where.at("prerequisites", n), id=name, meant=nearest(name, tuple(commons.modules)))
        for n, sector in enumerate(module.record.sectors):
            if sector not in commons.sectors:
                yield error("P031", where.at("sectors", n), id=sector, meant=nearest(sector, tuple(commons.sectors)))


# ── modules ──────────────────────────────────────────────────────────────────────────────────────


def read_modules(root: Path, settings: Settings) -> tuple[dict[str, Module], list[Problem]]:
    """Every folder of `modules/`, sorted by name."""
    modules: dict[str, Module] = {}
    problems: list[Problem] = []
    folder = root / "modules"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not path.name.startswith("."):
            module, faults = _module(root, path.name, settings)
            problems += faults
            if module:
                modules[path.name] = module
    return modules, problems


def _module(root: Path, name: str, settings: Settings) -> tuple[Module | None, list[Problem]]:
    file = f"modules/{name}/module.yml"
    record, problems = read_yaml(root, file)
    if problems:
        return None, problems
    value, problems = shape(ModuleRecord, record.value or {}, Where(file))
    if value is None:
        return None, problems
    if value.id != name:
        problems.append(error("P046", Where(file, ("id",)), id=value.id, folder=name))
    if not fits_address(name):
        problems.append(error("P039", Where(file, ("id",)), id=name))
    problems += words.entry(value, Where(file), settings)
    objectives = tuple(each.id for each in value.objectives)
    heads: dict[str, dict[str, LessonHead]] = {}
    bodies: dict[str, dict[str, str]] = {}
    for path in sorted((root / "modules" / name).iterdir()):
        found = LESSON.match(path.name)
        if not found:
            if path.name != "module.yml":
                problems.append(warning("P024", Where(f"modules/{name}/{path.name}", line=1, column=1), name=path.name))
            continue
        lesson, code = found.groups()
        head, body, faults = _lesson(root, f"modules/{name}/{path.name}", objectives)
        problems += faults
        if code in settings.languages and head:
            heads.setdefault(lesson, {})[code] = head
            bodies.setdefault(lesson, {})[code] = body
    for lesson, written in heads.items():
        for code in settings.languages:
            if code not in written:
                said = f"modules/{name}/{lesson}.{next(iter(written))}.md"
                problems.append(
                    warning("P050", Where(said, ("title",)), field=f"{lesson}.{code}.md", language=code, seen=next(iter(written)))
                )
    lessons = tuple(Lesson(lesson, heads[lesson], bodies[lesson]) for lesson in sorted(heads))
    return Module(value, lessons), problems


def _lesson(root: Path, file: str, objectives: tuple[str, ...]) -> tuple[LessonHead | None, str, list[Problem]]:
    found, problems = read_prose(root, file)
    if found is None:
        return None, "", problems
    head, faults = shape(LessonHead, found.head, Where(file))
    problems += faults
    problems += prose.rules(found)
    for n, each in enumerate(head.objectives if head else ()):
        if each not in objectives:
            problems.append(
                error("P041", Where(file, ("objectives", n)), id=each, meant=nearest(each, objectives) or ", ".join(objectives))
            )
    return head, found.body, problems


def _pages(root: Path, settings: Settings) -> tuple[tuple[str, ...], list[Problem]]:
    problems: list[Problem] = []
    names: dict[str, set[str]] = {}
    folder = root / "content/pages"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        file = f"content/pages/{path.name}"
        found = PAGE.match(path.name)
        if not found or not fits_address(found[1]):
            problems.append(warning("P024", Where(file, line=1, column=1), name=path.name))
            continue
        written, faults = read_prose(root, file)
        problems += faults
        if written:
            problems += shape(Page, written.head, Where(file))[1]
            problems += prose.rules(written)
            names.setdefault(found[1], set()).add(found[2])
    for name, codes in names.items():
        for code in settings.languages:
            if code not in codes:
                shown_in = next((c for c in (*settings.fallback.get(code, ()), *sorted(codes)) if c in codes), "")
                where = Where(f"content/pages/{name}.{shown_in}.md", ("title",))
                problems.append(warning("P050", where, field=f"{name}.{code}.md", language=code, seen=shown_in))
    return tuple(sorted(names)), problems
