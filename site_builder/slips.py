"""Readiness on paper: a seller's correction slip on one sheet, and the roll-ups of districts and the state."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_builder import engines, photos, standin, store
from site_builder.check.catalogue import CATALOGS, sound_seller
from site_builder.check.rules import ANSWERS
from site_builder.edition import Edition
from site_builder.edition.book import Print
from site_builder.edition.product import Picture
from site_builder.edition.readiness import best_views, only_told
from site_builder.edition.slip import Row, SlipView, slip_view
from site_builder.language import day as day_told
from site_builder.language import number
from site_builder.problem import Problem, Where, error
from site_builder.readiness import STATES, Asked, Reckoned, Standing, Summary
from site_builder.typesetting import PRINTS, Paper, faces_folder, set_paper, templates
from site_builder.writers.print import slip

FOLDER = f"{store.BUILD}/readiness"
QUESTIONS = 8  # tried first; fewer where they do not fit on one sheet


def set_slip(root: Path, standing: Standing, found: Reckoned, paper: Edition, faces: Path) -> tuple[Print | None, list[Problem]]:
    """A seller's slip, with as many questions as one sheet takes."""
    pictures = _pictures(root, standing, paper)
    rows = [Row(each.sku, paper.say(each.title), each.cells) for each in standing.products]
    made: Print | None = None
    told: list[Problem] = []
    for limit in range(QUESTIONS, 0, -1):
        view = slip_view(standing.district, paper.say(standing.name), rows, paper, limit=limit, sample=standing.sample)
        made, told = _set(root, standing, view, pictures, paper, faces)
        if made is None or made.pages == 1 or len(view.questions) < limit:
            break
        (root / PRINTS / made.file).unlink(missing_ok=True)
        (root / PRINTS / made.file).with_suffix(".json").unlink(missing_ok=True)
    return made, told


def _set(
    root: Path, standing: Standing, view: SlipView, pictures: dict[str, tuple[Picture, ...]], paper: Edition, faces: Path
) -> tuple[Print | None, list[Problem]]:
    data = slip.slip(view, pictures, paper)
    name = f"slip-{standing.district}-{standing.seller}-{paper.code}"
    return _paper(root, name, "slip.typ", data, paper, faces, slip.urls(data), slip.pictures_of(data))


def _paper(
    root: Path,
    name: str,
    entry: str,
    data: dict[str, Any],
    paper: Edition,
    faces: Path,
    urls: tuple[str, ...] = (),
    pictures: tuple[str, ...] = (),
) -> tuple[Print | None, list[Problem]]:
    attached = {"kind": data["kind"], "language": data["lang"], "date": data["document"]["date"]}
    return set_paper(
        root,
        Paper(
            name,
            entry,
            data,
            attached,
            paper.settings.updated,
            urls=urls,
            pictures=pictures,
            previews=0,
            problems_of=lambda told, *_: _complaints(name, told),
        ),
        faces,
        templates(),
    )


def _complaints(name: str, told: engines.Printed) -> Iterator[Problem]:
    for said in told.said:
        yield error("P252", Where(ANSWERS, line=1, column=1), name=name, said=said[:200])


def _pictures(root: Path, standing: Standing, paper: Edition) -> dict[str, tuple[Picture, ...]]:
    """What each product shows on paper; a drawing stands in where there is no photo."""
    folder = root / CATALOGS / standing.district / standing.seller / "photos"
    looks = photos.looks(folder, {})
    seller, _ = sound_seller(root, standing.district, standing.seller, paper.commons, looks)  # type: ignore[arg-type]
    if seller is None:
        return {}
    photos.ready(root, folder, looks, {photo.file for product in seller.shown() for photo in product.photos})
    shown = {}
    for product in seller.shown():
        drawn = standin.of_category(root, product.category, paper)
        shown[product.sku] = photos.pictures(product, looks, paper) or ((drawn,) if drawn else ())
    return shown


def keep_private(path: Path, content: bytes) -> None:
    """A file that only its owner may read."""
    store.write(path, content)
    path.chmod(0o600)


# ── roll-ups ─────────────────────────────────────────────────────────────────────────────────────


def rollup_paper(root: Path, name: str, whole: Summary, asked: list[Asked], day: datetime.date, edition: Edition) -> bytes | None:
    """The roll-up of a district or the state; None where faces are not set up."""
    faces = faces_folder()
    if faces is None:
        return None
    code, w = edition.code, edition.words
    district = name if name in edition.commons.districts else ""
    title = str(edition.district_names[name]) if district else str(edition.say(edition.settings.name))
    rows = []
    for each in asked:
        counts = whole.tallies.get(each.channel.id, {})
        told = (edition.say(each.channel.name), w[f"ready_sure_{each.channel.evidence}"])
        rows.append((*told, *(number(counts.get(state, 0), code) for state in STATES)))
    best = best_views(whole.best(8), edition)
    only = only_told(whole.alone, whole.products, edition, 12)
    as_of = w["ready_as_of"].format(date=day_told(day, code))
    data = slip.rollup(title, district, as_of, rows, best, only, edition)
    made, _ = _paper(root, f"readiness-{name}-{code}", "readiness.typ", data, edition, faces)
    if made is None:
        return None
    pdf = (root / PRINTS / made.file).read_bytes()
    (root / PRINTS / made.file).unlink()
    (root / PRINTS / made.file).with_suffix(".json").unlink(missing_ok=True)
    return pdf
