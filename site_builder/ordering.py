"""What is made for who asks: chosen products as line sheet, catalogue, price tags, leaflets or spreadsheet.

Nothing of it is published: it is left below `build/print/`, for the one who asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder import photos, store
from site_builder.check.catalogue import CATALOGS, sound_seller
from site_builder.district import Plan
from site_builder.edition import Edition, address, edition
from site_builder.edition.linesheet import LineSheet, of_district, of_selection, of_seller, whom_to_ask
from site_builder.edition.product import Picture
from site_builder.linesheets import Style, set_sheet, set_told, written
from site_builder.model.product import Seller
from site_builder.printing import District, read_districts
from site_builder.problem import Problem, Where, error, warning
from site_builder.selection import Selection, choose, known, parse
from site_builder.selection.conditions import OPTION
from site_builder.typesetting import CHOSEN, PRINTS, Paper, faces_folder, templates

if TYPE_CHECKING:
    from site_builder.edition.book import Print
    from site_builder.misprint import Source

KINDS = ("linesheet", "catalogue", "tags", "leaflet", "xlsx")
MOST = 600  # products of one document: its photos must fit into memory


@dataclass(frozen=True)
class Ask:
    """What is asked for."""

    select: str
    kind: str = "linesheet"
    title: str = ""
    style: Style = field(default_factory=Style)


@dataclass(frozen=True)
class _Chosen:
    """The products that were chosen: their sellers with these alone, and the districts as they were read."""

    ask: Ask
    selection: Selection
    sellers: list[Seller]
    districts: dict[str, District]
    plan: Plan

    @property
    def name(self) -> str:
        """Part of the file's name: what can be read of the selection, and a key of it."""
        told = "-".join(re.findall(r"[a-z0-9]+", self.selection.text.casefold()))[:48].strip("-")
        return "-".join(each for each in (told, store.key(self.selection.text, self.ask.title)[:6]) if each)

    def pictures(self, paper: Edition) -> dict[str, tuple[Picture, ...]]:
        """`district/seller/SKU` → what a product shows."""
        return {
            f"{district.name}/{name}": shown
            for district in self.districts.values()
            for name, shown in district.pictures(self.plan.root, paper).items()
        }

    def sources(self, paper: Edition) -> list[Source]:
        """The records that stand in what is printed."""
        from site_builder import misprint

        whole = [each for district in self.districts.values() for each in district.sellers]
        found = misprint.sources(set(self.districts), whole, paper.commons, full=True)
        meant = {f"{each.district}/{each.id}" for each in self.sellers}
        meant |= {f"{each.district}/{each.id}/{p.sku}" for each in self.sellers for p in each.products}
        return [each for each in found if not each.id or each.id in meant]


