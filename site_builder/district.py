"""One district: read, checked, poured and remembered seller by seller. The unit of work of a worker process.

A seller whose files and whose edition are unchanged is not read again: its cards, page hashes and problems come
from the district's entry in the store.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from site_builder import browsing, photos
from site_builder.check.catalogue import CATALOGS, read_seller
from site_builder.edition import browse, unpacked
from site_builder.edition.book import Print
from site_builder.edition.consent import ContactView
from site_builder.edition.linesheet import Offer
from site_builder.edition.media import Media
from site_builder.edition.product import Picture
from site_builder.edition.seller import MakerView
from site_builder.model.commons import Commons
from site_builder.model.product import Seller
from site_builder.problem import Problem, Severity, pack, unpack
from site_builder.source import read_bytes
from site_builder.store import Stage, from_json, json, key, load, load_bytes, picture_path
from site_builder.writers.site import codes
from site_builder.writers.site import digest as digests
from site_builder.writers.site.assets import said_by
from site_builder.writers.site.cards import Card, Slot, Take, card_from, mark
from site_builder.writers.site.catalogue import district_sheets, seller_pages
from site_builder.writers.site.press import Page, Press, Sheet
from site_builder.writers.site.shards import counted


@dataclass(frozen=True)
class Plan:
    """What every district's work needs; workers inherit it from the parent process."""

    root: Path
    commons: Commons
    shared: str  # key of what of the commons a district is checked against
    stamps: dict[str, str] = field(default_factory=dict)  # `district/seller` → stamp of its files when the build began
    presses: dict[str, Press] = field(default_factory=dict)  # languages to pour; empty when only checking
    keys: dict[str, str] = field(default_factory=dict)  # language → key of all that a district's pages need besides its own files
    standins: dict[tuple[str, str], Picture] = field(default_factory=dict)  # (category, language) → for products without a photo
    media: Media = field(default_factory=Media)  # figures and recordings of lessons
    prints: dict[tuple[str, str], Print] = field(default_factory=dict)  # (district, language) → its catalogue on paper
    shares: dict[str, dict[str, str]] = field(default_factory=dict)  # district → seller → key of the pictures it is shared with
    able: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)  # district → `seller/sku` → channels it is ready for
    sheets: dict[tuple[str, str, str], Offer] = field(default_factory=dict)  # (district, seller or none, language) → line sheet

    def offered(self, district: str, code: str) -> str:
        """A key of what the pages of a district in one language offer to print and keep."""
        sheets = [(seller, each) for (name, seller, language), each in self.sheets.items() if (name, language) == (district, code)]
        paper = self.prints.get((district, code))
        return key(json([paper, sorted(sheets)])) if paper or sheets else ""


Tokens = set[bytes]  # what stands between ASCII signs in files, in UTF-8


@dataclass
class Done:
    """What came of a district."""

    district: str
    problems: list[Problem] = field(default_factory=list)
    told: dict[str, Any] | None = None  # what the whole has to know before it looks closer; see `_finish`
    pages: int = 0
    files: int = 0
    bytes: int = 0
    read: set[str] = field(default_factory=set)  # sellers just read
    tokens: Tokens = field(default_factory=set)
    names: dict[str, dict[str, codes.Names]] = field(
        default_factory=dict
    )  # seller just poured → language → what lists of codes say
    skus: dict[str, list[str]] = field(default_factory=dict)  # seller → its products in file order, "" where one is not shown
    stamp: str = ""  # of its files as they were before they were read

    @property
    def failed(self) -> bool:
        """Whether an error stands in the way of publishing."""
        return any(each.severity is Severity.ERROR for each in self.problems)


def district_stamp(sellers: dict[str, str]) -> str:
    """The stamp of a district, from its sellers' names and stamps."""
    return key(*(part for pair in sellers.items() for part in pair))


class _Old:
    """What the store remembers of the district. Its cards are a file of their own, a line for each seller."""

    def __init__(self, root: Path, district: str) -> None:
        state = load(root, f"districts/{district}") or {}
        told = load_bytes(root, f"cards/{district}")
        if key(told) != state.get("cards"):
            state = {}  # one of the two files is lost or another's
        self.lines = dict(zip(state.get("sellers", {}), told.splitlines(), strict=False))
        self.sellers: dict[str, Any] = state.get("sellers", {})
        self.lists: dict[str, dict[str, list[str]]] = state.get("lists", {})


