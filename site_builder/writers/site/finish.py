"""The finishing pass over engine pages: head, languages, policy, and what the theme gets wrong.

Works on text with few fixed patterns: the pages come from one engine and our own frame.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from html import escape, unescape
from urllib.parse import urlsplit

from markupsafe import escape as marked  # keeps the mark of a word in another language

from site_builder.edition import Edition
from site_builder.language import LANGUAGES

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)([^>]*)>(.*?)</script>", re.DOTALL)
_ASSETS = re.compile(r'((?:href|src)=")((?:\.\./)*)(assets/)')
_CHECKBOX = re.compile(r'<input type="checkbox" disabled( checked)?\s*/?>')
_RELATIVE = re.compile(rb'((?:href|src)=")(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/#])([^"]+)')
_BETWEEN = re.compile(r">\s*\n\s*<")
_BLANK = re.compile(r"\n\s*\n+")
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_ALIGN = re.compile(r' style="text-align: (left|center|right);?"')


def squeeze(html: str) -> str:
    """Less white space between tags; never inside `pre`."""
    parts = _PRE.split(html)
    return "".join(part if n % 2 else _BETWEEN.sub(">\n<", _BLANK.sub("\n", part)) for n, part in enumerate(parts))


_TABLE = re.compile(r"<table>(?:(?!</table>).)*</table>", re.DOTALL)


def wide(html: str) -> str:
    """Tables of three columns and more may be moved sideways, so that the page itself never is; the keyboard reaches them."""

    def framed(found: re.Match[str]) -> str:
        columns = found[0].partition("</tr>")[0].count("<th")
        return f'<div class="haat-wide" tabindex="0">{found[0]}</div>' if columns > 2 else found[0]

    return _TABLE.sub(framed, html)


def mend(html: str) -> str:
    """What the theme and the Markdown library get wrong for validators, for our policy, or for sharing assets."""
    html = _ASSETS.sub(r"\1../\2\3", html)  # assets are shared by all languages
    html = _ALIGN.sub(r' class="align-\1"', html)  # no inline styles under our policy
    html = html.replace(' autocomplete="off">', ">").replace("<!doctype html>", "<!DOCTYPE html>")
    html = html.replace('<label class="md-overlay" for="__drawer"></label>', "")
    html = re.sub(r'<input class="md-toggle"[^>]*>\n?', "", html)
    html = re.sub(
        r'<div data-md-component="(?:announce|skip)">\s*(<a[^>]*class="md-skip"[^>]*>.*?</a>)?\s*</div>', "", html, flags=re.DOTALL
    )
    html = re.sub(r'<div class="md-dialog".*?</div>\s*</div>', "", html, flags=re.DOTALL)
    html = html.replace("<hr />", "<hr>").replace("<hr/>", "<hr>")
    html = _CHECKBOX.sub(r'<input type="checkbox" disabled\1 aria-hidden="true">', html)
    return re.sub(r' data-md-component="[a-z]+"', "", html)


def policy(html: str) -> str:
    """The page's Content-Security-Policy: our own files, and each inline script by its hash."""
    hashes = []
    for attributes, body in _INLINE_SCRIPT.findall(html):
        if "json" not in attributes:
            digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
            hashes.append(f"'sha256-{digest}'")
    scripts = " ".join(["'self'", *dict.fromkeys(hashes)])
    media = "media-src 'self'; " if "<audio" in html else ""
    told = (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self'; {media}manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{told}">'


def head(
    path: str, title: str, description: str, edition: Edition, *, written: str = "", image: str = "", kind: str = "website"
) -> str:
    """Canonical and hreflang links, and Open Graph, of one page. `path` is below the language's folder.

    A page that only repeats another language's text (`written`) names that language's page as canonical.
    """
    base = edition.settings.base_url
    told = [f'<link rel="canonical" href="{base}{written or edition.code}/{path}">']
    told += [f'<link rel="alternate" hreflang="{code}" href="{base}{code}/{path}">' for code in edition.settings.languages]
    told.append(f'<link rel="alternate" hreflang="x-default" href="{base}{edition.settings.languages[0]}/{path}">')
    told.append(f'<meta property="og:title" content="{escape(title)}">')
    if description:
        told.append(f'<meta property="og:description" content="{escape(description)}">')
    told.append(f'<meta property="og:type" content="{kind}">')
    told.append(f'<meta property="og:url" content="{base}{edition.code}/{path}">')
    told.append(f'<meta property="og:locale" content="{edition.code}">')
    if image:
        told.append(f'<meta property="og:image" content="{base}{image}">')
    return "\n".join(told)


def rooted(html: bytes, folder: str) -> bytes:
    """A page whose links start at the site's root instead of at the page; `folder` is the address of the page's folder."""
    start = urlsplit(folder).path
    return _RELATIVE.sub(lambda found: found[1] + posixpath.normpath(posixpath.join(start, found[2].decode())).encode(), html)


def language_links(path: str, edition: Edition) -> str:
    """The same page in each language."""
    up = "../" * (path.count("/") + 1)
    told = []
    for code in edition.settings.languages:
        here = ' aria-current="true"' if code == edition.code else ""
        told.append(f'<li><a href="{up}{code}/{path}" lang="{code}" hreflang="{code}"{here}>{LANGUAGES[code].name}</a></li>')
    return "".join(told)


def finish(html: str, path: str, title: str, description: str, edition: Edition, *, written: str, review: str) -> bytes:
    """One engine page, ready to publish."""
    html = mend(squeeze(html))
    filled = {
        "@@haat:policy@@": policy(html),
        "@@haat:head@@": head(
            path, unescape(title), unescape(description), edition, written=written if written != edition.code else ""
        ),
        "@@haat:languages@@": language_links(path, edition),
        "@@haat:review@@": review,
        "@@haat:address@@": f"{edition.settings.base_url}{edition.code}/{path}",
    }
    for mark, text in filled.items():
        html = html.replace(mark, text)
    if written and written != edition.code:
        for mine in ('<p class="haat-kicker"', '<p class="haat-told"'):  # said in the reader's language, inside the article
            html = html.replace(mine, f'{mine} lang="{edition.code}"', 1)
        html = html.replace('<article class="md-content__inner md-typeset">', _fell_back(written, edition), 1)
    return html.encode()


def _fell_back(written: str, edition: Edition) -> str:
    direction = "rtl" if LANGUAGES[written].rtl else "ltr"
    notice = f'<p class="haat-fell-back">{marked(edition.words["fell_back"])}</p>'
    return f'{notice}<article class="md-content__inner md-typeset" lang="{written}" dir="{direction}">'
