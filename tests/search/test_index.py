"""The index as files: only what changed is written, nothing of a record can act in it, and parts of a build keep it whole."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import sites
from judge import ask
from sites import Site

TITLE = "Handloom saree"


def build(root: Path, *arguments: str) -> None:
    sites.build(root, "--only", "search", *arguments)


def index(root: Path) -> dict[str, bytes]:
    """Every file of the index and of the list of letters."""
    files = sorted(path for path in (root / "site").rglob("*") if "search" in path.relative_to(root / "site").parts[:2])
    return {path.relative_to(root / "site").as_posix(): path.read_bytes() for path in files if path.is_file()}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


@pytest.fixture(scope="session")
def indexed(shared: Path, this_run: str, small_site: Site) -> Site:
    """The small showcase with its index, built once a run; not to be changed."""
    return sites.once(shared / "indexed", this_run, lambda root: build(sites.start_small(root, pictures_of=small_site.root)))


@pytest.fixture
def root(indexed: Site, tmp_path: Path) -> Path:
    """A small showcase of which the index is built, with the memory of that build."""
    return shutil.copytree(indexed.root, tmp_path / "small")


def records(root: Path) -> Path:
    return next(iter(sorted(root.glob("catalogs/*/*/products.yml"))))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def first(root: Path, query: str, lang: str = "en") -> list[str]:
    return [each["href"] for each in ask(root / "site", queries=[query], lang=lang)["answers"][0]["top"]]


def test_a_changed_price_rewrites_only_what_results_show(root):
    before = index(root)
    price = re.search(r"retail: (\d+)", records(root).read_text("utf-8"))
    change(records(root), price[0], f"retail: {int(price[1]) - 1}")
    build(root)
    touched = changed(before, index(root))
    assert touched
    assert all(re.fullmatch(r"search/[a-z]{2,3}/\d+-\d+\.js", path) for path in touched), touched


def test_a_changed_title_is_found_and_the_old_one_is_not(root):
    sku = re.search(r"sku: (\S+)", records(root).read_text("utf-8"))[1]
    old = re.search(r"\n    en: (.*)", records(root).read_text("utf-8"))[1]
    change(records(root), f"en: {old}", "en: Quetzalcoatl wonder")
    build(root)
    assert first(root, "quetzalcoatl")[0].endswith(f"/{sku}.html")
    assert "quetzalcoatl" in "".join(each.decode() for each in index(root).values())
    change(records(root), "en: Quetzalcoatl wonder", f"en: {old}")
    build(root)
    assert not any(b"uetzalcoatl" in each for each in index(root).values())


def test_the_same_records_give_the_same_index(root, tmp_path, small_site):
    price = re.search(r"retail: (\d+)", records(root).read_text("utf-8"))
    for text in (f"retail: {int(price[1]) - 1}", price[0]):
        change(records(root), re.search(r"retail: (\d+)", records(root).read_text("utf-8"))[0], text)
        build(root)
    fresh = sites.start_small(tmp_path / "fresh", pictures_of=small_site.root)
    build(fresh, "--jobs", "1")
    assert changed(index(root), index(fresh)) == set()


def test_pages_alone_keep_the_index_and_remove_nothing_of_it(root):
    before = index(root)
    change(records(root), "\n    en: ", "\n    en: Brand new ")
    sites.build(root, "--only", "site")
    after = index(root)
    assert {path: each for path, each in before.items() if path.endswith(".js")} == {
        path: each for path, each in after.items() if path.endswith(".js")
    }
    assert {path for path in before if path.endswith(".html")} == {path for path in after if path.endswith(".html")}
    build(root)
    assert first(root, "brand new")


def test_what_is_lost_of_the_memory_is_made_again(root):
    before = index(root)
    shutil.rmtree(next(iter((root / "build/store").rglob("search/terms"))))
    change(records(root), "\n    en: ", "\n    en: Brand new ")
    build(root)
    assert first(root, "brand new")
    assert before.keys() <= index(root).keys()


def test_a_site_without_an_index_still_leads_on(small):
    sites.build(small, "--only", "site")
    page = (small / "site/en/search.html").read_text("utf-8")
    assert not (small / "site/search").exists()
    assert 'href="catalog/' in page
    assert "haat-letters--words" in page


def test_a_seller_that_is_gone_is_not_found(root):
    folder = records(root).parent
    name = folder.name
    assert any(name in each for each in first(root, name.replace("-", " ")) + first(root, "saree"))
    shutil.rmtree(folder)
    for each in ("modules", "content/sessions", "content/collections"):  # its lessons show the seller's products
        shutil.rmtree(root / each)
    build(root)
    assert not any(name.encode() in each for each in index(root).values())


def test_every_product_is_once_in_the_list_of_names(root):
    for code in ("bn", "en", "hi"):
        pages = [each.decode() for path, each in index(root).items() if path.startswith(f"{code}/search/all-")]
        listed = re.findall(r'href="\.\./(catalog/[^"]+/[A-Z]{2}-\d+\.html)"', "".join(pages))
        skus = [
            sku for file in root.glob("catalogs/*/*/products.yml") for sku in re.findall(r"^- sku: (\S+)", file.read_text(), re.M)
        ]
        assert sorted(each.rsplit("/", 1)[1] for each in listed) == sorted(f"{sku}.html" for sku in skus)


def test_the_owners_words_are_found(root):
    sku = re.search(r"sku: (\S+)", records(root).read_text("utf-8"))[1]
    word = re.search(r"\n    en: (\w+)", records(root).read_text("utf-8"))[1]
    assert not first(root, "zzyzx")
    (root / "content/search.yml").write_text(f"- words: {{en: [zzyzx, {word}]}}\n", "utf-8")
    build(root)
    assert any(each.endswith(f"/{sku}.html") for each in first(root, "zzyzx"))


def test_a_bengali_query_finds_a_record_that_has_only_english_and_back(root):
    text = records(root).read_text("utf-8")
    (root / "content/glossary.yml").write_text(
        "- id: one\n  term: {en: Baluchari}\n  definition: {en: A saree.}\n"
        "- id: two\n  term: {bn: পটচিত্রকর}\n  definition: {bn: যিনি পট আঁকেন।}\n",
        "utf-8",
    )
    build(root)
    assert text
    assert first(root, "বালুচরী")[0] == "modules/glossary.html#one"
    assert first(root, "बालूचरी")[0] == "modules/glossary.html#one"
    assert first(root, "patachitrakar")[0] == "modules/glossary.html#two"
    assert first(root, "potochitrokor")[0] == "modules/glossary.html#two"


BENGALI = "\u0980"
KEPT_APART = ["মেলা", "মূল", "মাল", "মিল", "কাঁথা", "কথা", "ঘোড়া", "ঘড়ি", "দাম", "দম", "घोड़ा", "घड़ा"]


def test_words_that_stand_alone_are_kept_apart(root):
    """Each word is the whole name of one page; and where its own page is missing, none of the others is taken for it."""
    entries = "".join(
        f"- id: t{n}\n  term: {{{'bn' if word > BENGALI else 'hi'}: '{word}'}}\n  definition: {{en: x}}\n"
        for n, word in enumerate(KEPT_APART)
    )
    (root / "content/glossary.yml").write_text(entries, "utf-8")
    build(root)
    for n, word in enumerate(KEPT_APART):
        assert first(root, word)[0] == f"modules/glossary.html#t{n}", word
        found = {each for each in first(root, word) if "glossary" in each}
        same = {"ঘোড়া", "घोड़ा"} if word in ("ঘোড়া", "घोड़ा") else {word}  # the horse is one in both scripts
        assert found == {f"modules/glossary.html#t{KEPT_APART.index(each)}" for each in same}, (word, found)


# ── hostile records ──────────────────────────────────────────────────────────────────────────────


def test_nothing_of_a_record_can_act_in_the_index(wicked: Site):
    files = {path: each for path, each in index(wicked.root).items() if path.endswith(".js")}
    assert files
    for path, content in files.items():
        told = content.decode()
        assert "<" not in told, path
        assert "\u2028" not in told
        name, _, data = told.removeprefix("haatSearch(").removesuffix(");\n").partition(",")
        assert json.loads(name) == path.removeprefix("search/").removesuffix(".js")
        assert isinstance(json.loads(data), dict)


def test_private_facts_are_not_in_the_index(wicked: Site):
    import wicked as planted

    whole = b"".join(index(wicked.root).values())
    assert b"WK-001" in whole
    assert [each for each in planted.PRIVATE.values() if each.encode() in whole] == []


@pytest.mark.parametrize(
    ("title", "lang", "letter"),
    [
        ("কাঁথা", "bn", "ক"),
        ("১০০ মিমি ভাইস", "bn", "#"),
        ("“শাড়ি”", "bn", "শ"),
        ("Saree", "bn", "#"),
        ("émaux", "en", "E"),
        ("काँथा", "hi", "क"),
        ("", "hi", "#"),
    ],
)
def test_a_name_stands_under_its_letter(title: str, lang: str, letter: str):
    from types import SimpleNamespace

    from site_builder.writers.site.search import letter_of

    assert letter_of(title, SimpleNamespace(code=lang)) == letter  # type: ignore[arg-type]


def test_a_training_session_is_found_by_what_where_and_who(root):
    (record,) = sorted((root / "content/sessions").glob("*.yml"))
    address = f"modules/session-{record.stem}.html"
    for query, lang in (("training session", "en"), ("প্রশিক্ষণ অধিবেশন", "bn"), ("प्रशिक्षण सत्र", "hi")):
        assert address in first(root, query, lang), query
    text = record.read_text("utf-8")
    venue = re.search(r"venue:\n(?:  .*\n)*?  en: (.+)", text)
    assert venue
    assert first(root, venue[1])[0] == address
    change(record, venue[1], "Boat house of the ferry ghat")
    build(root)
    assert first(root, "ferry ghat boat house")[0] == address
    record.unlink()
    build(root)
    assert address not in first(root, "training session")
