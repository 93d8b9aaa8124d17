"""The reader: what was typed is what is read, broken files are told where the author must look, hostile ones do no harm."""

import unicodedata

import pytest
from spots import DECOMPOSED, PRECOMPOSED, codes, spot

from site_builder.problem import Where, error, line
from site_builder.source import locate, parse, place, read_prose

# ── scalars ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "typed",
    [
        "0712",
        "0902",
        "0012",
        "NO",
        "on",
        "yes",
        "10:30",
        "12:30:45",
        "1.10",
        "1_000",
        "0x1F",
        ".5",
        "1e3",
        "2026-13-40",
        "2026-01-05",
    ]
    + ["=", "9830012345", "১২", "+910000000001", "true", "nullable", "~5", "a#b", "13/2025-CT(R)"],
)
def test_a_scalar_is_the_text_that_was_typed(typed):
    assert parse(f"key: {typed}\nlist:\n  - {typed}\nmap: {{a: {typed}}}\n", "x.yml") == (
        {"key": typed, "list": [typed], "map": {"a": typed}},
        [],
    )


@pytest.mark.parametrize("empty", ["a:\n", "a: ''\n", 'a: ""\n', "a:   # nothing\n", "a: >\nb:\n"])
def test_what_is_empty_is_absent(empty):
    value, problems = parse(empty, "x.yml")

    assert value == {}
    assert problems == []


@pytest.mark.parametrize("text", ["", "\n\n", "# only words\n", "---\n", "\ufeff"])
def test_a_file_without_records_is_nothing(text):
    assert parse(text, "x.yml")[1] == []
    assert not parse(text, "x.yml")[0]


def test_quoted_words_are_texts():
    assert parse("a: 'null'\nb: \"~\"\nc: '&x'\nd: \"!t\"\ne: '<<'\n'<<': 1\n", "x.yml") == (
        {"a": "null", "b": "~", "c": "&x", "d": "!t", "e": "<<", "<<": "1"},
        [],
    )


@pytest.mark.parametrize("typed", ["~", "null", "Null", "NULL"])
@pytest.mark.parametrize("form", ["a: {}", "a: [{}]", "a: {{b: {}}}", "- {}", "a: {} # why", "a: {}\nb: 1"])
def test_a_null_is_told(typed, form):
    assert codes(parse(form.format(typed), "x.yml")[1]) == ["P010"]


# ── what records do not use ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: 2\na: 3\n", [("P002", 3, 1)]),
        ("x:\n  - a: 1\n    a: 1\n    a: 1\n", [("P002", 3, 5), ("P002", 4, 5)]),
        (f"{PRECOMPOSED}: 1\n{DECOMPOSED}: 2\n", [("P002", 2, 1)]),
        ("a: &x 1\nb: *x\n", [("P003", 1, 4), ("P003", 2, 4)]),
        ("a: {b: 1}\nc:\n  <<: {d: 1}\n", [("P003", 3, 3)]),
        ("a: !!python/object:os.system x\n", [("P009", 1, 4)]),
        ("a: ! x\n", [("P009", 1, 4)]),
        ("a: !<tag:x> x\n", [("P009", 1, 4)]),
        ("[!t x]\n", [("P009", 1, 2)]),
        ("{a: 1}: 2\n", [("P011", 1, 1)]),
        ("? [a]\n: 2\n", [("P011", 1, 3)]),
        ("a: {b: 1, c}\n", [("P021", 1, 11)]),
        ("a: {b: }\n", [("P021", 1, 5)]),
        ("a: {b: ''}\n", []),
        ("a: x\x07y\n", [("P006", 1, 5)]),
        ("a: x\u2028y\n", [("P006", 1, 5)]),
        ("a: x\ufffey\n", [("P006", 1, 5)]),
    ],
)
def test_each_is_told_at_its_place(text, told):
    assert [spot(each) for each in parse(text, "x.yml")[1]] == told


def test_the_first_of_two_keys_stays():
    assert parse("a: 1\na: 2\n", "x.yml")[0] == {"a": "1"}


