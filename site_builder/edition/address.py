"""Addresses: files below a language's folder, ASCII, the same in every language."""

from __future__ import annotations

HOME = "index.html"
DISTRICTS = "catalog/index.html"
CATEGORIES = "category/index.html"
GI = "gi/index.html"
PROGRAMMES = "programmes/index.html"
CRAFTS = "crafts/index.html"
COLLECTIONS = "collections/index.html"
FEED, FEED_JSON = "feed.xml", "feed.json"
MODULES = "modules/index.html"
LOST = "404.html"
PRODUCTS, COMPARE = "products.html", "compare.html"
SEARCH = "search.html"
GLOSSARY = "modules/glossary.html"
TRANSLATIONS = "modules/translations.html"
INQUIRY, CODES = "inquiry.html", "codes.html"
SESSIONS, SESSIONS_FEED = "modules/sessions.html", "modules/sessions.ics"


def district(name: str, number: int = 1) -> str:
    """A district's page, or a further page of its products."""
    return f"catalog/{name}/index.html" if number == 1 else f"catalog/{name}/page-{number}.html"


def catalogue(name: str) -> str:
    """A district's catalogue on paper."""
    return f"print/{name}.pdf"


def line_sheet(district_id: str, seller_id: str = "", suffix: str = "pdf") -> str:
    """A line sheet of a seller, or of all of a district: to print (`pdf`) or to fill in (`xlsx`)."""
    below = f"{district_id}/{seller_id}" if seller_id else district_id
    return f"print/linesheet/{below}.{suffix}"


def district_category(name: str, category_id: str, number: int = 1) -> str:
    """A district's products of one category."""
    tail = "" if number == 1 else f"-page-{number}"
    return f"catalog/{name}/category-{category_id}{tail}.html"


def seller(district_id: str, name: str, number: int = 1) -> str:
    """A seller's page."""
    return f"catalog/{district_id}/{name}/index.html" if number == 1 else f"catalog/{district_id}/{name}/page-{number}.html"


def product(district_id: str, seller_id: str, sku: str) -> str:
    """A product's page."""
    return f"catalog/{district_id}/{seller_id}/{sku}.html"


def category(name: str) -> str:
    """A category's page over all districts."""
    return f"category/{name}.html"


def gi(key: str) -> str:
    """A GI product's page."""
    return f"gi/{key}.html"


def craft(name: str) -> str:
    """A craft's page."""
    return f"crafts/{name}.html"


def collection(name: str) -> str:
    """A collection's page."""
    return f"collections/{name}.html"


def browse(facet: str, value: str, number: int = 1) -> str:
    """A page of one choice of a facet, for readers without scripts. No id holds a dot."""
    return f"browse/{facet}-{value}{'' if number == 1 else f'.{number}'}.html"


def codes(sign: str) -> str:
    """The list of products whose short code or own code begins with a sign; all that is no letter or digit goes together."""
    return f"codes/{sign.lower() if sign.isalnum() else 'other'}.html"


def names(number: int = 1) -> str:
    """A page of the list of all products by their names."""
    return f"search/all-{number}.html"


def programme(name: str) -> str:
    """A programme's page."""
    return f"programmes/{name}.html"


READINESS = "programmes/readiness.html"


def readiness(district_id: str, seller_id: str = "") -> str:
    """The readiness of a district or of a seller. No id holds a dot."""
    return f"programmes/readiness-{district_id}{'.' if seller_id else ''}{seller_id}.html"


def readiness_for(programme_id: str) -> str:
    """The readiness for the channels of a programme."""
    return f"programmes/readiness.for.{programme_id}.html"


def module(name: str) -> str:
    """A module's page."""
    return f"modules/{name}/index.html"


def lesson(module_id: str, name: str) -> str:
    """A lesson's page."""
    return f"modules/{module_id}/{name}.html"


def module_book(module_id: str, name: str) -> str:
    """Something printed about a module."""
    return f"modules/{module_id}/{name}.pdf"


def course_book(name: str) -> str:
    """Something printed about all modules."""
    return f"modules/{name}.pdf"


def deck(module_id: str, name: str) -> str:
    """A lesson's slides as a page."""
    return f"modules/{module_id}/{name}-slides.html"


def certificate(module_id: str) -> str:
    """The page on which a learner fills and prints a module's certificate."""
    return f"modules/{module_id}/certificate.html"


def session(name: str, suffix: str = "html") -> str:
    """A session's page, its kit (`pdf`) or its entry for calendars (`ics`)."""
    return f"modules/session-{name}.{suffix}"


def page(name: str) -> str:
    """A content page."""
    return f"{name}.html"


def up(path: str) -> str:
    """From a page below a language's folder back to that folder: `../../`."""
    return "../" * path.count("/")
