"""The room of one run of the typesetter: templates, data, pictures and QR codes, and nothing else that it could read."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_builder.store import json, keep_picture, key, picture_path, write
from site_builder.writers.print import catalogue

MOTIFS = Path(__file__).parents[2] / "motifs"
INKS = {"indigo": "#23406E", "terracotta": "#A03E1B", "muted": "#5E5446"}


def furnish(root: Path, room: Path, data: dict[str, Any], agreed: dict[str, Any], template: dict[str, bytes]) -> None:
    """Fill a job's folder: templates, data, the pictures and QR codes that the data names, and nothing else."""
    shutil.rmtree(room, ignore_errors=True)
    for path, content in template.items():
        write(room / "templates" / path, content)
    for motif in sorted({*data["motifs"], "gi-seal", "haat", "sample", "stitch"}):
        drawing = (MOTIFS / f"{motif}.svg").read_text("utf-8")
        for ink, colour in INKS.items():
            write(room / "motifs" / f"{motif}-{ink}.svg", drawing.replace("currentColor", colour).encode())
    (room / "pictures").mkdir(parents=True, exist_ok=True)
    data["qr"] = {}
    for url in catalogue.urls(data):
        code = _code(root, url)
        data["qr"][url] = f"/pictures/{code}"
        os.link(picture_path(root, code), room / "pictures" / code)
    for file in sorted({card["picture"]["file"] for card in _cards(data) if card["picture"]}):
        os.link(picture_path(root, file), room / "pictures" / file)
    write(room / "data.json", json(data))
    write(room / "attached.json", json(_attached(data, agreed)))


def _code(root: Path, url: str) -> str:
    """The QR code of an address, drawn once: its name among the made pictures."""
    name = f"qr-{key(url)[:20]}.svg"
    if not picture_path(root, name).exists():
        import segno

        out = io.BytesIO()
        # Any mask can be read; to look for the best of the eight takes ten times as long as all the rest.
        segno.make(url, error="m", mask=2, micro=False).save(out, kind="svg", border=0, xmldecl=False, dark="#211C16")
        keep_picture(root, name, out.getvalue())
    return name


def _cards(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (card for section in data["sections"] for row in section["rows"] for card in row["cards"])


_OPEN = (
    "id",
    "title",
    "second",
    "sku",
    "maker_id",
    "url",
    "materials",
    "measures",
    "weight",
    "moq",
    "lead",
    "price",
    "tiers",
    "gi",
    "sample",
)


def _attached(data: dict[str, Any], agreed: dict[str, Any]) -> dict[str, Any]:
    """The catalogue's data for machines, which travels inside the PDF."""
    return {
        "title": data["document"]["title"],
        "language": data["lang"],
        "date": data["document"]["date"],
        "sample": data["sample"],
        "district": data["district"]["id"],
        "products": [{name: card[name] for name in _OPEN} for card in _cards(data)],
        "makers": [
            {name: maker[name] for name in ("id", "name", "second", "url", "sample")} | {"contact": agreed.get(maker["id"], {})}
            for maker in data["makers"]
        ],
    }
