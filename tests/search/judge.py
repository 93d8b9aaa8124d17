"""Judges the page's own search over a built showcase: which of a set of queries find what is wanted, and how high."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import yaml

HERE = Path(__file__).parent


class Judged(NamedTuple):
    """How one query did: the place of the first hit that is wanted (1 …), 0 where it is not among the first ten."""

    group: str
    query: str
    wants: list[str]
    place: int
    nothing: bool
    first: str


def ask(site: Path, **job: Any) -> dict[str, Any]:
    """What the page's script answers, run by Node without a browser."""
    node = shutil.which("node")
    assert node, "node is not there"
    job["site"] = str(site)
    done = subprocess.run([node, str(HERE / "ask.mjs")], input=json.dumps(job), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def names_of(root: Path) -> dict[str, str]:
    """Address below a language's folder → what a set of pairs calls it."""
    found = {}
    for kind, folder in (("district", "catalog"), ("category", "category"), ("gi", "gi"), ("programme", "programmes")):
        file = {"district": "districts", "category": "categories", "gi": "gi", "programme": "programmes"}[kind]
        for each in yaml.safe_load((root / f"content/{file}.yml").read_text("utf-8")):
            for one in each["categories"] if kind == "category" else [each]:
                key = f"{one['country']}-{one['number']}" if kind == "gi" else one["id"]
                found[f"{folder}/{key}/index.html" if kind == "district" else f"{folder}/{key}.html"] = f"{kind}:{key}"
    return found


def categories_of(root: Path) -> dict[str, str]:
    """Product → its category."""
    found = {}
    for file in sorted(root.glob("catalogs/*/*/products.yml")):
        seller = "/".join(file.parts[-3:-1])
        for each in yaml.safe_load(file.read_text("utf-8")):
            found[f"{seller}/{each['sku']}"] = each["category"]
    return found


def called(result: dict[str, Any], names: dict[str, str], categories: dict[str, str]) -> set[str]:
    """All that a result may be wanted as."""
    href, kind = result["href"], result["kind"]
    if kind == "product":
        product = href.removeprefix("catalog/").removesuffix(".html")
        return {product, f"in:{categories.get(product, '')}"}
    if kind == "seller":
        return {href.removeprefix("catalog/").removesuffix("/index.html")}
    if kind == "term":
        return {f"term:{href.partition('#')[2]}"}
    if kind == "module":
        return {f"module:{href.split('/')[1]}"}
    if kind == "lesson":
        return {f"lesson:{href.removeprefix('modules/').removesuffix('.html')}"}
    return {names.get(href, f"{kind}:{href.removesuffix('.html')}")}


def judge(root: Path, site: Path, pairs: list[tuple[str, str, list[str]]], lang: str = "bn") -> list[Judged]:
    """Each (group, query, wants), judged; a pair that wants nothing is left out."""
    pairs = [each for each in pairs if each[2]]
    answers = ask(site, queries=[query for _, query, _ in pairs], lang=lang, top=10)["answers"]
    names, categories = names_of(root), categories_of(root)
    told = []
    for (group, query, wants), answer in zip(pairs, answers, strict=True):
        places = [n for n, each in enumerate(answer["top"], 1) if called(each, names, categories) & set(wants)]
        first = answer["top"][0]["href"] if answer["top"] else ""
        told.append(Judged(group, query, wants, places[0] if places else 0, not answer["count"], first))
    return told


def score(told: list[Judged]) -> str:
    """hit@1, hit@3 and nothing, in per cent."""
    count = len(told)
    first, three = (100 * sum(0 < each.place <= n for each in told) / count for n in (1, 3))
    nothing = 100 * sum(each.nothing for each in told) / count
    return f"{count} queries: hit@1 {first:.1f} %, hit@3 {three:.1f} %, nothing {nothing:.1f} %"


def reader_pairs() -> dict[str, list[tuple[str, str, list[str]]]]:
    """The pairs of a reader who saw neither code nor synonyms: language → pairs; and what may never come first."""
    told = yaml.safe_load((HERE / "reader_pairs.yml").read_text("utf-8"))
    found: dict[str, list[tuple[str, str, list[str]]]] = {}
    for each in told["pairs"]:
        found.setdefault(each["lang"], []).append((each["why"], str(each["query"]), each["expect"]))
    return found


def reader_apart() -> list[dict[str, Any]]:
    """The reader's pairs that are kept apart: what may never come first."""
    told = yaml.safe_load((HERE / "reader_pairs.yml").read_text("utf-8"))
    return next(each for key, each in told.items() if key != "pairs")


def false_firsts(root: Path, site: Path) -> list[str]:
    """Queries of the reader whose first result is one that may never come first."""
    names, categories = names_of(root), categories_of(root)
    found = []
    for each in reader_apart():
        top = ask(site, queries=[str(each["query"])], lang=each["lang"])["answers"][0]["top"]
        if top and called(top[0], names, categories) & set(each["never_first"]):
            found.append(f"{each['query']}: {top[0]['href']}")
    return found


def own_pairs() -> list[tuple[str, str, list[str]]]:
    """The pairs of `pairs.yml`."""
    groups = yaml.load((HERE / "pairs.yml").read_text("utf-8"), yaml.CBaseLoader)
    return [(group, query, wants.split()) for group, pairs in groups.items() for query, wants in pairs.items()]


if __name__ == "__main__":
    import sys

    root = Path(sys.argv[1])
    own = judge(root, root / "site", own_pairs())
    reader = [each for lang, pairs in reader_pairs().items() for each in judge(root, root / "site", pairs, lang)]
    for told in (own, reader):
        for each in told:
            if not 0 < each.place <= 3:
                print(f"  {each.group}: {each.query!r} wants {' '.join(each.wants)[:90]}: place {each.place}, first {each.first}")
    for group in dict.fromkeys(each.group for each in own):
        print(f"{group}: {score([each for each in own if each.group == group])}")
    print(f"own pairs: {score(own)}")
    print(f"pairs of a reader: {score(reader)}")
    print(f"false first results of the reader's pairs that are kept apart: {false_firsts(root, root / 'site')}")
