"""A line sheet as a spreadsheet to fill in: pictures, a column for quantities, and formulas that price and add up.

Every text is written as text, whatever sign it begins with, so no cell of a record is ever run. The same sheet gives the
same bytes: the library writes the time into two places, and both are set to the edition's date.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from site_builder.edition import Edition
from site_builder.edition.linesheet import Group, Line, LineSheet
from site_builder.edition.product import Picture
from site_builder.language import CURRENCIES
from site_builder.writers.print.text import clean

RECIPE = "2"  # part of every file's name: raise it when the layout changes
TINT, INK, MUTED, INDIGO, TERRACOTTA, HAIR = "FFF4EFE6", "FF211C16", "FF5E5446", "FF23406E", "FFA03E1B", "FFD9CDB8"
PICTURE = (72, 90)  # in pixels, at most
LONGEST = 32_000  # signs in a cell; the format takes 32,767
_RUN = re.compile(r"^[=+\-@\t\r\n']")  # what a spreadsheet would take for a formula, were it not written as text


def write(sheet: LineSheet, edition: Edition, pictures: dict[str, Path]) -> bytes:
    """The file. `pictures`: file among the made pictures → where it stands."""
    import openpyxl

    book = openpyxl.Workbook()
    lines = _Lines(book.active, sheet, edition, pictures)
    lines.fill()
    if not sheet.of_maker:
        _by_maker(book.create_sheet(_tab(edition.words["linesheet_makers"])), sheet, edition, lines)
    day = datetime.datetime.combine(edition.settings.updated, datetime.time())
    book.properties.creator = clean(edition.say(edition.settings.name))
    book.properties.title = clean(edition.words["linesheet_of"].format(name=sheet.title))
    book.properties.language = edition.code
    book.properties.created = day
    book.calculation.fullCalcOnLoad = True
    out = io.BytesIO()
    book.save(out)
    return _finished(out.getvalue(), day, lines.alts)


def made_from(sheet: LineSheet, edition: Edition) -> str:
    """All that a file is made from, as text."""
    import openpyxl

    words = [edition.words[key] for key in edition.words if key.startswith("linesheet")]
    return "\n".join((RECIPE, openpyxl.__version__, edition.code, repr(sheet), *map(str, words), str(edition.settings.updated)))


def _tab(name: str) -> str:
    """A name that a tab may have."""
    return re.sub(r"[\[\]:*?/\\']", " ", clean(name))[:31].strip() or "1"


# ── the lines ────────────────────────────────────────────────────────────────────────────────────


class _Lines:
    """The first sheet: head, a row for each product, totals."""

    def __init__(self, page: Any, sheet: LineSheet, edition: Edition, pictures: dict[str, Path]) -> None:
        self.page, self.sheet, self.edition, self.pictures = page, sheet, edition, pictures
        self.w = edition.words
        self.several = not sheet.of_maker
        self.tiers = max((len(line.tiers) for line in sheet.lines), default=0)
        w = self.w
        names = [
            "picture",
            "code",
            "sku",
            "title",
            *(["maker"] if self.several else []),
            "about",
            "moq",
            "multiple",
            "pack",
            "lead",
        ]
        names += ["price", *(f"{what}{n}" for n in range(self.tiers) for what in ("from", "at"))]
        names += ["quantity", "unit", "amount", "check"]
        self.letters = {name: _letter(n) for n, name in enumerate(names, 1)}
        self.heads = {
            "picture": w["linesheet_photo"], "code": w["short_code"], "sku": w["sku"], "title": w["linesheet_item"],
            "maker": w["maker"], "about": w["size"], "moq": w["moq_short"], "multiple": w["order_multiple"],
            "pack": w["case_pack"], "lead": w["lead_time"], "price": w["per_piece"], "quantity": w["linesheet_quantity"],
            "unit": w["linesheet_unit"], "amount": w["linesheet_amount"], "check": w["linesheet_check"],
        }  # fmt: skip
        for n in range(self.tiers):
            self.heads |= {f"from{n}": w["linesheet_from_quantity"], f"at{n}": w["price_each"]}
        self.first = self.last = 0  # rows of products
        self.alts: list[str] = []  # what the pictures show, in their order

    def fill(self) -> None:
        """Write everything."""
        self.page.title = _tab(self.w["linesheet"])
        row = self._head()
        self.first = row + 1
        for name, letter in self.letters.items():
            _text(self.page, f"{letter}{row}", self.heads[name], bold=True, ground=TINT, wrap=True)
        for group in self.sheet.groups:
            for line in group.lines:
                row += 1
                self._row(row, group, line)
        self.last = row
        self._totals(row + 1)
        self._foot(row + 3)
        self._form()

    def _head(self) -> int:
        """Title, whom to ask, until when prices hold, what to do; returns the row of the table's head.

        It stays in sight on a telephone too, so it is no higher than it must be; terms stand below the table.
        """
        page, sheet, w = self.page, self.sheet, self.w
        c = sheet.contact
        ways = dict.fromkeys(str(each) for each in (c.person, c.phone, c.whatsapp, c.email, c.office) if each)
        holds = (w["prices_until"], sheet.prices_until) if sheet.prices_until else (w["prices_as_of"], sheet.date)
        sample = f" · {w['sample_mark']}: {w['sample_told']}" if sheet.sample else ""
        _text(page, "A1", sheet.title, bold=True, size=18, ink=INDIGO)
        _text(page, "A2", f"{w['linesheet_contact']}: {' · '.join(ways)}", bold=True)
        _text(page, "A3", f"{holds[0]}: {holds[1]}{sample}", ink=MUTED)
        _text(page, "A4", w["linesheet_steps_xlsx"], ink=TERRACOTTA)
        return 5

    def _foot(self, row: int) -> None:
        """What else is to be known: what is made, the terms of the one maker, and the page."""
        page, sheet = self.page, self.sheet
        told = [("", " · ".join(str(each) for each in (sheet.about, sheet.place) if each))]
        told += list(sheet.groups[0].terms) if sheet.of_maker else []
        for label, value in told:
            _text(page, f"A{row}", label, ink=MUTED)
            _text(page, f"{'C' if label else 'A'}{row}", value)
            row += 1
        _link(page, f"A{row}", f"{self.edition.settings.base_url}{self.edition.code}/{sheet.href}")

    def _row(self, row: int, group: Group, line: Line) -> None:
        page, at, product = self.page, {name: f"{letter}{row}" for name, letter in self.letters.items()}, line.product
        page.row_dimensions[row].height = 72
        if product.pictures and not product.pictures[0].standin:
            self._picture(at["picture"], product.pictures[0])
        _link(page, at["code"], f"{self.edition.settings.base_url}{self.edition.code}/{product.href}", line.code)
        _text(page, at["sku"], product.sku, bold=True, wrap=True)
        _text(page, at["title"], product.title, bold=True, wrap=True)
        if self.several:
            _text(page, at["maker"], group.maker.maker.name, wrap=True)
        _text(page, at["about"], line.about, wrap=True)
        for name, value in (("moq", line.moq), ("multiple", line.multiple), ("pack", line.case_pack)):
            _number(page, at[name], value, "0")
        _text(page, at["lead"], "; ".join(f"{many}: {days}" for many, days in product.lead), wrap=True)
        form = _money_format(self.sheet.currency)
        if line.price is None and not line.tiers:
            _text(page, at["price"], self.w["price_on_request"], wrap=True, ink=MUTED)
        _number(page, at["price"], line.price, form)
        for n, (start, price) in enumerate(line.tiers):
            _number(page, at[f"from{n}"], start, "0")
            _number(page, at[f"at{n}"], price, form)
        _number(page, at["quantity"], None, "0", ground=TINT)
        _formula(page, at["unit"], self._unit(row, line), form)
        quantity, unit = at["quantity"], at["unit"]
        _formula(page, at["amount"], f'=IF(ISNUMBER({unit}),{quantity}*{unit},"")', form, bold=True)
        _formula(page, at["check"], self._check(row), "General", ink=TERRACOTTA, wrap=True)

    def _unit(self, row: int, line: Line) -> str:
        """The price of one at the quantity that is written: that of the highest tier reached, else of one piece."""
        quantity = f"{self.letters['quantity']}{row}"
        below = f"{self.letters['price']}{row}" if line.price is not None else f"{self.letters['at0']}{row}" if line.tiers else '""'
        told = below
        for n in range(len(line.tiers)):
            told = f"IF({quantity}>={self.letters[f'from{n}']}{row},{self.letters[f'at{n}']}{row},{told})"
        return f'=IF(N({quantity})>0,{told},"")'

    def _check(self, row: int) -> str:
        """What a quantity does not keep to: the minimum, then the multiple."""
        quantity, moq, multiple = (f"{self.letters[name]}{row}" for name in ("quantity", "moq", "multiple"))
        below, uneven = _quoted(self.w["linesheet_below"]), _quoted(self.w["linesheet_uneven"])
        uneven_told = f'IF(AND(N({multiple})>1,MOD({quantity},MAX(1,N({multiple})))<>0),{uneven}&" "&{multiple},"")'
        return f'=IF(N({quantity})<=0,"",IF({quantity}<N({moq}),{below}&" "&{moq},{uneven_told}))'

    def _totals(self, row: int) -> None:
        quantity, amount = self.letters["quantity"], self.letters["amount"]
        _text(self.page, f"{self.letters['title']}{row}", self.w["linesheet_total"], bold=True, size=12)
        for letter, form in ((quantity, "0"), (amount, _money_format(self.sheet.currency))):
            _formula(self.page, f"{letter}{row}", f"=SUM({letter}{self.first}:{letter}{self.last})", form, bold=True, ground=TINT)

    def _picture(self, cell: str, picture: Picture) -> None:
        """The smallest made size, in its own proportions."""
        from openpyxl.drawing.image import Image

        width, height, _, path = picture.sources[0]
        file = self.pictures.get(path.rpartition("/")[2])
        if file is None:
            return
        drawn = Image(io.BytesIO(file.read_bytes()))
        scale = min(PICTURE[0] / width, PICTURE[1] / height)
        drawn.width, drawn.height = round(width * scale), round(height * scale)
        drawn.anchor = cell
        self.alts.append(picture.alt)
        self.page.add_image(drawn)

    def _form(self) -> None:
        """Widths, what stays in sight, what a quantity may be, and how it is printed."""
        from openpyxl.worksheet.datavalidation import DataValidation

        page, letters = self.page, self.letters
        widths = {
            "picture": 11,
            "code": 12,
            "sku": 11,
            "title": 34,
            "maker": 20,
            "about": 26,
            "lead": 20,
            "check": 22,
            "amount": 14,
        }
        for name, letter in letters.items():
            page.column_dimensions[letter].width = widths.get(name, 11)
        head = self.first - 1
        page.freeze_panes = f"A{self.first}"
        whole = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True, showErrorMessage=True)
        whole.add(f"{letters['quantity']}{self.first}:{letters['quantity']}{self.last}")
        page.add_data_validation(whole)
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.print_title_rows = f"{head}:{head}"
        page.sheet_view.showGridLines = False
        page.sheet_view.rightToLeft = self.edition.language.rtl
        c = self.sheet.contact
        foot = " · ".join(str(each) for each in (self.sheet.title, c.phone, c.email, c.office) if each)
        page.oddFooter.left.text = clean(foot).replace("&", "&&")[:200]
        page.oddFooter.right.text = "&P/&N"
        page.oddFooter.left.size = 8


def _by_maker(page: Any, sheet: LineSheet, edition: Edition, lines: _Lines) -> None:
    """The second sheet: whom each part of the order goes to, and what it comes to."""
    w = edition.words
    for n, head in enumerate((w["maker"], w["linesheet_contact"], w["terms"], w["linesheet_pieces"], w["linesheet_amount"]), 1):
        _text(page, f"{_letter(n)}1", head, bold=True, ground=TINT)
        page.column_dimensions[_letter(n)].width = (28, 40, 50, 12, 16)[n - 1]
    first = lines.page.title.replace("'", "''")

    def column(name: str) -> str:
        letter = lines.letters[name]
        return f"'{first}'!${letter}${lines.first}:${letter}${lines.last}"

    for row, group in enumerate(sheet.groups, 2):
        c = group.maker.maker.contact
        _text(page, f"A{row}", group.maker.maker.name, bold=True, wrap=True)
        _text(
            page, f"B{row}", " · ".join(str(each) for each in (c.person, c.phone, c.whatsapp, c.email, c.office) if each), wrap=True
        )
        _text(page, f"C{row}", " · ".join(f"{label}: {value}" for label, value in group.terms), wrap=True)
        for letter, name, form in (("D", "quantity", "0"), ("E", "amount", _money_format(sheet.currency))):
            _formula(page, f"{letter}{row}", f"=SUMIF({column('maker')},A{row},{column(name)})", form)
    end = len(sheet.groups) + 2
    _text(page, f"A{end}", w["linesheet_total"], bold=True)
    for letter, form in (("D", "0"), ("E", _money_format(sheet.currency))):
        _formula(page, f"{letter}{end}", f"=SUM({letter}2:{letter}{end - 1})", form, bold=True, ground=TINT)
    page.sheet_view.showGridLines = False
    page.sheet_view.rightToLeft = edition.language.rtl


# ── cells ────────────────────────────────────────────────────────────────────────────────────────


def _letter(n: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(n))


def _style(cell: Any, *, bold: bool, size: int, ink: str, ground: str, wrap: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.font = Font(name="Noto Sans", size=size, bold=bold, color=ink)
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)
    if ground:
        cell.fill = PatternFill("solid", fgColor=ground)
    if wrap or ground:
        cell.border = Border(bottom=Side(style="hair", color=HAIR))


def _text(
    page: Any, at: str, told: str, *, bold: bool = False, size: int = 10, ink: str = INK, ground: str = "", wrap: bool = False
) -> None:
    """A text: never a formula, whatever it begins with."""
    cell, text = page[at], clean(told)[:LONGEST]
    cell.value = text or None
    if text:
        cell.data_type = "s"
    _style(cell, bold=bold, size=size, ink=ink, ground=ground, wrap=wrap)
    if _RUN.match(text):
        cell.quotePrefix = True  # and it stays text when somebody edits it


def _number(page: Any, at: str, value: Decimal | int | None, form: str, *, ground: str = "") -> None:
    cell = page[at]
    if value is not None:
        cell.value = value
    cell.number_format = form
    if value is not None or ground:
        _style(cell, bold=False, size=10, ink=INK, ground=ground, wrap=True)


def _formula(
    page: Any, at: str, told: str, form: str, *, bold: bool = False, ink: str = INK, ground: str = "", wrap: bool = False
) -> None:
    cell = page[at]
    cell.value = told
    cell.number_format = form
    _style(cell, bold=bold, size=10, ink=ink, ground=ground, wrap=wrap or not ground)


def _link(page: Any, at: str, url: str, told: str = "") -> None:
    _text(page, at, told or url, ink=INDIGO)
    page[at].hyperlink = url


def _quoted(text: str) -> str:
    """A text within a formula."""
    return '"' + clean(text).replace('"', '""') + '"'


def _money_format(currency: str) -> str:
    """How amounts are shown: rupee and taka by lakh and crore."""
    sign = CURRENCIES.get(currency, (currency, True, 2))[0].strip()
    if currency in ("INR", "BDT"):
        return f'[>=10000000]"{sign}"##\\,##\\,##\\,##0.00;[>=100000]"{sign}"##\\,##\\,##0.00;"{sign}"#,##0.00'
    return f'"{sign}"#,##0.00'


# ── the same bytes twice ─────────────────────────────────────────────────────────────────────────

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")

_SHOWN = re.compile(rb'descr="Picture"')


def _finished(packed: bytes, day: datetime.datetime, alts: list[str]) -> bytes:
    """The same file with the edition's date for the moment of its making, and with words for what its pictures show."""
    told = iter(alts)
    stamp = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + day.isoformat().encode() + rb"Z\g<2>", content)
            elif name == "xl/drawings/drawing1.xml":
                content = _SHOWN.sub(lambda _: b"descr=" + quoteattr(clean(next(told))).encode(), content)
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith((".jpeg", ".jpg", ".png")) else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, content)
    return out.getvalue()


__all__: Sequence[str] = ["write"]
