"""Sessions as readers see them: times as people say them, a readable agenda, and the questions of the two tests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.check.commons import read_commons
from site_builder.edition import Edition, edition
from site_builder.edition.session import both_tests, session_view, size_told, spoken, taught

REPO = Path(__file__).parents[2]
COMMONS, _ = read_commons(REPO)
GOLDEN = Path(__file__).parent / "agendas"


def paper(code: str) -> Edition:
    assert COMMONS
    return edition(COMMONS, code, "print")


@pytest.mark.parametrize("code", ["bn", "en", "hi"])
@pytest.mark.parametrize("name", ["nadia-catalogue", "darjeeling-ondc", "kolkata-online-selling"])
def test_agendas_read_well(name: str, code: str, golden) -> None:
    view = session_view(COMMONS.sessions[name], paper(code))
    lines = [view.title, f"{view.when}, {view.venue}, {view.district}"]
    for day in view.days:
        lines += ["", f"{day.name} {day.date}, {day.hours}".strip()]
        lines += [f"{row.time}  {row.what}{f': {row.lesson}' if row.lesson else ''} ({row.told})" for row in day.rows]

    golden(GOLDEN / f"{name}.{code}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("time", "bengali", "english"),
    [
        (9 * 60 + 30, "সকাল ৯:৩০", "9:30 am"),
        (12 * 60, "দুপুর ১২:০০", "12:00 pm"),
        (13 * 60 + 5, "দুপুর ১:০৫", "1:05 pm"),
        (17 * 60 + 30, "বিকেল ৫:৩০", "5:30 pm"),
        (19 * 60, "সন্ধ্যা ৭:০০", "7:00 pm"),
    ],
)
def test_times_are_told_as_people_say_them(time: int, bengali: str, english: str) -> None:
    assert spoken(time, paper("bn")) == bengali
    assert spoken(time, paper("en")) == english


@pytest.mark.parametrize("name", ["nadia-catalogue", "darjeeling-ondc", "kolkata-online-selling"])
def test_each_objective_is_asked_before_and_after(name: str) -> None:
    session, edition_ = COMMONS.sessions[name], paper("en")
    asked = both_tests(session, edition_)
    objectives = {(view.module.record.id, question.objective) for view in taught(session, edition_) for question in view.quiz}

    assert len(asked.before) == len(asked.after) == len(objectives)
    assert [each.lesson for each in asked.before] == [each.lesson for each in asked.after]
    assert all(a.question.text != b.question.text for a, b in zip(asked.before, asked.after, strict=True))
    assert [each.question.n for each in asked.before] == [str(n) for n in range(1, len(objectives) + 1)]


def test_where_there_is_no_other_question_the_same_is_asked_again() -> None:
    lesson = COMMONS.modules["ondc-onboarding"].lessons[0]
    alone = replace(lesson, quizzes={code: quiz[:1] for code, quiz in lesson.quizzes.items()})
    module = replace(COMMONS.modules["ondc-onboarding"], lessons=(alone,))
    commons = replace(COMMONS, modules=COMMONS.modules | {"ondc-onboarding": module})
    asked = both_tests(COMMONS.sessions["darjeeling-ondc"], edition(commons, "en", "print"))

    assert len(asked.before) == 1
    assert asked.before == asked.after


@pytest.mark.parametrize("code", ["bn", "hi"])
def test_the_same_questions_are_asked_in_every_language(code: str) -> None:
    session = COMMONS.sessions["kolkata-online-selling"]
    own, english = both_tests(session, paper(code)), both_tests(session, paper("en"))

    assert [each.question.id for each in own.before] == [each.question.id for each in english.before]
    assert [each.question.id for each in own.after] == [each.question.id for each in english.after]


def test_single_lessons_give_the_session_its_title() -> None:
    session = COMMONS.sessions["nadia-catalogue"].model_copy(
        update={"modules": [], "lessons": ["digital-catalogue/04-prices", "digital-catalogue/02-photographs"]}
    )

    assert session_view(session, paper("en")).title == "Prices that hold · Photographs with a phone"


def test_sizes_of_downloads_are_told() -> None:
    assert size_told(400, "en") == "1\u00a0KB"
    assert size_told(322_708, "bn") == "৩২৩\u00a0KB"
    assert size_told(1_240_000, "en") == "1.2\u00a0MB"


def test_what_lies_before_the_edition_is_over() -> None:
    session = COMMONS.sessions["nadia-catalogue"]
    past = session.model_copy(
        update={"days": [session.days[0].model_copy(update={"date": COMMONS.settings.updated.replace(day=1)})]}
    )

    assert not session_view(session, paper("en")).over
    assert session_view(past, paper("en")).over
