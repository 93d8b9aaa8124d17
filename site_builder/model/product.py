"""A product: what the marketplaces, customs and buyers ask of it. Names follow the trade's own."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from site_builder.model.fields import (
    CERTIFICATE,
    Address,
    Centimetres,
    Certificate,
    Count,
    Country,
    Currency,
    Date,
    Entry,
    FileName,
    Focus,
    GiKey,
    Grams,
    Hex,
    Id,
    LeadTime,
    Line,
    Money,
    Name,
    PartialDate,
    Plain,
    Size,
    Text,
    WordList,
    about,
)
from site_builder.model.seller import Channel, SellerRecord

Hsn = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,10}$")]
Gender = Literal["women", "men", "girls", "boys", "infants", "unisex"]
Role = Literal["main", "front", "back", "detail", "scale", "in_use", "package", "size_chart"]


class Colour(Entry):
    """A colour with its name."""

    hex: Hex = about("Colour as #RRGGBB", "রং, #RRGGBB", "#A03E1B")
    name: Name = about("Its name", "রঙের নাম", {"en": "brick red"})


_COLOUR = {"hex": "#A03E1B", "name": {"en": "brick red"}}


class Package(Entry):
    """Outer measures of the parcel."""

    length_cm: Centimetres = about("Length", "দৈর্ঘ্য", "30")
    width_cm: Centimetres = about("Width", "প্রস্থ", "25")
    height_cm: Centimetres = about("Height", "উচ্চতা", "4")


class Quantity(Entry):
    """Net quantity, as legal metrology wants it."""

    value: Annotated[Decimal, Field(gt=0, max_digits=10, decimal_places=3)] = about("How much", "পরিমাণ", "500")
    unit: Literal["unit", "dozen", "gram", "kilogram", "tonne", "litre", "millilitre", "metre"] = about("Unit", "একক", "gram")


class Gst(Entry):
    """A GST rate, never without its notification and date."""

    rate: Annotated[Decimal, Field(ge=0, le=40)] = about("Rate in per cent", "হার, শতাংশ", "5")
    notification: Plain = about("Notification", "বিজ্ঞপ্তি", "13/2025-CT(R)")
    on: Date = about("In force since", "যে তারিখ থেকে", "2025-09-22")
    source: Plain | None = about("Where it was read", "তথ্যসূত্র", "taxguru.in", default=None)


class GtinExemption(Entry):
    """An approved GTIN exemption, spelled as approved."""

    channel: Channel = about("Channel", "চ্যানেল", "amazon")
    brand: Plain = about("Brand as approved", "অনুমোদিত ব্র্যান্ড", "Generic")
    category: Plain = about("Category as approved", "অনুমোদিত শ্রেণি", "Home")


class Food(Entry):
    """What the law wants on prepackaged food."""

    ingredients: Text = about("Ingredients", "উপাদান", {"en": "Popped rice, jaggery"})
    allergens: Line | None = about("Allergens", "অ্যালার্জেন", {"en": "Milk"}, default=None)
    nutrition: Line | None = about("Nutrition", "পুষ্টিগুণ", {"en": "Energy 380 kcal per 100 g"}, default=None)
    additives: Line | None = about("Additives", "সংযোজক", {"en": "None"}, default=None)
    vegetarian: bool = about("Vegetarian", "নিরামিষ", "true")
    shelf_life_days: Count = about("Best before, days from making", "যত দিন ভালো থাকে", "10")
    storage: Line | None = about("How to keep it", "সংরক্ষণ", {"en": "Cool and dry"}, default=None)


class Tier(Entry):
    """A wholesale price by quantity."""

    from_: Count = about("From this quantity", "এই সংখ্যা থেকে", "10", alias="from")
    price: Money = about("Price a piece", "প্রতিটির দাম", "1750")


class Fob(Entry):
    """A price range free on board, with its date."""

    min: Money = about("Lowest", "সর্বনিম্ন", "19.50")
    max: Money = about("Highest", "সর্বোচ্চ", "23.00")
    currency: Currency = about("Currency", "মুদ্রা", "USD")
    as_of: Date = about("As of", "যে তারিখের", "2026-11-01")


class OtherPrice(Entry):
    """The retail price in another currency, with its date."""

    currency: Currency = about("Currency", "মুদ্রা", "EUR")
    price: Money = about("Price", "দাম", "25.00")
    as_of: Date = about("As of", "যে তারিখের", "2026-11-01")


class Prices(Entry):
    """Prices in the showcase's currency unless one says otherwise."""

    mrp: Money | None = about("Maximum retail price, with all taxes", "সর্বোচ্চ খুচরা মূল্য (কর সহ)", "2400", default=None)
    retail: Money | None = about("Retail price", "খুচরা দাম", "2100", default=None)
    wholesale: list[Tier] = about("Wholesale tiers", "পাইকারি ধাপ", [{"from": "10", "price": "1750"}], default=[])
    fob: Fob | None = about(
        "FOB price range",
        "FOB দামের সীমা",
        {"min": "19.50", "max": "23.00", "currency": "USD", "as_of": "2026-11-01"},
        default=None,
    )
    sample: Money | None = about("Price of one sample piece", "একটি নমুনার দাম", "2100", default=None)
    other: list[OtherPrice] = about(
        "Other currencies", "অন্য মুদ্রায়", [{"currency": "EUR", "price": "25.00", "as_of": "2026-11-01"}], default=[]
    )
    valid_until: Date | None = about("Prices valid until", "দাম যত দিন বহাল", "2027-03-31", default=None)

    @property
    def shown(self) -> Decimal | None:
        """The price that a card shows: retail, else MRP, else the first wholesale tier."""
        return self.retail or self.mrp or (self.wholesale[0].price if self.wholesale else None)


