"""The same pages by MkDocs with Material: a project a language, and a hook that generates the pages from the records.

`make` writes the projects. MkDocs imports this file again as each project's hook. Pages stand out of the navigation;
Material's search is off, as it is with us. Pages are Markdown here, so their markup differs; what they say does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PAGE_SIZE = 48
WORDS = Path(__file__).parents[2] / "site_builder" / "words"
Records = dict[str, dict[str, dict[str, Any]]]  # district → seller → {"seller": …, "products": […]}

_CONFIG = """\
site_name: {name}
site_url: {base}{code}/
site_dir: site
docs_dir: docs
use_directory_urls: false
theme:
  name: material
  font: false
  language: {code}
  custom_dir: theme
plugins: []
hooks: [{hook}]
nav: [index.md, catalog/index.md, category/index.md]
validation: {{nav: {{omitted_files: ignore}}, links: {{not_found: ignore, anchors: ignore, unrecognized_links: ignore}}}}
markdown_extensions: [tables, attr_list]
extra:
  showcase: {showcase}
  code: {code}
  alternate:
{alternate}
"""
_MAIN = """\
{% extends "base.html" %}
{% block extrahead %}{% if page %}
{% for each in config.extra.alternate %}<link rel="alternate" hreflang="{{ each.lang }}" href="{{ each.base }}{{ page.url }}">
{% endfor %}{% if page.meta.graph %}<script type="application/ld+json">{{ page.meta.graph }}</script>{% endif %}{% endif %}
{% endblock %}
"""


def make(showcase: Path, project: Path) -> list[Path]:
    """Write a project for each language; returns their folders."""
    settings = _load(showcase / "content" / "showcase.yml")
    names = {"bn": "বাংলা", "en": "English", "hi": "हिन्दी"}
    alternate = "".join(
        f"    - {{name: {names[code]}, link: /{code}/, lang: {code}, base: '{settings['base_url']}{code}/'}}\n"
        for code in settings["languages"]
    )
    folders = []
    for code in settings["languages"]:
        folder = project / code
        (folder / "docs").mkdir(parents=True)
        (folder / "theme").mkdir()
        (folder / "theme" / "main.html").write_text(_MAIN, "utf-8")
        told = _CONFIG.format(
            name=settings["name"][code],
            base=settings["base_url"],
            code=code,
            hook=json.dumps(__file__),
            showcase=json.dumps(str(showcase)),
            alternate=alternate,
        )
        (folder / "mkdocs.yml").write_text(told, "utf-8")
        folders.append(folder)
    return folders


def on_files(files: Any, config: Any) -> Any:
    """MkDocs' event: add every page."""
    from mkdocs.structure.files import File, InclusionLevel

    for path, markdown in pages(Path(config.extra["showcase"]), config.extra["code"]):
        shown = (
            InclusionLevel.INCLUDED if path in ("index.md", "catalog/index.md", "category/index.md") else InclusionLevel.NOT_IN_NAV
        )
        files.append(File.generated(config, path, content=markdown, inclusion=shown))
    return files


