"""Measure the course on paper against WeasyPrint on the same text, and lesson pages cold and warm: `python bench/course.py`.

Ours is a whole process that sets every workbook of the course in three languages: lessons read, trees, QR codes, the
typesetter, the word pass. WeasyPrint is given HTML that is ready, with the same words in the same faces and a few lines of
CSS, one process for each workbook, as its users run it. Runs are paired: B A B A. Pages: `haat build --only site` of the
reference showcase with nothing remembered, after one word of one lesson changed, and with nothing changed.
`--modules 4` races the workbooks of the first four modules alone, for a machine that is shared; the report says how many.
"""

from __future__ import annotations

import argparse
import html
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
sys.path[:0] = [str(HERE), str(REPOSITORY)]
GOAL, WARM_SECONDS = 1 / 10, 3.0
BEGIN, END = "<!-- course -->", "<!-- end of course -->"
STYLE = """
@page { size: A4; margin: 24mm 36mm 17mm 20mm; @bottom-center { content: counter(page) } }
body { font-family: %s; font-size: 10.5pt; line-height: 1.5 }
h1 { break-before: page; font-size: 18pt } h2 { font-size: 14pt } h3 { font-size: 12pt }
table { width: 100%%; border-collapse: collapse } td, th { text-align: start; border-bottom: .25pt solid #b9ad9a }
.box { border-inline-start: 1.5pt solid #23406e; padding-inline-start: 4mm; margin: 4mm 0 }
"""


# ── the same words as HTML ───────────────────────────────────────────────────────────────────────


def said(told: Any) -> str:
    """Runs and texts of the typesetter's data as HTML."""
    if isinstance(told, list):
        return "".join(map(said, told))
    if not isinstance(told, dict):
        return html.escape(str(told))
    inner = said(told.get("runs", told.get("text", "")))
    tag = {"strong": "strong", "em": "em", "code": "code"}.get(told.get("kind", ""))
    return f"<{tag}>{inner}</{tag}>" if tag else inner


def blocks(tree: list[dict[str, Any]]) -> Iterator[str]:
    """A tree of a lesson as HTML."""
    for each in tree:
        kind = each["kind"]
        if kind in ("list", "enum"):
            yield "<ul>" + "".join(f"<li>{''.join(blocks(item))}" for item in each["items"]) + "</ul>"
        elif kind == "tasks":
            yield "<ul>" + "".join(f"<li>{''.join(blocks(item['blocks']))}" for item in each["items"]) + "</ul>"
        elif kind == "table":
            rows = [each["header"], *each["rows"]]
            yield "<table>" + "".join("<tr>" + "".join(f"<td>{said(cell)}" for cell in row) for row in rows) + "</table>"
        elif kind == "heading":
            yield f"<h3>{said(each['runs'])}</h3>"
        elif kind == "record":
            yield f"<p><b>{said(each['title'])}</b> {said(each['maker'])} {each['sku']} {said(each['price'] or '')}"
        elif "blocks" in each:
            yield f"<div class=box><b>{said(each.get('title', ''))}</b>{''.join(blocks(each['blocks']))}</div>"
        else:
            yield f"<p>{said(each.get('runs', each.get('text', '')))}"


def page(data: dict[str, Any]) -> str:
    """A workbook as one HTML page."""
    out = [f'<!doctype html><html lang="{data["lang"]}"><meta charset="utf-8"><title>x</title>']
    out.append(f"<style>{STYLE % ', '.join(repr(each) for each in data['faces'])}</style>")
    for module in data["modules"]:
        out.append(f"<h1>{said(module['title'])}</h1><p>{said(module['summary'])}")
        for lesson in module["lessons"]:
            out.append(f"<h2>{said(lesson['title'])}</h2>{''.join(blocks([*lesson['blocks'], *lesson['last']]))}")
            for q in lesson["quiz"]:
                out.append(f"<p><b>{q['n']} {said(q['text'])}</b><ul>")
                out += [f"<li>{said(c['text'])} {said(c['other'])}" for c in q["choices"]]
                out.append("</ul>")
            out.append("".join(blocks(lesson["answers"])))
            out += [f"<p>{said(q['told'])} {said(q['feedback'])}" for q in lesson["quiz"]]
    out += [f"<p><b>{said(each['term'])}</b> {said(each['definition'])}" for each in data["glossary"]]
    return "".join(out)


