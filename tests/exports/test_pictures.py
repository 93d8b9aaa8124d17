"""Pictures for channels: smaller and padded where they must be, never repainted, without what a camera wrote into them."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
import yaml
from goods import REPO, copy
from PIL import Image, ImageChops, ImageOps

from site_builder.channel_pictures import remarks
from site_builder.exporting import Order, export
from site_builder.model.channel import ImageRules
from site_builder.photos import looks
from site_builder.picture.listing import Seen, Wanted, listing_picture, measured
from site_builder.sheets.delimited import read_csv


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


# ── of every channel ─────────────────────────────────────────────────────────────────────────────

IMAGES = {
    path.stem: rules
    for path in sorted((REPO / "content/channels").glob("*.yml"))
    if (rules := yaml.load(path.read_text("utf-8"), yaml.CBaseLoader).get("images"))
}


def test_most_channels_have_picture_rules():
    assert len(IMAGES) >= 12


@pytest.mark.parametrize("channel", IMAGES)
def test_pictures_are_as_the_channel_asks(exported, channel):
    rules, paths = IMAGES[channel], sorted((exported / channel / "images").iterdir())
    assert paths
    for path in paths[:25]:
        image = opened(path.read_bytes())
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,40}-[0-9]{1,2}\.jpg", path.name)
        assert (image.format, image.mode) == ("JPEG", "RGB")
        assert not image.getexif()
        assert "icc_profile" not in image.info
        assert int(rules["least_px"]) <= max(image.size) <= int(rules.get("most_px", 10_000))
        assert path.stat().st_size <= int(rules.get("bytes", 5_000_000))
        if "ratio" in rules:
            across, down = map(int, rules["ratio"].split(":"))
            assert image.width * down == image.height * across
    per_listing: dict[str, int] = {}
    for path in paths:
        per_listing[path.stem.rpartition("-")[0]] = per_listing.get(path.stem.rpartition("-")[0], 0) + 1
    assert max(per_listing.values()) <= int(rules["most"])


@pytest.mark.parametrize("channel", IMAGES)
def test_what_is_left_out_has_no_pictures(exported, channel):
    told = json.loads((exported / channel / "export.json").read_text())
    assert told["images"] == len(list((exported / channel / "images").iterdir()))
    listed = {path.stem.rpartition("-")[0] for path in (exported / channel / "images").iterdir()}
    assert len(listed) <= told["listings"]


@pytest.fixture(scope="module")
def taken(tmp_path_factory) -> tuple[Path, bytes, str]:
    """A seller whose every photo is one that a telephone took: turned, with a place and a camera in it, on grass."""
    root = copy(tmp_path_factory.mktemp("taken") / "showcase", "panchmura-terracotta")
    image = Image.new("RGB", (1200, 800), "#3A7D2C")
    image.paste(Image.effect_noise((400, 400), 90).convert("RGB"), (400, 200))
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Sample Camera", 6  # lies on its side
    exif.get_ifd(0x8825)[2] = (23.0, 14.0, 0.0)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=97, exif=exif)
    for photo in (root / "catalogs/bankura/panchmura-terracotta/photos").iterdir():
        photo.write_bytes(out.getvalue())
    made, problems = export(root, Order(unasked=True, jobs=1))
    assert made, problems
    return root / "build/channels", out.getvalue(), "\n".join(str(each) for each in problems)


@pytest.mark.parametrize("channel", sorted(IMAGES.keys() - {"ondc", "shopclues"}))
def test_a_telephones_photo_is_upright_padded_and_never_repainted(taken, channel):
    folder, raw, _ = taken
    path = min((folder / channel / "images").iterdir())
    assert b"Sample Camera" not in path.read_bytes()
    assert b"Exif" not in path.read_bytes()
    image, whole = opened(path.read_bytes()), ImageOps.exif_transpose(opened(raw)).convert("RGB")
    assert whole.size == (800, 1200)
    left, top = (image.width - 800) // 2, (image.height - 1200) // 2
    assert image.size == ((1200, 1200) if IMAGES[channel].get("ratio") == "1:1" else (800, 1200))
    inner = image.crop((left + 16, top + 16, left + 784, top + 1184))
    difference = ImageChops.difference(inner, whole.crop((16, 16, 784, 1184))).convert("L")
    assert sum(n * count for n, count in enumerate(difference.histogram())) / (768 * 1168) < 4  # what JPEG changes, and no more
    if left:
        assert min(min(image.getpixel((x, 600))) for x in range(left - 16)) > 250


def test_a_ground_that_is_not_white_is_told(taken):
    folder, _, problems = taken
    for channel in ("amazon", "flipkart", "daraz", "gem"):
        rows = list(read_csv((folder / channel / "pictures.csv").read_bytes()))
        assert {(row["rule"], row["found"]) for row in rows} >= {("images.ground", "0% of the border is white")}
        assert all((folder / channel / row["picture"]).exists() and row["source"] for row in rows)
        assert f"build/channels/{channel}/pictures.csv" in problems
    assert not (folder / "shopify/pictures.csv").exists()


@pytest.mark.parametrize(
    ("seen", "rules", "broken"),
    [
        (Seen(1.0, 1.0, 0.9, 1600, 1600), {"ground": "white", "fill": 85}, []),
        (Seen(0.5, 1.0, 1.0, 1600, 1600), {"ground": "white", "fill": 85}, ["images.ground"]),
        (Seen(1.0, 1.0, 0.4, 1600, 1600), {"ground": "white", "fill": 85}, ["images.fill"]),
        (Seen(0.0, 0.95, 1.0, 1600, 1600), {"ground": "neutral"}, []),
        (Seen(0.0, 0.3, 1.0, 1600, 1600), {"ground": "neutral"}, ["images.ground"]),
        (Seen(0.0, 0.3, 1.0, 700, 600), {"good_px": 1000}, ["images.good_px"]),
    ],
)
def test_picture_rules_are_judged_from_the_channels_data(seen, rules, broken):
    assert [told[0] for told in remarks(seen, ImageRules.model_validate({"least_px": 500, **rules}))] == broken


def test_a_plain_border_is_measured():
    grey = measured(opened(photo((800, 800), "#B8B8B8", (200, 200, 600, 600))).convert("RGB"))
    assert (grey.white_border, grey.plain_border) == (0.0, 1.0)
    busy = measured(opened(photo((800, 800), "#000000", (0, 0, 800, 800))).convert("RGB"))
    assert busy.plain_border < 0.6


def test_an_owner_who_keeps_the_made_pictures_on_a_server_of_its_own(tmp_path):
    root = copy(tmp_path / "showcase", "panchmura-terracotta")
    for channel in ("daraz", "ondc"):
        file = root / f"content/channels/{channel}.yml"
        told = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
        told["format"]["pictures_at"] = f"https://pictures.example/{channel}/"
        file.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), "utf-8")
    export(root, Order(("daraz", "ondc"), unasked=True, jobs=1))
    folder = root / "build/channels"
    names = {path.name for path in (folder / "daraz/images").iterdir()}
    text = (folder / "daraz/products-1.xml").read_text("utf-8")
    assert set(re.findall(r"https://pictures\.example/daraz/images/([^<]+)", text)) == names
    (made, *_) = sorted((folder / "ondc/1.2.5").rglob("*.json"))
    images = [
        url
        for each in json.loads(made.read_text())["message"]["catalog"]["bpp/providers"][0]["items"]
        for url in each["descriptor"]["images"]
    ]
    assert images
    assert all((folder / "ondc" / url.removeprefix("https://pictures.example/ondc/")).exists() for url in images)


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
