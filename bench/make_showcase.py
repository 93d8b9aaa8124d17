"""Make a showcase of any size to measure with: `python bench/make_showcase.py --products 3000 OUT`.

The same size from the same repository gives the same bytes. Ten products a seller, spread over all districts; texts
are sentences of words harvested from the repository's own records and lessons; fields are filled about as often as
the reference showcase fills them. The commons (`content/`, `mkdocs.yml`) are copied; there are no modules, sessions or photos.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).parents[1]
LANGUAGES = ("bn", "en", "hi")
PER_SELLER = 10
CATEGORIES_PER_SECTOR = 2
MANY = 12_000  # words a language at most
_LETTERS = {
    "bn": re.compile("[\u0985-\u09b9\u09ce\u09be-\u09cd\u09bc\u0981-\u0983]{2,}"),
    "en": re.compile(r"(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])"),
    "hi": re.compile("[\u0901-\u0939\u093c-\u094d]{2,}"),
}
_STOP = {"bn": "।", "en": ".", "hi": "।"}


# ── words ────────────────────────────────────────────────────────────────────────────────────────


_TYPED = ("true", "false", "yes", "no", "on", "off", "null")  # Hugo reads these as values, not as words


def vocabulary() -> dict[str, list[str]]:
    """Words of each language that the repository's own texts hold, most frequent first."""
    counts: dict[str, Counter[str]] = {code: Counter() for code in LANGUAGES}
    for code, text in _texts():
        words = _LETTERS[code].findall(unicodedata.normalize("NFC", text))
        counts[code].update(word for word in words if word.lower() not in _TYPED)
    return {
        code: [word for word, _ in sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))[:MANY]]
        for code, told in counts.items()
    }


def _texts() -> Iterator[tuple[str, str]]:
    for folder in ("content", "catalogs", "modules"):
        for path in sorted((REPOSITORY / folder).rglob("*")):
            if path.suffix == ".yml" and path.name != "private.yml":
                yield from _by_language(yaml.load(path.read_text("utf-8"), yaml.CBaseLoader))
            elif path.suffix == ".md" and path.stem[-2:] in LANGUAGES:
                yield path.stem[-2:], path.read_text("utf-8")


