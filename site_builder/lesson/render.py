"""Markdown of lessons to HTML, by the library and the extensions that the page engine uses: one reading for page and paper."""

from __future__ import annotations

import html
import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# As in the showcase's mkdocs.yml.
EXTENSIONS = (
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tasklist",
)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot);)([A-Za-z][A-Za-z0-9]*);")


_OF_THREAD = threading.local()  # the library keeps what it reads: two threads must not share one


def _library() -> Any:
    import markdown

    if not hasattr(_OF_THREAD, "library"):
        settings = {"pymdownx.tabbed": {"alternate_style": False}}
        _OF_THREAD.library = markdown.Markdown(extensions=[*EXTENSIONS, "pymdownx.tabbed"], extension_configs=settings)
    return _OF_THREAD.library


@lru_cache(maxsize=20_000)
def to_html(text: str) -> str:
    """One block's HTML; a block stands in seven books and in the slides, and is read once."""
    library = _library()
    library.reset()
    return str(library.convert(text))


def to_elements(text: str) -> Element:
    """The same as a tree of elements below one root. Raw HTML in lessons is refused by a check; here it is text."""
    from xml.etree import ElementTree

    made = _ENTITY.sub(
        lambda found: html.unescape(found[0]) if html.unescape(found[0]) != found[0] else f"&amp;{found[1]};", to_html(text)
    )
    made = re.sub(r"<(br|hr|img|input)((?:\s[^<>]*?)?)\s*/?>", r"<\1\2/>", made)
    made = re.sub(r"(<input[^<>]*?)\s(disabled|checked)(?=[\s/>])", r'\1 \2="\2"', made)
    made = re.sub(r"(<input[^<>]*?)\s(disabled|checked)(?=[\s/>])", r'\1 \2="\2"', made)
    made = re.sub(r"<(details)([^<>]*?)\sopen(?=[\s>])", r'<\1\2 open="open"', made)
    return ElementTree.fromstring(f"<root>{made}</root>")  # noqa: S314  (our own library's output of a bounded text)
