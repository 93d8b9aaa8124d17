"""Print's part of the course: which books and slides are out of date, and setting them, at most two at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from site_builder import fonts, store
from site_builder.check.catalogue import CATALOGS
from site_builder.check.commons import GLOSSARY
from site_builder.district import Plan
from site_builder.edition import Edition, address, edition
from site_builder.edition.book import Print, book
from site_builder.edition.course import Download
from site_builder.edition.lesson import LessonView, examples, lesson_views
from site_builder.edition.media import depends
from site_builder.edition.place import plural
from site_builder.language import megabytes
from site_builder.model.course import Module
from site_builder.printing import District
from site_builder.problem import Problem, Where, error, pack, unpack, warning
from site_builder.store import Stage, key
from site_builder.typesetting import AT_ONCE, PRINTS, faces_folder, print_from, templates

if TYPE_CHECKING:
    from site_builder import engines

KINDS = ("workbook", "guide", "answers", "handout", "summary")  # each is an entry point of `templates/print/`
LARGE = "large"
WHOLE = "course"  # the name of the books about all modules


class Book(NamedTuple):
    """A book that the site offers: what it is, about which module (or all) or lesson, in which size of print."""

    kind: str  # one of KINDS, or slides
    module: str
    lesson: str = ""
    size: str = "normal"

    @property
    def path(self) -> str:
        """Its address below a language's folder."""
        large = f"-{LARGE}" if self.size == LARGE else ""
        if self.module == WHOLE:
            return address.course_book(self.kind + large)
        return address.module_book(self.module, f"{self.lesson}-slides" if self.lesson else f"{self.module}-{self.kind}{large}")

    @property
    def name(self) -> str:
        """Its name among the made files."""
        return "-".join(each for each in (self.module, self.lesson, self.kind, self.size if self.size == LARGE else "") if each)


@dataclass
class Books:
    """Every book that is known now, by (book, language), and what was found while setting them."""

    made: dict[tuple[Book, str], Print] = field(default_factory=dict)
    entries: dict[str, Any] = field(default_factory=dict)  # what the store keeps: `language/name` → key, print, problems
    problems: list[Problem] = field(default_factory=list)
    new: int = 0

    def downloads(self, code: str) -> dict[str, list[Download]]:
        """What a module's page offers in a language: module → downloads in the order of the books."""
        found: dict[str, list[Download]] = {}
        for (each, language), made in self.made.items():
            if language == code:
                what = f"{each.kind}-{LARGE}" if each.size == LARGE else each.kind
                found.setdefault(each.module, []).append(Download(each.path, what, each.lesson, made.bytes, made.pages))
        return found


def offered(modules: Iterable[Module]) -> Iterator[Book]:
    """Every book that the site offers."""
    several = 0
    for module in modules:
        if module.lessons:
            several += 1
            yield from (Book(kind, module.record.id) for kind in KINDS)
            yield Book("workbook", module.record.id, size=LARGE)
            yield from (Book("slides", module.record.id, lesson.name) for lesson in module.lessons)
    if several > 1:
        yield Book("workbook", WHOLE)


def known(root: Path, modules: Sequence[Module], languages: Sequence[str]) -> Books:
    """The books that earlier builds made, as they are."""
    books, kept = Books(), store.load(root, "books") or {}
    for code in languages:
        for each in offered(modules):
            entry = kept.get(f"{code}/{each.name}")
            if entry and (root / PRINTS / entry["print"][0]).exists():
                books.entries[f"{code}/{each.name}"] = entry
                books.made[each, code] = print_from(entry["print"])
                books.problems += [unpack(problem) for problem in entry["problems"]]
    return books


