"""The inquiry list's own code, run in Node as the page runs it: prices by tier, minimum orders, totals, messages, CSV."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest

from site_builder.language import CODES, CURRENCIES, money, number

HERE = Path(__file__).parent
SIGNS = {code: sign for code, (sign, *_) in CURRENCIES.items()}

if not shutil.which("node"):
    pytest.skip("Node is not there", allow_module_level=True)


def run(*calls: tuple[Any, ...]) -> list[Any]:
    """What the list's functions return."""
    done = subprocess.run(["node", str(HERE / "sums.mjs")], input=json.dumps(calls), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def one(*call: Any) -> Any:
    return run(call)[0]


# ── quantities and prices ────────────────────────────────────────────────────────────────────────

SAREE = {"price": "2100", "tiers": "10:1750 50:1600.50", "moq": "10", "multiple": "5", "currency": "INR"}


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [("10", 10), ("১,২৫০", 1250), ("१२", 12), ("۱۲", 12), ("٤", 4), ("᱑᱐", 10), (" 7 ", 7)]
    + [(each, None) for each in ("", "0", "-3", "1.5", "ten", "10 pcs", "12345678", "=1", "১.৫")],
)
def test_a_quantity_is_read_in_any_digits_and_nothing_else_is(typed: str, pieces: int | None):
    assert one("count", typed) == pieces


@pytest.mark.parametrize(("pieces", "price"), [(1, 210000), (9, 210000), (10, 175000), (49, 175000), (50, 160050), (9999, 160050)])
def test_the_price_is_that_of_the_quantitys_tier(pieces: int, price: int):
    assert one("unit", SAREE, pieces) == price


def test_a_price_on_request_is_no_price():
    assert one("unit", {"price": "", "tiers": ""}, 5) is None
    assert one("unit", {"price": "", "tiers": "10:90"}, 5) is None, "below the first tier no price is known"
    assert one("unit", {"price": "1e9", "tiers": "1:x"}, 5) is None, "what is no amount is not reckoned with"


def test_the_next_tier_is_told():
    assert run(("next", SAREE, 3), ("next", SAREE, 10), ("next", SAREE, 50)) == [[10, 175000], [50, 160050], None]


def test_minimum_and_multiple_by_brute_force():
    cases = [(moq, step, n) for moq in (0, 1, 4, 10, 12) for step in (0, 1, 2, 5, 12) for n in range(1, 40)]
    found = run(*(("fault", {"moq": str(moq or ""), "multiple": str(step or "")}, n) for moq, step, n in cases))
    for (moq, step, n), told in zip(cases, found, strict=True):
        fitting = [each for each in range(1, 100) if each >= (moq or 1) and each % (step or 1) == 0]
        if n in fitting:
            assert told is None, (moq, step, n)
            continue
        assert told["kind"] == ("moq" if n < moq else "multiple")
        below = [each for each in fitting if each < n][-1:]
        above = next(each for each in fitting if each > n)
        assert told["fits"] == [*below, above], (moq, step, n)


def test_totals_are_exact_for_any_lines():
    rng = random.Random(5)
    for _ in range(40):
        lines, due, open_ = [], {}, {}
        for _ in range(rng.randint(1, 30)):
            currency, pieces = rng.choice(["INR", "BDT", "USD"]), rng.choice([1, 3, 7, 99, 12345])
            price = Decimal(rng.randint(1, 99_999_999)).scaleb(-rng.choice([0, 1, 2]))
            priced = rng.random() > 0.2
            lines.append({"currency": currency, "quantity": pieces, "price": f"{price:f}" if priced else "", "tiers": ""})
            due[currency] = due.get(currency, 0) + (price * pieces if priced else 0)
            open_[currency] = open_.get(currency, 0) + (not priced)
        assert one("totals", lines) == {each: [int(due[each] * 100), open_[each]] for each in due}


@pytest.mark.parametrize("lang", CODES)
def test_amounts_and_numbers_are_written_as_on_the_pages(lang: str):
    rng = random.Random(7)
    amounts = [(rng.randint(1, 10 ** rng.randint(1, 12)), rng.choice(["INR", "BDT", "USD", "EUR", "AED"])) for _ in range(200)]
    told = run(*(("money", cents, currency, lang, SIGNS) for cents, currency in amounts))
    assert told == [money(Decimal(cents) / 100, currency, lang) for cents, currency in amounts]
    counts = [rng.randint(0, 10 ** rng.randint(1, 9)) for _ in range(100)]
    assert run(*(("number", each, lang) for each in counts)) == [number(each, lang) for each in counts]