class _Cards:
    """A district's cards: those poured now, and those of the store, which are read when a page wants them."""

    def __init__(self, old: _Old) -> None:
        self._lines = dict(old.lines)
        self._read: dict[str, dict[str, list[Card]]] = {}

    def of(self, seller: str) -> dict[str, list[Card]]:
        """Language → cards of a seller."""
        if seller not in self._read:
            kept = from_json(self._lines[seller]) if seller in self._lines else {}
            self._read[seller] = {code: [card_from(each) for each in cards] for code, cards in kept.items()}
        return self._read[seller]

    def put(self, seller: str, cards: dict[str, list[Card]]) -> None:
        """A seller's cards as they are now."""
        self._read[seller], self._lines[seller] = cards, json(cards)

    def take(self, code: str) -> Take:
        """How a list in one language takes a card."""
        return lambda slot: self.of(slot.seller)[code][slot.n]

    def packed(self, sellers: Iterable[str]) -> bytes:
        """All of them as they are kept."""
        return b"\n".join(self._lines[each] for each in sellers)


def work(plan: Plan, district: str, sellers: list[str]) -> Done:
    """Read, check and pour one district; stage what changed."""
    gc.disable()  # records and pages make no cycles, and looking for them costs a tenth of the time
    done = Done(district)
    old = _Old(plan.root, district)
    cards = _Cards(old)
    stage = Stage(plan.root)
    published = {path for each in old.sellers.values() for path in _media(each)}
    entries: dict[str, Any] = {}
    for name in sellers:
        entries[name] = _seller(plan, district, name, old.sellers.get(name), cards, stage, published, done)
    done.skus = {name: entry["skus"] for name, entry in entries.items()}
    if plan.presses and not done.failed:
        _finish(plan, district, entries, old, cards, stage, done)
    done.tokens, done.names = set(), {}
    done.files, done.bytes = stage.files, stage.bytes
    done.stamp = district_stamp({name: entry["stamp"] for name, entry in entries.items()})
    return done


def _seller(plan: Plan, district: str, name: str, old: Any, shelf: _Cards, stage: Stage, published: set[str], done: Done) -> Any:
    """One seller's entry: reused when nothing of it changed, else read, checked and poured."""
    folder = plan.root / CATALOGS / district / name
    seen = plan.stamps.get(f"{district}/{name}", "")
    same = old and (old["stamp"], old["shared"]) == (seen, plan.shared)
    share = plan.shares.get(district, {}).get(name, "")
    offers = {code: list(plan.sheets.get((district, name, code), ())) for code in plan.keys}
    same = same and old["share"] == share
    if same and all(old["keys"].get(code) == each and old["offers"].get(code) == offers[code] for code, each in plan.keys.items()):
        done.problems += [unpack(each) for each in old["problems"]]
        return old
    known = {file: photos.Look(**look) for file, look in old["looks"].items()} if old and old["recipe"] == photos.RECIPE else {}
    looks = photos.looks(folder / "photos", known)
    seller, sources, problems = read_seller(plan.root, district, name, plan.commons, looks)  # type: ignore[arg-type]
    done.problems += problems
    failed = any(each.severity is Severity.ERROR for each in problems)
    tokens = [_tokens(each.text) for each in sources]
    entry: dict[str, Any] = {
        "stamp": seen,
        "shared": plan.shared,
        "recipe": photos.RECIPE,
        "share": share,
        # Languages that this build does not pour keep their pages; their keys hold only while the files are the same.
        "keys": _of_languages(plan, old["keys"]) if old and old["stamp"] == seen else {},
        "offers": _of_languages(plan, old["offers"] if old and old["stamp"] == seen else {}) | offers,
        "pages": _of_languages(plan, old["pages"]) if old else {},
        "slots": _of_languages(plan, old["slots"]) if old else {},
        "makers": _of_languages(plan, old["makers"]) if old else {},
        "looks": {file: asdict(look) for file, look in looks.items()},
        "problems": [pack(each) for each in problems],
        "skus": [each.sku if each.status == "published" else "" for each in seller.products] if seller else [],
        "named": _of_languages(plan, old["named"]) if old else {},
        "letters": key(*map(b" ".join, tokens)),
        "media": [],
        "standins": _of_languages(plan, old["standins"]) if old else {},
        "rows": [],
        "lines": _of_languages(plan, old["lines"]) if old else {},
    }
    done.read.add(name)
    done.tokens.update(*tokens)
    if seller is None or failed or not plan.presses:
        return entry
    named = {photo.file for product in seller.shown() for photo in product.photos}
    named |= {photo.file for photo in seller.record.photos}
    entry["media"] = photos.make(plan.root, folder / "photos", looks, named, stage, published)
    any_edition = next(iter(plan.presses.values())).edition
    entry["rows"] = [tuple(browse.row(product, seller, any_edition)) for product in seller.shown()]
    cards = _of_languages(plan, shelf.of(name))
    shares = stage.kept(f"shares/{district}").get(name, {}).get("made", {}) if share else {}
    for code, press in plan.presses.items():
        listed = done.names.setdefault(name, {})[code] = codes.names(seller, press.edition)
        entry["named"][code] = key(json(listed))
        cards[code] = _pour(plan, code, press, seller, looks, shares.get(code, {}), entry, old, stage, done)
        for path in entry["standins"][code]:
            if path not in published:
                stage.link(path, picture_path(plan.root, path.rpartition("/")[2]))
                published.add(path)
    shelf.put(name, cards)
    return entry


