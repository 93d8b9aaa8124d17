"""What every published site must keep. Each guard is a function over a built site and gives its faults as lines.

A guard that finds nothing gives an empty list; `test_pages.py` shows for each that it finds what was planted.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from sites import Site, kind_of

from site_builder.edition.browse import FACETS, FLAGS

FILTERS = {"district", *FACETS, *FLAGS, "sort", "view"}
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
PRODUCT_KB, LESSON_KB, FONTS_KB = 60, 90, 45

# ── reading a page ───────────────────────────────────────────────────────────────────────────────


class Tag(NamedTuple):
    """A start tag: its name, attributes, line, and the name and class of the element around it."""

    name: str
    attributes: dict[str, str]
    line: int
    parent: str
    around: str


class Said(NamedTuple):
    """A run of text, the language it is marked as, and the element it stands in."""

    text: str
    lang: str
    inside: str
    line: int


@dataclass
class Page:
    """What guards ask of a page."""

    title: str = ""
    tags: list[Tag] = field(default_factory=list)
    texts: list[Said] = field(default_factory=list)
    inline: list[tuple[dict[str, str], str]] = field(default_factory=list)  # scripts with their text

    @property
    def ids(self) -> list[str]:
        return [each.attributes["id"] for each in self.tags if "id" in each.attributes]

    def all(self, name: str) -> list[Tag]:
        return [each for each in self.tags if each.name == name]

    def meta(self, name: str) -> list[str]:
        """Contents of the `meta` elements of a name, property or http-equiv."""
        found = (each.attributes for each in self.all("meta"))
        return [m.get("content", "") for m in found if name in (m.get("name"), m.get("property"), m.get("http-equiv"))]

    def linked(self, rel: str) -> list[dict[str, str]]:
        return [each.attributes for each in self.all("link") if rel in each.attributes.get("rel", "").split()]

    @property
    def data(self) -> list[dict[str, Any]]:
        """The JSON-LD of the page."""
        found: list[dict[str, Any]] = []
        for attributes, body in self.inline:
            if attributes.get("type") == "application/ld+json":
                told = json.loads(body)
                found += told.get("@graph", [told])
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[tuple[str, str, str]] = []  # name, language, class

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        around = self.open[-1] if self.open else ("", "", "")
        self.page.tags.append(Tag(tag, attributes, self.getpos()[0], around[0], around[2]))
        if tag == "script" and "src" not in attributes:
            self.page.inline.append((attributes, ""))
        if tag not in VOID:
            self.open.append((tag, attributes.get("lang", around[1]), attributes.get("class", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        for n in range(len(self.open) - 1, -1, -1):
            if self.open[n][0] == tag:
                del self.open[n:]
                return

    def handle_data(self, data: str) -> None:
        name, lang, _ = self.open[-1] if self.open else ("", "", "")
        if name == "script" and self.page.inline:
            attributes, body = self.page.inline[-1]
            self.page.inline[-1] = (attributes, body + data)
        elif name == "title" and self.open[-2][0] == "head":
            self.page.title += data
        elif data.strip():
            self.page.texts.append(Said(data, lang, name, self.getpos()[0]))


@lru_cache(maxsize=8000)
def _read(html: str) -> Page:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


def read(path: Path) -> Page:
    """A page's facts; the same bytes are read once, wherever they stand."""
    return _read(path.read_text("utf-8"))


def every(site: Site) -> Iterator[tuple[Path, str, Page]]:
    """Every HTML page of the site: file, address below `site/`, facts."""
    for path in sorted(site.site.rglob("*.html")):
        yield path, path.relative_to(site.site).as_posix(), read(path)


def in_languages(site: Site) -> Iterator[tuple[str, str, Page]]:
    """Every page of every language: language, address below its folder, facts."""
    for code in site.languages:
        for path in site.pages(lang=code):
            yield code, path.relative_to(site.site / code).as_posix(), read(path)


def is_lost(address: str) -> bool:
    """Whether this is a page for lost addresses, which is shown at any depth."""
    return address.rpartition("/")[2] == "404.html"


# ── links and resources ──────────────────────────────────────────────────────────────────────────

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")


def _targets(tag: Tag) -> Iterator[str]:
    for name in ("href", "src", "poster", "data", "action", "formaction", "cite", "xlink:href", "background", "ping"):
        if name in tag.attributes:
            yield tag.attributes[name].strip()
    for name in ("srcset", "imagesrcset"):
        for part in tag.attributes.get(name, "").split(","):
            if part.strip():
                yield part.split()[0]


