"""Session kits: valid, searchable, with a row for everybody, and the same bytes twice."""

from __future__ import annotations

import csv
import datetime
import io
import re
import shutil
import zipfile
from functools import cache
from pathlib import Path

import extract
import pikepdf
import pytest
from sites import REPO, Site, haat

from site_builder import cli, fonts
from site_builder.check.commons import read_commons
from site_builder.edition import edition
from site_builder.edition.session import both_tests, session_view
from site_builder.language import LANGUAGES, digits, fold_digits

pytestmark = [
    pytest.mark.skipif(not extract.PDFTOTEXT, reason="pdftotext is not here: apt-get install poppler-utils"),
    pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts"),
]
# Session, language, size: every session in its own language, and further ways to print them.
KITS = [
    ("nadia-catalogue", "bn", "normal"),
    ("darjeeling-ondc", "hi", "normal"),
    ("kolkata-online-selling", "en", "normal"),
    ("kolkata-online-selling", "bn", "large"),
    ("nadia-catalogue", "en", "large"),
]
FOUND = {"bn": 1.0, "en": 1.0, "hi": 0.95}


@pytest.fixture(scope="session")
def training(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference showcase's commons, to make kits in."""
    root = tmp_path_factory.mktemp("training") / "showcase"
    root.mkdir()
    for name in ("content", "modules", "catalogs"):
        (root / name).symlink_to(REPO / name)
    return root


@cache
def made(root: Path, session: str, lang: str, size: str) -> Path:
    """A kit, made once; its folder."""
    own = root.parent / f"kit-{session}-{lang}-{size}"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    for name in ("content", "modules", "catalogs"):
        (own / name).symlink_to((root / name).resolve())
    assert cli.run(["--root", str(own), "--quiet", "session", session, "--lang", lang, "--size", size]) == 0
    return own / "build/sessions" / session


def pdf(root: Path, kit: tuple[str, str, str]) -> Path:
    return made(root, *kit) / f"{kit[0]}.pdf"


@pytest.mark.parametrize("kit", KITS, ids="-".join)
def test_a_kit_is_valid_for_screen_readers_and_archives(training: Path, kit: tuple[str, str, str]) -> None:
    import page

    for profile in ("ua1", "3a"):
        assert "Checks: 0 failed" in str(page.validate_pdf(str(pdf(training, kit)), profile=profile))
    with pikepdf.open(pdf(training, kit)) as document:
        assert str(document.Root.Lang) == kit[1]
        assert document.Root.Outlines.First, "bookmarks"


@pytest.mark.parametrize("kit", KITS, ids="-".join)
def test_what_the_records_say_is_found_in_the_kit(training: Path, kit: tuple[str, str, str]) -> None:
    name, code, _ = kit
    commons, _ = read_commons(training)
    paper = edition(commons, code, "print")
    session = commons.sessions[name]
    view, asked = session_view(session, paper), both_tests(session, paper)
    told = [view.title, view.venue, view.agency, view.trainer, *view.materials, *(each.title for each in view.lessons)]
    told += [each.question.text for each in (*asked.before, *asked.after)]
    told += [choice.text for each in (*asked.before, *asked.after) for choice in each.question.choices]
    own = re.compile(f"[{LANGUAGES[code].letters}]")
    words = [word for each in told for word in each.split() if own.search(word)]

    assert len(words) > 100
    lost = extract.missing(pdf(training, kit), words)
    assert 1 - len(lost) / len(words) >= FOUND[code], lost[:12]


@pytest.mark.parametrize("kit", KITS, ids="-".join)
def test_the_attendance_sheet_has_a_row_for_everybody_below_its_head(training: Path, kit: tuple[str, str, str]) -> None:
    name, code, _ = kit
    commons, _ = read_commons(training)
    paper = edition(commons, code, "print")
    session, w = commons.sessions[name], edition(commons, code, "print").words
    head = [w["attendance_block"], w["attendance_phone"], w["line_no"]]
    pages = [text for text in extract.poppler_pages(pdf(training, kit)) if all(each in text for each in head)]

    assert len(pages) > 1, "over several pages, below the same head"
    rows = [int(fold_digits(line)) for text in pages for line in re.findall(r"(?m)^\s*([0-9০-৯]{1,3})\s*$", text)]
    assert [n for n in range(1, session.expected + 1) if n not in rows] == []
    assert session.expected + 1 not in rows
    signed = [w["attendance_sign"].format(day=each.name or each.date) for each in session_view(session, paper).days]
    assert all(extract.texts_found(pdf(training, kit), signed))


def test_everybody_has_a_name_card(training: Path) -> None:
    cards = [text for text in extract.poppler_pages(pdf(training, KITS[0])) if text.count("সংস্থা বা দল, ব্লক")]

    assert sum(text.count("সংস্থা বা দল, ব্লক") for text in cards) == 50
    assert [text.count("সংস্থা বা দল, ব্লক") for text in cards] == [8, 8, 8, 8, 8, 8, 2]


def test_answers_stand_on_the_key_alone(training: Path) -> None:
    pages = extract.poppler_pages(pdf(training, KITS[2]))
    told = "Right. Soft, free and true in colour."  # what the lesson says of the right light
    holding = [text for text in pages if told in text]

    assert len(holding) == 1
    assert "Answer key" in holding[0]
    assert any("Which light is best for the main picture?" in text and "Answer key" not in text for text in pages)


def test_a_poster_is_one_page_however_long_its_words_are(tmp_path: Path, training: Path) -> None:
    root = tmp_path / "long"
    shutil.copytree(REPO / "content", root / "content")
    for name in ("modules", "catalogs"):
        (root / name).symlink_to(REPO / name)
    file = root / "content/sessions/kolkata-online-selling.yml"
    text = file.read_text("utf-8")
    for words in ("Common facility centre of a leather cluster (sample)", "Craft support organisation (sample)"):
        text = text.replace(words, (f"{words} " * 9)[:295])
    text = text.replace("en: A phone with camera and internet", f"en: {('A phone with camera and internet ' * 9)[:295]}")
    file.write_text(text, "utf-8")

    assert cli.run(["--root", str(root), "--quiet", "session", "kolkata-online-selling"]) == 0
    pages = extract.poppler_pages(root / "build/sessions/kolkata-online-selling/kolkata-online-selling.pdf")
    assert "Scan for agenda" in pages[0]
    assert "nobody meets here" in pages[0]
    assert pages[1].lstrip().startswith("Kolkata")  # the head of the agenda's page


def test_a_kit_is_the_same_bytes_twice(training: Path, tmp_path: Path) -> None:
    first = made(training, *KITS[0])
    (tmp_path / "again").mkdir()
    for name in ("content", "modules", "catalogs"):
        (tmp_path / "again" / name).symlink_to(REPO / name)
    done = haat(tmp_path / "again", "session", "nadia-catalogue", TZ="Pacific/Auckland")

    assert done.returncode == 0, done.stderr
    for name in ("nadia-catalogue.pdf", "nadia-catalogue.zip"):
        assert (tmp_path / "again/build/sessions/nadia-catalogue" / name).read_bytes() == (first / name).read_bytes()


def test_the_zip_holds_kit_calendar_and_agenda(training: Path) -> None:
    folder = made(training, *KITS[0])
    with zipfile.ZipFile(folder / "nadia-catalogue.zip") as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["nadia-catalogue.pdf", "nadia-catalogue.ics", "nadia-catalogue-agenda.csv"]
        assert {entry.date_time for entry in packed.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        assert packed.read("nadia-catalogue.pdf") == (folder / "nadia-catalogue.pdf").read_bytes()
        told = packed.read("nadia-catalogue-agenda.csv").decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(told))
    assert head[:4] == ["date", "start", "end", "minutes"]
    assert (rows[0][1], rows[-1][2]) == ("09:30", "17:30")
    assert sum(int(row[3]) for row in rows) == 8 * 60
    assert all(before[2] == after[1] for before, after in zip(rows, rows[1:], strict=False))
    assert datetime.date.fromisoformat(rows[0][0]) == datetime.date(2026, 12, 9)


# ── the command ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nadia-catalog"], "did you mean nadia-catalogue?"),
        (["nadia-catalogue", "--lang", "ne"], "there is no language 'ne'"),
        (["nadia-catalogue", "--size", "huge"], "'huge' is not one of"),
    ],
)
def test_wrong_use_is_told(training: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    assert cli.run(["--root", str(training), "session", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_no_kit_is_made_of_a_broken_record(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = small / "content/sessions/sample-session.yml"
    file.write_text(file.read_text("utf-8").replace("end: 14:00", "end: 11:00"), "utf-8")

    assert cli.run(["--root", str(small), "session", "sample-session"]) == 1
    assert "error P188: The day has 60 minutes" in capsys.readouterr().err
    assert not (small / "build/sessions").exists()


def test_without_faces_the_remedy_is_told(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("site_builder.fonts.fonts_dirs", lambda: (small / "nowhere",))

    assert cli.run(["--root", str(small), "session", "sample-session"]) == 1
    assert "Run: haat fonts" in capsys.readouterr().err


# ── on the site ──────────────────────────────────────────────────────────────────────────────────


def test_the_site_offers_the_kit_with_its_size(small_site: Site) -> None:
    file = small_site.site / "en/modules/session-sample-session.pdf"
    size = digits(f"{round(file.stat().st_size / 1000)}", "bn")
    page = (small_site.site / "bn/modules/session-sample-session.html").read_text("utf-8")

    assert 'href="../../en/modules/session-sample-session.pdf"' in page
    assert f"{size}\u00a0KB" in page
    assert "modules/sessions.html" in (small_site.site / "bn/modules/index.html").read_text("utf-8")
