"""What every channel's writer works with: its channel's data, its folder, files that split at a limit, who is left out.

A writer is a generator: it is sent one `Lot` after another and None at the end.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import IO, Any, NamedTuple

from site_builder.edition import Edition
from site_builder.edition.channel.compose import Limits, limits
from site_builder.edition.channel.consignment import Consignment, consignment
from site_builder.edition.channel.listing import Listing, Shot
from site_builder.edition.channel.maker import Lot
from site_builder.model.shipment import Shipment
from site_builder.sheets.delimited import BOM, csv_rows, tsv_rows
from site_builder.sheets.workbook import MOST_ROWS, Workbook
from site_builder.store import Tray

Writer = Generator[None, "Lot | None", None]
_FLUSH = 1 << 16


class Left(NamedTuple):
    """A listing that the channel would refuse, and what it lacks."""

    id: str
    reasons: tuple[str, ...]


@dataclass
class Out:
    """One channel's export while it is made."""

    channel: str
    format: dict[str, Any]  # what the channel's file says its writer needs
    record: Any  # the channel's file: categories, values, pictures
    edition: Edition
    rates: Any
    tray: Tray
    day: datetime.date
    shipments: dict[str, Shipment] = field(default_factory=dict)
    shared: dict[Any, Any] = field(default_factory=dict)  # what one channel made of this seller and another wants too
    papers: list[Any] = field(default_factory=list)  # PDFs to set when the walk is over
    left: list[Left] = field(default_factory=list)
    listed: int = 0
    notes: dict[str, Any] = field(default_factory=dict)  # what the export's own record says besides

    def limits(self, name: str) -> Limits:
        """How the channel wants a text."""
        if name not in self._limits:
            self._limits[name] = limits(self.format.get(name, {}))
        return self._limits[name]

    @cached_property
    def _limits(self) -> dict[str, Limits]:
        return {}

    def number(self, name: str, default: int = 0) -> int:
        """A whole number of the channel's data."""
        return int(self.format.get(name, default))

    def category(self, listing: Listing) -> Any:
        """The channel's category of a listing, or None."""
        return self.record.categories.get(listing.category) if self.record else None

    def value(self, kind: str, ours: str, default: str = "") -> str:
        """The channel's word for a value of ours."""
        return str((self.record.values if self.record else {}).get(kind, {}).get(ours, default))

    def leave(self, listing: Listing, reasons: Iterable[str]) -> None:
        """Leave a listing out and say why."""
        self.left.append(Left(listing.id, tuple(dict.fromkeys(reasons))))

    def count(self, what: str, which: str) -> None:
        """Count something that the export's own record tells: `{"no price": {"CAD": 12}}`."""
        told = self.notes.setdefault(what, {})
        told[which] = told.get(which, 0) + 1

    def shots(self, listing: Listing) -> tuple[Shot, ...]:
        """The photos that are large enough for the channel, as many as it takes.

        Their addresses are those of the site's pictures; or, where the channel's `format` tells `pictures_at`, of those that are
        made for the channel and that its owner puts there.
        """
        rules = self.record.images if self.record else None
        if rules is None:
            return listing.shots
        shots = [each for each in listing.shots if max(each.width, each.height) >= rules.least_px][: rules.most]
        if place := self.format.get("pictures_at"):
            shots = [each._replace(url=f"{place}{picture_name(listing, n)}") for n, each in enumerate(shots, 1)]
        return tuple(shots)

    def picture_names(self, listing: Listing) -> list[str]:
        """The files of the channel's folder that are made from these photos, the main one first."""
        return [picture_name(listing, n) for n in range(1, len(self.shots(listing)) + 1)]

    def consignments(self, lot: Lot) -> list[Consignment]:
        """The seller's shipments."""
        mine = f"{lot.maker.district}/{lot.maker.id}"
        known = {each.sku for each in lot.listings}
        sent = [(name, each) for name, each in self.shipments.items() if each.seller == mine and known.issuperset(each.skus)]
        return [consignment(name, each, lot) for name, each in sent]

    def takes(self, listing: Listing) -> bool:
        """Whether the record answers all that the channel cannot do without; else the listing is left out with its reasons."""
        lacking = missing(listing, self.format.get("needs", ()))
        if lacking:
            self.leave(listing, lacking)
            return False
        self.listed += 1
        return True

    # ── files ────────────────────────────────────────────────────────────────────────────────────

    def split(
        self,
        stem: str,
        suffix: str,
        head: bytes = b"",
        foot: bytes = b"",
        between: bytes = b"",
        most: int = 0,
        private: bool = False,
    ) -> Split:
        """A file in parts of at most `most` entries, named `stem-1.suffix`, `stem-2.suffix` and so on."""
        return Split(self.tray, stem, suffix, head, foot, between, most, private)

    def csv(self, stem: str, heads: Sequence[str], *, most: int = 0, bom: bool = False, private: bool = False) -> Split:
        """A CSV file with a head, in parts; rows are added as `csv_rows` makes them."""
        return self.split(stem, "csv", (BOM if bom else b"") + csv_rows([heads]), most=most, private=private)

    def tsv(self, stem: str, heads: Sequence[str], *, most: int = 0, above: Sequence[Sequence[str]] = ()) -> Split:
        """A TSV file with a head, in parts."""
        return self.split(stem, "tsv", tsv_rows([*above, heads]), most=most)

    def xlsx(self, stem: str, sheet: str, heads: Sequence[str], *, most: int = 0, private: bool = False, **looks: Any) -> Sheets:
        """A workbook of one sheet with a head, in parts."""
        return Sheets(self.tray, stem, sheet, heads, most or MOST_ROWS - 10, self.day, private, looks)


