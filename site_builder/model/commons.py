"""What every part shares: settings, districts, categories, materials and the GI register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, StringConstraints

from site_builder.language import Code
from site_builder.model.collection import Collection
from site_builder.model.course import Module, Term
from site_builder.model.craft import Craft
from site_builder.model.fields import (
    REVIEWED,
    Address,
    Country,
    Currency,
    Date,
    Entry,
    Id,
    Line,
    Name,
    Plain,
    Position,
    Review,
    Text,
    about,
)
from site_builder.model.programme import Programme
from site_builder.model.rates import Rates
from site_builder.model.session import Session
from site_builder.problem import Problem

if TYPE_CHECKING:  # read when a rule is asked for, which a build of pages seldom does
    from site_builder.model.channel import Answer, Channel, Law


class Settings(Entry):
    """`content/showcase.yml`: what this showcase is."""

    name: Name = about("Name of the showcase", "প্রদর্শনীর নাম", {"bn": "হাট", "en": "Haat"})
    tagline: Line = about("One line under the name", "নামের নীচের এক লাইন", {"en": "Crafts of Bengal, from their makers"})
    languages: Annotated[list[Code], Field(min_length=1)] = about(
        "Languages in the order readers see them; the first is the default", "ভাষার ক্রম; প্রথমটি মূল", ["bn", "en", "hi"]
    )
    original: Code = about("Language the texts were first written in", "যে ভাষায় প্রথম লেখা", "en", default="en")
    fallback: dict[Code, list[Code]] = about(
        "Which language stands in where a text is missing", "লেখা না থাকলে কোন ভাষা দেখানো হবে", {"bn": ["en"]}, default={}
    )
    base_url: Address = about("Where the site will stand, ending in /", "সাইটের ঠিকানা, শেষে /", "https://haat.example/")
    country: Country = about("Country (ISO 3166, two letters)", "দেশ (ISO 3166)", "IN")
    currency: Currency = about("Currency of prices (ISO 4217)", "দামের মুদ্রা (ISO 4217)", "INR")
    features: list[Id] = about(
        "Parts that are switched on; `sharing`: a picture and a QR code for every product page",
        "চালু অংশ",
        ["catalogue", "training", "programmes", "sharing"],
        default=[],
    )
    updated: Date = about("Date of this edition of the records", "এই সংস্করণের তারিখ", "2026-11-22")
    reviewed: dict[Code, Review] = about("Native reviews of the commons' texts", "মাতৃভাষী পাঠকের পর্যালোচনা", REVIEWED, default={})


class Tile(Entry):
    """A district's place on the tile-grid map."""

    column: Annotated[int, Field(ge=1, le=12)] = about("Column from the west", "পশ্চিম থেকে স্তম্ভ", "4")
    row: Annotated[int, Field(ge=1, le=16)] = about("Row from the north", "উত্তর থেকে সারি", "7")


class Office(Entry):
    """The office that relays inquiries when a seller has not agreed to show a contact."""

    name: Line = about("Name of the office", "অফিসের নাম", {"en": "District Industries Centre, Nadia"})
    email: Plain | None = about("E-mail of the office", "অফিসের ই-মেল", "nadia@office.example", default=None)
    phone: Plain | None = about("Phone of the office, E.164", "অফিসের ফোন, E.164", "+910000000000", default=None)
    sample: bool = about("True when this is not a real contact", "নমুনা হলে true", "true", default=False)


