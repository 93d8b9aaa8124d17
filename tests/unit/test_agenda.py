"""The timed agenda of a session: laws for any days and lessons, and that each law can be broken."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model.agenda import CLOSING, LONGEST, LUNCH, ONE_O_CLOCK, OPENING, PAUSES, Day, Slot, agenda

times = st.tuples(st.integers(6 * 60, 14 * 60), st.integers(60, 9 * 60)).map(lambda each: (each[0], each[0] + each[1]))
days = st.lists(times, min_size=1, max_size=4)
lessons = st.lists(st.tuples(st.integers(1, 240), st.integers(0, 240)), min_size=1, max_size=8)
PLAIN = [(20, 25), (20, 40), (25, 30), (30, 35), (30, 30)]


@given(days, lessons)
@settings(max_examples=300, deadline=None)
def test_any_agenda_keeps_the_laws(hours, minutes):
    made = agenda(hours, minutes)

    assert broken(made, hours, minutes) == []


def broken(made, hours, minutes) -> list[str]:
    """The laws that an agenda breaks."""
    found = []
    taught: dict[tuple[int, str], int] = {}
    order = [slot.lesson for day in made for slot in day.slots if slot.lesson >= 0]
    homes = [{slot.lesson for slot in day.slots if slot.lesson >= 0} for day in made]
    for day, (start, end) in zip(made, hours, strict=True):
        if (day.start, day.end) != (start, end) or day.slots[0].start != start:
            found.append("a day begins with the record's time")
        if any(a.end != b.start for a, b in pairwise(day.slots)):
            found.append("no gap and no overlap")
        if any(slot.minutes <= 0 for slot in day.slots):
            found.append("every line takes time")
        if max(day.slots[-1].end, day.end) != day.end + day.over or day.slots[-1].end < day.end:
            found.append("a day is full, or told to run over")
        if longest_run(day) > LONGEST:
            found.append("no more than 90 minutes without a pause")
        if any(a.kind in PAUSES and b.kind in (*PAUSES, "spare") for a, b in pairwise(day.slots)):
            found.append("after a pause something follows")
        found += lunch_faults(day)
        for slot in day.slots:
            if slot.lesson >= 0:
                taught[slot.lesson, slot.kind] = taught.get((slot.lesson, slot.kind), 0) + slot.minutes
    if order != sorted(order):
        found.append("lessons in their order")
    if any(a & b for n, a in enumerate(homes) for b in homes[n + 1 :]):
        found.append("no lesson is parted by a night")
    wanted = {(n, kind): m for n, each in enumerate(minutes) for kind, m in zip(("teach", "practise"), each, strict=True) if m}
    if taught != wanted:
        found.append("minutes add up")
    kinds = [slot.kind for day in made for slot in day.slots if slot.kind not in PAUSES]
    if kinds[: len(OPENING)] != [kind for kind, _ in OPENING]:
        found.append("registration, welcome, test before")
    if [kind for kind in kinds if kind != "spare"][-len(CLOSING) :] != [kind for kind, _ in CLOSING]:
        found.append("test after, feedback, certificates")
    return found


def longest_run(day: Day) -> int:
    run = most = 0
    for slot in day.slots:
        run = 0 if slot.kind in (*PAUSES, "spare") else run + slot.minutes
        most = max(most, run)
    return most


def lunch_faults(day: Day) -> list[str]:
    meals = [slot for slot in day.slots if slot.kind == "lunch"]
    spans = day.start <= ONE_O_CLOCK - 60 and day.end >= ONE_O_CLOCK + 60
    worked = [slot.end for slot in day.slots if slot.kind not in (*PAUSES, "spare")][-1]
    if len(meals) > 1 or (meals and not spans) or any(meal.minutes != LUNCH for meal in meals):
        return ["one lunch, on a day that spans noon"]
    if spans and not meals and worked > ONE_O_CLOCK + 53:
        return ["a day that spans noon has lunch"]
    return [f"lunch near one o'clock: {meal.start}" for meal in meals if abs(meal.start - ONE_O_CLOCK) > 53]


@pytest.mark.parametrize(
    ("law", "spoil"),
    [
        ("no gap and no overlap", lambda slots: [*slots[:3], slots[3]._replace(start=slots[3].start + 5), *slots[4:]]),
        ("minutes add up", lambda slots: [slot if slot.kind != "practise" else slot._replace(kind="teach") for slot in slots]),
        (
            "no more than 90 minutes without a pause",
            lambda slots: [slot._replace(kind="recap") if slot.kind == "break" else slot for slot in slots],
        ),
        (
            "lessons in their order",
            lambda slots: [slot._replace(lesson=9 - slot.lesson) if slot.lesson >= 0 else slot for slot in slots],
        ),
        (
            "a day that spans noon has lunch",
            lambda slots: [slot._replace(kind="break") if slot.kind == "lunch" else slot for slot in slots],
        ),
        ("test after, feedback, certificates", lambda slots: [slot for slot in slots if slot.kind != "feedback"]),
    ],
)
def test_a_planted_breach_of_each_law_is_caught(law, spoil):
    hours = [(570, 1050)]
    day = agenda(hours, PLAIN)[0]

    assert broken([day], hours, PLAIN) == []
    assert law in broken([day._replace(slots=tuple(spoil(list(day.slots))))], hours, PLAIN)


def test_a_golden_day():
    told = [
        f"{slot.start // 60:02}:{slot.start % 60:02} {slot.minutes:>2} {slot.kind} {slot.lesson}"
        for slot in agenda([(570, 1050)], PLAIN)[0].slots
    ]

    assert told == [
        "09:30 30 registration -1",
        "10:00 10 welcome -1",
        "10:10 15 pretest -1",
        "10:25 20 teach 0",
        "10:45 15 break -1",
        "11:00 25 practise 0",
        "11:25 20 teach 1",
        "11:45 40 practise 1",
        "12:25 45 lunch -1",
        "13:10 25 teach 2",
        "13:35 30 practise 2",
        "14:05 30 teach 3",
        "14:35 15 break -1",
        "14:50 35 practise 3",
        "15:25 30 teach 4",
        "15:55 15 break -1",
        "16:10 30 practise 4",
        "16:40 15 posttest -1",
        "16:55 10 feedback -1",
        "17:05 15 certificates -1",
        "17:20 10 spare -1",
    ]


def test_two_days_share_the_lessons_so_that_the_fullest_has_most_to_spare():
    hours = [(600, 1050), (600, 1050)]
    left = [day.slots[-1] for day in agenda(hours, [(30, 30)] * 8)]
    others = [max(over(hours, [(30, 30)] * 8, cut)) for cut in range(9)]

    assert all(slot.kind == "spare" for slot in left)
    assert -min(slot.minutes for slot in left) == min(others)


def over(hours, minutes, cut) -> list[int]:
    """By how much each day runs over when the first one has `cut` lessons; less than 0 is to spare."""
    from site_builder.model.agenda import _day

    return [_day(hours, n, minutes, *part).slots[-1].end - hours[n][1] for n, part in enumerate([(0, cut), (cut, len(minutes))])]


def test_a_day_that_is_too_short_says_by_how_much():
    assert [day.over for day in agenda([(600, 720)], [(30, 30)])] == [95 + 60 + 15 - 120 + 0]


def test_a_long_lesson_is_taught_in_parts():
    parts = [slot.minutes for slot in agenda([(540, 1080)], [(200, 0)])[0].slots if slot.kind == "teach"]

    assert parts == [67, 67, 66]


def test_slots_know_their_minutes():
    assert Slot(600, 645, "lunch").minutes == 45
