"""Google Merchant Center: an RSS 2.0 feed, and the same as TSV."""

from __future__ import annotations

from site_builder.writers.export import Out, Writer
from site_builder.writers.feeds import flat, item, row, rss


def write(out: Out) -> Writer:
    """Both feeds."""
    columns = out.format["columns"]
    feed, table = rss(out, "products"), out.tsv("products", columns, most=out.number("items_per_file", 100000))
    while (lot := (yield)) is not None:
        for listing in lot.listings:
            if out.takes(listing):
                told = row(out, lot, listing)
                feed.add(item(told))
                table.rows(flat(told, columns))
    feed.end(empty=True)
    table.end(empty=True)
