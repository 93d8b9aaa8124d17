"""Measure the printed catalogue against WeasyPrint on the same cards, and what readers find in it: `python bench/paper.py`.

WeasyPrint is given HTML that is ready, with the cards only, in two ways: one grid for a category, and a grid for each pair of
cards, which it sets in less time. "The cards alone" is ours with nothing else too, from data that is ready, and the word
pass; "the same work" is the whole catalogue so: with cover, makers, indexes and order form. "Whole command" is `haat print`
with nothing remembered but made pictures: also records read and checked, photos looked at, pictures of the first pages, and
every line sheet. All are whole processes with the same faces. Runs are paired (A B A B), except where there is no ratio of
wall time: there WeasyPrint ran earlier on the same day, with less other work on the machine. Goals are of CPU time for the
same work, which other work changes least. Writes its tables between the marks of RESULTS.md that are its own.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import html
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
sys.path[:0] = [str(HERE), str(REPOSITORY), str(REPOSITORY / "tests/print")]
from figures import Cost, Series, ratio  # noqa: E402
from run import run  # noqa: E402

GOALS = {300: 1 / 12, 1000: 1 / 30}
NAMES = ("cards", "same", "whole")
OURS = ("Haat, the same cards alone", "Haat, the same work", "Haat, whole command")
BEGIN, END = "<!-- paper -->", "<!-- end of paper -->"

STYLE = """
@page { size: A4; margin: 22mm 12mm 18mm 15mm; @bottom-center { content: counter(page) } }
body { font-family: %s; font-size: 9.5pt; line-height: 1.5 }
.pair { break-inside: avoid; margin-bottom: 6mm }
.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm }
.all .card { break-inside: avoid }
.card { border-top: .25pt solid #b9ad9a; padding-top: 2mm }
.card img.photo { width: 100%%; height: 56mm; object-fit: cover }
.card img.code { width: 14mm; float: right }
table { font-size: 8pt; border-collapse: collapse } td { padding: 0 2mm .5mm 0 }
h1 { break-before: page; font-size: 17pt } h2 { font-size: 10.5pt; margin: 1mm 0 }
"""


# ── the same cards as HTML ───────────────────────────────────────────────────────────────────────


def said(told: Any) -> str:
    """A text of the typesetter's data as HTML."""
    if isinstance(told, list):
        return "".join(map(said, told))
    if isinstance(told, dict):
        return f'<span lang="{told["lang"]}">{html.escape(told["text"])}</span>'
    return html.escape(told)


WAYS = {"a category": 10**9, "a pair": 2}  # how many cards a grid of WeasyPrint's holds


def page(data: dict[str, Any], together: int = 2) -> str:
    """The cards of a catalogue as one HTML page, so many of them in one grid."""
    words = data["labels"]
    out = [f'<!doctype html><html lang="{data["lang"]}" dir="{data["dir"]}"><meta charset="utf-8"><title>x</title>']
    out.append(f"<style>{STYLE % ', '.join(repr(each) for each in data['faces'])}</style>")
    for section in data["sections"]:
        out.append(f"<h1>{said(section['name'])}</h1>")
        for n, card in enumerate(card for row in section["rows"] for card in row["cards"]):
            kind = "pair" if together == 2 else "all"
            out.append(("</div></div>" if n else "") + f"<div class={kind}><div class=cards>" if n % together == 0 else "")
            rows = [(words["sku"], card["sku"]), (words["size"], card["measures"]), (words["materials"], card["materials"])]
            rows += [
                (words["moq"], card["moq"]),
                (words["lead_time"], "; ".join(said(a) + ": " + said(b) for a, b in card["lead"])),
            ]
            rows += [(words["retail"], card["price"]), *((f"{said(words['wholesale'])} {said(a)}", b) for a, b in card["tiers"])]
            table = "".join(f"<tr><td>{said(a)}<td>{said(b)}" for a, b in rows if b)
            photo = f'<img class=photo src="photos/{card["picture"]["file"]}" alt="">' if card["picture"] else ""
            second = said(card["second"]) if card["second"] else ""
            code = data["qr"][card["url"]][1:]
            out.append(f'<div class=card>{photo}<img class=code src="{code}" alt=""><h2>{said(card["title"])}</h2>')
            out.append(f"<p>{second}</p><table>{table}</table><p>{said(card['maker'])}</p></div>")
        out.append("</div></div>")
    return "".join(out)


def furnished(root: Path, district: str, code: str, folder: Path) -> dict[str, Any]:
    """The data of a catalogue, with its pictures and QR codes in a folder."""
    from site_builder import printing, scan, site, typesetting
    from site_builder.check.catalogue import folders
    from site_builder.check.commons import read_commons
    from site_builder.district import Plan
    from site_builder.edition import edition
    from site_builder.edition.book import book
    from site_builder.writers.print import catalogue
    from site_builder.writers.print.room import furnish

    commons, _ = read_commons(root)
    assert commons is not None
    seen = scan.look(root)
    plan = Plan(root, commons, site.shared_key(commons, seen.program), scan.stamps(root, seen))
    found, _ = printing.District.read(root, plan, district, folders(root, commons)[0][district])
    paper = edition(commons, code, "print")
    data = catalogue.data(book(district, found.sellers, found.pictures(root, paper), paper), paper)
    shown = catalogue.pictures(data)
    furnish(root, folder, data, {}, typesetting.templates(), data["motifs"], catalogue.urls(data), shown)
    return data


# ── time ─────────────────────────────────────────────────────────────────────────────────────────


# A catalogue of nothing but its cards: what WeasyPrint's page is too.
CARDS = """#import "lib/frame.typ": frame
#import "lib/card.typ": shelves
#let data = json(sys.inputs.data)
#show: frame.with(data)
#shelves(data)
"""


def race(products: int, runs: int, work: Path, ways: list[str]) -> dict[str, Any]:
    """Ours and WeasyPrint's time for one district of so many products. A showcase that stands in the folder is taken."""
    import make_showcase

    root = work / f"paper-{products}"
    if not root.exists():
        make_showcase.make(root, products, only_district="nadia", photos=True)
    ours = [sys.executable, "-m", "site_builder", "--quiet", "--root", str(root), "print", "--district", "nadia", "--lang", "bn"]
    run(ours, REPOSITORY)  # stand-in pictures, once
    room = work / f"html-{products}"
    data = furnished(root, "nadia", "bn", room)
    (room / "templates/cards.typ").write_text(CARDS, "utf-8")
    faces = _fonts_environment(room)["FONTCONFIG_FILE"]  # our faces, as ours has: without them there are no letters to shape
    alone = [sys.executable, str(Path(__file__)), "--set", str(room), "--entry"]
    told = {name: Series() for name in NAMES}
    weasyprint: dict[str, Series | None] = {way: Series() for way in ways}
    for way in ways:
        (room / f"{WAYS[way]}.html").write_text(page(data, WAYS[way]), "utf-8")
    for _ in range(runs):
        for way in ways:
            theirs = [sys.executable, "-m", "weasyprint", f"{WAYS[way]}.html", "out.pdf"]
            if (series := weasyprint[way]) is not None:
                weasyprint[way] = _more(series, ["env", f"FONTCONFIG_FILE={faces}", *theirs], room)
        told["cards"].runs.append(run([*alone, "cards.typ"], REPOSITORY))
        told["same"].runs.append(run([*alone, "catalogue.typ"], REPOSITORY))
        for name in ("prints", "store", "print"):
            shutil.rmtree(root / "build" / name, ignore_errors=True)
        told["whole"].runs.append(run(ours, REPOSITORY))
    busy = os.getloadavg()[2]
    return {"products": products, **told, "weasyprint": weasyprint, "busy": busy}


def _more(series: Series, command: list[str], room: Path) -> Series | None:
    """A further run; none at all where WeasyPrint ends with an error of its own."""
    try:
        series.runs.append(run(command, room))
    except SystemExit as ended:
        print(str(ended)[-300:], file=sys.stderr)
        return None
    return series


def set_alone(room: Path, entry: str) -> None:
    """Ours from data that is ready to a PDF that can be searched."""
    from site_builder import engines, fonts
    from site_builder.writers.print.room import PHOTOS
    from site_builder.writers.print.spans import searchable

    folder = next(each for each in fonts.fonts_dirs() if each.is_dir() and not fonts.missing((each,)))
    made = engines.typeset(engines.Setting(room, f"templates/{entry}", "data.json", 1_700_000_000), folder)
    assert made.pdf, made.said
    (room / "haat.pdf").write_bytes(searchable(made.pdf, room / PHOTOS))


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def words_found(work: Path) -> list[tuple[str, str, int, list[float | None]]]:
    """For each language: ours, WeasyPrint's and Chromium's PDFs of the same cards, read by poppler and PDFium."""
    import extract

    rows = []
    for showcase, district, code in (
        (REPOSITORY, "nadia", "bn"),
        (REPOSITORY, "nadia", "hi"),
        (REPOSITORY, "nadia", "en"),
        (REPOSITORY / "tests/showcases/six-languages", "murshidabad", "ur"),
    ):
        root = work / f"words-{code}"
        for name in ("content", "catalogs", "modules", "mkdocs.yml"):
            source = showcase / name if (showcase / name).exists() else REPOSITORY / name
            (shutil.copytree if source.is_dir() else shutil.copyfile)(source, _under(root / name))
        subprocess.run(
            [sys.executable, "-m", "site_builder", "--quiet", "--root", str(root), "print", "--district", district, "--lang", code],
            check=True,
            cwd=REPOSITORY,
            stderr=subprocess.DEVNULL,
        )
        room = work / f"words-html-{code}"
        room.mkdir()
        data = furnished(root, district, code, room)
        (room / "cards.html").write_text(page(data), "utf-8")
        cards = [card for section in data["sections"] for row in section["rows"] for card in row["cards"]]
        texts = [text for card in cards for text in (card["title"], card["materials"], card["maker"]) if isinstance(text, str)]
        made = [root / f"site/{code}/print/{district}.pdf", _weasyprint(room), _chromium(room)]
        shares = [
            extract.share(pdf, texts, pages) if pdf else None
            for pdf in made
            for pages in (extract.poppler_pages, extract.pdfium_pages)
        ]
        rows.append((code, district, sum(len(extract.words(text)) for text in texts), shares))
    return rows


def _under(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _fonts_environment(room: Path) -> dict[str, str]:
    """A fontconfig that knows our faces only, so that all three set the same letters."""
    config = room / "fonts.conf"
    folder = REPOSITORY / "site_builder/fonts"
    config.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{folder}</dir><cachedir>{room}/cache</cachedir></fontconfig>', "utf-8"
    )
    return {**os.environ, "FONTCONFIG_FILE": str(config)}


def _weasyprint(room: Path) -> Path:
    out = room / "weasyprint.pdf"
    command = [sys.executable, "-m", "weasyprint", "cards.html", out.name]
    subprocess.run(command, check=True, cwd=room, env=_fonts_environment(room), stderr=subprocess.DEVNULL)
    return out


def _chromium(room: Path) -> Path | None:
    browser = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        return None
    out = room / "chromium.pdf"
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={out}", (room / "cards.html").as_uri()]
    subprocess.run(command, check=True, cwd=room, env=_fonts_environment(room), capture_output=True)
    return out


# ── telling ──────────────────────────────────────────────────────────────────────────────────────


def report(races: list[dict[str, Any]], found: list[Any]) -> str:
    """The part of RESULTS.md about paper."""
    out = [BEGIN, "", "## The printed catalogue", "", __doc__.split("\n\n")[1].replace("\n", " ") if __doc__ else "", ""]
    out += [f"{datetime.date.today()}, {os.cpu_count()} processors.", ""]
    out += [
        "| products | contender | wall s (CPU), MB | the cards alone: wall ratio (CPU) | the same work | whole command | goal |",
        "| --: | :-- | --: | --: | --: | --: | :-- |",
    ]
    for each in races:
        goal = GOALS.get(each["products"], 0)
        for name, series in zip(OURS, (each[n] for n in NAMES), strict=True):
            if not series:
                continue
            out.append(f"| {each['products']:,} ({len(series.runs)}) | {name} | {_cost(series)} |  |  |  |  |")
        for way, theirs in each["weasyprint"].items():
            head = f"| {each['products']:,} | WeasyPrint, a grid for {way} "
            if theirs is None:
                out.append(f"{head}| ends with an error of its own, in its layout |  |  |  |  |")
                continue
            apart = way in each.get("apart", ())
            share = ratio(each["same"], theirs, "cpu")
            verdict = f"≤ 1/{round(1 / goal)}: {'met' if share <= goal else 'NOT met'}" if goal else ""
            parts = [
                f"{'–' if apart else _part(ratio(each[n], theirs, 'wall'))} ({_part(ratio(each[n], theirs, 'cpu'))})" for n in NAMES
            ]
            out.append(f"{head}| {_cost(theirs)} | {' | '.join(parts)} | {verdict} |")
    busy = ", ".join(f"{each['products']:,}: {each['busy']:.0f}" for each in races)
    out += [
        "",
        f"Processes that wanted to run in the last quarter of an hour of each race, on {os.cpu_count()} processors ({busy}): ",
    ]
    out[-1] += "more than one or two is other work."
    out += ["", "Share of the source's words that are found whole, poppler / PDFium; the same cards and faces in all three:", ""]
    out += ["| language | words | Haat | WeasyPrint | Chromium |", "| :-- | --: | --: | --: | --: |"]
    for code, _, count, shares in found:
        told = [" / ".join("–" if each is None else f"{each:.1%}" for each in shares[n : n + 2]) for n in (0, 2, 4)]
        out.append(f"| {code} | {count:,} | {' | '.join(told)} |")
    return "\n".join([*out, "", END])


def _cost(series: Any) -> str:
    return f"{series.median('wall'):.2f} ({series.median('cpu'):.2f}), {series.median('peak'):.0f}"


def _part(ratio: float) -> str:
    return f"1/{1 / ratio:.1f}"


# ── kept between runs ────────────────────────────────────────────────────────────────────────────


def kept(file: Path) -> dict[str, Any]:
    """The races by size and the words found that a file holds; none, if it is not there."""
    told: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {"races": {}, "words": []}
    for race in told["races"].values():
        for name in NAMES:
            race[name] = _series(race[name])
        race["weasyprint"] = {way: _series(each) for way, each in race["weasyprint"].items()}
    return told


def _series(runs: dict[str, Any] | None) -> Series | None:
    return Series([Cost(**each) for each in runs["runs"]]) if runs is not None else None


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="300,1000", help="numbers of products; those not measured now are told from the data")
    parser.add_argument("--runs", type=int, default=2, help="at 1,000 products and more: one")
    parser.add_argument("--ways", default=",".join(WAYS), help="the forms of WeasyPrint's HTML: a category, a pair")
    parser.add_argument("--no-words", action="store_true", help="tell the words found from the data")
    parser.add_argument("--report", type=Path, default=HERE / "RESULTS.md")
    parser.add_argument("--data", type=Path, default=HERE / "paper-runs.json", help="every run is kept here")
    parser.add_argument("--work", type=Path, help="folder to work in and to keep; memory (tmpfs) unless told")
    parser.add_argument("--set", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--entry", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.set:
        set_alone(options.set, options.entry)
        return
    if importlib.util.find_spec("weasyprint") is None:
        raise SystemExit("WeasyPrint is not here: pip install '.[bench]'")
    told = kept(options.data)
    base = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with contextlib.ExitStack() as after:
        work = options.work or Path(after.enter_context(tempfile.TemporaryDirectory(prefix="haat-paper-", dir=base)))
        for size in (int(each) for each in options.sizes.split(",") if each):
            told["races"][str(size)] = race(size, options.runs if size < 1000 else 1, work, options.ways.split(","))
            options.data.write_text(json.dumps(told, indent=1, default=vars) + "\n", "utf-8")
        if not options.no_words:
            told["words"] = words_found(work)
            options.data.write_text(json.dumps(told, indent=1, default=vars) + "\n", "utf-8")
    part = report(sorted(told["races"].values(), key=lambda each: each["products"]), told["words"])
    print(part)
    before = options.report.read_text("utf-8") if options.report.exists() else ""
    head, _, rest = before.partition(BEGIN)
    options.report.write_text(f"{head.rstrip()}\n\n{part}\n{rest.partition(END)[2].lstrip()}", "utf-8")


if __name__ == "__main__":
    main()
