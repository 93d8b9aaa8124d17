"""Readiness as a workbook: counts by channel, the next best answers, what one answer holds back, and every reason."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from site_builder.edition import Edition
from site_builder.edition.readiness import best_views, cell_view, field_name
from site_builder.readiness import STATES, Asked, Standing, Summary, names_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STAMP = (1980, 1, 1, 0, 0, 0)  # of the files within: the same input gives the same bytes
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def workbook(whole: Summary, asked: list[Asked], edition: Edition, sellers: Iterable[Standing] = ()) -> bytes:
    """The bytes of an XLSX file; with `sellers`, every reason of theirs too. What looks like a formula stays text."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = str(edition.say(edition.settings.name))
    updated = edition.settings.updated
    book.properties.created = book.properties.modified = datetime.datetime(updated.year, updated.month, updated.day)
    del book[book.sheetnames[0]]
    for title, rows in _sheets(whole, asked, edition, list(sellers)).items():
        sheet = book.create_sheet(title[:31])
        for row in rows:
            sheet.append([_inert(each) for each in row])
        sheet.freeze_panes = "A2"
        for n, column in enumerate(zip(*rows, strict=False), 1):
            width = min(60, max(len(str(each)) for each in column) + 2)
            sheet.column_dimensions[sheet.cell(1, n).column_letter].width = width
    out = io.BytesIO()
    book.save(out)
    return _steady(out.getvalue(), updated)


def _sheets(whole: Summary, asked: list[Asked], edition: Edition, sellers: list[Standing]) -> dict[str, list[list[Any]]]:
    w = edition.words
    counts: list[list[Any]] = [[w["ready_channel"], w["ready_sure"], *(w[f"ready_state_{state}"] for state in STATES)]]
    for each in asked:
        told = whole.tallies.get(each.channel.id, {})
        name, sure = edition.say(each.channel.name), w[f"ready_sure_{each.channel.evidence}"]
        counts.append([name, sure, *(told.get(state, 0) for state in STATES)])
    best: list[list[Any]] = [[w["ready_next"], w["ready_remedy"], w["ready_col_opens"], w["ready_col_helps"]]]
    most = whole.best(50)
    for one, view in zip(most, best_views(most, edition), strict=True):
        best.append([view.name, view.ask, one.opens, one.helps])
    only: list[list[Any]] = [[w["ready_channel"], w["ready_only_title"], w["products"], w["ready_col_of"]]]
    for (channel, path), count in whole.alone.items():
        name = edition.say(edition.commons.channels[channel].name)
        only.append([name, field_name(path, edition), count, whole.products])
    sheets = {str(w["ready_channels"]): counts, str(w["ready_next"]): best, str(w["ready_only_title"]): only}
    return sheets | ({str(w["ready_reasons"]): list(_reasons(sellers, asked, edition))} if sellers else {})


def _reasons(sellers: list[Standing], asked: list[Asked], edition: Edition) -> Iterator[list[Any]]:
    """Every reason: what is wanted, what stands there now, what to do, where it is taught, and who demands it."""
    w, named = edition.words, names_of(asked)
    head = ("ready_seller", "ready_product", "ready_channel", "ready_col_field", "ready_col_now", "ready_reasons")
    last = ("ready_remedy", "ready_learn", "ready_col_who", "ready_col_rule")
    yield ["SKU", *(w[key] for key in (*head, *last))]
    for seller in sellers:
        for product in seller.products:
            start = [product.sku, edition.say(seller.name), edition.say(product.title)]
            for cell in product.cells:
                view = cell_view(cell, named, edition)
                for each, told in zip((one for one in cell.reasons if one.key in named), view.reasons, strict=True):
                    wanted = [view.name, told.field, told.value, told.words]
                    yield [*start, *wanted, told.remedy, told.lesson_title, told.who, each.key]


def _inert(value: Any) -> Any:
    """A value that no sheet runs: text that starts like a formula is led by an apostrophe."""
    if isinstance(value, int):
        return value
    text = _CONTROL.sub("", str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _steady(content: bytes, day: datetime.date) -> bytes:
    """The same archive with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as steady:
        for each in made.infolist():
            entry = zipfile.ZipInfo(each.filename, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            data = made.read(each)
            if each.filename == "docProps/core.xml":  # openpyxl writes the time of saving
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{day}T00:00:00Z".encode(), data)
            steady.writestr(entry, data)
    return out.getvalue()