def _media(entry: dict[str, Any]) -> Iterator[str]:
    """Addresses of all pictures that a seller's pages show."""
    yield from entry["media"]
    for paths in entry["standins"].values():
        yield from paths


def _of_languages(plan: Plan, by_language: dict[str, Any]) -> dict[str, Any]:
    """What is kept by language, less the languages that the showcase no longer has."""
    return {code: each for code, each in by_language.items() if code in plan.commons.settings.languages}


def _pour(
    plan: Plan,
    code: str,
    press: Press,
    seller: Seller,
    looks: dict[str, photos.Look],
    shares: dict[str, list[str]],
    entry: Any,
    old: Any,
    stage: Stage,
    done: Done,
) -> list[Card]:
    """A seller's pages in one language, of which only those whose bytes are new are staged; returns its cards."""
    shown = {
        product.sku: photos.pictures(product, looks, press.edition) or _standin(plan, product.category, code)
        for product in seller.shown()
    }
    used = dict.fromkeys(picture for each in shown.values() for picture in each if picture.standin)
    entry["standins"][code] = [path for picture in used for source in picture.sources for path in source[2:]]
    offer = plan.sheets.get((seller.district, seller.id, code))
    pages, cards, maker = seller_pages(seller, shown, photos.portraits(seller.record, looks, press.edition), shares, press, offer)
    before = old["pages"].get(code, {}) if old else {}
    entry["pages"][code] = _stage(pages, before, stage, done)
    entry["keys"][code] = plan.keys[code]
    entry["slots"][code] = [
        (each.category, each.gi, each.photo, each.craft, each.season, each.updated, mark(each)) for each in cards
    ]
    entry["makers"][code] = maker
    entry["lines"][code] = [tuple(browse.line(each, next(iter(shown[each.sku]), None), press.edition)) for each in seller.shown()]
    return cards


def _standin(plan: Plan, category: str, code: str) -> tuple[Picture, ...]:
    found = plan.standins.get((category, code))
    return (found,) if found else ()


def _stage(pages: list[Page], before: dict[str, str], stage: Stage, done: Done) -> dict[str, str]:
    hashes: dict[str, str] = {}
    for page in pages:
        hashes[page.path] = page.hash
        if before.get(page.path) != page.hash:
            stage.put(page.path, page.parts)
            done.pages += 1
    return hashes


def _finish(plan: Plan, district: str, entries: dict[str, Any], old: _Old, cards: _Cards, stage: Stage, done: Done) -> None:
    """The district's lists, its digest, and what is no longer made."""
    lists: dict[str, dict[str, list[str]]] = _of_languages(plan, old.lists)
    shown: dict[str, list[Slot]] = {}
    for code, press in plan.presses.items():
        slots = [Slot(name, n, *each) for name, entry in entries.items() for n, each in enumerate(entry["slots"][code])]
        makers = [_maker(entry["makers"][code]) for entry in entries.values()]
        shown[code] = slots
        # What the edition and its moulds say is part of every list: a new name in the header makes them all anew.
        paper, sheet = plan.prints.get((district, code)), plan.sheets.get((district, "", code))
        made = district_sheets(district, makers, slots, cards.take(code), paper, sheet, press)
        sheets = (each._replace(key=key(plan.keys[code], each.key)) for each in made)
        lists[code] = stage_sheets(sheets, old.lists.get(code, {}), stage, done)
    told = digests.digest(shown, len(entries), {code: cards.take(code) for code in shown})
    kept = load(plan.root, f"digests/{district}") or {}
    said = _said(plan, district, entries, old, kept, done)
    media = sorted({path for entry in entries.values() for path in _media(entry)})
    stands = {path for entry in entries.values() for pages in entry["pages"].values() for path in pages}
    stands |= {path for pages in lists.values() for path in pages}
    before = {path for entry in old.sellers.values() for pages in entry["pages"].values() for path in pages}
    before |= {path for pages in old.lists.values() for path in pages}
    stage.remove(before - stands)
    packed = cards.packed(entries)
    stage.keep(f"districts/{district}", {"sellers": entries, "lists": lists, "cards": key(packed)})
    stage.keep_bytes(f"cards/{district}", packed)
    paths = sorted({path.partition("/")[2] for path in stands})
    featured = _of_languages(plan, kept["told"]["featured"]) if kept else {}
    for code in plan.presses:
        cards_told = digests.cards(told, code)
        featured[code] = key(json(cards_told))
        stage.keep(f"featured/{code}/{district}", cards_told)
    done.told = _browsed(plan, district, entries, kept, shown, cards, stage) | {
        "counts": digests.counts(told),
        "featured": featured,
        "said": key(*said),
        "media": key(*media),
        "paths": key(*paths),
        "cards": key(packed),
        "codes": _codes(plan, district, entries, old, stage, done),
    }
    # `said`: syllables of its records, for the faces; `paths`: addresses of its pages below a language's folder.
    stage.keep(f"digests/{district}", {"told": done.told, "said": said, "media": media, "paths": paths})


