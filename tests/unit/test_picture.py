"""Pictures: turned, flattened, stripped of metadata, and never a crash, whatever the bytes."""

from __future__ import annotations

import io
import random
import struct
import warnings
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from site_builder import picture
from site_builder.picture import widths
from site_builder.picture.pillow import derivatives, inspect, upright

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (30, 60, 200), (250, 250, 250)


def sample(size: tuple[int, int] = (64, 48)) -> Image.Image:
    """A picture whose corners differ, so that every turn of it can be told."""
    made = Image.new("RGB", size, WHITE)
    w, h = size
    made.paste(RED, (0, 0, w // 2, h // 2))
    made.paste(GREEN, (w // 2, 0, w, h // 2))
    made.paste(BLUE, (0, h // 2, w // 2, h))
    return made


def saved(image: Image.Image, form: str, **settings: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **settings)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes: an orientation, a name, and where it was."""
    told = Image.Exif()
    told[0x0112], told[0x010F], told[0x013B] = orientation, "Telephone", "A. Photographer"
    gps = told.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (23.0, 14.0, 52.1), "E", (88.0, 26.0, 3.2)
    return told


def corners(image: Image.Image) -> list[tuple[int, ...]]:
    """The colours near the corners: upper left, upper right, lower left, lower right."""
    w, h = image.size
    return [image.getpixel(spot) for spot in ((4, 4), (w - 5, 4), (4, h - 5), (w - 5, h - 5))]  # type: ignore[misc]


def near(found: list[tuple[int, ...]], wanted: list[tuple[int, ...]], by: int = 24) -> bool:
    return all(abs(a - b) <= by for one, other in zip(found, wanted, strict=True) for a, b in zip(one, other, strict=True))


SQUARE = [RED, GREEN, BLUE, WHITE]

# What a camera held so writes: the scene, laid down so that the orientation undoes it.
LAID = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


# ── turned and stripped ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", LAID)
def test_every_orientation_is_set_upright(form: str, orientation: int) -> None:
    turn = LAID[orientation]
    laid = sample().transpose(turn) if turn is not None else sample()
    raw = saved(laid, form, exif=exif(orientation))
    facts, image = inspect(raw), upright(raw)
    assert (facts.width, facts.height) == image.size == (64, 48)
    assert near(corners(image), SQUARE)


def test_an_orientation_that_there_is_not_changes_nothing() -> None:
    for orientation in (0, 9, 255):
        raw = saved(sample(), "JPEG", exif=exif(orientation))
        assert upright(raw).size == (inspect(raw).width, inspect(raw).height) == (64, 48)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_nothing_of_place_person_or_camera_is_left(form: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    raw = saved(sample((700, 500)), form, exif=exif(), icc_profile=profile)
    assert b"Telephone" in raw  # what was planted is really there
    assert form == "TIFF" or dict(Image.open(io.BytesIO(raw)).getexif().get_ifd(0x8825))
    for _, _, content in derivatives(upright(raw)).values():
        assert b"Telephone" not in content
        assert b"Photographer" not in content
        with Image.open(io.BytesIO(content)) as made:
            assert not dict(made.getexif())
            assert not made.info.keys() & {"exif", "xmp", "icc_profile", "comment", "photoshop"}


# ── colours ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("form", "mode", "settings"),
    [
        ("JPEG", "CMYK", {}),
        ("JPEG", "L", {}),
        ("TIFF", "CMYK", {}),
        ("TIFF", "LAB", {}),
        ("TIFF", "YCbCr", {}),
        ("TIFF", "1", {"compression": "group4"}),
        ("PNG", "P", {}),
        ("PNG", "RGBA", {}),
        ("PNG", "LA", {}),
        ("PNG", "1", {}),
        ("WEBP", "RGBA", {"lossless": True}),
    ],
)
def test_every_mode_becomes_plain_colour(form: str, mode: str, settings: dict[str, Any]) -> None:
    if mode == "LAB":
        to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
        drawn = ImageCms.applyTransform(sample(), to_lab)
        assert drawn is not None
    else:
        drawn = sample().quantize(16) if mode == "P" else sample().convert(mode)
    raw = saved(drawn, form, **settings)
    assert not inspect(raw).fault
    image = upright(raw)
    assert (image.mode, image.size) == ("RGB", (64, 48))
    if mode not in ("L", "LA", "1", "LAB"):
        assert near(corners(image), SQUARE, 40)


@pytest.mark.parametrize("mode", ["I;16", "I;16B", "I", "F"])
def test_deep_grey_is_scaled_not_clipped(mode: str) -> None:
    deep = Image.new("I", (64, 48), 60_000)
    deep.paste(20_000, (0, 0, 32, 48))
    raw = saved(deep.convert(mode) if mode != "I;16B" else _big_endian(deep), "TIFF")
    assert not inspect(raw).fault
    image = upright(raw)
    assert image.mode == "RGB"
    assert near(corners(image), [(0, 0, 0), (255, 255, 255)] * 2, 2)


def _big_endian(deep: Image.Image) -> Image.Image:
    values = struct.unpack(f"={deep.width * deep.height}i", deep.tobytes())
    return Image.frombytes("I;16B", deep.size, struct.pack(f">{len(values)}H", *values))


def test_a_flat_deep_grey_is_no_division_by_nothing() -> None:
    assert upright(saved(Image.new("I;16", (8, 8), 700), "PNG")).size == (8, 8)


def test_what_was_transparent_is_white() -> None:
    clear = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    clear.paste((*GREEN, 255), (0, 0, 10, 20))
    palette = Image.new("P", (20, 20), 0)
    palette.putpalette([255, 0, 0, *GREEN])
    palette.paste(1, (0, 0, 10, 20))
    for raw in (saved(clear, "PNG"), saved(clear, "WEBP", lossless=True), saved(palette, "PNG", transparency=0)):
        image = upright(raw)
        assert image.getpixel((15, 10)) == (255, 255, 255)
        assert near([image.getpixel((5, 10))], [GREEN], 3)  # type: ignore[list-item]


def test_a_profile_is_applied_and_a_broken_one_is_not() -> None:
    plain = saved(sample(), "PNG")
    same = saved(sample(), "PNG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    broken = saved(sample(), "PNG", icc_profile=b"no profile at all")
    assert near(corners(upright(same)), corners(upright(plain)), 3)
    assert corners(upright(broken)) == corners(upright(plain))
    # A profile whose red and blue are exchanged: what it calls red must come out blue.
    raw = saved(sample(), "PNG", icc_profile=_exchanged())
    assert near(corners(upright(raw))[:1], [(RED[2], RED[1], RED[0])], 12)


def _exchanged() -> bytes:
    """The sRGB profile with the columns of red and blue exchanged."""
    raw = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for n in range(struct.unpack_from(">I", raw, 128)[0]):
        place = 132 + 12 * n
        name = bytes(raw[place : place + 4])
        raw[place : place + 4] = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}.get(name, name)
    return bytes(raw)


# ── sizes ────────────────────────────────────────────────────────────────────────────────────────


def test_a_photo_is_never_enlarged() -> None:
    assert widths(200) == (200,)
    assert widths(320) == (320,)
    assert widths(321) == (320, 321)
    assert widths(1000) == (320, 640, 1000)
    assert widths(1280) == widths(9000) == (320, 640, 1280)


def test_derivatives_are_the_same_each_time_and_what_they_say() -> None:
    image = upright(saved(sample((700, 900)), "JPEG"))
    made = derivatives(image)
    assert made == derivatives(image.copy())
    assert sorted(made) == ["320.avif", "320.jpg", "640.avif", "640.jpg", "700.avif", "700.jpg"]
    for name, (width, height, content) in made.items():
        with Image.open(io.BytesIO(content)) as each:
            assert each.size == (width, height)
            assert each.format == {"avif": "AVIF", "jpg": "JPEG"}[name.split(".")[1]]
            assert near(corners(each.convert("RGB")), SQUARE)


def test_a_photo_of_one_pixel_and_a_very_long_one() -> None:
    assert derivatives(upright(saved(Image.new("RGB", (1, 1)), "PNG"))).keys() == {"1.avif", "1.jpg"}
    made = derivatives(upright(saved(Image.new("RGB", (3000, 2)), "PNG")))
    assert {(w, h) for w, h, _ in made.values()} == {(320, 1), (640, 1), (1280, 1)}


# ── hostile files ────────────────────────────────────────────────────────────────────────────────

GOOD = {
    "jpg": saved(sample(), "JPEG", exif=exif(6)),
    "progressive": saved(sample(), "JPEG", progressive=True),
    "cmyk": saved(sample().convert("CMYK"), "JPEG"),
    "png": saved(sample(), "PNG", exif=exif(3), icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()),
    "palette": saved(sample().convert("P"), "PNG"),
    "webp": saved(sample(), "WEBP", exif=exif(8)),
    "tiff": saved(sample(), "TIFF"),
    "avif": saved(sample(), "AVIF"),
}


def is_safe(raw: bytes) -> None:
    """Whatever the bytes: no exception, no warning; what has no fault can be made upright, in the size that was told."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        facts = inspect(raw)
        if not facts.fault and facts.frames == 1 and facts.width * facts.height < 4_000_000:
            assert upright(raw).size == (facts.width, facts.height)


@pytest.mark.parametrize("name", GOOD)
def test_the_good_ones_are_good(name: str) -> None:
    assert not inspect(GOOD[name]).fault
    is_safe(GOOD[name])


@pytest.mark.parametrize("name", GOOD)
def test_a_file_cut_off_anywhere_is_a_fault(name: str) -> None:
    raw = GOOD[name]
    faults = {inspect(raw[:end]).fault for end in range(0, len(raw) * 9 // 10, 10)}
    assert faults <= {"P070", "P077"}
    for end in range(0, len(raw), 10):
        is_safe(raw[:end])


@pytest.mark.parametrize("name", [each for each in GOOD if each != "tiff"])  # libtiff tells the terminal of every fault
def test_a_damaged_file_never_crashes(name: str) -> None:
    chance = random.Random(name)
    for _ in range(150):
        raw = bytearray(GOOD[name])
        for _ in range(chance.choice((1, 1, 3))):
            raw[chance.randrange(len(raw) if chance.random() < 0.5 else min(400, len(raw)))] = chance.choice(
                (0, 255, chance.randrange(256))
            )
        is_safe(bytes(raw))


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(
    st.sampled_from(
        [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x00\x01\x00\x00WEBPVP8 ", b"GIF89a", b"\0\0\0\x1cftypavif"]
    ),
    st.binary(),
)
def test_any_bytes_at_all(head: bytes, tail: bytes) -> None:
    assert inspect(head + tail).fault in ("P070", "P075", "P077")


def _png(width: int, height: int) -> bytes:
    """A PNG that declares a size and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(100_000, 100_000), (30_000, 3_000), (10_000, 7_000), (2_000_000_000, 1)])
def test_a_bomb_is_refused_before_it_is_opened(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    def boom(*given: object) -> None:
        raise AssertionError("it was opened")

    from PIL import PngImagePlugin

    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", boom)
    assert inspect(_png(*size)).fault in ("P075", "P070")
    assert inspect(_png(100_000, 100_000)).fault == "P075"


def test_a_file_that_is_too_large_is_not_even_looked_at() -> None:
    assert inspect(b"\0" * (picture.MAX_BYTES + 1)).fault == "P075"


def test_what_moves_says_how_many_frames() -> None:
    frames = [sample(), sample().rotate(90)]
    for form in ("WEBP", "PNG", "TIFF"):
        raw = saved(frames[0], form, save_all=True, append_images=frames[1:])
        assert (inspect(raw).fault, inspect(raw).frames) == ("", 2), form
    assert inspect(saved(frames[0], "GIF", save_all=True, append_images=frames[1:])).fault == "P077"


def test_a_telephones_second_picture_is_none_of_ours() -> None:
    raw = saved(sample(), "MPO", save_all=True, append_images=[sample((32, 24))])
    facts = inspect(raw)
    assert (facts.format, facts.frames, facts.fault) == ("JPEG", 1, "")
    assert upright(raw).size == (64, 48)


@pytest.mark.parametrize("form", ["GIF", "BMP", "ICO", "PPM", "EPS", "PDF"])
def test_other_formats_are_named(form: str) -> None:
    facts = inspect(saved(sample(), form))
    assert facts.fault == "P077"


def test_no_picture_at_all() -> None:
    for raw in (b"", b"\0", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"#!/bin/sh\n", "শাড়ি".encode()):
        assert inspect(raw).fault == "P077"
