"""What authors may write, on paper: hostile text as text, every kind of Markdown, signs without a glyph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import extract
import pytest
import sites
from bookshelf import close, text
from sites import Site

from site_builder import fonts
from site_builder.build import build
from site_builder.scan import Options
from site_builder.writers.print.lesson_tree import Reading, says, tree

pytestmark = [
    pytest.mark.skipif(not extract.PDFTOTEXT, reason="pdftotext is not here: apt-get install poppler-utils"),
    pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts"),
]


# ── what authors may write ───────────────────────────────────────────────────────────────────────

HOSTILE = [
    '#read("/data.json") #let x = 1',
    "$ x^2 + sum $ and $n$",
    "\\u{1F3FA} \\ \\* \\#panic()",
    "]; #image(/etc/passwd) [",
    "@label and =no heading",
    "w" * 300,
    "Dr. evil\u202etxt.exe",
    "&lt;script&gt; &amp;amp; `#code` ``` `` ",
]


def test_hostile_text_is_printed_as_text(tmp_path: Path, books: Site) -> None:
    root = sites.start_course(tmp_path / "hostile", pictures_of=books.root)
    file = root / "modules/first-listing/01-six-facts.en.md"
    rows = "\n".join(f"| {each.replace('|', '')} | 1 |" for each in HOSTILE)
    body = "\n\n".join(
        [*HOSTILE, *(f"- {each}" for each in HOSTILE), f"| a | b |\n|---|---|\n{rows}", '!!! tip "#panic()"\n\n    $x$']
    )
    file.write_text(file.read_text("utf-8") + f"\n\n{body}\n", "utf-8")
    outcome = build(root, Options(("en",), only="print"))
    assert outcome.published
    assert not {"P152", "P155"} & {each.code for each in outcome.problems}
    said = text(root / "site/en/modules/first-listing/first-listing-workbook.pdf")
    for each in (
        '#read("/data.json")#letx=1',
        "$x^2+sum$and$n$",
        "#panic()",
        "];#image(/etc/passwd)[",
        "@labeland=noheading",
        "w" * 300,
    ):
        assert each in said, each
    assert "Dr.eviltxt.exe" in said
    assert "root:x" not in said


def test_a_sign_that_no_face_has_is_told_at_its_place(tmp_path: Path, books: Site) -> None:
    root = sites.start_course(tmp_path / "signs", pictures_of=books.root)
    file = root / "modules/first-listing/01-six-facts.en.md"
    body = file.read_text("utf-8")
    file.write_text(body + "\n\nA line.\nHere ✓ stands a sign.\n", "utf-8")
    outcome = build(root, Options(("en",), only="print"))
    line = len(body.splitlines()) + 4
    (found,) = [each for each in outcome.problems if each.code == "P150"]
    assert (found.where.file, found.where.line, found.where.column) == (
        "modules/first-listing/01-six-facts.en.md",
        line,
        6,
    )
    again = build(root, Options(("en",), only="print"))
    assert again.printed == 0
    assert found in again.problems, "what is kept is told again"


EVERY_KIND = """\
Term
:   What it means, with `code`, **bold**, *leaning* and a [link](https://dgft.gov.in/CP/).

    A second paragraph of it.

| a | b |
|:--|--:|
| **x** | 1 |

Now in order:

1. one
    - inside
        1. deep

            | c | d |
            |---|---|
            | e | f |

3. three

Then tick:

- [ ] open
- [x] done

=== "By post"

    Walk to the post office.

=== "By courier"

    1. Call them.

> Said by somebody
>
> - with a list

!!! note "Box"

    !!! warning "In a box"

        ??? tip "Closed"

            Deep words.

```text
code *is* kept
```

Named here[^a] and there[^a].

[^a]: The footnote has **bold** words.

---

Line one and <https://example.org/a> and H~2~O.
"""


def test_everything_that_markdown_may_hold_becomes_a_tree() -> None:
    reading = Reading(lambda address: address)
    made = tree(EVERY_KIND, reading)
    assert reading.faults == []
    assert {"definitions", "table", "enum", "tasks", "section", "quote", "box", "code", "rule", "par"} <= {
        each["kind"] for each in made
    }
    said = says(made)
    for words in (
        "What it means",
        "A second paragraph",
        "deep",
        "Walk to the post office",
        "Deep words",
        "code *is* kept",
        "with a list",
    ):
        assert words in said, words
    assert said.count("The footnote has") == 2, "it stands where it is named"
    assert next(each for each in made if each["kind"] == "tasks")["items"][1]["done"]
    runs = [run for each in _inside(made) for run in each.get("runs", ()) if run["kind"] == "link"]
    assert {run.get("address") for run in runs} == {"https://dgft.gov.in/CP/", None}


def test_what_a_tree_does_not_know_is_told() -> None:
    reading = Reading(lambda address: address)
    assert "A pot" in says(tree("![A pot](pot.jpg)", reading))
    assert reading.faults == ["pot.jpg"]


def _inside(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _inside(each)
    elif isinstance(value, list):
        for each in value:
            yield from _inside(each)


def test_addresses_and_footnotes_stand_at_the_foot(tmp_path: Path, books: Site) -> None:
    root = sites.start_course(tmp_path / "notes", pictures_of=books.root)
    file = root / "modules/first-listing/01-six-facts.en.md"
    file.write_text(file.read_text("utf-8") + f"\n\n{EVERY_KIND}", "utf-8")
    assert build(root, Options(("en",), only="print")).published
    folder = root / "site/en/modules/first-listing"
    assert "https://dgft.gov.in/CP/" in text(folder / "first-listing-workbook.pdf")
    assert close("The footnote has bold words") in text(folder / "first-listing-workbook.pdf")
    import page

    for file in (folder / "first-listing-workbook.pdf", folder / "first-listing-guide.pdf", folder / "01-six-facts-slides.pdf"):
        for profile in ("ua1", "3a"):
            assert "Checks: 0 failed" in str(page.validate_pdf(str(file), profile=profile)), (file.name, profile)
    assert "[^a]" not in text(folder / "01-six-facts-slides.pdf")
