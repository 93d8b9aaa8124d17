"""The press: what pouring pages of one language needs, loaded once and shared by every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any, NamedTuple

import xxhash

from site_builder.edition import Edition, address
from site_builder.language import LANGUAGES, number
from site_builder.store import json, key
from site_builder.writers.site import jsonld
from site_builder.writers.site.mould import Mould
from site_builder.writers.site.render import render

_NO_INDEX = b'<meta name="robots" content="noindex">\n'


@dataclass(frozen=True, slots=True)
class Page:
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
        image: str = "",
    ) -> Page:
        """Pour one page. `steps` lead to it: (address, name), the last being the page itself."""
        code, settings = self.edition.code, self.edition.settings
        base = settings.base_url
        name = str(self.edition.say(settings.name))
        data = [jsonld.trail(f"{base}{code}/", [(address.HOME, name), *steps])]
        if graph is not None:
            data.insert(0, graph)
        title, description = escape(title), escape(" ".join(description.split())[:200])
        links = [f'<link rel="canonical" href="{base}{code}/{path}">\n']
        up = "../" * (path.count("/") + 1)
        switch = []
        for each in settings.languages:
            links.append(f'<link rel="alternate" hreflang="{each}" href="{base}{each}/{path}">\n')
            here = ' aria-current="true"' if each == code else ""
            switch.append(f'<li><a href="{up}{each}/{path}" lang="{each}" hreflang="{each}"{here}>{LANGUAGES[each].name}</a></li>')
        links.append(
            f'<link rel="alternate" hreflang="x-default" href="{base}{settings.languages[0]}/{path}">\n'
            f'<meta property="og:title" content="{title}">\n<meta property="og:description" content="{description}">\n'
            f'<meta property="og:type" content="{"product" if graph else "website"}">\n'
            f'<meta property="og:url" content="{base}{code}/{path}">\n<meta property="og:locale" content="{code}">\n'
        )
        if image:
            links.append(f'<meta property="og:image" content="{base}{image}">\n')
        cast = self.moulds[mould]
        values = {
            "title": f"{title} · {escape(name)}".encode() if path != address.HOME else title.encode(),
            "description": description.encode(),
            "head": "".join(links).encode() + jsonld.script(data) if path != address.LOST else _NO_INDEX,
            "languages": "".join(switch).encode(),
            "body": body.encode(),
            "address": f"{base}{code}/{path}".encode(),
        }
        state = xxhash.xxh3_128(cast.key.encode())
        for value in values.values():
            state.update(value)
        return Page(f"{code}/{path}", cast.pour(values), state.hexdigest())

    def sheet(self, path: str, depends: Any, pour: Callable[[], Page]) -> Sheet:
        """A page that depends on these values (and on the edition, which is part of every memo's key)."""
        return Sheet(f"{self.edition.code}/{path}", key(json(depends)), pour)

    def render(self, name: str, path: str, /, **values: Any) -> str:
        """One of our templates for a page at `path`."""
        return render(name, self.edition.code, {"up": address.up(path), **values})

    def page_told(self) -> Callable[[int], str]:
        """Writes a page number of a list in the reader's digits."""
        return lambda n: number(n, self.edition.code)
