"""A seller, what each person behind it agreed to show, and the private papers that stand apart."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from site_builder.language import Code
from site_builder.model.fields import (
    CERTIFICATE,
    REVIEWED,
    Address,
    Certificate,
    Count,
    Country,
    Date,
    Entry,
    FileName,
    Focus,
    GiKey,
    Id,
    LeadTime,
    Line,
    Name,
    Plain,
    Position,
    Review,
    Text,
    Time,
    about,
)

Medium = Literal["web", "print", "channels"]
Phone = Annotated[str, StringConstraints(pattern=r"^\+[1-9][0-9]{7,14}$")]
Email = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", max_length=254)]
GstStatus = Literal["registered", "composition", "enrolled", "exempt_handicraft", "none"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Channel = Literal[
    "ondc", "amazon", "flipkart", "ebay", "alibaba", "daraz", "shiprocket", "dhl",
    "customs", "shopclues", "rivexa", "google", "meta", "shopify", "woocommerce", "gem", "open", "own",
]  # fmt: skip


class Consented(Entry):
    """A contact fact with what its person agreed to."""

    agreed: list[Medium] = about("Where it may be shown", "কোথায় দেখানো যাবে", ["web", "print"], default=[])
    on: Date | None = about("When the person agreed", "কবে সম্মতি", "2026-10-01", default=None)
    evidence: Plain | None = about("Reference of the consent kept at the office", "অফিসে রাখা সম্মতির সূত্র", "CF-014", default=None)
    withdrawn: Date | None = about("Date from which it may not be shown", "যে তারিখে সম্মতি তুলে নেওয়া", "2027-01-01", default=None)


class Person(Consented):
    """Whom to ask for."""

    value: Line = about("A role or name", "পদ বা নাম", {"en": "Group secretary"})


class PhoneNumber(Consented):
    """A telephone or WhatsApp number."""

    value: Phone = about("Number in E.164 form", "E.164 রূপে নম্বর", "+910000000001")


class EmailAddress(Consented):
    """An e-mail address."""

    value: Email = about("E-mail address", "ই-মেল", "shantipur-tant@seller.example")


class Contact(Entry):
    """How to reach the seller; each item is shown only where its person agreed."""

    person: Person | None = about("Whom to ask for", "কার সঙ্গে কথা বলবেন", {"value": {"en": "Secretary"}}, default=None)
    phone: PhoneNumber | None = about("Telephone", "ফোন", {"value": "+910000000001"}, default=None)
    whatsapp: PhoneNumber | None = about("WhatsApp", "হোয়াটসঅ্যাপ", {"value": "+910000000001"}, default=None)
    email: EmailAddress | None = about("E-mail", "ই-মেল", {"value": "a@seller.example"}, default=None)


class SellerAddress(Entry):
    """Where the seller works."""

    line: Line = about("House, street, village or town", "বাড়ি, রাস্তা, গ্রাম বা শহর", {"en": "Tantipara, Santipur"})
    block: Name | None = about("Block or municipality", "ব্লক বা পুরসভা", {"en": "Santipur"}, default=None)
    pin: Plain = about("Postcode", "পিন কোড", "741404")
    position: Position | None = about("Place on the earth, town level", "অবস্থান", {"lat": "23.2500", "lon": "88.4300"}, default=None)


class Opening(Entry):
    """When the seller is open."""

    days: Annotated[list[Weekday], Field(min_length=1)] = about("Days", "দিন", ["mon", "tue"])
    from_: Time = about("From", "থেকে", "10:00", alias="from")
    to: Time = about("To", "পর্যন্ত", "18:00")


class Serviceability(Entry):
    """Where the seller delivers to."""

    scope: Literal["world", "country", "state", "pins"] = about("How far", "কত দূর", "country")
    countries: list[Country] = about("Countries, for `world`", "দেশ", ["DE"], default=[])
    pins: list[Plain] = about("Postcodes, for `pins`", "পিন কোড", ["741404"], default=[])


class Returns(Entry):
    """Whether and how goods come back."""

    accepted: bool = about("Returns accepted", "ফেরত নেওয়া হয় কি", "true")
    days: Annotated[int, Field(ge=1, le=365)] | None = about("Within how many days", "কত দিনের মধ্যে", "7", default=None)
    note: Line | None = about("Conditions", "শর্ত", {"en": "Unused, in its packing"}, default=None)


class Party(Entry):
    """A manufacturer, packer, importer or EU responsible person, as the law wants it named."""

    name: Plain = about("Name", "নাম", "Shantipur Tant (sample)")
    address: Plain = about("Postal address", "ডাক ঠিকানা", "Santipur, Nadia 741404")
    email: Email | None = about("Electronic address", "ই-মেল", "a@seller.example", default=None)


_PARTY = {"name": "Shantipur Tant (sample)", "address": "Santipur, Nadia 741404"}


class Storefront(Entry):
    """A shop the seller already has on a channel."""

    channel: Channel = about("Channel", "চ্যানেল", "amazon")
    url: Address = about("Its address", "ঠিকানা", "https://example.org/shop")


class Document(Entry):
    """Which papers the seller has; the numbers stand in `private.yml`."""

    kind: Literal["gst", "udyam", "iec", "fssai", "pan", "trade-licence", "bin"] = about("Kind", "ধরন", "gst")
    status: GstStatus | None = about("GST status", "GST অবস্থা", "registered", default=None)
    state: Literal["declared", "seen", "checked"] = about("Who stands for it", "কীভাবে জানা", "declared")
    by: Plain | None = about("Who saw or checked it: a role", "কে দেখেছেন: পদ", "District office", default=None)
    on: Date = about("When", "কবে", "2026-10-01")


class Anandadhara(Entry):
    """The group's federation in the state's livelihoods mission."""

    federation: Line = about("Federation", "মহাসংঘ", {"en": "Santipur block federation"})


class Sristisree(Entry):
    """The group's stall in the Sristisree mall."""

    stall: Plain = about("Stall", "স্টল", "Nadia")


