"""Do two builds say the same? Compares pages tag by tag, attribute by attribute and word by word; white space is free.

`python bench/compare.py HAAT_SITE OTHER_SITE [--every 7]` compares every seventh page that both have.
"""

from __future__ import annotations

import argparse
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any


class _Reader(HTMLParser):
    """A page as a list of what it says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[Any] = []
        self._data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told.append((tag, tuple(sorted((name, value or "") for name, value in attrs))))
        self._data = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self.told.append(("/", tag))
        self._data = False

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if words:
            if self._data:
                self.told.append(json.loads(words))
            elif self.told and isinstance(self.told[-1], str):
                self.told[-1] = f"{self.told[-1]} {words}"
            else:
                self.told.append(words)


def read(path: Path) -> list[Any]:
    """What a page says, in order."""
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return reader.told


def differences(ours: Path, theirs: Path, every: int) -> tuple[int, list[str]]:
    """How many pages were compared, and where the first difference of each unequal one is."""
    told = []
    pages = sorted(path.relative_to(theirs) for path in theirs.rglob("*.html"))[::every]
    for page in pages:
        if not (ours / page).exists():
            told.append(f"{page}: only in {theirs.name}")
            continue
        one, two = read(ours / page), read(theirs / page)
        if one != two:
            n = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
            told.append(f"{page}: {one[n : n + 2]} ≠ {two[n : n + 2]}")
    return len(pages), told


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ours", type=Path)
    parser.add_argument("theirs", type=Path)
    parser.add_argument("--every", type=int, default=7)
    options = parser.parse_args()
    count, told = differences(options.ours, options.theirs, options.every)
    print(f"{count} pages compared, {len(told)} differ")
    print("\n".join(told[:20]))
    return 1 if told else 0


if __name__ == "__main__":
    raise SystemExit(main())
