"""The quick reader of plain YAML says what the real parser says, or says nothing."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.source import plain
from site_builder.source.nodes import composed, plain_value

ROOT = Path(__file__).parent.parent.parent
RECORDS = sorted(path for name in ("content", "catalogs", "modules", "tests/showcases") for path in (ROOT / name).rglob("*.yml"))


def real(text):
    """The value as the real parser has it, or None where it refuses."""
    try:
        node = composed(text)
    except yaml.YAMLError:
        return None
    return None if node is None else plain_value(node, 0)


def agree(text):
    quick = plain.read(text)
    return quick is None or quick == real(text)


def test_every_record_of_ours_is_read_alike():
    texts = [path.read_text("utf-8") for path in RECORDS]

    assert [path for path, text in zip(RECORDS, texts, strict=True) if not agree(text)] == []
    assert sum(plain.read(text) is not None for text in texts) > 0.9 * len(texts), "the quick way is the usual way"


WORDS = ["a", "ক", "b c", "0712", "NO", "10:30", "1.10", "x: y", "x:y", "it's", 'say "a"', "# no", "a #b", "a#b", "- a", "[a", "{a", "a, b",
         "null", "~", "", "|", ">", "&a", "*a", "!t", "%", "@", "`", "'q'", '"q"', "'it''s'", '"a\\n"', "a:", ":a", "?", "? a", "-", "--- ", "..."]  # fmt: skip
scalars = st.sampled_from(WORDS) | st.text("ab:#-'\"[]{},&*!|>%@`~ ক१\\", max_size=8)
keys = st.sampled_from(["sku", "title", "bn", "en", "from", "x_y", "a-b", "1", "ক", "a b", "", "<<", "null"])


@st.composite
def yaml_text(draw, depth=0):
    """Something like a record, often broken: mappings, lists, flow and block text, comments, blank lines, odd indents."""
    indent = "  " * depth
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["plain", "flow", "list", "flowmap", "block", "map", "comment", "blank", "odd"]))
        key = draw(keys)
        if kind == "plain":
            lines.append(f"{indent}{key}: {draw(scalars)}")
        elif kind == "flow":
            lines.append(f"{indent}{key}: [{', '.join(draw(st.lists(scalars, max_size=3)))}]")
        elif kind == "flowmap":
            lines.append(f"{indent}{key}: {{{', '.join(f'{k}: {draw(scalars)}' for k in draw(st.lists(keys, max_size=3)))}}}")
        elif kind == "list":
            lines += [f"{indent}{key}:"] + [
                f"{indent}{draw(st.sampled_from(['', '  ']))}- {each}" for each in draw(st.lists(scalars, max_size=3))
            ]
        elif kind == "block":
            sign = draw(st.sampled_from(["|", "|-", ">", "|+"]))
            lines += [f"{indent}{key}: {sign}"] + [f"{indent}  {each}" for each in draw(st.lists(scalars, max_size=3))]
        elif kind == "map" and depth < 2:
            lines += [f"{indent}{key}:", draw(yaml_text(depth + 1)).rstrip("\n")]
        elif kind == "comment":
            lines.append(f"{indent}# {draw(scalars)}")
        elif kind == "blank":
            lines.append(draw(st.sampled_from(["", "  ", "      "])))
        else:
            lines.append(draw(st.sampled_from([" a: b", "a", "  - x", "- a: b\n  c: d", "- - a", "\ta: b", "a:b"])))
    return "\n".join(lines) + "\n"


@settings(max_examples=1500, deadline=None)
@given(yaml_text())
def test_what_it_reads_it_reads_as_the_parser_does(text):
    assert agree(text), (plain.read(text), real(text))


@settings(max_examples=500, deadline=None)
@given(st.lists(yaml_text(), min_size=1, max_size=3))
def test_lists_of_records_too(texts):
    assert agree("".join("- " + text.replace("\n", "\n  ").rstrip(" ") for text in texts))


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2\n", "a: &x 1\n", "a: *x\n", "a: !t 1\n", "a: null\n", "a: ~\n", "a: [null]\n", "<<: {a: b}\n", "a: 'b\n"]
)
def test_it_leaves_every_doubt_to_the_careful_walk(text):
    assert plain.read(text) is None
