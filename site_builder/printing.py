"""Print's part of the pipe: which catalogues are out of date, and setting them, at most two at a time.

A made PDF is kept by the key of all that it was made from, so an unchanged one is never set again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from site_builder import fonts, photos, standin, store
from site_builder.check.catalogue import CATALOGS, read_seller
from site_builder.district import Plan, district_stamp
from site_builder.edition import Edition, address, edition
from site_builder.edition.book import Print, book
from site_builder.edition.consent import contact
from site_builder.edition.product import Picture
from site_builder.model.product import Seller
from site_builder.problem import Problem, Severity, Where, error, pack, unpack
from site_builder.store import Stage
from site_builder.typesetting import AT_ONCE, PRINTS, ROOM, faces_folder, print_from

if TYPE_CHECKING:
    from site_builder import engines
    from site_builder.misprint import Again


@dataclass
class Made:
    """Every catalogue that is known now, by (district, language), and what was found while setting them."""

    prints: dict[tuple[str, str], Print] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    entries: dict[str, Any] = field(default_factory=dict)  # what the store keeps, by district
    new: int = 0  # set in this build
    read: dict[str, District] = field(default_factory=dict)  # districts whose records were read for it
    refused: list[Problem] = field(default_factory=list)  # errors in records, for which nothing was set


def known(root: Path, districts: dict[str, list[str]], languages: Sequence[str]) -> Made:
    """The catalogues that earlier builds made, as they are."""
    made = Made()
    for name in districts:
        entry = store.load(root, f"prints/{name}")
        if entry:
            made.entries[name] = entry
            for code, told in entry["prints"].items():
                if code in languages and (root / PRINTS / told[0]).exists():
                    made.prints[name, code] = print_from(told)
    return made


def make(
    plan: Plan, districts: dict[str, list[str]], chosen: set[str], codes: Sequence[str], tell: Callable[[int, int], None]
) -> Made:
    """Set what is out of date of the chosen districts and languages; the others stay as they are."""
    root, commons = plan.root, plan.commons
    made = known(root, districts, list(commons.settings.languages))
    folder = faces_folder()
    if folder is None:
        made.refused.append(error("P141", Where("content/showcase.yml", line=1, column=1), command="haat fonts"))
        return made
    editions = {code: (edition(commons, code, "print"), edition(commons, code, "web")) for code in codes}
    stale: dict[str, list[str]] = {}  # district → languages to set
    for name in sorted(chosen):
        stamp = district_stamp({each: plan.stamps.get(f"{name}/{each}", "") for each in districts[name]})
        entry: Any = made.entries.get(name)
        same = entry and (entry["stamp"], entry["shared"]) == (stamp, plan.shared)
        wanted = [code for code in codes if not same or code not in entry["prints"] or (name, code) not in made.prints]
        if same:
            made.problems += [unpack(each) for code in codes for each in entry["problems"].get(code, ())]
        if not same:
            made.entries[name] = {"stamp": stamp, "shared": plan.shared, "prints": {}, "problems": {}}
        if wanted:
            stale[name] = wanted
    jobs: list[tuple[str, str, Callable[[], tuple[Print | None, list[Problem]]]]] = []
    for name, (district, faults) in read_districts(plan, {name: districts[name] for name in stale}).items():
        made.refused += faults
        if not faults:
            made.read[name] = district
        if faults or not district.sellers:
            made.prints = {pair: each for pair, each in made.prints.items() if pair[0] != name}
        else:
            jobs += [(name, code, _job(plan, district, *editions[code], folder)) for code in stale[name]]
    from concurrent.futures import ThreadPoolExecutor  # heavy, as is all that sets: most builds set nothing

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for n, (name, code, done) in enumerate([(name, code, pool.submit(job)) for name, code, job in jobs], 1):
            result, problems = done.result()
            made.problems += problems
            entry = made.entries[name]
            entry["problems"][code] = [pack(each) for each in problems]
            made.prints.pop((name, code), None)
            if result:
                made.prints[name, code], entry["prints"][code] = result, list(result)
                made.new += 1
            tell(n, len(jobs))
    return made


def publish(root: Path, made: Made, before: dict[str, str], stage: Stage) -> dict[str, str]:
    """Stage the catalogues and the pictures of their pages that the site lacks; returns address → what stands there."""
    kept = {}
    for (name, code), each in sorted(made.prints.items()):
        files = {f"{code}/{address.catalogue(name)}": root / PRINTS / each.file}
        files |= {f"media/{picture}": store.picture_path(root, picture) for picture, _, _ in each.previews}
        for path, source in files.items():
            kept[path] = source.name
            if before.get(path) != source.name:
                stage.link(path, source)
    for name, entry in made.entries.items():
        stage.keep(f"prints/{name}", entry)
    return kept


def prune(root: Path, wanted: set[str]) -> None:
    """Drop what nothing of now needs: older files than those wanted, and what the typesetter was given."""
    for path in (root / PRINTS).glob("*.*"):
        if path.suffix in (".pdf", ".xlsx") and path.name not in wanted:
            path.unlink()
            path.with_suffix(".json").unlink(missing_ok=True)
    store.clear(root / ROOM)


# ── one district ─────────────────────────────────────────────────────────────────────────────────


class District(NamedTuple):
    """A district's checked sellers and what is known of their photos."""

    name: str
    sellers: list[Seller]
    looks: dict[str, dict[str, photos.Look]]

    @classmethod
    def read(cls, root: Path, plan: Plan, name: str, sellers: list[str]) -> tuple[District, list[Problem]]:
        """The district, and the errors for which it must not be printed."""
        kept = (store.load(root, f"districts/{name}") or {}).get("sellers", {})
        found, errors = [], []
        looks = _looks(root, name, sellers, kept)
        for each in sellers:
            folder = root / CATALOGS / name / each
            seller, _, problems = read_seller(root, name, each, plan.commons, looks[each])  # type: ignore[arg-type]
            faults = [problem for problem in problems if problem.severity is Severity.ERROR]
            errors += faults
            if seller is None or faults:
                continue
            photos.ready(root, folder / "photos", looks[each], {photo.file for p in seller.shown() for photo in p.photos})
            if seller.shown():
                found.append(seller)
        return cls(name, found, looks), errors

    def pictures(self, root: Path, edition: Edition) -> dict[str, tuple[Picture, ...]]:
        """`seller/sku` → what the product shows; a stand-in where there is no photo."""
        shown = {}
        for seller in self.sellers:
            for product in seller.shown():
                found = photos.pictures(product, self.looks[seller.id], edition)
                placard = standin.of_category(root, product.category, edition) if not found else None
                shown[f"{seller.id}/{product.sku}"] = found or ((placard,) if placard else ())
        return shown


