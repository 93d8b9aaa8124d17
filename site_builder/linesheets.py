"""Line sheets' part of the pipe: those of every seller and district, made again where something changed.

A step of its own beside the catalogues: what is made is kept by the key of all that it was made from, so one changed price
sets the sheets of one seller and its district anew, and those of the other sellers stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from site_builder import store
from site_builder.district import Plan, district_stamp
from site_builder.edition import Edition, address, edition
from site_builder.edition.book import Print
from site_builder.edition.linesheet import LineSheet, Offer, of_district, of_seller
from site_builder.problem import Problem, pack, unpack
from site_builder.store import Stage, key
from site_builder.typesetting import AT_ONCE, PRINTS, faces_folder, print_from

if TYPE_CHECKING:
    from site_builder.misprint import Source
    from site_builder.printing import District


class Sheet(NamedTuple):
    """A line sheet that is made: the PDF, and the spreadsheet's file among the made ones and its size."""

    pdf: Print
    xlsx: str
    bytes: int


Name = tuple[str, str, str]  # district, seller (or nothing: the district's own), language


@dataclass
class Sheets:
    """Every line sheet that is known now, and what was found while making them."""

    made: dict[Name, Sheet] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    entries: dict[str, Any] = field(default_factory=dict)  # what the store keeps, by district
    new: int = 0

    def offers(self) -> dict[Name, Offer]:
        """What the pages tell of them."""
        return {name: Offer(each.pdf.bytes, each.pdf.pages, each.bytes) for name, each in self.made.items()}

    def files(self) -> set[str]:
        """Their files among the made ones."""
        return {file for each in self.made.values() for file in (each.pdf.file, each.xlsx)}


def known(root: Path, districts: dict[str, list[str]], languages: Sequence[str]) -> Sheets:
    """The line sheets that earlier builds made, as they are."""
    sheets = Sheets()
    for district, sellers in districts.items():
        entry = store.load(root, f"linesheets/{district}")
        if not entry:
            continue
        sheets.entries[district] = entry
        for name, (pdf, xlsx, size) in entry["made"].items():
            code, _, seller = name.partition("/")
            there = all((root / PRINTS / file).exists() for file in (pdf[0], xlsx))
            if code in languages and (not seller or seller in sellers) and there:
                sheets.made[district, seller, code] = Sheet(print_from(pdf), xlsx, size)
    return sheets


def make(
    plan: Plan,
    districts: dict[str, list[str]],
    chosen: set[str],
    codes: Sequence[str],
    read: dict[str, District],
    tell: Callable[[int, int], None],
) -> Sheets:
    """Make what is out of date of the chosen districts and languages. `read`: districts that were read already."""
    from site_builder.printing import read_districts

    root, faces = plan.root, faces_folder()
    sheets = known(root, districts, list(plan.commons.settings.languages))
    if faces is None:  # told where catalogues are set
        return sheets
    stale: dict[str, list[str]] = {}
    for name in sorted(chosen):
        stamp = district_stamp({each: plan.stamps.get(f"{name}/{each}", "") for each in districts[name]})
        entry = sheets.entries.get(name)
        if not entry or (entry["stamp"], entry["shared"]) != (stamp, plan.shared):
            entry = sheets.entries[name] = {"stamp": stamp, "shared": plan.shared, "made": {}, "problems": {}}
        lacking = [code for code in codes if code not in entry["problems"] or not _there(root, entry, code)]
        sheets.problems += [unpack(each) for code in codes if code not in lacking for each in entry["problems"][code]]
        if lacking:
            stale[name] = lacking
    found: dict[str, tuple[District, list[Problem]]] = {name: (read[name], []) for name in stale if name in read}
    found |= read_districts(plan, {name: districts[name] for name in stale if name not in read})
    jobs = [
        (name, code, seller)
        for name, (district, faults) in found.items()
        for code in stale[name]
        for seller in ("", *(each.id for each in district.sellers))
        if not faults and district.sellers
    ]
    editions = {code: edition(plan.commons, code, "print") for code in codes}
    from concurrent.futures import ThreadPoolExecutor  # heavy, and most builds make nothing

    for name, lacking in stale.items():
        for pair in [each for each in sheets.made if each[0] == name and each[2] in lacking]:
            del sheets.made[pair]
    before = _standing(root)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        running = [(job, pool.submit(_one, plan, found[job[0]][0], job[2], editions[job[1]], faces)) for job in jobs]
        for n, ((name, code, seller), done) in enumerate(running, 1):
            made, problems = done.result()
            _keep(sheets, (name, seller, code), made, problems, before)
            tell(n, len(jobs))
    return sheets


def _there(root: Path, entry: Any, code: str) -> bool:
    """Whether all that was made in a language still lies there."""
    made = [each for name, each in entry["made"].items() if name.partition("/")[0] == code]
    return all((root / PRINTS / file).exists() for (pdf, xlsx, _) in made for file in (pdf[0], xlsx))


def _standing(root: Path) -> set[str]:
    return {path.name for path in (root / PRINTS).glob("linesheet-*")}


def _keep(sheets: Sheets, name: Name, made: Sheet | None, problems: list[Problem], before: set[str]) -> None:
    district, seller, code = name
    entry = sheets.entries[district]
    told = entry["problems"].setdefault(code, [])
    told += [pack(each) for each in problems if pack(each) not in told]
    sheets.problems = list(dict.fromkeys((*sheets.problems, *problems)))
    if made:
        sheets.made[name] = made
        entry["made"][f"{code}/{seller}"] = [list(made.pdf), made.xlsx, made.bytes]
        sheets.new += made.pdf.file not in before or made.xlsx not in before


