"""Pictures for channels: made once for each photo and way of making, linked into each channel's folder, and looked at.

Two channels that want the same of a photo share the made file, so only its name is new to a further channel.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from site_builder import store
from site_builder.edition.channel.listing import Listing, Shot
from site_builder.picture.listing import RECIPE, Seen, Wanted, listing_picture
from site_builder.problem import Problem, Where, warning
from site_builder.sheets.delimited import csv_rows
from site_builder.writers.export import Out, picture_name

MOST_PX, MOST_BYTES = 2000, 5_000_000  # what every channel of ours takes
WHITE_BORDER, PLAIN_BORDER = 0.98, 0.9  # so much of the outermost ring must be white, or of one colour
HEADS = ("seller", "sku", "picture", "rule", "found", "wanted", "source")


class Remark(NamedTuple):
    """What a main picture should be and is not. A person decides whether to take it again."""

    id: str
    picture: str
    rule: str
    found: str
    wanted: str


class Pictures:
    """One channel's pictures, as the `images` of its record want them; without such rules there are none."""

    def __init__(self, root: Path, out: Out) -> None:
        self._root, self._out = root, out
        self._rules = rules = out.record.images if out.record else None
        self._wanted = wanted(rules)
        self._key = store.key(RECIPE, repr(self._wanted))[:8]
        self.remarks: list[Remark] = []

    def put(self, folder: str, listing: Listing) -> None:
        """Make the listing's pictures from the photos of the seller's folder, and look at the main one."""
        if self._rules is None:
            return
        for n, shot in enumerate(self._out.shots(listing), 1):
            name = picture_name(listing, n)
            path, seen = self._made(folder, shot)
            self._out.tray.link(name, path)
            if n == 1:
                self.remarks += [Remark(listing.id, name, *told) for told in remarks(seen, self._rules)]

    def _made(self, folder: str, shot: Shot) -> tuple[Path, Seen]:
        """The made file and what was measured of the photo; kept among the made pictures."""
        file = f"{shot.hash[:20]}-x{self._key}"
        if file not in self._out.shared:
            path = store.picture_path(self._root, f"{file}.jpg")
            kept = store.read_json(store.picture_path(self._root, f"{file}.json"))
            if kept is None or not path.exists():
                content, seen = listing_picture((self._root / folder / "photos" / shot.file).read_bytes(), self._wanted)
                path = store.keep_picture(self._root, f"{file}.jpg", content)
                store.keep_picture(self._root, f"{file}.json", store.json(list(seen)))
                kept = list(seen)
            self._out.shared[file] = path, Seen(*kept)
        told: tuple[Path, Seen] = self._out.shared[file]
        return told

    def end(self) -> Iterator[Problem]:
        """`pictures.csv`, which names each picture that is not as the channel asks, and one warning for all of them."""
        if not self.remarks or self._rules is None:
            return
        named = self._rules.source or self._out.record.sources[0].id
        source = next((each.name for each in self._out.record.sources if each.id == named), named)
        rows = [(*each.id.rpartition("/")[::2], *each[1:], source) for each in self.remarks]
        self._out.tray.put("pictures.csv", csv_rows([HEADS, *rows]))
        counted = Counter(each.rule for each in self.remarks)
        self._out.notes["main pictures"] = dict(sorted(counted.items()))
        told = ", ".join(f"{rule} ({n})" for rule, n in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
        file = f"build/channels/{self._out.channel}/pictures.csv"
        n = len({each.id for each in self.remarks})
        yield warning("P277", Where(file, line=1, column=1), channel=self._out.channel, n=n, rules=told, source=source, file=file)


def wanted(rules: Any) -> Wanted:
    """How a channel's pictures are made. What is less than a channel takes serves it as well, and is made once for many."""
    shape = tuple(map(int, rules.ratio.split(":"))) if rules and rules.ratio else None
    most = min((rules and rules.most_px) or MOST_PX, MOST_PX)
    return Wanted(most, shape, min((rules and rules.bytes) or MOST_BYTES, MOST_BYTES))  # type: ignore[arg-type]


def remarks(seen: Seen, rules: Any) -> Iterator[tuple[str, str, str]]:
    """Rule, what was found, what the channel wants. How much a product fills can be told on white ground only."""
    white = seen.white_border >= WHITE_BORDER
    if rules.ground == "white" and not white:
        yield "images.ground", f"{seen.white_border:.0%} of the border is white", "white"
    if rules.ground == "neutral" and not white and seen.plain_border < PLAIN_BORDER:
        yield "images.ground", f"{seen.plain_border:.0%} of the border is of one colour", "neutral"
    if rules.fill and white and seen.fill * 100 < rules.fill:
        yield "images.fill", f"{seen.fill:.0%}", f"{rules.fill}%"
    if rules.good_px and max(seen.width, seen.height) < rules.good_px:
        yield "images.good_px", f"{max(seen.width, seen.height)} px", f"{rules.good_px} px"
