"""Passages in another language say so."""

import pytest

from site_builder.writers.site.tongues import marked


@pytest.mark.parametrize(
    ("code", "html", "wanted"),
    [
        ("bn", "<li>বাংলা কথা</li>", "<li>বাংলা কথা</li>"),
        ("bn", "<li>MSME</li>", "<li>MSME</li>"),  # a name, not a passage
        ("bn", "<p>Best basket best price</p>", '<p><span lang="en">Best basket best price</span></p>'),
        ("bn", "<li> पता बदला हो तो बताइए। </li>", '<li> <span lang="hi">पता बदला हो तो बताइए।</span> </li>'),
        ("hi", "<li>ঠিকানা বদলে থাকলে জানাবেন।</li>", '<li><span lang="bn">ঠিকানা বদলে থাকলে জানাবেন।</span></li>'),  # one danda for both
        ("en", "<p>ঠিকানা (PIN)</p>", "<p>ঠিকানা (PIN)</p>"),  # words of both: the page's own decide
        ("en", "<p>ঠিকানা</p>", '<p><span lang="bn">ঠিকানা</span></p>'),
        ("en", "<p>پتہ</p>", '<p><span lang="ur" dir="rtl">پتہ</span></p>'),
        ("bn", '<div lang="en"><p>Best basket best price</p></div>', '<div lang="en"><p>Best basket best price</p></div>'),
        ("bn", "<pre>Best basket best price</pre>", "<pre>Best basket best price</pre>"),
        (
            "bn",
            "<select><option>Best basket best price</option></select>",
            '<select><option lang="en">Best basket best price</option></select>',
        ),
        ("bn", "<p>কথা<br>Best basket best price</p>", '<p>কথা<br><span lang="en">Best basket best price</span></p>'),
    ],
)
def test_a_passage_says_its_language(code: str, html: str, wanted: str):
    assert marked(html, code) == wanted
    assert marked(wanted, code) == wanted
