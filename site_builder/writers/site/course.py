"""Pages of the course: all modules, each module, its certificate, the glossary, and how translations stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from site_builder.edition import address
from site_builder.edition.course import groups, module_page, state_rows
from site_builder.edition.glossary import glossary
from site_builder.edition.place import module_view
from site_builder.model.course import Module
from site_builder.writers.site import jsonld
from site_builder.writers.site.press import Page, Press, Sheet

Downloads = Mapping[str, Sequence[tuple[str, str, str]]]  # module, or `course` → (address, what it is, size)


def course_sheets(press: Press, downloads: Downloads) -> Iterator[Sheet]:
    """Every page of the course that the engine does not make; what they depend on is added to their keys by the caller."""
    commons = press.edition.commons
    if commons.modules:
        whole = downloads.get("course", ())
        yield press.sheet(address.MODULES, whole, partial(_modules, press, whole))
        yield press.sheet(address.TRANSLATIONS, 0, partial(_translations, press))
        for name, module in commons.modules.items():
            own = downloads.get(name, ())
            yield press.sheet(address.module(name), own, partial(_module, module, press, own))
            yield press.sheet(address.certificate(name), 0, partial(_certificate, module, press))
    if commons.terms:
        yield press.sheet(address.GLOSSARY, 0, partial(_glossary, press))


def _modules(press: Press, downloads: Sequence[tuple[str, str, str]]) -> Page:
    edition = press.edition
    steps = [(address.MODULES, edition.words["learn"])]
    body = press.render(
        "modules.html",
        address.MODULES,
        trail=steps,
        modules=[module_view(m, edition) for m in edition.commons.modules.values()],
        ways=[(f"by-{by}", edition.words[f"by_{by}"], groups(edition, by)) for by in ("topic", "sector", "audience")],
        glossary=address.GLOSSARY if edition.commons.terms else "",
        translations=address.TRANSLATIONS,
        downloads=downloads,
        sessions=address.SESSIONS if edition.commons.sessions else "",
    )
    return press.page("modules-1", address.MODULES, edition.words["learn"], edition.words["home_learn"], steps, body)


def _module(module: Module, press: Press, downloads: Sequence[tuple[str, str, str]]) -> Page:
    edition = press.edition
    view = module_page(module, edition)
    path = address.module(view.id)
    steps = [(address.MODULES, edition.words["learn"]), (path, view.title)]
    slides = {
        href.rpartition("/")[2].removesuffix("-slides.pdf"): (href, told)
        for href, _, told in downloads
        if href.endswith("-slides.pdf")
    }
    body = press.render(
        "module.html",
        path,
        trail=steps,
        m=view,
        certificate=address.certificate(view.id),
        translations=address.TRANSLATIONS,
        downloads=[each for each in downloads if not each[0].endswith("-slides.pdf")],
        slides=[
            (each.title, address.deck(*each.id.split("/")), *slides.get(each.id.partition("/")[2], ("", "")))
            for each in view.lessons
        ],
    )
    graph = jsonld.course(module.record, edition)
    return press.page("modules-2", path, str(view.title), str(view.summary), steps, body, graph=graph)


def _certificate(module: Module, press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    view = module_page(module, edition)
    path, title = address.certificate(view.id), w["certificate_course"]
    steps = [(address.MODULES, w["learn"]), (address.module(view.id), view.title), (path, title)]
    body = press.render("certificate.html", path, trail=steps, m=view, showcase=edition.say(edition.settings.name))
    return press.page("modules-2", path, f"{title}: {view.title}", str(w["certificate_fill"]), steps, body)


def _glossary(press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    steps = [(address.MODULES, w["learn"]), (address.GLOSSARY, w["glossary"])]
    body = press.render("glossary.html", address.GLOSSARY, trail=steps, terms=glossary(edition))
    return press.page("modules-1", address.GLOSSARY, str(w["glossary"]), str(w["glossary_told"]), steps, body)


def _translations(press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    steps = [(address.MODULES, w["learn"]), (address.TRANSLATIONS, w["translations"])]
    body = press.render("translations.html", address.TRANSLATIONS, trail=steps, rows=state_rows(edition))
    return press.page("modules-1", address.TRANSLATIONS, str(w["translations"]), str(w["translations_told"]), steps, body)
