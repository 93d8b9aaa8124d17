"""Course books as data for `templates/print/`: workbook, trainer's guide, answer key, handout, summary, slides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from site_builder.edition import Edition, address
from site_builder.edition.course import ModulePage, module_page
from site_builder.edition.glossary import finder, glossary
from site_builder.edition.lesson import LessonView, Part, lesson_views, notice
from site_builder.edition.listing import listing_fields
from site_builder.edition.media import Media
from site_builder.edition.plan import plan
from site_builder.edition.plan import told as plan_told
from site_builder.edition.quiz import QuestionView, quiz_view
from site_builder.edition.slides import Slide, slides
from site_builder.language import day, digits
from site_builder.lesson.blocks import Block
from site_builder.lesson.states import State
from site_builder.model.course import Module
from site_builder.writers.print.catalogue import faces
from site_builder.writers.print.lesson_tree import Reading, Tree, resolver, says, tree
from site_builder.writers.print.text import clean, told

SIZES = {"normal": 10.5, "large": 15.0}
LABELS = (
    *(
        "contents",
        "edition_of",
        "objectives",
        "quiz",
        "quiz_answer",
        "quiz_multiple",
        "quiz_your_answer",
        "glossary",
        "good_to_know",
    ),
    *("as_of", "source", "review_needed", "scan", "no_photo", "per_piece", "price_on_request", "moq", "materials", "size"),
    *("sample_mark", "certificate_name", "answers_back", "plan", "plan_from", "plan_what", "minutes_short", "materials_needed"),
    *("trainer_notes", "expected_answers", "learner_text"),
)
_LETTERS = {"bn": "কখগঘঙচছজঝঞ", "hi": "कखगघङचछजझञ", "ne": "कखगघङचछजझञ"}
_SUMMARY = ("objectives", "steps", "checklist", "caution", "keypoints")
_TO_DO = ("exercise", "listing", "discussion")

NO_MEDIA = Media()
Records = Mapping[str, dict[str, Any]]  # product id → its card as the catalogue prints it


def book(
    kind: str, modules: Sequence[Module], edition: Edition, records: Records, size: str = "normal", media: Media = NO_MEDIA
) -> dict[str, Any]:
    """One book about these modules (one, or the whole course)."""
    w = edition.words
    views = [(module_page(module, edition), lesson_views(module, edition)) for module in modules]
    whole = len(modules) > 1
    title = edition.say(edition.settings.name) if whole else views[0][0].title
    data = _frame(f"{w[f'book_{kind}']}: {title}", edition)
    behind = sum(view.behind for _, lessons in views for view in lessons)
    read = _Reader(edition, records, media)
    data |= {
        "kind": kind,
        "kind-told": told(w[f"book_{kind}"]),
        "title": told(w["whole_course"] if whole else title),
        "summary": told("" if whole else views[0][0].summary),
        "head": [told(title), told(w[f"book_{kind}"])],
        "body": SIZES[size],
        "name-line": kind in ("workbook", "handout"),
        "behind": bool(behind),
        "behind-told": told(w["print_behind"].format(n=digits(str(behind), edition.code), date=data["date"])),
        "modules": [_module(page, lessons, read) for page, lessons in views],
        "glossary": _terms(views, edition),
        "listing": [[told(each.label), told(each.hint), 3 if each.long else 1] for each in listing_fields(edition)],
        "faults": read.faults,
    }
    return data


def deck(view: LessonView, edition: Edition, records: Records, media: Media = NO_MEDIA) -> dict[str, Any]:
    """The slides of one lesson."""
    read = _Reader(edition, records, media)
    data = _frame(view.head.title, edition)
    return data | {
        "kind": "slides",
        "title": told(edition.say(view.module.record.title)),
        "slides": [
            {
                "id": each.id,
                "kind": each.kind if each.kind == "title" else "slide",
                "title": _said(each.title, each.lang or _other(view.written, edition)),
                "kicker": told(_kicker(view, edition)),
                "told": told(_minutes(view, edition)),
                "url": _url(view, edition),
                "blocks": read.slide(each, view) if each.text else [],
            }
            for each in slides(view, edition)
        ],
        "faults": read.faults,
    }


def urls(data: dict[str, Any]) -> list[str]:
    """Every address that the data wants a QR code of."""
    return sorted(set(_found(data, "url")) - {""})


def pictures(data: dict[str, Any]) -> list[str]:
    """Every photo and figure that the data shows."""
    figures = {each["file"] for each in _found(data, "figure")}
    return sorted(figures | {each["file"] for each in _found(data, "picture") if each})


def attached(data: dict[str, Any]) -> dict[str, Any]:
    """What travels inside the file, for machines."""
    return {"title": data["document"]["title"], "language": data["lang"], "date": data["document"]["date"], "kind": data["kind"]}


def _found(value: Any, name: str) -> Iterator[Any]:
    if isinstance(value, dict):
        if name in value and value.get("kind") != "link":
            yield value[name]
        for each in value.values():
            yield from _found(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _found(each, name)


# ── parts ────────────────────────────────────────────────────────────────────────────────────────


def _frame(title: str, edition: Edition) -> dict[str, Any]:
    settings, language = edition.settings, edition.language
    return {
        "lang": language.code,
        "dir": "rtl" if language.rtl else "ltr",
        "digits": language.digits,
        "letters": list(_LETTERS.get(language.code, "ABCDEFGHIJ")),
        "faces": faces(language.code),
        "labels": {key: told(edition.words[key]) for key in LABELS},
        "document": {
            "title": clean(title),
            "author": clean(edition.say(settings.name)),
            "date": [settings.updated.year, settings.updated.month, settings.updated.day],
        },
        "showcase": {"name": told(edition.say(settings.name)), "url": settings.base_url},
        "office": {"office": "", "phone": "", "email": ""},
        "date": day(settings.updated, edition.code),
        "review": edition.code != settings.original and edition.code not in settings.reviewed,
        "motifs": sorted({sector.motif for sector in edition.commons.sectors.values()}),
    }


def _module(page: ModulePage, views: list[LessonView], read: _Reader) -> dict[str, Any]:
    return {
        "id": page.id,
        "title": told(page.title),
        "summary": told(page.summary),
        "told": told(page.told),
        "objectives": [told(each) for each in page.objectives],
        "facts": [[told(text), clean(source), told(on)] for text, source, on in page.facts],
        "lessons": [_lesson(view, read) for view in views],
    }


def _lesson(view: LessonView, read: _Reader) -> dict[str, Any]:
    edition = read.edition
    made: dict[str, Any] = {
        "id": f"{view.module.record.id}/{view.lesson.name}",
        "title": clean(view.head.title),
        "kicker": told(_kicker(view, edition)),
        "told": told(_minutes(view, edition)),
        "url": _url(view, edition),
        "blocks": read.parts(view, lambda block: block.kind not in ("trainer", "keypoints")),
        "last": read.parts(view, lambda block: block.kind == "keypoints"),
        "notes": read.parts(view, lambda block: block.kind == "trainer"),
        "exercises": read.parts(view, lambda block: block.kind in _TO_DO),
        "summary": read.parts(view, lambda block: block.kind in _SUMMARY),
        "answers": read.answers(view),
        "quiz": [_question(each, _other(view.quiz_code, edition)) for each in quiz_view(view.quiz, view.quiz_code)],
        "plan": plan_told(plan(view, edition), edition.code),
        "materials": [clean(each) for each in view.head.materials],
    }
    return made | ({"lang": view.written} if view.written != edition.code else {})


def _kicker(view: LessonView, edition: Edition) -> str:
    return edition.words["lesson_n"].format(n=digits(str(view.n + 1), edition.code))


def _minutes(view: LessonView, edition: Edition) -> str:
    minutes = view.head.minutes
    return edition.words["minutes_told"].format(
        teach=digits(str(minutes.teach), edition.code), practise=digits(str(minutes.practise), edition.code)
    )


def _url(view: LessonView, edition: Edition) -> str:
    return f"{edition.settings.base_url}{edition.code}/{address.lesson(view.module.record.id, view.lesson.name)}"


def _other(code: str, edition: Edition) -> str:
    return code if code != edition.code else ""


def _said(text: str, lang: str) -> Any:
    return {"lang": lang, "text": clean(text)} if lang else clean(text)


def _question(q: QuestionView, lang: str) -> dict[str, Any]:
    def said(text: str) -> Any:
        return _said(text, lang)

    return {
        "id": q.id,
        "n": q.n,
        "kind": q.kind,
        "text": said(q.text),
        "choices": [
            {"text": said(c.text), "right": c.right, "feedback": said(c.feedback), "other": said(c.other)} for c in q.choices
        ],
        "mixed": [{"text": said(c.text), "other": said(c.other)} for c in q.mixed],
        "unit": said(q.unit),
        "told": [said(each) for each in q.told],
        "feedback": said(q.feedback) if q.feedback else "",
    }


def _terms(views: Sequence[tuple[ModulePage, list[LessonView]]], edition: Edition) -> list[dict[str, Any]]:
    """The glossary of the words that these lessons use."""
    words = {view.written: "" for _, lessons in views for view in lessons}
    for _, lessons in views:
        for view in lessons:
            words[view.written] += "\n".join(part.block.text for part in view.parts if part.code == view.written)
    used = set()
    for code, text in words.items():
        pattern, forms = finder(edition, code)
        # `re` takes ı for i, `casefold` does not: what has no form is no term
        used |= {forms[form] for form in _named(pattern, text) if form in forms} if pattern else set()
        used |= set(re.findall(r"\]\(term:([A-Za-z0-9_-]+)\)", text))
    return [{"term": told(each.term), "definition": told(each.definition)} for each in glossary(edition) if each.id in used]


@lru_cache(maxsize=200)
def _named(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    """The words of the glossary in a text, in small letters: looked for once for all books that it stands in."""
    return frozenset(found[1].casefold() for found in pattern.finditer(text))


# ── Markdown ─────────────────────────────────────────────────────────────────────────────────────


class _Reader:
    """Reads blocks into trees, with the live records that they name; keeps what could not be printed, with its place."""

    def __init__(self, edition: Edition, records: Records, media: Media) -> None:
        self.edition, self.records, self.media = edition, records, media
        self.faults: list[dict[str, Any]] = []
        self._read: dict[tuple[str, str, str], Tree] = {}

    def reading(self, view: LessonView, code: str) -> Reading:
        base = f"{self.edition.settings.base_url}{self.edition.code}/"
        module = view.module.record.id
        resolve = resolver(module, base)

        def leads(target: str) -> str:  # what plays on a page is played on the lesson's page
            return _url(view, self.edition) if target.startswith("audio/") else resolve(target)

        return Reading(leads, _other(code, self.edition), _figures(module, self.media))

    def parts(self, view: LessonView, wanted: Callable[[Block], bool]) -> Tree:
        """The blocks that are wanted, without hints and solutions; what is old or missing stands in its source's language."""
        made: Tree = []
        for part in view.parts:
            if part.block.kind not in ("quiz", "footnote") and wanted(part.block):
                made += self._marked(part, _without_answers(self._part(part, view)))
        return made

    def answers(self, view: LessonView) -> Tree:
        """Hints and solutions of the exercises, each below the exercise's title."""
        made: Tree = []
        for part in view.parts:
            for box in self._part(part, view) if part.block.kind in _TO_DO else ():
                inside = [each for each in box.get("blocks", ()) if each.get("name") in ("hint", "solution")]
                if inside:
                    made.append({"kind": "box", "name": "answered", "title": box["title"], "blocks": inside})
        return made

    def slide(self, slide: Slide, view: LessonView) -> Tree:
        """What stands on a slide. What cannot be printed of it is told by the workbook, at its line."""
        reading = replace(self.reading(view, view.written), lang=slide.lang or _other(view.written, self.edition))
        made = tree(slide.text, reading)
        return [self._record(each) or each for each in made] if slide.kind == "example" else made

    def _part(self, part: Part, view: LessonView) -> Tree:
        key = (view.module.record.id + view.lesson.name, part.code, part.block.text)
        if key not in self._read:
            reading = self.reading(view, part.code)
            notes = "\n\n".join(each.block.text for each in view.parts if each.block.kind == "footnote")
            text = f"{part.block.text}\n\n{notes}" if notes and "[^" in part.block.text else part.block.text
            made = tree(text, reading)
            self._told(reading, view, part.block.line, part.code)
            self._read[key] = [self._with_code(each, view) for each in made]
        return self._read[key]

    def _told(self, reading: Reading, view: LessonView, line: int, code: str = "") -> None:
        file = f"modules/{view.module.record.id}/{view.lesson.name}.{code or view.written}.md"
        self.faults += [{"file": file, "line": line, "what": each} for each in reading.faults]

    def _with_code(self, block: dict[str, Any], view: LessonView) -> dict[str, Any]:
        """A box with a recording has the code of the page that plays it."""
        if block["kind"] != "box" or block["name"] != "audio":
            return self._with_record(block)
        url = _url(view, self.edition)
        plays = any(link.get("url") == url for link in _links(block["blocks"]))
        return {**block, "scan": {"url": url, "of": clean(view.head.title)}} if plays else block

    def _with_record(self, block: dict[str, Any]) -> dict[str, Any]:
        """Inside a catalogue example, a paragraph that is only a link to a product becomes the live record."""
        if block["kind"] != "box" or block["name"] != "example":
            return block
        return {**block, "blocks": [self._record(each) or each for each in block["blocks"]]}

    def _record(self, block: dict[str, Any]) -> dict[str, Any] | None:
        runs = block.get("runs", ())
        if block["kind"] != "par" or len(runs) != 1 or runs[0]["kind"] != "link":
            return None
        found = re.search(r"/catalog/(.+)\.html$", runs[0]["url"])
        card = self.records.get(found[1]) if found else None
        return {"kind": "record", **card} if card else None

    def _marked(self, part: Part, made: Tree) -> Tree:
        if part.state is State.FRESH or not made:
            return made
        date = day(self.edition.settings.updated, self.edition.code)
        title = [{"kind": "text", "text": told(f"{notice(part, self.edition)} ({date})")}]
        return [{"kind": "box", "name": "older", "title": title, "blocks": [{"kind": "part", "lang": part.code, "blocks": made}]}]


def _figures(module: str, media: Media) -> dict[str, dict[str, Any]]:
    """A module's figures as its lessons write them, in the size that is printed: the largest JPEG."""
    start = f"modules/{module}/"
    return {
        path.removeprefix(start): {"figure": {"file": each.sources[-1][3].rpartition("/")[2], "size": [each.width, each.height]}}
        for path, each in media.figures.items()
        if path.startswith(start)
    }


def _links(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("kind") == "link":
            yield value
        for each in value.values():
            yield from _links(each)
    elif isinstance(value, list):
        for each in value:
            yield from _links(each)


def _without_answers(made: Tree) -> Tree:
    return [
        {**each, "blocks": [inner for inner in each["blocks"] if inner.get("name") not in ("hint", "solution")]}
        if each["kind"] == "box"
        else each
        for each in made
    ]


def words(data: dict[str, Any]) -> str:
    """All words of the lessons in a book, for the test that page and paper say the same."""
    lessons = [lesson for module in data["modules"] for lesson in module["lessons"]]
    return " ".join(says([*lesson["blocks"], *lesson["last"], *lesson["answers"]]) for lesson in lessons)