def _tells_address(tag: Tag) -> bool:
    """Whether a link only names an address (canonical, hreflang) and loads nothing."""
    return tag.name == "link" and tag.attributes.get("rel") in ("canonical", "alternate")


def _place(site: Site, address: str, target: str) -> tuple[str, str]:
    """(address below `site/`, fragment) that an internal link of a page leads to."""
    parts = urlsplit(target)
    path = unquote(parts.path)
    if is_lost(address) and path.startswith("/"):
        base = urlsplit(site.base_url).path or "/"
        return (posixpath.normpath(path.removeprefix(base)) if path.startswith(base) else f"../{path}"), unquote(parts.fragment)
    folder = posixpath.dirname(address)
    return (posixpath.normpath(posixpath.join(folder, path)) if path else address), unquote(parts.fragment)


def _is_there(anchor: str, page: Page) -> bool:
    """Whether a page has the place, or has filters and all of these are some."""
    if anchor in page.ids:
        return True
    filtered = any("haat-browse" in tag.attributes.get("class", "").split() for tag in page.tags)
    return filtered and all(name in FILTERS and value for name, _, value in (each.partition("=") for each in anchor.split("&")))


def links(site: Site) -> list[str]:
    """Every internal link, source and anchor leads to a file (and a place in it) of the site, by a relative address."""
    faults, files = [], {path.relative_to(site.site).as_posix() for path in site.site.rglob("*") if path.is_file()}
    for _, address, page in every(site):
        for tag in page.tags:
            for target in _targets(tag):
                if _SCHEME.match(target) or target.startswith("//") or _tells_address(tag):
                    continue
                where = f"{address}:{tag.line}: <{tag.name}> {target!r}"
                if not target or (target.startswith("/") and not is_lost(address)):
                    faults.append(f"{where} is not relative")
                    continue
                if is_lost(address) and not target.startswith(("/", "#")):
                    faults.append(f"{where} is relative, but a page for lost addresses is shown at any depth")
                    continue
                place, anchor = _place(site, address, target)
                if place not in files:
                    faults.append(f"{where} leads nowhere")
                elif anchor and place.endswith(".html") and not _is_there(anchor, read(site.site / place)):
                    faults.append(f"{where}: there is no place #{anchor}")
    for path in sorted(site.site.rglob("*.css")):
        address = path.relative_to(site.site).as_posix()
        for found in _CSS_URL.finditer(path.read_text("utf-8")):
            target = found[1] or found[2]
            if not _SCHEME.match(target) and _place(site, address, target)[0] not in files:
                faults.append(f"{address}: {target!r} leads nowhere")
    return faults


_MAY_LEAD_OUT = frozenset({"http", "https", "mailto", "tel"})
_IN_SCRIPT = re.compile(
    r"""["'`](?:https?:)?//|\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|import)\s*\("""
)


def external(site: Site) -> list[str]:
    """Nothing is loaded from elsewhere; only an `a` of a reader's own choice leads out."""
    faults = []
    for _, address, page in every(site):
        for tag in page.tags:
            for target in _targets(tag):
                scheme = urlsplit(target).scheme.lower() if _SCHEME.match(target) else ""
                where = f"{address}:{tag.line}: <{tag.name}> {target[:80]!r}"
                if _tells_address(tag):
                    if not target.startswith(site.base_url):
                        faults.append(f"{where} is not an address of this site")
                elif target.startswith("//") or (scheme and (tag.name != "a" or scheme not in _MAY_LEAD_OUT)):
                    faults.append(f"{where} leaves the site")
                elif scheme in ("http", "https") and "noopener" not in tag.attributes.get("rel", "") and "target" in tag.attributes:
                    faults.append(f"{where} opens a window that can reach back")
            if tag.name in ("iframe", "object", "embed", "base", "form", "frame", "portal"):
                faults.append(f"{address}:{tag.line}: <{tag.name}> has no place here")
            if tag.name == "link" and {"preconnect", "dns-prefetch", "prefetch", "manifest"} & set(tag.attributes["rel"].split()):
                faults.append(f"{address}:{tag.line}: <link rel={tag.attributes['rel']}>")
        if page.meta("refresh"):
            faults.append(f"{address}: leads on by itself")
    for path in sorted(site.site.rglob("*.css")):
        for found in _CSS_URL.finditer(path.read_text("utf-8")):
            target = found[1] or found[2]
            if target.startswith("//") or (_SCHEME.match(target) and not target.startswith("data:")):
                faults.append(f"{path.relative_to(site.site)}: {target[:80]!r} leaves the site")
    for path in sorted(site.site.rglob("*.js")):
        if found := _IN_SCRIPT.search(path.read_text("utf-8")):
            faults.append(f"{path.relative_to(site.site)}: {found[0]!r} may leave the site")
    return faults


