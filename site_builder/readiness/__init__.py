"""Readiness: a showcase, the dated rules of its channels and a day, to what each product lacks for each channel.

Rules are data (`content/channels/`, `content/laws.yml`); this room knows how to judge and nothing of any channel.
"""

from site_builder.readiness.cells import Asked, Cell, Reason, asked_on, cell, judge_product, names_of
from site_builder.readiness.demands import Demand, demands
from site_builder.readiness.facts import Facts, Look, product_facts
from site_builder.readiness.rollup import Best, next_best, only_by, tally

__all__ = [
    "Asked",
    "Best",
    "Cell",
    "Demand",
    "Facts",
    "Look",
    "Reason",
    "asked_on",
    "cell",
    "demands",
    "judge_product",
    "names_of",
    "next_best",
    "only_by",
    "product_facts",
    "tally",
]
