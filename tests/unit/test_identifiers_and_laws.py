"""Identifiers and laws: each is held to its form, its category, its place, its channel and its day, and what is wrong is caught."""

import datetime

import pytest
from pydantic import ValidationError

from site_builder.check.commons import read_commons
from site_builder.edition import edition
from site_builder.edition.readiness import who_told
from site_builder.model.product import Gst
from site_builder.readiness import asked_on, cell, names_of
from site_builder.readiness.forms import fits
from tests.sites import REPO
from tests.unit.test_rules import COMMONS, DAY, SPOIL, Record

SHOPS = {"ondc", "amazon", "flipkart", "shopclues"}


def told(record, *, day=DAY):
    """(channel, last part of the rule's key) → severity of all that keeps a record back."""
    found = {}
    for asked in asked_on(COMMONS, day):
        for each in cell(record.facts(asked.channel), asked).reasons:
            found[asked.channel.id, each.key.rsplit("/", 1)[1]] = each.severity
    return found


@pytest.mark.parametrize(
    ("form", "good", "bad"),
    [
        ("gstin", "27AAPFU0939F1ZV", "27AAPFU0939F1ZW"),
        ("pan", "AAAPA1234A", "AAA1A1234A"),
        ("gtin", "2000000000015", "2000000000051"),
        ("iec", "AAAPA1234A", "AAAPA12345"),
        ("fssai", "10000000000000", "1000000000000"),
        ("hsn", "520851", "5208519"),
        ("hsn8", "52085190", "520851"),
        ("pin", "741404", "041404"),
    ],
)
def test_a_number_is_held_to_its_form(form, good, bad):
    assert fits(form, good)
    assert not fits(form, bad)


@pytest.mark.parametrize("hsn", ["5208", "520851", "52085190"])
def test_an_hsn_of_4_6_or_8_digits_fits_its_category_or_is_told(hsn):
    record = Record("saree")
    record.product["hsn"] = hsn
    assert {rule for _, rule in told(record)} & {"hsn-category"} == set()
    record.product["hsn"] = "4202" + hsn[4:]
    assert {channel for channel, rule in told(record) if rule == "hsn-category"} == SHOPS


def test_pin_district_and_std_code_belong_together():
    record = Record(district="bankura")
    record.seller["address"]["pin"] = "722122"
    assert record.facts(COMMONS.channels["ondc"]).get("std_code") == "03242"
    assert ("ondc", "pin-std") not in told(record)
    record.district = "nadia"
    assert told(record)["ondc", "pin-std"] == "block"


def test_an_exemption_counts_on_its_channel_for_its_brand_and_its_category():
    record = Record()
    del record.product["gtin"]
    approval = {"channel": "amazon", "brand": "Shantipur Tant", "category": "Home"}
    record.product["gtin_exemption"] = approval
    record.private["channels"]["amazon"]["exemption_category"] = "Home"
    without = {channel for channel, rule in told(record) if rule == "identifier"}
    assert "amazon" not in without, "approved there"
    assert "ebay" not in without
    approval["channel"] = "flipkart"
    assert told(record)["amazon", "identifier"] == "block"
    approval.update(channel="amazon", brand="shantipur tant")
    assert told(record)["amazon", "identifier"] == told(record)["amazon", "exemption-brand"] == "block"
    approval.update(brand="Shantipur Tant", category="home")
    assert told(record)["amazon", "exemption-category"] == "warn"


# What each status lets one do: data of `content/laws.yml`, in one table.
@pytest.mark.parametrize(
    ("status", "rule", "severity"),
    [
        ("registered", None, None),
        ("composition", "inside-state", "warn"),
        ("enrolled", "inside-state", "warn"),
        ("exempt_handicraft", "exempt-asks", "warn"),
        ("none", "status-none", "block"),
        (None, "status-told", "warn"),
    ],
)
def test_each_gst_status_has_what_marketplaces_allow(status, rule, severity):
    record = Record()
    SPOIL["gst_status"](record, status)
    found = told(record)
    assert {(channel, key): each for (channel, key), each in found.items() if key in {"inside-state", "exempt-asks", "status-none", "status-told"}} == (
        {(channel, rule): severity for channel in SHOPS} if rule else {}
    )  # fmt: skip


@pytest.mark.parametrize("missing", ["notification", "on"])
def test_no_gst_rate_without_notification_and_date(missing):
    said = {"rate": "5", "notification": "13/2025-CT(R)", "on": "2025-09-22"}
    assert Gst.model_validate(said)
    with pytest.raises(ValidationError, match=missing):
        Gst.model_validate({key: each for key, each in said.items() if key != missing})


@pytest.mark.parametrize(
    ("rule", "day", "channels"),
    [
        ("responsible-person", "2024-12-13", {"amazon", "ebay"}),
        ("us-tariff-code", "2025-08-29", {"amazon", "ebay"}),
        ("us-post", "2025-08-25", {"customs"}),
    ],
)
def test_a_rule_of_a_destination_holds_from_its_day(rule, day, channels):
    record = Record()
    record.seller["serviceability"] = {"scope": "world", "countries": ["US", "DE"]}
    del record.seller["eu_responsible_person"], record.product["export_hs"]
    first = datetime.date.fromisoformat(day)
    assert channels <= {channel for channel, key in told(record, day=first) if key == rule}
    assert not [key for _, key in told(record, day=first - datetime.timedelta(1)) if key == rule]


@pytest.mark.parametrize(
    ("category", "spoil", "rule", "severity"),
    [
        ("sweet", lambda r: r.product.pop("net_quantity"), "net-quantity", "block"),
        ("sweet", lambda r: r.product.pop("made_on"), "made-on", "warn"),
        ("sweet", lambda r: (r.seller.update(documents=[]), r.private.pop("fssai")), "fssai", "block"),
        ("sweet", lambda r: r.product.pop("food"), "ingredients", "block"),
        ("saree", lambda r: r.product["prices"].pop("mrp"), "mrp", "block"),
        ("saree", lambda r: r.product.pop("country_of_origin"), "origin", "block"),
        ("saree", lambda r: r.product.update(gi="IN-138"), "authorised-user", "block"),
        ("candle", lambda r: r.product.update(hazardous="true"), "not-by-air", "block"),
        ("candle", lambda r: r.product.pop("hazardous"), "said", "block"),
        ("doll", lambda r: r.product.update(certificates=[]), "bis-or-exempt", "warn"),
    ],
)
def test_what_a_law_declares_is_asked_for(category, spoil, rule, severity):
    record = Record(category)
    assert not [key for _, key in told(record) if key == rule]
    spoil(record)
    found = {each for (_, key), each in told(record).items() if key == rule}
    assert found == {severity}


def test_every_law_has_sources_with_dates_and_says_what_nobody_checked():
    commons, problems = read_commons(REPO)
    assert not problems
    named = names_of(asked_on(commons, DAY))
    unchecked = {key for key, each in named.items() if each.source.unchecked}
    assert {key.split("/")[2] for key in unchecked} == {"legal-metrology", "gst", "food", "gi", "hazard", "toys"}
    for code, words in (("en", "not yet checked"), ("bn", "মিলিয়ে দেখা হয়নি"), ("hi", "मिलाया नहीं")):
        reader = edition(commons, code)
        for key, each in named.items():
            assert (words in who_told(each, reader)) == (key in unchecked), key
    assert all(rule.valid_from and source.on for law in commons.laws for rule in law.rules for source in law.sources)
