"""The next best answer, by force: giving it opens as many cells as it says, and no other answer opens more."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.readiness import Cell, Judged, Reason, Standing, next_best, only_by, summary, summed, tally

FIELDS, CHANNELS = ("hsn", "price", "gtin", "stock"), ("ondc", "amazon", "ebay")
WEIGHT = {"block": 0, "account": 1, "warn": 2}
reason = st.tuples(st.sampled_from(FIELDS), st.sampled_from(("block", "warn", "account")), st.integers(0, 2))


def made(channel, reasons):
    told = tuple(Reason(f"{channel}/rule/{field}-{n}", field, severity, "") for field, severity, n in reasons)
    found = {each.severity for each in told}
    state = "blocked" if "block" in found else "account" if "account" in found else "warnings" if found else "ready"
    return Cell(channel, state, "validated", told)


cells = st.tuples(*(st.lists(reason, max_size=4).map(lambda told, channel=each: made(channel, told)) for each in CHANNELS))
districts = st.lists(st.lists(st.lists(cells, min_size=1, max_size=3), min_size=1, max_size=2), min_size=1, max_size=3)


def standing(district, seller, products):
    judged = tuple(Judged(district, seller, f"P-{n}", "saree", {"en": f"P {n}"}, each) for n, each in enumerate(products))
    return Standing(district, seller, {"en": seller}, True, judged)


def answered(cell, field):
    """The cell after one answer was given: every block that asked for it is gone."""
    return made(cell.channel, [(each.field, each.severity, 0) for each in cell.reasons if each.field != field])


def opened(found, field):
    return sum(each.state == "blocked" and answered(each, field).state != "blocked" for each in found)


def holds(found, best, alone):
    """The law, for a product, a seller, a district or the state."""
    force = {field: opened(found, field) for field in FIELDS}
    assert {each.field: each.opens for each in best} == {
        field: force[field] for field in FIELDS if any(r.field == field and r.severity == "block" for c in found for r in c.reasons)
    }
    if best:
        assert best[0].opens == max(force.values())
        assert [each.opens for each in best] == sorted((each.opens for each in best), reverse=True)
    for (channel, field), count in alone.items():
        assert count == opened([each for each in found if each.channel == channel], field) > 0
    assert sum(alone.values()) == sum(force.values())


@given(districts)
def test_for_a_product_a_seller_a_district_and_the_state(made_of):
    sellers = [[standing(f"d{n}", f"s{m}", each) for m, each in enumerate(some)] for n, some in enumerate(made_of)]
    for some in sellers:
        for seller in some:
            for product in seller.products:
                holds(product.cells, next_best(product.cells, 9), only_by(product.cells))
            holds(list(seller.cells), next_best(seller.cells, 9), only_by(seller.cells))
        whole = summary(some)
        holds([each for seller in some for each in seller.cells], whole.best(9), whole.alone)
    state = summed(summary(some) for some in sellers)
    every = [each for some in sellers for seller in some for each in seller.cells]
    holds(every, state.best(9), state.alone)
    assert state.products == sum(len(seller.products) for some in sellers for seller in some)
    for channel in CHANNELS:
        assert state.tallies[channel] == tally(each for each in every if each.channel == channel), "no total hides a block"
