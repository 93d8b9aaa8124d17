"""A machine on which no face is set up."""

from pathlib import Path

import pytest


def make(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.fonts.fonts_dirs", lambda: (root / "nowhere",))
