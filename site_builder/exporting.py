"""Exports' part of the pipe: one walk through the sellers feeds every channel's writer, and each folder is put in place whole.

Channels are shared out over workers, and each channel is written by one of them in the order of the sellers: so the same
records give the same bytes, however many workers there are, and never more than a seller stands in memory.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import importlib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from site_builder import photos, store
from site_builder.channel_pictures import Pictures
from site_builder.check.catalogue import CATALOGS, folders, read_seller
from site_builder.check.commons import read_commons
from site_builder.check.shape import shape
from site_builder.check.shipments import read_shipments, unknown
from site_builder.check.shipped import with_shipped_rules
from site_builder.edition import Edition, edition
from site_builder.edition.channel.listing import Shot, listings
from site_builder.edition.channel.maker import Lot, maker
from site_builder.model.commons import Commons
from site_builder.model.product import ProductRecord, Seller
from site_builder.model.seller import PrivateRecord, SellerRecord
from site_builder.model.shipment import Shipment
from site_builder.problem import Problem, Severity, Where, warning
from site_builder.selection import Selection, known, matches
from site_builder.selection import parse as parse_selection
from site_builder.source import PRIVATE, parse, place, read_yaml
from site_builder.trade_papers import set_papers
from site_builder.writers.export import Out, Writer

CHANNELS = (
    "ondc", "amazon", "flipkart", "ebay", "alibaba", "daraz", "shiprocket", "dhl", "customs",
    "shopclues", "rivexa", "google", "meta", "shopify", "woocommerce", "gem", "open",
)  # fmt: skip
FOLDER = "channels"  # below build/
# Where a listing is an offer to strangers, a seller is asked first; carriers, customs, own shops and open data are not.
ASKED = frozenset({"ondc", "amazon", "flipkart", "ebay", "alibaba", "daraz", "shopclues", "rivexa", "google", "meta"})
TWINS = {"ondc": "shopclues"}  # the second takes the files of the first
# What a channel costs beside a plain table, as `bench/channels.py` measured it: so that workers end together.
_COST = {"ondc": 4.0, "open": 2.5, "amazon": 2.0, "google": 1.5}

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Order:
    """What to export. Empty means everything."""

    channels: tuple[str, ...] = CHANNELS
    districts: tuple[str, ...] = ()
    sellers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    select: str = ""
    unasked: bool = False  # products whose sellers did not ask for the channel, too
    jobs: int = 0
    shipments: dict[str, Shipment] = field(default_factory=dict)  # read when the export begins
    selection: Selection | None = None  # what `select` was read as
    checked: bool = False  # another worker looks for faults, and one is enough

    def said(self) -> dict[str, Any]:
        """The selection, as an export's own record tells it."""
        told = {"districts": self.districts, "sellers": self.sellers, "select": self.select, "unasked": self.unasked}
        return {name: value for name, value in told.items() if value}


@dataclass
class Exported:
    """What came of one channel."""

    channel: str
    files: int = 0
    bytes: int = 0
    listed: int = 0
    left: int = 0
    private: list[str] = field(default_factory=list)
    notes: dict[str, Any] = field(default_factory=dict)


@dataclass
class Walked:
    """What came of one worker's walk."""

    problems: list[Problem] = field(default_factory=list)  # of the records: every worker finds the same
    told: list[Problem] = field(default_factory=list)  # of its channels
    exports: list[Exported] = field(default_factory=list)
    trays: list[store.Tray] = field(default_factory=list)


