"""Every demand of every channel and law: a good record meets it, and a planted violation is caught by that very demand."""

import copy
import datetime
import re
from types import SimpleNamespace

import pytest
from pydantic import ValidationError

from site_builder.check.commons import read_commons
from site_builder.model.channel import Test as Asks
from site_builder.model.product import ProductRecord, Seller
from site_builder.model.seller import PrivateRecord, SellerRecord
from site_builder.readiness import Asked, asked_on, cell, demands
from site_builder.readiness.facts import on_channel, product_facts
from tests.sites import REPO

COMMONS, _ = read_commons(REPO)
DAY = COMMONS.settings.updated
T = {"bn": "কথা", "en": "Fine words", "hi": "शब्द"}

PRODUCT = {
    "sku": "TS-014", "category": "saree", "title": {"en": "Santipur handloom saree"}, "short": {"en": "A light cotton saree."},
    "description": {"en": "Woven on a pit loom."}, "bullets": [{"en": "No blouse piece"}], "keywords": {"en": ["tant saree"]},
    "brand": "Shantipur Tant", "gender": "women", "generic_name": {"en": "Cotton saree"},
    "materials": ["cotton", "brass"], "colours": [{"hex": "#7A1F2B", "name": {"en": "Maroon"}}],
    "size": {"length_cm": "550", "width_cm": "117", "label": "Free Size"}, "size_chart": "https://example.org/sizes.png",
    "plating": "gold", "weight_g": "480", "packed_weight_g": "560",
    "package": {"length_cm": "36", "width_cm": "26", "height_cm": "4"}, "net_quantity": {"value": "500", "unit": "gram"},
    "hsn": "52085190", "export_hs": {"US": "5208520000"},
    "gst": {"rate": "5", "notification": "13/2025-CT(R)", "on": "2025-09-22", "source": "gazette"}, "gtin": "2000000000015",
    "country_of_origin": "IN", "handmade": "true", "made_on": "2026-11", "hazardous": "false", "care": T, "warnings": T,
    "food": {"ingredients": T, "allergens": T, "nutrition": T, "additives": T, "vegetarian": "true", "shelf_life_days": "60"},
    "prices": {
        "mrp": "2400", "retail": "2100", "wholesale": [{"from": "10", "price": "1750"}],
        "fob": {"min": "19.50", "max": "23.00", "currency": "USD", "as_of": "2026-11-01"},
    },
    "moq": "10", "stock": "12", "capacity_per_month": "60", "lead_time": [{"upto": "20", "days": "15"}],
    "certificates": [{"kind": "bis", "number": "X", "issuer": T, "date": "2026-01-01"}],
    "photos": [{"file": f"{role}.jpg", "role": role, "alt": T} for role in ("main", "front", "back", "detail", "package")],
    "valid_until": "2027-03-31",
}  # fmt: skip
SELLER = {
    "kind": "cluster", "sample": "true", "name": {"en": "Shantipur weavers"}, "craft": T, "story": T,
    "address": {"line": {"en": "Sutragarh"}, "block": {"en": "Santipur"}, "pin": "741404", "position": {"lat": "23.2478", "lon": "88.4330"}},
    "contact": {
        "person": {"value": {"en": "Secretary"}, "agreed": ["channels"]},
        "phone": {"value": "+910000000001", "agreed": ["channels"]},
        "email": {"value": "a@seller.example", "agreed": ["channels"]},
    },
    "opening_hours": [{"days": ["mon"], "from": "10:00", "to": "18:00"}], "serviceability": {"scope": "world", "countries": ["DE"]},
    "returns": {"accepted": "true", "days": "7"}, "cancellable": "true", "cash_on_delivery": "false",
    "eu_responsible_person": {"name": "X", "address": "Y", "email": "a@b.example"},
    "documents": [{"kind": kind, "state": "declared", "on": "2026-10-01"} for kind in ("udyam", "iec", "fssai")]
    + [{"kind": "gst", "state": "declared", "on": "2026-10-01", "status": "registered"}],
}  # fmt: skip
PRIVATE = {
    "iec": "AAAPA1234A", "ad_code": "0000000-0000000", "lut": {"number": "AD", "valid_until": "2027-03-31"}, "fssai": ["10000000000000"],
    "udyam": "UDYAM-WB-00-0000000",
}  # fmt: skip