def _looks(root: Path, district: str, sellers: list[str], kept: dict[str, Any]) -> dict[str, dict[str, photos.Look]]:
    """What is known of the photos, by seller. New ones are decoded side by side: the library lets go of the interpreter."""

    def one(seller: str) -> dict[str, photos.Look]:
        before = {file: photos.Look(**look) for file, look in kept.get(seller, {}).get("looks", {}).items()}
        return photos.looks(root / CATALOGS / district / seller / "photos", before)

    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(sellers, pool.map(one, sellers), strict=True))


_plan: Plan | None = None


def _start(plan: Plan) -> None:
    global _plan  # noqa: PLW0603  (a worker's one piece of state: what it inherits)
    _plan = plan


def _read_one(job: tuple[str, list[str]]) -> tuple[District, list[Problem]]:
    assert _plan is not None
    return District.read(_plan.root, _plan, *job)


def read_districts(plan: Plan, districts: dict[str, list[str]]) -> dict[str, tuple[District, list[Problem]]]:
    """The districts' records and photos, side by side when they are many: a photo seen first is decoded and scaled here."""
    if len(districts) <= 2:
        return {name: District.read(plan.root, plan, name, sellers) for name, sellers in districts.items()}
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context: Any = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context, initializer=_start, initargs=(plan,)) as pool:
        return dict(zip(districts, pool.map(_read_one, districts.items()), strict=True))


def _job(
    plan: Plan, district: District, paper: Edition, web: Edition, faces: Path
) -> Callable[[], tuple[Print | None, list[Problem]]]:
    return lambda: _set(plan.root, district, paper, web, faces)


def _set(root: Path, district: District, paper: Edition, web: Edition, faces: Path) -> tuple[Print | None, list[Problem]]:
    """One catalogue: its data and how it is set."""
    from site_builder import misprint
    from site_builder.typesetting import Paper, set_paper, templates
    from site_builder.writers.print import catalogue

    name, code = district.name, paper.code
    pictures = district.pictures(root, paper)
    data = catalogue.data(book(name, district.sellers, pictures, paper), paper)
    unknown = fonts.unknown(store.json(data).decode())
    found, codes = misprint.sources({name}, district.sellers, paper.commons), (code, *paper.chain)
    problems = [*misprint.unknown_signs(found, unknown, codes), *misprint.unphotographed(pictures, found)]

    def faults_of(told: engines.Printed, again: Again, as_set: dict[str, Any]) -> list[Problem]:
        return misprint.overfull(told, found) + misprint.complaints(told, name, as_set, again, found, codes)

    made, faults = set_paper(
        root,
        Paper(
            f"{name}-{code}",
            "catalogue.typ",
            data,
            catalogue.attached(data, _agreed_twice(district, paper, web)),
            paper.settings.updated,
            urls=tuple(catalogue.urls(data)),
            pictures=tuple(catalogue.pictures(data)),
            motifs=tuple(data["motifs"]),
            problems_of=faults_of,
        ),
        faces,
        templates(),
    )
    return made, problems + faults


def _agreed_twice(district: District, paper: Edition, web: Edition) -> dict[str, Any]:
    """The contacts that may travel inside the file: those that a person agreed to show on paper and on the web."""
    commons, found = paper.commons, {}
    for seller in district.sellers:
        one, two = (contact(seller.record, commons.districts[district.name], each)._asdict() for each in (paper, web))
        found[seller.id] = {name: str(value) for name, value in one.items() if value and value == two[name] and name != "sample"}
    return found
