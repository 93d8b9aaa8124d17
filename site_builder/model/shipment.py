"""A shipment: who gets what, for how much, under which terms. It names a buyer, so `shipments/` is ignored by git."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from site_builder.model.fields import Count, Country, Currency, Date, Entry, Grams, Id, Money, Plain, about
from site_builder.model.product import Package
from site_builder.model.seller import Email, Phone

Postcode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9 -]{2,12}$")]
ProductPath = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,36}/[A-Za-z0-9_-]{1,36}/[A-Za-z0-9_-]{1,36}$")]
Short = Annotated[str, StringConstraints(min_length=1, max_length=45)]


class Consignee(Entry):
    """Who receives the goods, with the lengths that carriers take."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=255)] = about("Name of the person", "ব্যক্তির নাম", "A. Buyer")
    company: Annotated[str, StringConstraints(min_length=1, max_length=100)] | None = about(
        "Firm", "প্রতিষ্ঠান", "Craft Shop (sample)", default=None
    )
    line1: Short = about("Street and number", "রাস্তা ও নম্বর", "1 Sample Street")
    line2: Short | None = about("Second line", "দ্বিতীয় লাইন", "Floor 2", default=None)
    city: Short = about("City", "শহর", "Hamburg")
    state: Short | None = about("State or province", "রাজ্য বা প্রদেশ", "Hamburg", default=None)
    postcode: Postcode = about("Postcode", "ডাক কোড", "20095")
    country: Country = about("Country (ISO 3166)", "দেশ", "DE")
    phone: Phone | None = about("Telephone, E.164", "ফোন, E.164", "+490000000000", default=None)
    email: Email | None = about("E-mail", "ই-মেল", "buyer@shop.example", default=None)
    tax_number: Plain | None = about("VAT, EORI or tax number", "VAT বা কর নম্বর", "DE000000000", default=None)


class Line(Entry):
    """Pieces of one product at the price of this shipment."""

    product: ProductPath = about("Product, district/seller/SKU", "পণ্য: জেলা/বিক্রেতা/কোড", "nadia/shantipur-tant/TS-014")
    quantity: Count = about("Pieces", "সংখ্যা", "10")
    price: Money = about("Price of a piece in the shipment's currency", "প্রতিটির দাম", "22.50")


class Parcel(Entry):
    """One parcel with its outer measures."""

    package: Package = about("Outer measures", "বাইরের মাপ", {"length_cm": "40", "width_cm": "30", "height_cm": "20"})
    weight_g: Grams = about("Gross weight in grams", "মোট ওজন, গ্রাম", "6200")


class Shipment(Entry):
    """`shipments/<id>.yml`; the id is the file's name."""

    seller: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,36}/[A-Za-z0-9_-]{1,36}$")] = about(
        "Seller, district/name", "বিক্রেতা: জেলা/নাম", "nadia/shantipur-tant"
    )
    sample: bool = about("True for an invented example", "কাল্পনিক নমুনা হলে true", "true", default=False)
    invoice: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9/-]{1,35}$")] = about(
        "Invoice number", "চালান নম্বর", "SAMPLE-INV-001"
    )
    date: Date = about("Date of the invoice", "চালানের তারিখ", "2026-11-20")
    proforma: bool = about("Only an offer: no sale yet", "শুধু প্রস্তাব", "false", default=False)
    consignee: Consignee = about(
        "Who receives the goods",
        "প্রাপক",
        {"name": "A. Buyer", "line1": "1 Sample Street", "city": "Hamburg", "postcode": "20095", "country": "DE"},
    )
    lines: Annotated[list[Line], Field(min_length=1, max_length=999)] = about(
        "What is sent", "কী পাঠানো হচ্ছে", [{"product": "nadia/shantipur-tant/TS-014", "quantity": "10", "price": "22.50"}]
    )
    parcels: list[Parcel] = about(
        "Parcels", "পার্সেল", [{"package": {"length_cm": "40", "width_cm": "30", "height_cm": "20"}, "weight_g": "6200"}], default=[]
    )
    currency: Currency = about("Currency of the prices", "মুদ্রা", "USD")
    rate: Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=4)] | None = about(
        "Customs rate of the day: rupees for one unit", "শুল্ক বিভাগের হার", "84.50", default=None
    )
    incoterm: Literal["EXW", "FCA", "FOB", "CPT", "CIP", "CIF", "DAP", "DDP"] = about("Incoterm 2020", "ইনকোটার্ম", "DAP")
    freight: Money | None = about("Freight", "মাশুল", "40.00", default=None)
    insurance: Money | None = about("Insurance", "বিমা", "5.00", default=None)
    purpose: Literal["commercial", "sample", "gift"] = about("What it is sent for", "উদ্দেশ্য", "commercial", default="commercial")
    payment: Literal["prepaid", "cod"] = about("Paid before or on delivery", "আগাম না হাতে পেয়ে", "prepaid", default="prepaid")
    payment_id: Plain | None = about("Number of the payment", "লেনদেন নম্বর", "SAMPLE-TXN-1", default=None)
    ecommerce: bool = about("Sold through a website", "ওয়েবসাইটে বিক্রি", "true", default=True)
    tracking: Plain | None = about("AWB or postal tracking number", "AWB বা ট্র্যাকিং নম্বর", "SAMPLE000001IN", default=None)
    ioss: Plain | None = about("IOSS number of the platform (EU)", "IOSS নম্বর (ইইউ)", "IM0000000000", default=None)
    post_office: Plain | None = about("Code of the foreign post office", "বিদেশ ডাকঘরের কোড", "INCCU", default=None)
    igst: Literal["lut", "paid", "none"] = about(
        "Under LUT, with IGST paid, or not due", "LUT, IGST দেওয়া, বা প্রযোজ্য নয়", "lut", default="none"
    )

    @property
    def skus(self) -> list[str]:
        """SKUs of its lines."""
        return [each.product.rpartition("/")[2] for each in self.lines]


__all__ = ["Consignee", "Id", "Line", "Parcel", "Shipment"]
