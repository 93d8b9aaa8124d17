"""Converting by the rates of one day: exact, rounded once, and never without a date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from site_builder.model.rates import Rates, convert

RATES = Rates.model_validate(
    {
        "base": "INR",
        "as_of": "2026-11-20",
        "source": {"en": "Sample rates"},
        "sample": "true",
        "rates": {"USD": "85", "EUR": "95", "JPY": "0.57", "BDT": "0.7"},
    }
)


@pytest.mark.parametrize(
    ("amount", "from_", "to", "made"),
    [
        ("2100", "INR", "USD", "24.71"),  # 24.705882…
        ("1000", "INR", "JPY", "1754"),  # 1754.38…: the yen has no smaller coin
        ("19.50", "USD", "INR", "1657.50"),
        ("19.50", "USD", "EUR", "17.45"),  # through the base: 17.447368…
        ("100", "BDT", "USD", "0.82"),  # 0.823529…
        ("12.34", "INR", "INR", "12.34"),
    ],
)
def test_an_amount_is_reckoned_through_the_base_and_rounded_once(amount, from_, to, made):
    converted = convert(Decimal(amount), from_, to, RATES)

    assert converted is not None
    assert converted.amount == Decimal(made)
    assert converted.as_of == date(2026, 11, 20)


def test_half_a_coin_goes_up():
    rates = RATES.model_copy(update={"rates": {"USD": Decimal(80)}})

    assert convert(Decimal("1.20"), "INR", "USD", rates).amount == Decimal("0.02")  # 0.015
    assert convert(Decimal("0.40"), "INR", "USD", rates).amount == Decimal("0.01")  # 0.005


def test_the_rate_is_told_for_one_unit_of_the_first_currency():
    assert convert(Decimal(5), "USD", "INR", RATES).rate == 85
    assert convert(Decimal(5), "INR", "USD", RATES).rate == Decimal("0.01176471")


@pytest.mark.parametrize(("from_", "to"), [("INR", "GBP"), ("GBP", "INR"), ("GBP", "AED")])
def test_without_a_rate_nothing_is_guessed(from_, to):
    assert convert(Decimal(100), from_, to, RATES) is None


def test_currencies_begin_with_the_base():
    assert RATES.currencies() == ("INR", "USD", "EUR", "JPY", "BDT")


def test_the_line_of_a_page_says_what_converting_says():
    from types import SimpleNamespace

    from site_builder.edition.abroad import abroad
    from site_builder.language import money

    for price in (Decimal("2100"), Decimal("99.50"), Decimal("1234567.50"), Decimal("0.05")):
        edition = SimpleNamespace(
            told_abroad={}, commons=SimpleNamespace(rates=RATES), settings=SimpleNamespace(currency="INR"), code="en"
        )
        made = [(each, convert(price, "INR", each, RATES)) for each in RATES.currencies() if each != "INR"]
        assert abroad(price, edition) == " · ".join(money(each.amount, currency, "en") for currency, each in made)
