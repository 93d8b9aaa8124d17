"""Pages of the course: what a lesson holds, what its live records follow, and what is not for learners."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
import sites
from sites import Site

from site_builder.lesson import DIRECTIVES

LESSON, ENGLISH = "modules/everything/01-everything.html", "modules/everything/02-in-english-only.html"
LANGUAGES = ("bn", "en", "hi")
SECRETS = {"bn": "নীল হাতি", "en": "blue elephant", "hi": "नीले हाथी"}
CARD = "catalogs/bankura/panchmura-sample/products.yml"
DIGITS = {"bn": "০১২৩৪৫৬৭৮৯", "en": "0123456789", "hi": "0123456789"}


def tree(site: Site, code: str, path: str = LESSON) -> Element:
    return html5lib.parse((site.site / code / path).read_text("utf-8"), namespaceHTMLElements=False)


def having(root: Element, name: str) -> Iterator[Element]:
    """Every element of a class, in order."""
    return (each for each in root.iter() if isinstance(each.tag, str) and name in each.get("class", "").split())


def says(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


# ── a lesson ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_directive_has_its_place(course: Site, code: str):
    article = next(tree(course, code).iter("article"))
    found = {name for name in DIRECTIVES if next(having(article, name), None) is not None}
    assert found == set(DIRECTIVES) - {"trainer"}
    assert {"table", "blockquote", "pre", "dl", "ol", "details"} <= {each.tag for each in article.iter()}
    exercise = next(having(article, "exercise"))
    assert [each.get("class") for each in exercise.iter("details")] == ["hint", "solution"]
    assert len(list(having(article, "task-list-item"))) == 4
    assert len(list(having(article, "footnote"))) == 1


def test_headings_have_the_same_anchor_in_every_language(course: Site):
    def anchors(code: str) -> list[tuple[str, str]]:
        article = next(tree(course, code).iter("article"))
        return [(each.tag, each.get("id", "")) for each in article.iter() if each.tag in ("h2", "h3") and each.get("id")]

    assert anchors("bn") == anchors("en") == anchors("hi")
    assert [key for _, key in anchors("en")] == ["b2", "b19", "haat-quiz"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_mark_of_ours_reaches_a_page(course: Site, code: str):
    for path in (course.site / code / "modules").rglob("*.html"):
        text = path.read_text("utf-8")
        for mark in ("@@haat", "haat:", "term:", "[b1]", "{:", "!!!", "???", "lang-en"):
            assert mark not in re.sub(r"<(script|pre).*?</\1>", "", text, flags=re.DOTALL), (path.name, mark)


def test_what_is_for_trainers_is_on_no_learners_page(course: Site):
    for code, secret in SECRETS.items():
        source = (course.root / f"modules/everything/01-everything.{code}.md").read_text("utf-8")
        assert secret in source
        for path in course.site.rglob("*.html"):
            said = secret in path.read_text("utf-8")
            assert said == path.match(f"{code}/modules/everything/01-everything-slides.html"), path  # the speaker's notes


# ── the quiz ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_quiz_has_every_kind_with_its_answer_behind_a_disclosure(course: Site, code: str):
    questions = list(having(tree(course, code), "haat-question"))
    assert [each.get("data-kind") for each in questions] == ["single", "multiple", "match", "order", "numeric", "short"]
    assert [says(next(having(each, "haat-question__n"))) for each in questions] == list(DIGITS[code][1:7])
    for each in questions:
        answer = next(having(each, "answer"))
        assert answer.tag == "details"
        assert answer.get("open") is None
        assert len(says(answer)) > len(says(next(answer.iter("summary"))))
        assert next(each.iter("legend")) is not None
        labelled = {label.get("for") for label in each.iter("label")}
        for field in (*each.iter("select"), *(i for i in each.iter("input") if i.get("type") == "text")):
            assert field.get("id") in labelled
    single, multiple, match, order, numeric, short = questions
    assert [i.get("value") for i in single.iter("input") if i.get("data-right") is not None] == ["b"]
    assert [i.get("value") for i in multiple.iter("input") if i.get("data-right") is not None] == ["a", "c"]
    for field in match.iter("select"):
        assert [o.get("value") for o in field.iter("option")][1:] != ["a", "b", "c"]
    assert order.get("data-order") == "a b c"
    assert [s.get("data-of") for s in order.iter("select")] != ["a", "b", "c"]
    assert numeric.get("data-answer") == "1850"
    assert len((short.get("data-answers") or "").split("|")) == 2


def test_the_right_answers_and_the_mixed_order_are_the_same_in_every_language(course: Site):
    def key(code: str) -> list[tuple[object, ...]]:
        return [
            (
                *(
                    each.get(name)
                    for name in ("data-id", "data-kind", "data-points", "data-order", "data-answer", "data-tolerance")
                ),
                tuple((i.get("value"), i.get("data-right")) for i in each.iter("input") if i.get("value")),
                tuple((s.get("data-of"), tuple(o.get("value") for o in s.iter("option"))) for s in each.iter("select")),
            )
            for each in having(tree(course, code), "haat-question")
        ]

    assert key("bn") == key("en") == key("hi")


# ── sectors, terms, the form ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_variants_are_shown_and_one_choice_stands_before_them(course: Site, code: str):
    page = tree(course, code)
    variants = list(having(page, "variant"))
    assert [each.get("data-sectors") for each in variants] == ["textile", "handicraft food"]
    assert all(each.get("hidden") is None for each in variants)
    (choice,) = having(page, "haat-sectors")
    assert [each.get("value") for each in choice.iter("option")] == ["", "textile", "handicraft", "food"]
    assert choice.get("hidden") is not None  # a script shows it
    assert all(each.text for each in choice.iter("option"))


TERMS = {"en": ["lead-time", "gi", "moq", "moq", "quiz", "card"], "bn": ["lead-time", "moq", "moq", "quiz", "card"]}
TERMS["hi"] = TERMS["bn"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_first_use_of_a_term_explains_itself(course: Site, code: str):
    page = tree(course, code)
    buttons = list(having(page, "haat-term"))
    assert [(each.get("popovertarget") or "").removeprefix("haat-term-") for each in buttons] == TERMS[code]
    told = {each.get("id"): each for each in having(page, "haat-term-told")}
    assert set(told) == {each.get("popovertarget") for each in buttons}
    for each in told.values():
        assert each.get("popover") is not None
        assert len(says(each)) > 20
        (link,) = each.iter("a")
        assert link.get("href") == f"../../modules/glossary.html#{(each.get('id') or '').removeprefix('haat-term-')}"
    for closed in ("option", "h2", "h3", "a", "summary", "label"):
        assert not [each for place in page.iter(closed) for each in having(place, "haat-term")], closed
    for ours in ("haat-card", "haat-quiz", "haat-listing", "haat-sectors"):
        assert not [each for place in having(page, ours) for each in having(place, "haat-term")], ours


def test_what_a_term_means_is_text(course: Site):
    told = next(each for each in having(tree(course, "en"), "haat-term-told") if each.get("id") == "haat-term-moq")
    assert "seller <b>accepts</b> in one order" in says(told)
    assert not list(told.iter("b"))


def test_the_glossary_has_every_term_in_order_with_a_place_to_link_to(course: Site):
    for code in LANGUAGES:
        entries = [each for each in next(having(tree(course, code, "modules/glossary.html"), "haat-glossary")) if each.tag == "div"]
        assert sorted(each.get("id", "") for each in entries) == ["card", "gi", "lead-time", "moq", "piece", "quiz", "textile"]
    names = [says(each) for each in tree(course, "en", "modules/glossary.html").iter("dt")]
    assert [each for each in names if each] == ["card", "GI", "lead time", "MOQ", "piece", "quiz", "Textiles"]
    moq = next(each for each in tree(course, "en", "modules/glossary.html").iter("div") if each.get("id") == "moq")
    assert [each.get("href") for each in moq.iter("a")] == ["#lead-time"]
    assert "minimum order quantity" in says(moq)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_form_has_a_label_and_a_word_for_every_field(course: Site, code: str):
    (form,) = having(tree(course, code), "haat-listing")
    labels = {each.get("for"): says(each) for each in form.iter("label")}
    boxes = [*form.iter("input"), *form.iter("textarea")]
    assert len(boxes) == 13
    for each in boxes:
        assert labels[each.get("id")]
        assert int(each.get("maxlength") or 0) > 0
    assert all(each.get("data-fault") for each in having(form, "haat-field__told"))


# ── live records ─────────────────────────────────────────────────────────────────────────────────


def _card(element: Element) -> tuple[str, str, str, list[str]]:
    one = {name: says(next(having(element, f"haat-card__{name}"))) for name in ("title", "maker", "price")}
    return one["title"], one["maker"], one["price"], [says(each) for each in element.iter("dd")]


def _in_lesson(site: Site, code: str) -> tuple[str, str, str, list[str]]:
    (card,) = having(next(having(tree(site, code), "example")), "haat-card")
    return _card(card)


def _in_list(site: Site, code: str) -> tuple[str, str, str, list[str]]:
    page = tree(site, code, "catalog/bankura/panchmura-sample/index.html")
    return next(
        _card(each)
        for each in having(page, "haat-card")
        if (next(having(each, "haat-card__link")).get("href") or "").endswith("PS-001.html")
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_example_shows_the_live_record(course: Site, code: str):
    assert _in_lesson(course, code) == _in_list(course, code)
    example = next(having(tree(course, code), "example"))
    assert next(having(example, "haat-card__link")).get("href") == "../../catalog/bankura/panchmura-sample/PS-001.html"
    assert next(example.iter("img")).get("alt")


def test_an_example_follows_its_price_and_a_rebuild_is_a_fresh_build(course: Site, tmp_path: Path):
    root = tmp_path / "changed"
    shutil.copytree(course.root, root, copy_function=shutil.copy2)
    before = {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*.html")}
    text = (root / CARD).read_text("utf-8")
    assert "retail: 720" in text
    (root / CARD).write_text(text.replace("retail: 720", "retail: 735", 1), "utf-8")
    assert sites.build_here(root).published
    site = Site(root)
    for code, price in (("bn", "₹৭৩৫"), ("en", "₹735"), ("hi", "₹735")):
        assert price in _in_lesson(site, code)[2]
        assert _in_lesson(site, code) == _in_list(site, code)
    written = {path.relative_to(root / "site").as_posix() for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert {each for each in written if "/modules/" in each} == {f"{code}/{LESSON}" for code in LANGUAGES}

    fresh = sites.start_course(tmp_path / "fresh", pictures_of=root)
    shutil.copy2(root / CARD, fresh / CARD)
    assert sites.build_here(fresh).published
    one, other = (
        {p.relative_to(r / "site"): p.read_bytes() for p in (r / "site").rglob("*") if p.is_file()} for r in (root, fresh)
    )
    assert sorted(map(str, one.keys() ^ other.keys())) == []
    assert [str(path) for path in one if one[path] != other[path]] == []


def test_one_changed_lesson_is_made_alone_and_gives_the_bytes_of_a_fresh_build(course: Site, tmp_path: Path):
    root, fresh = tmp_path / "again", tmp_path / "fresh"
    shutil.copytree(course.root, root)
    lesson = root / "modules/everything/02-in-english-only.en.md"
    text = lesson.read_text("utf-8").rstrip("\n")
    lesson.write_text(f"{text}\n\nA paragraph more.\n", "utf-8")
    site = sites.build(root, "--only", "site")
    for code in LANGUAGES:  # the lesson falls back in the others
        config = json.loads((root / f"build/tree/{code}/mkdocs.yml").read_text("utf-8"))
        assert config["exclude_docs"].split() == ["*.md", "!/modules/everything/02-in-english-only.md"]
        assert "A paragraph more." in (site.site / code / ENGLISH).read_text("utf-8")
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("site", "build"))
    sites.take_pictures(fresh, root)
    anew = sites.build(fresh, "--only", "site")
    pages = sorted(path.relative_to(anew.site) for path in anew.site.rglob("*.html"))
    assert pages == sorted(path.relative_to(site.site) for path in site.site.rglob("*.html"))
    assert [each for each in pages if (anew.site / each).read_bytes() != (site.site / each).read_bytes()] == []


def test_a_definition_and_a_quiz_are_followed_too(course: Site, tmp_path: Path):
    root = tmp_path / "changed"
    shutil.copytree(course.root, root, copy_function=shutil.copy2)
    glossary, lesson = root / "content/glossary.yml", root / "modules/everything/01-everything.hi.md"
    glossary.write_text(glossary.read_text("utf-8").replace("The days from the confirmed", "All days from the confirmed"), "utf-8")
    lesson.write_text(lesson.read_text("utf-8").replace("दो तक गिनिए।", "दो तक ही गिनिए।"), "utf-8")
    assert sites.build_here(root).published
    site = Site(root)
    told = next(each for each in having(tree(site, "en"), "haat-term-told") if each.get("id") == "haat-term-lead-time")
    assert "All days" in says(told)
    assert "All days" in says(tree(site, "en", "modules/glossary.html"))
    assert "दो तक ही गिनिए।" in says(next(having(tree(site, "hi"), "haat-quiz")))


# ── around the lessons ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", ["bn", "hi"])
def test_a_lesson_that_fell_back_says_its_language_and_what_stays_in_the_readers(course: Site, code: str):
    page = tree(course, code, ENGLISH)
    article = next(page.iter("article"))
    assert article.get("lang") == "en"
    assert next(having(page, "haat-fell-back")) is not None
    assert {each.get("lang") for each in having(article, "haat-term-told")} == {code}
    (row,) = (
        each for each in tree(course, code, "modules/everything/index.html").iter("li") if "02-" in each.get("data-lesson", "")
    )
    assert next(row.iter("a")).get("lang") == "en"


def test_the_module_page_tells_objectives_time_state_and_certificate(course: Site):
    page = tree(course, "bn", "modules/everything/index.html")
    article = next(having(page, "haat-module"))
    assert [each.get("data-lesson") for each in page.iter("li") if each.get("data-lesson")] == [
        "everything/01-everything",
        "everything/02-in-english-only",
    ]
    told = says(article)
    for word in ("প্রতিটি ব্লক চেনা", "৪৫", "প্রথম পণ্যের পাতা", "একটি নমুনা তথ্য।", "১, ৩"):
        assert word in told, word
    targets = {each.get("href") for each in article.iter("a")}
    assert {
        "../../modules/everything/certificate.html",
        "../../modules/translations.html",
        "../../modules/first-listing/index.html",
    } <= targets


def test_the_translations_page_counts_what_the_report_counts(course: Site):
    from site_builder.check.commons import read_commons
    from site_builder.translations.report import report

    commons, _ = read_commons(course.root)
    assert commons is not None
    rows = [[says(cell) for cell in row][2:5] for row in next(tree(course, "en", "modules/translations.html").iter("tbody"))]
    assert rows == [[str(row.fresh), str(row.stale), str(row.missing)] for row in report(commons)]
    assert any(row[2] != "0" for row in rows)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_certificate_can_be_filled_in_and_claims_no_examination(course: Site, code: str):
    page = tree(course, code, "modules/everything/certificate.html")
    (sheet,) = having(page, "haat-certificate")
    assert (sheet.get("data-lessons") or "").split() == ["everything/01-everything", "everything/02-in-english-only"]
    labels = {each.get("for") for each in sheet.iter("label")}
    assert {each.get("id") for each in sheet.iter("input")} == labels == {"who", "place", "day"}
    assert len(says(next(having(sheet, "haat-certificate__own")))) > 10
    assert next(having(page, "haat-certificate__late")).get("hidden") is not None


def test_the_course_page_leads_to_each_module_by_topic_sector_and_audience(course: Site):
    page = tree(course, "en", "modules/index.html")
    for way in ("by-topic", "by-sector", "by-audience"):
        section = next(each for each in page.iter("section") if each.get("aria-labelledby") == way)
        assert {each.get("href") for each in section.iter("a")} == {
            "../modules/everything/index.html",
            "../modules/first-listing/index.html",
        }, way
    assert {"../modules/glossary.html", "../modules/translations.html"} <= {each.get("href") for each in page.iter("a")}
