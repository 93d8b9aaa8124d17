"""The squares of printed catalogues, read as a telephone reads them: each leads to a page of the site, each product's to its own."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from sites import Site

zxingcpp = pytest.importorskip("zxingcpp")
DOTS = 200 / 72  # a telephone sees more


def _read(pdf: Path) -> set[str]:
    """What the QR codes of a document say."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[n].render(scale=DOTS).to_pil().convert("L") for n in range(len(document))]
    finally:
        document.close()
    return {each.text for page in pages for each in zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCode)}


@pytest.mark.parametrize("lang", ["bn", "en"])
def test_every_square_leads_to_a_page_and_each_product_has_one(small_site: Site, lang: str):
    found: set[str] = set()
    for district in ("nadia", "bankura"):
        found |= _read(small_site.site / lang / f"print/{district}.pdf")
    paths = {each.removeprefix(small_site.base_url) for each in found}
    assert all(each.startswith(small_site.base_url) for each in found), found
    assert not [each for each in paths if not (small_site.site / each).is_file()]
    products = {path.relative_to(small_site.site).as_posix() for path in small_site.pages("product", lang)}
    assert products <= paths, products - paths
