"""Haat: plain records become a multilingual catalogue and training site."""

__version__ = "0.1.0"
