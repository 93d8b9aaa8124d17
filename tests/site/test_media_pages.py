"""Figures and recordings on pages and slides: made pictures, a player that needs no script, and nothing else of the files."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
import sites
from PIL import Image
from sites import Site

MODULE = "modules/everything"
LESSON, SLIDES = f"{MODULE}/01-everything.html", f"{MODULE}/01-everything-slides.html"
ENGLISH = f"{MODULE}/02-in-english-only.html"
WORDS = {
    "en": ("A loom from the side", "A drawing", "Listen to the steps", "MP3, 0.1\u00a0MB"),
    "bn": ("পাশ থেকে দেখা তাঁত", None, "ধাপগুলি শুনুন", "MP3, ০.১\u00a0MB"),
    "hi": ("बगल से दिखता करघा", None, "क़दम सुनें", "MP3, 0.1\u00a0MB"),
}


def tree(site: Site, code: str, path: str) -> Element:
    return html5lib.parse((site.site / code / path).read_text("utf-8"), namespaceHTMLElements=False)


def having(root: Element, name: str) -> list[Element]:
    return [each for each in root.iter() if isinstance(each.tag, str) and name in each.get("class", "").split()]


def says(element: Element) -> str:
    return " ".join("".join(element.itertext()).split(" ")).strip()


def files(element: Element) -> Iterator[str]:
    """Addresses below `site/` of everything that an element shows, plays or offers."""
    for each in element.iter():
        for name in ("src", "srcset", "href"):
            yield from re.findall(r"(media/[\w.-]+)", each.get(name, ""))


@pytest.mark.parametrize("code", WORDS)
@pytest.mark.parametrize("path", [LESSON, SLIDES])
def test_a_figure_has_its_sizes_its_words_and_its_caption(course: Site, code: str, path: str) -> None:
    (figure,) = having(tree(course, code, path), "haat-figure")
    alt, caption, _, _ = WORDS[code]
    image = next(figure.iter("img"))
    assert image.get("alt") == alt
    assert (image.get("width"), image.get("height"), image.get("loading")) == ("960", "640", "lazy")
    if path == LESSON:
        told = says(next(figure.iter("figcaption")))
        assert told == caption if caption else told
    made = sorted(set(files(figure)))
    assert len(made) == 6
    for each in made:
        with Image.open(course.site / each) as picture:
            assert picture.format == {"jpg": "JPEG", "avif": "AVIF"}[each.rpartition(".")[2]]
            assert picture.width == int(each.rpartition("-")[2].partition(".")[0])
            assert not picture.getexif()


@pytest.mark.parametrize("code", WORDS)
def test_a_recording_plays_without_a_script_and_loads_nothing_unasked(course: Site, code: str) -> None:
    page = tree(course, code, LESSON)
    players = having(page, "haat-sound")
    _, _, words, size = WORDS[code]
    assert [says(player) for player in players][-1] == f"{words} {size}"
    for player in players:
        audio, link = next(player.iter("audio")), next(player.iter("a"))
        assert audio.get("preload") == "none"
        assert audio.get("controls") is not None
        assert audio.get("src") == link.get("href")
        assert link.get("download") == "01-everything.en.mp3"
        assert (course.site / code / MODULE / audio.get("src", "")).is_file()


def test_only_a_lesson_with_a_recording_of_its_language_is_read_aloud(course: Site) -> None:
    def at_the_head(code: str, path: str) -> list[str]:
        article = next(tree(course, code, path).iter("article"))
        children = list(article)
        told = next(n for n, each in enumerate(children) if each.get("class") == "haat-told")
        return [says(next(each.iter("a"))) for each in children[told + 1 : told + 2] if each.get("class") == "haat-sound"]

    assert at_the_head("en", LESSON) == ["Listen to this lesson"]
    assert at_the_head("bn", LESSON) == at_the_head("hi", LESSON) == at_the_head("en", ENGLISH) == []


def test_a_page_may_play_only_where_it_plays(course: Site) -> None:
    for page in course.pages():
        html = page.read_text("utf-8")
        assert ("media-src 'self'" in html) == ("<audio" in html), page


def test_nothing_else_of_the_files_goes_out(course: Site) -> None:
    source = course.root / MODULE
    assert b"PLANTED" in (source / "figures/loom.jpg").read_bytes()
    with Image.open(source / "figures/loom.jpg") as picture:
        assert picture.getexif().get_ifd(0x8825)  # a place
    for path in course.site.rglob("*"):
        if path.is_file():
            assert b"PLANTED" not in path.read_bytes(), path
    given = {each for code in course.languages for page in course.pages(lang=code) for each in files(_parsed(page))}
    recordings = {each.relative_to(course.site).as_posix() for each in course.site.rglob("*.mp3")}
    assert len(recordings) == 1
    assert recordings <= given


def _parsed(page: Path) -> Element:
    return html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)


# ── rebuilding ───────────────────────────────────────────────────────────────────────────────────


def seen(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def start(course: Site, root: Path) -> Path:
    """The course once more with its memory, so that only what changes is made."""
    shutil.copytree(course.root, root)
    return root


def test_another_figure_changes_its_lessons_pages_and_a_rebuild_is_a_fresh_build(course: Site, tmp_path: Path) -> None:
    root = start(course, tmp_path / "course")
    engine = {path: path.stat().st_mtime_ns for path in (root / "build/engine").rglob("*.html")}
    before = seen(root / "site")
    Image.effect_noise((500, 300), 50).save(root / MODULE / "figures/loom.jpg")
    outcome = sites.build_here(root)
    after = seen(root / "site")

    assert outcome.published
    changed = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    assert changed == {f"{code}/{page}" for code in course.languages for page in (LESSON, SLIDES)}
    gone, new = before.keys() - after.keys(), after.keys() - before.keys()
    assert {Path(path).suffix for path in gone | new} == {".avif", ".jpg"}
    assert (len(gone), len(new)) == (6, 4)  # 320, 640 and 960 wide; 320 and 500
    assert engine == {path: path.stat().st_mtime_ns for path in (root / "build/engine").rglob("*.html")}

    fresh = tmp_path / "fresh"
    for name in ("content", "modules", "catalogs", "mkdocs.yml"):
        (shutil.copytree if (root / name).is_dir() else shutil.copyfile)(root / name, fresh / name)
    sites.take_pictures(fresh, root)
    sites.build_here(fresh)
    assert seen(fresh / "site") == after


def test_a_figure_and_a_recording_that_are_shown_no_more_are_taken_away(course: Site, tmp_path: Path) -> None:
    root = start(course, tmp_path / "course")
    for code in course.languages:
        lesson = root / f"{MODULE}/01-everything.{code}.md"
        text = re.sub(r"^    !?\[[^\]]*\]\((?:figures|audio)/.*\n\n", "", lesson.read_text("utf-8"), flags=re.MULTILINE)
        lesson.write_text(text, "utf-8")
    shown = set(files(_parsed(root / "site/en" / LESSON))) - set(files(_parsed(root / "site/en/index.html")))
    assert sites.build_here(root).published

    left = {path for path in shown if (root / "site" / path).exists() and path.endswith(".mp3")}
    assert len(left) == 1  # the lesson is read aloud still
    (root / MODULE / "audio/01-everything.en.mp3").unlink()
    assert sites.build_here(root).published
    assert not list((root / "site").rglob("*.mp3"))
    assert "haat-figure" not in (root / "site/en" / LESSON).read_text("utf-8")


def test_one_language_built_alone_leaves_the_others_what_they_show(course: Site, tmp_path: Path) -> None:
    root = start(course, tmp_path / "course")
    old = set(files(having(tree(course, "en", LESSON), "haat-figure")[0]))
    Image.effect_noise((500, 300), 50).save(root / MODULE / "figures/loom.jpg")
    sites.build_here(root, languages=("en",))
    for code in course.languages:
        for path in files(_parsed(root / "site" / code / LESSON)):
            assert (root / "site" / path).is_file(), (code, path)
    sites.build_here(root)
    assert len(list((root / "site/media").glob("*-500.jpg"))) == 1
    assert len(old) == 6
    assert not [path for path in old if (root / "site" / path).exists()]


def test_a_figure_that_is_broken_keeps_the_site_as_it_was(course: Site, tmp_path: Path) -> None:
    root = start(course, tmp_path / "course")
    before = seen(root / "site")
    picture = root / MODULE / "figures/loom.jpg"
    picture.write_bytes(picture.read_bytes()[:5000])
    outcome = sites.build_here(root)
    assert not outcome.published
    assert [each.code for each in outcome.problems if each.severity == "error"] == ["P070"]
    assert seen(root / "site") == before
