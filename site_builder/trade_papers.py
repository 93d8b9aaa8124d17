"""Sets the papers that travel with goods. They name a buyer and the exporter's numbers, so nothing of them stays behind."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from site_builder import engines, store
from site_builder.problem import Problem, Where, error, warning
from site_builder.typesetting import ROOM, faces_folder, templates
from site_builder.writers.export import Out
from site_builder.writers.papers import TradePaper
from site_builder.writers.print.catalogue import faces
from site_builder.writers.print.room import furnish
from site_builder.writers.print.spans import searchable


def set_papers(root: Path, out: Out) -> Iterator[Problem]:
    """Every paper of a channel, set and put into its folder for its owner's eyes only."""
    if not out.papers:
        return
    folder = faces_folder()
    if folder is None:
        yield error("P141", Where("content/showcase.yml", line=1, column=1), command="haat fonts")
        return
    template = templates()
    for paper in out.papers:
        yield from _set(root, out, paper, folder, template)


def _set(root: Path, out: Out, paper: TradePaper, folder: Path, template: dict[str, bytes]) -> Iterator[Problem]:
    # Channels are walked side by side and name their papers alike: each needs a room of its own.
    room = root / ROOM / f"trade-{store.key(f'{out.channel}/{paper.path}')[:12]}"
    data = paper.data | {"faces": faces("en"), "lang": "en", "dir": "ltr"}
    try:
        room.mkdir(parents=True, exist_ok=True, mode=0o700)
        furnish(root, room, data, {}, template, (), (), ())
        year, month, day = paper.data["day"]
        epoch = int(datetime.datetime(year, month, day, tzinfo=datetime.UTC).timestamp())
        told = engines.typeset(engines.Setting(room, "templates/trade.typ", "data.json", epoch), folder)
    finally:
        store.clear(room)
    if told.pdf is None:
        yield warning(
            "P276",
            Where(f"shipments/{paper.path.split('/')[1]}.yml", line=1, column=1),
            paper=paper.path,
            said="; ".join(told.said)[:150],
        )
        return
    out.tray.put(paper.path, searchable(told.pdf), private=True)