def make(plan: Plan, codes: Sequence[str], tell: Callable[[int, int], None]) -> Books:
    """Set what is out of date in these languages; the others stay as they are."""
    modules = list(plan.commons.modules.values())
    books = known(plan.root, modules, list(plan.commons.settings.languages))
    faces = faces_folder()
    if faces is None or not modules:  # told where catalogues are set
        return books
    from concurrent.futures import ThreadPoolExecutor

    template = templates()
    shop = _Shop(plan)
    jobs = []
    for code in codes:
        paper = edition(plan.commons, code, "print")
        for each, made_from in _keys(modules, paper, plan, template):
            entry = books.entries.get(f"{code}/{each.name}")
            if entry is None or entry["key"] != made_from:
                jobs.append((each, code, made_from, paper))
    books.problems = [
        unpack(problem)
        for name, entry in books.entries.items()
        if name not in {f"{code}/{each.name}" for each, code, _, _ in jobs}
        for problem in entry["problems"]
    ]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        running = [(job, pool.submit(_set, job[0], job[3], shop, faces, template)) for job in jobs]
        for n, ((each, code, made_from, _), done) in enumerate(running, 1):
            made, problems = done.result()
            books.problems += problems
            books.made.pop((each, code), None)
            books.entries.pop(f"{code}/{each.name}", None)
            if made:
                books.made[each, code] = made
                books.entries[f"{code}/{each.name}"] = {
                    "key": made_from,
                    "print": list(made),
                    "problems": [pack(p) for p in problems],
                }
                books.new += 1
            tell(n, len(jobs))
    books.problems = list(dict.fromkeys(books.problems))
    order: dict[tuple[Book, str], int] = {}
    for language in plan.commons.settings.languages:
        order |= {(each, language): len(order) + n for n, each in enumerate(list(offered(modules)))}
    books.made = dict(sorted(books.made.items(), key=lambda pair: order[pair[0]]))
    return books


