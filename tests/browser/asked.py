"""An inquiry as tests walk it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import sites
from sites import Site

ASSETS = sites.REPO / "site_builder/templates/assets"
SAREE, STOLE, LONG = "nadia/santipur-sample/SS-001", "bankura/panchmura-sample/PS-001", "bankura/wicked-sample/WK-002"


def uri_of(site: Site, path: str) -> str:
    return (site.site / path).resolve().as_uri()


def messages_of(links: list[str]) -> list[str]:
    """What the messages behind links to WhatsApp and mail say."""
    found = []
    for link in links:
        asked = parse_qs(urlsplit(link).query)
        found += asked.get("text", []) + asked.get("body", [])
    return found
