"""Figures and recordings: where a lesson names them, what a file is, and what of it does not go out."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
import sites
from PIL import Image

from site_builder import sound
from site_builder.build import check
from site_builder.lesson.figures import numbers
from site_builder.lesson.media import named, swapped
from site_builder.problem import Problem
from site_builder.scan import Options

MODULE = sites.REPO / "tests/showcases/course/modules/everything"
RECORDING = MODULE / "audio/01-everything.en.mp3"


# ── where they are named ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![A loom](figures/loom.jpg)", [("figure", "figures/loom.jpg", "A loom")]),
        ('![A loom](figures/loom.jpg "Old"){ width=200 }', [("figure", "figures/loom.jpg", "A loom")]),
        ("![A [small]\nloom \\[1\\]](<figures/loom.jpg>)", [("figure", "figures/loom.jpg", "A [small] loom [1]")]),
        ("![A loom][loom]", [("figure", "loom", "A loom")]),
        ("![](figures/loom.jpg)", [("figure", "figures/loom.jpg", "")]),
        ("Hear [the steps](audio/steps.mp3).", [("audio", "audio/steps.mp3", "the steps")]),
        ("[![A loom](figures/loom.jpg)](audio/steps.mp3)", [("figure", "figures/loom.jpg", "A loom")]),
        ("[a lesson](02-photographs.md) and [a product](haat:a/b/c)", []),
        ("Write `![A loom](figures/loom.jpg)`", []),
        ("    ```\n    ![A loom](figures/loom.jpg)\n    ```\n\n![B](figures/b.png)", [("figure", "figures/b.png", "B")]),
    ],
)
def test_what_a_text_names(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [each[:3] for each in named(text)] == found


def test_only_the_places_themselves_are_swapped() -> None:
    text = "`![A](figures/a.png)` ![A](figures/a.png), ![B](figures/b.png) and [C](audio/c.mp3){ .x }."
    assert swapped(text, lambda each: f"<{each.words}>") == "`![A](figures/a.png)` <A>, <B> and <C>."


def test_a_mark_tells_words_and_file_apart() -> None:
    marks = {each.mark for each in named("![A](figures/a.png) ![B](figures/a.png) ![A](figures/b.png) ![A](figures/a.png)")}
    assert len(marks) == 3


def test_many_brackets_are_read_in_time() -> None:
    assert named("![" * 20_000) == named("![[" * 20_000 + "]" * 20_000) == []


def test_numbers_in_the_names_of_files_are_no_numbers_of_the_text() -> None:
    assert numbers("![12 looms](figures/7.jpg) [hear](audio/02-photographs.bn.mp3)").keys() == {"12"}


# ── recordings ───────────────────────────────────────────────────────────────────────────────────

FRAME = bytes.fromhex("fffb50c0") + bytes(204)


def box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + kind + content


M4A = (
    box(b"ftyp", b"M4A \0\0\0\0")
    + box(
        b"moov",
        box(b"mvhd", bytes(8)) + box(b"trak", box(b"udta", b"PLANTED-TRACK")) + box(b"udta", box(b"\xa9xyz", b"+23.4+088.3/")),
    )
    + box(b"mdat", b"sound")
)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (FRAME, "MP3"),
        (RECORDING.read_bytes(), "MP3"),
        (b"OggS\0\2", "Ogg"),
        (M4A, "M4A"),
        (b"", ""),
        (b"\xff\xf1\x50\x80", ""),  # AAC without a container
        (b"ID3\3\0\0\0\0\0\5hello<!doctype html>", ""),
        (b"<!doctype html><script>alert(1)</script>", ""),
        (b"RIFF\0\0\0\0WAVE", ""),
    ],
)
def test_the_first_bytes_tell_what_a_recording_is(raw: bytes, kind: str) -> None:
    facts = sound.inspect(raw, len(raw))
    assert (facts.format, facts.fault) == (kind, "" if kind else "P194")


def test_a_recording_of_more_than_eight_megabytes_is_too_large() -> None:
    assert sound.inspect(FRAME, 8_000_000).fault == ""
    assert sound.inspect(FRAME, 8_000_001).fault == "P195"


def test_tags_of_an_mp3_are_cut_off() -> None:
    raw = RECORDING.read_bytes()
    assert b"PLANTED" in raw
    assert sound.bare(raw + b"TAG" + b"PLANTED".ljust(125)) == FRAME * 39


def test_notes_of_an_m4a_are_blanked_where_they_stand() -> None:
    bare = sound.bare(M4A)
    assert b"PLANTED" in M4A
    assert b"PLANTED" not in bare
    assert b"+23.4" not in bare
    assert len(bare) == len(M4A)  # the tables of the sound count bytes from the beginning
    assert bare.index(b"mdat") == M4A.index(b"mdat")


@pytest.mark.parametrize("cut", range(0, len(M4A), 7))
def test_an_m4a_that_is_cut_short_is_no_trouble(cut: int) -> None:
    assert len(sound.bare(M4A[:cut])) == cut


# ── files that mean harm ─────────────────────────────────────────────────────────────────────────


def jpeg(width: int = 700, height: int = 500) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((width, height), 60).save(out, "JPEG")
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def told(root: Path, raw: bytes, name: str = "loom.jpg") -> list[Problem]:
    """The problems of a course whose figure has other bytes, or another name."""
    sites.start_course(root)
    folder = root / "modules/everything"
    (folder / "figures/loom.jpg").unlink()
    (folder / "figures" / name).write_bytes(raw)
    for path in folder.glob("*.md"):
        path.write_text(path.read_text("utf-8").replace("figures/loom.jpg", f"figures/{name}"), "utf-8")
    return [each for each in check(root, Options(jobs=1)).problems if each.code in ("P070", "P073", "P074") or each.code > "P190"]


@pytest.mark.parametrize(
    ("raw", "name", "code"),
    [
        (jpeg(), "loom.jpg", ""),
        (jpeg()[:9_000], "loom.jpg", "P070"),
        (b"", "loom.jpg", "P192"),
        (b"<!doctype html><script>alert(1)</script>", "loom.jpg", "P192"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "loom.png", "P192"),
        (jpeg(), "loom.png", "P192"),
        (jpeg(), "loom.gif", "P192"),
        (bomb(10_000, 5_000), "loom.png", "P197"),
        (bomb(20_000, 20_000), "loom.png", "P197"),
    ],
)
def test_a_figure_that_cannot_be_used_is_told_where_it_is_first_named(tmp_path: Path, raw: bytes, name: str, code: str) -> None:
    found = told(tmp_path / "course", raw, name)
    assert [each.code for each in found] == ([code] if code else [])
    for each in found:
        line = (tmp_path / "course" / each.where.file).read_text("utf-8").split("\n")[each.where.line - 1]
        assert line[each.where.column - 1 :].startswith("![")
        assert f"figures/{name}" in line


def test_a_file_that_no_lesson_names_is_told_unless_a_lesson_cannot_be_read(tmp_path: Path) -> None:
    root = sites.start_course(tmp_path / "course")
    shutil.copyfile(MODULE / "figures/loom.jpg", root / "modules/everything/figures/other.jpg")
    shutil.copyfile(RECORDING, root / "modules/everything/audio/01-everything.xx.mp3")

    def unused() -> list[str]:
        return [each.where.file.rpartition("/")[2] for each in check(root, Options(jobs=1)).problems if each.code == "P196"]

    assert unused() == ["01-everything.xx.mp3", "other.jpg"]
    lesson = root / "modules/everything/02-in-english-only.en.md"
    lesson.write_text(lesson.read_text("utf-8").replace("minutes:", "minuts:"), "utf-8")
    assert unused() == []
