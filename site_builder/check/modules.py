"""Training modules and the glossary: records, lessons, and what they name of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from site_builder.check import words
from site_builder.check.lessons import Written, read_lesson
from site_builder.check.reading import one, unwritten
from site_builder.check.translations import across
from site_builder.language import fits_address
from site_builder.model.commons import Commons, Settings
from site_builder.model.course import Lesson, Module, ModuleRecord, Term
from site_builder.problem import Problem, Where, error, warning
from site_builder.source import nearest

LESSON = re.compile(r"^(\d\d-[a-z0-9-]+)\.([a-z]{2,3})\.md$")
FOLDERS = ("audio", "figures")  # what lessons show and play, beside them


def read_modules(root: Path, settings: Settings, texts: dict[str, str]) -> tuple[dict[str, Module], list[Problem]]:
    """Every folder of `modules/`, sorted by name."""
    modules: dict[str, Module] = {}
    problems: list[Problem] = []
    folder = root / "modules"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not path.name.startswith("."):
            module, faults, text = _remembered(root, path.name, settings.model_dump_json(), _stamp(path))
            texts[f"modules/{path.name}/module.yml"] = text
            problems += faults
            if module:
                modules[path.name] = module
    return modules, problems


def _stamp(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """Every file of a module and what it holds; of what is no text, size and time."""
    return tuple((path.relative_to(folder).as_posix(), _told(path)) for path in sorted(folder.rglob("*")))


def _told(path: Path) -> bytes:
    try:
        if path.suffix in (".md", ".yml"):
            return path.read_bytes()
        stat = path.stat()
        return f"{stat.st_size} {stat.st_mtime_ns}".encode()
    except OSError:  # told where the file is read
        return b""


@lru_cache(maxsize=200)
def _remembered(
    root: Path, name: str, settings: str, stamp: tuple[tuple[str, bytes], ...]
) -> tuple[Module | None, tuple[Problem, ...], str]:
    """A module as it was read, while `haat serve` stays and its files are the same: reading twelve takes half a second."""
    texts: dict[str, str] = {}
    module, problems = _module(root, name, Settings.model_validate_json(settings), texts)
    return module, tuple(problems), texts.get(f"modules/{name}/module.yml", "")


def _module(root: Path, name: str, settings: Settings, texts: dict[str, str]) -> tuple[Module | None, list[Problem]]:
    file = f"modules/{name}/module.yml"
    value, problems = one(root, file, ModuleRecord, texts)
    if value is None:
        return None, problems
    problems += _record(value, name, settings)
    value = value.model_copy(update={"id": name})  # told where they differ; everything else goes by the folder
    objectives = tuple(each.id for each in value.objectives)
    found: dict[str, dict[str, Written | None]] = {}
    for path in sorted((root / "modules" / name).iterdir()):
        match = LESSON.match(path.name)
        if match and match[2] in settings.languages:
            written, faults = read_lesson(root, f"modules/{name}/{path.name}", objectives)
            problems += faults
            found.setdefault(match[1], {})[match[2]] = written
        elif path.name != "module.yml" and not (path.is_dir() and path.name in FOLDERS):
            problems.append(warning("P024", Where(f"modules/{name}/{path.name}", line=1, column=1), name=path.name))
    lessons = []
    for lesson, each in found.items():
        problems += unwritten(f"modules/{name}/{lesson}", list(each), settings)
        good = {code: written for code, written in each.items() if written}
        problems += across(f"modules/{name}/{lesson}", good, settings)
        if good:
            lessons.append(
                Lesson(
                    lesson,
                    {code: written.head for code, written in good.items()},
                    {code: written.blocks for code, written in good.items()},
                    {code: written.quiz for code, written in good.items()},
                )
            )
    problems += _unused(value, lessons, found, name)
    return Module(value, tuple(lessons)), problems


def _record(record: ModuleRecord, name: str, settings: Settings) -> Iterator[Problem]:
    where = Where(f"modules/{name}/module.yml")
    if record.id != name:
        yield error("P046", where.at("id"), id=record.id, folder=name)
    if not fits_address(name):
        yield error("P039", where.at("id"), id=name)
    yield from words.entry(record, where, settings)
    for n, fact in enumerate(record.facts):
        if fact.valid_until and fact.valid_until < settings.updated:
            yield warning("P172", where.at("facts", n, "valid_until"), date=fact.valid_until)
    seen: set[str] = set()
    for n, objective in enumerate(record.objectives):
        if objective.id in seen:
            yield error("P036", where.at("objectives", n, "id"), id=objective.id)
        seen.add(objective.id)


def _unused(record: ModuleRecord, lessons: Sequence[Lesson], found: Mapping[str, object], name: str) -> Iterator[Problem]:
    """Objectives that no lesson serves; not told while a lesson cannot be read."""
    if len(lessons) < len(found):
        return
    served = {each for lesson in lessons for head in lesson.heads.values() for each in head.objectives}
    for n, objective in enumerate(record.objectives):
        if objective.id not in served:
            yield warning("P163", Where(f"modules/{name}/module.yml").at("objectives", n, "id"), id=objective.id)


def module_references(commons: Commons) -> Iterator[Problem]:
    """Modules, sectors and terms that modules and their lessons name."""
    for module in commons.modules.values():
        where = Where(f"modules/{module.record.id}/module.yml")
        for n, name in enumerate(module.record.prerequisites):
            if name not in commons.modules:
                yield error("P035", where.at("prerequisites", n), id=name, meant=nearest(name, tuple(commons.modules)))
        for n, sector in enumerate(module.record.sectors):
            if sector not in commons.sectors:
                yield error("P031", where.at("sectors", n), id=sector, meant=nearest(sector, tuple(commons.sectors)))
        for lesson in module.lessons:
            for code, blocks in lesson.blocks.items():
                file = f"modules/{module.record.id}/{lesson.name}.{code}.md"
                for block in blocks:
                    yield from _block_references(
                        block.text, block.kind, block.sectors, Where(file, line=block.line, column=1), commons
                    )


_TERM_LINK = re.compile(r"\]\(term:([^)\s]*)\)")


def _block_references(text: str, kind: str, sectors: Sequence[str], where: Where, commons: Commons) -> Iterator[Problem]:
    for sector in sectors if kind == "variant" else ():
        if sector not in commons.sectors:
            yield error("P031", where, id=sector, meant=nearest(sector, tuple(commons.sectors)))
    for found in _TERM_LINK.finditer(text):
        if found[1] not in commons.terms:
            row = text.count("\n", 0, found.start())
            column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
            at = Where(where.file, line=where.line + row, column=column)
            yield error("P173", at, id=found[1], meant=nearest(found[1], tuple(commons.terms)))


def glossary_rules(where: Where, entries: Sequence[tuple[int, Term]]) -> Iterator[Problem]:
    """Terms that an entry sends its reader on to."""
    known = tuple(each.id for _, each in entries)
    for n, each in entries:
        for m, name in enumerate(each.see):
            if name not in known:
                yield error("P173", where.at(n, "see", m), id=name, meant=nearest(name, known))
