"""A seller's own photos: shown on its page with what one sees, without what the camera wrote, and only with consent."""

from __future__ import annotations

from pathlib import Path

import guards
import pytest
from PIL import Image
from sites import Site, build_here, start_small

HERE = "catalog/nadia/santipur-sample/index.html"
GPS = "planted-gps-5501"


@pytest.fixture
def root(tmp_path: Path, small_site: Site) -> Path:
    root = start_small(tmp_path / "s", small_site.root)
    folder = root / "catalogs/nadia/santipur-sample"
    (folder / "photos").mkdir(exist_ok=True)
    exif = Image.Exif()
    exif[0x010E] = GPS
    exif.get_ifd(0x8825).update({1: "N", 2: (23.0, 2.0, 11.5), 3: "E", 4: (87.0, 4.0, 3.3), 0x1B: GPS.encode()})
    Image.new("RGB", (900, 700), "#23406E").save(folder / "photos/loom.jpg", exif=exif, comment=GPS)
    seller = folder / "seller.yml"
    photo = "photos:\n  - {file: loom.jpg, alt: {bn: তাঁতঘর, en: A loom <shed>, hi: करघा-घर}, people: false, credit: A & B}\n"
    seller.write_text(seller.read_text("utf-8") + photo, "utf-8")
    return root


def test_they_stand_on_the_sellers_page_and_in_its_data(root: Path):
    build_here(root)
    for code, alt in (("bn", "তাঁতঘর"), ("en", "A loom <shed>"), ("hi", "करघा-घर")):
        page = guards.read(root / "site" / code / HERE)
        text = (root / "site" / code / HERE).read_text("utf-8")
        assert alt.replace("<", "&lt;").replace(">", "&gt;") in text
        assert "<figcaption>A &amp; B</figcaption>" in text
        told = next(each for each in page.data if each["@type"] == "Organization")
        (image,) = told["image"]
        assert (root / "site" / "media" / image.rpartition("/")[2]).is_file()
        assert f'property="og:image" content="{image}"' in text


def test_nothing_that_the_camera_wrote_is_published(root: Path):
    build_here(root)
    made = [path for path in (root / "site/media").iterdir() if path.suffix in (".jpg", ".avif")]
    assert len(made) >= 4
    assert not [path.name for path in made if GPS.encode() in path.read_bytes()]
    assert not [path.name for path in made if path.suffix == ".jpg" and Image.open(path).getexif()]
    assert GPS.encode() in (root / "catalogs/nadia/santipur-sample/photos/loom.jpg").read_bytes(), "it was planted"


def test_a_photo_that_is_taken_back_is_gone_from_the_site(root: Path):
    build_here(root)
    with_it = {path.name for path in (root / "site/media").iterdir()}
    seller = root / "catalogs/nadia/santipur-sample/seller.yml"
    seller.write_text(seller.read_text("utf-8").partition("photos:\n  - {file: loom")[0], "utf-8")
    (root / "catalogs/nadia/santipur-sample/photos/loom.jpg").unlink()
    build_here(root)
    assert with_it - {path.name for path in (root / "site/media").iterdir()}
    assert "haat-portraits" not in (root / "site/en" / HERE).read_text("utf-8")
