"""The names of a showcase that a selection may use: ids, and what people call them in any language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import get_args

from site_builder.language import fold_digits
from site_builder.model.commons import Commons
from site_builder.model.fields import Certificate
from site_builder.model.product import ProductRecord
from site_builder.model.seller import Channel, SellerRecord

CERTIFICATES = Certificate.model_fields["kind"].metadata[0].pattern.strip("^()$").split("|")


@dataclass(frozen=True, slots=True)
class Known:
    """Names by field: as `folded` writes them → the values that they stand for."""

    names: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def of(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """The names that a field knows."""
        return self.names.get(name, {})


def folded(name: str) -> str:
    """A name as it is looked for: digits of any script and capital letters are alike, blanks and hyphens too."""
    return "-".join(unicodedata.normalize("NFC", fold_digits(name)).casefold().replace("_", " ").replace("-", " ").split())


def known(commons: Commons, sellers: Mapping[str, Iterable[str]], collections: Mapping[str, Iterable[str]] | None = None) -> Known:
    """What a showcase knows. `sellers`: district → ids; `collections`: id → products as `district/seller/SKU`."""
    districts = {key: (*each.name.values(), *each.aliases) for key, each in commons.districts.items()}
    inside: dict[str, list[str]] = {}
    for category, sector in commons.sector_of.items():
        inside.setdefault(sector, []).append(category)
    return Known(
        {
            "district": _named((key, (key,), names) for key, names in districts.items()),
            "seller": _named((name, (name,), (f"{district}/{name}",)) for district, names in sellers.items() for name in names),
            "category": _named((key, (key,), each.name.values()) for key, each in commons.categories.items()),
            "sector": _named((key, inside.get(key, ()), each.name.values()) for key, each in commons.sectors.items()),
            "material": _named((key, (key,), each.name.values()) for key, each in commons.materials.items()),
            "gi": _named((key, (key,), each.name.values()) for key, each in commons.gi.items()),
            "collection": _named((key, ids, ()) for key, ids in (collections or {}).items()),
            "kind": _fixed(get_args(SellerRecord.model_fields["kind"].annotation)),
            "status": _fixed(get_args(ProductRecord.model_fields["status"].annotation)),
            "channel": _fixed(get_args(Channel)),
            "certificate": _fixed(CERTIFICATES),
        }
    )


def _named(entries: Iterable[tuple[str, Iterable[str], Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    """Ids first: where a name is another's id, the id is meant. Two entries of one name are both meant."""
    told = [(key, tuple(values), names) for key, values, names in entries]
    found = {folded(key): values for key, values, _ in told}
    ids = set(found)
    for _, values, names in told:
        for name in map(folded, names):
            if name not in ids:
                found[name] = tuple(dict.fromkeys((*found.get(name, ()), *values)))
    return found


def _fixed(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {folded(name): (name,) for name in names}
