"""The timed agenda of a session: a pure function of its days and of its lessons' minutes.

People learn at most 90 minutes without a pause; a day that spans noon has lunch near one o'clock. All times are minutes
from midnight. A lesson is never parted by a night.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

LONGEST = 90  # minutes without a pause
BREAK, LUNCH = 15, 45
ONE_O_CLOCK = 13 * 60
SOON = 45  # so little before lunch nobody breaks for tea

# What surrounds the lessons: (kind, minutes), on the first day, on later ones, on days that another follows, on the last.
OPENING = (("registration", 30), ("welcome", 10), ("pretest", 15))
REOPENING = (("attendance", 10), ("recap", 10))
EVENING = (("review", 10),)
CLOSING = (("posttest", 15), ("feedback", 10), ("certificates", 15))
PAUSES = ("break", "lunch")


class Slot(NamedTuple):
    """One line of the agenda. `lesson` counts from 0 through the session's lessons; -1 where there is none."""

    start: int
    end: int
    kind: str
    lesson: int = -1

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.end - self.start


class Day(NamedTuple):
    """One day: its lines without a gap from `start` on, and by how many minutes they run over its end."""

    start: int
    end: int
    slots: tuple[Slot, ...]

    @property
    def over(self) -> int:
        """Minutes beyond the end of the day; 0 when it fits."""
        return max(0, (self.slots[-1].end if self.slots else self.start) - self.end)


class _Piece(NamedTuple):
    minutes: int
    kind: str
    lesson: int = -1


def agenda(days: Sequence[tuple[int, int]], lessons: Sequence[tuple[int, int]]) -> tuple[Day, ...]:
    """The days (start, end) filled with lessons (minutes to teach, to practise), in their order.

    Lessons are shared out over the days so that the fullest day keeps most time to spare. Time that is left at the end of
    a day stands there as a line of its own, for questions.
    """
    cuts = _cuts(days, lessons)
    return tuple(_rounded(_day(days, n, lessons, cuts[n], cuts[n + 1])) for n in range(len(days)))


def _cuts(days: Sequence[tuple[int, int]], lessons: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Where each day's lessons begin, and where the last ones end."""

    @cache
    def best(n: int, first: int) -> tuple[int, tuple[int, ...]]:
        """From day `n` and lesson `first` on: by how much the fullest day is over (less than 0: to spare), and the cuts."""
        if n == len(days) - 1:
            return late(n, first, len(lessons)), (first, len(lessons))
        ways: list[tuple[int, tuple[int, ...]]] = []
        for last in range(first, len(lessons) + 1):
            today = late(n, first, last)
            if ways and today > min(ways)[0]:  # with more lessons the day only becomes longer
                break
            over, cuts = best(n + 1, last)
            ways.append((max(over, today), (first, *cuts)))
        return min(ways)

    def late(n: int, first: int, last: int) -> int:
        day = _day(days, n, lessons, first, last)
        return day.slots[-1].end - day.end

    return best(0, 0)[1]


def _day(days: Sequence[tuple[int, int]], n: int, lessons: Sequence[tuple[int, int]], first: int, last: int) -> Day:
    start, end = days[n]
    pieces = [_Piece(minutes, kind) for kind, minutes in (OPENING if n == 0 else REOPENING)]
    for lesson in range(first, last):
        teach, practise = lessons[lesson]
        pieces += [_Piece(each, "teach", lesson) for each in _shares(teach)]
        pieces += [_Piece(each, "practise", lesson) for each in _shares(practise)]
    pieces += [_Piece(minutes, kind) for kind, minutes in (CLOSING if n == len(days) - 1 else EVENING)]
    return Day(start, end, tuple(_placed(pieces, start, end)))


def _shares(minutes: int) -> list[int]:
    """A long piece in parts that are no longer than people learn without a pause, as equal as can be."""
    parts = -(-minutes // LONGEST)
    return [minutes // parts + (n < minutes % parts) for n in range(parts)] if minutes else []


def _placed(pieces: Sequence[_Piece], start: int, end: int) -> Iterator[Slot]:
    """The pieces one after the other, with the pauses that the rule asks for."""
    now, since, hungry = start, 0, start <= ONE_O_CLOCK - 60 and end >= ONE_O_CLOCK + 60
    for piece in pieces:
        tired = since + piece.minutes > LONGEST
        following = now + (BREAK if tired else 0) + piece.minutes
        if hungry and (abs(now - ONE_O_CLOCK) <= abs(following - ONE_O_CLOCK) or (tired and now >= ONE_O_CLOCK - SOON)):
            yield Slot(now, now + LUNCH, "lunch")
            now, since, hungry = now + LUNCH, 0, False
        elif tired:
            yield Slot(now, now + BREAK, "break")
            now, since = now + BREAK, 0
        yield Slot(now, now + piece.minutes, piece.kind, piece.lesson)
        now, since = now + piece.minutes, since + piece.minutes


def _rounded(day: Day) -> Day:
    """The day with what is left of it."""
    left = day.slots[-1].end
    return day if left >= day.end else day._replace(slots=(*day.slots, Slot(left, day.end, "spare")))
