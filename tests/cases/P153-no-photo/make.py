"""A product whose photos were taken out of its record."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "catalogs/nadia/santipur-sample/products.yml"
    head, _, tail = file.read_text("utf-8").partition("  photos:\n")
    file.write_text(f"{head}  channels:{tail.partition('  channels:')[2]}", "utf-8")
