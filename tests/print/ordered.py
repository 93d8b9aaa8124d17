"""Orders as tests make and read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pikepdf
import yaml

from site_builder.build import order
from site_builder.linesheets import Style
from site_builder.ordering import Ask
from site_builder.problem import Problem

PRODUCTS, SELLER = "catalogs/nadia/santipur-sample/products.yml", "catalogs/nadia/santipur-sample/seller.yml"
KINDS = ("linesheet", "tags", "leaflet", "catalogue")
FOUND = {"bn": 1.0, "en": 1.0, "hi": 0.95, "ne": 0.95, "ur": 0.85, "sat": 0.85}


def made(
    root: Path, select: str, kind: str, code: str = "en", *, grey: bool = False, low_ink: bool = False
) -> tuple[Path, list[Problem]]:
    files, problems = order(root, Ask(select, kind, style=Style(grey, low_ink)), (code,))
    assert len(files) == 1, problems
    return root / files[0], problems


def read_yaml(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)


def edit_products(root: Path, change: Any, file: str = PRODUCTS) -> None:
    records = read_yaml(root / file)
    change(records)
    (root / file).write_text(yaml.dump(records, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


def attached_data(pdf: Path) -> Any:
    with pikepdf.open(pdf) as document:
        (only,) = document.attachments.values()
        return json.loads(only.get_file().read_bytes())