class District(Entry):
    """One entry of `content/districts.yml`."""

    id: Id = about("Id, used in addresses", "ঠিকানায় ব্যবহৃত আইডি", "nadia")
    country: Country = about("Country (ISO 3166)", "দেশ", "IN")
    lgd: Plain | None = about("Local Government Directory code (India)", "LGD কোড (ভারত)", "320", default=None)
    name: Name = about("Name", "নাম", {"bn": "নদিয়া", "en": "Nadia", "hi": "नदिया"})
    headquarters: Name = about("Headquarters", "সদর", {"en": "Krishnanagar"})
    position: Position = about("Where the headquarters lie", "সদরের অবস্থান", {"lat": "23.4193", "lon": "88.5018"})
    tile: Tile = about("Place on the tile-grid map", "মানচিত্রে স্থান", {"column": "4", "row": "7"})
    ramp_zone: Annotated[int, Field(ge=1, le=3)] | None = about(
        "RAMP survey zone, where known", "RAMP অঞ্চল, জানা থাকলে", "1", default=None
    )
    office: Office = about("Office that relays inquiries", "যে অফিস জিজ্ঞাসা পৌঁছে দেয়", {"name": {"en": "DIC Nadia"}})
    known_for: list[Line] = about("What the district is known for", "জেলা যার জন্য পরিচিত", [{"en": "Santipur saree"}], default=[])
    intro: Text = about("Introduction, two paragraphs", "পরিচিতি, দুই অনুচ্ছেদ", {"en": "Between the Jalangi and …"})
    aliases: list[Plain] = about("Other spellings, for search", "অন্য বানান, খোঁজার জন্য", ["নদীয়া"], default=[])
    programmes: list[Id] = about("Programmes running here, where a source says so", "সূত্রমতে চালু কর্মসূচি", ["ramp"], default=[])
    source: Plain = about("Where the codes and names come from", "তথ্যসূত্র", "Local Government Directory")
    checked_on: Date = about("When they were checked", "যাচাইয়ের তারিখ", "2026-11-22")
    reviewed: dict[Code, Review] = about("Native reviews", "মাতৃভাষী পাঠকের পর্যালোচনা", REVIEWED, default={})


class GoogleHint(Entry):
    """The Google product category that a category maps to."""

    id: Plain = about("Google product category id", "Google শ্রেণির আইডি", "8248")
    path: Plain = about("Its path", "পথ", "Apparel & Accessories > … > Saris & Lehengas")


class OndcHint(Entry):
    """The ONDC retail category that a category maps to."""

    domain: Plain = about("ONDC domain", "ONDC ডোমেন", "RET12")
    category: Plain = about("ONDC category", "ONDC শ্রেণি", "Sarees")


class Category(Entry):
    """A product category below its sector."""

    id: Id = about("Id, used in addresses and records", "আইডি", "saree")
    name: Name = about("Name", "নাম", {"en": "Sarees"})
    google: GoogleHint | None = about("Google hint", "Google শ্রেণির ইঙ্গিত", {"id": "8248", "path": "…"}, default=None)
    ondc: OndcHint | None = about("ONDC hint", "ONDC শ্রেণির ইঙ্গিত", {"domain": "RET12", "category": "Sarees"}, default=None)
    hsn: list[Plain] = about("HSN headings to look at first", "সম্ভাব্য HSN শীর্ষক", ["5007", "5208"], default=[])


class Sector(Entry):
    """One of the sectors that RAMP names, with its categories: an entry of `content/categories.yml`."""

    id: Id = about("Id", "আইডি", "textile")
    name: Name = about("Name", "নাম", {"en": "Textiles"})
    motif: Id = about("Drawing that stands for it", "চিহ্ন", "textile")
    intro: Line = about("One or two sentences", "এক-দুই বাক্য", {"en": "Woven, embroidered and printed."})
    categories: list[Category] = about("Its categories", "শ্রেণিসমূহ", [{"id": "saree", "name": {"en": "Sarees"}}])


class Material(Entry):
    """An entry of `content/materials.yml`."""

    id: Id = about("Id, used in records", "আইডি", "cotton")
    name: Name = about("Name", "নাম", {"bn": "সুতি", "en": "Cotton", "hi": "सूती"})


class Technique(Entry):
    """An entry of `content/techniques.yml`: a way of making, and the words by which records tell it."""

    id: Id = about("Id, used in addresses", "ঠিকানায় ব্যবহৃত আইডি", "lost-wax")
    name: Name = about("Name", "নাম", {"bn": "মোম-গলা ঢালাই", "en": "Lost-wax casting", "hi": "मोम-गलाई ढलाई"})
    words: Annotated[list[Plain], Field(min_length=1, max_length=24)] = about(
        "Beginnings of words in a product's name, craft or technique that tell it",
        "পণ্যের নাম, শিল্প বা কৌশলে যে শব্দ (বা শব্দের শুরু) থাকলে এই কৌশল বোঝায়",
        ["lost-wax", "dokra", "ডোকরা"],
    )