def showcase(root: Path, modules: int = 0) -> Path:
    """The reference showcase, with modules that may be changed; of `modules` the first so many, of 0 all."""
    root.mkdir(parents=True)
    for name in ("content", "catalogs", "mkdocs.yml"):
        (root / name).symlink_to(REPOSITORY / name)
    folders = sorted(path for path in (REPOSITORY / "modules").iterdir() if path.is_dir())
    for path in folders[: modules or None]:
        shutil.copytree(path, root / "modules" / path.name)
    return root


def plan_of(root: Path) -> Any:
    from site_builder import scan, site
    from site_builder.check.commons import read_commons
    from site_builder.district import Plan

    commons, _ = read_commons(root)
    assert commons is not None
    seen = scan.look(root)
    return Plan(root, commons, site.shared_key(commons, seen.program), scan.stamps(root, seen))


def set_workbooks(root: Path) -> None:
    """Every module's workbook in every language: what is timed, in a process of its own."""
    from site_builder import coursebooks

    offered = coursebooks.offered
    coursebooks.offered = lambda modules: (  # type: ignore[assignment]
        each for each in offered(modules) if each.kind == "workbook" and each.size == "normal" and each.module != coursebooks.WHOLE
    )
    plan = plan_of(root)
    books = coursebooks.make(plan, list(plan.commons.settings.languages), lambda _n, _of: None)
    assert books.new == 3 * len(plan.commons.modules), books.problems


def write_html(root: Path, room: Path) -> list[str]:
    """The same workbooks as HTML files; returns their names."""
    from site_builder import coursebooks
    from site_builder.edition import edition
    from site_builder.writers.print import coursebook

    plan, names = plan_of(root), []
    shop = coursebooks._Shop(plan)
    for code in plan.commons.settings.languages:
        paper = edition(plan.commons, code, "print")
        for name, module in plan.commons.modules.items():
            views = coursebooks._views(coursebooks.Book("workbook", name), paper)
            records = shop.records(sorted({each for view in views for each in coursebooks.examples(view)}), paper)
            (room / f"{name}-{code}.html").write_text(page(coursebook.book("workbook", [module], paper, records)), "utf-8")
            names.append(f"{name}-{code}")
    return names


def _only_our_faces(room: Path) -> Path:
    """A fontconfig that knows our faces only, so that both set the same letters."""
    config, folder = room / "fonts.conf", REPOSITORY / "site_builder/fonts"
    config.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{folder}</dir><cachedir>{room}/cache</cachedir></fontconfig>', "utf-8"
    )
    return config


# ── time ─────────────────────────────────────────────────────────────────────────────────────────


def race(runs: int, work: Path, modules: int) -> dict[str, Any]:
    """Ours and WeasyPrint's time for all workbooks."""
    from figures import Cost, Series, ratio
    from run import run

    root, room = showcase(work / "paper", modules), work / "html"
    room.mkdir()
    ours = [sys.executable, str(HERE / "course.py"), "--set", str(root)]
    run(ours, REPOSITORY)  # stand-in pictures, once
    names = write_html(root, room)
    os.environ["FONTCONFIG_FILE"] = str(_only_our_faces(room))
    haat, weasyprint = Series(), Series()
    for _ in range(runs):
        each = [run([sys.executable, "-m", "weasyprint", f"{name}.html", f"{name}.pdf"], room) for name in names]
        weasyprint.runs.append(Cost(sum(c.wall for c in each), sum(c.cpu for c in each), max(c.peak for c in each)))
        for name in ("prints", "store", "print"):
            shutil.rmtree(root / "build" / name, ignore_errors=True)
        haat.runs.append(run(ours, REPOSITORY))
    return {
        "books": len(names),
        "haat": haat,
        "weasyprint": weasyprint,
        "wall": ratio(haat, weasyprint, "wall"),
        "cpu": ratio(haat, weasyprint, "cpu"),
    }


