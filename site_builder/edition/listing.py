"""The form of "prepare your own listing": what every buyer asks for, and what a chosen channel asks besides, with limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from site_builder.edition import Edition

if TYPE_CHECKING:
    from site_builder.edition.asks import ChannelAsks
    from site_builder.model.channel import Answer


class Field(NamedTuple):
    """One field of the form. `rule` names the check that the page's script makes while the learner types."""

    id: str
    label: str
    hint: str
    fault: str
    rule: str  # text, number, hsn, below:<field>, above:<field>
    limit: int  # characters, as in the product's model
    long: bool = False
    paths: str = ""  # answers of the record that it is, as channels' rules name them
    choices: tuple[tuple[str, str], ...] = ()  # (value, words)
    more: bool = False  # only some channels ask for it

    @property
    def number(self) -> bool:
        """Whether a phone should show its number keys."""
        return self.rule not in ("text", "any")


class ListingForm(NamedTuple):
    """The whole form; `kinds`: (sector, its categories)."""

    fields: list[Field]
    channels: list[ChannelAsks]
    kinds: list[tuple[str, list[tuple[str, str]]]]


# id, rule, limit, long, answers; words are `field_<id>`, `field_<id>_hint`, `field_<id>_fault`.
_FIELDS = (
    ("title", "text", 150, False, "title.en title"),
    ("description", "text", 5000, True, "description.en description"),
    ("materials", "text", 150, False, "materials"),
    ("size", "text", 80, False, "size"),
    ("weight", "number", 12, False, "weight_g"),
    ("packed_weight", "above:weight", 12, False, "packed_weight_g"),
    ("hsn", "hsn", 10, False, "hsn"),
    ("mrp", "number", 12, False, "prices.mrp"),
    ("retail", "below:mrp", 12, False, "prices.retail price"),
    ("wholesale", "below:retail", 12, False, "prices.wholesale"),
    ("moq", "number", 8, False, "moq"),
    ("lead_time", "number", 8, False, "lead_days"),
    ("photos", "number", 3, False, "photos.count"),
)
_OWN = frozenset(path for *_, paths in _FIELDS for path in paths.split())


def listing_fields(edition: Edition) -> list[Field]:
    """What every buyer asks for, in the reader's language."""
    w = edition.words
    return [
        Field(name, w[f"field_{name}"], w[f"field_{name}_hint"], w[f"field_{name}_fault"], rule, limit, long, paths)
        for name, rule, limit, long, paths in _FIELDS
    ]


def listing_form(edition: Edition) -> ListingForm:
    """The form in the reader's language; without channels it is what every buyer asks for."""
    from site_builder.edition.asks import channel_asks, typed_paths  # rules are read for the one lesson that has the form

    channels, commons = channel_asks(edition), edition.commons
    more = [_of_answer(path, commons.answers[path], edition) for path in typed_paths(channels, edition) if path not in _OWN]
    kinds = [
        (edition.sector_names[sector.id], [(each.id, edition.category_names[each.id]) for each in sector.categories])
        for sector in commons.sectors.values()
    ]
    return ListingForm([*listing_fields(edition), *more], channels, kinds if channels else [])


def _of_answer(path: str, answer: Answer, edition: Edition) -> Field:
    """A field that asks for an answer as a seller's slip asks for it."""
    w, unit = edition.words, edition.say(answer.unit) if answer.unit else ""
    choices: tuple[tuple[str, str], ...] = tuple((str(n), edition.say(each)) for n, each in enumerate(answer.choices, 1))
    if answer.box == "yes_no":
        choices = (("yes", w["yes"]), ("no", w["no"]))
    label = edition.say(answer.name)
    return Field(
        path.replace(".", "-"),
        w["listing_in_unit"].format(field=label, unit=unit) if unit else label,
        edition.say(answer.ask),
        "",
        "number" if answer.box == "number" else "any",
        500,
        answer.box == "lines",
        path,
        choices,
        more=True,
    )