class Record:
    """A product with its seller, private file and photos as they are written, so that a test can spoil one answer."""

    def __init__(self, category="saree", district="nadia"):
        self.product, self.seller, self.private = copy.deepcopy((PRODUCT, SELLER, PRIVATE))
        self.product["category"], self.district = category, district
        self.private["channels"] = {
            name: {step.fact: "done" for step in each.account} for name, each in COMMONS.channels.items() if each.account
        }
        self.looks = {
            each["file"]: SimpleNamespace(width=2000, height=2000, format="JPEG", fault="") for each in self.product["photos"]
        }
        hints = COMMONS.categories[category].hsn
        if hints:
            self.product["hsn"] = hints[0].ljust(8, "0")

    def facts(self, channel):
        seller = Seller(self.district, "x", SellerRecord.model_validate(self.seller), ())
        product, private = ProductRecord.model_validate(self.product), PrivateRecord.model_validate(self.private)
        found = product_facts(product, seller, COMMONS, DAY, self.looks, private)
        return on_channel(found, product, seller, channel, private)

    def place(self, path):
        """The mapping and key where an answer is written."""
        parts = path.split(".")
        at = self.seller if parts[0] == "seller" else self.private if parts[0] == "private" else self.product
        for step in parts[1:-1] if parts[0] in ("seller", "private") else parts[:-1]:
            at = at.setdefault(step, {})
        return at, parts[-1]

    def drop(self, path):
        at, key = self.place(path)
        at.pop(key, None)

    def put(self, path, value):
        at, key = self.place(path)
        at[key] = value


# ── how a derived answer is spoiled ──────────────────────────────────────────────────────────────


def _all_photos(record, **facts):
    for look in record.looks.values():
        look.__dict__.update(facts)


def _count(record, value):
    wanted = int(float(value or 0))
    record.product["photos"] = [{"file": f"p{n}.jpg", "role": "main" if not n else "detail", "alt": T} for n in range(wanted)]
    record.looks = {f"p{n}.jpg": SimpleNamespace(width=2000, height=2000, format="JPEG", fault="") for n in range(wanted)}


def _documents(record, value):
    record.seller["documents"] = (
        [] if value is None else [{"kind": "gst", "state": "declared", "on": "2026-10-01", "status": value}]
    )


def _papers(record, value):
    record.seller["documents"], record.private = [], {"channels": record.private["channels"]}


def _lead(record, value):
    record.product["lead_time"] = []


def _brand(record, value):
    record.product["brand"] = value or "Other"
    if value is None:
        del record.product["brand"]
        record.seller["name"] = {"bn": "নাম"}


