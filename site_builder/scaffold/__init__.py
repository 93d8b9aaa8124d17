"""A new showcase: a small sample that builds and checks clean, in three languages."""

from __future__ import annotations

from pathlib import Path

from site_builder import store

SHOWCASE = Path(__file__).with_name("showcase")
_STORED_AS = {"gitignore": ".gitignore"}  # packers drop a .gitignore, or obey it


def start(target: Path) -> int:
    """Copy the sample showcase into a folder; the number of files."""
    files = [path for path in sorted(SHOWCASE.rglob("*")) if path.is_file()]
    for path in files:
        place = path.relative_to(SHOWCASE)
        store.write(target / place.with_name(_STORED_AS.get(place.name, place.name)), path.read_bytes())
    return len(files)
