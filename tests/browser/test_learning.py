"""A learner at a lesson: with the keyboard alone, with a finger, without scripts; what she does is kept on her device."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import sites
from sites import Site
from test_browser import VIEWS, Script, _addresses, _told, html_validate, script, visit

__all__ = ["script"]
pytestmark = pytest.mark.browser

MODULE = "modules/everything"
PAGES = ("01-everything", "02-in-english-only", "index", "certificate")


def _pages(site: Site, lang: str) -> list[Path]:
    own = [site.site / lang / MODULE / f"{name}.html" for name in PAGES]
    return [*own, *(site.site / lang / "modules" / f"{name}.html" for name in ("index", "glossary", "translations"))]


def _uri(path: Path) -> str:
    return path.resolve().as_uri()


# ── the keyboard ─────────────────────────────────────────────────────────────────────────────────


def _journey(site: Site, lang: str, words: dict[str, Any]) -> dict[str, Any]:
    folder = site.site / lang / MODULE
    steps = [
        ("q1", {}),
        ("q1", {"again": True, "radio": 2}),  # round to the first again: wrong
        ("q1", {"again": True, "radio": 1}),
        ("q2", {"tick": ["a", "b"]}),
        ("q2", {"again": True, "tick": ["a", "c"]}),
        ("q3", {"select": [("a", words["send"]), ("b", words["pack"])]}),
        ("q3", {"again": True, "select": [("a", words["weigh"]), ("b", words["pack"]), ("c", words["send"])]}),
        ("q4", {"select": words["places"]}),
        ("q5", {"text": words["wrong number"]}),
        ("q5", {"again": True, "text": words["number"], "enter": True}),
        ("q6", {"text": "no such list", "enter": True}),
        ("q6", {"again": True, "text": words["short"], "enter": True}),
    ]
    return {
        "address": _uri(folder / "01-everything.html"),
        "term": "haat-term-lead-time",
        "sector": words["sector"],
        "fields": words["fields"],
        "answers": steps,
        "done": {
            "module": _uri(folder / "index.html"),
            "certificate": _uri(folder / "certificate.html"),
            "others": [_uri(folder / "02-in-english-only.html")],
        },
    }


WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "weigh": "Weigh",
        "pack": "Pack",
        "send": "Send",
        "sector": "Handi",
        "number": "Rs. 1,850",
        "wrong number": "1855",
        "short": "packing-list",
        "places": [("a", "1"), ("b", "2"), ("c", "3")],
        "fields": [
            ("title", "Short"),
            ("title", "Terracotta horse"),
            ("mrp", "850"),
            ("retail", "900"),
            ("retail", "720"),
            ("hsn", "69139"),
        ],
    },
    "bn": {
        "weigh": "ওজন",
        "pack": "মোড়ক",
        "send": "পাঠিয়ে",
        "sector": "হস্তশিল্প",
        # The learner's keyboard writes ড় and য় as one sign; the page may hold them as two.
        "number": "৳ ১,৮৫০",
        "wrong number": "১৮৫",
        "short": "মো\u09dcকের  তালিকা",
        "places": [("a", "১"), ("b", "২"), ("c", "৩")],
        "fields": [
            ("title", "ঘোড়া"),
            ("title", "পোড়ামাটির ঘোড়া"),
            ("mrp", "৮৫০"),
            ("retail", "৯০০"),
            ("retail", "৭২০"),
            ("hsn", "৬৯১৩৯"),
        ],
    },
}
TOLD = {
    "en": {
        "empty": "Choose or write an answer first.",
        "right": "Right.",
        "wrong": "Not yet. Try again.",
        "score": "{} of 7 points",
    },
    "bn": {"score": "৭-এর মধ্যে {}"},
}


@pytest.fixture(scope="module")
def learned(course: Site, script: Script, shared: Path, this_run: str) -> dict[str, Any]:
    """What the pages said on the way through the module, by language."""
    kept = shared / f"learned {this_run}.json"
    with sites.alone(shared / "learned.lock"):
        if not kept.exists():
            told = {lang: script("learn.mjs", lesson=_journey(course, lang, WORDS[lang]))["lesson"] for lang in WORDS}
            kept.write_text(json.dumps(told), "utf-8")
    return json.loads(kept.read_text("utf-8"))


LANGS = pytest.mark.parametrize("lang", list(WORDS))


@LANGS
def test_answers_of_every_kind_are_checked_told_and_tried_again(learned: dict[str, Any], lang: str):
    told = learned[lang]
    assert told["asks"] == 0, "with a script no answer shows before a try"
    found = [(name, "right" if each["right"] else "wrong" if each["wrong"] else "empty") for name, each in told["answers"]]
    assert found == [
        *(("q1", "empty"), ("q1", "wrong"), ("q1", "right"), ("q2", "wrong"), ("q2", "right"), ("q3", "empty"), ("q3", "right")),
        *(("q4", "right"), ("q5", "wrong"), ("q5", "right"), ("q6", "wrong"), ("q6", "right")),
    ]
    for (_, each), (_, state) in zip(told["answers"], found, strict=True):
        assert each["verdict"]
        assert each["answer"] == (state != "empty"), "the answer can be opened after a try"
        assert each["open"] == (state == "right")
    by = [each for _, each in told["answers"]]
    assert len(by[1]["told"]) == len(by[2]["told"]) == 1, "the choice's own feedback"
    assert by[1]["told"] != by[2]["told"]
    assert len(by[3]["told"]) == 2
    if lang == "en":
        assert [each["verdict"] for each in by[:3]] == [TOLD["en"][name] for name in ("empty", "wrong", "right")]


@LANGS
def test_points_are_added_up_and_kept(learned: dict[str, Any], lang: str):
    told = learned[lang]
    scores = [each["score"] for _, each in told["answers"]]
    own = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯") if lang == "bn" else {}
    for score, right in zip(scores[1:], (0, 1, 1, 2, 2, 3, 4, 4, 6, 6, 7), strict=True):
        assert str(right).translate(own) in score, (score, right)
        assert "7".translate(own) in score
    assert told["reloaded"]["score"] == scores[-1]


@LANGS
def test_a_term_opens_at_the_focus_and_closes(learned: dict[str, Any], lang: str):
    term = learned[lang]["term"]
    assert term["focused"] == {"open": True, "inside": True, "apart": True, "focus": "haat-term"}
    assert (term["escaped"]["open"], term["escaped"]["focus"]) == (False, "haat-term")
    assert (term["entered"]["open"], term["entered"]["apart"]) == (True, True)
    assert term["into"], "the Tab key goes on to the link into the glossary"
    assert not term["left"]["open"], "it does not lie over what has the focus now"


@LANGS
def test_a_sector_is_chosen_once(learned: dict[str, Any], lang: str):
    told = learned[lang]
    assert told["variants"] == [["textile", False], ["handicraft food", True]]
    assert told["reloaded"]["variants"] == told["variants"]
    assert told["reloaded"]["sector"] == "handicraft"


@LANGS
def test_the_listing_is_checked_as_she_types_and_kept(learned: dict[str, Any], lang: str):
    told = learned[lang]
    assert [(name, each["invalid"]) for name, _, each in told["fields"]] == [
        ("title", "true"),
        ("title", None),
        ("mrp", None),
        ("retail", "true"),
        ("retail", None),
        ("hsn", "true"),
    ]
    by = [each["told"] for _, _, each in told["fields"]]
    assert by[0] != by[1]
    assert by[3] != by[4]
    assert ("১০" if lang == "bn" else "10") in told["state"], "three of thirteen are good"
    last = {name: text for name, text, _ in told["fields"]}
    assert told["reloaded"]["fields"] == [last[name] for name, _, _ in told["fields"]]


@LANGS
def test_progress_and_certificate_follow_what_is_done(learned: dict[str, Any], lang: str):
    told = learned[lang]
    assert told["done"][1] == told["reloaded"]["done"] == "true"
    assert told["module"]["lessons"] == [True, False]
    one, two = ("১", "২") if lang == "bn" else ("1", "2")
    assert one in told["module"]["progress"]
    assert two in told["module"]["progress"]
    assert told["late"]
    assert told["ready"]
    assert told["whole"]["lessons"] == [True, True]
    assert told["undone"] == ["false", ""]


def test_a_finger_opens_a_term_and_closes_it(course: Site, script: Script):
    opened, closed = script("learn.mjs", touch=_uri(course.site / "en" / MODULE / "01-everything.html"))["touch"]
    assert opened == ["haat-term-lead-time"]
    assert closed == []


# ── without scripts, on every screen ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("lang", ["bn", "en", "hi"])
def test_without_scripts_a_lesson_is_whole(course: Site, script: Script, lang: str):
    for address, told in script("plain.mjs", pages=_addresses(_pages(course, lang))).items():
        assert told["letters"] > 60, address
        assert not told["hidden"], (address, told["hidden"])
        assert not told["dead"], (address, told["dead"])
        assert not told["buttons"], (address, "a button that does nothing is shown", told["buttons"])
        if "01-everything" in address:
            assert len(told["answers"]) == 6 + 1 + 2, "answers, a question's hint, the exercise's hint and solution"
            assert all(told["answers"])
            assert told["variants"] == [True, True]
            assert told["disclosed"] == 6, "each opens to the right answer"


def test_targets_are_large_enough(course: Site, script: Script):
    faults = [fault for lang in ("bn", "en") for fault in script("learn.mjs", sizes=_addresses(_pages(course, lang)))["sizes"]]
    assert not faults, _told(faults)


def test_lessons_open_in_silence_and_fit_a_phone(course: Site, script: Script):
    faults = visit(script, course, [path for lang in ("bn", "en", "hi") for path in _pages(course, lang)])
    assert not faults, _told(faults)


@pytest.mark.parametrize("lang", ["bn", "en"])
def test_axe_finds_nothing_in_the_course(course: Site, script: Script, lang: str):
    faults = script("axe.mjs", pages=_addresses(_pages(course, lang)), views=[VIEWS[0], VIEWS[-1]])
    assert not faults, _told(faults)


def test_html_validate_finds_nothing_in_the_course(course: Site):
    faults = html_validate([path for lang in ("bn", "en", "hi") for path in _pages(course, lang)])
    assert not faults, _told(faults)


# ── each of these catches what is planted ────────────────────────────────────────────────────────


def test_dead_and_small_things_and_hidden_variants_are_caught(course: Site, script: Script, tmp_path: Path):
    shutil.copytree(course.site, tmp_path / "site")
    page = tmp_path / "site/en" / MODULE / "01-everything.html"
    text = page.read_text("utf-8")
    for old, new in (
        ("</article>", '<p><button type="button" class="haat-planted">x</button></p></article>'),
        ('data-sectors="textile"', 'data-sectors="textile" hidden'),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    page.write_text(text, "utf-8")
    styles = tmp_path / "site/assets/haat/haat.css"
    styles.write_text(styles.read_text("utf-8") + ".haat-planted{font-size:5px;padding:0;border:0}", "utf-8")
    (told,) = script("plain.mjs", pages=[_uri(page)]).values()
    assert told["buttons"] == ["x"]
    assert told["variants"] == [False, True]
    assert any("haat-planted" in each for each in script("learn.mjs", sizes=[_uri(page)])["sizes"])
