"""XML that stays well-formed whatever a text holds."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from site_builder.sheets.text import block

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*(:[A-Za-z_][A-Za-z0-9_.-]*)?")


def element(name: str, text: object, **attributes: str) -> str:
    """`<name a="…">text</name>` on a line, or nothing where there is no text."""
    if text is None or text == "":
        return ""
    told = "".join(f" {key}={quoteattr(block(value))}" for key, value in attributes.items())
    return f"<{tag(name)}{told}>{escape(block(str(text)))}</{name}>\n"


def tag(name: str) -> str:
    """An element's name; what is none is a fault of ours."""
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return name