def order(plan: Plan, districts: dict[str, list[str]], ask: Ask, codes: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """Make what is asked for in these languages: the files made, below the root, and what was found."""
    collections = {name: each.named() for name, each in getattr(plan.commons, "collections", {}).items()}
    selection, problems = parse(ask.select, known(plan.commons, districts, collections))
    if problems:
        return [], problems
    every, problems = _read(plan, _meant(selection, districts))
    if problems:
        return [], problems
    sellers, problems = choose(selection, every)
    if problems:
        return [], problems
    count = sum(len(each.products) for each in sellers)
    if count > MOST:
        return [], [error("P238", Where(OPTION, line=1, column=1), count=count, most=MOST)]
    faces = faces_folder()
    if faces is None and ask.kind != "xlsx":
        return [], [error("P141", Where("content/showcase.yml", line=1, column=1), command="haat fonts")]
    names: dict[str, list[str]] = {}
    for each in sellers:
        names.setdefault(each.district, []).append(each.id)
    read = read_districts(plan, names)  # and now their photos
    problems = [problem for _, faults in read.values() for problem in faults]
    if problems:
        return [], problems
    chosen = _Chosen(ask, selection, sellers, {name: district for name, (district, _) in read.items()}, plan)
    files: list[str] = []
    problems = _lacking(sellers, every) if ask.kind in ("linesheet", "xlsx") else []
    for code in codes:
        file, faults = _one(chosen, edition(plan.commons, code, "print"), faces)
        problems += faults
        files += [file] if file else []
    return files, list(dict.fromkeys(problems))


def _meant(selection: Selection, districts: dict[str, list[str]]) -> dict[str, list[str]]:
    """The districts that can have what is meant: the others need not be read."""
    meant = set(districts)
    for each in selection.conditions:
        if each.field == "district" and not each.negated and all(isinstance(value, str) for value in each.values):
            meant &= {name for name in districts if name.casefold() in each.values}
    return {name: districts[name] for name in sorted(meant)}


def _read(plan: Plan, districts: dict[str, list[str]]) -> tuple[list[Seller], list[Problem]]:
    """The sellers' records, and the faults of those that cannot be read: they might be meant."""
    found, problems = [], []
    for district, sellers in districts.items():
        for name in sellers:
            looks = photos.looks(plan.root / CATALOGS / district / name / "photos", {})
            seller, faults = sound_seller(plan.root, district, name, plan.commons, looks)  # type: ignore[arg-type]
            if seller is None:
                problems += faults
            else:
                found.append(seller)
    return found, problems


def _lacking(sellers: list[Seller], every: list[Seller]) -> list[Problem]:
    """What a trade buyer looks for first and does not find: a price by quantity, a minimum, a lead time."""
    problems = []
    for seller in sellers:
        whole = next(each for each in every if (each.district, each.id) == (seller.district, seller.id))
        place = {product.sku: n for n, product in enumerate(whole.products)}
        for product in seller.products:
            told = (
                ("prices", product.prices.shown or product.prices.wholesale),
                ("moq", product.moq),
                ("lead_time", product.lead_time or seller.record.lead_time),
            )
            if lost := [name for name, value in told if not value]:
                at = Where(f"{seller.folder}/products.yml").at(place[product.sku])
                problems.append(warning("P239", at, sku=product.sku, fields=", ".join(lost)))
    return problems


# ── one language ─────────────────────────────────────────────────────────────────────────────────


def _one(chosen: _Chosen, paper: Edition, faces: Path | None) -> tuple[str, list[Problem]]:
    root, ask = chosen.plan.root, chosen.ask
    pictures = chosen.pictures(paper)
    file = f"{CHOSEN}/{paper.code}/{ask.kind}-{chosen.name}{ask.style.suffix}.{'xlsx' if ask.kind == 'xlsx' else 'pdf'}"
    if ask.kind == "xlsx":
        made, _ = written(root, _sheet(chosen, pictures, paper), paper)
        store.write(root / file, (root / PRINTS / made).read_bytes())
        return file, []
    assert faces is not None
    if ask.kind == "catalogue":
        pdf, problems = _catalogue(chosen, pictures, paper, faces)
    else:
        sheet = _sheet(chosen, pictures, paper)
        pdf, problems = set_sheet(root, sheet, ask.kind, paper, chosen.sources(paper), faces, ask.style)
    if pdf is None:
        return "", problems
    store.write(root / file, (root / PRINTS / pdf.file).read_bytes())
    return file, problems


def _sheet(chosen: _Chosen, pictures: dict[str, tuple[Picture, ...]], paper: Edition) -> LineSheet:
    """By its seller's or its district's name where all of one was chosen, else as chosen products."""
    sellers, fields = chosen.sellers, {each.field for each in chosen.selection.conditions}
    if len(sellers) == 1:
        sheet = of_seller(sellers[0], pictures, paper)
    elif len(chosen.districts) == 1 and fields <= {"district", "status"}:
        sheet = of_district(sellers[0].district, sellers, pictures, paper)
    else:
        title, about = _titles(chosen, paper)
        sheet = of_selection(chosen.name, title, about, _href(chosen), sellers, pictures, paper)
    return sheet._replace(name=chosen.name, title=chosen.ask.title or sheet.title)


def _titles(chosen: _Chosen, paper: Edition) -> tuple[str, str]:
    """What the whole is called, and what is said of it: a collection's own words, or by what it was chosen."""
    if name := _collection(chosen):
        record = paper.commons.collections[name]
        return chosen.ask.title or paper.say(record.title), paper.say(record.intro)
    fields = {each.field for each in chosen.selection.conditions}
    if not chosen.ask.title and len(chosen.sellers) == 1:
        maker = chosen.sellers[0].record
        return paper.say(maker.name), paper.say(maker.craft)
    if not chosen.ask.title and len(chosen.districts) == 1 and fields <= {"district", "status"}:
        return paper.district_names[chosen.sellers[0].district], ""
    if chosen.ask.title:  # who gives it a name says by that what it is
        return chosen.ask.title, ""
    return paper.words["chosen_products"], paper.words["chosen_by"].format(selection=chosen.selection.text)


def _collection(chosen: _Chosen) -> str:
    """The collection that was asked for, or nothing."""
    named = [each for each in chosen.selection.conditions if each.field == "collection" and not each.negated]
    found = chosen.plan.commons.collections.items() if len(named) == 1 else ()
    return next((name for name, each in found if set(named[0].values) == {key.casefold() for key in each.named()}), "")


def _href(chosen: _Chosen) -> str:
    """The page that leads on: the collection's, the seller's, the district's, or that of all districts."""
    if name := _collection(chosen):
        return address.collection(name)
    if len(chosen.sellers) == 1:
        return address.seller(chosen.sellers[0].district, chosen.sellers[0].id)
    return address.district(next(iter(chosen.districts))) if len(chosen.districts) == 1 else address.DISTRICTS


def _catalogue(
    chosen: _Chosen, pictures: dict[str, tuple[Picture, ...]], paper: Edition, faces: Path
) -> tuple[Print | None, list[Problem]]:
    """A catalogue of what was chosen, set as a district's is."""
    from site_builder.edition.book import chosen_book
    from site_builder.edition.place import DistrictView
    from site_builder.writers.print import catalogue

    title, about = _titles(chosen, paper)
    gi = sorted({p.gi for each in chosen.sellers for p in each.products if p.gi})
    head = DistrictView(
        "chosen",
        title,
        (),
        (),
        (about,) if about else (),
        (),
        tuple((address.gi(key), paper.say(paper.commons.gi[key].name), key) for key in gi),
    )
    book = chosen_book(head, whom_to_ask(chosen.sellers, paper), _href(chosen), chosen.sellers, pictures, paper)
    data = catalogue.data(book, paper, "catalogue_chosen", "gi_among")
    style = chosen.ask.style
    job = Paper(
        f"catalogue-{chosen.name}-{paper.code}{style.suffix}",
        "catalogue.typ",
        data,
        catalogue.attached(data, {}),
        paper.settings.updated,
        urls=tuple(catalogue.urls(data)),
        pictures=tuple(catalogue.pictures(data)),
        previews=0,
        motifs=tuple(data["motifs"]),
        grey=style.grey,
        low_ink=style.low_ink,
    )
    return set_told(chosen.plan.root, job, title, chosen.sources(paper), paper, faces, templates())
