"""A record of more than four million bytes is made here rather than kept."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "catalogs/nadia/fault/products.yml").write_text("# nothing\n" * 400_001)
