"""The roll-ups that the site offers to keep: each district's and the state's readiness as XLSX, JSON and PDF beside its page.

They hold what the page holds, judged without private papers and accounts; what the office alone may see is written by
`haat readiness --save`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from site_builder import readiness_report, slips, store
from site_builder.edition import Edition, address, edition
from site_builder.readiness import Asked, Summary, asked_on, summed
from site_builder.reckoning import Kept
from site_builder.store import key
from site_builder.writers.readiness_sheet import workbook
from site_builder.writers.site.press import Press

KINDS = ("xlsx", "json", "pdf")


def publish(
    presses: Mapping[str, Press], ready: Mapping[str, Kept], before: Mapping[str, str], stage: store.Stage
) -> dict[str, str]:
    """Stage the files that are new; returns every file's address → what it was made from. Without faces there is no PDF."""
    parts = {name: (each.key, each.summary) for name, each in ready.items() if each.summary.products}
    kept: dict[str, str] = {}
    if not parts:
        return kept
    whole = key(*(part for name, (made_from, _) in sorted(parts.items()) for part in (name, made_from)))
    named = {"": (whole, summed(each for _, each in parts.values())), **parts}
    for code, press in presses.items():
        reader, paper, asked = press.edition, None, None
        for name, (made_from, found) in named.items():
            for kind in KINDS:
                path = f"{code}/{_address(name, kind)}"
                if before.get(path) != made_from:
                    paper = paper or edition(reader.commons, code, "print")
                    asked = asked or asked_on(reader.commons, reader.settings.updated)
                    content = _content(kind, name, found, asked, paper, stage.root)
                    if content is None:
                        continue
                    stage.put(path, [content])
                kept[path] = made_from
    others = {each.partition("/")[0] for each in before} - presses.keys()
    return kept | {f"{code}/{_address(name, kind)}": before[f"{code}/{_address(name, kind)}"]
                   for code in others for name in named for kind in KINDS if f"{code}/{_address(name, kind)}" in before}  # fmt: skip


def _address(name: str, kind: str) -> str:
    page = address.readiness(name) if name else address.READINESS
    return f"{page.removesuffix('.html')}.{kind}"


def _content(kind: str, name: str, found: Summary, asked: list[Asked], reader: Edition, root: Path) -> bytes | None:
    if kind == "xlsx":
        return workbook(found, asked, reader)
    if kind == "pdf":
        return slips.rollup_paper(root, name or "state", found, asked, reader.settings.updated, reader)
    return store.json(_data(found, asked, reader))


def _data(found: Summary, asked: list[Asked], reader: Edition) -> dict[str, Any]:
    """The same for machines."""
    channels = {each.channel.id: {"sure": each.channel.evidence, **found.tallies.get(each.channel.id, {})} for each in asked}
    told = readiness_report.rollup_data(found, reader)
    return {"on": reader.settings.updated.isoformat(), "channels": channels, **told}


def offered(kept: Mapping[str, str], reader: Edition) -> dict[str, list[tuple[str, str]]]:
    """Page → (address, what it is) of what it offers to keep."""
    names = {"xlsx": "ready_as_table", "json": "ready_as_data", "pdf": "ready_as_paper"}
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(kept, key=lambda each: (each.rpartition(".")[0], KINDS.index(each.rpartition(".")[2]))):
        code, _, file = path.partition("/")
        if code == reader.code:
            stem, _, kind = file.rpartition(".")
            found.setdefault(f"{stem}.html", []).append((file, str(reader.words[names[kind]])))
    return found
