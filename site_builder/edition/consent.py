"""What each person agreed to show, in one medium: the only door through which a contact leaves a record."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from site_builder.edition import Edition
from site_builder.model.commons import District
from site_builder.model.seller import Consented, SellerRecord


class ContactView(NamedTuple):
    """The contact that may be shown; when no item may be, the district office stands in."""

    person: str
    phone: str
    whatsapp: str
    email: str
    office: str  # name of the office that relays, or nothing
    sample: bool  # nobody answers here: the record is an example


def agreed(item: Consented | None, medium: str, today: datetime.date) -> bool:
    """Whether an item may be shown: its person agreed, with date and evidence, and has not withdrawn."""
    if item is None or medium not in item.agreed or item.on is None or item.evidence is None or item.on > today:
        return False
    return item.withdrawn is None or item.withdrawn > today


def contact(seller: SellerRecord, district: District, edition: Edition) -> ContactView:
    """How to reach a seller in this medium."""
    today, medium, c = edition.settings.updated, edition.medium, seller.contact
    person = edition.say(c.person.value) if c.person and agreed(c.person, medium, today) else ""
    phone = c.phone.value if c.phone and agreed(c.phone, medium, today) else ""
    whatsapp = c.whatsapp.value if c.whatsapp and agreed(c.whatsapp, medium, today) else ""
    email = c.email.value if c.email and agreed(c.email, medium, today) else ""
    if phone or whatsapp or email:
        return ContactView(person, phone, whatsapp, email, "", seller.sample)
    return office(district, edition)._replace(person=person)


def office(district: District, edition: Edition) -> ContactView:
    """The district's office, which passes inquiries on."""
    found = district.office
    return ContactView("", found.phone or "", "", found.email or "", edition.say(found.name), found.sample)
