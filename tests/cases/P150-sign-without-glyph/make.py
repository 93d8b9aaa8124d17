"""An emoji in a name: a page shows it, paper cannot."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "catalogs/nadia/santipur-sample/products.yml"
    file.write_text(file.read_text("utf-8").replace("en: Santipur handloom saree", "en: Santipur handloom saree 🏺"), "utf-8")
