"""The store: staging, publishing, recovery at every step, memory, lock."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from staged import publish, site_of, stage

from site_builder import store
from site_builder.edition import Foreign, Phrase, unpacked
from site_builder.store import BusyError

# ── staging and publishing ───────────────────────────────────────────────────────────────────────


def test_nothing_is_published_before_publish_and_everything_after(tmp_path: Path) -> None:
    stage(tmp_path, {"bn/a.html": "a", "b.txt": "b"})
    assert not (tmp_path / "site").exists()
    store.publish(tmp_path)
    assert site_of(tmp_path) == {"bn/a.html": "a", "b.txt": "b"}
    assert store.load(tmp_path, "whole") == {"files": ["b.txt", "bn/a.html"]}
    assert not (tmp_path / "build/staging").exists()
    assert not (tmp_path / "build/commit").exists()


def test_a_stage_counts_files_of_the_site_only(tmp_path: Path) -> None:
    made = stage(tmp_path, {"a": "12345", "b": "123"}, ("c",))
    assert (made.files, made.bytes) == (2, 8)


def test_a_large_file_is_staged_whole(tmp_path: Path) -> None:
    store.begin(tmp_path).put("large", [b"x" * 3_000_000, b"y" * 3_000_000])
    store.publish(tmp_path)
    assert (tmp_path / "site/large").stat().st_size == 6_000_000


def test_what_was_put_twice_is_the_last(tmp_path: Path) -> None:
    made = store.begin(tmp_path)
    made.put("a", [b"longer than"])
    made.put("a", [b"short"])
    store.publish(tmp_path)
    assert site_of(tmp_path) == {"a": "short"}


def test_publishing_nothing_is_nothing(tmp_path: Path) -> None:
    store.begin(tmp_path)
    store.publish(tmp_path)
    assert not (tmp_path / "site").exists()


def test_a_linked_file_shares_its_bytes_or_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = store.keep_picture(tmp_path, "abc-320.jpg", b"picture")
    made = store.begin(tmp_path)
    made.link("media/one.jpg", kept)
    made.link("media/one.jpg", kept)  # two districts may show the same photo

    def refuse(*given: object) -> None:
        raise OSError(18, "another disk")

    monkeypatch.setattr(os, "link", refuse)
    made.link("media/two.jpg", kept)
    store.publish(tmp_path)
    assert site_of(tmp_path) == {"media/one.jpg": "picture", "media/two.jpg": "picture"}
    assert (tmp_path / "site/media/one.jpg").samefile(kept)
    assert not (tmp_path / "site/media/two.jpg").samefile(kept)
    assert made.files == 2


def test_dropped_work_leaves_the_site(tmp_path: Path) -> None:
    publish(tmp_path, {"a": "old"})
    stage(tmp_path, {"a": "new"})
    store.drop(tmp_path)
    store.publish(tmp_path)
    assert site_of(tmp_path) == {"a": "old"}


# ── files and folders in each other's way ────────────────────────────────────────────────────────


def test_a_file_becomes_a_folder_and_a_file_again(tmp_path: Path) -> None:
    publish(tmp_path, {"a": "file", "keep": "k"})
    publish(tmp_path, {"a/b/c": "deep"}, ("a",))
    assert site_of(tmp_path) == {"a/b/c": "deep", "keep": "k"}
    publish(tmp_path, {"a": "file again"}, ("a/b/c",))
    assert site_of(tmp_path) == {"a": "file again", "keep": "k"}


def test_a_stray_folder_gives_way_to_a_file_and_a_link_to_a_folder(tmp_path: Path) -> None:
    publish(tmp_path, {"keep": "k"})
    (tmp_path / "site/a/x").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/precious").write_text("p")
    (tmp_path / "site/b").symlink_to(tmp_path / "outside")
    publish(tmp_path, {"a": "file", "b": "file"})
    assert site_of(tmp_path) == {"a": "file", "b": "file", "keep": "k"}
    assert (tmp_path / "outside/precious").read_text() == "p"


def test_folders_left_empty_go_and_others_stay(tmp_path: Path) -> None:
    publish(tmp_path, {"x/y/z/a": "a", "x/y/b": "b", "c": "c"})
    publish(tmp_path, {}, ("x/y/z/a",))
    assert site_of(tmp_path) == {"x/y/b": "b", "c": "c"}
    publish(tmp_path, {}, ("x/y/b", "never/was", "c/no/folder"))
    assert site_of(tmp_path) == {"c": "c"}
    publish(tmp_path, {}, ("c",))
    assert site_of(tmp_path) == {}
    assert (tmp_path / "site").is_dir()


def test_what_is_made_anew_is_never_removed(tmp_path: Path) -> None:
    publish(tmp_path, {"a": "old"})
    publish(tmp_path, {"a": "new"}, ("a",))
    assert site_of(tmp_path) == {"a": "new"}


# ── the site as it was left ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("what", "stands"),
    [
        (lambda site: None, True),
        (lambda site: (site / "bn/a.html").write_text("edited in place"), True),  # not watched: only what comes and goes
        (lambda site: (site / "bn/a.html").unlink(), False),
        (lambda site: (site / "bn/deep/b.html").rename(site / "bn/deep/c.html"), False),
        (lambda site: (site / "stray").write_text(""), False),
        (lambda site: (site / "bn/new").mkdir(), False),
        (lambda site: shutil.rmtree(site / "bn"), False),
        (shutil.rmtree, False),
        (lambda site: shutil.rmtree(site.parent / "build"), False),
    ],
)
def test_what_others_do_to_the_site_is_noticed(tmp_path: Path, what: Callable[[Path], object], stands: bool) -> None:
    publish(tmp_path, {"bn/a.html": "a"})
    publish(tmp_path, {"bn/deep/b.html": "b"})
    assert store.stands(tmp_path)
    what(tmp_path / "site")
    assert store.stands(tmp_path) is stands


def test_a_site_that_is_not_as_it_was_left_is_compared_file_by_file(tmp_path: Path) -> None:
    publish(tmp_path, {"a": "a", "b": "b"})
    (tmp_path / "site/stray").write_text("s")
    made = store.begin(tmp_path)
    assert store.load(tmp_path, "whole") is None
    made.put("a", [b"a"])
    made.put("b", [b"changed"])
    assert made.files == 1
    assert store.published(tmp_path) == {"a", "b", "stray"}


def test_hidden_names_at_the_top_are_the_hosts(tmp_path: Path) -> None:
    publish(tmp_path, {"a": "a"})
    (tmp_path / "site/.git").mkdir()
    (tmp_path / "site/.git/HEAD").write_text("")
    (tmp_path / "site/.nojekyll").write_text("")
    assert store.published(tmp_path) == {"a"}


def test_a_site_that_is_not_known_in_full_is_not_trusted(tmp_path: Path) -> None:
    stage(tmp_path, {"a": "a"})
    store.publish(tmp_path, known=False)
    assert not store.stands(tmp_path)


# ── memory ───────────────────────────────────────────────────────────────────────────────────────


def test_an_entry_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    assert store.load(tmp_path, "whole") is None
    publish(tmp_path, {"a": "a"})
    (tmp_path / store.STORE / "whole.json").write_bytes(b'{"files": [')
    assert store.load(tmp_path, "whole") is None


def test_a_text_keeps_the_mark_of_its_language(tmp_path: Path) -> None:
    made = store.begin(tmp_path)
    made.keep("texts", [Foreign("সুতি", "bn"), "plain", ("a", 1), Phrase(["from ", Foreign("নদিয়া", "bn")])])
    store.publish(tmp_path)
    foreign, plain, pair, phrase = (unpacked(each) for each in store.load(tmp_path, "texts"))
    assert (foreign, foreign.lang) == ("সুতি", "bn")
    assert (plain, pair) == ("plain", ["a", 1])
    assert not hasattr(plain, "lang")
    assert phrase.__html__() == 'from <span class="fell-back" lang="bn" dir="ltr">নদিয়া</span>'
    assert store.key(store.json(Foreign("x", "bn"))) != store.key(store.json("x"))


def test_only_plain_values_are_kept() -> None:
    with pytest.raises(TypeError):
        store.json({"a": object()})


def test_keys_tell_parts_apart() -> None:
    assert store.key("ab", "c") != store.key("a", "bc")
    assert store.key("a", "") != store.key("a")
    assert store.key("é") == store.key("é".encode())


def test_a_made_picture_is_kept_once_and_whole(tmp_path: Path) -> None:
    path = store.keep_picture(tmp_path, "abc-320.jpg", b"one")
    assert store.keep_picture(tmp_path, "abc-320.jpg", b"other") == path == store.picture_path(tmp_path, "abc-320.jpg")
    assert path.read_bytes() == b"one"
    assert [each.name for each in path.parent.iterdir()] == ["abc-320.jpg"]


def test_a_folder_is_made_to_hold_exactly_some_files(tmp_path: Path) -> None:
    folder = tmp_path / "tree"
    store.replace_tree(folder, {"a.md": "a", "x/b.md": "b", "y/z/c.md": "c"})
    seen = (folder / "a.md").stat().st_mtime_ns
    store.replace_tree(folder, {"a.md": "a", "x/b.md": "changed", "y": "a file now"})
    assert {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()} == {
        "a.md": "a",
        "x/b.md": "changed",
        "y": "a file now",
    }
    assert (folder / "a.md").stat().st_mtime_ns == seen
    store.replace_tree(folder, {"x": "was a folder", "y/z/c.md": "again"})
    assert {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} == {"x", "y/z/c.md"}


def test_a_finished_folder_takes_anothers_place(tmp_path: Path) -> None:
    for name in ("bn", "bn.1"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text("")
    store.replace_folder(tmp_path / "bn", tmp_path / "bn.1")
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["bn", "bn/bn.1"]
    (tmp_path / "hi.1").mkdir()
    store.replace_folder(tmp_path / "hi", tmp_path / "hi.1")
    assert (tmp_path / "hi").is_dir()


# ── lock ─────────────────────────────────────────────────────────────────────────────────────────


def test_one_build_at_a_time(tmp_path: Path) -> None:
    with store.lock(tmp_path):
        with pytest.raises(BusyError), store.lock(tmp_path):
            pass
        other = subprocess.run(
            [
                sys.executable,
                "-c",
                "import sys; from pathlib import Path; from site_builder import store; store.lock(Path(sys.argv[1])).__enter__()",
            ]
            + [str(tmp_path)],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(store.__file__).parents[2])},
        )
        assert "BusyError" in other.stderr
    with store.lock(tmp_path):
        pass


def test_the_lock_is_given_back_when_a_build_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), store.lock(tmp_path):
        raise ZeroDivisionError
    with store.lock(tmp_path):
        pass
