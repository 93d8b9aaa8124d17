"""Sharing's part of the pipe: for every product and language a picture for where its page is shared, and its QR code.

A step of its own, as print is: a build of the site alone keeps what an earlier build made. Made pictures are kept by the
hash of all that they show. `shares/<district>` in the store holds them, `shares` the key of each seller's, which is all
that a build has to look at where nothing changed.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_builder import fonts, photos, store
from site_builder.check.catalogue import CATALOGS, sound_seller
from site_builder.district import Plan
from site_builder.edition import Edition, address, edition
from site_builder.model.product import ProductRecord, Seller
from site_builder.store import Stage, key, picture_path

RECIPE = "1"  # part of every name: raise it when the drawing changes
FEATURE = "sharing"  # in `features` of the showcase's settings
ENDINGS = ("-og.jpg", "-qr.svg")

Made = dict[str, dict[str, list[str]]]  # language → SKU → [picture, QR code]


@dataclass
class Shares:
    """What is known of every seller's pictures: district → seller → key, and what was made now."""

    keys: dict[str, dict[str, str]] = field(default_factory=dict)
    made: dict[str, dict[str, Any]] = field(default_factory=dict)  # district → seller → entry, of those looked at
    whole: bool = False  # whether `made` holds every district


def known(root: Path) -> Shares:
    """What earlier builds made."""
    return Shares(store.load(root, "shares") or {})


def make(plan: Plan, sellers: dict[str, list[str]], chosen: set[str], codes: list[str]) -> Shares:
    """Draw what is out of date of the chosen districts and languages; the others stay as they are."""
    settings, old = plan.commons.settings, known(plan.root)
    if FEATURE not in settings.features or fonts.missing() or not _can_shape():
        return Shares(whole=True)
    shares = Shares({name: each for name, each in old.keys.items() if name in sellers}, whole=chosen >= sellers.keys())
    jobs = [(name, sellers[name], codes) for name in sorted(chosen)]
    for name, entries in _each(plan, jobs):
        shares.made[name] = entries
        shares.keys[name] = {seller: _told(entry) for seller, entry in entries.items()}
    return shares


def _told(entry: Any) -> str:
    return key(store.json(entry["made"]))


def _can_shape() -> bool:
    from site_builder import placard  # heavy: loads Pillow

    return placard.can_shape()


def publish(root: Path, shares: Shares, before: dict[str, str], stage: Stage) -> dict[str, str]:
    """Stage the pictures that the site lacks; returns address → what stands there. What was not looked at is kept."""
    kept: dict[str, str] = {}
    if not shares.whole:
        kept = {path: name for path, name in before.items() if path.endswith(ENDINGS)}
    for entries in shares.made.values():
        for entry in entries.values():
            for file in (file for made in entry["made"].values() for pair in made.values() for file in pair):
                kept[f"media/{file}"] = file
                if before.get(f"media/{file}") != file:
                    stage.link(f"media/{file}", picture_path(root, file))
    return kept


def keep(shares: Shares, stage: Stage) -> None:
    """Stage what is remembered, before districts look it up."""
    for name, entries in shares.made.items():
        stage.keep(f"shares/{name}", entries)
    stage.keep("shares", shares.keys)


# ── one district ─────────────────────────────────────────────────────────────────────────────────


def _each(plan: Plan, jobs: list[tuple[str, list[str], list[str]]]) -> list[tuple[str, dict[str, Any]]]:
    """Every district's entries; side by side where there is something to draw in several."""
    entries = {name: store.load(plan.root, f"shares/{name}") or {} for name, _, _ in jobs}
    stale = [job for job in jobs if any(_stale(plan, job[0], each, entries[job[0]].get(each), job[2]) for each in job[1])]
    drawn: dict[str, dict[str, Any]] = {}
    if len(stale) > 2:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        context: Any = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
        with ProcessPoolExecutor(os.cpu_count(), mp_context=context, initializer=_start, initargs=(plan,)) as pool:
            drawn = dict(zip([job[0] for job in stale], pool.map(_work, stale), strict=True))
    else:
        drawn = {job[0]: _district(plan, *job) for job in stale}
    return [(name, drawn.get(name) or {each: entries[name][each] for each in sellers}) for name, sellers, _ in jobs]


_plan: Plan | None = None


def _start(plan: Plan) -> None:
    global _plan  # noqa: PLW0603  (a worker's one piece of state: what it inherits)
    _plan = plan


def _work(job: tuple[str, list[str], list[str]]) -> dict[str, Any]:
    assert _plan is not None
    return _district(_plan, *job)


def _stamp(plan: Plan, district: str, seller: str) -> str:
    return key(RECIPE, plan.shared, plan.stamps.get(f"{district}/{seller}", ""))