# ── messages ─────────────────────────────────────────────────────────────────────────────────────

WORDS = (
    *("শাড়ি", "ক্ষীরপাই", "জ্যোৎস্না", "বালুচরি", "ৰাষ্ট্ৰ", "র‍্যাম্প", "साड़ी", "क्ष्त्रिय", "हस्तशिल्प", "अंगूठी", "ساڑھی", "ہاتھ", "ᱥᱟᱱᱛᱟᱲᱤ"),
    *(
        "10",
        "₹২,১০০",
        "7A6Y-N8J0",
        "👩🏽‍🎨",
        "🇮🇳",
        "🇧🇩🇮🇳",
        "👨‍👩‍👧‍👦",
        "e\u0301\u0323",
        "é",
        "Müller",
        "a" * 90,
        "ক্ষ্ম্য" * 12,
        "क्ष्म" * 20,
        "🧵" * 9,
    ),
)
PART = re.compile(r"\A\((\d+)/(\d+)\)\n")


def encoded(text: str) -> int:
    return len(quote(text.replace("\n", "\r\n"), safe="!'()*~"))


def bodies(parts: list[str]) -> list[str]:
    """The parts without their numbers, which are right."""
    if len(parts) == 1:
        return parts
    told = [PART.match(part) for part in parts]
    assert [(int(each[1]), int(each[2])) for each in told if each] == [(n + 1, len(parts)) for n in range(len(parts))]
    return [PART.sub("", part) for part in parts]


def test_a_short_message_is_one_part_and_as_it_was():
    assert one("parts", "শাড়ি\n১০", 2000) == ["শাড়ি\n১০"]


def test_parts_fit_a_link_and_lose_nothing():
    rng = random.Random(11)
    jobs = []
    for _ in range(300):
        words = [rng.choice(WORDS) + rng.choice([" ", " ", "\n", "\n\n"]) for _ in range(rng.randint(1, 120))]
        jobs.append(("".join(words).strip(), rng.choice([180, 300, 500, 2000])))
    found = run(*(("parts", text, room) for text, room in jobs))
    told = [bodies(parts) for parts in found]
    cuts = run(*(("cuts", text, each) for (text, _), each in zip(jobs, told, strict=True)))
    assert max(map(len, found)) > 20
    for (text, room), parts, own, (whole, cut) in zip(jobs, found, told, cuts, strict=True):
        assert all(encoded(part) <= room for part in parts), (room, [encoded(part) for part in parts])
        assert "".join("".join(own).split()) == "".join(text.split())
        assert cut == whole, "a part begins inside a sign"
        for before, after in zip(own, own[1:], strict=False):
            assert not (before[-1] in "্्\u200c\u200d" or after[0] in "\u200c\u200d"), "a conjunct is cut"


def test_parts_are_cut_between_lines_where_they_can_be():
    lines = [f"{n}. শান্তিপুরি তাঁতের শাড়ি" for n in range(30)]
    own = bodies(one("parts", "\n".join(lines), 1000))
    assert [line for part in own for line in part.split("\n")] == lines


def test_a_sign_longer_than_a_link_is_cut_all_the_same():
    text = "ক" + "\u0301" * 500
    parts = one("parts", text, 300)
    assert "".join(bodies(parts)) == text
    assert all(encoded(part) <= 300 for part in parts)


def test_half_a_sign_does_not_break_the_link():
    assert one("parts", "a\ud83e", 2000) == ["a\ufffd"]
    assert unquote(one("encode", "a\ud83eb\nশ")) == "a\ufffdb\r\nশ"


def test_a_cut_inside_a_sign_would_be_seen():
    whole, cut = one("cuts", "কি খি", ["ক", "ি খি"])
    assert whole != cut


# ── the table ────────────────────────────────────────────────────────────────────────────────────


def test_no_cell_of_the_table_is_a_formula():
    hostile = [
        "=1+1",
        "+91",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\u00a0=1",
        "＝1",
        '=HYPERLINK("x")',
        "শাড়ি",
        'a "b"',
        "x\ny",
        "<b>",
    ]
    table = one("csv", [["no", "name"], *([n, each] for n, each in enumerate(hostile)), [-1.5, "negative"]])
    assert table.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
    told = [name for _, name in rows[1 : len(hostile) + 1]]
    for before, after in zip(hostile, told, strict=True):
        formula = bool(re.match(r"[\s\u00a0]*[=+\-@＝]", before))
        assert after == ("'" + before if formula else before)
    assert rows[-1] == ["-1.5", "negative"], "our own numbers stay numbers"
