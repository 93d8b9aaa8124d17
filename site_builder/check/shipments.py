"""Shipments: `shipments/<id>.yml` beside the showcase's records, read only by exports that carriers and customs take."""

from __future__ import annotations

import re
from pathlib import Path

from site_builder.check.reading import one
from site_builder.model.shipment import Shipment
from site_builder.problem import Problem, Where, error, warning
from site_builder.source import nearest

FOLDER = "shipments"


def read_shipments(root: Path, sellers: dict[str, list[str]]) -> tuple[dict[str, Shipment], list[Problem]]:
    """Every shipment by its id, and what is wrong with them. A showcase without any has no such folder."""
    found: dict[str, Shipment] = {}
    problems: list[Problem] = []
    folder = root / FOLDER
    known = [f"{district}/{name}" for district, names in sellers.items() for name in names]
    for path in sorted(folder.glob("*.yml")) if folder.is_dir() else ():
        file = f"{FOLDER}/{path.name}"
        shipment, faults = one(root, file, Shipment, {})
        problems += faults
        if shipment is None:
            continue
        if shipment.seller not in known:
            problems.append(
                error("P272", Where(file).at("seller"), id=shipment.seller, meant=nearest(shipment.seller, tuple(known)))
            )
        for n, line in enumerate(shipment.lines):
            if line.product.rpartition("/")[0] != shipment.seller:
                problems.append(error("P273", Where(file).at("lines", n, "product"), id=line.product, seller=shipment.seller))
        found[path.stem] = shipment
    if found and _in_repository(root) and not _ignored(root):
        problems.append(warning("P275", Where(".gitignore", line=1, column=1)))
    return found, problems


def unknown(shipment: Shipment, name: str, skus: set[str]) -> list[Problem]:
    """Lines of a shipment whose product its seller does not have."""
    return [
        error(
            "P274",
            Where(f"{FOLDER}/{name}.yml").at("lines", n, "product"),
            id=line.product,
            meant=nearest(line.product.rpartition("/")[2], tuple(skus)),
        )
        for n, line in enumerate(shipment.lines)
        if line.product.rpartition("/")[2] not in skus
    ]


def _in_repository(root: Path) -> bool:
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def _ignored(root: Path) -> bool:
    file = root / ".gitignore"
    return file.is_file() and re.search(r"^/?shipments/?\s*$", file.read_text("utf-8", "replace"), re.MULTILINE) is not None
