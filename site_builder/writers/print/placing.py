"""Photos placed after the pages are set: the typesetter gets one dot for each, and the photo takes the dot's place in the PDF.

Typst decodes every picture that it is given, and keeps it: a megabyte for a photo of 50 KB, though it copies the file into
the PDF as it is. Its templates give each photo its width and height, so a dot of the same colours is set just so.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

_MARK = b"photo:"
_START, _COMMENT, _SCAN = 0xD8, 0xFE, 0xDA
_FRAMES = {0xC0: 8, 0xC1: 8, 0xC2: 8}  # baseline, extended and progressive, of 8 bits: what every reader of PDF knows
_LONGEST = 4096  # bytes that a dot with its mark never has


class Form(NamedTuple):
    """What the head of a JPEG says of it."""

    width: int
    height: int
    colours: int  # 1: grey, 3: of colour


def form(photo: bytes) -> Form | None:
    """Size and colours of a JPEG; None for all else, for four colours, and for one that has no whole head."""
    for kind, body in _segments(photo):
        if kind in _FRAMES and len(body) >= 6 and body[0] == _FRAMES[kind] and body[5] in (1, 3):
            return Form(int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big"), body[5])
    return None


def dot(file: str, photo: bytes) -> bytes:
    """What the typesetter gets for a photo: one dot that knows the name of its file; the photo itself where it is no JPEG."""
    known = form(photo)
    if known is None or not photo.endswith(b"\xff\xd9"):
        return photo
    mark = _MARK + file.encode()
    return b"\xff\xd8\xff\xfe" + (len(mark) + 2).to_bytes(2, "big") + mark + _plain(known.colours)[2:]


def place(document: pikepdf.Pdf, folder: Path) -> None:
    """Put the photos of a folder into the document where their dots are."""
    for image in _images(document):
        if image.get("/Filter") == pikepdf.Name.DCTDecode and int(image.Length) < _LONGEST and (file := _file(image)):
            photo = (folder / file).read_bytes()
            known = form(photo)
            assert known is not None
            image.Width, image.Height = known.width, known.height
            image.write(photo, filter=pikepdf.Name.DCTDecode)


@cache
def _plain(colours: int) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L" if colours == 1 else "RGB", (1, 1)).save(out, format="JPEG")
    return out.getvalue()


def _file(image: pikepdf.Stream) -> str:
    """The file whose place a dot keeps; none if it is a picture like any other."""
    found = (body for kind, body in _segments(image.read_raw_bytes()) if kind == _COMMENT and body.startswith(_MARK))
    return next(found, b"")[len(_MARK) :].decode()


def _segments(photo: bytes) -> Iterator[tuple[int, bytes]]:
    """The parts of a JPEG before its dots: (kind, content)."""
    if photo[:2] != bytes((0xFF, _START)):
        return
    at = 2
    while photo[at : at + 1] == b"\xff" and at + 4 <= len(photo) and (kind := photo[at + 1]) != _SCAN:
        size = int.from_bytes(photo[at + 2 : at + 4], "big")
        yield kind, photo[at + 4 : at + 2 + size]
        at += 2 + size


def _images(document: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    """Each picture that is drawn, once: on pages, and in the forms that they use."""
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [page.obj.get("/Resources") for page in document.pages]
    while waiting:
        resources = waiting.pop()
        for _, each in resources.get("/XObject", pikepdf.Dictionary()).items() if resources is not None else ():
            if each.objgen in seen:
                continue
            seen.add(each.objgen)
            if each.get("/Subtype") == pikepdf.Name.Image:
                yield each
            elif each.get("/Subtype") == pikepdf.Name.Form:
                waiting.append(each.get("/Resources"))
