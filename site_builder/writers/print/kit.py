"""A session's kit as data for the typesetter: poster, agenda, sheets, tests, key, feedback form, certificate."""

from __future__ import annotations

from typing import Any

from site_builder.edition import Edition, Foreign
from site_builder.edition.consent import office
from site_builder.edition.quiz import ChoiceView
from site_builder.edition.session import Asked, SessionView, both_tests, session_view
from site_builder.language import day, number
from site_builder.model.session import Session
from site_builder.writers.print.catalogue import faces
from site_builder.writers.print.text import clean, told

SIZES = {"normal": 10.5, "large": 16.0}  # of running text, in points
SIGNED_TOGETHER = 3  # days whose signatures fit side by side on one attendance sheet
LABELS = (
    *("session_kit", "session_when", "session_venue", "session_language", "session_agency", "session_trainer", "session_expected"),
    *("session_materials", "session_scan", "session_sample", "sample_mark", "scan", "edition_of"),
    *("agenda", "agenda_time", "agenda_what", "agenda_long", "attendance_sheet", "attendance_told", "attendance_firm"),
    *("attendance_block", "attendance_phone", "name_cards", "name_cards_told", "test_before", "test_after", "test_told"),
    *("test_one", "test_several", "test_match", "test_order", "answer_key", "answer_key_told", "feedback_form", "feedback_told"),
    *("feedback_best", "feedback_change", "feedback_need", "feedback_code", "feedback_statement", "certificate_participation"),
    *("certificate_has", "certificate_code", "certificate_no", "certificate_name", "certificate_place", "certificate_day"),
    *("certificate_sign", "line_no", "quiz_answer", "test_question", "quiz_your_answer", "contact", "office", "session"),
)
QUESTIONS = ("feedback_q1", "feedback_q2", "feedback_q3", "feedback_q4", "feedback_q5")


def data(session: Session, edition: Edition, size: str = "normal") -> dict[str, Any]:
    """The kit for the typesetter."""
    settings, language, w = edition.settings, edition.language, edition.words
    view, asked = session_view(session, edition), both_tests(session, edition)
    url = f"{settings.base_url}{edition.code}/{view.href}"
    contact = office(edition.commons.districts[session.district], edition)
    return {
        "kind": "kit",
        "lang": language.code,
        "dir": "rtl" if language.rtl else "ltr",
        "digits": language.digits,
        "faces": faces(language.code),
        "size": SIZES[size],
        "labels": {key: told(w[key]) for key in LABELS},
        "document": {
            "title": clean(f"{w['session_kit'].partition(' (')[0]}: {view.title} · {view.district}, {view.when}"),
            "author": clean(edition.say(settings.name)),
            "date": [settings.updated.year, settings.updated.month, settings.updated.day],
        },
        "showcase": {"name": told(edition.say(settings.name)), "url": settings.base_url},
        "office": {name: told(getattr(contact, name)) for name in ("person", "phone", "whatsapp", "email", "office")},
        "date": told(day(settings.updated, edition.code)),
        "motifs": [],
        "session": _session(session, view, edition) | {"url": url},
        "tests": [_test(asked.before, "test_before", edition), _test(asked.after, "test_after", edition)],
        "feedback": {
            "questions": [told(w[each]) for each in QUESTIONS],
            "scale": [told(w[f"feedback_scale_{n}"]) for n in range(1, 6)],
        },
    }


def attached(made: dict[str, Any]) -> dict[str, Any]:
    """What of the kit travels inside the file, for machines."""
    return {"kind": "session", "language": made["lang"], "date": made["document"]["date"], "session": made["session"]}


def _session(session: Session, view: SessionView, edition: Edition) -> dict[str, Any]:
    w = edition.words
    signed = [told(w["attendance_sign"].format(day=each.name or each.date)) for each in view.days]
    return {
        "id": view.id,
        "title": told(view.title),
        "when": told(view.when),
        "venue": told(view.venue),
        "district": told(view.district),
        "language": told(view.language),
        "agency": told(view.agency),
        "trainer": told(view.trainer),
        "people": view.people,
        "expected": told(view.expected),
        "materials": [told(each) for each in view.materials],
        "lessons": [{"title": told(each.title), "told": told(each.told)} for each in view.lessons],
        "sample": view.sample,
        "days": [
            {
                "name": told(each.name),
                "date": told(each.date),
                "hours": told(each.hours),
                "rows": [
                    {
                        "time": told(row.time),
                        "what": told(row.what),
                        "lesson": told(row.lesson),
                        "told": told(row.told),
                        "kind": row.kind,
                    }
                    for row in each.rows
                ],
            }
            for each in view.days
        ],
        "sheets": [signed[n : n + SIGNED_TOGETHER] for n in range(0, len(signed), SIGNED_TOGETHER)],
    }


# ── tests ────────────────────────────────────────────────────────────────────────────────────────


def _test(asked: tuple[Asked, ...], title: str, edition: Edition) -> dict[str, Any]:
    points = sum(each.question.points for each in asked)
    return {
        "title": told(edition.words[title]),
        "points": told(edition.words["test_points"].format(n=number(points, edition.code))),
        "questions": [_question(each, edition) for each in asked],
    }


def _question(asked: Asked, edition: Edition) -> dict[str, Any]:
    question = asked.question

    def say(text: str) -> Any:
        return told(text if asked.code == edition.code or not text else Foreign(text, asked.code))

    def parts(choices: tuple[ChoiceView, ...]) -> list[dict[str, Any]]:
        return [{"text": say(each.text), "other": say(each.other)} for each in choices]

    right = {each.id: each for each in question.choices}
    letters = {each.id: _letter(n, edition.code) for n, each in enumerate(question.mixed or question.choices)}
    return {
        "n": told(question.n),
        "kind": question.kind,
        "text": say(question.text),
        "choices": parts(question.choices),
        "mixed": parts(question.mixed),
        "letters": [_letter(n, edition.code) for n in range(len(question.choices))],
        "unit": say(question.unit),
        "lesson": told(asked.lesson),
        "key": [
            {"letter": letters[each.id] if question.kind in ("single", "multiple") else "", "text": say(each.text)}
            for each in right.values()
            if each.right
        ]
        if question.kind in ("single", "multiple")
        else [{"letter": "", "text": say(line)} for line in question.told],
        "feedback": [say(each) for each in (question.feedback, *(c.feedback for c in question.choices if c.right)) if each],
    }


_LETTERS = {"Beng": "কখগঘঙচছজঝঞ", "Deva": "कखगघङचछजझञ", "Latn": "abcdefghij"}


def _letter(n: int, code: str) -> str:
    """The name of a choice, as schools write it."""
    from site_builder.language import LANGUAGES

    letters = _LETTERS.get(LANGUAGES[code].script, _LETTERS["Latn"])
    return letters[n] if n < len(letters) else str(n + 1)
