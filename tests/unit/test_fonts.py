"""The faces: their list, their way into the folder, and the copies cut from them for the web."""

from __future__ import annotations

import hashlib
import io
import os
import re
import tarfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from site_builder import fonts

# ── the list ─────────────────────────────────────────────────────────────────────────────────────

FACES = {"noto-sans-bengali", "noto-sans-devanagari", "noto-sans-ol-chiki", "noto-naskh-arabic", "noto-sans"}


def test_the_list_names_five_faces_in_two_weights_by_apt_and_by_npm() -> None:
    assert {(face.id, face.weight) for face in fonts.faces()} == set(product(FACES, ("Regular", "Bold")))
    for face in fonts.faces():
        assert [source.by for source in face.sources] == ["apt", "npm"]
        assert all(re.fullmatch(r"[0-9a-f]{64}", source.sha256) for source in face.sources)
    every = [source.sha256 for face in fonts.faces() for source in face.sources]
    assert len(set(every)) == len(every) == 20


def test_bengali_is_of_a_version_that_can_be_searched_in_a_pdf() -> None:
    versions = {source.version for face in fonts.faces() if face.id == "noto-sans-bengali" for source in face.sources}
    assert versions == {"2.001", "2.003"}


def test_the_list_names_packages_and_no_hosts() -> None:
    assert "://" not in fonts.LIST.read_text("utf-8")


def test_an_alphabet_is_what_a_reader_may_type() -> None:
    alphabet = {face.id: {chr(c) for c in face.alphabet} for face in fonts.faces()}
    assert set("কক্ষজ্ঞঁংঃড়ঢ়য়ৎ০৯।৳") <= alphabet["noto-sans-bengali"]
    assert not set("ৰৱঌৡ৺") & alphabet["noto-sans-bengali"]
    assert set("कज्ञऱळँ०९।॥") <= alphabet["noto-sans-devanagari"]
    assert set("ᱚᱹᱻ᱐᱙᱾᱿") <= alphabet["noto-sans-ol-chiki"]
    assert set("ٹڈڑںےۓہھگچپ۔؟،۰۹") <= alphabet["noto-naskh-arabic"]
    assert set("Az09 –—‘’“”…₹×é") <= alphabet["noto-sans"]


# ── setting up, on a little list of two faces ────────────────────────────────────────────────────

REGULAR, BOLD, NEWER = b"the face", b"the face, bold", b"the face, newer"  # odd lengths: the ar pad matters


@pytest.fixture
def little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that stands for the package's own, with a list of one made-up face."""
    digest = {data: hashlib.sha256(data).hexdigest() for data in (REGULAR, BOLD, NEWER)}
    listed = tmp_path / "fonts.yml"
    listed.write_text(
        f"""
packages:
  ours: {{by: apt, package: fonts-little, release: 1-1, licence: usr/share/doc/fonts-little/copyright}}
  theirs: {{by: npm, package: "@little/face", release: 0.1.0}}
faces:
  little:
    family: Little
    languages: [bn]
    alphabet: U+0995-0997, U+09CD
    Regular:
      - from: ours
        file: {{version: "1.0", path: usr/share/fonts/Little-Regular.ttf, sha256: {digest[REGULAR]}}}
      - from: theirs
        file: {{version: "2.0", path: package/Little_400Regular.ttf, sha256: {digest[NEWER]}}}
    Bold:
      - from: ours
        file: {{version: "1.0", path: usr/share/fonts/Little-Bold.ttf, sha256: {digest[BOLD]}}}
""",
        "utf-8",
    )
    monkeypatch.setattr(fonts, "LIST", listed)
    monkeypatch.setattr(fonts, "fonts_dirs", lambda: (tmp_path / "fonts", tmp_path / "data" / "fonts"))
    monkeypatch.setenv("PATH", "")
    fonts.faces.cache_clear()
    yield tmp_path
    fonts.faces.cache_clear()


def ar(*members: tuple[str, bytes]) -> bytes:
    """An ar archive, written by the format's description and not by our reader's."""
    packed = b"!<arch>\n"
    for name, data in members:
        packed += f"{name:<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(data):<10}`\n".encode() + data + b"\n" * (len(data) % 2)
    return packed


