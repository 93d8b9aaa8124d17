"""The press: what pouring pages of one language needs, loaded once and shared by every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from html import escape
from typing import Any, NamedTuple

import xxhash

from site_builder.edition import Edition, address
from site_builder.language import LANGUAGES, day, money, number
from site_builder.store import json, key
from site_builder.writers.site import jsonld
from site_builder.writers.site.mould import Mould
from site_builder.writers.site.render import Html, render

_NO_INDEX = b'<meta name="robots" content="noindex">\n'


class Page(NamedTuple):
    """A page ready to stage: its path below `site/`, its bytes in parts, and the hash of what was poured."""

    path: str
    parts: list[bytes]
    hash: str


class Sheet(NamedTuple):
    """A page that is poured only when `key`, the hash of all that goes into it, is new."""

    path: str
    key: str
    pour: Callable[[], Page]


@dataclass(frozen=True)
class Press:
    """One language's edition, its moulds, and the head pieces that depend on a page's depth only."""

    edition: Edition
    moulds: dict[str, Mould]

    def page(
        self,
        mould: str,
        path: str,
        title: str,
        description: str,
        steps: list[tuple[str, str]],
        body: str,
        *,
        graph: dict[str, Any] | None = None,
        listed: Iterable[str] = (),
        image: str = "",
        size: tuple[int, int] | None = None,
    ) -> Page:
        """Pour one page. `steps` lead to it: (address, name), the last being the page itself; `listed`: addresses of what it lists."""
        code, base, name, titled, languages = self._fixed
        here = f"{base}{code}/"
        data = [jsonld.trail(here, [(address.HOME, name), *steps])]
        if graph is not None:
            data.insert(0, graph)
        if listed:
            data.append(jsonld.items(here, listed))
        title, description = escape(title), escape(" ".join(description.split())[:200])
        up = "../" * (path.count("/") + 1)
        alternates = "".join([f'<link rel="alternate" hreflang="{each}" href="{base}{each}/{path}">\n' for each, _ in languages])
        # What holds no record's text is ASCII, which is put together and written in UTF-8 at half the cost.
        links = (
            f'<link rel="canonical" href="{here}{path}">\n{alternates}'
            f'<link rel="alternate" hreflang="x-default" href="{base}{languages[0][0]}/{path}">\n'
        )
        told = f'<meta property="og:title" content="{title}">\n<meta property="og:description" content="{description}">\n'
        rest = (
            f'<meta property="og:type" content="{"product" if mould == "product-3" else "website"}">\n'
            f'<meta property="og:url" content="{here}{path}">\n<meta property="og:locale" content="{code}">\n'
        )
        if path == address.HOME:
            feed = escape(self.edition.words["feed_title"].format(name=name))
            told = f'<link rel="alternate" type="application/atom+xml" href="{here}{address.FEED}" title="{feed}">\n{told}'
        if image:
            rest += f'<meta property="og:image" content="{base}{image}">\n'
        if size:
            rest += f'<meta property="og:image:width" content="{size[0]}">\n<meta property="og:image:height" content="{size[1]}">\n'
            rest += '<meta name="twitter:card" content="summary_large_image">\n'
        switch = "".join([f'<li><a href="{up}{each}/{path}"{rest}' for each, rest in languages])
        cast = self.moulds[mould]
        values = {
            "title": f"{title}{titled}".encode() if path != address.HOME else title.encode(),
            "description": description.encode(),
            "head": b"".join((links.encode(), told.encode(), rest.encode(), jsonld.script(data)))
            if path != address.LOST
            else _NO_INDEX,
            "languages": switch.encode(),
            "body": body.encode(),
            "address": f"{here}{path}".encode(),
        }
        state = xxhash.xxh3_128(cast.key.encode())
        for value in values.values():
            state.update(value)
        return Page(f"{code}/{path}", cast.pour(values), state.hexdigest())

    @cached_property
    def _fixed(self) -> tuple[str, str, str, str, list[tuple[str, str]]]:
        """What all heads of the language hold: code, base address, the showcase's name alone and in titles, languages."""
        code, settings = self.edition.code, self.edition.settings
        languages: list[tuple[str, str]] = []
        for each in settings.languages:
            current = ' aria-current="true"' if each == code else ""
            languages.append((each, f' lang="{each}" hreflang="{each}"{current}>{LANGUAGES[each].name}</a></li>'))
        name = str(self.edition.say(settings.name))
        return code, settings.base_url, name, f" · {escape(name)}", languages

    @cached_property
    def trade_parts(self) -> dict[str, Html]:
        """Parts that all products of a language show alike: where rates are from, the reckoner."""
        each, rates = self.edition, self.edition.commons.rates
        told = ""
        if rates:
            told = render("rates.html", each.code, {"day": day(rates.as_of, each.code), "source": each.say(rates.source)})
        return {
            "rates_part": Html(told),
            "reckon_part": Html(render("reckon.html", each.code, {"sign": money(Decimal(1), each.settings.currency, "en")[:-1]})),
        }

    @cached_property
    def shared_as(self) -> str:
        """The beginning of a page's address in a link that shares it; only `:` and `/` are written otherwise there."""
        return f"{self.edition.settings.base_url}{self.edition.code}/".replace(":", "%3A").replace("/", "%2F")

    def sheet(self, path: str, depends: Any, pour: Callable[[], Page]) -> Sheet:
        """A page that depends on these values (and on the edition, which is part of every memo's key)."""
        return Sheet(f"{self.edition.code}/{path}", key(json(depends)), pour)

    def render(self, name: str, path: str, /, **values: Any) -> str:
        """One of our templates for a page at `path`."""
        return render(name, self.edition.code, {"up": address.up(path), **values})

    def page_told(self) -> Callable[[int], str]:
        """Writes a page number of a list in the reader's digits."""
        return lambda n: number(n, self.edition.code)