SPOIL = {
    "price": lambda r, v: r.product["prices"].update({"retail": v}) if v else r.product.update(prices={}),
    "colour.name": lambda r, v: r.product["colours"][0].update(name={"en": v}),
    "photos.count": _count,
    "photos.roles": lambda r, v: r.product.update(photos=[{"file": "x.jpg", "role": "in_use", "alt": T}]) or r.looks.update({"x.jpg": r.looks["main.jpg"]}),
    "photo.longest": lambda r, v: _all_photos(r, width=int(float(v)), height=int(float(v))),
    "photo.format": lambda r, v: _all_photos(r, format="BMP"),
    "pin_fits": lambda r, v: r.seller["address"].update(pin="700001"),
    "gi_proof": lambda r, v: r.product.update(gi="IN-116"),
    "hsn_fits": lambda r, v: r.product.update(hsn="01012100"),
    "hazard": lambda r, v: r.product.update(hazardous="true") if v == "true" else r.product.pop("hazardous"),
    "papers": _papers,
    "marks": lambda r, v: r.product.update(certificates=[]),
    "gst_status": _documents,
    "points": lambda r, v: [r.product.pop(key, None) for key in ("bullets", "technique", "care", "variation_note", "size")],
    "lead_days": _lead,
    "size_said": lambda r, v: r.product.update(size={"length_cm": "5"}),
    "size_chart_said": lambda r, v: [r.product.pop(key, None) for key in ("size_chart", "size")],
    "brand_said": _brand,
    "care.name": lambda r, v: r.seller["contact"].pop("person") and r.seller.update(name={"bn": "নাম"}),
    "care.phone": lambda r, v: r.seller["contact"]["phone"].update(agreed=["web"]),
    "care.email": lambda r, v: r.seller["contact"]["email"].update(agreed=["web"]),
    "identifier": lambda r, v: r.product.pop("gtin"),
    "value.fabric": lambda r, v: r.product.update(materials=["shola-pith"]),
    "value.base_metal": lambda r, v: r.product.update(materials=["shola-pith"]),
    "destinations": lambda r, v: r.seller.update(serviceability={"scope": "world", "countries": ["US"]}),
    "channel.kind": lambda r, v: r.seller.update(serviceability={"scope": "world", "countries": ["US"]}),
    "seller.address.position.lat": lambda r, v: r.seller["address"].update(position={"lat": "23.2", "lon": "88.4"}),
    "seller.address.position.lon": lambda r, v: None,
    "seller.name.en": lambda r, v: r.seller.update(name={"bn": "নাম"}),
}  # fmt: skip

# What must be so that some rules apply or can be broken at all.
SETUP = {
    "amazon/rule/exemption-brand": lambda r: r.product.update(
        gtin_exemption={"channel": "amazon", "brand": "Shantipur Tant", "category": "Home"}
    ),
    "amazon/rule/exemption-category": lambda r: (
        r.product.update(gtin_exemption={"channel": "amazon", "brand": "Shantipur Tant", "category": "Home"}),
        r.private["channels"]["amazon"].update(exemption_category="Home"),
    ),
    "gi/authorised-user": lambda r: (
        r.product.update(gi="IN-116"),
        r.seller.update(gi_authorised_user={"gi": "IN-116", "number": "X"}),
    ),
    "amazon/account/gtin-exemption": lambda r: r.product.pop("gtin"),
    "customs/rule/csb-v-limit": lambda r: r.product["prices"].pop("mrp"),
    "destinations/us-tariff-code": lambda r: r.seller.update(serviceability={"scope": "world", "countries": ["US"]}),
}
UNSET = {"gi/authorised-user": lambda r: r.seller.pop("gi_authorised_user")}
BAD = ("!", "BEST SELLER", "AAAA BBBB", "write to +91 90000 00000", "Santipur 741404", "-x", "71171990", "a;b", "zz?")


def broken(test: Asks, record: Record, channel) -> None:
    """Spoil the answer that a test looks at, so that the test fails."""
    if test.all_ or test.any_ or test.not_:
        inner = [*test.all_, *test.any_, *([test.not_] if test.not_ else [])]
        for each in inner:
            if test.not_ and not each.field:
                broken(each.all_[-1], record, channel)
            else:
                broken(each, record, channel)
        return
    value = bad_value(test, record, channel)
    root = test.field.split(".")[0]
    if test.field.startswith("account."):
        record.private["channels"] = {}
    elif test.field in SPOIL:
        SPOIL[test.field](record, value)
    elif root == "keywords" and isinstance(value, str):
        record.put("keywords.en", [value[n : n + 50] for n in range(0, len(value), 50)])
    elif value is None:
        record.drop(test.field)
    else:
        record.put(test.field, value)


