"""Measure the search against Pagefind's and Material's on the same showcase and the same queries: `python bench/search.py`.

The reference showcase is built below a folder of its own; Pagefind indexes the very pages, Material gets each page's text
as a page of its own. Then a generated showcase of 30,000 products is measured: CPU of the index, its size, what a first
query transfers, and how long a query takes in Chromium, as it is and slowed down six times. Writes bench/SEARCH.md.

`--pagefind COMMAND` names the program (`pip install 'pagefind[bin]'`); without it, or with `--no-material`, they are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
sys.path[:0] = [str(REPOSITORY / "tests/search"), str(HERE)]
import judge as judging  # noqa: E402

LANGUAGES = ("bn", "en", "hi")
FIRST = ("শাড়ি", "saree", "clay horse", "হাতে বোনা শাড়ি", "TS-014", "কা", "honey nadia", "শাড়ির দাম কত", "মুখোস", "kantha")


def cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    told = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in told)


def built(root: Path) -> float:
    """Build a showcase's pages and index; CPU seconds of the index alone."""
    from site_builder import build, searching
    from site_builder.scan import Options

    real, spent = searching.make, [0.0]

    def timed(*arguments: Any) -> Any:
        before = cpu()
        made = real(*arguments)
        spent[0] = cpu() - before
        return made

    searching.make = timed
    try:
        outcome = build.build(root, Options(only="search"))
    finally:
        searching.make = real
    assert outcome.published, [str(each) for each in outcome.problems[:5]]
    return spent[0]


def sized(files: Iterator[Path]) -> tuple[int, int, int]:
    """How many files, their bytes, and their bytes compressed each for itself."""
    contents = [path.read_bytes() for path in files]
    return len(contents), sum(map(len, contents)), sum(len(gzip.compress(each, 6)) for each in contents)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder over http."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def in_chromium(**job: Any) -> Any:
    """What `search.mjs` tells."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    environment = {**os.environ, "HAAT_TOOLS": str(REPOSITORY / ".tools"), "HAAT_CHROMIUM": chromium}
    done = subprocess.run(
        ["node", str(HERE / "search.mjs")], input=json.dumps(job), capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


# ── the same queries to each ─────────────────────────────────────────────────────────────────────


def queries() -> list[tuple[str, str, str, list[str]]]:
    """(set, language of the page it is asked on, query, wants). Ours are asked on a page of their script's language."""

    def of(query: str) -> str:
        return "bn" if re.search("[\u0980-\u09ff]", query) else "hi" if re.search("[\u0900-\u097f]", query) else "en"

    own = [("own", of(query), query, wants) for _, query, wants in judging.own_pairs() if wants]
    return own + [("reader", lang, query, wants) for lang, pairs in judging.reader_pairs().items() for _, query, wants in pairs]


def kind_of(path: str) -> str:
    """The kind of page at an address below a language's folder."""
    parts = path.split("/")
    if parts[0] == "catalog":
        return "district" if len(parts) == 3 else "seller" if parts[-1].startswith(("index", "page-")) else "product"
    if parts[0] == "modules":
        return "term" if path.startswith("modules/glossary") else "module" if parts[-1] == "index.html" else "lesson"
    return {"category": "category", "gi": "gi", "programmes": "programme"}.get(parts[0], "page")


def scored(root: Path, asked: list[tuple[str, str, str, list[str]]], answers: list[list[str]]) -> str:
    """hit@1, hit@3 and nothing of both sets. A page of all terms counts as each of them: others cannot lead to one."""
    names, categories = judging.names_of(root), judging.categories_of(root)
    told = {}
    for (which, _, query, wants), found in zip(asked, answers, strict=True):
        place = 0
        for n, address in enumerate(found, 1):
            path = re.sub(r"^.*?/(?:bn|en|hi)/", "", address).partition("#")[0]
            path = path + "index.html" if path.endswith("/") or not path else path
            says = judging.called({"href": path, "kind": kind_of(path)}, names, categories)
            says |= {each for each in wants if each.startswith("term:")} if kind_of(path) == "term" else set()
            if says & set(wants):
                place = n
                break
        told.setdefault(which, []).append(judging.Judged("", query, wants, place, not found, ""))
    return " | ".join(f"{_short(told[which])}" for which in ("own", "reader"))


