"""Search: from what records say to normalised keys and to postings in shards that a page loads as plain scripts.

The same keys are made here and in `templates/assets/search.js`, from the one set of tables in `tables.py`.
"""