@cache
def _load(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _records(showcase: Path) -> Records:
    found: Records = {}
    for path in sorted((showcase / "catalogs").glob("*/*/products.yml")):
        told = {"seller": _load(path.with_name("seller.yml")), "products": _load(path)}
        found.setdefault(path.parts[-3], {})[path.parts[-2]] = told
    return found


def pages(showcase: Path, code: str) -> Iterator[tuple[str, str]]:
    """Every page of a language: its path and its Markdown."""
    words = yaml.load((WORDS / f"{code}.yml").read_text("utf-8"), yaml.CBaseLoader)  # `yes` is a key here
    districts = {each["id"]: each for each in _load(showcase / "content" / "districts.yml")}
    sectors = _load(showcase / "content" / "categories.yml")
    categories = {each["id"]: each["name"][code] for sector in sectors for each in sector["categories"]}
    materials = {each["id"]: each["name"][code] for each in _load(showcase / "content" / "materials.yml")}
    base = _load(showcase / "content" / "showcase.yml")["base_url"]
    records = _records(showcase)
    shelves: dict[str, dict[str, list[tuple[str, Any, Any]]]] = {}
    for district, sellers in records.items():
        name = districts[district]["name"][code]
        mine: dict[str, list[tuple[str, Any, Any]]] = {"": []}
        for seller_id, files in sellers.items():
            seller, at = files["seller"], f"catalog/{district}/{seller_id}"
            cards = [(f"{at}/{product['sku']}.md", product, seller) for product in files["products"]]
            for card in cards:
                mine[""].append(card)
                mine.setdefault(card[1]["category"], []).append(card)
            for path, product, _ in cards:
                others = [each for each in cards if each[0] != path][:4]
                yield path, _product(product, seller, name, path, others, code, words, categories, materials, base)
            yield f"{at}/index.md", _seller(seller, name, cards, code, words)
        shelves[district] = mine
        for category, found in sorted(mine.items()):
            stem = f"catalog/{district}/category-{category}" if category else f"catalog/{district}/"
            links = [f"- [{categories[each]} {len(mine[each])}](category-{each}.md)" for each in sorted(mine) if each]
            for n in range(-(-len(found) // PAGE_SIZE)):
                tail = ("" if category else "index") if n == 0 else f"{'-' if category else ''}page-{n + 1}"
                intro = districts[district]["intro"][code] if n == 0 and not category else ""
                title = f"{name} {categories.get(category, '')}".strip()
                some = found[n * PAGE_SIZE : (n + 1) * PAGE_SIZE]
                yield (
                    f"{stem}{tail}.md",
                    f"# {title}\n\n{intro}\n\n" + "\n".join(links) + "\n\n" + _cards(some, name, "../../", code, words),
                )
    for category, name in categories.items():
        parts = [
            f"## [{districts[d]['name'][code]}](../catalog/{d}/index.md)\n\n"
            + _cards(mine[category][:4], districts[d]["name"][code], "../", code, words)
            for d, mine in shelves.items()
            if category in mine
        ]
        if parts:
            yield f"category/{category}.md", f"# {name}\n\n" + "\n\n".join(parts)
    links = "\n".join(f"- [{each['name'][code]}](catalog/{key}/index.md)" for key, each in districts.items())
    yield "index.md", f"# {words['districts']}\n\n{links}\n"
    yield "catalog/index.md", f"# {words['districts']}\n\n{links.replace('](catalog/', '](')}\n"
    yield "category/index.md", f"# {words['categories']}\n\n" + "\n".join(f"- {each}" for each in categories.values()) + "\n"


def _cards(cards: list[tuple[str, Any, Any]], district: str, up: str, code: str, words: Any) -> str:
    told = []
    for path, product, seller in cards:
        price = (product.get("prices") or {}).get("retail")
        shown = f"**₹{price}** {words['per_piece']}" if price else words["price_on_request"]
        told.append(
            f"- [{product['title'][code]}]({up}{path})  \n  {seller['name'][code]} · {district}  \n  {shown}  \n"
            f"  {words['moq_short']} {product.get('moq', '')} · {words['lead_short']}"
        )
    return "\n".join(told) + "\n"


def _table(rows: list[tuple[str, Any]]) -> str:
    told = "".join(f"| {key} | {value} |\n" for key, value in rows if value not in (None, ""))
    return f"| | |\n| :-- | :-- |\n{told}\n" if told else ""


def _product(
    p: Any, seller: Any, district: str, path: str, others: Any, code: str, w: Any, categories: Any, materials: Any, base: str
) -> str:
    prices = p.get("prices") or {}
    graph = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": p["title"][code],
        "sku": p["sku"],
        "url": f"{base}{code}/{path[:-3]}.html",
        "description": p["short"][code],
        "brand": seller["name"][code],
        "offers": {"@type": "Offer", "price": str(prices.get("retail", "")), "priceCurrency": "INR"},
    }
    size = " × ".join(str(each) for each in (p.get("size") or {}).values())
    rows = [
        (w["materials"], ", ".join(materials[each] for each in p.get("materials", []))),
        (w["size"], size),
        (w["weight"], p.get("weight_g")),
        (w["packed_weight"], p.get("packed_weight_g")),
        (w["handmade"], w["yes"] if p.get("handmade") else ""),
        (w["order_multiple"], p.get("order_multiple")),
        (w["case_pack"], p.get("case_pack")),
        (w["stock"], p.get("stock")),
        (w["capacity"], p.get("capacity_per_month")),
        (w["sku"], p["sku"]),
        (w["hsn"], p.get("hsn")),
        (w["gtin"], p.get("gtin")),
        (w["origin"], p.get("country_of_origin")),
    ]
    rows += [(w[key], p[key][code]) for key in ("care", "warnings", "technique") if key in p]
    rows += [
        (w[key], p["food"][key][code]) for key in ("ingredients", "allergens", "nutrition", "storage") if key in p.get("food", {})
    ]
    keys = [
        (w["moq"], p.get("moq")),
        (
            w["lead_time"],
            "; ".join(f"{each['upto']}: {each['days']}" for each in p.get("lead_time") or seller.get("lead_time", [])),
        ),
        (w["mrp"], prices.get("mrp")),
        (w["fob"], f"{prices['fob']['min']} – {prices['fob']['max']} {prices['fob']['currency']}" if "fob" in prices else ""),
        (w["sample_price"], prices.get("sample")),
        (w["prices_until"], prices.get("valid_until")),
    ]
    tiers = [(each["from"], each["price"]) for each in prices.get("wholesale", [])]
    names = " · ".join(text for each, text in p["title"].items() if each != code)
    contact = seller["contact"]
    certificates = [*p.get("certificates", []), *seller.get("certificates", [])]
    return (
        f"---\n{json.dumps({'title': p['title'][code], 'description': p['short'][code], 'graph': json.dumps(graph)})}\n---\n"
        f"[{w['districts']}](../../index.md) › [{district}](../index.md) › [{seller['name'][code]}](index.md)\n\n"
        f"[{categories[p['category']]}](../../../category/{p['category']}.md) {w['sample_mark']}\n\n# {p['title'][code]}\n\n{names}\n\n"
        f"**₹{prices.get('retail', '')}** {w['per_piece']}\n\n## {w['wholesale']}\n\n{_table(tiers)}{_table(keys)}"
        f"## {w['inquiry']}\n\n{w['contact_person']}: **{contact['person']['value'][code]}**\n\n"
        f"- [{w['phone']} {contact['phone']['value']}](tel:{contact['phone']['value']})\n- [{w['email']}](mailto:{contact['email']['value']})\n\n"
        f"## {w['facts']}\n\n{_table(rows)}## {w['description']}\n\n{p['short'][code]}\n\n{p['description'][code]}\n\n"
        + (f"GI {p['gi']}\n\n" if "gi" in p else "")
        + "".join(f"- {each['number']} {each['issuer'][code]}\n" for each in certificates)
        + f"\n## {w['maker']}\n\n[{seller['name'][code]}](index.md)\n\n{seller['craft'][code]}\n\n## {w['also_from']}\n\n"
        + _cards(others, district, "../../../", code, w)
        + f"\n{w['updated']} {p.get('updated', '')}\n"
    )


def _seller(seller: Any, district: str, cards: Any, code: str, w: Any) -> str:
    rows = [
        (w["members"], seller.get("members")),
        (w["since"], seller.get("since")),
        (w["address"], f"{seller['address']['line'][code]}, {seller['address']['pin']}"),
        (w["capacity"], seller.get("capacity_per_month")),
    ]
    return (
        f"# {seller['name'][code]}\n\n{district}\n\n{seller['craft'][code]}\n\n## {w['story']}\n\n{seller['story'][code]}\n\n"
        f"{_table(rows)}\n## {w['products']}\n\n{_cards(cards, district, '../../../', code, w)}"
    )
