"""A name three lines long on a card with room for two."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "catalogs/nadia/santipur-sample/products.yml"
    long = "en: Santipur handloom saree " + "of the finest cotton " * 6
    file.write_text(file.read_text("utf-8").replace("en: Santipur handloom saree", long.strip()), "utf-8")
