"""Site map with languages, robots, the language chooser and the page for lost addresses: files at the site's root."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from site_builder.edition import edition, ui_words
from site_builder.language import LANGUAGES
from site_builder.model.commons import Commons, Settings

_NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def fragment(paths: Iterable[str], settings: Settings) -> bytes:
    """One site map: every page in every language, each with its other languages."""
    base, told = settings.base_url, []
    for path in sorted(paths):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{base}{code}/{path}"/>' for code in settings.languages
        )
        told += [f"<url><loc>{base}{code}/{path}</loc>{links}</url>\n" for code in settings.languages]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_NAMES}>\n{"".join(told)}</urlset>\n'.encode()


def index(names: Iterable[str], settings: Settings) -> bytes:
    """The index of all site maps."""
    day = settings.updated.isoformat()
    told = "".join(f"<sitemap><loc>{settings.base_url}{name}</loc><lastmod>{day}</lastmod></sitemap>\n" for name in sorted(names))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{told}</sitemapindex>\n".encode()


def robots(settings: Settings) -> bytes:
    """Everything may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {settings.base_url}sitemap.xml\n".encode()


_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'"


def chooser(commons: Commons, mark: str) -> bytes:
    """The page at `/`: a link per language. A small script marks the one that the browser asks for."""
    return _root_page(commons, mark, "chooser_title", "chooser_told", "index.html").encode()


def lost(commons: Commons, mark: str) -> bytes:
    """The page for addresses outside every language; its links are absolute, as it can be shown at any depth."""
    return _root_page(commons, mark, "not_found", "not_found_told", "404.html", absolute=True).encode()


def _root_page(commons: Commons, mark: str, title: str, told: str, path: str, *, absolute: bool = False) -> str:
    settings = commons.settings
    # A page that is shown at any depth cannot use relative links.
    base = "/" + settings.base_url.split("://", 1)[1].partition("/")[2] if absolute else ""
    items = []
    for code in settings.languages:
        each, words = edition(commons, code), ui_words(code)
        language = LANGUAGES[code]
        direction = ' dir="rtl"' if language.rtl else ""
        items.append(
            f'<li><a class="haat-choice" href="{base}{code}/index.html" lang="{code}" hreflang="{code}"{direction}>'
            f"<strong>{language.name}</strong><span>{escape(str(each.say(settings.tagline)))}</span>"
            f"<small>{escape(str(words[told]))}</small></a></li>"
        )
    first = settings.languages[0]
    each = edition(commons, first)
    name = escape(str(each.say(settings.name)))
    heading = escape(str(ui_words(first)[title]))
    alternates = "".join(
        f'<link rel="alternate" hreflang="{code}" href="{settings.base_url}{code}/index.html">\n' for code in settings.languages
    )
    canonical = (
        f'<link rel="canonical" href="{settings.base_url}">\n'
        if path == "index.html"
        else '<meta name="robots" content="noindex">\n'
    )
    return f"""<!DOCTYPE html>
<html lang="{first}" class="no-js">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{escape(str(each.say(settings.tagline)))}">
<title>{heading} · {name}</title>
{canonical}{alternates}<link rel="icon" href="{base}assets/haat/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{base}assets/stylesheets/main.css">
<link rel="stylesheet" href="{base}assets/haat/fonts.css">
<link rel="stylesheet" href="{base}assets/haat/haat.css">
<script src="{base}assets/haat/scheme.js"></script>
<script src="{base}assets/haat/chooser.js" defer></script>
</head>
<body dir="{"rtl" if LANGUAGES[first].rtl else "ltr"}" class="haat-chooser">
<main>
<svg class="haat-brand__mark" viewBox="0 0 24 24" width="64" height="64" aria-hidden="true">{mark}</svg>
<h1>{name} <span{"" if absolute else ' class="visually-hidden"'}>{heading}</span></h1>
<ul class="haat-choices">
{"".join(items)}
</ul>
</main>
</body>
</html>
"""
