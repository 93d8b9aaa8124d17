"""A channel that sellers list on, with what it asks of a record: rules are data with a source and a date.

Everything that a channel demands is one kind of rule in the end (`rules.demands`): a needed answer, a limit of a text,
a picture rule, a rule of its own, a rule of a law. So one small interpreter judges them all, and the day decides which hold.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from site_builder.language import Code
from site_builder.model.fields import (
    REVIEWED,
    Address,
    ChannelId,
    Count,
    Country,
    Date,
    Entry,
    Id,
    Line,
    Name,
    Plain,
    Review,
    Text,
    about,
)
from site_builder.model.product import Role

Path = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+){0,4}$", max_length=80)]
LessonId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,36}/[0-9]{2}-[a-z0-9-]{1,60}$")]
Expression = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Form = Literal["gtin", "hsn", "hsn8", "gstin", "pan", "iec", "pin", "fssai", "ascii", "latin", "money"]
Evidence = Literal["validated", "schema_checked", "template_only"]
Severity = Literal["block", "warn"]


class Test(Entry):
    """What must be true of an answer. Several keys all hold; an absent answer passes unless `given` asks for it.

    As a condition (`when`), an absent answer fails instead: what is not known of a product decides nothing.
    """

    __test__ = False  # pytest must not take it for one of its own

    field: Path | None = about("Which answer is looked at", "কোন উত্তর দেখা হয়", "packed_weight_g", default=None)
    given: bool | None = about("It must be there (false: it must not)", "থাকতে হবে কি", "true", default=None)
    equals: Plain | None = about("It is this", "এটিই", "IN", default=None)
    in_: list[Plain] = about("It is one of these", "এগুলির একটি", ["saree", "shawl"], default=[], alias="in")
    not_in: list[Plain] = about("It is none of these", "এগুলির একটিও নয়", ["musical"], default=[])
    has: Plain | None = about("A list has this", "তালিকায় এটি আছে", "gender", default=None)
    has_any: list[Plain] = about("A list has one of these", "তালিকায় এগুলির একটি আছে", ["US"], default=[])
    at_least: Annotated[Decimal, Field(ge=-(10**12), le=10**12)] | None = about("Number at least", "অন্তত", "1000", default=None)
    at_most: Annotated[Decimal, Field(ge=-(10**12), le=10**12)] | None = about("Number at most", "সর্বোচ্চ", "10000", default=None)
    above: Path | None = about("Larger than this other answer", "এই উত্তরের চেয়ে বেশি", "weight_g", default=None)
    not_above: Path | None = about("Not larger than this other answer", "এই উত্তরের চেয়ে বেশি নয়", "prices.mrp", default=None)
    same_as: Path | None = about("Equal to this other answer", "এই উত্তরের সমান", "brand", default=None)
    not_over: bool | None = about("A date that the day has not passed", "তারিখ পেরোয়নি", "true", default=None)
    min_chars: Count | None = about("Characters at least", "অন্তত অক্ষর", "20", default=None)
    max_chars: Count | None = about("Characters at most, as a reader counts them", "সর্বোচ্চ অক্ষর", "200", default=None)
    max_bytes: Count | None = about("Bytes of UTF-8 at most", "সর্বোচ্চ বাইট", "384", default=None)
    min_items: Count | None = about("Entries of a list at least", "তালিকায় অন্তত", "3", default=None)
    max_items: Count | None = about("Entries of a list at most", "তালিকায় সর্বোচ্চ", "5", default=None)
    min_words: Count | None = about("Words at least", "অন্তত শব্দ", "2", default=None)
    max_repeats: Count | None = about("How often one word may stand", "একটি শব্দ কতবার", "2", default=None)
    pattern: Expression | None = about("Regular expression that fits the whole", "সম্পূর্ণ মেলে এমন প্যাটার্ন", "[a-z ]+", default=None)
    without: Expression | None = about("Regular expression that is nowhere in it", "যা কোথাও থাকবে না", "[!$?_{}^]", default=None)
    form: Form | None = about("A known form, with its check digit", "চেনা রূপ", "gtin", default=None)
    all_: list[Test] = about("All of these", "সবকটি", [{"field": "gtin", "given": "true"}], default=[], alias="all")
    any_: list[Test] = about("One of these", "যেকোনো একটি", [{"field": "gtin", "given": "true"}], default=[], alias="any")
    not_: Test | None = about("Not this", "এটি নয়", {"field": "sector", "equals": "food"}, default=None, alias="not")


class Source(Entry):
    """Where a rule was read, and when."""

    id: Id = about("Id, which rules name", "আইডি", "seller-guide")
    name: Plain = about("Who says it, in words", "কে বলেছে", "ONDC-Official, published on_search rules")
    url: Address | None = about("Its address", "ঠিকানা", "https://example.org/rules", default=None)
    on: Date = about("Its date, or the day on which it was read", "তারিখ", "2025-11-07")
    kind: Literal["rules", "schema", "official", "code", "reported"] = about(
        "What it is: published rules, a machine schema, the vendor's page, others' code, an article", "সূত্রের ধরন", "official"
    )
    unchecked: Plain | None = about(
        "What nobody has held against the source yet; while it stands here, readers are told so",
        "যা এখনও সূত্রের সঙ্গে মিলিয়ে দেখা হয়নি",
        "the day from which it holds",
        default=None,
    )


class AccountStep(Entry):
    """Something that the seller does once with the channel, which no record can answer."""

    id: Id = about("Id", "আইডি", "brand-approval")
    fact: Id = about("Account fact in `private.yml` that shows it is done", "`private.yml`-এর যে তথ্যে বোঝা যায়", "brand_approved")
    words: Line = about("What is to be done", "কী করতে হবে", {"en": "Have the brand approved"})
    lesson: LessonId | None = about(
        "Lesson that teaches it", "যে পাঠ শেখায়", "selling-on-marketplaces/02-account-and-papers", default=None
    )
    source: Id = about("Source by id", "সূত্র", "seller-guide")
    when: Test | None = about("For which products", "কোন পণ্যে", {"field": "brand", "given": "true"}, default=None)


class Need(Entry):
    """One field of the channel, and the answer of the record that fills it."""

    field: Path = about("Path of the answer in the record", "নথির কোন উত্তর", "title.en")
    as_: Plain | None = about("What the channel calls it", "চ্যানেলে নাম", "item_name", default=None, alias="as")
    need: Literal["required", "conditional", "advised", "optional"] = about("How much it is needed", "কতটা দরকার", "required")
    when: Test | None = about("For which products, when conditional", "কখন", {"field": "sector", "equals": "food"}, default=None)
    type: Literal["text", "number", "money", "date", "choice", "yes_no", "code", "address", "list", "picture"] = about(
        "Kind of value", "মানের ধরন", "text", default="text"
    )
    chars: Count | None = about("Characters at most; the writer shortens a longer text", "সর্বোচ্চ অক্ষর", "200", default=None)
    bytes: Count | None = about("Bytes of UTF-8 at most", "সর্বোচ্চ বাইট", "500", default=None)
    pattern: Expression | None = about("Regular expression that fits the whole", "প্যাটার্ন", "[0-9]{8}", default=None)
    enum: list[Plain] = about("The values that it takes", "যে মান চলে", ["new", "used"], default=[])
    unit: Plain | None = about("Unit that the channel writes", "একক", "kg", default=None)
    source: Id | None = about("Source by id; without it the channel's first", "সূত্র", "seller-guide", default=None)
    valid_from: Date | None = about("Holds from", "যে দিন থেকে", "2025-01-21", default=None)
    valid_until: Date | None = about("Holds until", "যে দিন পর্যন্ত", "2026-12-31", default=None)


class ImageRules(Entry):
    """What pictures must be. Size and number block; shape and ground are made right by the writer where they can be."""

    count: Count = about("Pictures at least", "অন্তত ছবি", "3", default=1)
    most: Count = about("Pictures at most", "সর্বোচ্চ ছবি", "9", default=20)
    least_px: Count = about("Long side at least, pixels", "লম্বা দিক অন্তত, পিক্সেল", "500")
    good_px: Count | None = about("Long side that is good", "ভালো মাপ, পিক্সেল", "1600", default=None)
    most_px: Count | None = about("Long side at most", "সর্বোচ্চ পিক্সেল", "10000", default=None)
    ratio: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,2}:[0-9]{1,2}$")] | None = about(
        "Shape that is made by padding", "আকার", "1:1", default=None
    )
    ground: Literal["white", "neutral"] | None = about("Ground of the main picture", "মূল ছবির পটভূমি", "white", default=None)
    fill: Annotated[int, Field(ge=1, le=100)] | None = about(
        "Per cent that the product fills", "পণ্য কত শতাংশ জুড়ে", "85", default=None
    )
    formats: list[Literal["JPEG", "PNG", "GIF", "TIFF", "WEBP", "BMP"]] = about(
        "File formats taken; the writer makes JPEG", "ফাইলের ধরন", ["JPEG"], default=[]
    )
    bytes: Annotated[int, Field(ge=1, le=1_000_000_000)] | None = about(
        "Bytes of a file at most", "ফাইলের সর্বোচ্চ বাইট", "5000000", default=None
    )
    roles: list[Role] = about("Views that must be there", "যে দিকের ছবি চাই", ["main", "back"], default=[])
    advised: list[Role] = about("Views that are advised", "যে ছবি থাকলে ভালো", ["detail"], default=[])
    source: Id | None = about("Source by id; without it the channel's first", "সূত্র", "seller-guide", default=None)


class ChannelCategory(Entry):
    """Where one of our categories goes on the channel."""

    domain: Plain | None = about("Domain or department", "ডোমেন বা বিভাগ", "RET12", default=None)
    code: Plain | None = about("Its code", "কোড", "8248", default=None)
    name: Plain = about("Its name on the channel", "চ্যানেলে নাম", "Sarees")
    needs: list[Id] = about("Attributes that it asks for", "যে তথ্য চায়", ["gender", "fabric"], default=[])
    block: Id | None = about("Statutory block that it asks for", "আইনি তথ্যের ধরন", "packaged_commodities", default=None)
    source: Id | None = about("Source by id; without it the channel's first", "সূত্র", "category-list", default=None)


class Rule(Entry):
    """One thing that is demanded: what must be true, who says so, since when, and what the seller does about it."""

    id: Id = about("Id, unique in its channel", "আইডি", "title-signs")
    severity: Severity = about("Whether it keeps the product off the channel", "আটকায় কি", "block", default="block")
    field: Path = about("The answer that mends it", "যে উত্তর বদলালে মেটে", "title.en")
    when: Test | None = about("For which products", "কোন পণ্যে", {"field": "sector", "equals": "food"}, default=None)
    test: Test = about("What must be true", "কী সত্যি হতে হবে", {"field": "title.en", "without": "[!$?_{}^]"})
    words: Line = about("What is demanded, in one sentence", "কী চাওয়া হয়", {"en": "A title has none of the signs ! $ ?"})
    remedy: Line = about("What the seller does", "বিক্রেতা কী করবেন", {"en": "Take the sign out of the title"})
    source: Id = about("Source by id", "সূত্র", "seller-guide")
    valid_from: Date | None = about(
        "Holds from; left out where only the day is known on which it was read",
        "যে দিন থেকে; জানা না থাকলে ফাঁকা",
        "2025-01-21",
        default=None,
    )
    valid_until: Date | None = about("Last day on which it holds", "শেষ দিন", "2026-12-31", default=None)
    lesson: LessonId | None = about("Lesson that teaches it", "যে পাঠ শেখায়", "digital-catalogue/02-photographs", default=None)


_STEP = {"id": "account", "fact": "seller_id", "words": {"en": "Open a seller account"}, "source": "seller-guide"}
_SOURCE = {"id": "seller-guide", "name": "Seller guide", "on": "2026-11-22", "kind": "official"}
_RULE = {
    "id": "title-signs", "field": "title.en", "test": {"field": "title.en", "without": "[!]"}, "words": {"en": "…"},
    "remedy": {"en": "…"}, "source": "seller-guide", "valid_from": "2025-01-21",
}  # fmt: skip


class Channel(Entry):
    """`content/channels/<channel>.yml`."""

    id: ChannelId = about("Id; the file's name", "আইডি, ফাইলের নাম", "ondc")
    name: Name = about("Name", "নাম", {"en": "ONDC"})
    what: Text = about("What it is, for a seller", "এটি কী", {"en": "A network of buyer and seller applications."})
    run_by: Line = about("Who runs it", "কে চালায়", {"en": "Open Network for Digital Commerce"})
    kind: Literal["network", "marketplace", "b2b", "carrier", "customs", "feed", "shop", "government", "data"] = about(
        "Kind of channel", "চ্যানেলের ধরন", "network"
    )
    countries: Annotated[list[Country], Field(min_length=1)] = about("Countries it sells into", "যে দেশে বেচা যায়", ["IN"])
    language: Code = about("Language in which it takes texts", "যে ভাষায় লেখা চায়", "en", default="en")
    evidence: Evidence = about("How sure we are that a file is right", "ফাইল ঠিক কি না কতটা নিশ্চিত", "validated")
    proof: Line = about("What that rests on", "কীসের ভিত্তিতে", {"en": "All published rules run on each payload"})
    sources: Annotated[list[Source], Field(min_length=1)] = about("Where its rules were read", "তথ্যসূত্র", [_SOURCE])
    checked_on: Date = about("When the file was checked", "যাচাইয়ের তারিখ", "2026-11-22")
    account: list[AccountStep] = about("What a seller does once", "একবার যা করতে হয়", [_STEP], default=[])
    suits: Test | None = about(
        "Products it takes at all", "কোন পণ্য নেয়", {"field": "channel.category", "given": "true"}, default=None
    )
    unsuited: Line | None = about("Why others are not for it", "অন্যগুলি কেন নয়", {"en": "There is no such category"}, default=None)
    fields: list[Need] = about("Its fields", "ঘরগুলি", [{"field": "title.en", "need": "required"}], default=[])
    images: ImageRules | None = about("Pictures", "ছবি", {"least_px": "500"}, default=None)
    categories: dict[Id, ChannelCategory] = about(
        "Our category → the channel's", "শ্রেণি মিলিয়ে নেওয়া", {"saree": {"name": "Sarees"}}, default={}
    )
    values: dict[Id, dict[Id, Plain]] = about(
        "Our value → the channel's, by attribute", "মান মিলিয়ে নেওয়া", {"fabric": {"cotton": "cotton"}}, default={}
    )
    rules: list[Rule] = about("Its own rules", "নিজস্ব নিয়ম", [_RULE], default=[])
    format: dict[Id, Any] = about("What the writer of its files needs", "ফাইল লেখার তথ্য", {"columns": ["SKU"]}, default={})
    reviewed: dict[Code, Review] = about("Native reviews", "মাতৃভাষী পাঠকের পর্যালোচনা", REVIEWED, default={})


class Law(Entry):
    """An entry of `content/laws.yml`: rules of a state, which hold on every channel that they name."""

    id: Id = about("Id", "আইডি", "legal-metrology")
    name: Name = about("Name", "নাম", {"en": "Packaged commodities"})
    country: Plain = about("Whose law: a country, or EU", "কার আইন", "IN")
    channels: Annotated[list[ChannelId], Field(min_length=1)] = about("Channels where it counts", "যে চ্যানেলে খাটে", ["ondc"])
    sources: Annotated[list[Source], Field(min_length=1)] = about("Where it was read", "তথ্যসূত্র", [_SOURCE])
    rules: Annotated[list[Rule], Field(min_length=1)] = about("Its rules", "নিয়ম", [_RULE])
    reviewed: dict[Code, Review] = about("Native reviews", "মাতৃভাষী পাঠকের পর্যালোচনা", REVIEWED, default={})


class Answer(Entry):
    """An entry of `content/answers.yml`: an answer of the record, how a seller is asked for it, and where it is taught."""

    id: Path = about("Path of the answer in the record", "নথিতে পথ", "packed_weight_g")
    name: Name = about("What it is called", "নাম", {"en": "Weight with packing"})
    ask: Line = about("How to answer", "কীভাবে উত্তর দেবেন", {"en": "Weigh the packed parcel, in grams"})
    box: Literal["text", "lines", "number", "size", "choice", "yes_no", "photo", "paper", "office"] = about(
        "How a paper form asks for it; `size` has three boxes, `paper` is a document, `office` what the office writes",
        "কাগজে কীভাবে লেখা হবে",
        "number",
    )
    unit: Name | None = about("Unit beside the box", "একক", {"en": "grams"}, default=None)
    choices: list[Name] = about("Choices to tick", "যেখানে টিক দিতে হবে", [{"en": "women"}], default=[])
    of: Literal["product", "seller", "papers"] = about("Whose answer it is", "কার উত্তর", "product", default="product")
    lesson: LessonId | None = about(
        "Lesson that teaches it", "যে পাঠ শেখায়", "packing-and-shipping/01-measure-and-pack", default=None
    )