def publish(root: Path, sheets: Sheets, before: dict[str, str], stage: Stage) -> dict[str, str]:
    """Stage the line sheets that the site lacks; returns address → what stands there."""
    kept = {}
    for (district, seller, code), each in sorted(sheets.made.items()):
        for suffix, file in (("pdf", each.pdf.file), ("xlsx", each.xlsx)):
            path = f"{code}/{address.line_sheet(district, seller, suffix)}"
            kept[path] = file
            if before.get(path) != file:
                stage.link(path, root / PRINTS / file)
    for name, entry in sheets.entries.items():
        stage.keep(f"linesheets/{name}", entry)
    return kept


# ── one sheet ────────────────────────────────────────────────────────────────────────────────────


def _one(plan: Plan, district: District, seller: str, paper: Edition, faces: Path) -> tuple[Sheet | None, list[Problem]]:
    """The sheet of a seller, or of the district, in one language."""
    from site_builder import misprint

    chosen = [replace(each, products=each.shown()) for each in district.sellers if seller in ("", each.id)]
    shown = {f"{district.name}/{name}": each for name, each in district.pictures(plan.root, paper).items()}
    sheet = of_seller(chosen[0], shown, paper) if seller else of_district(district.name, chosen, shown, paper)
    found = misprint.sources(
        {district.name}, [each for each in district.sellers if seller in ("", each.id)], paper.commons, full=True
    )
    # By the district's name, as its catalogue: what is wrong with a record is told once.
    made, problems = set_sheet(plan.root, sheet, "linesheet", paper, found, faces, what=district.name)
    if made is None:
        return None, problems
    file, size = written(plan.root, sheet, paper)
    return Sheet(made, file, size), problems


@dataclass(frozen=True)
class Style:
    """How it is printed."""

    grey: bool = False
    low_ink: bool = False

    @property
    def suffix(self) -> str:
        """Part of a file's name."""
        return ("-grey" if self.grey else "") + ("-low-ink" if self.low_ink else "")


def set_sheet(
    root: Path,
    sheet: LineSheet,
    kind: str,
    paper: Edition,
    found: list[Source],
    faces: Path,
    style: Style | None = None,
    what: str = "",
) -> tuple[Print | None, list[Problem]]:
    """A line sheet, price tags or leaflets on paper, set now or kept from an earlier build."""
    from site_builder.typesetting import Paper, templates
    from site_builder.writers.print import linesheet

    style = style or Style()
    data = linesheet.data(sheet, paper, kind)
    name = f"{kind}-{sheet.name}-{paper.code}{style.suffix}"
    job = Paper(
        name,
        f"{kind}.typ",
        data,
        linesheet.attached(data),
        paper.settings.updated,
        urls=tuple(linesheet.urls(data)),
        pictures=tuple(linesheet.pictures(data)),
        previews=0,
        motifs=tuple(data["motifs"]),
        grey=style.grey,
        low_ink=style.low_ink,
    )
    return set_told(root, job, what or sheet.title, found, paper, faces, templates())


def set_told(
    root: Path, job: Any, title: str, found: list[Source], paper: Edition, faces: Path, template: dict[str, bytes]
) -> tuple[Print | None, list[Problem]]:
    """A document of products, and what is wrong with it, at the records that it concerns."""
    from site_builder import fonts, misprint
    from site_builder.typesetting import set_paper

    codes = (paper.code, *paper.chain)
    unknown = fonts.unknown(store.json(job.data).decode())
    job = without_colours(root, job) if job.grey else job
    job = replace(
        job,
        problems_of=lambda told, again, as_set: [
            *misprint.overfull(told, found),
            *misprint.complaints(told, title, as_set, again, found, codes),
        ],
    )
    made, faults = set_paper(root, job, faces, template)
    return made, [*misprint.unknown_signs(found, unknown, codes), *faults]


def without_colours(root: Path, job: Any) -> Any:
    """The same document with the grey forms of its pictures."""
    from site_builder import photos

    greys = {file: photos.grey(root, file) for file in job.pictures}

    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: greys.get(each, each) if name == "file" else turned(each) for name, each in value.items()}
        return [turned(each) for each in value] if isinstance(value, list) else value

    return replace(job, data=turned(job.data), pictures=tuple(greys.values()))


def written(root: Path, sheet: LineSheet, paper: Edition) -> tuple[str, int]:
    """The spreadsheet of a line sheet, written now or kept: its file among the made ones, and its size."""
    from site_builder.writers.print import spreadsheet

    file = f"linesheet-{sheet.name}-{paper.code}-{key(spreadsheet.made_from(sheet, paper))[:16]}.xlsx"
    path = root / PRINTS / file
    if not path.exists():
        store.write(path, spreadsheet.write(sheet, paper, dict(_picture_files(root, sheet))))
    return file, path.stat().st_size


def _picture_files(root: Path, sheet: LineSheet) -> Iterator[tuple[str, Path]]:
    for line in sheet.lines:
        for picture in line.product.pictures[:1]:
            name = picture.sources[0][3].rpartition("/")[2]
            yield name, store.picture_path(root, name)
