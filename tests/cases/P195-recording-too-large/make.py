"""A recording of nine megabytes, which need not lie in the repository."""

from pathlib import Path


def make(root: Path) -> None:
    folder = root / "modules/fault/audio"
    folder.mkdir()
    (folder / "long.mp3").write_bytes(b"\xff\xfb\x90\x00" + bytes(9_000_000))
