"""Short codes: eight signs that name one product of the showcase on paper, read aloud and typed without doubt."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

# Crockford's base 32: no I, L, O or U, so that nothing is taken for 1, 0 or V.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans("ILO", "110")
_LENGTH = 8


@lru_cache(maxsize=10_000)  # each language asks again
def short_code(product: str) -> str:
    """The code of a product by its id `district/seller/SKU`, as `7K2M-9QXD`.

    It follows from the id alone, so paper printed years apart says the same. Forty bits: among 30,000 products the
    chance of any two alike is one in 2,400, and the page of codes tells it as a problem.
    """
    rest = int.from_bytes(blake2b(product.encode(), digest_size=5, person=b"haat-code").digest(), "big")
    signs = "".join(_SIGNS[rest >> 5 * n & 31] for n in reversed(range(_LENGTH)))
    return f"{signs[:4]}-{signs[4:]}"


def read_code(typed: str) -> str:
    """A code as somebody typed it, in the form of `short_code`; what is no code comes back as it is, in capitals."""
    bare = "".join(sign for sign in typed.upper().translate(_MEANT) if sign in _SIGNS)
    return f"{bare[:4]}-{bare[4:]}" if len(bare) == _LENGTH else typed.upper()
