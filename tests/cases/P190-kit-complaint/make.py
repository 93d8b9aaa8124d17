"""A template that the typesetter refuses: a fault of Haat, told at the session."""

from pathlib import Path

import pytest


def make(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = root / "build" / "templates-of-the-test"
    templates.mkdir(parents=True)
    (templates / "kit.typ").write_text('#panic("no such part")\n', "utf-8")
    monkeypatch.setattr("site_builder.typesetting.TEMPLATES", templates)
