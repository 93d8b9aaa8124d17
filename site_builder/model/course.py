"""Training: modules and their lessons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from site_builder.language import Code
from site_builder.lesson import Block
from site_builder.model.fields import FACT, REVIEWED, Entry, Fact, Id, Line, Name, Plain, Review, WordList, about
from site_builder.model.quiz import Quiz

Topic = Literal[
    "scheme-knowledge",
    "ondc",
    "financial-literacy",
    "gst",
    "digital-marketing",
    "e-commerce",
    "export-readiness",
    "product-development",
    "modern-production",
    "sustainable-practice",
]


class Objective(Entry):
    """What a learner can do afterwards."""

    id: Id = about("Id that lessons refer to", "আইডি", "o1")
    text: Line = about("The objective", "শিক্ষণ উদ্দেশ্য", {"en": "Write a title that says what it is"})


class ModuleRecord(Entry):
    """`modules/<module>/module.yml`."""

    id: Id = about("Id: the folder's name", "আইডি: ফোল্ডারের নাম", "digital-catalogue")
    title: Name = about("Title", "শিরোনাম", {"en": "Preparing a digital catalogue"})
    summary: Line = about("One or two sentences", "এক-দুই বাক্য", {"en": "…"})
    topic: Topic = about("One of RAMP's topics", "RAMP-এর বিষয়", "export-readiness")
    sectors: list[Id] = about("Sectors it speaks to; empty means all", "যে ক্ষেত্রের জন্য; খালি মানে সব", ["textile"], default=[])
    zones: list[Annotated[int, Field(ge=1, le=3)]] = about("RAMP zones it is held in", "RAMP অঞ্চল", ["1", "2"], default=[])
    audience: list[Literal["seller", "trainer", "officer"]] = about("Who it is for", "কার জন্য", ["seller"])
    level: Literal["basic", "middle", "advanced"] = about("Level", "স্তর", "basic")
    prerequisites: list[Id] = about("Modules to take before", "আগে যা শিখতে হবে", ["digital-catalogue"], default=[])
    objectives: Annotated[list[Objective], Field(min_length=1)] = about(
        "Learning objectives", "শিক্ষণ উদ্দেশ্য", [{"id": "o1", "text": {"en": "Write a title that says what it is"}}]
    )
    needs: list[Id] = about("Codes of the survey's needs that it answers", "সমীক্ষার যে চাহিদা মেটায়", ["gst-invoice"], default=[])
    facts: list[Fact] = about("Dated facts that lessons rely on", "তারিখসহ তথ্য", [FACT], default=[])
    reviewed: dict[Code, Review] = about("Native reviews", "মাতৃভাষী পাঠকের পর্যালোচনা", REVIEWED, default={})


class Minutes(Entry):
    """Time to plan for."""

    teach: Annotated[int, Field(ge=1, le=600)] = about("Minutes to teach", "শেখানোর মিনিট", "20")
    practise: Annotated[int, Field(ge=0, le=600)] = about("Minutes to practise", "অনুশীলনের মিনিট", "25")


class LessonHead(Entry):
    """Front matter of `modules/<module>/NN-lesson.<lang>.md`."""

    title: Plain = about("Title in the file's language", "শিরোনাম", "Photographs with a phone")
    description: Plain | None = about("One sentence", "এক বাক্য", "How to …", default=None)
    minutes: Minutes = about("Time", "সময়", {"teach": "20", "practise": "25"})
    objectives: Annotated[list[Id], Field(min_length=1)] = about("Objectives it serves", "উদ্দেশ্য", ["o1"])
    materials: list[Plain] = about("What the trainer brings", "প্রশিক্ষক যা আনবেন", ["chart paper"], default=[])
    source_rev: Plain | None = about("Revision of the original that this follows", "মূল লেখার সংস্করণ", "1", default=None)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson: the languages it is written in, with each one's front matter, blocks and quiz."""

    name: str  # `02-photographs`
    heads: dict[str, LessonHead]
    blocks: dict[str, tuple[Block, ...]]
    quizzes: dict[str, Quiz]


@dataclass(frozen=True, slots=True)
class Module:
    """A module and its lessons in order."""

    record: ModuleRecord
    lessons: tuple[Lesson, ...]


class Term(Entry):
    """An entry of `content/glossary.yml`."""

    id: Id = about("Id that lessons name as `term:moq`", "আইডি", "moq")
    term: Name = about("The word", "শব্দ", {"en": "MOQ", "bn": "ন্যূনতম অর্ডার"})
    also: WordList = about("Other words and forms for it, by language", "অন্য রূপ", {"en": ["minimum order quantity"]}, default={})
    definition: Line = about("What it means, in one or two sentences", "অর্থ", {"en": "The smallest order that a seller accepts."})
    see: list[Id] = about("Terms to read as well", "আরও দেখুন", ["lead-time"], default=[])
    reviewed: dict[Code, Review] = about("Native reviews", "মাতৃভাষী পাঠকের পর্যালোচনা", REVIEWED, default={})
