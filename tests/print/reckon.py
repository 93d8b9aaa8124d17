"""Reckons a spreadsheet's formulas as Excel does, as far as ours go: what a buyer sees after writing quantities."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries


class _Value:
    """A cell's value: nothing counts as 0, and any text is more than any number."""

    def __init__(self, value: Any) -> None:
        self.value = value.value if isinstance(value, _Value) else value

    def _order(self) -> tuple[int, Any]:
        return (1, self.value.casefold()) if isinstance(self.value, str) else (0, Decimal(str(self.value or 0)))

    def _both(self, other: Any) -> tuple[Any, Any]:
        return self._order(), _Value(other)._order()

    def __lt__(self, other): return self._both(other)[0] < self._both(other)[1]  # fmt: skip

    def __le__(self, other): return self._both(other)[0] <= self._both(other)[1]  # fmt: skip

    def __gt__(self, other): return self._both(other)[0] > self._both(other)[1]  # fmt: skip

    def __ge__(self, other): return self._both(other)[0] >= self._both(other)[1]  # fmt: skip

    def __eq__(self, other): return self._both(other)[0] == self._both(other)[1]  # fmt: skip

    def __ne__(self, other): return not self == other  # fmt: skip

    __hash__ = None  # type: ignore[assignment]

    def __mul__(self, other: Any) -> _Value:
        one, two = self._order()[1], _Value(other)._order()[1]
        return _Value("#VALUE!" if isinstance(one, str) or isinstance(two, str) else one * two)

    def __and__(self, other: Any) -> _Value:
        return _Value("".join("" if each is None else str(each) for each in (self.value, _Value(other).value)))


def _number(value: Any) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


class Reckoner:
    """The values of a workbook's cells, formulas and all."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.functions = {
            "IF": lambda test, yes, no: _Value(yes if (test.value if isinstance(test, _Value) else test) else no),
            "AND": lambda *tests: all(tests),
            "N": lambda each: _Value(each.value if _number(each.value) else 0),
            "ISNUMBER": lambda each: _number(each.value),
            "MAX": lambda *each: max((_Value(one) for one in each), key=_Value._order),
            "MOD": lambda one, other: _Value(_Value(one)._order()[1] % _Value(other)._order()[1]),
            "SUM": lambda cells: _Value(sum((Decimal(str(each)) for each in cells if _number(each)), Decimal(0))),
            "SUMIF": self._sumif,
        }

    @staticmethod
    def _sumif(where: list[Any], wanted: Any, what: list[Any]) -> _Value:
        pairs = zip(where, what, strict=True)
        return _Value(sum((Decimal(str(each)) for name, each in pairs if name == wanted.value and _number(each)), Decimal(0)))

    def __call__(self, page: str, cell: str) -> Any:
        """What a cell shows."""
        value = self.book[page][cell]
        if value.data_type != "f":
            return value.value
        told = eval(self._python(value.value, page), {"__builtins__": {}}, self.functions | {"V": _Value, "at": self._at})
        return told.value if isinstance(told, _Value) else told

    def _at(self, page: str, named: str) -> Any:
        if "!" in named:
            page, _, named = named.rpartition("!")
            page = page.strip("'").replace("''", "'")
        named = named.replace("$", "")
        if ":" not in named:
            return _Value(self(page, named))
        left, top, right, bottom = range_boundaries(named)
        return [
            self(page, self.book[page].cell(row, column).coordinate)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]

    @staticmethod
    def _python(formula: str, page: str) -> str:
        told = []
        for token in Tokenizer(formula).items:
            text = token.value
            if token.type == "OPERAND" and token.subtype == "RANGE":
                text = f"at({page!r},{text!r})"
            elif token.type == "OPERAND" and token.subtype == "TEXT":
                text = f"V({text[1:-1].replace(chr(34) * 2, chr(34))!r})"
            elif token.type == "OPERAND":
                text = f"V({text})"
            elif token.type == "OPERATOR-INFIX":
                text = {"=": "==", "<>": "!="}.get(text, text)
            told.append(text)
        # Python joins before it compares, as Excel does.
        return re.sub(r"\s+", " ", "".join(told))