def picture_name(listing: Listing, n: int) -> str:
    """The file of a listing's picture in its channel's folder, counted from 1, which is the main one."""
    return f"images/{listing.code}-{n}.jpg"


class Split:
    """A file that is written entry by entry and goes on in another when it has as many as one may hold."""

    def __init__(
        self, tray: Tray, stem: str, suffix: str, head: bytes, foot: bytes, between: bytes, most: int, private: bool
    ) -> None:
        self._tray, self._stem, self._suffix = tray, stem, suffix
        self._head, self._foot, self._between, self._most, self._private = head, foot, between, most, private
        self._files = contextlib.ExitStack()
        self._out: IO[bytes] | None = None
        self.parts = self._entries = 0

    def add(self, entry: bytes) -> None:
        """One entry more."""
        if self._out is None or (self._most and self._entries == self._most):
            self._next()
        elif self._between:
            self._write(self._between)
        self._write(entry)
        self._entries += 1

    def rows(self, *rows: Sequence[Any]) -> None:
        """Rows of a table, written as the file's suffix says."""
        for row in rows:
            self.add(tsv_rows([row]) if self._suffix in ("tsv", "txt") else csv_rows([row]))

    def end(self, *, empty: bool = False) -> None:
        """Close it; `empty`: there is a file even without entries."""
        if empty and not self.parts:
            self._next()
        self._close()

    def _next(self) -> None:
        self._close()
        self.parts, self._entries = self.parts + 1, 0
        self._out = self._files.enter_context(self._tray.open(f"{self._stem}-{self.parts}.{self._suffix}", private=self._private))
        self._write(self._head)

    def _close(self) -> None:
        if self._out is not None:
            self._write(self._foot)
            self._files.close()
            self._out = None

    def _write(self, content: bytes) -> None:
        assert self._out is not None
        self._out.write(content)


class Sheets:
    """A workbook of one sheet that goes on in another file when it is full."""

    def __init__(
        self, tray: Tray, stem: str, sheet: str, heads: Sequence[str], most: int, day: datetime.date, private: bool, looks: Any
    ) -> None:
        self._tray, self._stem, self._name, self._heads, self._most = tray, stem, sheet, heads, most
        self._day, self._private, self._looks = day, private, looks
        self._files = contextlib.ExitStack()
        self._book: Workbook | None = None
        self.parts = self._entries = 0

    def row(self, values: Sequence[Any]) -> None:
        """One row more."""
        if self._book is None or self._entries == self._most or self._book.full:
            self._next()
        assert self._book is not None
        self._book.row(values)
        self._entries += 1

    def end(self, *, empty: bool = False) -> None:
        """Close it; `empty`: there is a file even without rows."""
        if empty and not self.parts:
            self._next()
        if self._book is not None:
            self._book.end()
            self._files.close()
            self._book = None

    def _next(self) -> None:
        self.end()
        self.parts, self._entries = self.parts + 1, 0
        out = self._files.enter_context(self._tray.open(f"{self._stem}-{self.parts}.xlsx", private=self._private))
        self._book = Workbook(out, self._day, self._name, self._heads, **self._looks)


# ── what a channel cannot do without ─────────────────────────────────────────────────────────────

_NEEDS: dict[str, Any] = {
    "price": lambda each: each.price is not None,
    "mrp": lambda each: each.mrp is not None,
    "picture": lambda each: bool(each.shots),
    "hsn": lambda each: bool(each.hsn),
    "hsn8": lambda each: len(each.hsn) == 8,
    "weight": lambda each: each.packed_g is not None,
    "net_weight": lambda each: each.weight_g is not None,
    "box": lambda each: all(each.box),
    "colour": lambda each: bool(each.hex),
    "description": lambda each: bool(each.description),
    "english": lambda each: not {"title", "description"} & set(each.fell_back),
    "title": lambda each: "title" not in each.fell_back,
    "gtin": lambda each: bool(each.gtin),
    "materials": lambda each: bool(each.materials),
}


def missing(listing: Listing, needs: Iterable[str]) -> list[str]:
    """Which of the named answers the listing lacks."""
    return [each for each in needs if not _NEEDS[each](listing)]