def _stale(plan: Plan, district: str, seller: str, entry: Any, codes: list[str]) -> list[str]:
    """The languages in which a seller's pictures are not those of its records, or are lost."""
    stamp = _stamp(plan, district, seller)

    def stands(code: str) -> bool:
        if not entry or entry["stamps"].get(code) != stamp:
            return False
        return all(picture_path(plan.root, file).exists() for pair in entry["made"][code].values() for file in pair)

    return [code for code in codes if not stands(code)]


def _district(plan: Plan, district: str, sellers: list[str], codes: list[str]) -> dict[str, Any]:
    """The entries of a district, those that are out of date drawn anew; other languages keep what they have."""
    entries, old = {}, store.load(plan.root, f"shares/{district}") or {}
    languages, editions = plan.commons.settings.languages, {code: edition(plan.commons, code) for code in codes}
    for name in sellers:
        entry = old.get(name) or {"stamps": {}, "made": {}}
        stale = _stale(plan, district, name, entry, codes)
        drawn = _seller(plan, district, name, [editions[code] for code in stale]) if stale else {}
        stamps = entry["stamps"] | dict.fromkeys(stale, _stamp(plan, district, name))
        kept = {code: each for code, each in (entry["made"] | drawn).items() if code in languages}
        entries[name] = {"stamps": {code: stamps[code] for code in kept}, "made": kept}
    return entries


def _seller(plan: Plan, district: str, name: str, editions: list[Edition]) -> Made:
    folder = plan.root / CATALOGS / district / name
    kept = (store.load(plan.root, f"districts/{district}") or {}).get("sellers", {}).get(name, {})
    looks = photos.looks(folder / "photos", {file: photos.Look(**look) for file, look in kept.get("looks", {}).items()})
    seller, _ = sound_seller(plan.root, district, name, plan.commons, looks)  # type: ignore[arg-type]
    made: Made = {each.code: {} for each in editions}
    if seller is None:  # its faults are told by the map, and nothing is published
        return made
    for product in seller.shown():
        for each in editions:
            picture = _picture(plan.root, product, seller, looks, folder, each)
            made[each.code][product.sku] = [picture, _code(plan.root, product, seller, each)]
    return made


def _picture(root: Path, product: ProductRecord, seller: Seller, looks: dict[str, photos.Look], folder: Path, each: Edition) -> str:
    """The name of a product's picture in one language, drawn where it is not there yet."""
    from site_builder import postcard

    code, say = each.code, each.say
    shown = next(iter(photos.pictures(product, looks, each)), None)
    sector = each.commons.sector_of[product.category]
    title, maker, showcase = say(product.title), say(seller.record.name), say(each.settings.name)
    place = each.district_names[seller.district]
    file = next((source[3] for source in shown.sources if source[0] >= 500), shown.sources[-1][3]) if shown else ""
    focus = (shown.focus_x, shown.focus_y) if shown else (50, 50)
    names = [f"{getattr(text, 'lang', code)}:{text}" for text in (title, maker, place, showcase)]
    stem = key(RECIPE, code, file, str(focus), sector if not shown else "", *names)[:20]
    name = f"{stem}-og.jpg"
    if not picture_path(root, name).exists():
        from PIL import Image

        photo = None
        if shown:
            photos.ready(root, folder, looks, {each.file for each in product.photos})
            photo = Image.open(io.BytesIO(picture_path(root, Path(file).name).read_bytes()))
        lines = (
            postcard.Line(str(showcase), getattr(showcase, "lang", code), "Bold", 30, postcard.INDIGO),
            postcard.Line(str(title), getattr(title, "lang", code), "Bold", 62, postcard.INK),
            postcard.Line(f"{maker} · {place}", getattr(maker, "lang", code), "Regular", 30, postcard.MUTED),
        )
        seed = sum(ord(c) for c in product.sku)
        store.keep_picture(root, name, postcard.draw(photo, focus, sector, seed, lines, code))
    return name


def _code(root: Path, product: ProductRecord, seller: Seller, each: Edition) -> str:
    """The name of the QR code of a product's page in one language."""
    url = f"{each.settings.base_url}{each.code}/{address.product(seller.district, seller.id, product.sku)}"
    name = f"{key(RECIPE, url)[:20]}-qr.svg"
    if not picture_path(root, name).exists():
        import segno

        out = io.BytesIO()
        # Any mask can be read; to look for the best of the eight takes ten times as long.
        segno.make(url, error="m", mask=2, micro=False).save(out, kind="svg", border=2, xmldecl=False, dark="#211C16", light="#fff")
        store.keep_picture(root, name, out.getvalue())
    return name