# ── the shape of a page ──────────────────────────────────────────────────────────────────────────


def well_formed(site: Site, below: str = "") -> list[str]:
    """The parser of the HTML standard finds nothing to mend, on any page (or on any below one folder)."""
    import html5lib

    faults = []
    for path in sorted((site.site / below).rglob("*.html")):
        address = path.relative_to(site.site).as_posix()
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(path.read_text("utf-8"))
        for (line, column), code, details in parser.errors:
            faults.append(f"{address}:{line}:{column}: {code} {details or ''}")
    return faults


def heads(site: Site) -> list[str]:
    """One `h1`, a title, a description, language and direction, and no id twice."""
    faults, directions = [], {"ur": "rtl"}
    for path, address, page in every(site):
        start = path.read_bytes()[:1024]
        told = {
            "one <h1>": len(page.all("h1")) == 1,
            "one title": sum(t.parent == "head" for t in page.all("title")) == 1 and len(page.title.strip()) >= 3,
            "one description": len(page.meta("description")) == 1 and len(page.meta("description")[0]) >= 3,
            "a viewport": page.meta("viewport") == ["width=device-width, initial-scale=1"],
            "UTF-8 told at its start": b'<meta charset="utf-8">' in start,
            "a doctype": start.lstrip().startswith(b"<!DOCTYPE html>"),
            "one <main>": len(page.all("main")) == 1,
        }
        faults += [f"{address}: has not {what}" for what, there in told.items() if not there]
        lang = address.partition("/")[0] if "/" in address else site.languages[0]
        if page.all("html")[0].attributes.get("lang") != lang:
            faults.append(f"{address}: its language is not {lang}")
        direction = next((t.attributes["dir"] for t in page.tags[:1] + page.all("body") if "dir" in t.attributes), "")
        if direction != directions.get(lang, "ltr"):
            faults.append(f"{address}: its direction is {direction or 'not told'}")
        ids = page.ids
        faults += [f"{address}: the id {each!r} stands twice" for each in sorted({i for i in ids if ids.count(i) > 1})]
        faults += _references(address, page, set(ids))
    return faults


def _references(address: str, page: Page, ids: set[str]) -> list[str]:
    """Labels that name an id which is not there."""
    return [
        f"{address}:{tag.line}: {name}={target!r} names no id of the page"
        for tag in page.tags
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for")
        for target in tag.attributes.get(name, "").split()
        if target not in ids
    ]


def relations(site: Site) -> list[str]:
    """Each page names itself and every other language's page; canonical is itself, or the page whose text it repeats."""
    faults, base = [], site.base_url
    for code, path, page in in_languages(site):
        address = f"{code}/{path}"
        named = [(each.get("hreflang", ""), each.get("href", "")) for each in page.linked("alternate") if "type" not in each]
        canonical = [each.get("href", "") for each in page.linked("canonical")]
        if is_lost(address):
            if named or canonical or page.meta("robots") != ["noindex"]:
                faults.append(f"{address}: a page for lost addresses has no place in an index")
            continue
        wanted = {each: f"{base}{each}/{path}" for each in site.languages} | {"x-default": f"{base}{site.languages[0]}/{path}"}
        if sorted(named) != sorted(wanted.items()):
            faults.append(f"{address}: hreflang is {sorted(named)}, not {sorted(wanted.items())}")
        for target in wanted.values():
            if not (site.site / target.removeprefix(base)).is_file():
                faults.append(f"{address}: there is no {target}")
        repeated = [t.attributes["lang"] for t in page.all("article") if t.attributes.get("lang", code) != code]
        if canonical != [f"{base}{(repeated or [code])[0]}/{path}"]:
            faults.append(f"{address}: canonical is {canonical}")
        if page.meta("og:url") != [f"{base}{address}"] or not page.meta("og:title"):
            faults.append(f"{address}: Open Graph does not name it")
        for image in page.meta("og:image"):
            if not image.startswith(base) or not (site.site / image.removeprefix(base)).is_file():
                faults.append(f"{address}: og:image {image} is not there")
        switch = [t.attributes["hreflang"] for t in page.all("a") if "hreflang" in t.attributes]
        if switch != site.languages:
            faults.append(f"{address}: the language switch has {switch}")
    return faults


