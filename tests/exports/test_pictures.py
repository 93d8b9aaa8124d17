"""Pictures for channels: smaller and padded where they must be, never repainted, without what a camera wrote into them."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image, ImageChops

from site_builder.photos import looks
from site_builder.picture.listing import Wanted, listing_picture, measured


def photo(
    size: tuple[int, int], ground: str = "#FFFFFF", box: tuple[int, int, int, int] | None = None, kind: str = "PNG", **settings
) -> bytes:
    image = Image.new("RGB", size, ground)
    if box:
        image.paste(Image.effect_noise((box[2] - box[0], box[3] - box[1]), 80).convert("RGB"), box[:2])
    out = io.BytesIO()
    image.save(out, kind, **settings)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_a_square_is_padded_with_white_and_the_photo_stands_in_its_middle():
    raw = photo((600, 400), "#336699")
    made, _ = listing_picture(raw, Wanted(2000, (1, 1)))
    image = opened(made).convert("RGB")
    assert image.size == (600, 600)
    assert min(image.getpixel((300, 20))) > 250
    inner = image.crop((16, 116, 584, 484))  # a JPEG's blocks hold both sides of an edge
    assert max(high for _, high in ImageChops.difference(inner, Image.new("RGB", inner.size, "#336699")).getextrema()) <= 2


@pytest.mark.parametrize(("size", "most", "wanted"), [((3000, 1500), 2000, (2000, 1000)), ((800, 600), 2000, (800, 600))])
def test_it_is_made_smaller_and_never_larger(size, most, wanted):
    made, _ = listing_picture(photo(size), Wanted(most))
    assert opened(made).size == wanted


def test_it_is_a_jpeg_in_srgb_without_what_a_camera_wrote():
    exif = Image.Exif()
    exif[0x010F] = "Sample Camera"
    exif.get_ifd(0x8825)[1] = "N"
    made, _ = listing_picture(photo((500, 500), "#AA8844", kind="JPEG", exif=exif), Wanted())
    image = opened(made)
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert not image.getexif()
    assert b"Sample Camera" not in made
    assert "icc_profile" not in image.info


def test_it_keeps_within_its_bytes():
    raw = photo((1600, 1600), "#000000", (0, 0, 1600, 1600))
    made, _ = listing_picture(raw, Wanted(2000, None, 200_000))
    assert len(made) <= 200_000


def test_the_same_photo_gives_the_same_bytes():
    raw = photo((700, 500), "#FFFFFF", (100, 100, 400, 400))
    assert listing_picture(raw, Wanted(600, (1, 1)))[0] == listing_picture(raw, Wanted(600, (1, 1)))[0]


@pytest.mark.parametrize(
    ("ground", "box", "white", "fill"),
    [
        ("#FFFFFF", (100, 50, 900, 950), 1.0, 0.9),
        ("#F0E8D8", (100, 100, 900, 900), 0.0, 1.0),
        ("#FFFFFF", (400, 400, 600, 600), 1.0, 0.2),
    ],
)
def test_ground_and_fill_are_measured(ground, box, white, fill):
    seen = measured(opened(photo((1000, 1000), ground, box)).convert("RGB"))
    assert seen.white_border == white
    assert seen.fill == pytest.approx(fill, abs=0.02)


def test_pictures_of_a_kit_are_ascii_jpegs(exported):
    names = sorted((exported / "alibaba/images").iterdir())
    assert names
    assert all(path.name.isascii() and opened(path.read_bytes()).format == "JPEG" for path in names)


def test_no_drawing_that_stands_in_for_a_photo_is_told_to_a_channel(exported):
    root = exported.parents[1]
    hashes = {look.hash[:20] for folder in root.glob("catalogs/*/*/photos") for look in looks(folder, {}).values()}
    told = {
        name
        for path in exported.rglob("*.*")
        if path.suffix in (".json", ".csv", ".xml")
        for name in re.findall(r"/media/([0-9a-f]{20})-", path.read_text("utf-8"))
    }
    assert told
    assert told <= hashes