class Customisation(Entry):
    """Whether it can be made to a buyer's wish."""

    available: bool = about("Possible", "সম্ভব কি", "true")
    note: Line | None = about("What can be changed", "কী বদলানো যায়", {"en": "Border colour"}, default=None)


class Offer(Entry):
    """A seasonal offer."""

    name: Name = about("Name", "নাম", {"en": "Winter fair"})
    from_: Date = about("First day", "শুরু", "2026-12-01", alias="from")
    to: Date = about("Last day", "শেষ", "2027-01-15")
    percent: Annotated[Decimal, Field(gt=0, lt=100)] | None = about("Per cent off", "শতাংশ ছাড়", "10", default=None)
    price: Money | None = about("Or the price then", "অথবা তখনকার দাম", "1900", default=None)
    where: Line | None = about("Where it holds", "কোথায়", {"en": "At the stall"}, default=None)


class Photo(Entry):
    """A photo beside the record."""

    file: FileName = about("File in `photos/`", "`photos/`-এ ফাইল", "ts-014-front.jpg")
    role: Role = about("What it shows", "কী দেখায়", "main")
    alt: Line = about("What one sees, for those who do not", "ছবির বর্ণনা", {"en": "Folded white saree"}, default={})
    credit: Plain | None = about("Photographer: only with consent", "আলোকচিত্রী, সম্মতি থাকলে", "Seller", default=None)
    licence: Plain | None = about("Licence", "লাইসেন্স", "CC BY 4.0", default=None)
    consent: Plain | None = about("Consent reference, where a person is seen", "সম্মতির সূত্র, মানুষ থাকলে", "CF-021", default=None)
    focus: Focus | None = about("Focal point for crops", "কেন্দ্রবিন্দু", {"x": "0.5", "y": "0.4"}, default=None)


class Variant(Entry):
    """One of several forms of a product: what differs stands here."""

    sku: Id = about("Its own code", "নিজস্ব কোড", "TS-014-R")
    name: Name = about("What sets it apart", "পার্থক্য", {"en": "Red border"})
    colour: Colour | None = about("Colour", "রং", _COLOUR, default=None)
    size: Size | None = about("Size", "মাপ", {"label": "M"}, default=None)
    weight_g: Grams | None = about("Weight in grams", "ওজন, গ্রাম", "500", default=None)
    gtin: Plain | None = about("GTIN", "GTIN (বারকোডের নম্বর)", "2000000000015", default=None)
    stock: Annotated[int, Field(ge=0)] | None = about("Ready pieces", "মজুত", "4", default=None)
    prices: Prices | None = about("Prices, where they differ", "দাম, আলাদা হলে", {"retail": "2200"}, default=None)