# ── policy ───────────────────────────────────────────────────────────────────────────────────────


def policies(site: Site) -> list[str]:
    """A strict Content-Security-Policy before anything is loaded, with the hash of each inline script, and nothing it forbids."""
    faults = []
    for _, address, page in every(site):
        told = page.meta("Content-Security-Policy")
        if len(told) != 1:
            faults.append(f"{address}: has {len(told)} policies")
            continue
        first = next(n for n, tag in enumerate(page.tags) if tag.attributes.get("http-equiv") == "Content-Security-Policy")
        if any(tag.name in ("script", "link", "style", "img") for tag in page.tags[:first]):
            faults.append(f"{address}: something stands before the policy")
        rules = {part.split()[0]: part.split()[1:] for part in told[0].split(";") if part.strip()}
        if rules.get("default-src") != ["'none'"] or rules.get("base-uri") != ["'none'"] or rules.get("form-action") != ["'none'"]:
            faults.append(f"{address}: the policy is open: {told[0]}")
        for source in (each for sources in rules.values() for each in sources):
            if source not in ("'self'", "'none'", "data:") and not re.fullmatch(r"'sha256-[A-Za-z0-9+/]+=*'", source):
                faults.append(f"{address}: the policy allows {source}")
        if "data:" in rules.get("script-src", ()):
            faults.append(f"{address}: the policy allows data: scripts")
        hashes = {_hash(body) for attributes, body in page.inline if "json" not in attributes.get("type", "")}
        allowed = {each for each in rules.get("script-src", ()) if each.startswith("'sha256-")}
        if hashes != allowed:
            faults.append(f"{address}: inline scripts {sorted(hashes)} are not what the policy allows: {sorted(allowed)}")
        faults += _inline(address, page)
    return faults


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _inline(address: str, page: Page) -> list[str]:
    """What the policy would block: styles in the page, handlers in attributes, scripts in addresses."""
    faults = []
    for tag in page.tags:
        if tag.name == "style" or "style" in tag.attributes:
            faults.append(f"{address}:{tag.line}: <{tag.name}> has a style of its own")
        faults += [f"{address}:{tag.line}: <{tag.name} {name}>" for name in tag.attributes if name.startswith("on")]
        for target in _targets(tag):
            if re.match(r"[\s\x00-\x20]*(javascript|vbscript|data):", target, re.IGNORECASE):
                faults.append(f"{address}:{tag.line}: <{tag.name}> {target[:40]!r}")
    return faults


# ── data for machines ────────────────────────────────────────────────────────────────────────────


def linked_data(site: Site) -> list[str]:
    """JSON-LD that parses; on a product's page a Product with name, sku and, when it has a price, an offer."""
    faults, base = [], site.base_url
    for code, path, page in in_languages(site):
        address, kind = f"{code}/{path}", kind_of(path)
        try:
            data = page.data
        except (ValueError, TypeError) as reason:
            faults.append(f"{address}: {reason}")
            continue
        products = [each for each in data if each.get("@type") in ("Product", "ProductGroup")]
        if (kind == "product") != (len(products) == 1):
            faults.append(f"{address}: has {len(products)} products in its data")
        for each in products:
            faults += [
                f"{address}: the product has no {name}" for name in ("name", "sku", "url", "description") if not each.get(name)
            ]
            if each.get("url") != f"{base}{address}":
                faults.append(f"{address}: the product's url is {each.get('url')}")
            priced = any(tag.name == "strong" and tag.around == "haat-price" for tag in page.tags)
            if priced != ("offers" in each):
                faults.append(f"{address}: priced is {priced}, but the data's offer is {each.get('offers')}")
            for image in each.get("image", ()):
                if not (site.site / image.removeprefix(base)).is_file():
                    faults.append(f"{address}: {image} is not there")
            faults += [
                f"{address}: a variant lacks {name}"
                for v in each.get("hasVariant", ())
                for name in ("name", "sku")
                if not v.get(name)
            ]
            offer = each.get("offers")
            if offer and not (
                re.fullmatch(r"[0-9]+(\.[0-9]+)?", offer["price"]) and re.fullmatch("[A-Z]{3}", offer["priceCurrency"])
            ):
                faults.append(f"{address}: the offer is {offer['price']} {offer['priceCurrency']}")
        for trail in (each for each in data if each.get("@type") == "BreadcrumbList"):
            for step in trail["itemListElement"]:
                if not (site.site / step["item"].removeprefix(base)).is_file():
                    faults.append(f"{address}: the way to it leads through {step['item']}")
    return faults


