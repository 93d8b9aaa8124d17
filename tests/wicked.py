"""A seller whose records hold everything that must never reach a page, or only as plain text.

`plant` puts it into a copy of the small showcase, which also gains two languages whose words are incomplete, so that
every text that falls back is marked too. The record passes the checks: it warns, but none of it is an error.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import yaml
from PIL import Image, ImageCms

LANGUAGES = ["bn", "en", "hi", "ur", "sat"]
FOLDER = "catalogs/bankura/wicked-sample"
OWN = {"bn": "শাড়ি", "en": "Saree", "hi": "साड़ी"}  # a word in each language's script, so that each text is in its own

# What a browser, a template, a Markdown engine or a JSON reader might take for more than text.
HOSTILE = {
    "script": "<script>window.planted=1</script>",
    "image": '"><img src=x onerror="window.planted=1">',
    "handler": "' onmouseover='window.planted=1' x='",
    "template": "{{ 7*7 }}{% if x %}${7*7}#{7*7}",
    "link": "[text](javascript:window.planted=1)",
    "title": "</title></style></textarea></script><haat-planted>",
    "comment": "<!-- ]]> --!> <![CDATA[",
    "mark": "@@haat:body@@ @@haat:policy@@",
    "entity": "&lt;haat-planted&gt; &amp; &#60; &copy",
    "override": "abc\u202egnp.exe",
    "emoji": "🧵👩🏽‍🎨 é \u2028 end",
    "format": "%s %(x)s {0} {name} {}",
}
LONG_WORD = {"bn": "শ্রী" * 35, "en": "W" * 140, "hi": "क्षि" * 35}

# Values that stand in private.yml, in contacts without consent and in evidence: no file of the site may hold them.
PRIVATE = {
    "pan": "AAZPQ7391K",
    "gstin": "19AAZPQ7391K1ZE",
    "udyam": "UDYAM-WB-01-7391284",
    "iec": "7391284650",
    "fssai": "17391284650123",
    "ad_code": "7391284-6501234",
    "lut": "AD190317391284X",
    "account": "A7391ZQSELLERTOKEN",
    "phone": "+917391284650",
    "whatsapp": "+917391284651",
    "email": "not-agreed-7391@seller.example",
    "evidence": "SECRET-FORM-7391",
    "gps": "planted-gps-7391",
    "draft": "Draft7391Unpublished",
}


def told(key: str) -> dict[str, str]:
    """One hostile text in each language, behind a word of that language."""
    return {code: f"{word} {HOSTILE[key]}" for code, word in OWN.items()}


def _seller() -> dict[str, Any]:
    def shown(value: Any, **more: Any) -> dict[str, Any]:
        return {"value": value, "agreed": ["web"], "on": "2026-10-01", "evidence": PRIVATE["evidence"], **more}

    return {
        "kind": "shg",
        "sample": True,
        "name": told("script"),
        "craft": told("image"),
        "story": {code: f"{word} {HOSTILE['title']}\n\n{HOSTILE['template']} {HOSTILE['link']}" for code, word in OWN.items()},
        "members": 3,
        "women_led": True,
        "since": 2014,
        "anandadhara": {"federation": told("comment")},
        "sristisree": {"stall": HOSTILE["image"]},
        "gi_authorised_user": {"gi": "IN-306", "number": HOSTILE["script"]},
        "address": {"line": told("handler"), "block": told("override"), "pin": "722156"},
        "contact": {
            "person": shown(told("entity")),
            "phone": shown(PRIVATE["phone"], on="2027-06-01"),  # agreed only later than this edition
            "whatsapp": shown(PRIVATE["whatsapp"], agreed=["print"]),
            "email": shown(PRIVATE["email"], withdrawn="2026-11-01"),
        },
        "languages_spoken": ["bn", "sat", "ur"],
        "opening_hours": [{"days": ["mon", "sat"], "from": "10:00", "to": "18:00"}],
        "returns": {"accepted": True, "days": 7, "note": told("mark")},
        "manufacturer": {"name": HOSTILE["script"], "address": HOSTILE["image"]},
        "certificates": [_certificate()],
        "storefronts": [{"channel": "own", "url": "https://shop.example/a?x=1&y=%22%3E&copy=2"}],
        "documents": [{"kind": "udyam", "state": "seen", "by": HOSTILE["title"], "on": "2026-10-06"}],
        "updated": "2026-11-20",
    }


def _certificate() -> dict[str, Any]:
    return {
        "kind": "other",
        "name": told("title"),
        "number": HOSTILE["image"],
        "issuer": told("script"),
        "date": "2025-01-01",
        "expiry": "2026-01-01",
        "evidence": PRIVATE["evidence"],
        "verified_by": HOSTILE["handler"],
    }


def _products() -> list[dict[str, Any]]:
    first = {
        "sku": "WK-001",
        "category": "figurine",
        "title": told("title"),
        "short": told("image"),
        "description": {code: f"{word} {' '.join(HOSTILE.values())}\n\n{word} {LONG_WORD[code] * 3}" for code, word in OWN.items()},
        "bullets": [told(key) for key in ("script", "link", "template", "emoji", "format")],
        "keywords": {code: [word, HOSTILE["image"]] for code, word in OWN.items()},
        "craft": told("comment"),
        "craft_story": "wicked-craft",
        "technique": told("override"),
        "colours": [{"hex": "#A03E1B", "name": told("handler")}],
        "size": {"label": HOSTILE["image"], "length_cm": 10},
        "weight_g": 4800,
        "hsn": "6913",
        "gst": {"rate": 5, "notification": HOSTILE["script"], "on": "2025-09-22", "source": "x"},
        "care": told("script"),
        "warnings": told("title"),
        "variants": [{"sku": "WK-001-A", "name": told("image"), "stock": 3}],
        "prices": {
            "mrp": "1300000",
            "retail": "1234567.50",
            "fob": {"min": 14500, "max": 15000, "currency": "USD", "as_of": "2026-11-01"},
        },
        "offers": [{"name": told("script"), "from": "2026-12-01", "to": "2027-01-15", "percent": 10, "where": told("image")}],
        "certificates": [_certificate()],
        "photos": [
            {"file": "wk-001-front.jpg", "role": "main", "alt": told("image"), "credit": HOSTILE["script"]},
            {"file": "wk-001-back.png", "role": "back", "alt": told("title")},
            {"file": "wk-001-detail.webp", "role": "detail", "alt": told("script")},
        ],
        "updated": "2026-11-20",
    }
    plain = {"category": "figurine", "description": {code: f"{word}." for code, word in OWN.items()}}
    return [
        first,
        {"sku": "WK-002", **plain, "title": LONG_WORD, "prices": {"wholesale": [{"from": 10, "price": 125000}]}, "moq": 10},
        {"sku": "WK-003", **plain, "title": told("override")},
        {
            "sku": "WK-004",
            **plain,
            "title": {code: f"{word} {PRIVATE['draft']}" for code, word in OWN.items()},
            "status": "draft",
            "photos": [{"file": "wk-004.jpg", "role": "main", "alt": told("image")}],
        },
    ]


def _session() -> dict[str, Any]:
    return {
        "id": "wicked-session",
        "modules": ["first-listing"],
        "district": "bankura",
        "venue": told("script"),
        "days": [
            {"date": "2026-12-09", "start": "10:00", "end": "17:00"},
            {"date": "2026-12-10", "start": "10:00", "end": "17:00"},
        ],
        "language": "en",
        "agency": told("title"),
        "trainer": told("override"),
        "expected": 500,
        "materials": [told("image"), told("format"), dict(LONG_WORD)],
        "sample": True,
    }


def _photos(folder: Path) -> None:
    """A photo to be turned, with the place it was taken; a see-through one; one with everything in XMP."""
    folder.mkdir(parents=True)
    turned = Image.new("RGB", (1700, 1300), "#A03E1B")
    turned.paste("#23406E", (0, 0, 600, 1300))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = exif[0x8298] = PRIVATE["gps"]
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (23.0, 2.0, 11.5), 3: "E", 4: (87.0, 4.0, 3.3), 0x1D: "2026:11:01", 0x1B: b"planted-gps-7391"}
    )
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{PRIVATE['gps']}</x:xmpmeta>".encode()
    turned.save(folder / "wk-001-front.jpg", exif=exif, icc_profile=profile, comment=PRIVATE["gps"], xmp=xmp, quality=80)
    Image.new("RGBA", (700, 900), (44, 100, 73, 120)).save(folder / "wk-001-back.png", exif=exif)
    Image.new("RGB", (640, 800), "#B5760F").save(folder / "wk-001-detail.webp", xmp=xmp, exif=exif)
    Image.new("RGB", (800, 800), "#8E1B2E").save(folder / "wk-004.jpg")
    raw = io.BytesIO((folder / "wk-001-front.jpg").read_bytes())
    assert PRIVATE["gps"].encode() in raw.getvalue(), "the photo itself must hold what is planted"


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # records hold no aliases
        return True


def _write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


def _craft() -> list[dict[str, Any]]:
    return [
        {
            "id": "wicked-craft",
            "name": told("script"),
            "sector": "handicraft",
            "summary": told("image"),
            "story": {code: f"{word} {HOSTILE['template']}\n\n{word} {HOSTILE['comment']}" for code, word in OWN.items()},
            "steps": [told("handler"), told("mark")],
            "signs": [told("link")],
            "facts": [{"text": told("title"), "source": HOSTILE["script"], "on": "2026-11"}],
            "source": HOSTILE["image"],
            "checked_on": "2026-11-22",
        }
    ]


def _collection() -> dict[str, Any]:
    return {
        "kind": "sristisree",
        "title": told("title"),
        "intro": {code: f"{word} {HOSTILE['script']}" for code, word in OWN.items()},
        "place": told("handler"),
        "windows": [{"name": told("image"), "from": "2026-12-01", "to": "2026-12-31", "percent": 10}],
        "products": ["bankura/wicked-sample/WK-001"],
        "stalls": [
            {
                "number": HOSTILE["script"],
                "district": "bankura",
                "note": told("comment"),
                "products": ["bankura/wicked-sample/WK-001"],
            }
        ],
        "source": HOSTILE["image"],
        "sample": True,
    }


def plant(root: Path) -> None:
    """Put the wicked seller, with its private facts and photos, into a copy of the small showcase."""
    settings = root / "content/showcase.yml"
    settings.write_text(settings.read_text("utf-8").replace("[bn, en, hi]", f"[{', '.join(LANGUAGES)}]"), "utf-8")
    folder = root / FOLDER
    _write(folder / "seller.yml", _seller())
    _write(folder / "products.yml", _products())
    _write(root / "content/sessions/wicked-session.yml", _session())
    crafts = root / "content/crafts.yml"
    crafts.write_text(f"{crafts.read_text('utf-8')}\n{yaml.safe_dump(_craft(), allow_unicode=True)}", "utf-8")
    _write(root / "content/collections/wicked-stalls.yml", _collection())
    rates = yaml.safe_load((root / "content/rates.yml").read_text("utf-8"))
    _write(root / "content/rates.yml", rates | {"source": told("script")})
    _write(
        folder / "private.yml",
        {
            **{name: PRIVATE[name] for name in ("pan", "gstin", "udyam", "iec", "ad_code")},
            "fssai": [PRIVATE["fssai"]],
            "lut": {"number": PRIVATE["lut"], "valid_until": "2027-03-31"},
            "channels": {"amazon": {"seller_id": PRIVATE["account"]}},
        },
    )
    _photos(folder / "photos")
