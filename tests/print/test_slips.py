"""Correction slips: one sheet, valid, its words found in three languages, and a code for each lesson."""

from __future__ import annotations

import json
import shutil
import stat
from functools import cache
from pathlib import Path

import extract
import pikepdf
import pytest
from sites import REPO

from site_builder import cli, fonts, reckoning
from site_builder.check.commons import read_commons
from site_builder.edition import edition
from site_builder.edition.slip import Row, slip_view

pytestmark = [
    pytest.mark.skipif(not extract.PDFTOTEXT, reason="pdftotext is not here: apt-get install poppler-utils"),
    pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts"),
]
SLIPS = [("nadia", "shantipur-tant", "bn"), ("south-24-parganas", "joynagar-moa", "hi"), ("purulia", "charida-chau-mask", "en")]
FOUND = {"bn": 0.97, "en": 0.97, "hi": 0.93}


@pytest.fixture(scope="session")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference showcase's records, to make slips in."""
    root = tmp_path_factory.mktemp("offices") / "showcase"
    root.mkdir()
    for name in ("content", "modules"):
        (root / name).symlink_to(REPO / name)
    for district, seller, _ in SLIPS:
        shutil.copytree(REPO / "catalogs" / district / seller, root / "catalogs" / district / seller)
    return root


@cache
def made(root: Path, district: str, seller: str, lang: str) -> Path:
    status = cli.run(["--root", str(root), "--quiet", "slip", f"{district}/{seller}", "--lang", lang, "--on", "2026-11-28"])
    assert status == 0
    return root / f"build/readiness/slip-{district}-{seller}-{lang}.pdf"


@pytest.mark.parametrize("slip", SLIPS, ids="-".join)
def test_a_slip_is_one_valid_sheet_for_its_seller_alone(offices: Path, slip: tuple[str, str, str]) -> None:
    import page

    pdf = made(offices, *slip)
    with pikepdf.open(pdf) as document:
        assert len(document.pages) == 1
        assert str(document.Root.Lang) == slip[2]
    for profile in ("ua1", "3a"):
        assert "Checks: 0 failed" in str(page.validate_pdf(str(pdf), profile=profile))
    assert stat.S_IMODE(pdf.stat().st_mode) == 0o600
    assert not list((offices / "build/prints").glob("slip-*"))


@pytest.mark.parametrize("slip", SLIPS, ids="-".join)
def test_what_is_asked_is_found_in_the_slip(offices: Path, slip: tuple[str, str, str]) -> None:
    district, seller, lang = slip
    pdf = made(offices, *slip)
    commons, _ = read_commons(offices)
    paper = edition(commons, lang, "print")
    import datetime

    found = reckoning.judge(offices, commons, {district: [seller]}, datetime.date(2026, 11, 28))
    standing = next(found.sellers)
    rows = [Row(each.sku, paper.say(each.title), each.cells) for each in standing.products]
    said = extract.poppler_pages(pdf)[0]
    view = slip_view(district, paper.say(standing.name), rows, paper, limit=3, sample=True)
    texts = [
        view.name,
        str(paper.words["slip_title"]),
        *(each.name for each in view.questions),
        *(each.ask for each in view.questions),
    ]
    texts += [sku for each in view.questions for sku, _ in each.products]
    words = [word for each in texts for word in extract.words(str(each))]
    there = set(extract.words(said))
    lost = [word for word in words if word not in there]
    assert len(view.questions) == 3
    assert 1 - len(lost) / len(words) >= FOUND[lang], lost
    with pikepdf.open(pdf) as document:
        links = {str(note.A.URI) for note in document.pages[0].get("/Annots", []) if "/A" in note}
    lessons = {f"{commons.settings.base_url}{lang}/{each.lesson}" for each in view.questions if each.lesson}
    assert lessons and lessons <= links


def test_the_same_slip_is_the_same_bytes(offices: Path) -> None:
    pdf = made(offices, *SLIPS[0])
    before = pdf.read_bytes()
    pdf.unlink()
    made.cache_clear()
    assert made(offices, *SLIPS[0]).read_bytes() == before


def test_a_rollup_is_paper_too(offices: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    told = ["--root", str(offices), "readiness", "--district", "nadia", "--save", "--speak", "bn", "--on", "2026-11-28"]
    assert cli.run(told) == 0
    pdf = offices / "build/readiness/nadia-bn.pdf"
    said = extract.poppler_pages(pdf)
    data = json.loads((offices / "build/readiness/nadia-bn.json").read_text())
    assert len(said) <= 2
    there = set(extract.words(" ".join(said)))
    names = [word for each in data["next_best"] for word in extract.words(each["name"])]
    assert sum(word in there for word in names) >= 0.95 * len(names)