def _browsed(
    plan: Plan, district: str, entries: dict[str, Any], kept: Any, shown: dict[str, list[Slot]], cards: _Cards, stage: Stage
) -> dict[str, Any]:
    """What the whole has to know for browsing: the district's counts, its script files, and hashes of its picks."""
    shelves = browsing.shelves_of(entries, plan.able.get(district, {}))
    folders = ("facets", *plan.commons.settings.languages)
    before = {path: each for path, each in (kept["told"]["shards"] if kept else {}).items() if path.partition("/")[0] in folders}
    picked = browsing.pick(shelves)
    picks = _of_languages(plan, kept["told"]["picks"]) if kept else {}
    picks |= {
        code: browsing.keep_picks(district, code, picked, shelves, entries, slots, cards.take(code), stage)
        for code, slots in shown.items()
    }
    return {
        "counted": counted(shelves),
        "shards": browsing.stage_shards(district, shelves, entries, list(plan.presses), before, stage),
        "picks": picks,
    }


def _codes(plan: Plan, district: str, entries: dict[str, Any], old: _Old, stage: Stage, done: Done) -> dict[str, str]:
    """Keep what lists of codes say of the district, and a hash of it by language; where no name is new, nothing is read."""
    now = {name: [entry["skus"], entry["named"]] for name, entry in entries.items()}
    if now != {name: [entry["skus"], entry["named"]] for name, entry in old.sellers.items()} or not now:
        kept = load(plan.root, f"codes/{district}") or {}
        told = {name: {"skus": entry["skus"], "names": _named(plan, name, kept, done)} for name, entry in entries.items()}
        stage.keep(f"codes/{district}", told)
    return {code: key(json([[*each, told.get(code)] for each, told in now.values()])) for code in plan.commons.settings.languages}


def _named(plan: Plan, name: str, kept: Any, done: Done) -> dict[str, Any]:
    before = _of_languages(plan, kept[name]["names"]) if name in kept else {}
    return {**before, **done.names.get(name, {})}


_BLANK_ASCII = bytes.maketrans(bytes(range(128)), b" " * 128)


def _tokens(text: str) -> list[bytes]:
    """What of a text may have letters of our scripts, in UTF-8: they are never ASCII, which goes first, as one byte each."""
    return text.encode().translate(_BLANK_ASCII).split()


def _said(plan: Plan, district: str, entries: dict[str, Any], old: _Old, kept: Any, done: Done) -> list[str]:
    """The syllables of a district's records. While its letters are the same (a price is none), so are they."""
    letters = {name: entry["letters"] for name, entry in entries.items()}
    if kept and letters == {name: entry["letters"] for name, entry in old.sellers.items()}:
        return list(kept["said"])
    tokens = done.tokens
    for name in entries.keys() - done.read:
        for file in ("seller.yml", "products.yml"):
            tokens.update(_tokens(read_bytes(plan.root, f"{CATALOGS}/{district}/{name}/{file}")[0] or ""))
    waiting = iter(tokens)  # some at a time: all of a large district together are megabytes
    pieces = iter(lambda: b" ".join(islice(waiting, 1000)).decode(), "")
    return sorted(said_by(pieces))


def stage_sheets(sheets: Any, before: dict[str, list[str]], stage: Stage, done: Done) -> dict[str, list[str]]:
    """Pour the sheets whose key is new and stage those whose bytes are; returns path → [key, hash]."""
    kept: dict[str, list[str]] = {}
    sheet: Sheet
    for sheet in sheets:
        known = before.get(sheet.path)
        if known and known[0] == sheet.key:
            kept[sheet.path] = known
            continue
        page = sheet.pour()
        kept[sheet.path] = [sheet.key, page.hash]
        if known is None or known[1] != page.hash:
            stage.put(page.path, page.parts)
            done.pages += 1
    return kept


def _maker(value: Any) -> MakerView:
    if isinstance(value, MakerView):
        return value
    return MakerView._make([*map(unpacked, value[:-1]), ContactView._make(map(unpacked, value[-1]))])
