"""Every problem that the code can tell has words in three languages, an example, a case and a place in the docs."""

import ast
import inspect
import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from site_builder import explain

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "site_builder"
SPEAKS = ("en", "bn", "hi")
PARTS = {"title", "text", "remedy", "why"}
BENGALI, DEVANAGARI = re.compile("[\u0985-\u09df]"), re.compile("[\u0905-\u0939]")


# ── what the code tells ──────────────────────────────────────────────────────────────────────────


def told_by(source: str) -> dict[str, set[tuple[str, frozenset[str]]]]:
    """Code → (severity, names of the facts) of every problem that a file can make."""
    found = defaultdict(set)
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        facts = frozenset(each.arg for each in node.keywords if each.arg)
        named = isinstance(node.func, ast.Name) and node.func.id in ("error", "warning") and node.args
        if named and isinstance(node.args[0], ast.Constant):
            found[node.args[0].value].add((node.func.id, facts))
        for each in node.keywords:  # `Facts(fault="P070")` of a picture becomes a problem in check/pictures.py
            if each.arg == "fault" and isinstance(each.value, ast.Constant) and each.value.value:
                found[each.value.value].add(("error", frozenset({"file", "detail"})))
    return found


def told() -> dict[str, set[tuple[str, frozenset[str]]]]:
    found = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        for code, ways in told_by(path.read_text("utf-8")).items():
            found[code] |= ways
    return found


def reasons_told() -> set[str]:
    """The keys of `reasons` that stand in the code, spelled out or in a table."""
    from site_builder.check.shape import _WANTED
    from site_builder.language import CODES, LANGUAGES
    from site_builder.source.careful import REASONS, closer

    text = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    found = set(re.findall(r'"reason:([a-z-]+)"', text)) | {key for _, key in REASONS} | set(_WANTED.values())
    found |= set(re.findall(r'(?:return|else) "([a-z-]+)"', inspect.getsource(closer)))
    found |= {f"language-{code}" for code in (*CODES, "none")} | {f"script-{each.script}" for each in LANGUAGES.values()}
    return found | {"did-you-mean", "text"}


def words(speak: str) -> dict:
    return yaml.load((PACKAGE / "messages" / f"{speak}.yml").read_text("utf-8"), yaml.BaseLoader)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


# ── guards ───────────────────────────────────────────────────────────────────────────────────────


def faults(codes: dict, all_words: dict[str, dict]) -> list[str]:
    """What is missing, left over or unequal between the code and its words."""
    found = []
    for speak, entries in all_words.items():
        known = entries.keys() - {"reasons"}
        found += [f"{speak}: {code} has no words" for code in codes.keys() - known]
        found += [f"{speak}: {code} is told by no code" for code in known - codes.keys()]
        for code in known & codes.keys():
            found += [f"{speak}: {code}: {fault}" for fault in word_faults(entries[code], all_words["en"].get(code), codes[code])]
    return sorted(found)


def word_faults(entry: dict[str, str], english: dict[str, str] | None, ways: set) -> list[str]:
    if set(entry) != PARTS or not all(entry.values()):
        return [f"has {sorted(entry)}"]
    found = []
    for part in ("text", "remedy"):
        named = placeholders(entry[part])
        if "\n" in entry[part] or len(entry[part]) > 140:
            found.append(f"{part} is not one short line")
        if english and named != placeholders(english[part]):
            found.append(f"{part} names other facts than in English")
        found += [f"{part} names {sorted(named - facts)}, which the code does not give" for _, facts in ways if named - facts]
    if placeholders(entry["title"]) or not 2 <= len(entry["title"].split()) <= 7:
        found.append("title is not 2 to 7 plain words")
    return found


def loose(codes: dict, cases: list[str], examples: dict) -> list[str]:
    """Codes without a case or an example, and cases and examples without a code."""
    cased = {name[:4] for name in cases if re.match(r"P\d{3}-", name)}
    exampled = {code for code, text in examples.items() if code != "warnings" and "\n→\n" in text}
    found = [f"{code} has no case folder" for code in codes.keys() - cased]
    found += [f"case {code} is for no code" for code in cased - codes.keys()]
    found += [f"{code} has no example with its mended form" for code in codes.keys() - exampled]
    found += [f"example {code} is for no code" for code in examples.keys() - codes.keys() - {"warnings"}]
    return sorted(found)


def cases() -> list[str]:
    return [path.name for path in (ROOT / "tests/cases").iterdir() if path.is_dir()]


def examples() -> dict:
    return yaml.load((PACKAGE / "messages/examples.yml").read_text("utf-8"), yaml.BaseLoader)


# ── the house ────────────────────────────────────────────────────────────────────────────────────


def test_every_code_has_equal_words_in_three_languages():
    assert faults(told(), {speak: words(speak) for speak in SPEAKS}) == []


def test_every_code_has_a_case_and_an_example():
    assert loose(told(), cases(), examples()) == []


def test_every_case_says_what_is_told():
    empty = [name for name in cases() if not (ROOT / "tests/cases" / name / "out.txt").read_text().strip()]

    assert empty == []


