"""What the tests of exports send: copies of the reference showcase, and numbers and a shipment that only a test may have."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

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
