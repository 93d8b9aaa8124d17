"""ShopClues publishes no format of its own; it takes part in ONDC as a seller application, and so takes its catalogues."""

from site_builder.writers.beckn import catalogues as write

__all__ = ["write"]
