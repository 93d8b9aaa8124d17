"""The tree: one ordinary page-engine project per language, with the prose and one specimen per kind of page.

The engine never sees a product. Specimens carry marks where a page's title, head and body go; see `mould`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from markupsafe import escape

from site_builder.edition import Edition, address
from site_builder.edition.lesson import LessonView, lesson_views, written_in
from site_builder.language import LANGUAGES, day, number
from site_builder.model.commons import Commons
from site_builder.model.course import Lesson
from site_builder.writers.site.lesson import HAAT_LINK, lesson_markdown

PACKAGE = Path(__file__).parents[2]
THEME = PACKAGE / "templates" / "theme"
MOTIFS = PACKAGE / "motifs"

# Specimens: section of the navigation that is lit, and how deep the page lies. One mould each.
SPECIMENS = {
    "home": ("", "specimen.md"),
    "products": ("products", "products-specimen.md"),
    "browse-1": ("products", "browse/specimen.md"),
    "catalog-1": ("catalog", "catalog/specimen.md"),
    "catalog-2": ("catalog", "catalog/specimen/specimen.md"),
    "catalog-3": ("catalog", "catalog/specimen/specimen/specimen.md"),
    "product-3": ("catalog", "catalog/specimen/product/specimen.md"),
    "codes-1": ("", "codes/specimen.md"),
    "category-1": ("category", "category/specimen.md"),
    "gi-1": ("gi", "gi/specimen.md"),
    "modules-1": ("modules", "modules/specimen.md"),
    "modules-2": ("modules", "modules/specimen/specimen.md"),
    "programmes-1": ("programmes", "programmes/specimen.md"),
    "search-1": ("", "search/specimen.md"),
}


# Specimens of pages that show products: they carry the script that keeps what a reader saw and compares.
KEEPING = ("products", "browse-1", "catalog-2", "catalog-3", "product-3", "category-1", "gi-1")


def sections(edition: Edition) -> list[list[str]]:
    """The main navigation: (id, address, word)."""
    w, on = edition.words, edition.settings.features
    shown = [
        ("products", address.PRODUCTS, w["nav_products"], True),
        ("catalog", address.DISTRICTS, w["nav_districts"], True),
        ("category", address.CATEGORIES, w["nav_categories"], True),
        ("gi", address.GI, w["nav_gi"], bool(edition.commons.gi)),
        ("modules", address.MODULES, w["nav_learn"], bool(edition.commons.modules) and (not on or "training" in on)),
        ("programmes", address.PROGRAMMES, w["nav_programmes"], bool(edition.commons.programmes)),
    ]
    found = [[key, path, str(word)] for key, path, word, there in shown if there]
    if "about" in edition.commons.pages:
        found.append(["about", address.page("about"), str(w["nav_about"])])
    return found


def tree(root: Path, edition: Edition) -> tuple[dict[str, str], dict[str, str]]:
    """Every file of a language's project, and for each page the showcase's file that it was made from."""
    files = {"mkdocs.yml": _config(edition)}
    origins: dict[str, str] = {}
    for part in sorted(THEME.rglob("*.html")):
        files[f"theme/{part.relative_to(THEME)}"] = part.read_text("utf-8")
    for kind, (section, path) in SPECIMENS.items():
        head = {"title": "specimen", "specimen": True, "section": section, "kind": kind, "keeps": kind in KEEPING}
        files[f"docs/{path}"] = _page(head, "specimen")
    for name in edition.commons.pages:
        file, code = _written(root, f"content/pages/{name}", edition)
        head, body = _split(root, file)
        meta = {"title": head["title"], "description": head["description"], "section": name, "written": code}
        files[f"docs/{name}.md"] = _page(meta, body)
        origins[f"{name}.md"] = file
    for module in edition.commons.modules.values():
        for view in lesson_views(module, edition):
            path = f"modules/{module.record.id}/{view.lesson.name}.md"
            files[f"docs/{path}"] = _lesson(view, edition)
            origins[path] = view.file
    return files, origins


def only_pages(files: dict[str, str], pages: Sequence[str]) -> dict[str, str]:
    """The tree with these pages alone to be made (`docs/modules/x/01-y.md`); the others stay, so that links to them are known.

    No pages: all of them.
    """
    if not pages:
        return files
    config = orjson.loads(files["mkdocs.yml"])
    config["exclude_docs"] = "".join(["*.md\n", *(f"!/{path.removeprefix('docs/')}\n" for path in pages)])
    return {**files, "mkdocs.yml": _config_text(config)}


def _written(root: Path, stem: str, edition: Edition) -> tuple[str, str]:
    """The file of a page in the reader's language, or in the first of the chain that has one."""
    for code in (edition.code, *edition.chain):
        if (root / f"{stem}.{code}.md").exists():
            return f"{stem}.{code}.md", code
    raise FileNotFoundError(stem)


