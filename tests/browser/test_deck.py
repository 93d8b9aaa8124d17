"""The slides of a lesson as a deck, opened from a file: keyboard, touch, notes, paper, and without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sites import Site
from test_browser import VIEWS, Script, _told, html_validate, script, visit

__all__ = ["script"]
pytestmark = pytest.mark.browser

DECK = "modules/everything/01-everything-slides.html"


@pytest.fixture(scope="module")
def told(course: Site, script: Script, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    file = tmp_path_factory.mktemp("deck") / "deck.pdf"
    return {**script("deck.mjs", deck=_deck(course, "en").resolve().as_uri(), pdf=str(file)), "pdf": file}


def _deck(site: Site, lang: str) -> Path:
    return site.site / lang / DECK


def test_keys_lead_through_the_deck(told: dict[str, Any]):
    keys = told["keys"]
    last = keys["of"]
    assert keys["before"]["shown"] == list(range(1, last + 1)), "a page of cards before it starts"
    assert not keys["before"]["tools"]
    assert (keys["started"]["deck"], keys["started"]["shown"], keys["started"]["tools"]) == (True, [1], True)
    assert keys["started"]["focus"], "a screen reader is told what is shown"
    at = [(key, state["shown"]) for key, state in keys["steps"]]
    assert at == [
        *(("ArrowRight", [2]), ("PageDown", [3]), ("ArrowLeft", [2]), ("Space", [3]), ("End", [last]), ("ArrowRight", [last])),
        *(("Home", [1]), ("n", [1]), ("n", [1]), ("ArrowDown", [2])),
    ]
    assert all(state["hash"] == f"#{state['shown'][0]}" for _, state in keys["steps"])
    assert all(state["inside"] and not state["wide"] for _, state in keys["steps"])
    assert keys["clicked"]["shown"] == [3]


def test_notes_are_shown_to_the_one_who_asks(told: dict[str, Any]):
    states = told["keys"]["steps"]
    assert told["keys"]["started"]["notes"] == []
    assert [state["notes"] for key, state in states if key == "n"] == [[1], []]


def test_escape_ends_and_gives_the_focus_back(told: dict[str, Any]):
    ended = told["keys"]["ended"]
    assert (ended["deck"], ended["tools"], ended["shown"]) == (False, False, list(range(1, told["keys"]["of"] + 1)))
    assert told["keys"]["back"] == "start"


def test_an_address_names_a_slide(told: dict[str, Any]):
    assert told["from"]["shown"] == [3]


def test_a_finger_turns_the_slides(told: dict[str, Any]):
    assert [state["shown"] for state in told["touch"]] == [[2], [3], [2], [2]], "a small slip of the finger turns nothing"
    assert all(state["inside"] and not state["wide"] for state in told["touch"])


def test_on_paper_a_slide_is_a_page(told: dict[str, Any]):
    import pypdfium2

    with pypdfium2.PdfDocument(str(told["pdf"])) as document:
        assert len(document) == told["keys"]["of"]
        assert all(page.get_width() > page.get_height() * 1.7 for page in document)
        said = "".join(page.get_textpage().get_text_range() for page in document)
    assert "blue elephant" not in said, "notes are not for the audience"


def test_without_scripts_it_is_a_page(told: dict[str, Any]):
    plain = told["plain"]
    assert plain["seen"] == plain["of"]
    assert plain["buttons"] == []
    assert plain["notes"] > 3
    assert not plain["wide"]


@pytest.mark.parametrize("lang", ["bn", "en", "hi"])
def test_axe_and_the_validator_find_nothing(course: Site, script: Script, lang: str):
    deck = _deck(course, lang)
    faults = script("axe.mjs", pages=[deck.resolve().as_uri()], views=[VIEWS[0], VIEWS[-1]])
    assert not faults, _told(faults)
    assert not html_validate([deck])
    assert not visit(script, course, [deck])