# ── broken files ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A quotation mark that is never closed, found where it was opened, even when a later one closes it.
        ('a: 1\nname: "Saree\nhsn: 5208\n', ("open-quote", 2, 7)),
        ("a: 1\nname: 'Saree\nhsn: 5208\n", ("open-quote", 2, 7)),
        ('a: 1\nname: "Saree\nhsn: 5208\nalt: "x y"\nmoq: 3\n', ("open-quote", 2, 7)),
        ('- {en: "Saree, bn: x}\n- {en: "y", bn: x}\n', ("open-quote", 1, 8)),
        ('a: "x\n--- y\n', ("open-quote", 1, 4)),
        # Text after a closing mark or bracket.
        ("name: 'Weaver's saree'\n", ("after-quote", 1, 15)),
        ('name: "A "fine" saree"\nb: 1\n', ("after-quote", 1, 11)),
        ('a: {en: "x" y}\n', ("after-quote", 1, 13)),
        ("a: [x] y\n", ("after-bracket", 1, 8)),
        ("a: [x]]\n", ("after-bracket", 1, 7)),
        # Brackets, found where they were opened.
        ("a: 1\nlist: [x, y\nb: 2\n", ("open-list", 2, 7)),
        ("a: 1\nlist: [x, y\n", ("open-list", 2, 7)),
        ("- a: 1\n  map: {x: 1, y: 2\n  b: 2\n", ("open-map", 2, 8)),
        ("- p:\n    - {x: 1, y: {z: 2}\n  b: 2\n", ("open-map", 2, 7)),
        # Colons.
        ("a: 1\nhsn 5208\nmoq: 3\n", ("no-colon", 2, 1)),
        ("hsn 5208\nmoq: 3\n", ("no-colon", 1, 1)),
        ("moq: 3\nhsn 5208\n", ("no-colon", 2, 1)),
        ("- sku: A\n  hsn 5208\n  moq: 3\n", ("no-colon", 2, 3)),
        ("- sku A\n  hsn: 5208\n", ("no-colon", 1, 3)),
        ("- t:\n    bn শাড়ি\n    en: x\n", ("no-colon", 2, 5)),
        ("a: |\n  one\ntwo\nb: 1\n", ("no-colon", 3, 1)),
        ("a: 1\nb： 2\n", ("no-colon", 2, 1)),
        ("a: 1\nhsn:5208\nb: 2\n", ("no-space", 2, 1)),
        ("a: 1\nt: Saree: red\n", ("second-colon", 2, 9)),
        ("t: {en: Saree: red, bn: x}\n", ("second-colon", 1, 14)),
        # Indentation.
        ("- a: 1\n  b:\n    c: 3\n   d: 2\n", ("indent", 4, 4)),
        ("- a: 1\n    b: 3\n", ("indent", 2, 5)),
        ("a: - b\n", ("dash", 1, 4)),
        ("- a: 1\n - b: 3\n", ("indent", 2, 2)),
        ("a: 1\n- b: 2\n", ("indent", 2, 1)),
        ("- b: 2\na: 1\n", ("indent", 2, 1)),
        (" a: 1\nb: 2\n", ("indent", 2, 1)),
        ("- a: 1\n\u00a0\u00a0b: 2\n", ("odd-space", 2, 1)),
        ("- a: 1\n\tb: 2\n", ("P012", 2, 1)),
        ("- a:\n  \tb: 2\n", ("P012", 2, 3)),
        ("-\ta: 1\n", ("P012", 1, 2)),
        # Signs with a meaning of their own.
        ("a: @x\n", ("sign", 1, 4)),
        ("a: `x`\n", ("sign", 1, 4)),
        ("a: %x\n", ("sign", 1, 4)),
        ("a: *x* y\n", ("sign", 1, 4)),
        ("a: > 5 cm\n", ("sign", 1, 4)),
        ("a: [1,, 2]\n", ("no-value", 1, 7)),
        ('a: "50\\% x"\n', ("escape", 1, 7)),
        ("a: 1\n---\nb: 2\n", ("two-documents", 2, 1)),
    ],
)
def test_broken_yaml_is_told_where_the_author_must_look(text, told):
    value, problems = parse(text, "x.yml")

    assert value is None
    assert [spot(each) for each in problems] == [told]
    assert "reason:" not in line(problems[0], "bn")


def test_broken_yaml_in_windows_line_ends_is_told_at_the_same_place():
    assert [spot(each) for each in parse('a: 1\r\nname: "Saree\r\nhsn: 1\r\n', "x.yml")[1]] == [("open-quote", 2, 7)]
    assert [spot(each) for each in parse("- a: 1\r\n    b: 3\r\n", "x.yml")[1]] == [("indent", 2, 5)]


def test_what_is_broken_in_a_private_file_is_not_shown():
    for text in ("pan: *AAAPA0000A\nb: &AAAPA0000A x", "pan: !AAAPA0000A x", "pan: AAAPA0000A: x", 'pan: "AAAPA0000A'):
        for problem in parse(text, "catalogs/a/b/private.yml")[1]:
            assert "AAAPA" not in line(problem)