class ProductRecord(Entry):
    """One entry of `catalogs/<district>/<seller>/products.yml`."""

    sku: Id = about("Seller's code, unique in the seller's list", "বিক্রেতার নিজস্ব কোড", "TS-014")
    group: Id | None = about("Code that variants of one design share", "একই নকশার সাধারণ কোড", "TS-JAMDANI", default=None)
    variants: list[Variant] = about("Forms it comes in", "রকমফের", [{"sku": "TS-014-R", "name": {"en": "Red border"}}], default=[])
    card_size: Literal["S", "M", "L", "page"] = about(
        "Card in the printed catalogue: eight, four or two to a page, or a page", "ছাপা ক্যাটালগে কার্ডের মাপ", "L", default="M"
    )
    status: Literal["draft", "published", "withdrawn"] = about("Shown or not", "দেখানো হবে কি", "published", default="published")
    category: Id = about("Category from content/categories.yml", "শ্রেণি", "saree")
    title: Name = about("Name as a buyer looks for it", "ক্রেতা যে নামে খোঁজেন", {"en": "Santipur handloom saree"})
    short: Line | None = about("One sentence", "এক বাক্য", {"en": "…"}, default=None)
    description: Text = about("Description in plain text", "বর্ণনা, সাধারণ লেখা", {"en": "…"})
    bullets: Annotated[list[Line], Field(max_length=5)] = about(
        "Up to five points", "সর্বোচ্চ পাঁচটি কথা", [{"en": "No blouse piece"}], default=[]
    )
    keywords: WordList = about("Up to five search words by language", "খোঁজার শব্দ", {"en": ["saree"]}, default={})
    brand: Plain | None = about(
        "Brand, spelled as registered; without it the seller's",
        "ব্র্যান্ড, নিবন্ধনের বানানে; না থাকলে বিক্রেতার",
        "Shantipur Tant",
        default=None,
    )
    gender: Gender | None = about("For whom, where a wearer is asked for", "কার জন্য, পরার জিনিস হলে", "women", default=None)
    generic_name: Name | None = about("Common name of the commodity", "পণ্যের সাধারণ নাম", {"en": "Saree"}, default=None)
    craft: Line | None = about("Craft", "শিল্প", {"en": "Jamdani weaving"}, default=None)
    technique: Line | None = about("Technique", "কৌশল", {"en": "Extra weft"}, default=None)
    craft_story: Id | None = about("Craft from content/crafts.yml whose page tells its story", "শিল্পের পাতা", "jamdani", default=None)
    materials: list[Id] = about("Materials from content/materials.yml", "উপকরণ", ["cotton"], default=[])
    colours: list[Colour] = about("Colours", "রং", [_COLOUR], default=[])
    size: Size | None = about("Size of the product", "পণ্যের মাপ", {"length_cm": "550"}, default=None)
    size_chart: Address | None = about(
        "Address of a size chart, where no photo shows one",
        "মাপের তালিকার ঠিকানা, ছবি না থাকলে",
        "https://example.org/sizes.png",
        default=None,
    )
    plating: Literal["none", "gold", "rose-gold", "silver", "rhodium", "copper", "brass"] | None = about(
        "Plating of jewellery", "গয়নার উপরের প্রলেপ", "gold", default=None
    )
    weight_g: Grams | None = about("Net weight in grams", "নিট ওজন, গ্রাম", "480", default=None)
    packed_weight_g: Grams | None = about("Weight with packing", "মোড়কসহ ওজন", "560", default=None)
    package: Package | None = about("Parcel", "পার্সেল", {"length_cm": "30", "width_cm": "25", "height_cm": "4"}, default=None)
    net_quantity: Quantity | None = about("Net quantity", "নিট পরিমাণ", {"value": "500", "unit": "gram"}, default=None)
    hsn: Hsn | None = about("HSN code: 4, 6 or 8 digits", "HSN কোড: ৪, ৬ বা ৮ অঙ্ক", "52085190", default=None)
    export_hs: dict[Country, Hsn] = about("Tariff code abroad by country", "বিদেশে শুল্ক কোড", {"US": "5208520000"}, default={})
    gst: Gst | None = about(
        "GST with notification and date",
        "GST, বিজ্ঞপ্তি ও তারিখসহ",
        {"rate": "5", "notification": "13/2025-CT(R)", "on": "2025-09-22"},
        default=None,
    )
    gtin: Plain | None = about("GTIN (EAN, UPC)", "GTIN, বারকোডের নম্বর (EAN, UPC)", "2000000000015", default=None)
    gtin_exemption: GtinExemption | None = about(
        "GTIN exemption", "GTIN ছাড়", {"channel": "amazon", "brand": "Generic", "category": "Home"}, default=None
    )
    country_of_origin: Country | None = about("Country of origin", "উৎপাদনের দেশ", "IN", default=None)
    gi: GiKey | None = about("GI, country and number", "GI, দেশ ও ক্রম", "IN-116", default=None)
    odop: bool = about("Named in a One District One Product list", "ODOP তালিকায় আছে", "false", default=False)
    handmade: bool = about("Made by hand", "হাতে তৈরি", "true", default=False)
    made_to_order: bool = about("Made after the order", "অর্ডারে তৈরি", "true", default=False)
    made_on: PartialDate | None = about("Month and year of making or packing", "তৈরি বা মোড়কের মাস ও বছর", "2026-11", default=None)
    hazardous: bool | None = about(
        "Dangerous goods for carriers (flammable, aerosol, battery)", "বিপজ্জনক পণ্য কি (দাহ্য, স্প্রে, ব্যাটারি)", "false", default=None
    )
    variation_note: Line | None = about("How pieces differ", "টুকরোয় টুকরোয় তফাত", {"en": "…"}, default=None)
    care: Line | None = about("Care", "যত্ন", {"en": "Hand wash cold"}, default=None)
    warnings: Line | None = about("Warnings", "সতর্কতা", {"en": "Not for food"}, default=None)
    food: Food | None = about(
        "Statutory block of a food",
        "খাদ্যের আইনি তথ্য",
        {"ingredients": {"en": "Popped rice, jaggery"}, "vegetarian": "true", "shelf_life_days": "10"},
        default=None,
    )
    prices: Prices = about("Prices; none means on request", "দাম; না থাকলে জিজ্ঞাসায়", {"retail": "2100"}, default=Prices())
    moq: Count | None = about("Minimum order quantity", "ন্যূনতম অর্ডার", "10", default=None)
    order_multiple: Count | None = about("Order in multiples of", "যত করে অর্ডার", "5", default=None)
    case_pack: Count | None = about("Pieces in a carton", "এক কার্টনে", "20", default=None)
    stock: Annotated[int, Field(ge=0)] | None = about("Ready pieces", "মজুত", "12", default=None)
    capacity_per_month: Count | None = about("Pieces a month", "মাসে উৎপাদন", "60", default=None)
    lead_time: list[LeadTime] = about("Lead time by quantity", "সংখ্যা অনুযায়ী সময়", [{"upto": "20", "days": "15"}], default=[])
    customisation: Customisation | None = about("Customisation", "পছন্দমতো বদল", {"available": "true"}, default=None)
    offers: list[Offer] = about(
        "Seasonal offers",
        "মরশুমি ছাড়",
        [{"name": {"en": "Winter fair"}, "from": "2026-12-01", "to": "2027-01-15", "percent": "10"}],
        default=[],
    )
    certificates: list[Certificate] = about("Certificates of this product", "এই পণ্যের শংসাপত্র", [CERTIFICATE], default=[])
    photos: list[Photo] = about(
        "Photos, main one first",
        "ছবি, মূলটি আগে",
        [{"file": "ts-014-front.jpg", "role": "main", "alt": {"en": "Folded white saree"}}],
        default=[],
    )
    channels: list[Channel] = about("Channels wanted", "যে চ্যানেলে চাই", ["ondc"], default=[])
    updated: Date | None = about("Last change", "শেষ পরিবর্তন", "2026-11-20", default=None)
    valid_until: Date | None = about("Record valid until", "যত দিন বৈধ", "2027-03-31", default=None)


@dataclass(frozen=True, slots=True)
class Seller:
    """A seller with its products, checked. `id` is the folder's name."""

    district: str
    id: str
    record: SellerRecord
    products: tuple[ProductRecord, ...]

    @property
    def folder(self) -> str:
        """Folder of the seller's records, relative to the root."""
        return f"catalogs/{self.district}/{self.id}"

    def shown(self) -> tuple[ProductRecord, ...]:
        """The products that readers may see."""
        return tuple(product for product in self.products if product.status == "published")

    def updated(self) -> datetime.date | None:
        """The latest date in the seller's records."""
        dates = [self.record.updated, *(each.updated for each in self.products)]
        return max((each for each in dates if each), default=None)
