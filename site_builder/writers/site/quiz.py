"""A quiz block of a lesson as Markdown that every engine renders: questions, choices, and answers behind a disclosure."""

from __future__ import annotations

from typing import Any

from site_builder.edition import Edition
from site_builder.language import number
from site_builder.source import parse


def quiz_markdown(block: str, edition: Edition) -> str:
    """The Markdown of one quiz; a block that is not a list of questions is left out of the page (a check tells it)."""
    questions, _ = parse(block, "")
    if not isinstance(questions, list):
        return ""
    title = str(edition.words["quiz"]).replace('"', "")
    lines = [f'!!! quiz "{title}"', ""]
    for n, question in enumerate(questions, start=1):
        lines += _question(question, n, edition)
    return "\n".join(lines) + "\n"


def _question(question: dict[str, Any], n: int, edition: Edition) -> list[str]:
    """One question as a box of its own inside the quiz's: the look of a card without any HTML of ours."""
    lines = ['    !!! question ""', "", f"        **{number(n, edition.code)}.** {_flat(question.get('text', ''))}", ""]
    choices = question.get("choices") or []
    lines += [f"        - {_flat(choice.get('text', ''))}" for choice in choices]
    lines += ["", f'        ??? answer "{edition.words["quiz_answer"]}"', ""]
    right = [choice for choice in choices if choice.get("right") == "true"]
    if question.get("answer"):
        lines.append(f"            **{_flat(question['answer'])}** {_flat(question.get('feedback', ''))}")
    lines += [f"            - **{_flat(choice.get('text', ''))}** {_flat(choice.get('feedback', ''))}" for choice in right]
    return [*lines, ""]


def _flat(text: object) -> str:
    return " ".join(str(text).split())