def tar(mode: str, **files: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as out:  # type: ignore[call-overload]
        for path, data in files.items():
            entry = tarfile.TarInfo(path)
            entry.size = len(data)
            out.addfile(entry, io.BytesIO(data))
    return packed.getvalue()


def deb(**files: bytes) -> bytes:
    return ar(("debian-binary", b"2.0\n"), ("control.tar.xz", b"odd"), ("data.tar.xz", tar("w:xz", **files)))


LITTLE_DEB = {
    "./usr/share/fonts/Little-Regular.ttf": REGULAR,
    "./usr/share/fonts/Little-Bold.ttf": BOLD,
    "./usr/share/doc/fonts-little/copyright": b"the licence",
}


def client(folder: Path, name: str, script: str) -> None:
    """A package client of our own that finds no network: a shell script on the PATH."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_nothing_is_there_at_first(little: Path) -> None:
    assert [face.file for face in fonts.missing()] == ["Little-Regular.ttf", "Little-Bold.ttf"]
    assert fonts.find("little", "Bold") is None


def test_a_face_of_another_name_is_a_key_error(little: Path) -> None:
    with pytest.raises(KeyError):
        fonts.find("noto-sans-bengali", "Bold")


def test_loose_files_of_a_folder_are_taken_by_checksum_whatever_their_name(little: Path) -> None:
    source = little / "usb" / "deep"
    source.mkdir(parents=True)
    (source / "download (1).ttf").write_bytes(NEWER)
    (source / "Little-Bold.ttf").write_bytes(BOLD)
    told: list[str] = []
    assert fonts.install(little / "usb", told.append) == ()
    assert (little / "fonts" / "Little-Regular.ttf").read_bytes() == NEWER
    assert fonts.find("little", "Bold") == little / "fonts" / "Little-Bold.ttf"
    assert (little / "fonts" / "OFL.txt").read_bytes().startswith(b"The Noto faces: SIL Open Font License")
    assert told == [f"All 2 faces are set up in {little / 'fonts'}."]
    assert sorted(path.name for path in (little / "fonts").iterdir()) == [
        "Little-Bold.ttf",
        "Little-Regular.ttf",
        "OFL.txt",
    ]


def test_a_file_that_only_has_the_name_is_refused_and_said_so(little: Path) -> None:
    source = little / "usb"
    source.mkdir()
    (source / "Little-Regular.ttf").write_bytes(b"planted")
    (source / "Little-Bold.ttf").write_bytes(BOLD)
    told: list[str] = []
    still = fonts.install(source, told.append)
    assert [face.file for face in still] == ["Little-Regular.ttf"]
    assert not (little / "fonts" / "Little-Regular.ttf").exists()
    wrong = hashlib.sha256(b"planted").hexdigest()[:12]
    assert any(line.startswith("Refused: Little-Regular.ttf") and wrong in line for line in told)
    assert "Still missing: Little-Regular.ttf." in told[-1] and "fonts-little 1-1 (apt)" in told[-1]


def test_packages_in_a_folder_are_read_unopened(little: Path) -> None:
    source = little / "usb"
    source.mkdir()
    (source / "fonts-little_1-1_all.deb").write_bytes(deb(**LITTLE_DEB))
    assert fonts.install(source, print) == ()
    assert (little / "fonts" / "Little-Regular.ttf").read_bytes() == REGULAR
    assert (little / "fonts" / "OFL.txt").read_bytes().endswith(b"\nthe licence")


def test_a_damaged_package_is_told_and_the_next_one_used(little: Path) -> None:
    source = little / "usb"
    source.mkdir()
    whole = deb(**LITTLE_DEB)
    (source / "a.deb").write_bytes(whole[:-9])
    (source / "b.deb").write_bytes(ar(("debian-binary", b"2.0\n"), ("data.tar.zst", b"\x28\xb5\x2f\xfd")))
    (source / "c.tgz").write_bytes(b"no archive")
    (source / "d.deb").write_bytes(whole)
    told: list[str] = []
    assert fonts.install(source, told.append) == ()
    assert [Path(line.partition(" could not be read")[0]).name for line in told[:3]] == ["a.deb", "b.deb", "c.tgz"]


def test_what_is_there_is_left_alone_and_a_damaged_file_is_mended(little: Path) -> None:
    source = little / "usb"
    source.mkdir()
    (source / "x.deb").write_bytes(deb(**LITTLE_DEB))
    fonts.install(source, print)
    told: list[str] = []
    assert fonts.install(None, told.append) == () and told == []
    bold = little / "fonts" / "Little-Bold.ttf"
    bold.write_bytes(b"damaged, longer")
    assert fonts.find("little", "Bold") is None
    assert fonts.install(source, told.append) == () and bold.read_bytes() == BOLD


def test_the_user_folder_serves_when_our_own_cannot_be_written(little: Path) -> None:
    (little / "fonts").write_bytes(b"a file where the folder would be")
    source = little / "usb"
    source.mkdir()
    (source / "x.deb").write_bytes(deb(**LITTLE_DEB))
    assert fonts.install(source, print) == ()
    assert fonts.find("little") == little / "data" / "fonts" / "Little-Regular.ttf"


def test_no_folder_to_write_to_is_told(little: Path) -> None:
    (little / "fonts").write_bytes(b"")
    told: list[str] = []
    assert len(fonts.install(None, told.append, little / "fonts" / "deeper")) == 2
    assert told == [f"No faces set up: make one of these folders writable: {little / 'fonts' / 'deeper'}."]


@pytest.mark.skipif(os.name == "nt", reason="the stand-in clients are shell scripts")
def test_apt_first_then_npm_for_what_is_left(little: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (little / "half.deb").write_bytes(deb(**{"./usr/share/fonts/Little-Bold.ttf": BOLD}))
    (little / "little.tgz").write_bytes(tar("w:gz", **{"package/Little_400Regular.ttf": NEWER}))
    client(little / "bin", "apt-get", f'[ "$*" = "download fonts-little" ] && /bin/cp {little}/half.deb .')
    client(little / "bin", "npm", f'[ "$1 $2" = "pack @little/face@0.1.0" ] && /bin/cp {little}/little.tgz .')
    monkeypatch.setenv("PATH", str(little / "bin"))
    assert fonts.install(None, print) == ()
    assert (little / "fonts" / "Little-Regular.ttf").read_bytes() == NEWER
    assert (little / "fonts" / "Little-Bold.ttf").read_bytes() == BOLD


@pytest.mark.skipif(os.name == "nt", reason="the stand-in clients are shell scripts")
def test_clients_that_fail_or_are_not_there_are_told_with_a_remedy(little: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client(little / "bin", "apt-get", "echo 'E: Unable to locate package fonts-little' >&2; exit 100")
    monkeypatch.setenv("PATH", str(little / "bin"))
    told: list[str] = []
    assert len(fonts.install(None, told.append)) == 2
    assert told[0] == "apt: fonts-little 1-1 could not be had: E: Unable to locate package fonts-little"
    assert told[1] == "There is no npm here."
    assert "apt-get update" in told[2] and "--from" in told[2]
    assert not (little / "fonts" / "OFL.txt").exists()


def test_the_ar_reader_follows_lengths_and_pads() -> None:
    members = [("one", b"1"), ("two.tar.xz", b"22"), ("empty", b"")]
    assert list(fonts.ar_members(ar(*members))) == members


@pytest.mark.parametrize("broken", [b"", b"no archive", ar(("x", b"12345678"))[:-1], b"!<arch>\n" + b"x" * 60])
def test_the_ar_reader_refuses_what_is_broken(broken: bytes) -> None:
    with pytest.raises(ValueError, match="ar archive"):
        list(fonts.ar_members(broken))


def test_a_face_that_is_not_set_up_names_the_remedy(little: Path) -> None:
    with pytest.raises(FileNotFoundError, match="haat fonts"):
        fonts.web_subset("little", "Regular")
