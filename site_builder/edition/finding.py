"""What a search finds a record by: its texts in all languages with the weight of each place, and its codes.

One index serves every edition, so a query in one language finds a record that is written in another only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from site_builder.edition import ui_words
from site_builder.lesson import Block
from site_builder.model.commons import Commons
from site_builder.model.product import ProductRecord, Seller
from site_builder.model.shortcode import short_code
from site_builder.search.postings import BODY, KEYWORD, KIND, MAKER, SHORT, TITLE, Weighing, Weights

_NO_CODE = re.compile("[^a-z0-9]")
_MARKUP = re.compile(r"\]\([^)]*\)|[*_`#>|{}\[\]!?=]|<[^>]*>|^\s*-{3,}$", re.MULTILINE)


# What a kind of page is called, where its own words do not say it.
_CALLED = {
    "seller": "maker seller কারিগর বিক্রেতা कारीगर विक्रेता",
    "district": "district জেলা ज़िला",
    "programme": "programme scheme কর্মসূচি প্রকল্প कार्यक्रम योजना",
    "session": "training session calendar প্রশিক্ষণ অধিবেশন কর্মশালা প্রশিক্ষণসূচি प्रशिक्षण सत्र कार्यशाला",
    "module": "training module lessons প্রশিক্ষণ মডিউল प्रशिक्षण मॉड्यूल",
    "lesson": "lesson পাঠ पाठ",
}


# The keys of records that a search reads: while they say the same, a seller's postings are the same.
SELLER_SAYS = {"kind", "women_led", "name", "craft", "address", "story"}
PRODUCT_SAYS = {
    *("sku", "group", "variants", "category", "title", "short", "description", "bullets", "keywords", "generic_name", "craft"),
    *("technique", "materials", "colours", "hsn", "export_hs", "gtin", "gi", "handmade", "made_to_order", "variation_note", "care"),
}


class Findable(NamedTuple):
    """What one record is found by."""

    weights: Weights
    codes: tuple[str, ...]


def bare(code: str) -> str:
    """A code as it is looked for: small letters and digits alone."""
    return _NO_CODE.sub("", code.lower())


def _say(found: Weighing, text: Mapping[Any, str] | None, weight: int) -> None:
    for each in (text or {}).values():
        found.add(each, weight)


def _name(found: Weighing, name: Mapping[Any, str], most: int) -> None:
    for each in name.values():
        found.name(each, most)


def _traits(found: Weighing, seller: Seller, commons: Commons) -> None:
    """What a maker's page says by a word of the interface."""
    keys = [f"kind_{seller.record.kind}", *(["women_led"] if seller.record.women_led else [])]
    _interface(found, keys, commons)


def _interface(found: Weighing, keys: Iterable[str], commons: Commons) -> None:
    for key in keys:
        for code in commons.settings.languages:
            found.add(ui_words(code)[key], SHORT)


def seller_findable(seller: Seller, commons: Commons) -> Findable:
    """A maker: by name, craft, place and story."""
    record, found = seller.record, Weighing()
    _name(found, record.name, 6)
    _say(found, record.craft, KEYWORD)
    _say(found, record.address.block, MAKER)
    _district(found, seller.district, commons)
    _say(found, record.story, BODY)
    found.add(_CALLED["seller"], SHORT)
    _traits(found, seller, commons)
    for each in seller.shown():
        _say(found, commons.categories[each.category].name, SHORT)
    return Findable(found.weights(), ())


def _district(found: Weighing, district: str, commons: Commons) -> None:
    record = commons.districts[district]
    _say(found, record.name, MAKER)
    for alias in record.aliases:
        found.add(alias, MAKER)


def shared_weights(seller: Seller, commons: Commons) -> Weighing:
    """What all products of a seller are found by."""
    found = Weighing()
    _say(found, seller.record.name, MAKER)
    _say(found, seller.record.address.block, MAKER)
    _district(found, seller.district, commons)
    _traits(found, seller, commons)
    return found


def product_findable(record: ProductRecord, seller: Seller, shared: Weighing, commons: Commons, *, deep: bool) -> Findable:
    """A product: by name, words that its maker gave, craft, material, kind and codes; `deep`: by its description too."""
    found = Weighing()
    if deep:
        found.once(record.description.values(), BODY)
    lines = (record.short, *record.bullets, record.care, record.variation_note)
    found.once((each for text in lines if text for each in text.values()), SHORT)
    for name in record.materials:
        if name in commons.materials:
            _say(found, commons.materials[name].name, MAKER)
    for colour in record.colours:
        _say(found, colour.name, MAKER)
    for variant in record.variants:
        _say(found, variant.name, MAKER)
        if variant.colour:
            _say(found, variant.colour.name, MAKER)
    _say(found, commons.categories[record.category].name, KIND)
    _say(found, commons.sectors[commons.sector_of[record.category]].name, SHORT)
    _say(found, record.craft, KIND)
    _say(found, record.technique, KIND)
    if record.gi and record.gi in commons.gi:
        _say(found, commons.gi[record.gi].name, KIND)
    keywords = [each for some in record.keywords.values() for each in some]
    found.once((*keywords, *(record.generic_name or {}).values()), KEYWORD)
    found.once(record.title.values(), TITLE)
    _interface(found, [key for key in ("handmade", "made_to_order") if getattr(record, key)], commons)
    return Findable(found.weights(shared), _codes(record, seller))