class GiUser(Entry):
    """That the seller is an authorised user of a GI."""

    gi: GiKey = about("GI, country and number", "GI, দেশ ও ক্রম", "IN-116")
    number: Plain = about("Authorised-user number", "অনুমোদিত ব্যবহারকারী নম্বর", "SAMPLE-AU-001")


class SellerPhoto(Entry):
    """A photo of the makers, their place or their work, beside the record."""

    file: FileName = about("File in `photos/`", "`photos/`-এ ফাইল", "workshop.jpg")
    alt: Line = about("What one sees, for those who do not", "ছবির বর্ণনা", {"en": "A loom in a courtyard"}, default={})
    people: bool = about("Whether somebody can be recognised", "কাউকে চেনা যায় কি", "false", default=True)
    consent: Plain | None = about(
        "Consent reference, where somebody can be recognised", "সম্মতির সূত্র, কাউকে চেনা গেলে", "CF-021", default=None
    )
    credit: Plain | None = about("Photographer: only with consent", "আলোকচিত্রী, সম্মতি থাকলে", "Seller", default=None)
    focus: Focus | None = about("Focal point for crops", "কেন্দ্রবিন্দু", {"x": "0.5", "y": "0.4"}, default=None)


_PHOTO = {"file": "workshop.jpg", "alt": {"en": "A loom in a courtyard"}, "people": "false"}


