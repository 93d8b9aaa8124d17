"""What a reader sees of a seller."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.edition import Edition, address, joined
from site_builder.edition.consent import ContactView, contact
from site_builder.edition.product import CertificateView, certificates
from site_builder.edition.rows import Pair, lead_rows, paragraphs
from site_builder.language import day, digits, number
from site_builder.model.product import Seller


class MakerView(NamedTuple):
    """The seller as a product's page shows it."""

    href: str
    name: str
    kind: str
    craft: str
    place: str
    district: str
    district_href: str
    women_led: bool
    members: str
    since: str
    sample: bool
    contact: ContactView


class PaperView(NamedTuple):
    """A paper that the seller has: what it is, who stands for that, and since when."""

    name: str
    state: str
    on: str
    by: str


class SellerView(NamedTuple):
    """A seller's page, complete."""

    maker: MakerView
    other_names: tuple[tuple[str, str], ...]
    story: tuple[str, ...]
    facts: tuple[Pair, ...]
    lead: tuple[Pair, ...]
    terms: tuple[Pair, ...]
    certificates: tuple[CertificateView, ...]
    papers: tuple[PaperView, ...]
    storefronts: tuple[tuple[str, str], ...]  # (channel name, address)
    parties: tuple[tuple[str, str, str], ...]  # (label, name, address)
    updated: str


def maker_view(seller: Seller, edition: Edition) -> MakerView:
    """The seller as a product's page shows it."""
    record, w = seller.record, edition.words
    district = edition.commons.districts[seller.district]
    place = edition.say(record.address.block) or edition.say(record.address.line)
    return MakerView(
        address.seller(seller.district, seller.id),
        edition.say(record.name),
        w["kind_" + record.kind],
        edition.say(record.craft),
        place,
        edition.district_names[seller.district],
        address.district(seller.district),
        record.women_led,
        number(record.members, edition.code) if record.members else "",
        digits(str(record.since), edition.code) if record.since else "",
        record.sample,
        contact(record, district, edition),
    )


def seller_view(seller: Seller, edition: Edition) -> SellerView:
    """Everything that a seller's page says."""
    record, w, code = seller.record, edition.words, edition.code
    name = edition.say(record.name)
    shown_in = getattr(name, "lang", code)
    updated = seller.updated()
    return SellerView(
        maker_view(seller, edition),
        tuple((each, text) for each, text in record.name.items() if each != shown_in and each in edition.settings.languages),
        paragraphs(edition.say(record.story)),
        tuple(_facts(seller, edition)),
        lead_rows(record.lead_time, edition),
        tuple(_terms(seller, edition)),
        tuple(certificates(tuple(record.certificates), edition)),
        tuple(
            PaperView(w["paper_" + each.kind], w["state_" + each.state], day(each.on, code), edition.plain(each.by or ""))
            for each in record.documents
        ),
        tuple((w["channel_" + each.channel], each.url) for each in record.storefronts),
        tuple(
            (w[label], edition.plain(party.name), edition.plain(party.address))
            for label, party in (
                ("manufacturer", record.manufacturer),
                ("packer", record.packer),
                ("importer", record.importer),
                ("eu_responsible_person", record.eu_responsible_person),
            )
            if party
        ),
        day(updated, code) if updated else "",
    )


def _facts(seller: Seller, edition: Edition) -> list[Pair]:
    record, w, code = seller.record, edition.words, edition.code
    place = record.address
    rows = (
        ("kind", w["kind_" + record.kind]),
        ("members", number(record.members, code) if record.members else ""),
        ("since", digits(str(record.since), code) if record.since else ""),
        (
            "address",
            joined(", ", (edition.say(place.line), edition.say(place.block), digits(place.pin, code))),
        ),
        ("capacity", number(record.capacity_per_month, code) if record.capacity_per_month else ""),
        ("languages_spoken", joined(", ", [w["language_" + each] for each in record.languages_spoken])),
        ("anandadhara", edition.say(record.anandadhara.federation) if record.anandadhara else ""),
        ("sristisree", record.sristisree.stall if record.sristisree else ""),
        ("gi_user", f"{record.gi_authorised_user.number} ({record.gi_authorised_user.gi})" if record.gi_authorised_user else ""),
    )
    return [(w[key], value) for key, value in rows if value]


def _terms(seller: Seller, edition: Edition) -> list[Pair]:
    record, w, code = seller.record, edition.words, edition.code
    rows: list[Pair] = []
    for each in record.opening_hours:
        days = joined(", ", [w["day_" + name] for name in each.days])
        rows.append((w["opening_hours"], joined(" · ", (days, f"{digits(each.from_, code)}–{digits(each.to, code)}"))))
    if record.holidays:
        rows.append((w["holidays"], ", ".join(day(each, code) for each in record.holidays)))
    if record.serviceability:
        reach = w["reach_" + record.serviceability.scope]
        if record.serviceability.countries:
            reach += ": " + ", ".join(record.serviceability.countries)
        if record.serviceability.pins:
            reach += ": " + ", ".join(digits(each, code) for each in record.serviceability.pins)
        rows.append((w["delivers_to"], reach))
    if record.returns:
        told = w["no"]
        if record.returns.accepted:
            told = w["days"].format(n=number(record.returns.days, code)) if record.returns.days else w["yes"]
        rows.append((w["returns"], joined(" · ", (told, edition.say(record.returns.note)))))
    for key, value in (("cancellable", record.cancellable), ("cash_on_delivery", record.cash_on_delivery)):
        if value is not None:
            rows.append((w[key], w["yes"] if value else w["no"]))
    return rows
