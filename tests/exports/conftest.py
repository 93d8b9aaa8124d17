"""The reference showcase exported once, with a food licence and a shipment that only a test may have."""

from __future__ import annotations

from pathlib import Path

import pytest
import sites
from goods import LICENCE, SELLER_ID, SHIPMENT, copy, written

from site_builder.exporting import Order, export


@pytest.fixture(scope="session")
def exported(shared: Path, this_run: str) -> Path:
    """Every channel's folder, below `build/channels/`; made once a run, not to be changed."""
    return sites.once(shared / "exported", this_run, _export_all).root / "build/channels"


def _export_all(root: Path) -> None:
    copy(root)
    written(root / "catalogs/south-24-parganas/joynagar-moa/private.yml", {"fssai": [LICENCE]})
    written(
        root / "catalogs/nadia/shantipur-tant/private.yml",
        {"iec": "0000000000", "lut": {"number": "AD190000000000X", "valid_until": "2027-03-31"}, "channels": {"amazon": {"seller_id": SELLER_ID}}},
    )  # fmt: skip
    text = (root / "catalogs/south-24-parganas/joynagar-moa/seller.yml").read_text("utf-8")
    (root / "catalogs/south-24-parganas/joynagar-moa/seller.yml").write_text(
        text.replace("agreed: [web, print]", "agreed: [web, print, channels]")
    )
    written(root / "shipments/sample-hamburg.yml", SHIPMENT)
    made, problems = export(root, Order(jobs=1))
    assert made, [str(each) for each in problems]
