"""What the typesetter complains of is told at the record that it concerns: real faults, planted one by one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sites
import yaml

from site_builder import engines, fonts, misprint, store
from site_builder.build import build
from site_builder.problem import Problem
from site_builder.scan import Options

pytestmark = pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts")
PRODUCTS = "catalogs/nadia/santipur-sample/products.yml"
SELLER = "catalogs/nadia/santipur-sample/seller.yml"


def told(root: Path, code: str = "P152") -> list[Problem]:
    outcome = build(root, Options(("en",), ("nadia",), 1, only="print"))
    return [each for each in outcome.problems if each.code == code]


def places(problems: list[Problem]) -> list[str]:
    return [f"{each.where.file}:{each.where.line}:{each.where.column}" for each in problems]


def place_of(root: Path, file: str, text: str, before: int = 0) -> str:
    """Where a text stands in a file."""
    lines = (root / file).read_text("utf-8").split("\n")
    n, line = next((n, line) for n, line in enumerate(lines, 1) if text in line)
    return f"{file}:{n}:{line.index(text) + 1 - before}"


def plant(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def root(tmp_path: Path, small_site: sites.Site) -> Path:
    return sites.start_small(tmp_path / "planted", pictures_of=small_site.root)


# ── a text that it names ─────────────────────────────────────────────────────────────────────────


@pytest.fixture
def no_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if our list of the letters of a face were wrong: so a sign without a letter comes to the typesetter."""
    monkeypatch.setattr(fonts, "unknown", lambda text: frozenset())


@pytest.mark.usefixtures("no_guard")
def test_signs_without_a_letter_are_told_where_they_stand_and_all_at_once(root: Path) -> None:
    plant(root, PRODUCTS, "en: Santipur handloom saree", "en: Santipur handloom saree 🏺")
    record = yaml.load((root / SELLER).read_text("utf-8"), yaml.CBaseLoader)
    record["story"]["en"] = "Woven \ue000 here."
    (root / SELLER).write_text(yaml.dump(record, allow_unicode=True, width=10_000, sort_keys=False), "utf-8")
    found = told(root)
    expected = {place_of(root, PRODUCTS, "Santipur handloom saree 🏺"), place_of(root, SELLER, "Woven")}
    if place_of(root, SELLER, "Woven") not in places(found):  # YAML quotes a private sign
        expected = {place_of(root, PRODUCTS, "Santipur handloom saree 🏺"), place_of(root, SELLER, '"Woven')}
    assert set(places(found)) == expected
    assert any("🏺" in dict(each.facts)["said"] or "U+1F3FA" in dict(each.facts)["said"] for each in found)


def test_signs_in_what_all_districts_share_and_in_plain_fields_are_told_too(root: Path) -> None:
    plant(root, "content/districts.yml", "intro:", "intro:")
    districts = yaml.load((root / "content/districts.yml").read_text("utf-8"), yaml.CBaseLoader)
    next(each for each in districts if each["id"] == "nadia")["intro"]["en"] = "Between two rivers 🏞 and a road."
    (root / "content/districts.yml").write_text(yaml.dump(districts, allow_unicode=True, width=10_000, sort_keys=False), "utf-8")
    (found,) = told(root, "P150")
    assert places([found]) == [place_of(root, "content/districts.yml", "Between two rivers 🏞")]
    assert dict(found.facts)["field"] == "intro"


# ── a picture ────────────────────────────────────────────────────────────────────────────────────


def test_a_made_picture_that_is_damaged_is_told_at_its_product(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The typesetter names neither the file nor the card: the card is found by trial."""
    records = yaml.load((root / PRODUCTS).read_text("utf-8"), yaml.CBaseLoader)
    with_photo = next(each for each in records if each.get("photos"))
    real = engines.typeset

    def typeset(job: engines.Setting, faces: Path) -> engines.Printed:
        data = store.read_json(job.root / "data.json")
        assert data is not None
        file = next(card["picture"]["file"] for card in misprint._cards(data) if card["sku"] == with_photo["sku"])
        picture = job.root / "pictures" / file
        picture.unlink(missing_ok=True)  # a link: what it leads to stays whole
        picture.write_bytes(b"\xff\xd8\xff\xe0 no more of it")
        return real(job, faces)

    monkeypatch.setattr(engines, "typeset", typeset)
    found = told(root)  # of the catalogue, and of the line sheets, which show another size of the photo
    assert found
    n = [each["sku"] for each in records].index(with_photo["sku"])
    for each in found:
        assert "image" in dict(each.facts)["said"]
        assert dict(each.facts)["district"].endswith(f", {PRODUCTS.split('/')[2]}/{with_photo['sku']}")
        assert (each.where.file, each.where.path) == (PRODUCTS, (n, "photos"))
        assert each.where.line > 0


# ── a template ───────────────────────────────────────────────────────────────────────────────────


def templates(root: Path, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str) -> None:
    """The real templates with one fault in them."""
    import shutil

    from site_builder import typesetting

    copy = root / "build/templates-of-the-test"
    shutil.copytree(typesetting.TEMPLATES, copy)
    plant(copy, file, old, new)
    monkeypatch.setattr(typesetting, "TEMPLATES", copy)


@pytest.mark.parametrize("n", [0, 1])
def test_a_template_that_fails_on_one_card_is_told_at_that_product(root: Path, monkeypatch: pytest.MonkeyPatch, n: int) -> None:
    records: Any = yaml.load((root / PRODUCTS).read_text("utf-8"), yaml.CBaseLoader)
    sku = records[n]["sku"]
    fault = f'#let prices(data, card, make) = {{\n  if card.sku == "{sku}" {{ panic("no price") }}\n'
    templates(root, monkeypatch, "lib/card.typ", "#let prices(data, card, make) = {\n", fault)
    (found,) = told(root)
    assert (found.where.file, found.where.path) == (PRODUCTS, (n,))


def test_a_template_that_fails_on_a_maker_is_told_at_that_seller(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = '#let maker-of(data, maker) = {\n  if maker.id == "santipur-sample" { panic("no story") }\n'
    templates(root, monkeypatch, "lib/maker.typ", "#let maker-of(data, maker) = {\n", fault)
    (found,) = told(root)
    assert (found.where.file, found.where.path) == (SELLER, ())


def test_what_comes_without_any_record_is_told_at_the_showcase(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates(root, monkeypatch, "lib/cover.typ", "#let cover(data) = ", '#let cover(data) = panic("no cover") + ')
    (found,) = told(root)
    assert places([found]) == ["content/showcase.yml:1:1"]


def test_a_face_that_is_not_there_is_a_complaint_and_no_record_s(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates(root, monkeypatch, "lib/frame.typ", "font: data.faces", 'font: ("No Such Face",) + data.faces')
    found = told(root)
    assert places(found) == ["content/showcase.yml:1:1"]
    assert "no such face" in dict(found[0].facts)["said"]
