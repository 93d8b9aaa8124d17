"""The room of one run of the typesetter: templates, data, pictures and QR codes, and nothing else that it could read."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from site_builder.store import json, keep_picture, key, picture_path, write
from site_builder.writers.print.placing import dot

MOTIFS = Path(__file__).parents[2] / "motifs"
INKS = {"indigo": "#23406E", "terracotta": "#A03E1B", "muted": "#5E5446"}
GREYS = {"indigo": "#3D3D3D", "terracotta": "#565656", "muted": "#555555"}
PHOTOS = "photos"  # below the room: what takes the place of the dots among the pictures, when the pages are set
BLACK, GREY_BLACK = "#211C16", "#1C1C1C"  # of codes


def furnish(
    root: Path,
    room: Path,
    data: dict[str, Any],
    attached: dict[str, Any],
    template: dict[str, bytes],
    motifs: Iterable[str],
    urls: Iterable[str],
    pictures: Iterable[str],
    *,
    grey: bool = False,
) -> None:
    """Fill a job's folder: templates, data, the pictures and QR codes that the data names, and nothing else."""
    shutil.rmtree(room, ignore_errors=True)
    for path, content in template.items():
        write(room / "templates" / path, content)
    for motif in sorted({*motifs, "gi-seal", "haat", "sample", "stitch"}):
        drawing = (MOTIFS / f"{motif}.svg").read_text("utf-8")
        for ink, colour in (GREYS if grey else INKS).items():
            write(room / "motifs" / f"{motif}-{ink}.svg", drawing.replace("currentColor", colour).encode())
    (room / "pictures").mkdir(parents=True, exist_ok=True)
    data["qr"] = {}
    for url in sorted(set(urls)):
        code = _code(root, url, GREY_BLACK if grey else BLACK)
        data["qr"][url] = f"/pictures/{code}"
        os.link(picture_path(root, code), room / "pictures" / code)
    (room / PHOTOS).mkdir()
    for file in sorted(set(pictures)):
        os.link(picture_path(root, file), room / PHOTOS / file)
        write(room / "pictures" / file, dot(file, (room / PHOTOS / file).read_bytes()))
    write(room / "data.json", json(data))
    write(room / "attached.json", json(attached))


def _code(root: Path, url: str, dark: str) -> str:
    """The QR code of an address, drawn once: its name among the made pictures."""
    name = f"qr-{key(url)[:20]}{'' if dark == BLACK else '-grey'}.svg"
    if not picture_path(root, name).exists():
        import segno

        out = io.BytesIO()
        # Any mask can be read; to look for the best of the eight takes ten times as long as all the rest.
        segno.make(url, error="m", mask=2, micro=False).save(out, kind="svg", border=0, xmldecl=False, dark=dark)
        keep_picture(root, name, out.getvalue())
    return name
