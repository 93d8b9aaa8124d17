"""Files to records: plain values with every scalar as text, and the line and column of any key path.

Knows YAML, Markdown front matter and bytes, and nothing about sellers.
"""

from site_builder.source.files import MAX_BYTES, PRIVATE, nearest, read_bytes, shown
from site_builder.source.places import locate, place
from site_builder.source.records import Prose, Record, parse, read_prose, read_yaml

__all__ = [
    "MAX_BYTES",
    "PRIVATE",
    "Prose",
    "Record",
    "locate",
    "nearest",
    "parse",
    "place",
    "read_bytes",
    "read_prose",
    "read_yaml",
    "shown",
]
