"""A seller as channels are told of it: only contacts that its people agreed to show there, parties named by law, papers."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.edition import Edition, address
from site_builder.edition.channel.listing import Listing, item_code
from site_builder.edition.consent import agreed, office
from site_builder.model.product import Seller
from site_builder.model.seller import Party, PrivateRecord


class Named(NamedTuple):
    """A manufacturer, packer, importer or responsible person."""

    name: str
    address: str
    email: str

    def line(self) -> str:
        """`name, address`, and the electronic address where there is one."""
        return ", ".join(each for each in self if each)


class Maker(NamedTuple):
    """A seller. `email` and `phone` are its own where it agreed to show them on channels, else the district office's."""

    district: str
    id: str
    code: str  # unique over all districts, at most 36 signs
    name: str
    legal_name: str  # without the mark of a sample: what stands on a parcel
    brand: str
    story: str
    craft: str
    street: str
    town: str
    district_name: str
    pin: str
    country: str
    lat: str
    lon: str
    person: str
    phone: str
    email: str
    relayed: bool  # the office answers for the seller
    url: str
    manufacturer: Named
    packer: Named
    importer: Named | None
    responsible: Named | None
    sample: bool
    updated: str


class Lot(NamedTuple):
    """One seller with all that it sells: what a channel's writer is handed at a time."""

    seller: Seller
    maker: Maker
    private: PrivateRecord
    listings: tuple[Listing, ...]


def maker(seller: Seller, edition: Edition) -> Maker:
    """What channels are told of a seller."""
    record, say, place = seller.record, edition.say, seller.record.address
    district = edition.commons.districts[seller.district]
    name = say(record.name)
    person, phone, email, relayed = _contact(seller, edition)
    town = say(place.block) or say(district.name)
    own = Named(
        _legal(name), ", ".join(x for x in (say(place.line), say(place.block), f"{say(district.name)} {place.pin}") if x), email
    )
    return Maker(
        seller.district,
        seller.id,
        item_code(f"{seller.district}/{seller.id}", seller.id),
        name,
        _legal(name),
        str(getattr(record, "brand", None) or ""),
        say(record.story),
        say(record.craft),
        say(place.line),
        town,
        say(district.name),
        place.pin,
        district.country,
        f"{(place.position or district.position).lat:.6f}",
        f"{(place.position or district.position).lon:.6f}",
        person,
        phone,
        email,
        relayed,
        f"{edition.settings.base_url}{edition.code}/{address.seller(seller.district, seller.id)}",
        _party(record.manufacturer) or own,
        _party(record.packer) or own,
        _party(record.importer),
        _party(record.eu_responsible_person),
        record.sample,
        (seller.updated() or edition.settings.updated).isoformat(),
    )


def _legal(name: str) -> str:
    """The name without `(sample)`: our samples say so in their titles and pages."""
    return name.partition(" (")[0].strip() or name


def _party(party: Party | None) -> Named | None:
    return Named(party.name, party.address, party.email or "") if party else None


def _contact(seller: Seller, edition: Edition) -> tuple[str, str, str, bool]:
    """Person, phone, e-mail, and whether it is the district office that answers."""
    contact, today = seller.record.contact, edition.settings.updated
    stand_in = office(edition.commons.districts[seller.district], edition)
    phone = contact.phone.value if contact.phone and agreed(contact.phone, "channels", today) else ""
    email = contact.email.value if contact.email and agreed(contact.email, "channels", today) else ""
    person = edition.say(contact.person.value) if contact.person and agreed(contact.person, "channels", today) else ""
    return person or stand_in.office, phone or stand_in.phone, email or stand_in.email, not (phone and email)