class SellerRecord(Entry):
    """`catalogs/<district>/<seller>/seller.yml`; the seller's id is the folder's name."""

    kind: Literal["artisan", "shg", "msme", "cluster", "producer_company", "exporter"] = about(
        "Kind of seller", "বিক্রেতার ধরন", "shg"
    )
    sample: bool = about("True for an invented example", "কাল্পনিক নমুনা হলে true", "true")
    name: Name = about("Name", "নাম", {"bn": "শান্তিপুর তাঁত", "en": "Shantipur Tant"})
    craft: Line = about("What the seller makes", "কী তৈরি হয়", {"en": "Handloom sarees"})
    story: Text = about("The seller's story, two short paragraphs", "গল্প, দুই অনুচ্ছেদ", {"en": "…"})
    photos: Annotated[list[SellerPhoto], Field(max_length=6)] = about(
        "Photos of the makers, the place, the work: at most six", "নির্মাতা, জায়গা ও কাজের ছবি: সর্বাধিক ছয়টি", [_PHOTO], default=[]
    )
    brand: Plain | None = about(
        "Brand, spelled as registered; none means goods without a brand",
        "ব্র্যান্ড, নিবন্ধনের বানানে; না থাকলে ব্র্যান্ডহীন",
        "Shantipur Tant",
        default=None,
    )
    women_led: bool = about("Led by women", "নারী-পরিচালিত", "true", default=False)
    members: Count | None = about("Members or workers", "সদস্য সংখ্যা", "14", default=None)
    since: Annotated[int, Field(ge=1800, le=2200)] | None = about("Year of founding", "প্রতিষ্ঠার বছর", "2012", default=None)
    anandadhara: Anandadhara | None = about("Anandadhara federation", "আনন্দধারা মহাসংঘ", {"federation": {"en": "…"}}, default=None)
    sristisree: Sristisree | None = about("Sristisree stall", "সৃষ্টিশ্রী স্টল", {"stall": "Nadia"}, default=None)
    gi_authorised_user: GiUser | None = about(
        "GI authorised user", "GI অনুমোদিত ব্যবহারকারী", {"gi": "IN-116", "number": "SAMPLE-AU-001"}, default=None
    )
    address: SellerAddress = about("Address", "ঠিকানা", {"line": {"en": "…"}, "pin": "741404"})
    contact: Contact = about(
        "Contact with consents", "যোগাযোগ, সম্মতিসহ", {"person": {"value": {"en": "Secretary"}}}, default=Contact()
    )
    languages_spoken: list[Code] = about("Languages spoken", "কথা বলার ভাষা", ["bn", "hi"], default=[])
    capacity_per_month: Count | None = about("Pieces a month, all products", "মাসে মোট উৎপাদন", "240", default=None)
    opening_hours: list[Opening] = about(
        "Opening hours", "খোলার সময়", [{"days": ["mon"], "from": "10:00", "to": "18:00"}], default=[]
    )
    holidays: list[Date] = about("Closed on", "ছুটির দিন", ["2027-01-26"], default=[])
    serviceability: Serviceability | None = about("Where it delivers", "কোথায় পাঠায়", {"scope": "country"}, default=None)
    returns: Returns | None = about("Returns", "ফেরত নীতি", {"accepted": "true", "days": "7"}, default=None)
    cancellable: bool | None = about("Orders can be cancelled", "অর্ডার বাতিল করা যায়", "true", default=None)
    cash_on_delivery: bool | None = about("Cash on delivery", "হাতে পেয়ে টাকা", "false", default=None)
    lead_time: list[LeadTime] = about(
        "Lead time where a product gives none", "সাধারণ সময়", [{"upto": "20", "days": "15"}], default=[]
    )
    manufacturer: Party | None = about("Manufacturer, if not the seller", "প্রস্তুতকারক, বিক্রেতা নিজে না হলে", _PARTY, default=None)
    packer: Party | None = about("Packer, if not the seller", "প্যাকার, বিক্রেতা নিজে না হলে", _PARTY, default=None)
    importer: Party | None = about("Importer", "আমদানিকারক", _PARTY, default=None)
    eu_responsible_person: Party | None = about("EU responsible person (GPSR)", "EU দায়িত্বপ্রাপ্ত ব্যক্তি", _PARTY, default=None)
    certificates: list[Certificate] = about("Certificates", "শংসাপত্র", [CERTIFICATE], default=[])
    storefronts: list[Storefront] = about(
        "Shops on channels", "অনলাইন দোকান", [{"channel": "own", "url": "https://example.org/"}], default=[]
    )
    documents: list[Document] = about(
        "Papers: kind and state", "কাগজপত্র: ধরন ও অবস্থা", [{"kind": "udyam", "state": "declared", "on": "2026-10-01"}], default=[]
    )
    updated: Date | None = about("Last change", "শেষ পরিবর্তন", "2026-11-20", default=None)
    reviewed: dict[Code, Review] = about("Native reviews of the texts", "মাতৃভাষী পাঠকের পর্যালোচনা", REVIEWED, default={})


class Lut(Entry):
    """Letter of undertaking for export without IGST."""

    number: Plain = about("LUT number", "LUT নম্বর", "AD190000000000X")
    valid_until: Date = about("Valid until", "বৈধতা", "2027-03-31")


class PrivateRecord(Entry):
    """`private.yml` beside `seller.yml`, ignored by git: read by channel writers only. Bank data stand nowhere."""

    pan: Plain | None = about("PAN", "PAN (আয়করের স্থায়ী নম্বর)", "AAAPA0000A", default=None)
    gst_status: GstStatus | None = about(
        "GST status, where the public record does not tell it", "GST অবস্থা, প্রকাশ্য নথিতে না থাকলে", "exempt_handicraft", default=None
    )
    gstin: Plain | None = about("GSTIN", "GSTIN (GST নিবন্ধন নম্বর)", "19AAAPA0000A1Z0", default=None)
    udyam: Plain | None = about("Udyam number", "উদ্যম নম্বর", "UDYAM-WB-00-0000000", default=None)
    iec: Plain | None = about("Importer-exporter code", "IEC (আমদানি-রপ্তানি কোড)", "AAAPA0000A", default=None)
    fssai: list[Plain] = about("FSSAI licences, 14 digits", "FSSAI লাইসেন্স", ["10000000000000"], default=[])
    bin: Plain | None = about("BIN (Bangladesh)", "BIN (বাংলাদেশ)", "000000000-0000", default=None)
    ad_code: Plain | None = about("AD code of the bank branch", "AD কোড", "0000000-0000000", default=None)
    lut: Lut | None = about(
        "Letter of undertaking", "LUT (অঙ্গীকারপত্র)", {"number": "AD190000000000X", "valid_until": "2027-03-31"}, default=None
    )
    channels: dict[Channel, dict[Id, Plain]] = about(
        "Account facts by channel", "চ্যানেলের অ্যাকাউন্ট", {"amazon": {"seller_id": "A000"}}, default={}
    )
