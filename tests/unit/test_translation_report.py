"""What is told of translations: the report, the commands, and how one paragraph makes its translations old."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import html5lib
import pytest
import sites
from translated import BN, EN, HI, MODULE, NEW, OLD, commons_of, po_of, replace_in

from site_builder import cli
from site_builder.lesson import split
from site_builder.translations.report import report

# ── what is told ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def run(small: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """`haat translations …` in the small showcase, in this process; gives what it says."""

    def go(*arguments: str) -> str:
        capfd.readouterr()
        assert cli.run(["--root", str(small), "translations", *arguments]) == 0
        return "".join(capfd.readouterr())

    return go


def _numbers(root: Path) -> Mapping[str, tuple[int, int, int, int]]:
    return {row.language: (row.fresh, row.stale, row.missing, row.orphan) for row in report(commons_of(root))}


def test_the_report_counts_every_state(small: Path, run: Callable[..., str]) -> None:
    whole = _numbers(small)["bn"][0]
    assert _numbers(small) == {"bn": (whole, 0, 0, 0), "hi": (whole, 0, 0, 0)}
    replace_in(small, EN, OLD, NEW)
    text = (small / BN).read_text("utf-8")
    (small / BN).write_text(text.replace("[b8]: #", "[b98]: #"), "utf-8")
    (small / f"{MODULE}/02-true-words.hi.md").unlink()
    second = len(split((small / f"{MODULE}/02-true-words.en.md").read_text("utf-8").partition("\n---\n")[2]))
    assert _numbers(small) == {"bn": (whole - 2, 1, 1, 1), "hi": (whole - 1 - second, 1, second, 0)}
    told = json.loads(run("--format", "json", "--lang", "bn"))
    assert [(row["module"], row["language"], row["stale"], row["missing"]) for row in told["modules"]] == [
        ("first-listing", "bn", 1, 1)
    ]
    assert {(each["id"], each["state"]) for each in told["behind"]} == {("b2", "stale"), ("b8", "missing"), ("b98", "orphan")}
    table = run().splitlines()
    assert table[0].split()[:2] == ["module", "language"]
    assert f"{BN}: b98 orphan" in table


def test_the_commands_write_and_read_the_same_files(small: Path, run: Callable[..., str]) -> None:
    assert "2 PO files" in run("export", "--to", "po")
    before = {path: path.read_bytes() for path in (small / MODULE).iterdir()}
    assert "0 lesson files changed" in run("import", *(str(small / "po" / code / "first-listing.po") for code in ("bn", "hi")))
    assert "0 lesson files changed" in run("mark")
    assert before == {path: path.read_bytes() for path in (small / MODULE).iterdir()}


# ── one paragraph changes ────────────────────────────────────────────────────────────────────────


def _boxes(root: Path, code: str) -> dict[str, list[str]]:
    """Every box of an older text on a language's lesson pages: page → its words, the notice first."""
    found = {}
    for path in sorted((root / "site" / code / MODULE).glob("0*.html")):
        tree = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
        boxes = [each for each in tree.iter("div") if "older" in each.get("class", "").split()]
        assert all(each.get("lang") == "en" for each in boxes)
        if boxes:
            found[path.name] = [" ".join("".join(each.itertext()).split()) for each in boxes]
    return found


def _rows(root: Path, code: str) -> list[list[str]]:
    tree = html5lib.parse((root / f"site/{code}/modules/translations.html").read_text("utf-8"), namespaceHTMLElements=False)
    return [["".join(cell.itertext()) for cell in row] for row in next(tree.iter("tbody"))]


def _fuzzy(root: Path) -> set[tuple[str, str]]:
    return {(code, each.msgctxt) for code in ("bn", "hi") for each in po_of(root, code) if each.fuzzy}


def test_a_changed_paragraph_makes_exactly_its_two_translations_stale_everywhere(
    small: Path, small_site: sites.Site, run: Callable[..., str]
) -> None:
    sites.take_pictures(small, small_site.root)
    assert sites.build_here(small).published
    assert [_boxes(small, code) for code in ("bn", "en", "hi")] == [{}, {}, {}]
    assert _fuzzy(small) == set()
    before = _rows(small, "en")
    assert [row[3:5] for row in before] == [["0", "0"], ["0", "0"]]

    replace_in(small, EN, OLD, NEW)
    outcome = sites.build_here(small)
    assert outcome.published
    stale = [(each.code, each.where.file) for each in outcome.problems if each.code in ("P165", "P166", "P167")]
    assert sorted(stale) == [("P165", BN), ("P165", HI)]
    assert set(run().splitlines()[3:]) == {f"{BN}: b2 stale", f"{HI}: b2 stale"}
    assert _fuzzy(small) == {("bn", "01-six-facts#b2"), ("hi", "01-six-facts#b2")}
    assert _boxes(small, "en") == {}
    for code in ("bn", "hi"):
        assert list(_boxes(small, code)) == ["01-six-facts.html"]
        (box,) = _boxes(small, code)["01-six-facts.html"]
        assert box.endswith(f"A buyer far away cannot touch the thing. {NEW}")
    for code, digits in (("en", "01"), ("bn", "০১"), ("hi", "01")):
        assert [row[3:5] for row in _rows(small, code)] == [[digits[1], digits[0]]] * 2
        fresh = [int(row[2]) for row in _rows(small, code)]
        assert fresh == [int(row[2]) - 1 for row in before]

    # Translated anew and accepted in one language, it is stale in the other only.
    replace_in(small, BN, "হাতের কাজ করে সংখ্যা।", "এককসহ সংখ্যাই হাতের কাজ করে।")
    run("mark", "--module", "first-listing", "--lesson", "01-six-facts", "--lang", "bn", "--accept", "b2")
    assert sites.build_here(small).published
    assert (_boxes(small, "bn"), list(_boxes(small, "hi"))) == ({}, ["01-six-facts.html"])
    assert _fuzzy(small) == {("hi", "01-six-facts#b2")}
