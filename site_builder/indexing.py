"""Indexing: what search finds of one district, and of the whole's own pages, and what results show of it.

The unit of work of a worker process. A seller's words are kept by its stamp, so that of a district in which one seller
changed, only that one is read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from site_builder import photos, store
from site_builder.check.catalogue import CATALOGS
from site_builder.check.search import SEARCH, owner_groups
from site_builder.check.shape import shape, shape_each
from site_builder.district import Plan
from site_builder.edition.finding import (
    PRODUCT_SAYS,
    SELLER_SAYS,
    Findable,
    commons_entries,
    product_findable,
    seller_findable,
    shared_weights,
)
from site_builder.edition.results import maker_row, page_results, product_row
from site_builder.model.product import ProductRecord, Seller
from site_builder.model.seller import SellerRecord
from site_builder.problem import Where
from site_builder.search.compounds import compounds
from site_builder.search.keys import skeleton, stem
from site_builder.search.postings import counted
from site_builder.search.synonyms import MARK, Synonyms
from site_builder.source import parse, read_prose, read_yaml
from site_builder.store import Stage, from_json, json, key
from site_builder.writers.site.search import BLOCK, FOLDER, script

PART = "+"  # before a word: its postings are of compounds that hold it
DEEP = 400  # products of a district: with more of them, names, lines and keywords tell enough, and descriptions are not looked at
RARE = 12  # records of a district: a word that stands in more of them is not looked for in descriptions
WHOLE = "_"  # the whole's own pages, as a district of their own


def index_key(plan: Plan) -> str:
    """Key of all that every part of the index depends on besides its own records."""
    commons = plan.commons
    return key(plan.shared, commons.texts.get(SEARCH, ""), *commons.settings.languages)


class Shop:
    """What every district's work needs."""

    def __init__(self, plan: Plan, old: dict[str, Any]) -> None:
        self.plan, self.old = plan, old
        self.editions = {code: press.edition for code, press in plan.presses.items()}
        self.place = {name: n for n, name in enumerate((WHOLE, *plan.commons.districts))}
        self.groups = (*built_in(), *owner_groups(plan.root))
        self.synonyms = Synonyms(self.groups)

    @property
    def said(self) -> set[str]:
        """Words of the synonyms: they count as parts of compounds wherever they stand."""
        return {each for form in self.synonyms.forms for each in form.split(" ")}

    def whole(self, old: Any) -> dict[str, Any]:
        """The whole's own pages."""
        plan, commons = self.plan, self.plan.commons
        pages = _pages(plan)
        lessons = [str(each.lessons) for each in commons.modules.values()]
        stamp = key(*commons.texts.values(), *lessons, str(pages))
        if old and old["stamp"] == stamp:
            return dict(old)
        entries = list(commons_entries(commons, pages))
        shelf = Shelf()
        for n, each in enumerate(entries):
            self.add(shelf, n, each.found)
        kinds: dict[str, int] = {}
        for each in entries:
            kinds[each.kind] = kinds.get(each.kind, 0) + 1
        stage = Stage(plan.root)
        blocks: dict[str, str] = {}
        before = old["blocks"] if old else {}
        for code, edition in self.editions.items():
            shown = [list(each) if each.lang else list(each[:4]) for each in page_results(edition, pages)]
            for n in range(0, len(shown), BLOCK):
                self._put(code, WHOLE, n // BLOCK, {"r": shown[n : n + BLOCK]}, before, blocks, stage)
        buckets = self.keep(shelf, WHOLE, old, stage)
        return {"stamp": stamp, "buckets": buckets, "blocks": blocks, "count": len(entries), "kinds": kinds, "rows": {}}

    def add(self, shelf: Shelf, number: int, found: Findable) -> None:
        """Take in what a record is found by."""
        place, listed = number << 3, shelf.words
        for word, weight in found.weights.items():
            try:  # nearly always
                listed[word].append(place + weight)
            except KeyError:
                listed[word] = [place + weight]
                self.synonyms.meet(word)
        for group, weight in self.synonyms.groups(found.weights).items():
            listed.setdefault(group, []).append(place + weight)
        for code in found.codes:
            shelf.codes.setdefault(code, []).append(place)

    def district(self, name: str, sellers: list[str]) -> dict[str, Any]:
        """One district's postings and what results show of it; returns what the whole has to know.

        Where what is said stays (a price is none of it), only sellers that changed are read, and no postings are made.
        """
        gc.disable()  # makes no cycles, like the district's pages
        stage, old = Stage(self.plan.root), self.old.get(name)
        kept = stage.kept(f"districts/{name}")["sellers"]
        lines: dict[str, Any] = dict(_lines(self.plan.root, name)) if old else {}
        now: dict[str, Any] = {}
        read: dict[str, Seller] = {}
        for each in sellers:
            stamp = self.plan.stamps.get(f"{name}/{each}", "")
            if each in lines and lines[each]["stamp"] == stamp:
                now[each] = lines[each]
                continue
            read[each] = _read(self.plan.root, name, each)
            now[each] = {"stamp": stamp, **self._shown(read[each], kept[each]["looks"])}
        same = old is not None and [(n, each["said"]) for n, each in now.items()] == [
            (n, each["said"]) for n, each in lines.items()
        ]
        if not same:
            read |= {each: _read(self.plan.root, name, each) for each in sellers if each not in read}
        buckets = old["buckets"] if old is not None and same else self._postings(name, [read[each] for each in sellers], old, stage)
        stage.keep_bytes(f"search/sellers/{name}", b"\n".join(json([each, line]) for each, line in now.items()))
        return {"buckets": buckets, **self._display(name, now, old, stage)}

    def _postings(self, name: str, sellers: list[Seller], old: Any, stage: Stage) -> dict[str, str]:
        shelf, number, commons = Shelf(), 0, self.plan.commons
        deep = sum(len(seller.shown()) for seller in sellers) <= DEEP
        for seller in sellers:
            self.add(shelf, number, seller_findable(seller, commons))
            shared = shared_weights(seller, commons)
            for product in seller.shown():
                number += 1
                self.add(shelf, number, product_findable(product, seller, shared, commons, deep=deep))
            number += 1
        return self.keep(shelf, name, old, stage)

    def _shown(self, seller: Seller, looks: Any) -> dict[str, Any]:
        """What results show of a seller by language, and the key of what it is found by."""
        seen, products = {file: photos.Look(**look) for file, look in looks.items()}, seller.shown()
        shown = {}
        for code, edition in self.editions.items():
            found = []
            for each in products:
                pictures = photos.pictures(each, seen, edition)
                picture = pictures[0] if pictures else self.plan.standins.get((each.category, code))
                found.append(product_row(each, picture, edition))
            shown[code] = [maker_row(seller, edition), found]
        told = [
            seller.record.model_dump_json(include=SELLER_SAYS),
            *(each.model_dump_json(include=PRODUCT_SAYS) for each in products),
        ]
        return {"said": key(*told), "shown": shown}

    def _display(self, name: str, lines: dict[str, Any], old: Any, stage: Stage) -> dict[str, Any]:
        blocks, told_rows, count = dict[str, str](), dict[str, str](), 0
        for code in self.editions:
            shown: list[Any] = []
            rows: list[list[str]] = []
            for seller, line in lines.items():
                maker, products = line["shown"][code]
                shown.append([seller, *maker])
                shown += [[seller, maker[0], *each] for each in products]
                rows += [
                    [each[1], each[4] if len(each) > 4 else "", f"catalog/{name}/{seller}/{each[0]}.html", maker[0]]
                    for each in products
                ]
            for n in range(0, len(shown), BLOCK):
                content = self._block(code, name, shown[n : n + BLOCK])
                self._put(code, name, n // BLOCK, content, old["blocks"] if old else {}, blocks, stage)
            count, told_rows[code] = len(shown), key(json(rows))
            if not old or old["rows"].get(code) != told_rows[code]:
                stage.keep(f"search/rows/{code}/{name}", rows)
        return {"blocks": blocks, "count": count, "rows": told_rows}

    def _block(self, code: str, district: str, some: list[Any]) -> dict[str, Any]:
        """A file of what results show: sellers, and for each record its seller's place and its row; a maker's row has no SKU."""
        sellers: dict[str, list[str]] = {}
        found = []
        for seller, maker, *row in some:
            place = list(sellers).index(seller) if seller in sellers else len(sellers)
            sellers.setdefault(seller, [seller, maker])
            found.append([place, "", *row] if len(row) == 2 else [place, *row])
        return {"d": str(self.editions[code].district_names[district]), "i": district, "s": list(sellers.values()), "r": found}

    def _put(
        self, code: str, district: str, n: int, content: Any, before: Mapping[str, str], made: dict[str, str], stage: Stage
    ) -> None:
        name = f"{code}/{self.place[district]}-{n}"
        stage_script(name, content, before, made, stage)

    def keep(self, shelf: Shelf, name: str, old: Any, stage: Stage) -> dict[str, str]:
        """Keep a district's postings by the first consonant of their words; returns the key of each."""
        for word, told in shelf.words.items():
            if len(told) > RARE:  # what many descriptions say tells none of them apart
                shelf.words[word] = [each for each in told if each & 7]
        spoken = [word for word, told in shelf.words.items() if told]
        known = {*spoken, *self.said, *map(stem, spoken)}
        for part, word in compounds([each for each in spoken if each[0] != MARK], known):
            shelf.parts.setdefault(part, set()).update(shelf.words[word])
        found: dict[str, dict[str, str]] = {}
        for word in spoken:
            found.setdefault(_bucket(word), {})[word] = counted(shelf.words[word])
        for part, several in shelf.parts.items():
            best: dict[int, int] = {}
            for value in sorted(several):  # of one record's weights the heaviest comes last
                best[value >> 3] = value
            found.setdefault(_bucket(part), {})[PART + part] = counted(list(best.values()))
        for code, told in shelf.codes.items():
            found.setdefault("c", {})[code] = counted(told)
        buckets = {}
        for bucket, terms in sorted(found.items()):
            content = json(dict(sorted(terms.items())))
            buckets[bucket] = key(content)
            if not old or old["buckets"].get(bucket) != buckets[bucket]:
                stage.keep_bytes(f"search/terms/{bucket}/{name}", content)
        return buckets


@dataclass
class Shelf:
    """Words, codes and parts of compounds, each with the records that say it and the weight of the place."""

    words: dict[str, list[int]] = field(default_factory=dict)  # record's number × 8 + weight
    codes: dict[str, list[int]] = field(default_factory=dict)
    parts: dict[str, set[int]] = field(default_factory=dict)


def _bucket(word: str) -> str:
    """Where a word's postings are kept: `c` codes, `g` groups of synonyms, `t-s` words that begin with s as they sound."""
    return "g" if word[0] == MARK else f"t-{skeleton(word)[:1] or '_'}"


def stage_script(name: str, content: Any, before: Mapping[str, str], made: dict[str, str], stage: Stage) -> None:
    """Stage a file of the index where its bytes are new; note its address and key in `made`."""
    address, told = f"{FOLDER}/{name}.js", script(name, content)
    made[address] = key(told)
    if before.get(address) != made[address]:
        stage.put(address, [told])


def _lines(root: Path, district: str) -> Iterator[tuple[str, Any]]:
    for line in store.load_bytes(root, f"search/sellers/{district}").splitlines():
        yield from_json(line)


def _read(root: Path, district: str, name: str) -> Seller:
    """A seller whose records are checked: this build or an earlier one has poured it."""
    folder = f"{CATALOGS}/{district}/{name}"
    record, _ = shape(SellerRecord, read_yaml(root, f"{folder}/seller.yml")[0].value, Where(folder))
    products: list[ProductRecord | None] = []
    if (root / folder / "products.yml").exists():
        products, _ = shape_each(ProductRecord, read_yaml(root, f"{folder}/products.yml")[0].value or [], Where(folder))
    assert record is not None, folder
    return Seller(district, name, record, tuple(each for each in products if each is not None))


def _pages(plan: Plan) -> dict[str, dict[str, tuple[str, str, str]]]:
    """Content page → language → (title, description, text)."""
    found: dict[str, dict[str, tuple[str, str, str]]] = {}
    for name in plan.commons.pages:
        for code in plan.commons.settings.languages:
            if (plan.root / f"content/pages/{name}.{code}.md").exists():
                prose, _ = read_prose(plan.root, f"content/pages/{name}.{code}.md")
                if prose is not None:
                    found.setdefault(name, {})[code] = (prose.head["title"], prose.head["description"], prose.body)
    return found


@cache
def built_in() -> tuple[tuple[str, ...], ...]:
    """The trade's synonyms that every showcase has."""
    file = Path(__file__).with_name("search") / "synonyms.yml"
    return tuple(
        tuple(word for some in each["words"].values() for word in some) for each in parse(file.read_text("utf-8"), file.name)[0]
    )
