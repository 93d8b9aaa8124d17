"""A showcase of more products than one document takes, by a smaller bound."""


def make(root, monkeypatch):
    monkeypatch.setattr("site_builder.ordering.MOST", 2)
