"""Translations of lessons: how they stand, marks that say what was made from what, and PO files for translators."""
