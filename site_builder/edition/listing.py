"""The fields of "prepare your own listing": those of a product record that every buyer asks for, with their limits."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.edition import Edition


class Field(NamedTuple):
    """One field of the form. `rule` names the check that the page's script makes while the learner types."""

    id: str
    label: str
    hint: str
    fault: str
    rule: str  # text, number, hsn, below:<field>, above:<field>
    limit: int  # characters, as in the product's model
    long: bool = False

    @property
    def number(self) -> bool:
        """Whether a phone should show its number keys."""
        return self.rule != "text"


# id, rule, limit, long; words are `field_<id>`, `field_<id>_hint`, `field_<id>_fault`.
_FIELDS = (
    ("title", "text", 150, False),
    ("description", "text", 5000, True),
    ("materials", "text", 150, False),
    ("size", "text", 80, False),
    ("weight", "number", 12, False),
    ("packed_weight", "above:weight", 12, False),
    ("hsn", "hsn", 10, False),
    ("mrp", "number", 12, False),
    ("retail", "below:mrp", 12, False),
    ("wholesale", "below:retail", 12, False),
    ("moq", "number", 8, False),
    ("lead_time", "number", 8, False),
    ("photos", "number", 3, False),
)


def listing_fields(edition: Edition) -> list[Field]:
    """Every field in the reader's language."""
    w = edition.words
    return [
        Field(name, w[f"field_{name}"], w[f"field_{name}_hint"], w[f"field_{name}_fault"], rule, limit, long)
        for name, rule, limit, long in _FIELDS
    ]
