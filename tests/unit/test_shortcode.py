"""Codes on paper: the same for ever, apart for different products, forgiving when typed."""

from site_builder.model.shortcode import read_code, short_code


def test_a_code_follows_from_the_id_alone() -> None:
    assert short_code("nadia/shantipur-tant/TS-014") == "7A6Y-N8J0"


def test_thousands_of_products_have_codes_of_their_own() -> None:
    ids = [f"district-{n % 23}/seller-{n % 977}/SKU-{n}" for n in range(30_000)]
    assert len({short_code(each) for each in ids}) == len(ids)


def test_a_typed_code_is_forgiven_case_blanks_and_signs_alike() -> None:
    assert read_code(" 7k2m 9qxd") == "7K2M-9QXD"
    assert read_code("ok2m-9qil") == "0K2M-9Q11"
    assert read_code("TS-014") == "TS-014"
