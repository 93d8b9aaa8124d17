"""Setting one document for print: its room, the typesetter, the pass that makes it searchable, pictures of its first pages.

A made PDF is kept by the key of all that it was made from, so an unchanged one is never set again.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from site_builder import fonts, store
from site_builder.edition.book import Print
from site_builder.problem import Problem, pack, unpack
from site_builder.store import key

if TYPE_CHECKING:
    from site_builder import engines

TEMPLATES = Path(__file__).parent / "templates" / "print"
ROOM, PRINTS = f"{store.BUILD}/setting", f"{store.BUILD}/prints"
TO_ORDER, CHOSEN = f"{store.BUILD}/books", f"{store.BUILD}/print"  # made to order, for nobody but who asked
AT_ONCE = 2  # Typst shares its cache between threads, and each of them may need half a gigabyte
PREVIEWS, PREVIEW_WIDTH = 3, 420
_PDFIUM = threading.Lock()  # the library that draws the first pages ends the process when two threads use it


Again = Callable[[dict[str, Any]], "engines.Printed"]  # sets a part of the data, to see what the typesetter says of it


@dataclass(frozen=True)
class Paper:
    """One document to set: an entry point of `templates/print/` and the data that it prints."""

    name: str  # of its room and its file, ASCII
    entry: str  # `catalogue.typ`
    data: dict[str, Any]
    attached: dict[str, Any]  # for machines, inside the file
    day: datetime.date
    urls: tuple[str, ...] = ()  # addresses whose QR codes the data wants
    pictures: tuple[str, ...] = ()  # files among the made pictures
    previews: int = PREVIEWS
    motifs: tuple[str, ...] = ()
    grey: bool = False  # for a printer without colours
    low_ink: bool = False
    # What is wrong with what came of it: from that, a way to set a part of it again, and the data as it was set.
    problems_of: Callable[[engines.Printed, Again, dict[str, Any]], Iterable[Problem]] = field(default=lambda *_: ())


def faces_folder() -> Path | None:
    """The folder of the proven faces, or None where they are not set up."""
    return next((each for each in fonts.fonts_dirs() if each.is_dir() and not fonts.missing((each,))), None)


def templates() -> dict[str, bytes]:
    """Every template for print, by its path."""
    return {path.relative_to(TEMPLATES).as_posix(): path.read_bytes() for path in sorted(TEMPLATES.rglob("*.typ"))}


def set_paper(root: Path, paper: Paper, faces: Path, template: dict[str, bytes]) -> tuple[Print | None, list[Problem]]:
    """The document, set now or kept from an earlier build, and what was said of it; None where it could not be set."""
    from site_builder import engines
    from site_builder.writers.print.room import PHOTOS, furnish
    from site_builder.writers.print.text import replaced

    data = replaced(paper.data, fonts.unknown(store.json(paper.data).decode()))
    made_from = key(
        store.json([paper.entry, data, paper.attached, paper.grey, paper.low_ink]),
        engines.typesetter_version(),
        *(part for pair in template.items() for part in pair),
        *(source.sha256 for face in fonts.faces() for source in face.sources),
    )
    file = f"{paper.name}-{made_from[:16]}.pdf"
    kept = store.read_json((root / PRINTS / file).with_suffix(".json"))
    if kept and (root / PRINTS / file).exists():
        return print_from(kept["print"]), [unpack(each) for each in kept["problems"]]
    room = root / ROOM / paper.name
    furnish(root, room, data, paper.attached, template, paper.motifs, paper.urls, paper.pictures, grey=paper.grey)
    epoch = int(datetime.datetime.combine(paper.day, datetime.time(), datetime.UTC).timestamp())
    setting = engines.Setting(
        room, f"templates/{paper.entry}", "data.json", epoch, "grey" if paper.grey else "", "low" if paper.low_ink else ""
    )
    told = engines.typeset(setting, faces)

    def again(part: dict[str, Any]) -> engines.Printed:
        store.write(room / "part.json", store.json(part))
        return engines.typeset(replace(setting, data="part.json"), faces)

    problems = list(paper.problems_of(told, again, data))
    if told.pdf is None:
        return None, problems
    from site_builder.writers.print.spans import searchable

    pdf = searchable(told.pdf, room / PHOTOS)
    store.write(root / PRINTS / file, pdf)
    pages, previews = _previews(root, pdf, made_from, paper.previews)
    made = Print(file, len(pdf), pages, previews)
    store.write(
        (root / PRINTS / file).with_suffix(".json"), store.json({"print": list(made), "problems": [pack(p) for p in problems]})
    )
    return made, problems


def print_from(packed: Any) -> Print:
    """A document that came back from the store."""
    file, size, pages, previews = packed
    return Print(file, size, pages, tuple((name, width, height) for name, width, height in previews))


def _previews(root: Path, pdf: bytes, made_from: str, wanted: int) -> tuple[int, tuple[tuple[str, int, int], ...]]:
    """How many pages there are, and pictures of the first ones."""
    import io

    import pypdfium2  # type: ignore[import-untyped]

    told = []
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        pages = len(document)
        shown = [document[n] for n in range(min(wanted, pages))]
        images = [page.render(scale=PREVIEW_WIDTH / page.get_width()).to_pil().convert("RGB") for page in shown]
        document.close()
    for n, image in enumerate(images, 1):
        out = io.BytesIO()
        image.save(out, format="JPEG", quality=72, optimize=True, progressive=True)
        name = f"{made_from[:20]}-p{n}.jpg"
        store.keep_picture(root, name, out.getvalue())
        told.append((name, image.width, image.height))
    return pages, tuple(told)
