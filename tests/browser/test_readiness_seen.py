"""Pages of readiness in a browser: valid, open to everyone, and no wider than a phone."""

from __future__ import annotations

import pytest
from sites import Site
from test_browser import VIEWS, Script, _addresses, _told, html_validate, script, visit

__all__ = ["script"]
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lang", ["bn", "en", "hi"])
def test_readiness_is_valid_open_to_all_and_fits_a_phone(judged_site: Site, script: Script, lang: str) -> None:
    paths = sorted((judged_site.site / lang / "programmes").glob("readiness*.html"))
    assert len(paths) == 6
    faults = html_validate(paths) + script("axe.mjs", pages=_addresses(paths), views=VIEWS) + visit(script, judged_site, paths)
    assert not faults, _told(faults)
