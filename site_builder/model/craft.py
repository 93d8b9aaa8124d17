"""A craft: how a thing is made, told once for all makers of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from site_builder.language import Code
from site_builder.model.fields import FACT, REVIEWED, Date, Entry, Fact, GiKey, Id, Line, Name, Plain, Review, Text, about


class Craft(Entry):
    """An entry of `content/crafts.yml`; products name it as their `craft_story`."""

    id: Id = about("Id, used in addresses and in records", "আইডি", "jamdani")
    name: Name = about("Name", "নাম", {"en": "Jamdani"})
    sector: Id = about("Sector from content/categories.yml", "ক্ষেত্র", "textile")
    summary: Line = about("What it is, in one sentence", "এক বাক্যে", {"en": "Motifs laid into the weave by hand."})
    story: Text = about("Its story, two or three short paragraphs", "গল্প, দুই-তিন অনুচ্ছেদ", {"en": "…"})
    steps: Annotated[list[Line], Field(max_length=12)] = about(
        "How it is made, step by step", "ধাপে ধাপে কীভাবে হয়", [{"en": "The warp is set up on the loom."}], default=[]
    )
    signs: Annotated[list[Line], Field(max_length=8)] = about(
        "By what a buyer knows the real thing", "আসল চেনার উপায়", [{"en": "No loose threads on the back."}], default=[]
    )
    districts: list[Id] = about("Districts where it is at home", "যে জেলার শিল্প", ["nadia"], default=[])
    gi: list[GiKey] = about("GI products that are made so", "সংশ্লিষ্ট GI", ["IN-116"], default=[])
    facts: list[Fact] = about("What is known, with source and date", "তথ্য, সূত্র ও তারিখসহ", [FACT], default=[])
    source: Plain = about("Where this was learnt, in words", "তথ্যসূত্র", "Common knowledge of the trade")
    checked_on: Date = about("When it was checked", "যাচাইয়ের তারিখ", "2026-11-22")
    reviewed: dict[Code, Review] = about("Native reviews", "মাতৃভাষী পাঠকের পর্যালোচনা", REVIEWED, default={})
