"""A lesson as Markdown for the page engine: its blocks in the reader's language, with marks for what we draw ourselves.

Marks stand on lines of their own and are filled by the finishing pass (see `lesson_marks`): the quiz, the live record of a
catalogue example, the form of a listing exercise, figures and recordings. What is for trainers is not on a learner's page.
"""

from __future__ import annotations

import re
from textwrap import indent

from site_builder.edition import Edition
from site_builder.edition.lesson import RECORD_LINK, LessonView, Part, notice
from site_builder.lesson.media import swapped
from site_builder.lesson.states import State

QUIZ, LISTING = "@@haat:quiz@@", "@@haat:listing@@"
HAAT_LINK = re.compile(r"\]\(haat:([A-Za-z0-9/_-]+)\)")


def lesson_markdown(view: LessonView, edition: Edition) -> str:
    """The body of a lesson's page."""
    told = (_part(each, edition) for each in view.parts if each.block.kind != "trainer")
    return "\n\n".join(each for each in told if each) + "\n"


def _part(part: Part, edition: Edition) -> str:
    block = part.block
    text = block.text
    if block.kind == "quiz":
        text = QUIZ
    elif block.kind == "heading" and block.id:
        text = f"{text.rstrip()} {{: #{block.id} }}"  # the same anchor in every language
    elif block.kind == "example":
        text = RECORD_LINK.sub(lambda found: f"{found[1]}@@haat:card:{found[2]}@@", text)
    elif block.kind == "listing":
        text = f"{text}\n\n    {LISTING}"
    text = HAAT_LINK.sub(lambda found: f"](../../catalog/{found[1]}.html)", text)
    if block.kind not in ("quiz", "code"):
        text = swapped(text, lambda each: each.mark)
    if part.state is State.FRESH:
        return text
    told = str(notice(part, edition)).replace('"', "")
    return f'!!! older lang-{part.code} "{told}"\n\n{indent(text, "    ")}'
