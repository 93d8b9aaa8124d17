"""Broken, hostile and random files: told at their place, at no cost, and alike by both walks."""

import subprocess
import sys
import time
import unicodedata

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from spots import codes, spot

from site_builder import source
from site_builder.problem import line
from site_builder.source import locate, parse, read_yaml
from site_builder.source.careful import parse_carefully
from site_builder.source.nodes import MAX_DEPTH

# ── hostile files ────────────────────────────────────────────────────────────────────────────────

DEEP = {
    "lists": "a: {0}",
    "closed lists": "a: {0}{1}",
    "mappings": "{2}",
    "dashes": "{3}x",
    "dashes below a line": "# x\n  {3}x",
    "question marks": "{4}x",
    "questions in braces": "{5}",
}


@pytest.mark.parametrize("form", DEEP)
@pytest.mark.parametrize("depth", [3_000, 100_000])
def test_a_deep_file_is_told_and_does_not_end_the_process(form, depth):
    text = DEEP[form].format("[" * depth, "]" * depth, "{a: " * depth, "- " * depth, "? " * depth, "{? " * depth)
    code = (
        "import sys, time; from site_builder.source import locate, parse; text = sys.stdin.read(); start = time.process_time();"
        "value, problems = parse(text, 'x.yml'); assert locate(text, ('a', 0)) == (1, 1) or True;"
        "print(value, [p.code for p in problems], problems[0].where.line, time.process_time() - start < 5)"
    )
    done = subprocess.run([sys.executable, "-c", code], input=text, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split("]")[0] == "None ['P005'"
    assert done.stdout.strip().endswith("True")


def test_depth_is_allowed_to_its_bound_and_told_beyond_it_with_its_place():
    def nested(depth: int) -> str:
        return "[" * depth + "x" + "]" * depth

    assert parse(nested(MAX_DEPTH + 1), "x.yml")[1] == []
    assert parse("&a " + nested(MAX_DEPTH + 1), "x.yml")[0] == parse(nested(MAX_DEPTH + 1), "x.yml")[0]
    assert [spot(each) for each in parse(nested(MAX_DEPTH + 2), "x.yml")[1]] == [("P005", 1, MAX_DEPTH + 2)]
    assert [spot(each) for each in parse("\n" + nested(3_000), "x.yml")[1]] == [("P005", 2, MAX_DEPTH + 2)]


def test_an_alias_bomb_is_told_line_by_line_and_costs_nothing():
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    started = time.process_time()
    _, problems = parse(bomb, "x.yml")

    assert set(codes(problems)) == {"P003"}
    assert len(problems) == 9 + 8 * 9
    assert time.process_time() - started < 2


def test_a_file_is_read_without_its_mark_and_in_either_line_end(tmp_path):
    (tmp_path / "x.yml").write_bytes("\ufeffa: শাড়ি\r\nb: |\r\n  one\r\n  two\r\n".encode())

    record, problems = read_yaml(tmp_path, "x.yml")

    assert problems == []
    assert record.value == {"a": unicodedata.normalize("NFC", "শাড়ি"), "b": "one\ntwo\n"}


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("a: শাড়ি\n".encode("utf-16"), ("P007", 1, 1)),
        ("a: x\nb: Café\n".encode("latin-1"), ("P007", 2, 7)),
        (b"a: \x00\n", ("P006", 1, 4)),
        (b"#" * (source.MAX_BYTES + 1), ("P008", 1, 1)),
    ],
)
def test_a_file_that_is_no_text_is_told(tmp_path, raw, told):
    (tmp_path / "x.yml").write_bytes(raw)

    record, problems = read_yaml(tmp_path, "x.yml")

    assert record.value is None
    assert [(each.code, each.where.line, each.where.column) for each in problems] == [told]


def test_a_huge_file_is_not_slow(tmp_path):
    (tmp_path / "x.yml").write_text("a: " + "[" * 3_900_000)
    started = time.process_time()

    assert codes(read_yaml(tmp_path, "x.yml")[1]) == ["P005"]
    assert time.process_time() - started < 5


def test_a_missing_file_and_a_folder_in_its_place_are_told(tmp_path):
    (tmp_path / "y.yml").mkdir()

    assert codes(read_yaml(tmp_path, "x.yml")[1]) == ["P033"]
    assert codes(read_yaml(tmp_path, "y.yml")[1]) == ["P001"]


# ── anything at all ──────────────────────────────────────────────────────────────────────────────

YAMLISH = st.text(st.sampled_from(list("ab:-?[]{},&*!|>'\"%@`#~<\\ \n\t\r0.=শ়ি\u09dc\u200b\u2028\x07\ufeff")), max_size=60)
WORD = st.text(st.characters(exclude_categories=["C", "Z", "M"], include_characters="শাড়িেী"), min_size=1, max_size=8)
SCALAR = st.one_of(WORD, st.sampled_from(["0712", "NO", "10:30", "null", "~", "", " x", "a: b", "- x", "#", "two\nlines\n"]))
TREE = st.recursive(SCALAR, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORD, inner, max_size=4), max_leaves=12)


@settings(max_examples=400, deadline=None)
@given(st.one_of(YAMLISH, st.text(max_size=60)))
def test_parse_never_raises(text):
    value, problems = parse(text, "x.yml")

    assert value is None or isinstance(value, (str, list, dict))
    for each in problems:
        assert each.where.line >= 1
        assert each.where.column >= 1
        assert "\n" not in line(each, "bn")


@settings(max_examples=300, deadline=None)
@given(YAMLISH, st.lists(st.sampled_from(["a", "b", 0, 1]), max_size=3))
def test_locate_never_raises(text, path):
    row, column = locate(text, tuple(path))

    assert row >= 1
    assert column >= 1


def absent(tree):
    """The tree as it is read: normal form, and what is empty left out of mappings."""
    if isinstance(tree, dict):
        read = {unicodedata.normalize("NFC", key): absent(value) for key, value in tree.items()}
        return {key: value for key, value in read.items() if value != ""}
    return [absent(each) for each in tree] if isinstance(tree, list) else unicodedata.normalize("NFC", tree)


@settings(max_examples=300, deadline=None)
@given(TREE.filter(lambda tree: isinstance(tree, (dict, list))), st.booleans())
def test_plain_records_are_read_alike_by_both_walks(tree, flow):
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    keys = list(keys_of(tree))
    assume(len(keys) == len(set(keys)))  # not two keys that are one in normal form
    fast, problems = parse(text, "x.yml")

    assert problems == []
    assert fast == absent(tree)
    assert parse_carefully(text, "x.yml") == (fast, [])


def keys_of(tree, path=()):
    """Every key with its path, in normal form."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            here = (*path, unicodedata.normalize("NFC", key))
            yield here
            yield from keys_of(value, here)
    elif isinstance(tree, list):
        for n, value in enumerate(tree):
            yield from keys_of(value, (*path, n))


@settings(max_examples=300, deadline=None)
@given(YAMLISH)
def test_what_the_fast_walk_takes_the_careful_one_takes_alike(text):
    value, problems = parse(text, "x.yml")
    careful, told = parse_carefully(text, "x.yml")

    if not problems:
        assert (careful, told) == (value, [])


@pytest.mark.parametrize(("word", "meant"), [("Nadya", "nadia"), ("F-1.PNG", "f-1.png"), ("zzz", ""), ("", "")])
def test_the_nearest_word(word, meant):
    assert source.nearest(word, ("nadia", "bankura", "f-1.png")) == meant