def vocabulary(site: Site, terms: dict[str, dict[str, Any]]) -> list[str]:
    """Every name in JSON-LD is a term of schema.org, and each property belongs to its type."""
    faults: dict[str, str] = {}
    for code, path, page in in_languages(site):
        for each in page.data:
            for fault in _of_schema(each, terms):
                faults.setdefault(fault, f"{code}/{path}")
    return [f"{where}: {fault}" for fault, where in faults.items()]


def _of_schema(node: dict[str, Any], terms: dict[str, dict[str, Any]]) -> Iterator[str]:
    kind = node.get("@type", "")
    if kind not in terms:
        yield f"there is no type {kind!r}"
        return
    types = _ancestors(kind, terms)
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in terms:
            yield f"{kind}: there is no property {name!r}"
        elif not types & set(_names(terms[name], "schema:domainIncludes")):
            yield f"{kind} has no property {name!r}"
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from _of_schema(one, terms)
                wanted = set(_names(terms.get(name, {}), "schema:rangeIncludes"))
                if one.get("@type") in terms and not wanted & _ancestors(one["@type"], terms):
                    yield f"{kind}.{name} is no {one['@type']}"
            elif isinstance(one, str) and one.startswith("https://schema.org/") and one.rpartition("/")[2] not in terms:
                yield f"{kind}.{name}: there is no {one}"


def _names(term: dict[str, Any], key: str) -> list[str]:
    value = term.get(key, [])
    return [each["@id"].removeprefix("schema:") for each in (value if isinstance(value, list) else [value])]


def _ancestors(kind: str, terms: dict[str, dict[str, Any]]) -> set[str]:
    found, todo = set(), [kind]
    while todo:
        each = todo.pop()
        if each not in found:
            found.add(each)
            todo += _names(terms.get(each, {}), "rdfs:subClassOf")
    return found


_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_XHTML = "{http://www.w3.org/1999/xhtml}"


def maps(site: Site) -> list[str]:
    """The site map lists every page once, with its other languages, and nothing that is not there; robots names it."""
    faults, base = [], site.base_url
    listed: list[str] = []
    index = ET.parse(site.site / "sitemap.xml").getroot()
    names = [each.findtext(f"{_SITEMAP}loc", "").removeprefix(base) for each in index.findall(f"{_SITEMAP}sitemap")]
    if index.tag != f"{_SITEMAP}sitemapindex" or not names:
        faults.append("sitemap.xml: is no index")
    for name in names:
        if not (site.site / name).is_file():
            faults.append(f"sitemap.xml: {name} is not there")
            continue
        urls = ET.parse(site.site / name).getroot().findall(f"{_SITEMAP}url")
        if len(urls) > 50_000:
            faults.append(f"{name}: has more than 50,000 addresses")
        for url in urls:
            address = url.findtext(f"{_SITEMAP}loc", "").removeprefix(base)
            listed.append(address)
            path = address.partition("/")[2]
            others = {each.get("hreflang"): each.get("href") for each in url.findall(f"{_XHTML}link")}
            if others != {code: f"{base}{code}/{path}" for code in site.languages}:
                faults.append(f"{name}: {address} has the languages {sorted(map(str, others))}")
    pages = {f"{code}/{path}" for code, path, _ in in_languages(site) if not is_lost(path)}
    faults += [f"site map: {each} is not there" for each in sorted(set(listed) - pages)]
    faults += [f"site map: {each} is not listed" for each in sorted(pages - set(listed))]
    faults += [f"site map: {each} is listed twice" for each in sorted({each for each in listed if listed.count(each) > 1})]
    unlisted = {path.name for path in site.site.glob("sitemap*.xml")} - {"sitemap.xml", *names}
    faults += [f"sitemap.xml: does not name {each}" for each in sorted(unlisted)]
    robots = (site.site / "robots.txt").read_text("utf-8").split("\n")
    if f"Sitemap: {base}sitemap.xml" not in robots or any(re.match(r"Disallow:\s*\S", line) for line in robots):
        faults.append("robots.txt: does not name the site map, or forbids something")
    return faults


