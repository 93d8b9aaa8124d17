"""The kinds of field that every model shares, and how a field tells authors what it is for.

Scalars arrive as text (see `source`), so pydantic turns `"0712"` into text and `"12"` into a number by the
field's own type, never by a guess.
"""

from __future__ import annotations

import datetime
import os
import sys
from decimal import Decimal
from types import ModuleType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from site_builder.language import Code

# We have no plugins of pydantic, and it would look for some in the metadata of every package that is installed. Only to
# hear that it shall not, it loads a twentieth of what a small build loads: so what looks for them is left out as well.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
_loader = ModuleType("pydantic.plugin._loader")
_loader.__dict__["get_plugins"] = lambda: ()
sys.modules.setdefault(_loader.__name__, _loader)


class Entry(BaseModel):
    """A frozen mapping: unknown keys are faults, and text is stripped at its ends."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


def about(english: str, bengali: str, example: Any, **settings: Any) -> Any:
    """A field with its description in English and Bengali and an example, for `haat schema` and the docs."""
    if settings.get("default") in ([], {}):  # made anew for each record: pydantic would copy it deeply, in Python
        settings["default_factory"] = type(settings.pop("default"))
    return Field(description=english, json_schema_extra={"description_bn": bengali, "examples": [example]}, **settings)


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,36}$")]
GiKey = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}-[0-9]{1,5}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
Time = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
Plain = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Address = Annotated[str, StringConstraints(pattern=r"^https://[A-Za-z0-9.-]+(/[^\s<>\"']*)?$", max_length=500)]

Money = Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=2)]
Count = Annotated[int, Field(ge=1, le=10_000_000)]
Centimetres = Annotated[Decimal, Field(gt=0, le=100_000, max_digits=8, decimal_places=2)]
Grams = Annotated[int, Field(ge=1, le=50_000_000)]
Date = Annotated[datetime.date, Field(ge=datetime.date(1900, 1, 1), le=datetime.date(2200, 1, 1))]

# Text by language. The three lengths are the narrowest that the marketplaces' long fields allow.
Name = dict[Code, Annotated[str, StringConstraints(min_length=1, max_length=150)]]
Line = dict[Code, Annotated[str, StringConstraints(min_length=1, max_length=300)]]
Text = dict[Code, Annotated[str, StringConstraints(min_length=1, max_length=5000)]]
WordList = dict[Code, list[Annotated[str, StringConstraints(min_length=1, max_length=60)]]]
ChannelId = Literal[
    "ondc", "amazon", "flipkart", "ebay", "alibaba", "daraz", "shiprocket", "dhl", "customs",
    "shopclues", "rivexa", "google", "meta", "shopify", "woocommerce", "gem", "open",
]  # fmt: skip


class Review(Entry):
    """That a native reader has read a text: until then a page says that the review is still to come."""

    by: Plain = about("Who read it: a role, not a name, unless the person agreed", "কে পড়েছেন: পদ বা ভূমিকা", "Bengali teacher")
    on: Date = about("When", "কবে", "2026-11-20")


REVIEWED = {"bn": {"by": "Bengali teacher", "on": "2026-11-20"}}


class Position(Entry):
    """A place on the earth, at town level."""

    lat: Annotated[Decimal, Field(ge=-90, le=90)] = about("Latitude", "অক্ষাংশ", "23.4193")
    lon: Annotated[Decimal, Field(ge=-180, le=180)] = about("Longitude", "দ্রাঘিমাংশ", "88.5018")


class Size(Entry):
    """Outer measures of a thing, in centimetres."""

    length_cm: Centimetres | None = about("Length in cm", "দৈর্ঘ্য, সেমি", "550", default=None)
    width_cm: Centimetres | None = about("Width in cm", "প্রস্থ, সেমি", "117", default=None)
    height_cm: Centimetres | None = about("Height in cm", "উচ্চতা, সেমি", "12", default=None)
    diameter_cm: Centimetres | None = about("Diameter in cm", "ব্যাস, সেমি", "20", default=None)
    label: Plain | None = about("Size as labelled", "মাপের নাম", "Free Size", default=None)


class LeadTime(Entry):
    """How long an order takes, by quantity."""

    upto: Count = about("Largest quantity that this lead time holds for", "সর্বোচ্চ যত সংখ্যার জন্য", "20")
    days: Annotated[int, Field(ge=0, le=1000)] = about("Days from order to dispatch", "অর্ডার থেকে পাঠানো পর্যন্ত দিন", "15")


CERTIFICATE_KINDS = (
    *("handloom-mark", "silk-mark", "craftmark", "india-organic", "fssai", "iso-9001", "oeko-tex"),
    *("gots", "bis", "hallmark", "leather-mark", "other"),
)


class Certificate(Entry):
    """A certificate with what a buyer needs to check it."""

    kind: Annotated[
        str,
        StringConstraints(pattern=f"^({'|'.join(CERTIFICATE_KINDS)})$"),
    ] = about("Kind of certificate", "শংসাপত্রের ধরন", "handloom-mark")
    name: Name | None = about("Its name, for kind `other`", "নাম (ধরন other হলে)", {"en": "Fair trade"}, default=None)
    number: Plain = about("Certificate number", "শংসাপত্রের নম্বর", "SAMPLE-HM-001")
    issuer: Line = about("Who issued it", "কে দিয়েছে", {"en": "Textiles Committee"})
    date: Date = about("Issued on", "কবে দেওয়া", "2025-04-01")
    expiry: Date | None = about("Valid until", "কবে পর্যন্ত বৈধ", "2028-03-31", default=None)
    evidence: Plain | None = about("Reference of the copy kept at the office", "অফিসে রাখা কপির সূত্র", "EV-001", default=None)
    verified_by: Plain | None = about("Who has seen it: a role", "কে দেখেছেন: পদ", "District office", default=None)
    state: Literal["declared", "seen", "checked"] | None = about(
        "Who stands for it; without it `seen` where somebody has seen it, else `declared`", "কীভাবে জানা", "seen", default=None
    )

    @property
    def known(self) -> str:
        """Who stands for it, also where the record leaves it to be understood."""
        return self.state or ("seen" if self.verified_by else "declared")


CERTIFICATE = {"kind": "handloom-mark", "number": "SAMPLE-HM-001", "issuer": {"en": "Textiles Committee"}, "date": "2025-04-01"}


class Fact(Entry):
    """A statement with its source and date; shown with both."""

    id: Id | None = about("Id", "আইডি", "f1", default=None)
    text: Line = about("The statement", "তথ্য", {"en": "…"})
    source: Plain = about("Source", "সূত্র", "Anandabazar Patrika")
    on: PartialDate = about("As of", "যে সময়ের", "2023-11")
    valid_until: Date | None = about("Not to be shown as current after", "যে তারিখের পরে পুরোনো", "2027-03-31", default=None)


FACT = {"text": {"en": "…"}, "source": "Anandabazar Patrika", "on": "2023-11"}


class Focus(Entry):
    """What must stay in the picture when it is cropped, as parts of width and height."""

    x: Annotated[Decimal, Field(ge=0, le=1)] = about("From the left, 0 to 1", "বাঁ দিক থেকে", "0.5")
    y: Annotated[Decimal, Field(ge=0, le=1)] = about("From the top, 0 to 1", "উপর থেকে", "0.4")
