"""ONDC: Beckn `on_search` catalogues of retail 1.2.0 and 1.2.5, a file for every seller and domain."""

from site_builder.writers.beckn import catalogues as write

__all__ = ["write"]
