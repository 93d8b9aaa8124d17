"""A collection: products of several makers, chosen for a purpose or a place, with its dates."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from site_builder.language import Code
from site_builder.model.fields import REVIEWED, Date, Entry, Id, Line, Name, Plain, Review, Text, about

ProductId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,36}(/[A-Za-z0-9_-]{1,36}){2}$")]


class Window(Entry):
    """Days on which something holds: an opening, or a discount."""

    name: Name = about("Name", "নাম", {"en": "Winter discount"})
    from_: Date = about("First day", "শুরু", "2026-12-20", alias="from")
    to: Date = about("Last day", "শেষ", "2027-01-05")
    percent: Annotated[Decimal, Field(gt=0, lt=100)] | None = about("Per cent off, for a discount", "শতাংশ ছাড়", "10", default=None)


class Stall(Entry):
    """A stall or table, and what stands on it."""

    number: Plain = about("Number or name of the stall", "স্টলের নম্বর বা নাম", "7")
    district: Id | None = about("District whose groups have it", "যে জেলার", "nadia", default=None)
    note: Line | None = about("What a visitor should know", "জানার কথা", {"en": "First floor"}, default=None)
    products: list[ProductId] = about("Products on it", "পণ্য", ["nadia/shantipur-tant/TS-014"], default=[])


class Collection(Entry):
    """`content/collections/<collection>.yml`; its id is the file's name."""

    kind: Literal["gifts", "corporate", "sristisree", "exhibition", "other"] = about(
        "Festival gifts, corporate gifts, stalls of Sristisree, a list for an exhibition, or another", "কী ধরনের", "gifts"
    )
    title: Name = about("Title", "শিরোনাম", {"en": "Winter gifts"})
    intro: Text = about("Introduction, one or two paragraphs", "পরিচিতি", {"en": "…"})
    place: Line | None = about("Where, for stalls and exhibitions", "কোথায়", {"en": "Sristisree mall, Dhakuria"}, default=None)
    from_: Date | None = about("First day", "শুরু", "2026-12-01", default=None, alias="from")
    to: Date | None = about("Last day", "শেষ", "2027-01-15", default=None)
    windows: Annotated[list[Window], Field(max_length=12)] = about(
        "Openings and discounts with their days",
        "ছাড় ও খোলার দিন",
        [{"name": {"en": "Winter discount"}, "from": "2026-12-20", "to": "2027-01-05", "percent": "10"}],
        default=[],
    )
    products: Annotated[list[ProductId], Field(max_length=200)] = about(
        "Products: district/seller/code", "পণ্য: জেলা/বিক্রেতা/কোড", ["nadia/shantipur-tant/TS-014"], default=[]
    )
    stalls: Annotated[list[Stall], Field(max_length=60)] = about(
        "Stalls, each with its products", "স্টল ও তার পণ্য", [{"number": "7", "district": "nadia"}], default=[]
    )
    source: Plain | None = about("Where stalls and dates were read", "স্টল ও তারিখের সূত্র", "The organiser's list", default=None)
    sample: bool = about("True when this is an invented example", "নমুনা হলে true", "true", default=False)
    reviewed: dict[Code, Review] = about("Native reviews", "মাতৃভাষী পাঠকের পর্যালোচনা", REVIEWED, default={})

    def named(self) -> list[str]:
        """Every product that it names, in its order."""
        return [*self.products, *(each for stall in self.stalls for each in stall.products)]