def _short(told: list[judging.Judged]) -> str:
    first, three = (100 * sum(0 < each.place <= n for each in told) / len(told) for n in (1, 3))
    return f"{first:.1f} / {three:.1f} / {100 * sum(each.nothing for each in told) / len(told):.1f}"


def ours(root: Path, asked: list[tuple[str, str, str, list[str]]]) -> list[list[str]]:
    """Our answers, by the page's own script."""
    found: list[list[str]] = [[] for _ in asked]
    for lang in LANGUAGES:
        mine = [n for n, each in enumerate(asked) if each[1] == lang]
        answers = judging.ask(root / "site", queries=[asked[n][2] for n in mine], lang=lang, top=10)["answers"]
        for n, answer in zip(mine, answers, strict=True):
            found[n] = [f"/{lang}/{each['href']}" for each in answer["top"]]
    return found


def pagefind(command: list[str], root: Path, work: Path, asked: list[Any]) -> tuple[str, list[list[str]]]:
    """Pagefind over the very pages; its line of the table but for the hits, and its answers."""
    site = work / "pagefind-site"
    shutil.copytree(root / "site", site, dirs_exist_ok=True, ignore=shutil.ignore_patterns("media", "search"))
    before = cpu()
    subprocess.run([*command, "--site", str(site)], check=True, capture_output=True)
    spent = cpu() - before
    count, raw, _ = sized(path for path in (site / "pagefind").rglob("*") if path.is_file())
    with served(site) as base:
        answers = in_chromium(kind="pagefind", base=base, queries=[[lang, query] for _, lang, query, _ in asked])
    return f"{spent:.1f} s | {count} | {raw / 1e6:.1f} MB", answers


def material(root: Path, work: Path, asked: list[Any]) -> tuple[str, list[list[str]]]:
    """Material's own search over each page's text."""
    spent, size, count = 0.0, 0, 0
    out = work / "material"
    for lang in LANGUAGES:
        docs = work / f"material-{lang}/docs"
        for path in sorted((root / "site" / lang).rglob("*.html")):
            html = path.read_text("utf-8")
            body = html.partition('id="content"')[2].partition('<footer class="haat-footer')[0].partition(">")[2]
            text = unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)))
            title = unescape(html.partition("<title>")[2].partition("</title>")[0].partition(" · ")[0])
            target = docs / path.relative_to(root / "site" / lang).with_suffix(".md")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n# {title}\n\n{text}\n", "utf-8")
        config = {"site_name": "x", "docs_dir": "docs", "site_dir": str(out / lang), "use_directory_urls": False, "not_in_nav": "*"}
        config |= {
            "theme": {"name": "material", "font": False, "language": lang},
            "plugins": ["search"],
            "nav": [{"x": "index.md"}],
        }
        (docs.parent / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
        before = cpu()
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=docs.parent, check=True, capture_output=True)
        spent += cpu() - before
        index = out / lang / "search/search_index.json"
        size, count = size + index.stat().st_size, count + 1
    with served(out) as base:
        answers = in_chromium(kind="material", base=base, queries=[[lang, query] for _, lang, query, _ in asked])
    return f"{spent:.1f} s (with its pages) | {count} | {size / 1e6:.1f} MB", answers


# ── thirty thousand products ─────────────────────────────────────────────────────────────────────