def bespoke(plan: Plan, module: str, kind: str, size: str, codes: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """One book in the size that is asked for, below `build/books/`: the files made, and what was said of them."""
    from site_builder.typesetting import TO_ORDER

    faces = faces_folder()
    if faces is None:
        return [], [error("P141", Where("content/showcase.yml", line=1, column=1), command="haat fonts")]
    template, shop = templates(), _Shop(plan)
    books = [each for each in offered(plan.commons.modules.values()) if each.module == module and each.kind == kind]
    files: list[str] = []
    problems: list[Problem] = []
    for each in dict.fromkeys(one._replace(size=size) for one in books):
        for code in codes:
            made, faults = _set(each, edition(plan.commons, code, "print"), shop, faces, template)
            problems += faults
            if made:
                file = f"{TO_ORDER}/{code}/{each.name}.pdf"
                store.write(plan.root / file, (plan.root / PRINTS / made.file).read_bytes())
                files.append(file)
    return files, problems


def publish(root: Path, books: Books, before: dict[str, str], stage: Stage) -> dict[str, str]:
    """Stage the books that the site lacks; returns address → what stands there."""
    kept = {}
    for (each, code), made in books.made.items():
        path = f"{code}/{each.path}"
        kept[path] = made.file
        if before.get(path) != made.file:
            stage.link(path, root / PRINTS / made.file)
    stage.keep("books", books.entries)
    return kept


# ── one book ─────────────────────────────────────────────────────────────────────────────────────


def _modules(each: Book, commons: Any) -> list[Module]:
    return list(commons.modules.values()) if each.module == WHOLE else [commons.modules[each.module]]


def _views(each: Book, paper: Edition) -> list[LessonView]:
    views = [view for module in _modules(each, paper.commons) for view in lesson_views(module, paper)]
    return [view for view in views if each.lesson in ("", view.lesson.name)]


def _keys(modules: Sequence[Module], paper: Edition, plan: Plan, template: dict[str, bytes]) -> Iterator[tuple[Book, str]]:
    """Every book with a key of all that it is made from; no record is read for it."""
    from site_builder import engines

    texts = plan.commons.texts
    shared = key(
        paper.code,
        plan.shared,
        engines.typesetter_version(),
        texts.get(GLOSSARY, ""),
        *(part for pair in template.items() for part in pair),
    )
    lessons: dict[str, dict[str, str]] = {}
    for module in modules:
        name = module.record.id
        text = texts.get(f"modules/{name}/module.yml", "")
        lessons[name] = {view.lesson.name: key(text, _lesson_key(view, plan)) for view in lesson_views(module, paper)}
    for each in offered(modules):
        chosen = lessons.values() if each.module == WHOLE else (lessons[each.module],)
        told = [name for by_lesson in chosen for lesson, name in by_lesson.items() if each.lesson in ("", lesson)]
        yield each, key(*each, shared, *told)


def _lesson_key(view: LessonView, plan: Plan) -> str:
    """A key of what a lesson says and shows, and of the sellers whose records it shows."""
    sellers = sorted({name.rpartition("/")[0] for name in examples(view)})
    media = str(depends(view, plan.media))
    return key(str((view.written, view.head, view.parts, view.quiz)), media, *(plan.stamps.get(each, "") for each in sellers))


def _set(each: Book, paper: Edition, shop: _Shop, faces: Path, template: dict[str, bytes]) -> tuple[Print | None, list[Problem]]:
    """One book: its data and how it is set."""
    from site_builder.typesetting import Paper, set_paper
    from site_builder.writers.print import coursebook

    views = _views(each, paper)
    records = shop.records(sorted({name for view in views for name in examples(view)}), paper)
    if each.lesson:
        data = coursebook.deck(views[0], paper, records, shop.plan.media)
    else:
        data = coursebook.book(each.kind, _modules(each, paper.commons), paper, records, each.size, shop.plan.media)
    made = Paper(
        f"{each.name}-{paper.code}",
        f"{each.kind}.typ",
        data,
        coursebook.attached(data),
        paper.settings.updated,
        urls=tuple(coursebook.urls(data)),
        pictures=tuple(coursebook.pictures(data)),
        previews=0,
        motifs=tuple(data["motifs"]),
        problems_of=lambda told, *_: [*_complaints(told, views), *_unprintable(data["faults"]), *_unknown_signs(views)],
    )
    return set_paper(shop.plan.root, made, faces, template)


_TOO_FULL = {"summary": "reason:one-page", "slide": "reason:one-slide"}


def _complaints(told: engines.Printed, views: Sequence[LessonView]) -> Iterator[Problem]:
    """What does not fit its page, at its lesson; and what the typesetter says, at the first lesson of the book."""
    by_id = {f"{view.module.record.id}/{view.lesson.name}": view for view in views}
    for fault in told.faults:
        view = by_id.get(fault["id"], views[0])
        line = next((part.block.line for part in view.parts if part.block.id == fault["id"]), 0)
        where = Where(view.file, line=line, column=1) if line else Where(view.file, ("title",))
        yield warning("P154", where, what=_TOO_FULL[fault["field"]])
    for said in told.said:
        yield warning("P152", Where(views[0].file, ("title",)), district=views[0].head.title, said=said[:200])


def _unprintable(faults: Sequence[dict[str, Any]]) -> Iterator[Problem]:
    """What a lesson holds and paper cannot show."""
    for fault in faults:
        yield warning("P155", Where(fault["file"], line=fault["line"], column=1), what=fault["what"])


def _unknown_signs(views: Sequence[LessonView]) -> Iterator[Problem]:
    """Signs that no face has, each at its first place in a block."""
    for view in views:
        for part in view.parts:
            lost = fonts.unknown(part.block.text)
            if not lost:
                continue
            n, column = next(
                (n, at + 1) for n, line in enumerate(part.block.text.split("\n")) for at, sign in enumerate(line) if sign in lost
            )
            file = f"modules/{view.module.record.id}/{view.lesson.name}.{part.code}.md"
            signs = " ".join(f"U+{ord(c):04X}" for c in sorted(lost))
            yield warning("P150", Where(file, line=part.block.line + n, column=column), signs=signs, field=view.lesson.name)


class _Shop:
    """The live records that lessons show, each seller read once for all books."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._districts: dict[str, District] = {}
        self._cards: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}

    def records(self, names: Sequence[str], paper: Edition) -> dict[str, dict[str, Any]]:
        """Product id → its card as the catalogue prints it."""
        found: dict[str, dict[str, Any]] = {}
        for seller in dict.fromkeys(name.rpartition("/")[0] for name in names):
            if (seller, paper.code) not in self._cards:
                self._cards[seller, paper.code] = self._read(seller, paper)
            found |= self._cards[seller, paper.code]
        return {name: found[name] for name in names if name in found}

    def _read(self, seller: str, paper: Edition) -> dict[str, dict[str, Any]]:
        district, _, name = seller.partition("/")
        if seller not in self._districts and (self.plan.root / CATALOGS / seller / "seller.yml").exists():
            self._districts[seller], _ = District.read(self.plan.root, self.plan, district, [name])
        found = self._districts.get(seller)
        if found is None or not found.sellers or district not in paper.commons.districts:
            return {}
        from site_builder.writers.print import catalogue

        items = book(district, found.sellers, found.pictures(self.plan.root, paper), paper).by_name
        return {f"{district}/{item.id}": catalogue.card(item, paper) for item in items}


def told(downloads: Sequence[Download], paper: Edition) -> list[tuple[str, str, str]]:
    """Downloads in words: address, what it is, size and pages."""
    w, rows = paper.words, []
    for each in downloads:
        what = w["book_large"] if each.kind.endswith(LARGE) else w[f"book_{each.kind}"]
        rows.append((each.path, what, f"PDF, {plural('pages', each.pages, paper)}, {megabytes(each.bytes, paper.code)}"))
    return rows
