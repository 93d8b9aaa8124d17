"""`haat new`: the sample showcase is complete, checks clean and builds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from PIL import Image

from site_builder.build import build, check
from site_builder.scaffold import SHOWCASE, start
from site_builder.scan import Options, unchanged

PROJECT = Path(__file__).parents[2]
LANGUAGES = ("bn", "en", "hi")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("scaffold") / "my-district"
    assert start(root) == sum(path.is_file() for path in root.rglob("*"))
    return root


def test_it_is_the_sample_with_its_ignore_file_renamed(fresh: Path) -> None:
    stored = {path.relative_to(SHOWCASE): path.read_bytes() for path in SHOWCASE.rglob("*") if path.is_file()}
    ignore = stored.pop(Path("gitignore"))
    stored[Path(".gitignore")] = ignore
    assert {path.relative_to(fresh): path.read_bytes() for path in fresh.rglob("*") if path.is_file()} == stored
    assert {"/site/", "/build/", "private.yml"} <= set(ignore.decode().split())
    assert not any(path.name == ".gitignore" for path in SHOWCASE.rglob("*"))


def test_it_checks_clean(fresh: Path) -> None:
    assert check(fresh, Options()).problems == []


def test_it_builds(tmp_path: Path) -> None:
    start(tmp_path)
    outcome = build(tmp_path, Options(only="site"))
    assert outcome.problems == []
    assert outcome.published
    for language in LANGUAGES:
        for page in (
            "index.html",
            "about.html",
            "catalog/nadia/santipur-sample/SS-001.html",
            "catalog/bankura/panchmura-sample/PS-002.html",
            "modules/first-listing/01-six-facts.html",
            "programmes/ramp.html",
        ):
            assert (tmp_path / "site" / language / page).is_file(), f"{language}/{page}"
    again = unchanged(tmp_path, Options(only="site"))
    assert again
    assert again.products == 4


def test_its_page_engine_settings_are_the_projects_own() -> None:
    if not (PROJECT / "mkdocs.yml").exists():
        pytest.skip("not in a checkout")
    told, ours = (yaml.safe_load((root / "mkdocs.yml").read_text("utf-8")) for root in (SHOWCASE, PROJECT))
    assert told == ours


def test_its_pictures_are_small_and_clean() -> None:
    pictures = sorted(SHOWCASE.rglob("*.jpg"))
    assert len(pictures) == 3
    for path in pictures:
        assert path.stat().st_size <= 25_000, path.name
        with Image.open(path) as picture:
            assert max(picture.size) >= 600
            assert picture.format == "JPEG"
            assert not picture.getexif()


def test_one_product_has_no_photo_yet() -> None:
    text = "".join(path.read_text("utf-8") for path in SHOWCASE.rglob("products.yml"))
    assert text.count("- sku: SS-00") + text.count("- sku: PS-00") == 4 + 3  # four products, three variants
    assert text.count("role: main") == 3


def test_it_is_honest_about_being_a_sample() -> None:
    for path in SHOWCASE.rglob("seller.yml"):
        assert "\nsample: true\n" in path.read_text("utf-8")
        assert path.parent.name.endswith("-sample")
    told = "".join(path.read_text("utf-8") for path in SHOWCASE.rglob("*") if path.suffix in {".yml", ".md"})
    assert set(re.findall(r"\+?91\d{10}", told)) <= {"+910000000001"}
    assert set(re.findall(r"[\w.-]+@([\w.-]+)", told)) <= {"seller.example", "office.example"}


def test_every_text_file_is_in_every_language() -> None:
    stems = {path.with_suffix("").with_suffix("") for path in SHOWCASE.rglob("*.??.md")}
    assert len(stems) == 4
    for stem in stems:
        for language in LANGUAGES:
            assert stem.with_name(f"{stem.name}.{language}.md").is_file()
