"""A lesson's text: its blocks, what a change of words means for translations, its marks, and the figures it names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.lesson import DIRECTIVES, PLAIN_BOXES, fingerprint, split
from site_builder.lesson.figures import addresses, numbers, unequal
from site_builder.lesson.marks import mark_source, mark_translation
from site_builder.lesson.states import State, marked, pairs

LESSON = """\
[b1]: #
!!! objectives "After this lesson you can"

    - measure it;
    - weigh it.

[b2]: #
## Measure

[b3]: #
A first paragraph
over two lines.

[b4]: #
1. One
2. Two

    - inside two

3. Three

[b5]: #
| Fact | Figure |
|---|---|
| Size | 5 |

[b6]: #
=== "Phone"

    Hold it still.

=== "Camera"

    Use a stand.

[b7]: #
!!! exercise "Try"

    Do it.

    ??? solution "Answer"

        ```python
        print("## no heading")

        print("[b99]: # no mark")
        ```

[b8]: #
```quiz
- id: q1

## not a heading: inside a fence
```

[b9]: #
Lead time
:   Days from order to goods.

[b10]: #
> Said once.

[b11]: #
---

[b12]: #
[^1]: A note.

[^2]: Another note.
"""
KINDS = (
    *("objectives", "heading", "par", "list", "table", "tabs", "exercise", "quiz", "definitions", "quote", "rule", "footnote"),
)


# ── blocks ───────────────────────────────────────────────────────────────────────────────────────


def test_every_kind_of_block_is_one_piece_with_its_mark() -> None:
    blocks = split(LESSON)
    assert tuple(each.kind for each in blocks) == KINDS
    assert [each.id for each in blocks] == [f"b{n}" for n in range(1, 13)]


def test_lines_are_those_of_the_file() -> None:
    lines = ["---", "title: x", "---", *LESSON.split("\n")]
    for each in split(LESSON, first_line=4):
        assert lines[each.line - 1] == each.text.split("\n")[0]
        assert lines[each.mark_line - 1].startswith(f"[{each.id}]: #")
    assert next(each for each in split(LESSON, 4) if each.kind == "quiz").inner_line == 1 + lines.index("```quiz") + 1


def test_a_directive_holds_all_that_is_indented_below_it() -> None:
    exercise = next(each for each in split(LESSON) if each.kind == "exercise")
    assert exercise.title == "Try"
    assert exercise.inner.startswith("Do it.\n\n??? solution")
    assert '    print("[b99]: # no mark")' in exercise.inner
    objectives = split(LESSON)[0]
    assert objectives.inner_line == 4
    assert objectives.inner == "- measure it;\n- weigh it."


def test_a_fence_is_a_block_whatever_stands_in_it() -> None:
    quiz = next(each for each in split(LESSON) if each.kind == "quiz")
    assert quiz.inner == "- id: q1\n\n## not a heading: inside a fence"
    assert [each.kind for each in split("~~~~text\n```\n\n[b3]: #\n~~~\n~~~~\nafter")] == ["code", "par"]
    assert [each.kind for each in split("```quiz\nnever closed\n\n# x")] == ["quiz"]


def test_sectors_of_a_variant_stand_between_its_name_and_its_title() -> None:
    (block,) = split('!!! variant leather textile "If you work leather"\n\n    Cut it.')
    assert (block.kind, block.sectors, block.title) == ("variant", ("leather", "textile"), "If you work leather")
    (folded,) = split('???+ tip "Open"\n\n    Yes.')
    assert (folded.kind, folded.title) == ("tip", "Open")


@pytest.mark.parametrize("name", [*DIRECTIVES, *PLAIN_BOXES])
def test_a_box_needs_no_blank_line_below_it(name: str) -> None:
    blocks = split(f'!!! {name} "Title"\n    Inside.\nOutside.')
    assert [each.kind for each in blocks] == [name, "par"]
    assert blocks[1].line == 3


def test_headings_of_every_level() -> None:
    blocks = split("## Two ##\n### Three\nText.\n####### seven")
    assert [(each.kind, each.level, each.title) for each in blocks[:2]] == [("heading", 2, "Two"), ("heading", 3, "Three")]
    assert [each.kind for each in blocks[2:]] == ["par"]


def test_a_mark_above_a_blank_line_belongs_to_the_block_below_it() -> None:
    (block,) = split('[b3]: # "0123abcd"\n\n\n## Head', first_line=10)
    assert (block.id, block.origin, block.kind, block.mark_line, block.line) == ("b3", "0123abcd", "heading", 10, 13)
    assert block.text == "## Head"


def test_what_looks_like_a_mark_and_is_none_stays_text() -> None:
    for text in ("[b1]: https://example.org", "[b1x]: #", '[b1]: # "xyz"', "text [b1]: #"):
        (block,) = split(text)
        assert (block.kind, block.id, block.text) == ("par", "", text)


_line = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            "    inside",
            "        deeper",
            "## Head",
            "- item",
            "1. one",
            "| a | b |",
            "|---|---|",
            ": means",
            "> said",
            "---",
        ]
        + ['!!! note "T"', '??? solution "A"', '=== "Tab"', "```", "```quiz", "~~~", "[^1]: note", "[b1]: #", '[b2]: # "0123abcd"']
        + ["words", "শব্দ", "\tword", "[b3]: # x"]
    ),
    st.text(alphabet=st.characters(exclude_characters="\n", exclude_categories=("Cs",)), max_size=12),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_line, max_size=14), st.integers(1, 50))
def test_splitting_never_fails_and_loses_no_line(lines: list[str], first: int) -> None:
    blocks = split("\n".join(lines), first)
    kept = [each.rstrip() for block in blocks for each in block.text.split("\n") if each.strip()]
    assert _lost(lines, kept) <= {"[b1]: #", '[b2]: # "0123abcd"'}
    for block in blocks:
        assert block.text.split("\n")[0] == lines[block.line - first].rstrip()
        assert block.text.strip()
        assert isinstance(block.inner, str)
        assert block.inner_line > block.line


def _lost(lines: list[str], kept: list[str]) -> set[str]:
    """The lines that are not kept, where the rest is kept in order; a line that nobody wrote is lost as well."""
    lost, rest = set(), kept
    for line in (each.rstrip() for each in lines if each.strip()):
        if rest and rest[0] == line:
            rest = rest[1:]
        else:
            lost.add(line)
    return lost | set(rest)


def test_the_law_of_lines_can_fail() -> None:
    assert _lost(["[b1]: #", "```", "[b1]: #"], ["```", "[b1]: #"]) == {"[b1]: #"}
    assert _lost(["a", "b"], ["b", "a"]) == {"a"}
    assert _lost(["a"], ["a", "b"]) == {"b"}


# ── fingerprints and states ──────────────────────────────────────────────────────────────────────


def test_white_space_does_not_count_and_words_do() -> None:
    assert fingerprint("One two\nthree") == fingerprint("  One  two three\n") == fingerprint("One\ttwo\u00a0three")
    assert fingerprint("শা\u09dcি") == fingerprint("শা\u09a1\u09bcি")
    for other in ("One two", "one two three", "One two three.", "One twothree"):
        assert fingerprint("One two three") != fingerprint(other)
    assert len(fingerprint("")) == 8


def test_states_tell_what_follows_its_source() -> None:
    source = split("[b1]: #\nOne.\n\n[b2]: #\nTwo.\n\n[b3]: #\nThree.\n\nNew.")
    other = split(
        f'[b9]: # "00000000"\nWaise.\n\n[b2]: # "{fingerprint("Two, once.")}"\nDeux.\n\n[b1]: # "{fingerprint("One.")}"\nUn.\n\nNeuf.'
    )
    told = [(each.state, each.source and each.source.text, each.other and each.other.text) for each in pairs(source, other)]
    assert told == [
        (State.FRESH, "One.", "Un."),
        (State.STALE, "Two.", "Deux."),
        (State.MISSING, "Three.", None),
        (State.MISSING, "New.", None),
        (State.ORPHAN, None, "Waise."),
    ]
    assert marked(source)
    assert not marked(split("One.\n\nTwo."))


def test_a_translation_without_a_fingerprint_is_not_fresh() -> None:
    assert [each.state for each in pairs(split("[b1]: #\nOne."), split("[b1]: #\nUn."))] == [State.STALE]


def test_of_two_blocks_with_one_id_the_first_counts() -> None:
    source, good = split("[b1]: #\nOne."), fingerprint("One.")
    told = pairs(source, split(f'[b1]: # "{good}"\nUn.\n\n[b1]: # "{good}"\nEncore.'))
    assert [(each.state, each.other and each.other.text) for each in told] == [(State.FRESH, "Un.")]


# ── marks ────────────────────────────────────────────────────────────────────────────────────────

PLAIN = "## Head\n\nOne.\n\n- a\n- b\n\n```quiz\n- id: q1\n```\n"


def _marked(body: str) -> str:
    return mark_source(body, split(body))


def _followed(body: str, source: str, *accept: str) -> str:
    return mark_translation(body, split(body), split(source), accept)


def test_marks_are_written_once() -> None:
    once = _marked(PLAIN)
    assert [each.id for each in split(once)] == ["b1", "b2", "b3", "b4"]
    assert [each.text for each in split(once)] == [each.text for each in split(PLAIN)]
    assert _marked(once) == once
    other = _followed("## Tête\n\nUn.\n\n- a\n- b\n\n```quiz\n- id: q1\n```\n", once)
    assert [each.state for each in pairs(split(once), split(other))] == [State.FRESH] * 4
    assert _followed(other, once) == other


def test_ids_that_stand_stay_and_new_blocks_get_new_ones() -> None:
    once = _marked(PLAIN)
    grown = once.replace("[b3]: #", "Between.\n\n[b3]: #")
    assert [each.id for each in split(_marked(grown))] == ["b1", "b2", "b5", "b3", "b4"]


def test_a_block_put_in_the_middle_is_matched_by_its_place() -> None:
    source = _marked(PLAIN)
    other = _followed("## Tête\n\nUn.\n\n- a\n- b\n\n```quiz\n- id: q1\n```\n", source)
    source = _marked(source.replace("[b3]: #", "Between.\n\n[b3]: #"))
    missing = [each.source.id for each in pairs(split(source), split(other)) if each.source and each.state is State.MISSING]
    assert missing == ["b5"]
    other = _followed(other.replace("[b3]:", "Entre.\n\n[b3]:"), source)
    assert [each.state for each in pairs(split(source), split(other))] == [State.FRESH] * 5
    assert [each.id for each in split(other)] == ["b1", "b2", "b5", "b3", "b4"]


def test_a_block_of_another_kind_is_not_matched() -> None:
    source = _marked(PLAIN)
    other = _followed("- erst die Liste\n\n## Kopf\n", source)
    assert [each.id for each in split(other)] == ["", "b1"]


def test_only_an_accepted_block_gets_the_fingerprint_of_today() -> None:
    source = _marked("One.\n\nTwo.\n")
    other = _followed("Un.\n\nDeux.\n", source)
    source = source.replace("One.", "One, anew.").replace("Two.", "Two, anew.")
    assert _followed(other, source) == other
    taken = _followed(other, source, "b2")
    assert [each.state for each in pairs(split(source), split(taken))] == [State.STALE, State.FRESH]
    assert _followed(other, source, "b77") == other


@settings(max_examples=150, deadline=None)
@given(st.lists(_line, max_size=14))
def test_marking_anything_is_done_once_and_changes_no_word(lines: list[str]) -> None:
    body = "\n".join(lines)
    if len({each.id for each in split(body) if each.id}) < sum(bool(each.id) for each in split(body)):
        return  # an id twice is told as P169
    once = _marked(body)
    assert _marked(once) == once
    assert all(each.id for each in split(once))
    assert [each.text for each in split(once)] == [each.text for each in split(body)]


# ── figures ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("₹1,25,000 for 3 pieces", "৩টির দাম ₹১,২৫,০০০"),
        ("₹1,25,000 for 3 pieces", "३ नग ₹१,२५,०००"),
        ("125,000 rupees", "1,25,000 रुपये"),
        ("GST is 5%, or 12.50%", "জিএসটি ৫% বা ১২.৫%"),
        ("HSN 6204 42, code 08", "HSN 6204 42, कोड 8"),
        ("a picture of 640 × 640", "৬৪০×৬৪০ ছবি"),
        ("a picture of 1280x960", "१२८० × ९६०"),
        ("SKU TS-014 and `42 px`", "SKU TS-014 আর `17 px`"),
        ("1. Weigh it.\n2. Pack it.", "१. तौलें।\n२. पैक करें।"),
        ("see https://example.org/2027/11 now", "দেখুন"),
        ("5 and 5 again", "৫"),
    ],
)
def test_the_same_numbers_in_any_script_agree(one: str, other: str) -> None:
    assert unequal(numbers(one), numbers(other)) == ("", "")


@pytest.mark.parametrize(
    ("one", "other", "missing", "added"),
    [
        ("₹1,25,000", "₹১২,৫০০", "125000", "12500"),
        ("HSN 6204", "HSN ৬২০৩", "6204", "6203"),
        ("640 × 480", "৬৪০ × ৪০৮", "480", "408"),
        ("1.5 kg", "১৫ কেজি", "1.5", "15"),
        ("10-12 days", "১০-১৫ দিন", "12", "15"),
        ("3 pieces", "", "3", ""),
    ],
)
def test_numbers_that_differ_are_told(one: str, other: str, missing: str, added: str) -> None:
    assert unequal(numbers(one), numbers(other)) == (missing, added)


def test_addresses_are_compared_as_written() -> None:
    text = "See https://udyamregistration.gov.in. And [MOQ](term:moq), [saree](haat:nadia/santipur-sample/SS-001); www.gst.gov.in।"
    assert set(addresses(text)) == {
        "https://udyamregistration.gov.in",
        "term:moq",
        "haat:nadia/santipur-sample/SS-001",
        "www.gst.gov.in",
    }
    assert unequal(addresses(text), addresses(text.replace("SS-001", "SS-002")))[0] == "haat:nadia/santipur-sample/SS-001"
