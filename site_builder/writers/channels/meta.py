"""Meta (Facebook, Instagram): a catalogue as CSV; its field names are Google's with spaces in the states."""

from __future__ import annotations

from site_builder.writers.export import Out, Writer
from site_builder.writers.feeds import flat, row

STATES = {"in_stock": "in stock", "backorder": "available for order", "out_of_stock": "out of stock"}


def write(out: Out) -> Writer:
    """One table."""
    columns = out.format["columns"]
    table = out.csv("catalogue", columns, most=out.number("rows_per_file", 100000))
    while (lot := (yield)) is not None:
        for listing in lot.listings:
            if out.takes(listing):
                told = row(out, lot, listing)
                told |= {"availability": STATES[told["availability"]], "quantity_to_sell_on_facebook": listing.stock or 0}
                table.rows(flat(told, columns))
    table.end(empty=True)
