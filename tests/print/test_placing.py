"""Photos placed after the pages are set: the typesetter sees a dot, the reader the photo, and nobody a difference."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
import typst
from PIL import Image

from site_builder.writers.print.placing import Form, dot, form
from site_builder.writers.print.spans import searchable


def _jpeg(mode: str, size: tuple[int, int] = (96, 64), **options: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(out, format="JPEG", **options)  # type: ignore[arg-type]
    return out.getvalue()


def _set(folder: Path, photo: bytes) -> bytes:
    """A page with the photo twice, once as large as a card and once as a small one."""
    (folder / "photo.jpg").write_bytes(photo)
    source = '#set document(title: "x")\n#let it(w, h) = image("photo.jpg", width: w, height: h, fit: "stretch", alt: "a pot")\n'
    (folder / "page.typ").write_text(source + "#it(96mm, 64mm) #it(24mm, 16mm)\n", "utf-8")
    made = typst.compile(str(folder / "page.typ"), root=str(folder), pdf_standards=["ua-1", "a-3a"], timestamp=1_700_000_000)
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize("photo", [_jpeg("RGB"), _jpeg("L"), _jpeg("RGB", progressive=True)], ids=["colour", "grey", "progressive"])
def test_a_photo_that_was_a_dot_is_drawn_as_if_the_typesetter_had_seen_it(tmp_path: Path, photo: bytes) -> None:
    import page
    import pypdfium2

    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/photo.jpg").write_bytes(photo)
    seen, placed = (tmp_path / "seen.pdf"), (tmp_path / "placed.pdf")
    seen.write_bytes(searchable(_set(tmp_path, photo)))
    small = _set(tmp_path, dot("photo.jpg", photo))
    placed.write_bytes(searchable(small, tmp_path / "photos"))
    one, other = (pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().tobytes() for pdf in (seen, placed))
    assert one == other
    assert photo in placed.read_bytes() and photo not in small
    assert "Checks: 0 failed" in str(page.validate_pdf(str(placed), profile="3a"))
    with pikepdf.open(placed) as document:
        sizes = [
            (int(each.Width), int(each.Height))
            for each in document.objects
            if isinstance(each, pikepdf.Stream) and "/Width" in each
        ]
    assert sizes == [(96, 64)]


def test_what_is_no_photo_of_a_known_kind_is_left_to_the_typesetter() -> None:
    png = io.BytesIO()
    Image.new("RGB", (4, 4)).save(png, format="PNG")
    for other in (png.getvalue(), _jpeg("CMYK"), _jpeg("RGB")[:200], b"", b"\xff\xd8\xff\xe0 no more of it"):
        assert dot("x.jpg", other) == other
    assert form(_jpeg("RGB")) == Form(96, 64, 3)


def test_a_small_picture_that_is_no_dot_stays_as_it_is(tmp_path: Path) -> None:
    photo = _jpeg("RGB", (1, 1), comment=b"made by hand")
    (tmp_path / "photos").mkdir()
    assert photo in searchable(_set(tmp_path, photo), tmp_path / "photos")
