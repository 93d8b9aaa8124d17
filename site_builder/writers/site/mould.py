"""The mould: the page that the engine made for a specimen, split once at its marks.

A page is then a join of bytes that never change and the few that do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from site_builder.store import key
from site_builder.writers.site.finish import mend, policy, squeeze
from site_builder.writers.site.tree import SPECIMENS

_MARK = re.compile(r"@@haat:([a-z]+)@@")


@dataclass(frozen=True, slots=True)
class Mould:
    """Fixed pieces and, between them, the names of what is poured: pieces[0] names[0] pieces[1] … pieces[n]."""

    pieces: tuple[bytes, ...]
    names: tuple[str, ...]
    key: str

    def pour(self, values: dict[str, bytes]) -> list[bytes]:
        """A page's bytes in parts."""
        parts = [b""] * (2 * len(self.names) + 1)
        parts[::2] = self.pieces
        parts[1::2] = [values[name] for name in self.names]
        return parts


def mould(html: str, review: str) -> Mould:
    """Split a specimen's page at its marks; what every page of the language shares is filled now."""
    html = mend(squeeze(html)).replace("@@haat:policy@@", policy(html)).replace("@@haat:review@@", review)
    pieces: list[bytes] = []
    names: list[str] = []
    start = 0
    for found in _MARK.finditer(html):
        pieces.append(html[start : found.start()].encode())
        names.append(found[1])
        start = found.end()
    pieces.append(html[start:].encode())
    return Mould(tuple(pieces), tuple(names), key(html))


def moulds(out: Path, review: str) -> dict[str, Mould]:
    """Every mould of one language, by kind, from the engine's output folder."""
    return {kind: mould((out / path.replace(".md", ".html")).read_text("utf-8"), review) for kind, (_, path) in SPECIMENS.items()}
