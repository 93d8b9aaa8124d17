"""A session: when, where and in which language some lessons are taught, and to how many people."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from site_builder.language import Code
from site_builder.model.fields import REVIEWED, Date, Entry, Id, Line, Review, Time, about

LEAST_PEOPLE = 50  # RAMP counts a session only from fifty people on

LessonName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,36}/[0-9]{2}-[a-z0-9-]{1,60}$")]


class SessionDay(Entry):
    """One day of a session, by the clock of its country."""

    date: Date = about("Date", "তারিখ", "2026-12-09")
    start: Time = about("When registration opens, or the day begins", "শুরুর সময়", "10:00")
    end: Time = about("When the day ends", "শেষের সময়", "17:30")


class Session(Entry):
    """`content/sessions/<session>.yml`."""

    id: Id = about("Id: the file's name", "আইডি: ফাইলের নাম", "nadia-catalogue")
    modules: list[Id] = about("Modules of which all lessons are taught", "যে মডিউলের সব পাঠ হবে", ["digital-catalogue"], default=[])
    lessons: Annotated[list[LessonName], Field(max_length=60)] = about(
        "Single lessons, taught after those of the modules", "আলাদা পাঠ", ["ondc-onboarding/01-what-ondc-is"], default=[]
    )
    district: Id = about("District", "জেলা", "nadia")
    venue: Line = about("Where it is held, as a visitor would ask for it", "কোথায়", {"en": "Training hall of the cluster (sample)"})
    days: Annotated[list[SessionDay], Field(min_length=1, max_length=10)] = about(
        "Days in their order", "দিনগুলি, ক্রমে", [{"date": "2026-12-09", "start": "10:00", "end": "17:30"}]
    )
    language: Code = about("Language that it is taught in", "যে ভাষায় শেখানো হবে", "bn")
    agency: Line = about("Who holds it", "কে আয়োজন করছে", {"en": "Training agency (sample)"})
    trainer: Line = about(
        "Who teaches: a role, or a name that the person agreed to show", "কে শেখাবেন: ভূমিকা", {"en": "Catalogue trainer"}
    )
    expected: Annotated[int, Field(ge=1, le=500)] = about("How many people are expected", "কত জন আসবেন", "50")
    materials: Annotated[list[Line], Field(max_length=30)] = about(
        "What people or the trainer bring", "যা আনতে হবে", [{"en": "A phone with a camera"}], default=[]
    )
    sample: bool = about("True when this is not a real session", "নমুনা হলে true", "true", default=False)
    reviewed: dict[Code, Review] = about("Native reviews", "মাতৃভাষী পাঠকের পর্যালোচনা", REVIEWED, default={})
