"""A lesson's quiz: one neutral model that page, paper, slides and tests are made from."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from site_builder.model.fields import Entry, Id, Plain, about

Kind = Literal["single", "multiple", "match", "order", "numeric", "short"]


class Choice(Entry):
    """One choice of a question with one or more right answers."""

    id: Id = about("Id, the same in every language", "আইডি, সব ভাষায় এক", "a")
    text: Plain = about("The choice", "বিকল্প", "Home Decor")
    right: bool = about("True when it is right", "ঠিক হলে true", "true", default=False)
    feedback: Plain | None = about(
        "What one who chooses it is told", "বাছলে যা বলা হবে", "Right: where the buyer looks.", default=None
    )


class Pair(Entry):
    """Two things that belong together."""

    id: Id = about("Id, the same in every language", "আইডি, সব ভাষায় এক", "a")
    left: Plain = about("What is given", "বাঁ দিকে", "IEC")
    right: Plain = about("What belongs to it", "ডান দিকে", "to export at all")


class Item(Entry):
    """One thing of an order; the file has them in the right order."""

    id: Id = about("Id, the same in every language", "আইডি, সব ভাষায় এক", "a")
    text: Plain = about("The thing", "বিষয়", "Weigh the product")


class Question(Entry):
    """One question of the ```` ```quiz ```` block of a lesson."""

    id: Id = about("Id, the same in every language", "আইডি, সব ভাষায় এক", "q1")
    type: Kind = about("Kind of question", "প্রশ্নের ধরন", "single")
    text: Annotated[str, Field(min_length=1, max_length=1000)] = about("The question", "প্রশ্ন", "Where does a terracotta horse go?")
    objective: Id = about("Objective that it asks about", "যে উদ্দেশ্যের প্রশ্ন", "o1")
    choices: list[Choice] = about("Choices of `single` and `multiple`", "বিকল্প", [{"id": "a", "text": "Home Decor"}], default=[])
    pairs: list[Pair] = about("Pairs of `match`", "জোড়া", [{"id": "a", "left": "IEC", "right": "to export at all"}], default=[])
    items: list[Item] = about(
        "Things of `order`, in the right order", "ঠিক ক্রমে বিষয়", [{"id": "a", "text": "Weigh it"}], default=[]
    )
    answer: Decimal | None = about("Answer of `numeric`, in Latin digits", "সংখ্যার উত্তর", "1850", default=None)
    tolerance: Annotated[Decimal, Field(ge=0)] = about("How far off it may be", "যতটা কম-বেশি চলে", "0", default=Decimal(0))
    unit: Plain | None = about("Unit of the number", "একক", "rupees", default=None)
    answers: list[Plain] = about("Answers that `short` accepts", "গ্রহণযোগ্য উত্তর", ["IEC"], default=[])
    feedback: Plain | None = about("What is told with the answer", "উত্তরের সঙ্গে যা বলা হবে", "Ask your adviser.", default=None)
    points: Annotated[int, Field(ge=1, le=20)] = about("Points", "নম্বর", "1", default=1)
    hints: list[Plain] = about("Hints, shown one by one", "ইঙ্গিত", ["Think of the buyer."], default=[])

    @property
    def parts(self) -> tuple[Choice | Pair | Item, ...]:
        """Whatever the question has of choices, pairs or items."""
        return (*self.choices, *self.pairs, *self.items)

    @property
    def right_ids(self) -> tuple[str, ...]:
        """Ids of the right choices, or of pairs or items in their right order."""
        return tuple(each.id for each in self.parts if not isinstance(each, Choice) or each.right)


Quiz = tuple[Question, ...]
