"""Translations tell the truth: PO files change nothing by themselves, and a changed source is stale everywhere at once."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import polib
import pytest
import sites
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sites import REPO
from translated import BN, EN, HI, MODULE, NEW, OLD, commons_of, po_of, replace_in

from site_builder.check.commons import read_commons
from site_builder.lesson import fingerprint, split
from site_builder.model.commons import Commons
from site_builder.problem import Problem
from site_builder.translations.marking import mark
from site_builder.translations.po import exported, imported
from site_builder.translations.report import behind


def _bring(root: Path, *files: str | bytes) -> tuple[dict[str, str], list[Problem]]:
    """What an import of these PO texts would write."""
    return imported(root, commons_of(root), [(f"{n}.po", f if isinstance(f, bytes) else f.encode()) for n, f in enumerate(files)])


def _entry(file: polib.POFile, name: str) -> polib.POEntry:
    return next(each for each in file if each.msgctxt == name)


def _blocks(text: str) -> dict[str, tuple[str, str]]:
    return {each.id: (each.origin, each.text) for each in split(text)}


# ── there and back ───────────────────────────────────────────────────────────────────────────────


def test_a_round_trip_changes_nothing_in_the_reference_showcase(tmp_path: Path) -> None:
    for name in ("content", "modules"):
        shutil.copytree(REPO / name, tmp_path / name)
    commons = commons_of(tmp_path)
    files = [text for _, text in exported(commons)]
    assert len(files) == len(commons.modules) * (len(commons.settings.languages) - 1)
    assert _bring(tmp_path, *files) == ({}, [])


def test_a_round_trip_changes_nothing_whatever_the_encoding_of_letters(small: Path) -> None:
    # As Bengali keyboards type it: one sign for ড়, which the Unicode form of our records takes apart.
    for file in (BN, f"{MODULE}/02-true-words.bn.md"):
        text = (small / file).read_text("utf-8").replace("\u09af\u09bc", "\u09df").replace("\u09a1\u09bc", "\u09dc")
        assert "\u09df" in text
        (small / file).write_text(text, "utf-8")
    assert _bring(small, str(po_of(small))) == ({}, [])


def test_a_title_over_several_lines_stays_as_it_is(small: Path) -> None:
    for file in (EN, BN):
        replace_in(small, file, "minutes:", "description: >-\n  Of what a buyer asks,\n\n  and why.\nminutes:")
    file = po_of(small)
    assert _bring(small, str(file)) == ({}, [])
    _entry(file, "01-six-facts#description").msgstr = "একটি বাক্য: নতুন"
    changed, problems = _bring(small, str(file))
    assert problems == []
    (small / BN).write_text(changed[BN], "utf-8")
    head = commons_of(small).modules["first-listing"].lessons[0].heads["bn"]
    assert (head.description, head.minutes.teach) == ("একটি বাক্য: নতুন", 15)


_piece = st.sampled_from(
    [
        *("Plain words.", "Two\nlines.", '"quoted" \\ back\\nslash', "- one\n\n- two", "| a | b |\n|---|---|\n| 1 | ২ |"),
        *('!!! note "T"\n\n    Inside.\n\n    ```\n    code\n    ```', "```quiz\n- id: q1\n```", "## Head", "> said\n\n# Big"),
        *("#: looks like PO", 'msgid "x"', "~ obsolete", "tab\tin it", "শব্দ, হিন্দি हिन्दी", "a\u00a0b \u200c", "%s {x} %(y)d"),
    ]
)
_text = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\n\u2028\u0085"), min_size=1, max_size=30
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(_piece, _text), min_size=1, max_size=6), st.lists(st.one_of(_piece, _text), min_size=1, max_size=6))
def test_a_round_trip_of_any_lesson_changes_nothing(small: Path, source: list[str], other: list[str]) -> None:
    shutil.rmtree(small / MODULE, ignore_errors=True)
    shutil.copytree(sites.REPO / "site_builder/scaffold/showcase" / MODULE, small / MODULE)
    head = "---\ntitle: x\nminutes: {teach: 15, practise: 20}\nobjectives: [o1]\n---\n\n"
    for file, parts in ((EN, source), (BN, other)):
        (small / file).write_text(head + "\n\n".join(parts) + "\n", "utf-8")
    marked, _ = mark(small, "en", ("en", "bn"), "first-listing")
    for file, text in marked.items():
        (small / file).write_text(text, "utf-8")
    commons, _ = read_commons(small)
    if commons is None or "first-listing" not in commons.modules:
        return  # what cannot be read is told by the checks
    ((_, text),) = exported(commons, "bn", "first-listing")
    assert imported(small, commons, [("bn.po", text.encode())]) == ({}, [])


# ── in ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_changed_entry_changes_its_block_and_no_other(small: Path) -> None:
    replace_in(small, EN, OLD, NEW)
    file, before = po_of(small), (small / BN).read_text("utf-8")
    entry = _entry(file, "01-six-facts#b2")
    assert entry.fuzzy
    entry.flags, entry.msgstr = [], "দূরের ক্রেতা ছুঁয়ে দেখতে পারেন না।\nএককসহ সংখ্যাই হাতের কাজ করে।"
    changed, problems = _bring(small, str(file))
    assert (list(changed), problems) == ([BN], [])
    old, new = _blocks(before), _blocks(changed[BN])
    assert {key for key in old if old[key] != new[key]} == {"b2"}
    assert list(old) == list(new)
    source = next(each for each in split((small / EN).read_text("utf-8")) if each.id == "b2")
    assert new["b2"] == (fingerprint(source.text), entry.msgstr)
    (small / BN).write_text(changed[BN], "utf-8")
    assert [each.file for each in behind(commons_of(small))] == [HI]


def test_fuzzy_empty_and_obsolete_entries_are_left_alone(small: Path) -> None:
    file = po_of(small)
    for n, entry in enumerate(file):
        entry.msgstr = "" if n % 3 == 0 else f"অন্য {n}"
        entry.flags = ["fuzzy"] if n % 3 == 1 else []
        entry.obsolete = n % 3 == 2
    assert _bring(small, str(file)) == ({}, [])


def test_a_translation_of_an_older_text_comes_in_as_what_it_is(small: Path) -> None:
    file = po_of(small)
    _entry(file, "01-six-facts#b2").msgstr = "নতুন অনুবাদ।"
    replace_in(small, EN, OLD, NEW)  # after the translator got the file
    (small / BN).write_text(_bring(small, str(file))[0][BN], "utf-8")
    assert {(each.file, each.id, each.state) for each in behind(commons_of(small))} == {(BN, "b2", "stale"), (HI, "b2", "stale")}


@pytest.mark.parametrize(("gone", "before"), [("b1", None), ("b2", "b1"), ("b4", "b3"), ("b8", "b7")])
def test_a_missing_block_is_put_in_its_place(small: Path, gone: str, before: str | None) -> None:
    file, text = po_of(small), (small / BN).read_text("utf-8")
    place = re.search(rf"^\[{gone}\]: #.*?(?=^\[b\d+\]|\Z)", text, re.MULTILINE | re.DOTALL)
    assert place
    (small / BN).write_text(text.replace(place[0], ""), "utf-8")
    changed, problems = _bring(small, str(file))
    assert problems == []
    assert _blocks(changed[BN]) == _blocks(text)
    assert [*_blocks(changed[BN])] == [*_blocks(text)]


def test_a_lesson_that_is_not_written_begins_with_the_sources_head(small: Path) -> None:
    file = po_of(small)
    (small / BN).unlink()
    changed, problems = _bring(small, str(file))
    assert (list(changed), problems) == ([BN], [])
    (small / BN).write_text(changed[BN], "utf-8")
    lesson = commons_of(small).modules["first-listing"].lessons[0]
    assert lesson.heads["bn"].title == "ক্রেতা যে ছটি তথ্য চান"
    assert list(behind(commons_of(small))) == []


def test_a_lesson_without_its_source_is_no_place_for_a_translation(small: Path) -> None:
    file = po_of(small)
    _entry(file, "01-six-facts#b2").msgstr = "অন্য।"
    (small / EN).unlink()
    assert _bring(small, str(file)) == ({}, [])
    (small / BN).unlink()
    assert _bring(small, str(file)) == ({}, [])


# ── hostile PO files ─────────────────────────────────────────────────────────────────────────────

HEAD = 'msgid ""\nmsgstr ""\n"Project-Id-Version: first-listing\\n"\n"Language: bn\\n"\n\n'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe\x00", "P178"),
        (b"no PO at all", "P178"),
        (b'msgid "x', "P179"),  # the library forgives an open quote; a file without a head names no module
        (b'msgid "never closed\nmsgstr "', "P179"),
        (HEAD.encode() + b'msgctxt "01-six-facts#b2"\nmsgid "a"\nmsgstr "b" c\n', "P178"),
        (b'\x00msgid ""', "P178"),
    ],
)
def test_what_is_no_po_file_is_told(small: Path, content: bytes, code: str) -> None:
    changed, problems = _bring(small, content)
    assert (changed, [each.code for each in problems]) == ({}, [code])
    assert problems[0].where.file == "0.po"


_po_line = st.one_of(
    st.sampled_from(
        [
            'msgid "a"',
            'msgstr "b"',
            'msgctxt "01-six-facts#b2"',
            'msgid ""',
            'msgstr ""',
            '"more"',
            '"Language: bn\\n"',
            "",
            "#, fuzzy",
        ]
        + [
            '"Project-Id-Version: first-listing\\n"',
            "#~ msgid",
            "#~| x",
            "#| msgid",
            'msgstr[0] "x"',
            "msgstr[",
            'msgid_plural "c"',
            "#:",
        ]
        + [
            'msgctxt "01-six-facts#title"',
            'msgctxt "',
            "#: a:b",
            "#.",
            "#",
            "msgid",
            '#| msgctxt "x"',
            'msgstr[9999999999999999999] "y"',
        ]
    ),
    st.text(max_size=10),
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_po_line, max_size=14), st.booleans())
def test_no_text_breaks_the_reader(small: Path, lines: list[str], headed: bool) -> None:
    text = (HEAD if headed else "") + "\n".join(lines)
    commons = _COMMONS.setdefault(small, commons_of(small))
    changed, problems = imported(small, commons, [("x.po", text.encode("utf-8", "replace"))])
    assert {each.code for each in problems} <= {"P178", "P179"}
    assert set(changed) <= {BN}


_COMMONS: dict[Path, Commons] = {}


def test_a_file_whose_text_is_a_path_is_not_followed(small: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.po"
    file = po_of(small)
    _entry(file, "01-six-facts#b2").msgstr = "অন্যের লেখা।"
    file.save(str(other))
    changed, problems = _bring(small, str(other))
    assert (changed, [each.code for each in problems]) == ({}, ["P178"])


@pytest.mark.parametrize(
    "head",
    [
        'msgid ""\nmsgstr ""\n',
        'msgid ""\nmsgstr ""\n"Project-Id-Version: ../../etc\\n"\n"Language: bn\\n"\n',
        'msgid ""\nmsgstr ""\n"Project-Id-Version: first-listing\\n"\n"Language: ../bn\\n"\n',
        'msgid ""\nmsgstr ""\n"Project-Id-Version: first-listing\\n"\n"Language: en\\n"\n',
        'msgid ""\nmsgstr ""\n"Project-Id-Version: first-listing\\n"\n"Language: ur\\n"\n',
    ],
)
def test_a_file_of_no_module_or_language_is_told(small: Path, head: str) -> None:
    changed, problems = _bring(small, head + '\nmsgctxt "01-six-facts#b2"\nmsgid "a"\nmsgstr "b"\n')
    assert (changed, [each.code for each in problems]) == ({}, ["P179"])


def test_entries_of_what_is_not_there_write_nothing(small: Path) -> None:
    for name in ("09-none#b2", "01-six-facts#b99", "01-six-facts#minutes", "01-six-facts", "../01-six-facts#b2", "#b2"):
        assert _bring(small, f'{HEAD}msgctxt "{name}"\nmsgid "a"\nmsgstr "b"\n') == ({}, []), name


@pytest.mark.parametrize(
    "text",
    [
        "Two.\\n\\nParagraphs.",
        '[b3]: # \\"00000000\\"\\nAnother block\'s mark.',
        "## A heading in place of a paragraph",
        "```\\nnever closed",
        "---\\ntitle: x\\n---\\n\\nA head.",
    ],
)
def test_a_translation_that_is_not_one_block_of_its_kind_is_told(small: Path, text: str) -> None:
    changed, problems = _bring(small, f'{HEAD}msgctxt "01-six-facts#b2"\nmsgid "a"\nmsgstr "{text}"\n')
    assert (changed, [each.code for each in problems]) == ({}, ["P178"])
    assert problems[0].where.line == 6


def test_a_title_cannot_break_the_head(small: Path) -> None:
    for text in ("x\\nobjectives: [o2]\\n---\\n", "  'quoted: \\\"both", "- {a: [b", "a # b", "\\ttab", "null"):
        changed, problems = _bring(small, f'{HEAD}msgctxt "01-six-facts#title"\nmsgid "a"\nmsgstr "{text}"\n')
        assert problems == []
        (small / BN).write_text(changed[BN], "utf-8")
        head = commons_of(small).modules["first-listing"].lessons[0].heads["bn"]
        assert head.title == " ".join(text.replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"').split())
        assert head.objectives == ["o1"]


def test_the_id_of_a_block_that_is_gone_is_not_given_again(small: Path) -> None:
    """Else its translation, which still stands in another file, would be taken for an older one of the new block."""
    path = small / EN
    last = max(_blocks(path.read_text("utf-8")), key=lambda each: int(each[1:] or 0))
    lines = path.read_text("utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(f"[{last}]:"))
    path.write_text("\n".join([*lines[:at], "A new last paragraph.", ""]), "utf-8")
    changed, problems = mark(small, "en", ())
    assert problems == []
    (new,) = [key for key, (_, text) in _blocks(changed[EN]).items() if text.startswith("A new last")]
    assert int(new[1:]) == int(last[1:]) + 1
    for file in (BN, HI):  # once no file holds it, nothing can take the one for the other
        text = (small / file).read_text("utf-8")
        (small / file).write_text(text[: text.index(f"[{last}]:")], "utf-8")
    changed, _ = mark(small, "en", ())
    assert last in _blocks(changed[EN])