def _split(root: Path, file: str) -> tuple[dict[str, Any], str]:
    from site_builder.source import read_prose

    prose, _ = read_prose(root, file)
    assert prose is not None, file  # checked before any tree is made
    return prose.head, prose.body


def _page(meta: dict[str, Any], body: str) -> str:
    """A page of the tree; its front matter is JSON, which is YAML too and needs no quoting rules."""
    return f"---\n{orjson.dumps(meta, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode()}\n---\n{body}"


def _lesson(view: LessonView, edition: Edition) -> str:
    head, w, module, n = view.head, edition.words, view.module, view.n
    record = module.record
    lessons = [_lesson_link(record.id, each, edition) | {"current": each is view.lesson} for each in module.lessons]
    meta = {
        "title": head.title,
        "description": head.description or str(edition.say(record.summary)),
        "section": "modules",
        "written": view.written,
        "lead": f"{edition.say(record.title)} · {w['lesson_n'].format(n=number(n + 1, edition.code))}",
        "told": w["minutes_told"].format(
            teach=number(head.minutes.teach, edition.code), practise=number(head.minutes.practise, edition.code)
        ),
        "module": {
            "title": str(edition.say(record.title)),
            "href": address.module(record.id),
            "lesson": f"{record.id}/{view.lesson.name}",
            "tongue": getattr(w["lesson_done"], "lang", ""),  # of words that fell back
            "lessons": lessons,
            "previous": lessons[n - 1] if n else None,
            "next": lessons[n + 1] if n + 1 < len(lessons) else _next_module(record.id, edition),
        },
    }
    return _page(meta, lesson_markdown(view, edition))


def _lesson_link(module_id: str, lesson: Lesson, edition: Edition) -> dict[str, Any]:
    title = lesson.heads[written_in(lesson, edition)].title
    return {"title": title, "href": address.lesson(module_id, lesson.name), "id": f"{module_id}/{lesson.name}"}


def _next_module(module_id: str, edition: Edition) -> dict[str, Any] | None:
    names = list(edition.commons.modules)
    after = names.index(module_id) + 1
    if after == len(names):
        return None
    record = edition.commons.modules[names[after]].record
    return {"title": str(edition.say(record.title)), "href": address.module(record.id)}


def showcase_links(commons: Commons) -> list[tuple[str, str]]:
    """Every (lesson file, product id) that a lesson links to as `haat:…`."""
    return [
        (f"modules/{module.record.id}/{lesson.name}.{code}.md", found[1])
        for module in commons.modules.values()
        for lesson in module.lessons
        for code, blocks in lesson.blocks.items()
        for block in blocks
        for found in HAAT_LINK.finditer(block.text)
    ]


@cache
def drawing(name: str) -> str:
    """The inside of one of our SVG drawings."""
    text = (MOTIFS / f"{name}.svg").read_text("utf-8")
    return text[text.index(">") + 1 : text.rindex("</svg>")].strip() if text.lstrip().startswith("<svg") else text


def _config(edition: Edition) -> str:
    settings, w = edition.settings, edition.words
    config: dict[str, Any] = {
        "INHERIT": "../../../mkdocs.yml",
        "site_name": str(edition.say(settings.name)),
        "site_description": str(edition.say(settings.tagline)),
        "site_url": f"{settings.base_url}{edition.code}/",
        "docs_dir": "docs",
        "use_directory_urls": False,
        "theme": {
            "custom_dir": "theme",
            "language": edition.code,
            "direction": "rtl" if LANGUAGES[edition.code].rtl else "ltr",
        },
        "not_in_nav": "*",
        "extra": {
            "haat": {
                "name": str(escape(edition.say(settings.name))),  # as HTML, marked where it fell back
                "tagline": str(escape(edition.say(settings.tagline))),
                "words": {key: str(word) for key, word in w.items()},
                "sections": sections(edition),
                "footer": [
                    [address.CODES, str(w["codes_title"])],
                    *([address.page(name), str(w.get(name, name))] for name in edition.commons.pages),
                ],
                "root": settings.base_url,
                "list": drawing("list"),
                "updated": settings.updated.isoformat(),
                "updated_told": day(settings.updated, edition.code),
                "mark": drawing("haat"),
                "moon": drawing("moon"),
                "glass": drawing("search"),
            }
        },
    }
    return _config_text(config)


def _config_text(config: dict[str, Any]) -> str:
    return orjson.dumps(config, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode() + "\n"  # JSON is YAML too
