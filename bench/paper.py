"""Measure the printed catalogue against WeasyPrint on the same cards, and what readers find in it: `python bench/paper.py`.

Ours is the whole command `haat print` with nothing remembered: records read and checked, cards, makers, indexes and order
form set, the word pass, pictures of the first pages. WeasyPrint is given HTML that is ready, with the cards only.
Runs are paired: A B A B. Writes its tables between the marks of RESULTS.md that are its own.
"""

from __future__ import annotations

import argparse
import html
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
GOALS = {300: 1 / 12, 1000: 1 / 30}
BEGIN, END = "<!-- paper -->", "<!-- end of paper -->"

STYLE = """
@page { size: A4; margin: 22mm 12mm 18mm 15mm; @bottom-center { content: counter(page) } }
body { font-family: %s; font-size: 9.5pt; line-height: 1.5 }
.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm }
.card { break-inside: avoid; border-top: .25pt solid #b9ad9a; padding-top: 2mm }
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


def page(data: dict[str, Any]) -> str:
    """The cards of a catalogue as one HTML page."""
    words = data["labels"]
    out = [f'<!doctype html><html lang="{data["lang"]}" dir="{data["dir"]}"><meta charset="utf-8"><title>x</title>']
    out.append(f"<style>{STYLE % ', '.join(repr(each) for each in data['faces'])}</style>")
    for section in data["sections"]:
        out.append(f"<h1>{said(section['name'])}</h1><div class=cards>")
        for card in (card for row in section["rows"] for card in row["cards"]):
            rows = [(words["sku"], card["sku"]), (words["size"], card["measures"]), (words["materials"], card["materials"])]
            rows += [
                (words["moq"], card["moq"]),
                (words["lead_time"], "; ".join(said(a) + ": " + said(b) for a, b in card["lead"])),
            ]
            rows += [(words["retail"], card["price"]), *((f"{said(words['wholesale'])} {said(a)}", b) for a, b in card["tiers"])]
            table = "".join(f"<tr><td>{said(a)}<td>{said(b)}" for a, b in rows if b)
            photo = f'<img class=photo src="pictures/{card["picture"]["file"]}" alt="">' if card["picture"] else ""
            second = said(card["second"]) if card["second"] else ""
            code = data["qr"][card["url"]][1:]
            out.append(f'<div class=card>{photo}<img class=code src="{code}" alt=""><h2>{said(card["title"])}</h2>')
            out.append(f"<p>{second}</p><table>{table}</table><p>{said(card['maker'])}</p></div>")
        out.append("</div>")
    return "".join(out)


def furnished(root: Path, district: str, code: str, folder: Path) -> dict[str, Any]:
    """The data of a catalogue, with its pictures and QR codes in a folder."""
    from site_builder import printing, scan, site
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
    found, _ = printing._District.read(root, plan, district, folders(root, commons)[0][district])
    paper = edition(commons, code, "print")
    data = catalogue.data(book(district, found.sellers, found.pictures(root, paper), paper), paper)
    furnish(root, folder, data, {}, {})
    return data


# ── time ─────────────────────────────────────────────────────────────────────────────────────────


def race(products: int, runs: int, work: Path) -> dict[str, Any]:
    """Ours and WeasyPrint's time for one district of so many products."""
    import make_showcase
    from figures import Series, ratio
    from run import run

    root = work / f"paper-{products}"
    make_showcase.make(root, products, only_district="nadia", photos=True)
    ours = [sys.executable, "-m", "site_builder", "--quiet", "--root", str(root), "print", "--district", "nadia", "--lang", "bn"]
    run(ours, REPOSITORY)  # stand-in pictures, once
    room = work / f"html-{products}"
    (room / "cards.html").parent.mkdir()
    data = furnished(root, "nadia", "bn", room)
    (room / "cards.html").write_text(page(data), "utf-8")
    theirs = [sys.executable, "-m", "weasyprint", "cards.html", "out.pdf"]
    haat, weasyprint = Series(), Series()
    faces = _fonts_environment(room)["FONTCONFIG_FILE"]
    theirs = ["env", f"FONTCONFIG_FILE={faces}", *theirs]  # our faces, as ours has: without them there are no letters to shape
    for _ in range(runs):
        weasyprint.runs.append(run(theirs, room))
        for name in ("prints", "store", "print"):
            shutil.rmtree(root / "build" / name, ignore_errors=True)
        haat.runs.append(run(ours, REPOSITORY))
    pdf = root / "site/bn/print/nadia.pdf"
    return {
        "products": products,
        "haat": haat,
        "weasyprint": weasyprint,
        "wall": ratio(haat, weasyprint, "wall"),
        "cpu": ratio(haat, weasyprint, "cpu"),
        "bytes": pdf.stat().st_size,
    }


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
    out += [
        "| products | Haat: wall s (CPU), MB | WeasyPrint: wall s (CPU), MB | wall ratio | CPU ratio | goal |",
        "| --: | --: | --: | --: | --: | :-- |",
    ]
    for each in races:
        h, w, goal = each["haat"], each["weasyprint"], GOALS.get(each["products"])
        verdict = f"≤ 1/{round(1 / goal)}: {'met' if each['wall'] <= goal else 'NOT met'}" if goal else ""
        out.append(
            f"| {each['products']:,} | {h.median('wall'):.2f} ({h.median('cpu'):.2f}), {h.median('peak'):.0f} "
            f"| {w.median('wall'):.1f} ({w.median('cpu'):.1f}), {w.median('peak'):.0f} "
            f"| 1/{1 / each['wall']:.0f} | 1/{1 / each['cpu']:.0f} | {verdict} |"
        )
    out += ["", "Share of the source's words that are found whole, poppler / PDFium; the same cards and faces in all three:", ""]
    out += ["| language | words | Haat | WeasyPrint | Chromium |", "| :-- | --: | --: | --: | --: |"]
    for code, _, count, shares in found:
        told = [" / ".join("–" if each is None else f"{each:.1%}" for each in shares[n : n + 2]) for n in (0, 2, 4)]
        out.append(f"| {code} | {count:,} | {' | '.join(told)} |")
    return "\n".join([*out, "", END])


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="300,1000")
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--report", type=Path, default=HERE / "RESULTS.md")
    options = parser.parse_args()
    base = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(prefix="haat-paper-", dir=base) as work:
        races = [race(int(size), options.runs, Path(work)) for size in options.sizes.split(",") if size]
        told = report(races, words_found(Path(work)))
    print(told)
    before = options.report.read_text("utf-8") if options.report.exists() else ""
    head, _, rest = before.partition(BEGIN)
    options.report.write_text(f"{head.rstrip()}\n\n{told}\n{rest.partition(END)[2].lstrip()}", "utf-8")


if __name__ == "__main__":
    main()
