"""Readiness as a workbook: counts by channel, the next best answers, what one answer holds back, and every reason."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import Any

from site_builder.edition import Edition
from site_builder.edition.readiness import best_views, cell_view, field_name
from site_builder.readiness import Reckoned, names_of, next_best, only_by, tally

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STAMP = (1980, 1, 1, 0, 0, 0)  # of the files within: the same input gives the same bytes
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def workbook(found: Reckoned, edition: Edition) -> bytes:
    """The bytes of an XLSX file; what looks like a formula stays text."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = str(edition.say(edition.settings.name))
    updated = edition.settings.updated
    book.properties.created = book.properties.modified = datetime.datetime(updated.year, updated.month, updated.day)
    del book[book.sheetnames[0]]
    for title, rows in _sheets(found, edition).items():
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


def _sheets(found: Reckoned, edition: Edition) -> dict[str, list[list[Any]]]:
    w, named = edition.words, names_of(found.asked)
    states = ("ready", "warnings", "account", "blocked", "unsuited")
    counts: list[list[Any]] = [[w["ready_channel"], w["ready_sure"], *(w[f"ready_state_{state}"] for state in states)]]
    for asked in found.asked:
        told = tally(each for each in found.cells if each.channel == asked.channel.id)
        counts.append(
            [edition.say(asked.channel.name), w[f"ready_sure_{asked.channel.evidence}"], *(told[state] for state in states)]
        )
    best: list[list[Any]] = [[w["ready_next"], w["ready_remedy"], "opens", "helps"]]
    for one, told_one in zip(next_best(found.cells, 50), best_views(next_best(found.cells, 50), edition), strict=True):
        best.append([told_one.name, told_one.ask, one.opens, one.helps])
    only: list[list[Any]] = [[w["ready_channel"], w["ready_only_title"], w["ready_product"]]]
    for (channel, path), count in only_by(found.cells).items():
        only.append([edition.say(edition.commons.channels[channel].name), field_name(path, edition), count])
    head = ("ready_seller", "ready_product", "ready_channel", "ready_reasons", "ready_remedy", "ready_learn")
    reasons: list[list[Any]] = [["SKU", *(w[key] for key in head), "source", "rule"]]
    for seller in found.sellers:
        for product in seller.products:
            for cell in product.cells:
                view = cell_view(cell, named, edition)
                for each, told_reason in zip(cell.reasons, view.reasons, strict=True):
                    reasons.append(
                        [
                            product.sku,
                            edition.say(seller.name),
                            edition.say(product.title),
                            view.name,
                            told_reason.words,
                            told_reason.remedy,
                            told_reason.lesson_title,
                            told_reason.who,
                            each.key,
                        ]
                    )
    return {
        str(w["ready_channels"]): counts,
        str(w["ready_next"]): best,
        str(w["ready_only_title"]): only,
        str(w["ready_reasons"]): reasons,
    }


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