def bad_value(test: Asks, record: Record, channel):
    if test.pattern:
        return next(each for each in ("12345", "x!", "মেরুন") if not re.fullmatch(test.pattern, each))
    if test.without:
        return next(each for each in BAD if re.search(test.without, each))
    if test.form:
        return "caf\u00e9 \u0995" if test.form in ("ascii", "latin") else "2000000000016" if test.form == "gtin" else "5208"
    if test.not_over:
        return "2020-03-31"
    if test.max_items:
        return ["word"] * (test.max_items + 1)
    if test.max_bytes:
        return "ক" * test.max_bytes
    if test.max_chars:
        return "x" * (test.max_chars + 1)
    if test.min_words:
        return "Saree"
    if test.max_repeats:
        return "silk " * (test.max_repeats + 1)
    if test.at_least is not None:
        return str(test.at_least - 1)
    if test.at_most is not None:
        return str(test.at_most + 1)
    if test.not_above:
        return "99999"
    if test.above:
        return "1"
    if test.same_as:
        return "Other brand"
    if test.not_in:
        return test.not_in[0]
    if test.equals is not None:
        return "true" if test.equals == "false" else "false"
    return None


def refusal(record, channel):
    """The keys for which the model refuses the record, or None."""
    try:
        record.facts(channel)
    except ValidationError as fault:
        return {str(key) for each in fault.errors() for key in each["loc"]}
    return None


def cases():
    for name, channel in COMMONS.channels.items():
        for demand in demands(channel, COMMONS):
            yield pytest.param(name, demand, id=demand.key)


def asked_by(channel, demand) -> Asks:
    """The test that a demand was made from."""
    if demand.kind == "rule":
        return next(each.test for each in channel.rules if each.id == demand.key.rsplit("/", 1)[1])
    if demand.kind == "law":
        return next(
            rule.test
            for law in COMMONS.laws
            if law.id == demand.law
            for rule in law.rules
            if rule.id == demand.key.rsplit("/", 1)[1]
        )
    if demand.kind == "field" or demand.kind == "account":
        return Asks(field=demand.field, given="true")
    need = next((each for each in channel.fields if each.field == demand.field), None)
    number = demand.number
    if demand.kind == "limit":
        wanted = {
            "chars": {"max_chars": number},
            "bytes": {"max_bytes": number},
            "form": {"pattern": need.pattern},
            "choice": {"in": need.enum},
        }
        return Asks(field=demand.field, **wanted[demand.say])
    say = {
        "photos": "at_least",
        "photos_most": "at_most",
        "photo_small": "at_least",
        "photo_good": "at_least",
        "photo_large": "at_most",
    }
    if demand.say in say:
        return Asks(field=demand.field, **{say[demand.say]: number})
    return Asks(field=demand.field, has=demand.say.removeprefix("view_"))


@pytest.mark.parametrize(("name", "demand"), list(cases()))
def test_a_planted_violation_is_caught_by_the_demand(name, demand):
    channel = COMMONS.channels[name]
    setup = next((each for key, each in SETUP.items() if demand.key.endswith(key)), lambda _: None)
    for category in ("garment", *COMMONS.categories) if demand.field == "size_said" else COMMONS.categories:
        record = Record(category)
        setup(record)
        if demand.applies(record.facts(channel)):
            break
    else:
        pytest.fail("the demand applies to no category: its condition can never hold")
    asked = Asked(channel, (demand,))
    assert demand.on(DAY)
    assert cell(record.facts(channel), asked).reasons == (), "the good record must meet it"

    unset = next((each for key, each in UNSET.items() if demand.key.endswith(key)), None)
    if unset:
        unset(record)
    else:
        broken(asked_by(channel, demand), record, channel)

    refused = refusal(record, channel)
    if refused is not None:  # the model itself asks for it, or is stricter: `haat check` tells of it first
        assert demand.field.split(".")[-2 if demand.field.endswith(".en") else -1] in refused
        return
    facts = record.facts(channel)
    assert [each.key for each in cell(facts, asked).reasons] == [demand.key]


def test_a_good_record_is_ready_on_every_channel_that_takes_it():
    for asked in asked_on(COMMONS, DAY):
        record = Record("saree")
        found = cell(record.facts(asked.channel), asked)
        assert found.state in ("ready", "unsuited"), (asked.channel.id, found.reasons)


def test_demands_have_keys_of_their_own():
    keys = [demand.key for name, channel in COMMONS.channels.items() for demand in demands(channel, COMMONS)]
    assert len(keys) == len(set(keys))
    assert len(COMMONS.channels) == 17
    assert datetime.date.min < DAY
