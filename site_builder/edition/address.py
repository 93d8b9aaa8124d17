"""Addresses: files below a language's folder, ASCII, the same in every language."""

from __future__ import annotations

HOME = "index.html"
DISTRICTS = "catalog/index.html"
CATEGORIES = "category/index.html"
GI = "gi/index.html"
PROGRAMMES = "programmes/index.html"
MODULES = "modules/index.html"
LOST = "404.html"
SEARCH = "search.html"
GLOSSARY = "modules/glossary.html"
TRANSLATIONS = "modules/translations.html"
SESSIONS, SESSIONS_FEED = "modules/sessions.html", "modules/sessions.ics"


def district(name: str, number: int = 1) -> str:
    """A district's page, or a further page of its products."""
    return f"catalog/{name}/index.html" if number == 1 else f"catalog/{name}/page-{number}.html"


def catalogue(name: str) -> str:
    """A district's catalogue on paper."""
    return f"print/{name}.pdf"


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


def names(number: int = 1) -> str:
    """A page of the list of all products by their names."""
    return f"search/all-{number}.html"


def programme(name: str) -> str:
    """A programme's page."""
    return f"programmes/{name}.html"


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
