"""What a build of the paper alone may take away from the site."""

import pytest

from site_builder.papers import of_print


@pytest.mark.parametrize(
    ("path", "paper"),
    [
        ("bn/print/nadia.pdf", True),
        ("bn/print/linesheet/nadia.xlsx", True),
        ("bn/modules/workbook.pdf", True),
        ("media/0123456789abcdef-1.png", True),
        ("bn/programmes/readiness.pdf", False),
        ("bn/programmes/readiness-nadia.xlsx", False),
        ("bn/index.html", False),
    ],
)
def test_roll_ups_go_with_their_pages_and_all_else_to_print_is_paper(path: str, paper: bool) -> None:
    assert of_print(path) is paper
