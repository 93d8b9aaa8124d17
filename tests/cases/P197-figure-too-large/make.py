"""A PNG of 50 megapixels in few bytes: opened carelessly it takes 150 MB."""

from pathlib import Path

from PIL import Image


def make(root: Path) -> None:
    folder = root / "modules/fault/figures"
    folder.mkdir()
    Image.new("1", (10_000, 5_000)).save(folder / "bomb.png", optimize=True)