# ── addresses ────────────────────────────────────────────────────────────────────────────────────


def entrances(site: Site) -> list[str]:
    """A chooser at the root with a link to every language, and a page for lost addresses there and in each language."""
    faults = []
    chooser = read(site.site / "index.html")
    ways = {t.attributes.get("hreflang"): t.attributes.get("href") for t in chooser.all("a") if "hreflang" in t.attributes}
    if ways != {code: f"{code}/index.html" for code in site.languages}:
        faults.append(f"index.html: leads to {ways}")
    for code in site.languages:
        if not (site.site / code / "404.html").is_file():
            faults.append(f"{code}/404.html: is not there")
    root = read(site.site / "404.html") if (site.site / "404.html").is_file() else Page()
    base = urlsplit(site.base_url).path or "/"
    if {t.attributes.get("href") for t in root.all("a")} != {f"{base}{code}/index.html" for code in site.languages}:
        faults.append("404.html: does not lead to every language")
    return faults


def addresses(site: Site) -> list[str]:
    """Addresses are ASCII, the same in every language, differ in more than case, and suit every file system."""
    faults = []
    paths = [path.relative_to(site.site).as_posix() for path in site.site.rglob("*")]
    faults += [f"{each}: is not plain ASCII" for each in paths if not re.fullmatch(r"[A-Za-z0-9._/-]+", each)]
    by_case: dict[str, str] = {}
    for each in paths:
        if by_case.setdefault(each.lower(), each) != each:
            faults.append(f"{each}: differs from {by_case[each.lower()]} only in case")
    sets = {code: {path.relative_to(site.site / code).as_posix() for path in site.pages(lang=code)} for code in site.languages}
    for code, found in sets.items():
        for each in sorted(found ^ sets[site.languages[0]]):
            faults.append(f"{code}: {each} is not in every language")
    allowed = {".html", ".json", ".css", ".js", ".svg", ".woff2", ".jpg", ".avif", ".xml", ".txt"}
    files = [each for each in paths if (site.site / each).is_file()]
    sounds = re.compile(r"media/[0-9a-f]+\.(mp3|ogg|m4a)")
    catalogues = re.compile(
        rf"({'|'.join(site.languages)})/print/([a-z0-9-]+\.pdf|linesheet/[a-z0-9-]+(/[A-Za-z0-9_-]+)?\.(pdf|xlsx))"
    )
    sessions = re.compile(
        rf"({'|'.join(site.languages)})/modules/([a-z0-9-]+/[a-z0-9-]+\.pdf|workbook\.pdf|session-[A-Za-z0-9_-]+\.(pdf|ics)|sessions\.ics)"
    )
    readiness = re.compile(rf"({'|'.join(site.languages)})/programmes/readiness(-[a-z0-9-]+)?\.(pdf|xlsx)")
    faults += [
        f"{each}: has no place in a site"
        for each in files
        if Path(each).suffix not in allowed and not any(form.fullmatch(each) for form in (sounds, catalogues, sessions, readiness))
    ]
    wanted = {*site.languages, "assets", "media", "facets", "search"}
    faults += [f"{each.name}/: has no place in a site" for each in site.site.iterdir() if each.is_dir() and each.name not in wanted]
    return faults


# ── private facts ────────────────────────────────────────────────────────────────────────────────


def private(site: Site, values: list[str]) -> list[str]:
    """None of these values stands in any file of the site, in any of the forms that a page could write it in."""
    faults = []
    forms = {value: {value.encode(), value.encode("utf-16-le"), base64.b64encode(value.encode()).rstrip(b"=")} for value in values}
    for path in sorted(each for each in site.site.rglob("*") if each.is_file()):
        content = path.read_bytes()
        for value, each in forms.items():
            if any(form in content for form in each):
                faults.append(f"{path.relative_to(site.site)}: tells {value[:3]}…")
    return faults


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────

_METADATA = frozenset({"exif", "xmp", "XML:com.adobe.xmp", "icc_profile", "comment", "photoshop", "iptc", "mp"})