def _codes(record: ProductRecord, seller: Seller) -> tuple[str, ...]:
    told = [record.sku, record.hsn, record.gi, record.gtin, record.group, *record.export_hs.values()]
    told += [f"gi{record.gi[3:]}"] if record.gi else []
    told += [short_code(f"{seller.district}/{seller.id}/{record.sku}")]
    told += [code for variant in record.variants for code in (variant.sku, variant.gtin)]
    return tuple(dict.fromkeys(bare(each) for each in told if each))


# ── the commons ──────────────────────────────────────────────────────────────────────────────────


class Entry(NamedTuple):
    """A page of the whole that search finds: its kind and id, and what it is found by."""

    kind: str
    id: str
    found: Findable


def commons_entries(commons: Commons, pages: Mapping[str, Mapping[str, tuple[str, str, str]]]) -> Iterator[Entry]:
    """Everything to find that is no catalogue's, kind by kind. `pages`: name → language → (title, description, text)."""
    for each in commons.districts.values():
        found = Weighing()
        _name(found, each.name, 7)
        for alias in each.aliases:
            found.add(alias, 6)
        _say(found, each.headquarters, MAKER)
        for known_for in each.known_for:
            _say(found, known_for, KIND)
        _say(found, each.intro, BODY)
        found.add(_CALLED["district"], SHORT)
        yield Entry("district", each.id, Findable(found.weights(), ()))
    for category in commons.categories.values():
        found = Weighing()
        _name(found, category.name, 7)
        _say(found, commons.sectors[commons.sector_of[category.id]].name, MAKER)
        yield Entry("category", category.id, Findable(found.weights(), tuple(map(bare, category.hsn))))
    for key, gi in commons.gi.items():
        found = Weighing()
        _name(found, gi.name, 6)
        found.add("GI জিআই जीआई", KIND)
        for name in gi.districts:
            if name in commons.districts:
                _district(found, name, commons)
        _say(found, gi.note, BODY)
        yield Entry("gi", key, Findable(found.weights(), (bare(key), f"gi{gi.number}")))
    for programme in commons.programmes.values():
        found = Weighing()
        _name(found, programme.name, 7)
        found.add(programme.id, 6)
        _say(found, programme.summary, SHORT)
        _say(found, programme.offers, BODY)
        _say(found, programme.haat, BODY)
        found.add(_CALLED["programme"], SHORT)
        yield Entry("programme", programme.id, Findable(found.weights(), ()))
    yield from _sessions(commons)
    yield from _course(commons)
    for name, written in pages.items():
        found = Weighing()
        for title, description, text in written.values():
            found.add(title, TITLE)
            found.add(description, SHORT)
            found.add(_MARKUP.sub(" ", text), BODY)
        yield Entry("page", name, Findable(found.weights(), ()))


def _sessions(commons: Commons) -> Iterator[Entry]:
    for session in commons.sessions.values():
        found = Weighing()
        for name in session.modules:
            _name(found, commons.modules[name].record.title, 5)
        for name in session.lessons:
            module, _, lesson = name.partition("/")
            for each in commons.modules[module].lessons:
                for head in each.heads.values() if each.name == lesson else ():
                    found.add(head.title, KIND)
        _district(found, session.district, commons)
        _say(found, session.venue, MAKER)
        _say(found, session.agency, KIND)
        _say(found, session.trainer, BODY)
        found.add(_CALLED["session"], SHORT)
        yield Entry("session", session.id, Findable(found.weights(), ()))


def _course(commons: Commons) -> Iterator[Entry]:
    for module in commons.modules.values():
        found = Weighing()
        _name(found, module.record.title, 6)
        _say(found, module.record.summary, SHORT)
        for objective in module.record.objectives:
            _say(found, objective.text, SHORT)
        found.add(_CALLED["module"], SHORT)
        yield Entry("module", module.record.id, Findable(found.weights(), ()))
        for lesson in module.lessons:
            yield Entry("lesson", f"{module.record.id}/{lesson.name}", Findable(_lesson(lesson.heads, lesson.blocks), ()))
    for term in commons.terms.values():
        found = Weighing()
        _name(found, term.term, 7)
        for some in term.also.values():
            for each in some:
                found.name(each, 6)
        _say(found, term.definition, BODY)
        yield Entry("term", term.id, Findable(found.weights(), ()))


def _lesson(heads: Mapping[str, Any], blocks: Mapping[str, Iterable[Block]]) -> Weights:
    found = Weighing()
    found.add(_CALLED["lesson"], SHORT)
    for head in heads.values():
        found.name(head.title, 6)
        found.add(head.description or "", SHORT)
    for some in blocks.values():
        for block in some:
            if block.kind != "code":
                found.once([_MARKUP.sub(" ", block.text)], SHORT if block.kind == "heading" else BODY)
    return found.weights()
