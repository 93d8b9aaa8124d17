"""Stand-in pictures: for a product without a photo, its category's name over its sector's pattern, never a grey box.

A stand-in is shown to readers and counts as a missing photo everywhere else.
"""

from __future__ import annotations

import os
from pathlib import Path

from site_builder import fonts
from site_builder.edition import Edition
from site_builder.edition.product import Picture
from site_builder.picture import widths
from site_builder.problem import Problem, Where, warning
from site_builder.store import keep_picture, key, picture_path

SIZE = (640, 800)  # in pixels
RECIPE = "2"  # part of every stand-in's name: raise it when the drawing changes


def pictures(root: Path, editions: dict[str, Edition]) -> tuple[dict[tuple[str, str], Picture], list[Problem]]:
    """A stand-in for every category in every language; without faces none, and a word about how to set them up."""
    if fonts.missing():
        return {}, [_no_faces()]
    made = {}
    for code, edition in editions.items():
        for category in edition.commons.categories:
            picture = of_category(root, category, edition)
            if picture is None:
                return {}, [_no_faces()]
            made[category, code] = picture
    return made, []


def _no_faces() -> Problem:
    return warning("P141", Where("content/showcase.yml", line=1, column=1), command="haat fonts")


def of_category(root: Path, category: str, edition: Edition) -> Picture | None:
    """The stand-in of a category in one language; nothing where Pillow cannot set its script."""
    name, told = edition.category_names[category], edition.words["no_photo"]
    sector = edition.commons.sector_of[category]
    stem = key(RECIPE, sector, category, str(name), str(told), *map(str, SIZE))[:20]
    sizes = [(width, round(SIZE[1] * width / SIZE[0])) for width in widths(SIZE[0])]
    if not os.path.exists(picture_path(root, f"{stem}-{SIZE[0]}.jpg")):  # the last one that is written
        from site_builder import placard  # heavy, and a build without a new category never needs it
        from site_builder.picture.pillow import derivatives

        if not placard.can_shape():
            return None
        image = placard.draw(SIZE, sector, category, name, told, edition.code)
        for file, (_, _, content) in derivatives(image).items():
            keep_picture(root, f"{stem}-{file}", content)
    sources = tuple((w, h, f"media/{stem}-{w}.avif", f"media/{stem}-{w}.jpg") for w, h in sizes)
    return Picture(f"{name}: {told}", "main", *SIZE, sources, standin=True)