def metadata(site: Site) -> list[str]:
    """No picture carries EXIF, GPS, XMP, a profile, a comment or a turn that it still needs."""
    from PIL import Image

    faults = []
    for path in sorted((site.site / "media").glob("*")):
        if path.suffix in (".mp3", ".ogg", ".m4a", ".svg"):
            continue  # recordings have tests of their own; a QR code is a drawing of ours
        with Image.open(path) as image:
            kept = sorted(_METADATA & set(image.info)) + (["EXIF"] if image.getexif() else [])
            if kept or image.mode != "RGB":
                faults.append(f"media/{path.name}: {image.mode} with {', '.join(kept)}")
    return faults


@lru_cache(maxsize=20_000)
def _size(path: Path, _mtime: int) -> tuple[int, int]:
    from PIL import Image

    with Image.open(path) as image:
        return image.size


def _media(tag: Tag, name: str) -> list[tuple[str, int]]:
    parts = [part.split() for part in tag.attributes.get(name, "").split(",") if part.strip()]
    return [(posixpath.basename(part[0]), int(part[1].rstrip("w"))) for part in parts if len(part) == 2]


def pictures(site: Site) -> list[str]:
    """Each picture says what it shows and how large it is, truly, and stands ready as AVIF and JPEG in each width."""
    faults, media = [], site.site / "media"
    for _, address, page in every(site):
        avif: list[tuple[str, int]] = []
        for tag in page.tags:
            if tag.name == "source":
                avif = _media(tag, "srcset")
            if tag.name != "img":
                continue
            where, a = f"{address}:{tag.line}", tag.attributes
            if not a.get("alt", "").strip():
                faults.append(f"{where}: a picture without words")
            sizes = {}
            for name, width in [*_media(tag, "srcset"), (posixpath.basename(a.get("src", "")), 0)]:
                path = media / name
                if path.is_file() and path.suffix != ".svg":
                    sizes[name] = _size(path, path.stat().st_mtime_ns)
                    if width and sizes[name][0] != width:
                        faults.append(f"{where}: {name} is {sizes[name][0]} wide, not {width}")
            told = tuple(int(a.get(name, "0") or 0) for name in ("width", "height"))
            if "haat-gallery__thumb" in tag.around.split():  # square cuts of the same pictures
                if told[0] != told[1] or not told[0]:
                    faults.append(f"{where}: a thumbnail of {told}")
                continue
            if a.get("src", "").endswith("-qr.svg"):
                continue
            if told != max(sizes.values(), default=None):
                faults.append(f"{where}: told as {told}, but it is {max(sizes.values(), default=None)}")
            if re.search(r"-p\d\.jpg$", a.get("src", "")):  # a page of the printed catalogue, in one size
                continue
            jpeg = _media(tag, "srcset")
            if [(n.removesuffix(".jpg"), w) for n, w in jpeg] != [(n.removesuffix(".avif"), w) for n, w in avif] or not jpeg:
                faults.append(f"{where}: AVIF {avif} and JPEG {jpeg} do not match")
            avif = []
    return faults + _unshown(site)


def _unshown(site: Site) -> list[str]:
    """Pictures that no page shows."""
    used = {posixpath.basename(t) for _, _, page in every(site) for tag in page.tags for t in _targets(tag) if "media/" in t}
    used |= {posixpath.basename(t) for _, _, page in every(site) for t in page.meta("og:image")}
    unused = sorted(path.name for path in (site.site / "media").glob("*") if path.name not in used)
    return [f"media/{each}: no page shows it" for each in unused]


# ── languages ────────────────────────────────────────────────────────────────────────────────────

_FOLD = str.maketrans("০১২৩৪৫৬৭৮৯०१२३४५६७८९᱐᱑᱒᱓᱔᱕᱖᱗᱘᱙", "0123456789" * 3)
_OWN_DIGITS = {"bn": "০-৯", "ne": "०-९", "sat": "᱐-᱙"}
_AMOUNT = re.compile(r"([₹৳€£¥]|[A-Z]{2,3}\$)\s?([0-9০-৯०-९᱐-᱙][0-9০-৯०-९᱐-᱙,.]*)")
_LAKH = re.compile(r"(\d{1,3}|\d{1,2}(,\d{2})*,\d{3})(\.\d{1,2})?")
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})*(\.\d{1,2})?")