def export(root: Path, order: Order, tell: Tell = lambda *_: None) -> tuple[list[Exported], list[Problem]]:
    """Write the channels' folders below `build/channels/`; with an error in the records, none is touched."""
    with store.lock(root):
        commons, problems = read_commons(root)
        if commons is None or _failed(problems):
            return [], place(root, problems)
        commons = with_shipped_rules(commons)
        sellers, faults = folders(root, commons)
        problems += faults
        shipments, faults = read_shipments(root, sellers) if {"shiprocket", "dhl", "customs"} & set(order.channels) else ({}, [])
        problems += faults
        if _failed(problems):
            return [], place(root, problems)
        chosen = _chosen(sellers, order)
        order = replace(order, shipments=shipments, selection=_read_selection(commons, sellers, order, problems))
        if _failed(problems):
            return [], place(root, problems)
        walks = list(_walks(root, commons, chosen, order, tell))
        problems += walks[0].problems
        told = [each for walk in walks for each in walk.told]
        trays = [each for walk in walks for each in walk.trays]
        if _failed([*problems, *told]):
            for tray in trays:
                tray.drop()
            return [], place(root, [*problems, *told])
        for tray in trays:
            tray.settle()
        made = {each.channel: each for walk in walks for each in walk.exports}
        return [made[name] for name in order.channels], place(root, [*problems, *told])


def _read_selection(commons: Commons, sellers: dict[str, list[str]], order: Order, problems: list[Problem]) -> Selection | None:
    if not order.select:
        return None
    collections = {name: each.named() for name, each in getattr(commons, "collections", {}).items()}
    selection, faults = parse_selection(order.select, known(commons, sellers, collections))
    problems += faults
    return selection


def _failed(problems: Sequence[Problem]) -> bool:
    return any(each.severity is Severity.ERROR for each in problems)


def _chosen(sellers: Mapping[str, list[str]], order: Order) -> list[tuple[str, str]]:
    return [
        (district, name)
        for district, names in sorted(sellers.items())
        for name in names
        if (not order.districts or district in order.districts)
        and (not order.sellers or name in order.sellers or f"{district}/{name}" in order.sellers)
    ]


# ── workers ──────────────────────────────────────────────────────────────────────────────────────


def _walks(root: Path, commons: Commons, chosen: list[tuple[str, str]], order: Order, tell: Tell) -> Iterator[Walked]:
    shares = _shares(order.channels, order.jobs or os.cpu_count() or 1)
    if len(shares) == 1 or len(chosen) < 8:
        yield walk(root, commons, chosen, order, tell)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context: Any = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
    gc.collect()
    gc.freeze()
    with ProcessPoolExecutor(len(shares), mp_context=context) as pool:
        jobs = [
            pool.submit(walk, root, commons, chosen, replace(order, channels=share, checked=n > 0))
            for n, share in enumerate(shares)
        ]
        for n, job in enumerate(jobs, 1):
            yield job.result()
            tell("channels", n, len(jobs))


def _shares(channels: Sequence[str], workers: int) -> list[tuple[str, ...]]:
    """The channels dealt out, the costly ones first, each to the worker that has least; twins, who share their work, go together."""
    led = {twin: name for name, twin in TWINS.items() if name in channels}
    order = sorted((each for each in channels if each not in led), key=lambda name: (-_COST.get(name, 1), name))
    shares: list[list[str]] = [[] for _ in range(min(workers, len(order)))]
    load = [0.0] * len(shares)
    for name in order:
        least = load.index(min(load))
        load[least] += _COST.get(name, 1)
        shares[least] += [name, *(twin for twin in channels if TWINS.get(name) == twin)]
    return [tuple(each) for each in shares]


def walk(root: Path, commons: Commons, chosen: list[tuple[str, str]], order: Order, tell: Tell = lambda *_: None) -> Walked:
    """Read every chosen seller once and hand it to each channel's writer."""
    gc.disable()  # records make no cycles
    done = Walked()
    outs = [_out(root, commons, name, order) for name in order.channels]
    shared: dict[Any, Any] = {}
    for out in outs:
        out.shipments, out.shared = order.shipments, shared
    writers: list[Writer] = []
    for out in outs:
        writer = importlib.import_module(f"site_builder.writers.channels.{out.channel}").write(out)
        next(writer)
        writers.append(writer)
    looks, pictures = _Looks(root), [Pictures(root, out) for out in outs]
    for n, (district, name) in enumerate(chosen, 1):
        found = looks.of(district, name)
        if order.checked:
            seller = _read_again(root, district, name)
        else:
            seller, _, problems = read_seller(root, district, name, commons, found)  # type: ignore[arg-type]
            done.problems += problems
        if seller is None or _failed(done.problems):
            continue
        skus = {each for product in seller.shown() for each in ([form.sku for form in product.variants] or [product.sku])}
        for sent, shipment in order.shipments.items():
            if shipment.seller == f"{district}/{name}":
                done.problems += unknown(shipment, sent, skus)
        shared.clear()
        if not _failed(done.problems):
            _hand_out(root, seller, found, (outs, writers, pictures), order, done)
        tell("channels", n, len(chosen))
    for out, writer, each in zip(outs, writers, pictures, strict=True):
        with contextlib.suppress(StopIteration):
            writer.send(None)
        done.told += [*set_papers(root, out), *each.end()]
        done.exports.append(_finish(out, order))
        done.trays.append(out.tray)
    return done


