"""Our check digit of GS1 numbers against python-stdnum's."""

from __future__ import annotations

import pytest
from stdnum import ean

from site_builder.check.trade import _is_gtin


@pytest.mark.parametrize("length", [8, 12, 13, 14])
def test_a_number_is_a_gtin_where_the_library_says_so(length: int) -> None:
    start = 890123456789012345 // 10 ** (18 - length)
    good = 0
    for number in map(str, range(start, start + 200)):
        assert _is_gtin(number) == ean.is_valid(number), number
        good += _is_gtin(number)
    assert 15 < good < 25  # one check digit in ten is right


@pytest.mark.parametrize("code", ["", "8901234567890 ", "89012345678९4", "890123456789X", "123456", "0123456789012345"])
def test_what_is_no_row_of_digits_is_none(code: str) -> None:
    assert not _is_gtin(code)
