"""Everything that an author may do to a showcase, each as a function of the site and a chooser.

`pick(list)` chooses one of a list; a law decides by what.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from typing import Any

import chain
from chain import Site

Pick = Callable[[list[Any]], Any]
Change = Callable[[Site, Pick], object]

WORDS = ["রঙিন", "মসলিন", "জ্যোৎস্না", "ক্ষীরপাই", "বিষ্ণুপুর"]


def sellers(site: Site) -> list[str]:
    return sorted(f"catalogs/{path.parent.name}/{path.name}" for path in (site.root / "catalogs").glob("*/*"))


def _products(site: Site, pick: Pick) -> tuple[str, list[Any]]:
    file = f"{pick(sellers(site))}/products.yml"
    return file, site.load(file)


def _settings(site: Site, **values: Any) -> None:
    site.save("content/showcase.yml", site.load("content/showcase.yml") | values)


# ── catalogues ───────────────────────────────────────────────────────────────────────────────────


def price(site: Site, pick: Pick) -> None:
    file, products = _products(site, pick)
    if products:
        pick(products)["prices"]["retail"] = pick(["660", "670", "680"])
        site.save(file, products)


def title(site: Site, pick: Pick) -> None:
    file, products = _products(site, pick)
    if products:
        pick(products)["title"]["bn"] = f"{pick(WORDS)} শাড়ি"
        site.save(file, products)


def title_falls_back(site: Site, pick: Pick) -> None:
    file, products = _products(site, pick)
    if products:
        pick(products)["title"].pop(pick(["bn", "hi"]), None)
        site.save(file, products)


def new_product(site: Site, pick: Pick) -> None:
    file, products = _products(site, pick)
    if products:
        sku = pick(["AA-1", "ZZ-1", "SS-001"])
        if sku not in {each["sku"] for each in products}:
            new = pick(products) | {"sku": sku, "variants": []}
            products.insert(pick([0, len(products)]), new)
            site.save(file, products)


def product_removed(site: Site, pick: Pick) -> None:
    file, products = _products(site, pick)
    if products:
        products.remove(pick(products))
        site.save(file, products)


def product_withdrawn(site: Site, pick: Pick) -> None:
    file, products = _products(site, pick)
    if products:
        pick(products)["status"] = pick(["withdrawn", "published"])
        site.save(file, products)


def category_of_product(site: Site, pick: Pick) -> None:
    file, products = _products(site, pick)
    if products:
        pick(products)["category"] = pick(["saree", "figurine", "scarf-stole"])
        site.save(file, products)


def photo_replaced(site: Site, pick: Pick) -> None:
    photos = sorted(str(path.relative_to(site.root)) for path in (site.root / "catalogs").glob("*/*/photos/*"))
    if photos:
        site.put(pick(photos), chain.photo(pick([1, 2, 3])))


def photo_removed(site: Site, pick: Pick) -> None:
    file, products = _products(site, pick)
    shown = [each for each in products if each.get("photos")]
    if shown:
        each = pick(shown)
        each["photos"] = []
        site.save(file, products)


def seller_falls_back(site: Site, pick: Pick) -> None:
    file = f"{pick(sellers(site))}/seller.yml"
    seller = site.load(file)
    for field in ("name", "craft"):
        seller[field].pop(pick(["bn", "hi"]), None)
    site.save(file, seller)


def seller_removed(site: Site, pick: Pick) -> None:
    if len(sellers(site)) > 1:
        site.remove(pick(sellers(site)))


def new_seller(site: Site, pick: Pick) -> None:
    name = pick(["aaa", "new-group", "zzz"])
    where = pick([each["id"] for each in site.load("content/districts.yml")])
    if not (site.root / "catalogs" / where / name).exists():
        chain.add_seller(site, where, name, pick([10, 20]))


def seller_moved(site: Site, pick: Pick) -> None:
    seller, where = pick(sellers(site)), pick([each["id"] for each in site.load("content/districts.yml")])
    target = site.root / "catalogs" / where / seller.rsplit("/", 1)[1]
    if not target.exists():
        target.parent.mkdir(exist_ok=True)
        shutil.move(site.root / seller, target)


def touched(site: Site, pick: Pick) -> None:
    os.utime(site.root / pick(sellers(site)) / "products.yml")


# ── commons ──────────────────────────────────────────────────────────────────────────────────────


def district_added(site: Site, pick: Pick) -> None:
    districts = site.load("content/districts.yml")
    name = pick(["malda", "howrah"])
    if name not in {each["id"] for each in districts}:
        new = chain.district(districts[0], name, {"malda": 5, "howrah": 6}[name], name.title(), "নতুন জেলা", "नया ज़िला")
        districts.insert(pick([0, len(districts)]), new)
        site.save("content/districts.yml", districts)
        chain.add_seller(site, name, "first", 30)


def district_removed(site: Site, pick: Pick) -> None:
    districts = site.load("content/districts.yml")
    if len(districts) < 2:
        return
    gone = pick(districts)["id"]
    site.save("content/districts.yml", [each for each in districts if each["id"] != gone])
    shutil.rmtree(site.root / "catalogs" / gone, ignore_errors=True)
    for path in (site.root / "content/sessions").glob("*.yml"):
        if f"district: {gone}\n" in path.read_text("utf-8"):
            path.unlink()
    register = site.load("content/gi.yml")
    for each in register:
        each["districts"] = [name for name in each["districts"] if name != gone]
    site.save("content/gi.yml", register)


def district_renamed(site: Site, pick: Pick) -> None:
    districts = site.load("content/districts.yml")
    pick(districts)["name"]["bn"] = pick(WORDS)
    site.save("content/districts.yml", districts)


def gi_edited(site: Site, pick: Pick) -> None:
    register = site.load("content/gi.yml")
    pick(register)["name"]["en"] = pick(["Fine saree", "Red clay"])
    site.save("content/gi.yml", register)


def gi_removed(site: Site, pick: Pick) -> None:  # products may still name it: then the build is refused
    register = site.load("content/gi.yml")
    if len(register) > 1:
        register.remove(pick(register))
        site.save("content/gi.yml", register)


def category_renamed(site: Site, pick: Pick) -> None:
    sectors = site.load("content/categories.yml")
    pick(pick(sectors)["categories"])["name"]["hi"] = pick(["नया नाम", "कपड़े"])
    site.save("content/categories.yml", sectors)


def settings_edited(site: Site, pick: Pick) -> None:
    _settings(site, base_url=pick(["https://haat.example/", "https://other.example/haat/"]))


def tagline(site: Site, pick: Pick) -> None:
    _settings(site, tagline={"bn": pick(WORDS), "en": "A sample", "hi": "नमूना"})


def languages(site: Site, pick: Pick) -> None:
    _settings(site, languages=pick([["bn", "en"], ["bn", "en", "hi"], ["en", "hi"], ["en"]]))


def programme_edited(site: Site, pick: Pick) -> None:
    programmes = site.load("content/programmes.yml")
    programmes[0]["name"]["en"] = pick(["RAMP", "Survey and training"])
    site.save("content/programmes.yml", programmes)


# ── prose ────────────────────────────────────────────────────────────────────────────────────────


def lesson_edited(site: Site, pick: Pick) -> None:
    file = pick(sorted(str(path.relative_to(site.root)) for path in (site.root / "modules").glob("*/*.md")) or [""])
    if file:
        site.put(file, f"{site.read(file)}\n{pick(['One line more.', 'Another line.'])}\n")


def quiz_edited(site: Site, pick: Pick) -> None:
    file = f"modules/first-listing/01-six-facts.{pick(['bn', 'en', 'hi'])}.md"
    if (site.root / file).exists():
        text = site.read(file).replace("```quiz\n- id: q1\n", f"```quiz\n- id: q1\n  hints: [{pick(WORDS)}]\n", 1)
        if text.count("  hints: [") == 1:
            site.put(file, text)


def glossary_edited(site: Site, pick: Pick) -> None:
    term = {"en": pick(["buyer", "tape"]), "bn": "ক্রেতা", "hi": "ख़रीदार"}
    site.save("content/glossary.yml", [{"id": "one", "term": term, "definition": {"en": pick(WORDS)}}])


def lesson_removed(site: Site, pick: Pick) -> None:
    for path in (site.root / "modules").glob("*/02-*.md"):
        path.unlink()


def lesson_falls_back(site: Site, pick: Pick) -> None:
    for path in (site.root / "modules").glob(f"*/01-*.{pick(['bn', 'hi'])}.md"):
        path.unlink()


def module_removed(site: Site, pick: Pick) -> None:
    shutil.rmtree(site.root / "modules" / "first-listing", ignore_errors=True)
    shutil.rmtree(site.root / "content/sessions", ignore_errors=True)


SESSION = "content/sessions/sample-session.yml"


def _session_on(site: Site, date: str) -> None:
    if (site.root / SESSION).exists():
        site.put(SESSION, re.sub(r"date: \S+,", f"date: {date},", site.read(SESSION)))


def session_moved(site: Site, pick: Pick) -> None:
    _session_on(site, f"2026-12-{pick(range(10, 31))}")


def session_in_the_past(site: Site, pick: Pick) -> None:
    _session_on(site, "2025-12-09")


def session_removed(site: Site, pick: Pick) -> None:
    (site.root / SESSION).unlink(missing_ok=True)


def session_added(site: Site, pick: Pick) -> None:
    if (site.root / SESSION).exists():
        site.put("content/sessions/another.yml", site.read(SESSION).replace("id: sample-session", "id: another"))


def page_removed(site: Site, pick: Pick) -> None:
    name = pick(["about", "privacy"])
    for path in (site.root / "content/pages").glob(f"{name}.*"):
        path.unlink()


def page_added(site: Site, pick: Pick) -> None:
    site.put(f"content/pages/help.{pick(['bn', 'en'])}.md", "---\ntitle: Help\ndescription: Where to ask.\n---\n\nAsk us.\n")


def engine_settings(site: Site, pick: Pick) -> None:
    if "  - abbr\n" not in site.read("mkdocs.yml"):
        site.edit("mkdocs.yml", "  - admonition\n", "  - admonition\n  - abbr\n")


EVERY: list[Change] = [
    price,
    title,
    title_falls_back,
    new_product,
    product_removed,
    product_withdrawn,
    category_of_product,
    photo_replaced,
    photo_removed,
    seller_falls_back,
    seller_removed,
    new_seller,
    seller_moved,
    touched,
    district_added,
    district_removed,
    district_renamed,
    gi_edited,
    gi_removed,
    category_renamed,
    settings_edited,
    tagline,
    languages,
    programme_edited,
    lesson_edited,
    quiz_edited,
    glossary_edited,
    lesson_removed,
    lesson_falls_back,
    module_removed,
    session_moved,
    session_in_the_past,
    session_removed,
    session_added,
    page_removed,
    page_added,
    engine_settings,
]
