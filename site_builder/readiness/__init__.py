"""Readiness: a showcase, the dated rules of its channels and a day, to what each product lacks for each channel.

Rules are data (`content/channels/`, `content/laws.yml`); this room knows how to judge and nothing of any channel.
"""

from site_builder.readiness.cells import Asked, Cell, Reason, asked_on, cell, judge_product, names_of
from site_builder.readiness.demands import Demand, demands
from site_builder.readiness.facts import Facts, Look, placed, product_facts
from site_builder.readiness.rollup import STATES, Best, in_order, most_first, next_best, only_by, tally
from site_builder.readiness.standing import LISTED, Judged, Reckoned, Standing, Summary, summary, summed

__all__ = [
    "LISTED",
    "STATES",
    "Asked",
    "Best",
    "Cell",
    "Demand",
    "Facts",
    "Judged",
    "Look",
    "Reason",
    "Reckoned",
    "Standing",
    "Summary",
    "asked_on",
    "cell",
    "demands",
    "in_order",
    "judge_product",
    "most_first",
    "names_of",
    "next_best",
    "only_by",
    "placed",
    "product_facts",
    "summary",
    "summed",
    "tally",
]
