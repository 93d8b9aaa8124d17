"""Known forms of codes, with their check digits: from python-stdnum where it has them, else by the rule's own source."""

from __future__ import annotations

import re
from collections.abc import Callable


def fits(form: str, value: str) -> bool:
    """Whether a text has the form of that name."""
    return _FORMS[form](value)


def _gtin(value: str) -> bool:
    from stdnum import ean  # GTIN-8, 12, 13 and 14 share one check digit

    return value.isascii() and value.isdigit() and len(value) in (8, 12, 13, 14) and bool(ean.is_valid(value))


def _gstin(value: str) -> bool:
    from stdnum.in_ import gstin

    return bool(gstin.is_valid(value))


def _pan(value: str) -> bool:
    from stdnum.in_ import pan

    return bool(pan.is_valid(value))


def _iec(value: str) -> bool:
    """Since 2017 the firm's PAN (DGFT trade notice 09/2018); before, ten digits."""
    return bool(re.fullmatch("[0-9]{10}", value)) or _pan(value)


def _matches(pattern: str) -> Callable[[str], bool]:
    found = re.compile(pattern)
    return lambda value: bool(found.fullmatch(value))


_FORMS: dict[str, Callable[[str], bool]] = {
    "gtin": _gtin,
    "gstin": _gstin,
    "pan": _pan,
    "iec": _iec,
    "hsn": _matches("[0-9]{4}|[0-9]{6}|[0-9]{8}"),
    "hsn8": _matches("[0-9]{8}"),
    "pin": _matches("[1-9][0-9]{5}"),
    "fssai": _matches("[12][0-9]{13}"),  # 1 licence, 2 registration
    "ascii": str.isascii,
    "latin": _matches("[\u0000-\u024f\u2010-\u2027\u20ac\u20b9]*"),
    "money": _matches(r"[0-9]+(\.[0-9]{1,2})?"),
}
