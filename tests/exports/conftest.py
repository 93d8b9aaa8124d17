"""The reference showcase exported once, with a food licence and a shipment that only a test may have."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from site_builder.exporting import Order, export

REPO = Path(__file__).resolve().parents[2]
SHIPMENT = {
    "seller": "nadia/shantipur-tant", "sample": "true", "invoice": "SAMPLE-INV-001", "date": "2026-11-20",
    "consignee": {
        "name": "A. Buyer (sample)", "company": "Craft Shop (sample)", "line1": "1 Sample Street", "city": "Hamburg",
        "postcode": "20095", "country": "DE", "phone": "+490000000000", "email": "buyer@shop.example",
    },
    "lines": [
        {"product": "nadia/shantipur-tant/TS-014", "quantity": "10", "price": "22.50"},
        {"product": "nadia/shantipur-tant/TS-021", "quantity": "5", "price": "30"},
    ],
    "parcels": [{"package": {"length_cm": "40", "width_cm": "30", "height_cm": "20"}, "weight_g": "9400"}],
    "currency": "EUR", "rate": "95.2", "incoterm": "DAP", "freight": "60", "insurance": "5", "tracking": "SAMPLE000001IN", "igst": "lut",
}  # fmt: skip
LICENCE = "10000000000000"
SELLER_ID = "A0SAMPLESELLER"


def copy(root: Path, *sellers: str) -> Path:
    """The commons, and these sellers or all."""
    shutil.copytree(REPO / "content", root / "content")
    (root / "modules").symlink_to(REPO / "modules")
    for folder in sorted((REPO / "catalogs").glob("*/*/")):
        if not sellers or folder.name in sellers:
            shutil.copytree(folder, root / "catalogs" / folder.parent.name / folder.name)
    return root


def written(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")


@pytest.fixture(scope="session")
def exported(tmp_path_factory) -> Path:
    """Every channel's folder, below `build/channels/`."""
    root = copy(tmp_path_factory.mktemp("exports") / "showcase")
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
    return root / "build/channels"