class GiProduct(Entry):
    """An entry of `content/gi.yml`. Key = country + number: the same name can be registered in two countries."""

    country: Country = about("Country of the register", "যে দেশের নিবন্ধন", "IN")
    number: Annotated[int, Field(ge=1)] = about("Place in the register's list", "নিবন্ধন তালিকায় ক্রম", "116")
    application: Plain | None = about("Application number, where attested", "আবেদন নম্বর, জানা থাকলে", "382", default=None)
    name: Name = about("Registered name", "নিবন্ধিত নাম", {"en": "Santipore Saree"})
    districts: list[Id] = about("Districts that the register or a source names", "জেলা", ["nadia"], default=[])
    class_: Annotated[str, StringConstraints(pattern="^(handicraft|agricultural|food|manufactured|natural)$")] = about(
        "Kind of goods", "পণ্যের শ্রেণি", "handicraft", alias="class"
    )
    year: Annotated[int, Field(ge=1999, le=2100)] | None = about("Year reported", "বছর", "2009", default=None)
    note: Line | None = about("What sources disagree on", "সূত্রে মতভেদ", {"en": "…"}, default=None)
    source: Plain = about("Source in words", "তথ্যসূত্র", "Register of geographical indications")
    checked_on: Date = about("When it was checked", "যাচাইয়ের তারিখ", "2026-11-22")

    @property
    def key(self) -> str:
        """`IN-116`."""
        return f"{self.country}-{self.number}"


class Page(Entry):
    """Front matter of `content/pages/<name>.<lang>.md`."""

    title: Plain = about("Title", "শিরোনাম", "About Haat")
    description: Plain = about("One sentence for search engines", "এক বাক্যে বিষয়", "What Haat is and who makes it")


@dataclass(frozen=True)
class Rulebook:
    """Channels, laws and answers as they were read."""

    channels: dict[str, Channel]
    laws: tuple[Law, ...]
    answers: dict[str, Answer]
    definitions: dict[str, dict[str, dict[str, Any]]]


class Rules:
    """The rulebook, read when somebody first asks for it, and what every build needs of it.

    `told`: the problems of its records. `names`: channel → its name by language.
    """

    def __init__(self, read: Callable[[], Rulebook], told: list[Problem], names: dict[str, dict[str, str]]) -> None:
        self._read, self.told, self.names = read, told, names

    @cached_property
    def book(self) -> Rulebook:
        """All of it."""
        return self._read()

    def __reduce__(self) -> tuple[Any, ...]:
        """A worker that is sent the rules gets the book itself."""
        return _sent, (self.book, self.told, self.names)


def _sent(book: Rulebook, told: list[Problem], names: dict[str, dict[str, str]]) -> Rules:
    return Rules(lambda: book, told, names)


@dataclass(frozen=True, slots=True)
class Commons:
    """What every part shares, checked. Mappings are by id, in the order of the file."""

    settings: Settings
    districts: dict[str, District]
    sectors: dict[str, Sector]
    categories: dict[str, Category]
    sector_of: dict[str, str]  # category id → sector id
    materials: dict[str, Material]
    techniques: dict[str, Technique]
    gi: dict[str, GiProduct]
    programmes: dict[str, Programme]
    modules: dict[str, Module]
    terms: dict[str, Term]  # the glossary
    pages: tuple[str, ...]  # names of content pages
    sessions: dict[str, Session]  # by date, then by id
    rules: Rules
    texts: dict[str, str]  # files of records as they were read, to tell whether one changed
    rates: Rates | None = None  # of other currencies, where the showcase keeps some
    crafts: dict[str, Craft] = field(default_factory=dict)
    collections: dict[str, Collection] = field(default_factory=dict)  # by the names of their files

    @property
    def channels(self) -> dict[str, Channel]:
        """In the order of `CHANNELS`."""
        return self.rules.book.channels

    @property
    def laws(self) -> tuple[Law, ...]:
        """In the order of their file."""
        return self.rules.book.laws

    @property
    def answers(self) -> dict[str, Answer]:
        """Path of a record's answer → how a seller is asked for it."""
        return self.rules.book.answers

    @property
    def definitions(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Channel → type → JSON Schema that the owner dropped in."""
        return self.rules.book.definitions
