"""Photos: what is known of one, and the sizes that are made of it. The work on bytes stands in `pillow.py`.

Knows pictures, and nothing about records or the site.
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_PIXELS = 60_000_000
MAX_BYTES = 25_000_000
WIDTHS = (320, 640, 1280)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a photo is, after its orientation is applied. `fault` is a problem code, or empty."""

    width: int = 0
    height: int = 0
    format: str = ""
    mode: str = ""
    frames: int = 1
    fault: str = ""
    detail: str = ""


def widths(width: int) -> tuple[int, ...]:
    """The widths made of a photo: never larger than itself."""
    largest = min(width, WIDTHS[-1])
    return (*(each for each in WIDTHS if each < largest), largest)
