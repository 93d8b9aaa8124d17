"""Translations as tests make and read them."""

from __future__ import annotations

from pathlib import Path

import polib

from site_builder.check.commons import read_commons
from site_builder.model.commons import Commons
from site_builder.translations.po import exported

MODULE = "modules/first-listing"
EN, BN, HI = (f"{MODULE}/01-six-facts.{code}.md" for code in ("en", "bn", "hi"))
OLD, NEW = "Figures take the place of the hand.", "Figures, with their units, take the place of the hand."


def commons_of(root: Path) -> Commons:
    found, problems = read_commons(root)
    assert found is not None, problems
    return found


def replace_in(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    (root / file).write_text(text.replace(old, new), "utf-8")


def po_of(root: Path, language: str = "bn", module: str = "first-listing") -> polib.POFile:
    ((_, text),) = exported(commons_of(root), language, module)
    return polib.pofile(text, wrapwidth=0)