# ── normal form ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("typed", [PRECOMPOSED, DECOMPOSED, "ক\u09c7\u09be", "e\u0301", "\u0958"])
def test_texts_and_keys_are_in_normal_form_on_both_walks(typed):
    normal = unicodedata.normalize("NFC", typed)

    assert parse(f"{typed}: {typed}\n", "x.yml")[0] == {normal: normal}
    assert parse(f"x: &a 1\n{typed}: {typed}\n", "x.yml")[0][normal] == normal


# ── places ───────────────────────────────────────────────────────────────────────────────────────

RECORDS = """# a comment
- sku: A
  title: {bn: শাড়ি, en: Saree}
- sku: B
  description:
    en: |
      one
      two
  prices:
    wholesale:
      - {from: 10, price: 1750}
      - {from: 50, price: 1800}
"""


@pytest.mark.parametrize(
    ("path", "key", "at"),
    [
        ((), False, (2, 1)),
        ((0,), False, (2, 3)),
        ((0, "sku"), False, (2, 8)),
        ((0, "sku"), True, (2, 3)),
        ((0, "title"), False, (3, 3)),
        ((0, "title", "en"), False, (3, 26)),
        ((0, "title", "en"), True, (3, 22)),
        ((1, "description", "en"), False, (6, 9)),
        ((1, "prices", "wholesale", 1, "price"), False, (12, 27)),
        ((1, "prices", "wholesale", 1), False, (12, 9)),
        ((1, "prices", "mrp"), False, (10, 5)),  # absent: the nearest that is there
        ((7, "sku"), False, (2, 1)),
    ],
)
def test_locate_finds_values_keys_and_the_nearest_parent(path, key, at):
    assert locate(RECORDS, path, key=key) == at


@pytest.mark.parametrize("typed", [PRECOMPOSED, DECOMPOSED])
def test_locate_finds_a_key_in_either_encoding(typed):
    text = f"a: 1\n{typed}: x\n"
    column = len(typed) + 3

    assert locate(text, (unicodedata.normalize("NFC", PRECOMPOSED),)) == (2, column)


def test_locate_in_a_broken_file_points_at_its_start():
    assert locate('a: "x', ("a",)) == (1, 1)
    assert locate("", ("a",)) == (1, 1)


def test_problems_are_placed_sorted_and_told_once(tmp_path):
    (tmp_path / "b.yml").write_text(RECORDS, "utf-8")
    (tmp_path / "a.md").write_bytes(b"---\r\ntitle: x\r\nminutes: {teach: 0}\r\n---\r\ntext\r\n")
    found = [
        error("P014", Where("b.yml", (1, "sku")), field="sku", value="B", limit="C"),
        error("P014", Where("b.yml", (0, "sku")), field="sku", value="B", limit="C"),
        error("P014", Where("b.yml", (0, "sku")), field="sku", value="B", limit="C"),
        error("P014", Where("a.md", ("minutes", "teach")), field="x", value="0", limit="1"),
        error("P015", Where("a.md"), field="x", key="x"),
        error("P033", Where("gone.yml", ("a",)), file="gone.yml"),
    ]

    told = [(each.where.file, each.where.line, each.where.column) for each in place(tmp_path, found)]

    assert told == [("a.md", 1, 1), ("a.md", 3, 18), ("b.yml", 2, 8), ("b.yml", 4, 8), ("gone.yml", 1, 1)]


# ── Markdown ─────────────────────────────────────────────────────────────────────────────────────


def prose(tmp_path, text: str):
    (tmp_path / "x.md").write_bytes(text.encode())
    return read_prose(tmp_path, "x.md")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_and_body_are_told_apart(tmp_path, end):
    found, problems = prose(tmp_path, f"---{end}title: 0712{end}---{end}{end}# Text{end}")

    assert problems == []
    assert (found.head, found.body, found.body_line) == ({"title": "0712"}, "\n# Text\n", 4)


@pytest.mark.parametrize("text", ["# Text\n", "---\ntitle: x\n", "", "---\n---\n# Text\n", "---\n- a\n---\n"])
def test_a_page_without_front_matter_is_told(tmp_path, text):
    assert codes(prose(tmp_path, text)[1]) == ["P013"]


def test_a_fault_in_front_matter_is_told_at_its_line_in_the_file(tmp_path):
    assert [spot(each) for each in prose(tmp_path, "---\ntitle: x\nb: @y\n---\n")[1]] == [("sign", 3, 4)]
    assert [spot(each) for each in prose(tmp_path, "---\ntitle: x\ntitle: y\n---\n")[1]] == [("P002", 3, 1)]
