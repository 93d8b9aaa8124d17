"""ONDC catalogues as files: built, checked by every rule of their version and domain, and written without what breaks one."""

from __future__ import annotations

import json as plain_json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from site_builder.edition.channel.beckn import Frame, payload
from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Lot
from site_builder.payload import Fault, Rule, check, holding, rules_from
from site_builder.store import json
from site_builder.writers.export import Out, Writer

TABLES = Path(__file__).parent / "channels" / "ondc_tables.json"


@cache
def tables() -> dict[str, Any]:
    """Categories, their attributes, enumerations and STD codes, as ONDC publishes them."""
    told: dict[str, Any] = plain_json.loads(TABLES.read_text("utf-8"))
    wanted = {
        name: {each: _attributes(own, of["known"]) for each, own in of["categories"].items()}
        for name, of in told["domains"].items()
    }
    names = {f"ONDC:{name}": list(each) for name, each in wanted.items()}
    return {"attributes": wanted, "categories": names, "enums": told["enums"], "std_codes": told["std_codes"], **told["statutory"]}


def _attributes(own: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """What one category may carry: the domain's attributes with what is its own."""
    values = known | own.get("values", {})
    return {
        name: {"required": name in own["required"], "values": each}
        for name, each in values.items()
        if name not in own.get("without", ())
    }


def rules(format_: dict[str, Any]) -> tuple[Rule, ...]:
    """The rules of the channel's file, the names of their places put in full."""
    places = format_.get("places", {})
    found = rules_from(format_.get("payload", ()))
    return tuple(each._replace(each=places.get(each.each, each.each)) for each in found)


def catalogues(out: Out) -> Writer:
    """A file for every version, domain and seller, `1.2.5/RET12/nadia/shantipur-tant.json`, and a list of what is only advised."""
    every = rules(out.format)
    data = out.format | {"title": out.limits("title")}
    warnings = out.csv("advice", ("seller", "sku", "version", "rule", "field", "value"))
    counts: dict[str, int] = {}
    item = out.format.get("places", {}).get("item", "")
    while (lot := (yield)) is not None:
        unfit: dict[str, list[str]] = {}
        for domain in sorted({category.domain for each in lot.listings if (category := out.category(each))}):
            goods = [
                each._replace(shots=out.shots(each))
                for each in lot.listings
                if (found := out.category(each)) and found.domain == domain
            ]
            for version in out.format.get("versions", ()):
                clean = _write(out, lot, goods, (version, domain), (data, every, item), warnings, unfit)
                counts[f"{version} {domain}"] = counts.get(f"{version} {domain}", 0) + clean
        for each in lot.listings:
            if out.category(each) is None:
                unfit.setdefault(each.id, []).append("category")
            if each.id in unfit:
                out.leave(each, unfit[each.id])
    warnings.end()
    out.listed = max(
        (sum(n for name, n in counts.items() if name.startswith(version)) for version in out.format.get("versions", ())), default=0
    )
    out.notes["clean"] = dict(sorted(counts.items()))
    out.notes["rules"] = len(every)


class Made(NamedTuple):
    """What came of one catalogue: its bytes (none without items), what is only advised, and why items are not in it."""

    content: bytes
    goods: tuple[Listing, ...]
    advice: tuple[tuple[str, Fault], ...]  # (SKU or nothing, what is only advised)
    unfit: tuple[tuple[str, list[str]], ...]  # (id, reasons)


def _write(
    out: Out, lot: Lot, goods: list[Listing], kind: tuple[str, str], given: Any, warnings: Any, unfit: dict[str, list[str]]
) -> int:
    """One catalogue; returns how many items are in it. ShopClues takes ONDC's, so what one has made serves the other."""
    version, domain = kind
    key = ("beckn", *kind, out.record.id, tuple([each.id for each in goods]))
    made: Made = out.shared.get(key) or _catalogue(out, lot, goods, kind, given)
    out.shared[key] = made
    for listing, reasons in made.unfit:
        unfit.setdefault(listing, []).extend(reasons)
    if made.content:
        seller = f"{lot.maker.district}/{lot.maker.id}"
        warnings.rows(*((seller, sku, version, each.rule, each.field, each.value) for sku, each in made.advice))
        # An account's name, or a licence's number, comes from papers that are not published.
        private = bool(lot.private.channels.get("ondc")) or any(each.food for each in made.goods if lot.private.fssai)
        out.tray.put(f"{version}/{domain}/{lot.maker.district}/{lot.maker.id}.json", made.content, private=private)
    return len(made.goods)


def _catalogue(out: Out, lot: Lot, goods: list[Listing], kind: tuple[str, str], given: Any) -> Made:
    """What breaks a rule is taken out and the rest is checked again."""
    (version, domain), (data, every, item) = kind, given
    mine = holding(every, version, domain, out.day)
    items = {each.id for each in mine if each.each == item}
    std = next(iter(tables()["std_codes"].get(lot.maker.pin, ())), "")
    host = lot.private.channels.get("ondc", {}).get("bpp_id") or out.format.get("bpp_id", "")
    frame = Frame(lot, version, domain, data, out.record, out.day, host, std)
    advice: list[tuple[str, Fault]] = []
    unfit: list[tuple[str, list[str]]] = []
    while goods:
        made = payload(frame, goods)
        faults = check(made, mine, tables())
        blocking = [each for each in faults if each.severity == "block"]
        if not blocking:
            advice += [(goods[each.node].sku if each.rule in items else "", each) for each in faults]
            return Made(json(made), tuple(goods), tuple(advice), tuple(unfit))
        blamed = {each.node for each in blocking if each.rule in items}
        wrong = blamed or set(range(len(goods)))
        unfit += [(goods[n].id, _reasons(blocking, n, items, version)) for n in wrong]
        if blamed:
            advice += [(goods[each.node].sku, each) for each in faults if each.rule in items and each.node not in wrong]
        goods = [each for n, each in enumerate(goods) if n not in wrong]
        if blamed:  # those that are left broke no rule on items, and nothing of them changes
            mine = tuple([each for each in mine if each.id not in items])
    return Made(b"", (), (), tuple(unfit))


def _reasons(faults: list[Fault], n: int, items: set[str], version: str) -> list[str]:
    """What is wrong with one item, or with its seller where no item is to blame."""
    own = [each for each in faults if each.rule in items and each.node == n]
    return [f"{version} {each.rule}{f':{each.field}' if 'attribute' in each.field else ''}" for each in own or faults]
