"""Two SKUs whose short codes are truly the same: found among a million."""

from pathlib import Path

ALIKE = ("SS-0029454", "SS-0874738")


def make(root: Path) -> None:
    file = root / "catalogs/nadia/santipur-sample/products.yml"
    text = file.read_text("utf-8")
    first = text[text.index("- sku: SS-001") : text.index("- sku: SS-002")]
    file.write_text(text + "\n" + "".join(first.replace("SS-001", each, 1) for each in ALIKE), "utf-8")