def large(work: Path, products: int) -> list[str]:
    """Lines about a generated showcase."""
    root = work / "large"
    subprocess.run([sys.executable, str(HERE / "make_showcase.py"), "--products", str(products), str(root)], check=True)
    spent = built(root)
    count, raw, packed = sized(path for path in (root / "site/search").rglob("*.js"))
    script = len(gzip.compress((root / "site/assets/haat/search.js").read_bytes(), 9))
    lines = [
        f"| what | {products:,} products, 3 languages |",
        "| --- | --- |",
        f"| CPU of the index | {spent:.1f} s |",
        f"| index | {count:,} files, {raw / 1e6:.1f} MB, {packed / 1e6:.1f} MB compressed |",
    ]
    transfers = []
    for query in FIRST:
        told = judging.ask(root / "site", queries=[query], lang="bn", top=14)
        transfers.append(script + sum(size for _, size in told["answers"][0]["loaded"]))
    lines.append(
        f"| a first query, script included, compressed | {min(transfers) // 1000} to {max(transfers) // 1000} KB, middle {int(statistics.median(transfers)) // 1000} KB |"
    )
    with served(root / "site") as base:
        for slow in (0, 6):
            times = sorted(in_chromium(kind="ours", base=base, queries=[["bn", query] for query in FIRST], slow=slow))
            how = f"slowed down {slow} times" if slow else "as it is"
            lines.append(
                f"| a query, data loaded, Chromium {how} | middle {statistics.median(times):.0f} ms, most {times[-1]:.0f} ms |"
            )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("/dev/shm/haat-bench-search"))
    parser.add_argument("--pagefind", default="")
    parser.add_argument("--no-material", action="store_true")
    parser.add_argument("--products", type=int, default=30_000)
    options = parser.parse_args()
    root, work = options.work / "showcase", options.work
    shutil.rmtree(work, ignore_errors=True)
    root.mkdir(parents=True)
    for name in ("content", "catalogs", "modules", "mkdocs.yml"):
        (root / name).symlink_to(REPOSITORY / name)
    if (REPOSITORY / "build/pictures").is_dir():
        shutil.copytree(REPOSITORY / "build/pictures", root / "build/pictures")
    spent = built(root)
    asked = queries()
    count, raw, _ = sized(path for path in (root / "site/search").rglob("*.js"))
    rows = [f"| Haat | {spent:.1f} s | {count} | {raw / 1e6:.1f} MB | {scored(root, asked, ours(root, asked))} |"]
    if options.pagefind:
        line, answers = pagefind(options.pagefind.split(), root, work, asked)
        rows.append(f"| Pagefind | {line} | {scored(root, asked, answers)} |")
    if not options.no_material:
        line, answers = material(root, work, asked)
        rows.append(f"| Material | {line} | {scored(root, asked, answers)} |")
    lines = ["# The search, measured", "", INTRO.format(own=sum(a[0] == "own" for a in asked), day=time.strftime("%Y-%m-%d")), ""]
    lines += [
        "| search | CPU of the index | files | size | our pairs | pairs of a reader |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [*rows, "", "## A large showcase", "", *large(work, options.products), "", NOTES]
    (HERE / "SEARCH.md").write_text("\n".join(lines), "utf-8")
    shutil.rmtree(work, ignore_errors=True)
    print("\n".join(lines))


INTRO = """Made by `bench/search.py` on {day}. The reference showcase in three languages; {own} pairs of our own
(`tests/search/pairs.yml`) and 150 of a reader who saw neither code nor synonyms (`reader_pairs.yml`). A pair's figures are
hit@1 / hit@3 / nothing, in per cent. Each query is asked on a page of its script's language (the reader's: of the language
that the reader named). Pagefind runs with vowel signs kept apart; Material's search indexes the same text, one page each."""

NOTES = """Our time is the CPU of the step that makes the index, all processes; Pagefind's is its whole run over the ready
pages; Material's cannot be parted from making its pages. Sizes are of the files of the index as they are. The first run of the
reader's pairs, before any of them was looked at: hit@1 85.3 %, hit@3 88.0 %, nothing 1.3 %.
The machine was shared with much other work, which makes CPU seconds longer; compare them, do not take them for promises. On the
same machine in the same hour Pagefind, over the 90,000 product pages of the large showcase, was stopped unfinished after 147 CPU
seconds and 11 GB of memory; our index of them took 29 CPU seconds and 0.2 GB a process."""

if __name__ == "__main__":
    main()
