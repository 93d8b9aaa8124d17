"""Trade: prices, quantities, codes and claims that a buyer, a marketplace or customs would refuse.

Code forms come from python-stdnum where it knows them; each other rule names its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from site_builder.model.commons import Commons
from site_builder.model.fields import Certificate, LeadTime
from site_builder.model.product import Prices, ProductRecord
from site_builder.model.seller import PrivateRecord, SellerRecord
from site_builder.problem import Problem, Where, error, warning
from site_builder.source import shown

# Postcodes: India Post six digits, first not 0; Bangladesh Post four digits.
_PIN = {"IN": re.compile("[1-9][0-9]{5}"), "BD": re.compile("[1-9][0-9]{3}")}


def product_rules(product: ProductRecord, where: Where, district: str, commons: Commons) -> Iterator[Problem]:
    """All trade rules on one product."""
    today = commons.settings.updated
    yield from price_rules(product.prices, where.at("prices"), product.moq, today)
    for n, variant in enumerate(product.variants):
        if variant.prices:
            yield from price_rules(variant.prices, where.at("variants", n, "prices"), product.moq, today)
    yield from quantity_rules(product, where)
    yield from lead_time_rising(product.lead_time, where)
    if product.hsn and len(product.hsn) not in (4, 6, 8):  # HSN as in GST returns: 4, 6 or 8 digits
        yield error("P093", where.at("hsn"), value=product.hsn, length=len(product.hsn))
    for code, path in _gtins(product):
        if not _is_gtin(code):
            yield error("P092", where.at(*path), value=code)
    if product.gi:
        yield from gi_rules(product.gi, where.at("gi"), district, commons)
    if commons.sector_of.get(product.category) == "food" and product.food is None:
        yield warning("P107", where.at("category"), sku=product.sku)
    if product.gst and not product.gst.source:
        yield warning("P103", where.at("gst"), rate=product.gst.rate)
    if product.certificates:
        yield from certificate_rules(product.certificates, where, today)
    for n, offer in enumerate(product.offers):
        at = where.at("offers", n)
        if offer.from_ > offer.to or (offer.percent is None) == (offer.price is None):
            yield error("P111", at, sku=product.sku)
        elif offer.to < today:
            yield warning("P102", at.at("to"), date=offer.to)
    if product.valid_until and product.valid_until < today:
        yield warning("P109", where.at("valid_until"), date=product.valid_until)


def price_rules(prices: Prices, where: Where, moq: int | None, today: date) -> Iterator[Problem]:
    """MRP is the most that may be asked (Legal Metrology rules); tiers rise in quantity and fall in price."""
    if prices.mrp and prices.retail and prices.retail > prices.mrp:
        yield error("P097", where.at("retail"), price=prices.retail, mrp=prices.mrp)
    top = prices.retail or prices.mrp
    above = moq or 0
    for n, tier in enumerate(prices.wholesale):
        if (top is not None and tier.price > top) or (n and tier.price >= prices.wholesale[n - 1].price):
            yield error("P098", where.at("wholesale", n, "price"), price=tier.price, limit=f"< {top}" if n else f"≤ {top}")
        if tier.from_ < above or (n and tier.from_ <= prices.wholesale[n - 1].from_):
            yield error("P099", where.at("wholesale", n, "from"), quantity=tier.from_, rule=f"> {above}" if n else f"≥ {above}")
        top = tier.price
        above = tier.from_
    if prices.fob and prices.fob.min > prices.fob.max:
        yield error("P105", where.at("fob", "max"), min=prices.fob.min, max=prices.fob.max)
    if prices.valid_until and prices.valid_until < today:
        yield warning("P109", where.at("valid_until"), date=prices.valid_until)


def quantity_rules(product: ProductRecord, where: Where) -> Iterator[Problem]:
    """MOQ, multiples and cartons fit together; a packed thing weighs more than the thing."""
    moq, multiple, case = product.moq, product.order_multiple, product.case_pack
    if moq and multiple and moq % multiple:
        yield error("P099", where.at("moq"), quantity=moq, rule=_multiples(multiple))
    if case and multiple and case % multiple:
        yield error("P099", where.at("case_pack"), quantity=case, rule=_multiples(multiple))
    if moq and case and moq % case and case % moq:
        yield warning("P108", where.at("case_pack"), case=case, moq=moq)
    weight, packed = product.weight_g, product.packed_weight_g
    if weight and packed and packed <= weight:
        yield error("P106", where.at("packed_weight_g"), packed=packed, net=weight)


def _multiples(of: int) -> str:
    return f"{of}, {2 * of}, {3 * of} …"


def lead_time_rising(times: list[LeadTime], where: Where) -> Iterator[Problem]:
    """A larger order never takes less time."""
    for n in range(1, len(times)):
        if times[n].upto <= times[n - 1].upto or times[n].days < times[n - 1].days:
            yield error("P104", where.at("lead_time", n), upto=times[n].upto, days=times[n].days)


def _gtins(product: ProductRecord) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if product.gtin:
        yield product.gtin, ("gtin",)
    for n, variant in enumerate(product.variants):
        if variant.gtin:
            yield variant.gtin, ("variants", n, "gtin")


def _is_gtin(code: str) -> bool:
    """GS1 check digit over 8, 12, 13 or 14 digits."""
    if len(code) not in (8, 12, 13, 14) or not (code.isascii() and code.isdigit()):
        return False
    # Three times every other digit from the one before the last, and the others: GS1 General Specifications, 7.9.
    # python-stdnum says the same (a test holds us to it), but it loads what reaches the net, for a fourth of a small build.
    return sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(reversed(code))) % 10 == 0


def gi_rules(key: str, where: Where, district: str, commons: Commons) -> Iterator[Problem]:
    """A GI belongs to the districts that the register names; a claim from elsewhere needs a second look."""
    found = commons.gi.get(key)
    if found and found.districts and district not in found.districts:
        yield error("P100", where, gi=key, name=found.name.get("en", key), district=district, districts=", ".join(found.districts))


def certificate_rules(certificates: list[Certificate], where: Where, today: date) -> Iterator[Problem]:
    """An expired certificate is not shown as valid."""
    for n, each in enumerate(certificates):
        at = where.at("certificates", n)
        if each.expiry and each.expiry < each.date:
            yield error("P112", at.at("expiry"), date=each.date, expiry=each.expiry)
        elif each.expiry and each.expiry < today:
            yield warning("P101", at.at("expiry"), number=each.number, expiry=each.expiry)


def seller_rules(seller: SellerRecord, where: Where, country: str, commons: Commons) -> Iterator[Problem]:
    """All trade rules on one seller."""
    pin = _PIN.get(country)
    if pin and not pin.fullmatch(seller.address.pin):
        yield error("P094", where.at("address", "pin"), value=seller.address.pin, country=country)
    if seller.serviceability:
        for n, each in enumerate(seller.serviceability.pins):
            if pin and not pin.fullmatch(each):
                yield error("P094", where.at("serviceability", "pins", n), value=each, country=country)
    yield from lead_time_rising(seller.lead_time, where)
    yield from certificate_rules(seller.certificates, where, commons.settings.updated)
    for n, paper in enumerate(seller.documents):
        if paper.state != "declared" and not paper.by:
            yield error("P113", where.at("documents", n), kind=paper.kind, state=paper.state)


def private_rules(private: PrivateRecord, where: Where) -> Iterator[Problem]:
    """Forms of the numbers in `private.yml`; their values are masked in every problem."""
    from stdnum.in_ import gstin, pan

    if private.gstin and not gstin.is_valid(private.gstin):
        yield error("P090", where.at("gstin"), value=shown(where, private.gstin))
    if private.pan and not pan.is_valid(private.pan):
        yield error("P091", where.at("pan"), value=shown(where, private.pan))
    # An IEC issued since 2017 is the firm's PAN (DGFT trade notice 09/2018); older ones are ten digits.
    if private.iec and not (re.fullmatch("[0-9]{10}", private.iec) or pan.is_valid(private.iec)):
        yield error("P095", where.at("iec"), value=shown(where, private.iec))
    for n, licence in enumerate(private.fssai):
        if not re.fullmatch("[12][0-9]{13}", licence):  # FSSAI: 14 digits, 1 licence, 2 registration
            yield error("P096", where.at("fssai", n), value=shown(where, licence))
    if private.udyam and not re.fullmatch("UDYAM-[A-Z]{2}-[0-9]{2}-[0-9]{7}", private.udyam):
        yield error("P114", where.at("udyam"), value=shown(where, private.udyam))
    if private.bin and not re.fullmatch("[0-9]{9}-[0-9]{4}", private.bin):  # Bangladesh NBR: 9 digits, 4 of the office
        yield error("P110", where.at("bin"), value=shown(where, private.bin))
