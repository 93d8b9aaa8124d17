"""Paper of readiness as data for the typesetter: a seller's correction slip, and the roll-up of a district or the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from site_builder.edition import Edition
from site_builder.edition.consent import office
from site_builder.edition.product import Picture
from site_builder.edition.readiness import BestView
from site_builder.edition.slip import SlipView
from site_builder.language import day
from site_builder.writers.print.catalogue import faces
from site_builder.writers.print.text import clean, told

TICKS = 20  # letters of choices that stand beside a picture, three to a row; more have a row of their own
LABELS = (
    *("slip_title", "slip_lead", "slip_for_all", "slip_papers", "slip_photo", "slip_yes", "slip_no", "slip_learn", "slip_name"),
    *(
        "slip_date",
        "slip_sign",
        "slip_rest",
        "slip_ready",
        "slip_opens",
        "scan",
        "no_photo",
        "edition_of",
        "sample_mark",
        "sample_told",
    ),
    *(
        "ready_title",
        "ready_lead",
        "ready_next",
        "ready_next_told",
        "ready_only_title",
        "ready_channel",
        "ready_sure",
        "ready_private",
    ),
    *("ready_state_ready", "ready_state_warnings", "ready_state_account", "ready_state_blocked", "ready_state_unsuited"),
    *("ready_count_told", "ready_none"),
)


def _document(kind: str, title: str, district: str, edition: Edition) -> dict[str, Any]:
    settings, language = edition.settings, edition.language
    where = edition.commons.districts.get(district)
    contact = office(where, edition) if where else None
    return {
        "kind": kind,
        "lang": language.code,
        "dir": "rtl" if language.rtl else "ltr",
        "digits": language.digits,
        "faces": faces(language.code),
        "labels": {key: told(edition.words[key]) for key in LABELS},
        "document": {
            "title": clean(title),
            "author": clean(edition.say(settings.name)),
            "date": [settings.updated.year, settings.updated.month, settings.updated.day],
        },
        "showcase": {"name": told(edition.say(settings.name)), "url": settings.base_url},
        "office": {name: told(getattr(contact, name)) if contact else "" for name in ("person", "phone", "whatsapp", "email", "office")},
        "date": told(day(settings.updated, edition.code)),
        "motifs": [],
    }  # fmt: skip


def slip(view: SlipView, pictures: Mapping[str, tuple[Picture, ...]], edition: Edition) -> dict[str, Any]:
    """The slip for the typesetter."""
    made = _document("slip", f"{edition.words['slip_title']}: {view.name}", view.district, edition)
    base = f"{edition.settings.base_url}{edition.code}/"
    return made | {
        "seller": {"name": told(view.name), "place": told(view.place), "sample": view.sample},
        "questions": [
            {
                "name": told(each.name),
                "ask": told(each.ask),
                "box": each.box,
                "unit": told(each.unit),
                "wide": each.box == "lines" or sum(map(len, each.choices)) > TICKS,
                "choices": [told(choice) for choice in each.choices],
                "opens": told(each.opens),
                "lesson": told(each.lesson_title),
                "url": f"{base}{each.lesson}" if each.lesson else "",
                "products": [
                    {"sku": clean(sku), "title": told(title), "picture": _picture(pictures.get(sku, ()))} for sku, title in each.products
                ],
                "more": told(each.more),
            }
            for each in view.questions
        ],
        "papers": [{"name": told(name), "ask": told(ask)} for name, ask in view.papers],
        "rest": view.rest,
    }  # fmt: skip


def _picture(pictures: tuple[Picture, ...]) -> dict[str, Any] | None:
    """The smallest size that prints well at 14 mm; what is drawn beside a code need not be read aloud twice."""
    if not pictures:
        return None
    main = pictures[0]
    width, height, _, path = main.sources[0]
    return {
        "file": path.rpartition("/")[2],
        "alt": clean(main.alt),
        "width": width,
        "height": height,
        "focus": [main.focus_x / 100, main.focus_y / 100],
    }


def urls(made: dict[str, Any]) -> tuple[str, ...]:
    """Addresses whose QR codes the slip shows."""
    return tuple(sorted({each["url"] for each in made["questions"] if each["url"]}))


def pictures_of(made: dict[str, Any]) -> tuple[str, ...]:
    """Photos that the slip shows."""
    found = (product["picture"] for each in made["questions"] for product in each["products"])
    return tuple(sorted({each["file"] for each in found if each}))


def rollup(
    name: str, district: str, as_of: str, rows: list[tuple[str, ...]], best: list[BestView], only: list[str], edition: Edition
) -> dict[str, Any]:
    """The roll-up for the typesetter; `rows`: channel, how sure, and a count for each state."""
    made = _document("readiness", edition.words["ready_of"].format(name=name), district, edition)
    return made | {
        "name": told(name),
        "as_of": told(as_of),
        "rows": [[told(each) for each in row] for row in rows],
        "best": [{"name": told(each.name), "ask": told(each.ask), "told": told(each.told)} for each in best],
        "only": [told(each) for each in only],
    }
