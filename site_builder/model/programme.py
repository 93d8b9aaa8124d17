"""A programme that helps sellers onto markets."""

from __future__ import annotations

from site_builder.language import Code
from site_builder.model.fields import (
    FACT,
    REVIEWED,
    Address,
    ChannelId,
    Country,
    Date,
    Entry,
    Fact,
    Id,
    Line,
    Name,
    Review,
    Text,
    about,
)


class Programme(Entry):
    """An entry of `content/programmes.yml`."""

    id: Id = about("Id, used in addresses", "আইডি", "ramp")
    name: Name = about("Name", "নাম", {"en": "RAMP training"})
    run_by: Line = about("Who runs it", "কে চালায়", {"en": "Department of MSME and Textiles"})
    countries: list[Country] = about("Countries it serves", "যে দেশে চলে", ["IN"])
    summary: Line = about("One sentence", "এক বাক্যে", {"en": "Survey and training for small firms."})
    offers: Text = about("What it offers a seller", "বিক্রেতাকে যা দেয়", {"en": "…"})
    joins: Line | None = about("Who can join, as far as is known", "কারা যোগ দিতে পারেন", {"en": "Self-help groups."}, default=None)
    how: Line | None = about("How one joins, or whom to ask", "কীভাবে যোগ দেবেন", {"en": "Ask the block office."}, default=None)
    haat: Text = about("What Haat makes for it", "হাট এর জন্য যা করে", {"en": "…"})
    facts: list[Fact] = about("What is known, with source and date", "তথ্য, সূত্র ও তারিখসহ", [FACT], default=[])
    districts: list[Id] = about("Districts, only where a source names them", "জেলা, সূত্রে থাকলে", ["nadia"], default=[])
    channels: list[ChannelId] = about("Channels that it leads to", "যে চ্যানেলে পৌঁছে দেয়", ["amazon"], default=[])
    website: Address | None = about("Its own site", "নিজস্ব সাইট", "https://example.org/", default=None)
    checked_on: Date = about("When it was checked", "যাচাইয়ের তারিখ", "2026-11-22")
    reviewed: dict[Code, Review] = about("Native reviews", "মাতৃভাষী পাঠকের পর্যালোচনা", REVIEWED, default={})