def _read_again(root: Path, district: str, name: str) -> Seller | None:
    """A seller whose faults another worker tells; with an error among them nothing of all this is kept."""
    folder = f"{CATALOGS}/{district}/{name}"
    record, _ = shape(SellerRecord, read_yaml(root, f"{folder}/seller.yml")[0].value or {}, Where(folder))
    file = f"{folder}/products.yml"
    listed = read_yaml(root, file)[0].value if (root / file).exists() else []
    products, _ = shape(list[ProductRecord], listed or [], Where(folder))
    return Seller(district, name, record, tuple(products)) if record is not None and products is not None else None


def _out(root: Path, commons: Commons, channel: str, order: Order) -> Out:
    own = commons.channels.get(channel)
    data = _shipped(channel) | (dict(own.format) if own else {})
    record = commons.channels.get(data["like"], own) if "like" in data else own  # a channel that another one's files serve
    if "like" in data and record is not None:
        data = dict(record.format) | data
    code = (order.languages[0] if order.languages else "") or (own.language if own else "en")
    tray = store.Tray(root, f"{FOLDER}/{channel}")
    return Out(channel, data, record, edition(commons, code, "channels"), commons.rates, tray, commons.settings.updated)


def _shipped(channel: str) -> dict[str, Any]:
    """What the program itself knows of the channel's files; the showcase's own record of the channel goes before it."""
    file = Path(__file__).parent / "writers" / "channels" / f"{channel}.yml"
    return dict(parse(file.read_text("utf-8"), file.name)[0] or {}) if file.exists() else {}


def _hand_out(
    root: Path,
    seller: Seller,
    looks: dict[str, photos.Look],
    channels: tuple[Sequence[Out], Sequence[Writer], Sequence[Pictures]],
    order: Order,
    done: Walked,
) -> None:
    private, wanted = _private(root, seller), _selected(seller, order.selection)
    lots: dict[str, Lot] = {}
    for out, writer, made in zip(*channels, strict=True):
        code = out.edition.code
        if code not in lots:
            shots = {each.sku: _shots(each, looks, out.edition) for each in seller.shown()}
            told = tuple(each for each in listings(seller, out.edition, shots) if wanted(each))
            lots[code] = Lot(seller, maker(seller, out.edition), private, told)
        lot = lots[code]
        if out.channel in ASKED and not order.unasked:
            lot = lot._replace(listings=tuple(each for each in lot.listings if not each.wanted or out.channel in each.wanted))
        if lot.listings:
            before = len(out.left)
            writer.send(lot)
            left = out.left[before:]
            done.told += _left_out(seller, out, left, len(lot.listings))
            without = {each.id for each in left}
            for listing in lot.listings:
                if listing.id not in without:
                    made.put(seller.folder, listing)


