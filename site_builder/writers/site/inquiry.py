"""Asking for a product: the contact part of its page, with messages ready in the links, and the page of the inquiry list."""

from __future__ import annotations

import re
from typing import NamedTuple

import orjson

from site_builder.edition import Edition, address, edition, ui_words
from site_builder.edition.inquiry import Ask, Letter, about, about_maker, for_mail, letter
from site_builder.edition.seller import MakerView
from site_builder.language import CURRENCIES, LANGUAGES, MONTHS
from site_builder.model.product import Seller
from site_builder.writers.site.press import Page, Press
from site_builder.writers.site.render import Html

# Signs that no record can hold (control characters are refused when a file is read), where each product's own text goes.
_ASK, _TEXT, _MAIL, _SUBJECT, _CODE, _SKU = "\x03", "\x04", "\x05", "\x06", "\x07", "\x08"
_PLACES = re.compile(f"([{_TEXT}-{_SKU}])")


class Contact(NamedTuple):
    """The contact part of a maker's product pages: what stands before the form, and pieces and places of what follows it."""

    head: Html
    pieces: list[str]
    letter: Letter

    def of(self, title: str, each: Ask, sku: str) -> Html:
        """What follows the form on one product's page."""
        text, subject = about(self.letter, title, each, sku)
        told = {_TEXT: text, _MAIL: for_mail(text), _SUBJECT: subject, _CODE: each.code, _SKU: sku}
        parts = self.pieces.copy()
        parts[1::2] = [told[place] for place in parts[1::2]]
        return Html("".join(parts))


def contact(seller: Seller, maker: MakerView, press: Press) -> Contact:
    """The contact part of a maker's product pages, rendered once."""
    names = seller.record.name
    html = press.render(
        "contact.html",
        maker.href,
        maker=maker,
        english=names.get("en") or next(iter(names.values())),
        currency=press.edition.settings.currency,
        ask=_ASK,
        text=_TEXT,
        mail=_MAIL,
        subject=_SUBJECT,
        code=_CODE,
        sku=_SKU,
    )
    head, rest = html.split(_ASK)
    return Contact(Html(head), _PLACES.split(rest), letter(maker, press.edition))


def maker_message(shared: Contact, maker: MakerView) -> tuple[str, str, str]:
    """What links on a maker's own page say: text, text for mail, subject."""
    text, subject = about_maker(shared.letter, maker.name)
    return text, for_mail(text), subject


# ── the page of the list ─────────────────────────────────────────────────────────────────────────

# What the script says on the page, and what messages and paper say in a language of the buyer's choice.
_SAYS = (
    *("list_lost", "list_removed", "list_cleared", "list_undo", "list_remove", "list_note", "list_moq", "list_multiple"),
    *("list_take", "list_next", "list_gone", "list_old", "list_fault", "list_part", "list_share", "list_copied"),
    *("whatsapp", "email", "phone", "through_office", "prices_until", "price_on_request", "rfq_sum", "rfq_open"),
)
_WRITES = (
    *("rfq_title", "rfq_through", "rfq_note", "rfq_sum", "rfq_all", "rfq_open", "rfq_ask", "rfq_told", "rfq_codes", "rfq_offer"),
    *("rfq_currency", "maker", "product", "quantity", "price_each", "price_on_request", "line_no", "code_short", "sku"),
    *("as_of", "prices_until", "form_date", "form_signature", "form_name", "form_phone", "list_firm", "list_place", "list_needed"),
)
_FIELDS = {"name": "form_name", "firm": "list_firm", "reach": "form_phone", "place": "list_place", "needed": "list_needed"}


def inquiry_page(press: Press) -> Page:
    """The inquiry list: the same for everybody, filled by its script from what the device keeps."""
    own, w = press.edition, press.edition.words
    tongues = [own] if own.code == "en" else [own, edition(own.commons, "en")]
    body = press.render(
        "inquiry.html",
        address.INQUIRY,
        districts=address.DISTRICTS,
        tongues=[(each.code, LANGUAGES[each.code].name) for each in tongues],
        words=_words(own, tongues),
    )
    return press.page("home", address.INQUIRY, w["list_title"], w["list_lead"], [(address.INQUIRY, w["list_title"])], body)


def _words(own: Edition, tongues: list[Edition]) -> str:
    told = {
        "base": own.settings.base_url,
        "whatsapp": "https://wa.me/",
        "signs": {code: sign for code, (sign, *_) in CURRENCIES.items()},
        "fields": _FIELDS,
        "tongues": {each.code: _tongue(each, own) for each in tongues},
    }
    return orjson.dumps(told).decode()


def _tongue(each: Edition, own: Edition) -> dict[str, object]:
    language, words = LANGUAGES[each.code], ui_words(each.code)
    return {
        "code": each.code,
        "rtl": language.rtl,
        "months": MONTHS[each.code],
        "date": language.date,
        "name": str(each.say(each.settings.name)),
        "site": each.code if each.code in each.settings.languages else own.code,
        "words": {key: str(words[key]) for key in (*_WRITES, *(_SAYS if each is own else ()))},
    }