def pages(runs: int, work: Path) -> dict[str, Any]:
    """The site with nothing remembered, after one word of a lesson changed, and with nothing changed."""
    from figures import Series
    from run import run

    root = showcase(work / "pages")
    command = [sys.executable, "-m", "site_builder", "--quiet", "--root", str(root), "build", "--only", "site"]
    cold, warm, quiet = Series(), Series(), Series()
    cold.runs.append(run(command, REPOSITORY))
    lesson = root / "modules/digital-catalogue/01-buyer-questions.en.md"
    before = lesson.read_text("utf-8")
    for n in range(runs + 1):
        lesson.write_text(before.replace("## Measure", f"## Number {n}: Measure", 1), "utf-8")
        warm.runs.append(run(command, REPOSITORY))
        quiet.runs.append(run(command, REPOSITORY))
    return {"cold": cold, "warm": warm, "quiet": quiet}


# ── telling ──────────────────────────────────────────────────────────────────────────────────────


def report(raced: dict[str, Any], paged: dict[str, Any]) -> str:
    """The part of RESULTS.md about the course."""
    h, w = raced["haat"], raced["weasyprint"]
    out = [BEGIN, "", "## The course", "", (__doc__ or "").split("\n\n")[1].replace("\n", " "), ""]
    out += ["| workbooks | Haat: wall s (CPU), MB | WeasyPrint: wall s (CPU), MB | wall ratio | CPU ratio | goal |"]
    out += ["| --: | --: | --: | --: | --: | :-- |"]
    verdict = "met" if raced["wall"] <= GOAL else "NOT met"
    out.append(
        f"| {raced['books']} ({len(h.runs)}) | {h.median('wall'):.1f} ({h.median('cpu'):.1f}), {h.median('peak'):.0f} "
        f"| {w.median('wall'):.1f} ({w.median('cpu'):.1f}), {w.median('peak'):.0f} "
        f"| 1/{1 / raced['wall']:.1f} | 1/{1 / raced['cpu']:.1f} | ≤ 1/10: {verdict} |"
    )
    out += ["", "| `haat build --only site` | wall s (CPU) | goal |", "| :-- | --: | :-- |"]
    for name, told in (("cold", "nothing remembered"), ("warm", "one lesson changed"), ("quiet", "nothing changed")):
        series = paged[name]
        met = "met" if series.median("wall") <= WARM_SECONDS else "NOT met"
        goal = f"≤ {WARM_SECONDS:.0f} s: {met}" if name == "warm" else ""
        out.append(f"| {told} ({len(series.runs)}) | {series.median('wall'):.2f} ({series.median('cpu'):.2f}) | {goal} |")
    return "\n".join([*out, "", END])


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--modules", type=int, default=0, help="race the workbooks of the first so many modules; 0: all")
    parser.add_argument("--report", type=Path, default=HERE / "RESULTS.md")
    parser.add_argument("--set", type=Path, help="set the workbooks of this showcase, and nothing else")
    options = parser.parse_args()
    if options.set:
        set_workbooks(options.set)
        return
    base = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(prefix="haat-course-", dir=base) as work:
        told = report(race(options.runs, Path(work), options.modules), pages(options.runs, Path(work)))
    print(told)
    before = options.report.read_text("utf-8") if options.report.exists() else ""
    head, _, rest = before.partition(BEGIN)
    options.report.write_text(f"{head.rstrip()}\n\n{told}\n{rest.partition(END)[2].lstrip()}", "utf-8")


if __name__ == "__main__":
    main()