def _left_out(seller: Seller, out: Out, left: Sequence[Any], of: int) -> Iterator[Problem]:
    if left:
        counted = Counter(reason for each in left for reason in each.reasons)
        reasons = ", ".join(f"{name} ({n})" for name, n in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
        where = Where(f"{seller.folder}/products.yml", line=1, column=1)
        listed = f"build/{FOLDER}/{out.channel}/left-out.csv"
        yield warning("P270", where, channel=out.channel, n=len(left), of=of, reasons=reasons, file=listed)


def _private(root: Path, seller: Seller) -> PrivateRecord:
    """The seller's papers that only channels may read; their faults are told where the seller is read."""
    file = f"{seller.folder}/{PRIVATE}"
    if not (root / file).exists():
        return PrivateRecord()
    source, _ = read_yaml(root, file)
    return shape(PrivateRecord, source.value or {}, Where(file))[0] or PrivateRecord()


def _selected(seller: Seller, selection: Selection | None) -> Callable[[Any], bool]:
    """Whether a listing of this seller is meant: its product is, and variants go with their product."""
    if selection is None:
        return lambda _: True
    meant = {product.sku for product in seller.shown() if matches(selection, product, seller)}
    return lambda listing: (listing.parent or listing.sku) in meant


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────


class _Looks:
    """What is known of sellers' photos; what a build has looked at is not opened again."""

    def __init__(self, root: Path) -> None:
        self._root, self._district = root, ""
        self._known: dict[str, Any] = {}

    def of(self, district: str, name: str) -> dict[str, photos.Look]:
        if district != self._district:
            self._district = district
            self._known = (store.load(self._root, f"districts/{district}") or {}).get("sellers", {})
        entry = self._known.get(name)
        known = (
            {file: photos.Look(**look) for file, look in entry["looks"].items()}
            if entry and entry["recipe"] == photos.RECIPE
            else {}
        )
        return photos.looks(self._root / CATALOGS / district / name / "photos", known)


def _shots(product: Any, looks: dict[str, photos.Look], spoken: Edition) -> tuple[Shot, ...]:
    """A product's photos, the main one first; a drawing that stands in for one is never shown to a channel."""
    told = []
    for photo in sorted(product.photos, key=lambda each: each.role != "main"):
        look = looks.get(photo.file)
        if look is None or look.fault or look.frames > 1:
            continue
        url = f"{spoken.settings.base_url}{photos.sources(look)[-1][3]}"
        told.append(Shot(photo.file, photo.role, str(spoken.say(photo.alt)), url, look.width, look.height, look.hash))
    return tuple(told)


# ── what an export says of itself ────────────────────────────────────────────────────────────────


def _finish(out: Out, order: Order) -> Exported:
    """The list of what was left out, and the export's own record: what it is made from and which files it has."""
    from site_builder.sheets.delimited import csv_rows

    if out.left:
        rows = [("seller", "sku", "missing"), *((*each.id.rpartition("/")[::2], ", ".join(each.reasons)) for each in out.left)]
        out.tray.put("left-out.csv", csv_rows(rows))
    done = Exported(out.channel, listed=out.listed, left=len(out.left), private=sorted(out.tray.private), notes=out.notes)
    files: list[dict[str, Any]] = []
    for path in out.tray.files():
        content = out.tray.fresh / path
        files.append({"file": path, "bytes": content.stat().st_size, "sha256": _sum(content)})
    done.files = len(files) + out.tray.linked
    done.bytes = sum(each["bytes"] for each in files) + out.tray.linked_bytes
    told = {
        "channel": out.channel, "as_of": out.day.isoformat(), "language": out.edition.code, "selection": order.said(),
        "evidence": getattr(out.record, "evidence", ""), "rules_checked_on": str(getattr(out.record, "checked_on", "")),
        "listings": out.listed, "left_out": len(out.left), "rates": _rates(out.rates), **out.notes,
        "private_files": done.private, "images": out.tray.linked, "files": files,
    }  # fmt: skip
    out.tray.put("export.json", store.json(told))
    return done


def _sum(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _rates(rates: Any) -> Any:
    """The rates that prices were converted by: their day, source, and whether they are only samples."""
    if rates is None:
        return None
    return {
        "base": rates.base, "as_of": rates.as_of.isoformat(), "source": rates.source.get("en", ""), "sample": rates.sample,
        "rates": {code: f"{rate:f}" for code, rate in rates.rates.items()},
    }  # fmt: skip