def _by_language(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for each in value:
            yield from _by_language(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key in LANGUAGES and isinstance(each, str):
                yield key, each
            else:
                yield from _by_language(each)


@dataclass
class Writer:
    """Writes texts and numbers of one seller; the same seed gives the same ones."""

    words: dict[str, list[str]]
    rng: random.Random

    def some(self, chance: float) -> bool:
        """True about so often."""
        return self.rng.random() < chance

    def between(self, low: int, high: int) -> int:
        """A whole number."""
        return self.rng.randint(low, high)

    def phrase(self, code: str, count: int) -> str:
        """A few words, the frequent ones more often, as in any text."""
        known = self.words[code]
        told = " ".join(known[int(len(known) * self.rng.random() ** 3)] for _ in range(count))
        return told[0].upper() + told[1:]

    def sentence(self, code: str, low: int, high: int) -> str:
        """A sentence."""
        return self.phrase(code, self.between(low, high)) + _STOP[code]

    def text(self, low: int, high: int) -> dict[str, str]:
        """A text of several sentences in every language."""
        told = {}
        for code in LANGUAGES:
            left, sentences = self.between(low, high), []
            while left > 0:
                count = min(left, self.between(8, 16))
                sentences.append(self.sentence(code, count, count))
                left -= count
            told[code] = " ".join(sentences)
        return told

    def line(self, low: int, high: int) -> dict[str, str]:
        """One sentence in every language."""
        return {code: self.sentence(code, low, high) for code in LANGUAGES}

    def name(self, low: int, high: int) -> dict[str, str]:
        """A few words in every language."""
        return {code: self.phrase(code, self.between(low, high)) for code in LANGUAGES}


# ── records, as an author writes them ────────────────────────────────────────────────────────────


def _told(indent: int, key: str, text: dict[str, str], *, block: bool = False) -> str:
    """A text by language: one line each, or a block."""
    pad = " " * indent
    if block:
        rows = "".join(f"{pad}  {code}: |\n{pad}    {words}\n" for code, words in text.items())
    else:
        rows = "".join(f"{pad}  {code}: {_quoted(words)}\n" for code, words in text.items())
    return f"{pad}{key}:\n{rows}"


_ODD_FOR_YAML = re.compile(r"(?:null|true|false|yes|no|on|off|~)$", re.IGNORECASE)


def _quoted(words: str) -> str:
    return f"'{words}'" if _ODD_FOR_YAML.match(words) else words


def _product(n: int, code: str, category: str, food: bool, gi: list[str], materials: list[str], w: Writer) -> str:
    retail = w.between(8, 600) * 10
    weight = w.between(4, 300) * 10
    moq = w.between(1, 5) * 5
    out = [
        f"- sku: {code}-{n:03d}\n  category: {category}\n",
        _told(2, "title", w.name(3, 6)),
        _told(2, "short", w.line(8, 14)),
        _told(2, "description", w.text(70, 90), block=True),
    ]
    if w.some(0.1):
        out.append("  bullets:\n" + "".join(f"    - {_pairs(w.line(6, 10))}\n" for _ in range(3)))
    if w.some(0.12):
        lists = ", ".join(f"{c}: [{w.phrase(c, 1)}, {w.phrase(c, 2)}]" for c in LANGUAGES)
        out.append(f"  keywords: {{{lists}}}\n")
    if w.some(0.08):
        out.append(_told(2, "generic_name", w.name(1, 2)))
    if w.some(0.1):
        out.append(_told(2, "technique", w.line(4, 8)))
    out.append(f"  materials: [{', '.join(w.rng.sample(materials, w.between(1, 3)))}]\n")
    if w.some(0.18):
        shades = "".join(
            f"    - {{hex: '#{w.between(0, 0xFFFFFF):06X}', name: {_pairs(w.name(1, 2))}}}\n" for _ in range(w.between(1, 3))
        )
        out.append(f"  colours:\n{shades}")
    sides = {"length_cm": w.between(5, 600), "width_cm": w.between(5, 120), "height_cm": w.between(1, 60)}
    if w.some(0.5):
        del sides["height_cm"]
    if w.some(0.25):
        sides = {"diameter_cm": w.between(3, 60)}
    out.append(f"  size: {_pairs(sides)}\n  weight_g: {weight}\n")
    if w.some(0.92):
        out.append(f"  packed_weight_g: {weight + w.between(4, 60) * 10}\n")
    if w.some(0.2):
        out.append(f"  package: {{length_cm: {w.between(10, 70)}, width_cm: {w.between(10, 60)}, height_cm: {w.between(3, 40)}}}\n")
    if w.some(0.38):
        out.append("  net_quantity: {value: 1, unit: unit}\n")
    out.append(f"  hsn: '{w.between(10, 96)}{w.between(10, 99)}{w.between(10, 99)}{w.between(10, 99)}'\n")
    if w.some(0.05):
        out.append(f"  export_hs: {{US: '{w.between(1000000000, 9999999999)}'}}\n")
    if w.some(0.23):
        out.append("  gst: {rate: 5, notification: 13/2025-CT(R), on: 2025-09-22, source: Table of the notification}\n")
    if w.some(0.14):
        out.append(f"  gtin: '{_gtin(w.between(0, 99_999_999))}'\n")
    if w.some(0.8):
        out.append("  country_of_origin: IN\n")
    if gi and w.some(0.26):
        out.append(f"  gi: {w.rng.choice(gi)}\n")
    for flag, chance in (("odop", 0.05), ("handmade", 0.75), ("made_to_order", 0.13)):
        if w.some(chance):
            out.append(f"  {flag}: true\n")
    for note, chance in (("variation_note", 0.14), ("care", 0.24), ("warnings", 0.18)):
        if w.some(chance):
            out.append(_told(2, note, w.line(8, 14)))
    if food:
        out.append(
            "  food:\n"
            + "".join(_told(4, key, w.line(3, 8)) for key in ("ingredients", "allergens", "nutrition", "additives", "storage"))
            + f"    vegetarian: {'true' if w.some(0.9) else 'false'}\n    shelf_life_days: {w.between(5, 360)}\n"
        )
    out.append(_prices(retail, moq, w))
    out.append(f"  moq: {moq}\n")
    if w.some(0.36):
        out.append("  order_multiple: 5\n")
    if w.some(0.24):
        out.append(f"  case_pack: {moq * w.between(1, 4)}\n")
    if w.some(0.44):
        out.append(f"  stock: {w.between(0, 60)}\n")
    out.append(f"  capacity_per_month: {w.between(5, 500)}\n")
    if w.some(0.85):
        days = w.between(5, 20)
        out.append(
            f"  lead_time:\n    - {{upto: {moq * 2}, days: {days}}}\n    - {{upto: {moq * 10}, days: {days + w.between(5, 30)}}}\n"
        )
    if w.some(0.18):
        out.append("  customisation:\n    available: true\n" + _told(4, "note", w.line(6, 12)))
    if w.some(0.11):
        offer = f"percent: {w.between(5, 25)}" if w.some(0.6) else f"price: {retail - 10}"
        out.append(f"  offers:\n    - from: 2026-12-{w.between(10, 30)}\n      to: 2027-01-{w.between(10, 30)}\n      {offer}\n")
        out.append(_told(6, "name", w.name(2, 3)) + _told(6, "where", w.line(3, 6)))
    if w.some(0.08):
        out.append(_variants(n, code, retail, w))
    if w.some(0.05):
        out.append("  certificates:\n" + _certificate(4, w))
    out.append(f"  channels: [ondc, amazon, ebay]\n  updated: 2026-11-{w.between(1, 20):02d}\n")
    return "".join(out)


def _pairs(values: dict[str, Any]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"


def _prices(retail: int, moq: int, w: Writer) -> str:
    if w.some(0.02):
        return ""  # on request
    out = ["  prices:\n"]
    if w.some(0.87):
        out.append(f"    mrp: {retail + w.between(0, 30) * 10}\n")
    out.append(f"    retail: {retail}\n")
    if w.some(0.82):
        first = retail * 85 // 100
        out.append(
            f"    wholesale:\n      - {{from: {moq}, price: {first}}}\n      - {{from: {moq * 5}, price: {first * 90 // 100}}}\n"
        )
    if w.some(0.24):
        low = w.between(100, 9000)
        high = low + w.between(20, 800)
        out.append(f"    fob: {{min: {low / 100:.2f}, max: {high / 100:.2f}, currency: USD, as_of: 2026-11-05}}\n")
    if w.some(0.25):
        out.append(f"    sample: {retail}\n")
    if w.some(0.24):
        out.append(f"    other:\n      - {{currency: EUR, price: {w.between(100, 9000) / 100:.2f}, as_of: 2026-11-05}}\n")
    if w.some(0.19):
        out.append("    valid_until: 2027-03-31\n")
    return "".join(out)


def _variants(n: int, code: str, retail: int, w: Writer) -> str:
    out = ["  variants:\n"]
    for m in range(w.between(2, 3)):
        out.append(
            f"    - sku: {code}-{n:03d}-{m + 1}\n      stock: {w.between(0, 20)}\n      prices: {{retail: {retail + 50 * m}}}\n"
        )
        out.append(f"      size: {{diameter_cm: {w.between(3, 60)}}}\n" + _told(6, "name", w.name(1, 3)))
    return "".join(out)


def _certificate(indent: int, w: Writer) -> str:
    pad = " " * indent
    kind = w.rng.choice(("handloom-mark", "silk-mark", "craftmark", "iso-9001"))
    return (
        f"{pad}- kind: {kind}\n{pad}  number: SAMPLE-{w.between(100, 999)}\n{pad}  date: 2025-0{w.between(1, 9)}-10\n"
        f"{pad}  expiry: 2028-0{w.between(1, 9)}-10\n{pad}  evidence: EV-{w.between(100, 999)}\n"
        + _told(indent + 2, "issuer", w.name(2, 4))
    )


def _gtin(number: int) -> str:
    """Thirteen digits in the range for use inside a firm (20…), with their check digit."""
    told = f"2000{number:08d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(told))
    return f"{told}{-total % 10}"


def _seller(n: int, district: dict[str, Any], gi: list[str], w: Writer) -> str:
    out = [f"kind: {w.rng.choice(('artisan', 'shg', 'msme', 'cluster'))}\nsample: true\n"]
    out += [_told(0, "name", w.name(2, 4)), _told(0, "craft", w.line(6, 10)), _told(0, "story", w.text(80, 110), block=True)]
    if w.some(0.28):
        out.append("women_led: true\n")
    out.append(f"members: {w.between(2, 60)}\nsince: {w.between(1960, 2024)}\n")
    if w.some(0.26):
        out.append("anandadhara:\n" + _told(2, "federation", w.name(2, 4)))
    if gi and w.some(0.4):
        out.append(f"gi_authorised_user: {{gi: {w.rng.choice(gi)}, number: SAMPLE-AU-{n:05d}}}\n")
    out.append("address:\n" + _told(2, "line", w.name(2, 3)) + _told(2, "block", w.name(1, 1)))
    out.append(
        f"  pin: '7{w.between(10000, 99999)}'\n  position: {{lat: {district['position']['lat']}, lon: {district['position']['lon']}}}\n"
    )
    consent = f"agreed: [web, print], on: 2026-09-{w.between(1, 30):02d}, evidence: SAMPLE-CF-{n:05d}"
    out.append(f"contact:\n  person: {{value: {_pairs(w.name(2, 3))}, {consent}}}\n")
    out.append(f"  phone: {{value: '+91000{n:07d}', {consent}}}\n  email: {{value: seller-{n}@seller.example, {consent}}}\n")
    out.append(f"languages_spoken: [bn, hi]\ncapacity_per_month: {w.between(20, 900)}\n")
    out.append("opening_hours:\n  - {days: [mon, tue, wed, thu, fri], from: '10:00', to: '18:00'}\n")
    out.append(
        f"serviceability: {{scope: country}}\nreturns:\n  accepted: true\n  days: {w.between(3, 15)}\n"
        + _told(2, "note", w.line(6, 12))
    )
    out.append("cancellable: true\ncash_on_delivery: false\nlead_time:\n  - {upto: 10, days: 12}\n  - {upto: 60, days: 38}\n")
    if w.some(0.5):
        out.append("certificates:\n" + _certificate(2, w))
    out.append("documents:\n  - {kind: pan, state: declared, on: 2026-09-24}\n  - {kind: udyam, state: declared, on: 2026-09-24}\n")
    out.append("updated: 2026-11-16\n")
    return "".join(out)


# ── the showcase ─────────────────────────────────────────────────────────────────────────────────


def make(folder: Path, products: int, only_district: str = "", photos: bool = False) -> None:
    """A showcase of so many products below `folder`, which must not hold one yet; in one district if it is named.

    With `photos` each product has one: those of the reference showcase, over and over.
    """
    commons = REPOSITORY / "content"
    # Sessions teach modules, collections name products, crafts are named by products: none of these is here.
    shutil.copytree(commons, folder / "content", ignore=shutil.ignore_patterns("sessions", "collections", "crafts.yml"))
    shutil.copy(REPOSITORY / "mkdocs.yml", folder / "mkdocs.yml")
    districts = yaml.load((commons / "districts.yml").read_text("utf-8"), yaml.CBaseLoader)
    districts = [each for each in districts if only_district in ("", each["id"])]
    sectors = yaml.load((commons / "categories.yml").read_text("utf-8"), yaml.CBaseLoader)
    register = yaml.load((commons / "gi.yml").read_text("utf-8"), yaml.CBaseLoader)
    materials = [each["id"] for each in yaml.load((commons / "materials.yml").read_text("utf-8"), yaml.CBaseLoader)]
    categories = [
        (each["id"], sector["id"] == "food") for sector in sectors for each in sector["categories"][:CATEGORIES_PER_SECTOR]
    ]
    gi = {d["id"]: [f"{g['country']}-{g['number']}" for g in register if d["id"] in g.get("districts", ())] for d in districts}
    words = vocabulary()
    pictures = sorted(REPOSITORY.glob("catalogs/*/*/photos/*-front.jpg"))
    for n in range(-(-products // PER_SELLER)):
        district = districts[n % len(districts)]
        here = folder / "catalogs" / district["id"] / f"seller-{n:05d}"
        here.mkdir(parents=True)
        w = Writer(words, random.Random(n))
        (here / "seller.yml").write_text(_seller(n, district, gi[district["id"]], w), "utf-8")
        mine = w.rng.sample(categories, 3)
        rows = []
        for m in range(1, min(PER_SELLER, products - n * PER_SELLER) + 1):
            category, food = w.rng.choice(mine)
            rows.append(_product(m, f"S{n:05d}", category, food, gi[district["id"]], materials, w))
        if photos:
            rows = [_with_photo(row, m, here, pictures) for m, row in enumerate(rows, n * PER_SELLER)]
        (here / "products.yml").write_text("".join(rows), "utf-8")


def _with_photo(row: str, n: int, here: Path, pictures: list[Path]) -> str:
    name = f"photo-{n:05d}.jpg"
    (here / "photos").mkdir(exist_ok=True)
    shutil.copyfile(pictures[n % len(pictures)], here / "photos" / name)
    return f"{row}  photos:\n    - {{file: {name}, role: main, alt: {{bn: নমুনা ছবি, en: Sample picture, hi: नमूना चित्र}}}}\n"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--products", type=int, default=300)
    options = parser.parse_args()
    make(options.folder, options.products)


if __name__ == "__main__":
    main()
