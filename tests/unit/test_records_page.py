"""`docs/records.md` is what the models say today."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import pytest

from site_builder.model import docs
from site_builder.model.fields import Count, Line, Money, Plain
from site_builder.source import parse

PAGE = Path(__file__).parents[2] / "docs" / "records.md"


def test_it_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == docs.page(), "run: python -m site_builder.model.docs > docs/records.md"


def test_every_link_has_its_heading() -> None:
    headings = {found.lower().replace(" ", "-") for found in re.findall(r"(?m)^#+ (.+)$", docs.page())}
    links = set(re.findall(r"\]\(#([^)]+)\)", docs.page()))
    assert links
    assert links <= headings


def test_headings_are_unique() -> None:
    headings = re.findall(r"(?m)^#+ (.+)$", docs.page())
    assert len(headings) == len({each.lower() for each in headings})


def test_every_row_has_six_full_cells() -> None:
    rows = [line for line in docs.page().splitlines() if line.startswith("| `")]
    assert len(rows) > 200
    for row in rows:
        cells = re.split(r"(?<!\\)\|", row)[1:-1]
        assert len(cells) == 6, row
        assert all(cell.strip() for n, cell in enumerate(cells) if n != 2), row


def test_examples_are_yaml_that_reads_back() -> None:
    rows = [line for line in docs.page().splitlines() if line.startswith("| `")]
    for row in rows:
        shown = re.split(r"(?<!\\)\|", row)[6].strip().strip("`").replace(r"\|", "|")
        value, problems = parse(f"key: {shown}\n", "example.yml")
        assert not problems, row
        assert docs.flow(value["key"]) == shown


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Count, "whole number, 1 to 10,000,000"),
        (Money | None, "number, more than 0, at most 2 decimals"),
        (Line, "by language: text, 1 to 300 characters"),
        (list[Plain], "list of text, 1 to 300 characters"),
        (Annotated[str, "no limit"], "text"),
        (dict[str, bool], "mapping: text → `true` or `false`"),
    ],
)
def test_types_in_words(kind: Any, told: str) -> None:
    assert docs.told(kind) == told