def test_warnings_are_listed_as_what_the_code_tells():
    only_warned = {code for code, ways in told().items() if {severity for severity, _ in ways} == {"warning"}}

    assert set(examples()["warnings"]) == only_warned


@pytest.mark.parametrize("speak", SPEAKS)
def test_reasons_are_words_of_every_language(speak):
    reasons = words(speak)["reasons"]

    assert {key for key in reasons if not key.startswith(("explain-", "family-"))} == reasons_told()
    assert reasons.keys() == words("en")["reasons"].keys()


@pytest.mark.parametrize(("speak", "script"), [("bn", BENGALI), ("hi", DEVANAGARI)])
def test_words_are_in_their_own_script(speak, script):
    entries = words(speak)
    texts = [entries[code][part] for code in entries if code != "reasons" for part in PARTS] + list(entries["reasons"].values())

    assert [text for text in texts if not script.search(text)] == []
    assert (PACKAGE / "messages" / f"{speak}.yml").read_text("utf-8").startswith("# Machine-drafted; needs native review.")


def test_codes_stay_in_their_families():
    assert all(re.fullmatch(r"P[0-2][0-9]{2}", code) for code in told())
    assert {explain.family(code) for code in told()} == set(explain.FAMILIES)


# ── each guard catches what is planted ───────────────────────────────────────────────────────────


def test_a_planted_code_without_words_is_caught():
    planted = told() | told_by('error("P999", where, value=1)')

    assert "en: P999 has no words" in faults(planted, {"en": words("en")})
    assert {"P999 has no case folder", "P999 has no example with its mended form"} <= set(loose(planted, cases(), examples()))


def test_planted_words_without_a_code_are_caught():
    entries = words("hi") | {"P998": words("hi")["P014"]}

    assert "hi: P998 is told by no code" in faults(told(), {"en": words("en"), "hi": entries})
    assert "case P998 is for no code" in loose(told(), [*cases(), "P998-planted"], examples())
    assert "example P998 is for no code" in loose(told(), cases(), examples() | {"P998": "a\n→\nb"})


@pytest.mark.parametrize(
    ("part", "text", "caught"),
    [
        ("text", "{field} হল {valeu}", "text names other facts than in English"),
        ("remedy", "{colour} লিখুন", "remedy names ['colour'], which the code does not give"),
        ("remedy", "ক" * 141, "remedy is not one short line"),
        ("title", "এক", "title is not 2 to 7 plain words"),
        ("why", "", "has ['remedy', 'text', 'title', 'why']"),
    ],
)
def test_planted_words_that_do_not_fit_are_caught(part, text, caught):
    entries = words("bn")
    entries["P014"] = entries["P014"] | {part: text}

    assert f"bn: P014: {caught}" in faults(told(), {"en": words("en"), "bn": entries})


def test_a_problem_made_in_two_ways_is_seen_in_both():
    found = told_by('warning("P060", w, a=1)\nerror("P060", w, b=2)\nFacts(1, fault="P070", detail="x")')

    assert found["P060"] == {("warning", frozenset("a")), ("error", frozenset("b"))}
    assert found["P070"] == {("error", frozenset({"file", "detail"}))}


# ── explaining ───────────────────────────────────────────────────────────────────────────────────


def test_the_documentation_page_is_fresh():
    assert (ROOT / "docs/problems.md").read_text("utf-8") == explain.page("en"), (
        "run: python -m site_builder.explain > docs/problems.md"
    )


@pytest.mark.parametrize("speak", SPEAKS)
def test_every_problem_is_explained(speak):
    for code in told():
        parts = explain.explained(code, speak)
        assert parts is not None
        assert parts["told"].startswith(f"{code} {words(speak)[code]['title']} (")
        assert "→" in parts["example"]
        assert "{" not in parts["rule"]


@pytest.mark.parametrize("speak", SPEAKS)
def test_the_list_holds_every_problem_below_its_family(speak):
    listed = explain.listed(speak)

    assert [each["code"] for each in listed["codes"]] == sorted(told())
    lines = listed["told"].split("\n")
    assert lines[0] == words(speak)["reasons"]["family-reading"]
    assert f"  P014  {words(speak)['P014']['title']}" in lines


@pytest.mark.parametrize("code", ["P999", "reasons", "", "p014"])
def test_an_unknown_code_is_not_explained(code):
    assert explain.explained(code, "en") is None


# ── our own YAML ─────────────────────────────────────────────────────────────────────────────────


def keys_twice(text: str) -> list[str]:
    """Keys that stand twice in one mapping: a reader of YAML keeps the last in silence."""
    found, nodes = [], [yaml.compose(text, Loader=yaml.CBaseLoader)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            found += [key for key in keys if keys.count(key) > 1]
            nodes += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            nodes += node.value
    return found


def test_no_key_of_our_own_words_and_messages_stands_twice():
    files = [*PACKAGE.rglob("*.yml"), *(ROOT / "content").rglob("*.yml")]

    assert len(files) > 30
    assert {str(path): twice for path in files if (twice := keys_twice(path.read_text("utf-8")))} == {}


def test_a_planted_second_key_is_found():
    assert keys_twice("P276:\n  title: a\n  text: b\n  title: c\n") == ["title", "title"]