def amounts(site: Site) -> list[str]:
    """Every amount of money stands in the digits of its language; rupees and taka are grouped by lakh and crore."""
    faults = []
    for code, path, page in in_languages(site):
        for said in page.texts:
            for sign, figures in _AMOUNT.findall(said.text) if any(c in said.text for c in "₹৳€£¥$") else ():
                figures, lang = figures.rstrip(",."), said.lang or code
                own = re.sub("[,.]", "", figures)
                if not re.fullmatch(f"[{_OWN_DIGITS.get(lang, '0-9')}]+", own):
                    faults.append(f"{code}/{path}:{said.line}: {sign}{figures} is not in the digits of {lang}")
                pattern = _LAKH if sign in "₹৳" else _THOUSANDS
                if not pattern.fullmatch(figures.translate(_FOLD)):
                    faults.append(f"{code}/{path}:{said.line}: {sign}{figures} is grouped wrongly")
    return faults


_SCRIPTS = {
    "bn": re.compile("[\u0985-\u09e3]"),
    "hi": re.compile("[\u0904-\u0963\u0971-\u097f]"),
    "ur": re.compile("[\u0620-\u06d3]"),
    "sat": re.compile("[\u1c5a-\u1c7d]"),
}
_SCRIPTS["ne"] = _SCRIPTS["hi"]
_OWN = {**_SCRIPTS, "en": re.compile("[A-Za-z]{3}")}
_ENGLISH = re.compile(r"[A-Za-z][a-z]{2,}(?: +[A-Za-z]?[a-z]{2,}){3}")  # four plain words in a row


def tongues(site: Site) -> list[str]:
    """A text that is not in the page's language is marked as its own, so that it is read out and set rightly."""
    faults = []
    for code, path, page in in_languages(site):
        for said in page.texts:
            lang, where = said.lang or code, f"{code}/{path}:{said.line}: <{said.inside}> {said.text.strip()[:60]!r}"
            own = _OWN.get(lang)
            other = next((each for each, letters in _SCRIPTS.items() if letters.search(said.text)), "")
            if other and not (own and own.search(said.text)):
                faults.append(f"{where} is marked {lang}")
            elif lang != "en" and _ENGLISH.search(said.text) and not (own and own.search(said.text)):
                faults.append(f"{where} is English, marked {lang}")
    return faults


# ── weight ───────────────────────────────────────────────────────────────────────────────────────


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def weights(site: Site) -> list[str]:
    """A page with its styles and scripts, packed as a server packs it, stays within what a slow phone can carry."""
    faults, packed = [], {}
    for code in site.languages:
        for kind, limit in (("product", PRODUCT_KB), ("lesson", LESSON_KB)):
            for path in site.pages(kind, code):
                address = path.relative_to(site.site).as_posix()
                page, weight = read(path), _packed(path)
                loaded = [each["href"] for each in page.linked("stylesheet")]
                loaded += [each.attributes["src"] for each in page.all("script") if "src" in each.attributes]
                for target in loaded:
                    place = _place(site, address, target)[0]
                    weight += packed.setdefault(place, _packed(site.site / place))
                if weight > limit * 1024:
                    faults.append(f"{address}: {weight / 1024:.1f} KB is more than {limit} KB")
    return faults + _faces(site)


def _faces(site: Site) -> list[str]:
    """Faces of each script weigh little, and come after the device's own."""
    sizes: dict[str, int] = {}
    faults = []
    styles = (site.site / "assets/haat/fonts.css").read_text("utf-8")
    for rule in re.findall(r"@font-face\s*\{[^}]*\}", styles):
        family = re.search(r"font-family:\s*[\"']([^\"']+)", rule)
        file = re.search(r"url\(\"?\.\./fonts/([^\")]+)", rule)
        if not family or not file or rule.find("local(") not in range(rule.find("url(")):
            faults.append(f"fonts.css: a face that does not try the device's own first: {rule[:60]}")
            continue
        path = site.site / "assets/fonts" / file[1]
        sizes[family[1]] = sizes.get(family[1], 0) + (path.stat().st_size if path.is_file() else 0)
    faults += [f"{each}: {size / 1024:.1f} KB is more than {FONTS_KB} KB" for each, size in sizes.items() if size > FONTS_KB * 1024]
    unused = {p.name for p in (site.site / "assets/fonts").glob("*")} - set(re.findall(r"\.\./fonts/([^\"')]+)", styles))
    return faults + [f"assets/fonts/{each}: no style names it" for each in sorted(unused)]
