"""The command line as a user meets it: help, suggestions, exit statuses, colour, quiet, data."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from site_builder import __version__, cli, doctor
from site_builder.scaffold import start

HAAT = (sys.executable, "-m", "site_builder")
SHORT_HINDI = "    hi: तीन रंगों में मिलने वाला पतला सूती दुपट्टा।\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process: exit status, stdout, stderr."""

    def go(*arguments: str | Path) -> tuple[int, str, str]:
        capfd.readouterr()
        status = cli.run([str(each) for each in arguments])
        out, err = capfd.readouterr()
        return status, out, err

    return go


@pytest.fixture
def showcase(tmp_path: Path) -> Path:
    root = tmp_path / "my-district"
    start(root)
    return root


@pytest.fixture
def with_warning(showcase: Path) -> Path:
    _replace(showcase / "catalogs/nadia/santipur-sample/products.yml", SHORT_HINDI, "")
    return showcase


@pytest.fixture
def with_error(showcase: Path) -> Path:
    _replace(showcase / "catalogs/nadia/santipur-sample/products.yml", "category: saree", "category: sari")
    return showcase


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cli") / "my-district"
    start(root)
    assert cli.run(["--quiet", "--root", str(root), "build"]) == 0
    return root


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), "utf-8")


def _outside(*arguments: str, folder: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*HAAT, *arguments], cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, timeout=120, check=False
    )


# ── help ─────────────────────────────────────────────────────────────────────────────────────────


def test_help_shows_every_command_and_an_example(run: Run) -> None:
    status, out, _ = run("--help")
    assert status == 0
    assert "haat new my-district" in out
    listed = re.findall(r"(?m)^  ([a-z]+)  ", out.split("Commands:")[1])
    first = ["new", "check", "build", "print", "serve", "explain", "schema", "fonts", "doctor", "translations", "session"]
    assert listed == [*first, "readiness", "slip", "channels", "export"]


@pytest.mark.parametrize("name", list(cli.app.commands))
def test_every_command_has_an_example_in_its_help(run: Run, name: str) -> None:
    for flag in ("--help", "-h"):
        status, out, _ = run(name, flag)
        assert status == 0
        examples = out.split("Example", 1)[1]
        assert f"haat {name}" in examples


@pytest.mark.parametrize("name", list(cli.app.commands))
def test_every_option_says_what_it_does(name: str) -> None:
    options = [each for each in cli.app.commands[name].params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


@pytest.mark.parametrize("name", list(cli.app.commands))
def test_examples_in_help_are_commands_that_exist(name: str) -> None:
    text = cli.app.commands[name].help or ""
    for example in re.findall(r"haat (.+)", text.split("Example", 1)[1]):
        words = [word for word in re.split(r" && | > ", example)[0].split() if word]
        command = cli.app.commands[words[0]]
        known = {flag for each in command.params if isinstance(each, click.Option) for flag in each.opts}
        assert {word for word in words if word.startswith("--")} <= known


# ── wrong use ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bild"], "Did you mean `haat build`?"),
        (["chek"], "Did you mean `haat check`?"),
        (["zzzz"], "`haat --help` lists them all"),
        (["check", "--formt", "json"], "--format"),
        (["check", "--speak", "de"], "'de' is not one of 'en', 'bn', 'hi'"),
        (["build", "--lang", "bnn"], "did you mean bn?"),
        (["build", "--lang", "xyz"], "there are bn, en, hi"),
        (["build", "--district", "nadiya"], "did you mean nadia?"),
        (["check", "--district", "xyz"], "there are bankura, nadia"),
        (["schema", "product"], "did you mean products?"),
        (["serve", "--port", "0"], "--port"),
        (["check", "superfluous"], "superfluous"),
        (["new"], "FOLDER"),
    ],
)
def test_wrong_use_is_2_and_says_what_was_meant(run: Run, showcase: Path, arguments: list[str], told: str) -> None:
    status, out, err = run("--root", showcase, *arguments)
    assert status == 2
    assert told in err
    assert out == ""
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_folder_without_a_showcase_is_wrong_use(run: Run, tmp_path: Path, command: str) -> None:
    status, _, err = run("--root", tmp_path, command)
    assert status == 2
    assert "haat new my-district" in err
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_problem_is_wrong_use(run: Run) -> None:
    pytest.importorskip("site_builder.explain")
    status, _, err = run("explain", "P999")
    assert status == 2
    assert "P999" in err


# ── new ──────────────────────────────────────────────────────────────────────────────────────────


def test_new_makes_a_showcase_and_tells_the_next_step(run: Run, tmp_path: Path) -> None:
    status, out, _ = run("--root", tmp_path, "new", "my-district")
    assert status == 0
    assert "Next: cd my-district && haat build" in out
    assert (tmp_path / "my-district/content/showcase.yml").is_file()
    assert (tmp_path / "my-district/.gitignore").is_file()


def test_new_takes_an_empty_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("--root", tmp_path, "new", "empty")[0] == 0


def test_new_never_writes_over_anything(run: Run, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/notes.txt").write_text("mine", "utf-8")
    (tmp_path / "file").write_text("mine", "utf-8")
    for name in ("full", "file"):
        status, _, err = run("--root", tmp_path, "new", name)
        assert status == 2
        assert "nothing was written" in err
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["notes.txt"]


# ── exit statuses ────────────────────────────────────────────────────────────────────────────────


def test_clean_is_0(run: Run, showcase: Path) -> None:
    status, out, err = run("--root", showcase, "check")
    assert status == 0
    assert out.startswith("0 errors, 0 warnings")
    assert err == ""


def test_problems_are_1_on_stderr_at_their_place(run: Run, with_error: Path) -> None:
    status, out, err = run("--root", with_error, "check")
    assert status == 1
    assert out.startswith("1 error, 0 warnings")
    assert err.startswith("catalogs/nadia/santipur-sample/products.yml:3:13: error P031: ")
    assert "saree" in err


def test_warnings_are_0_unless_strict(run: Run, with_warning: Path) -> None:
    status, out, err = run("--root", with_warning, "check")
    assert status == 0
    assert out.startswith("0 errors, 1 warning ")
    assert ": warning P050: " in err
    assert run("--root", with_warning, "check", "--strict")[0] == 1


def test_a_build_with_errors_is_1_and_publishes_nothing(run: Run, with_error: Path) -> None:
    status, out, err = run("--root", with_error, "build")
    assert status == 1
    assert "P031" in err
    assert "stays as it was" in out
    assert not (with_error / "site").exists()


def test_our_own_bug_is_3_and_says_how_to_report_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Path) -> list[doctor.Look]:
        raise RuntimeError("planted")

    monkeypatch.setattr(doctor, "look", broken)
    status, out, err = run("doctor")
    assert status == 3
    assert out == ""
    assert "RuntimeError: planted" in err
    assert "report" in err.splitlines()[-1]
    assert __version__ in err.splitlines()[-1]


def test_interrupted_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Path) -> list[doctor.Look]:
        raise KeyboardInterrupt

    monkeypatch.setattr(doctor, "look", interrupted)
    status, _, err = run("doctor")
    assert status == 130
    assert "interrupted" in err
    assert "Traceback" not in err


def test_a_build_interrupted_from_the_keyboard_is_130(showcase: Path) -> None:
    process = subprocess.Popen(
        [*HAAT, "--root", str(showcase), "build"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    waited = time.monotonic() + 60
    while not (showcase / "build/tree").exists() and process.poll() is None and time.monotonic() < waited:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the page engine's runs as well
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "interrupted" in err
    assert "Traceback" not in err
    assert not (showcase / "site").exists()


def test_problems_of_the_input_never_show_a_traceback(run: Run, showcase: Path) -> None:
    (showcase / "content/districts.yml").write_text("- id: [\n", "utf-8")
    (showcase / "catalogs/nadia/santipur-sample/seller.yml").write_bytes(b"\xff\xfe\x00")
    (showcase / "catalogs/nadia/santipur-sample/photos/ss-001-front.jpg").write_bytes(b"no picture")
    for command in ("check", "build"):
        status, _, err = run("--root", showcase, command)
        assert status == 1
        assert "Traceback" not in err


@pytest.mark.parametrize("text", ["- a\n", "languages: [{a: b}, bn]\n"])
def test_a_broken_showcase_file_is_no_bug_of_ours(run: Run, showcase: Path, text: str) -> None:
    (showcase / "content/showcase.yml").write_text(text, "utf-8")
    assert run("--root", showcase, "build", "--lang", "xyz")[0] in (1, 2)


def test_a_place_that_cannot_be_written_is_no_bug_of_ours(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    status, _, err = run("--root", tmp_path, "new", "file/below")
    assert status in (1, 2)
    assert "Traceback" not in err


def test_a_reader_that_has_gone_is_no_problem() -> None:
    process = subprocess.Popen([*HAAT, "schema", "products"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")


# ── how it is told ───────────────────────────────────────────────────────────────────────────────


def _on_a_terminal(*arguments: str, **environment: str) -> str:
    """What a command writes to stderr when that is a terminal."""
    ours, theirs = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    process = subprocess.Popen([*HAAT, *arguments], stdout=subprocess.DEVNULL, stderr=theirs, env={**clean, **environment})
    os.close(theirs)
    told = b""
    try:
        while part := os.read(ours, 65536):
            told += part
    except OSError:  # the terminal closes with its last writer
        pass
    os.close(ours)
    process.wait(timeout=60)
    return told.decode()


def test_colour_on_a_terminal_unless_no_color(with_error: Path) -> None:
    assert "\033[31merror P031" in _on_a_terminal("--root", str(with_error), "check")
    plain = _on_a_terminal("--quiet", "--root", str(with_error), "check", NO_COLOR="1")
    assert "error P031" in plain
    assert "\033" not in plain


def test_no_colour_and_no_progress_when_piped(with_error: Path) -> None:
    done = _outside("--root", str(with_error), "check")
    assert "\033" not in done.stderr + done.stdout
    assert "…" not in done.stderr.split("error P031")[0]


def test_quiet_leaves_only_problems(run: Run, built: Path, with_warning: Path) -> None:
    status, out, err = run("--quiet", "--root", built, "build")
    assert (status, out) == (0, "")
    assert [" P153: " in line for line in err.splitlines()] == [True]  # the scaffold shows a product without a photo
    assert run("-q", "--root", built, "check") == (0, "", "")
    status, out, err = run("--quiet", "--root", with_warning, "check")
    assert (status, out) == (0, "")
    assert len(err.splitlines()) == 1


def test_root_from_option_environment_or_folder(showcase: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert _outside("check", folder=elsewhere).returncode == 2
    assert _outside("--root", "../my-district", "check", folder=elsewhere).returncode == 0
    assert _outside("check", folder=elsewhere, HAAT_ROOT=str(showcase)).returncode == 0
    assert _outside("check", folder=showcase).returncode == 0


def test_speaks_the_language_that_is_asked_for(run: Run, with_error: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = {"en": "[A-Za-z]{4}", "bn": "[\u0980-\u09ff]{2}", "hi": "[\u0900-\u097f]{2}"}
    for speak, pattern in letters.items():
        _, _, err = run("--root", with_error, "check", "--speak", speak)
        assert re.search(pattern, err.split("P031:")[1]), speak
    monkeypatch.setenv("HAAT_SPEAK", "bn")
    assert re.search(letters["bn"], run("--root", with_error, "check")[2])


# ── data ─────────────────────────────────────────────────────────────────────────────────────────


def test_check_as_json(run: Run, with_error: Path) -> None:
    status, out, err = run("--root", with_error, "check", "--format", "json")
    assert (status, err) == (1, "")
    (problem,) = json.loads(out)
    assert problem["code"] == "P031"
    assert problem["severity"] == "error"
    assert (problem["file"], problem["line"], problem["column"]) == ("catalogs/nadia/santipur-sample/products.yml", 3, 13)
    assert problem["path"] == [0, "category"]
    assert problem.keys() == {"file", "line", "column", "path", "severity", "code", "text", "remedy"}


def test_check_as_json_when_clean(run: Run, showcase: Path) -> None:
    assert json.loads(run("--root", showcase, "check", "--format", "json")[1]) == []


def test_check_for_github(run: Run, with_error: Path) -> None:
    _, out, _ = run("--root", with_error, "check", "--format", "github")
    assert out.startswith("::error file=catalogs/nadia/santipur-sample/products.yml,line=3,col=13,title=P031::")


def test_build_as_json(run: Run, built: Path) -> None:
    status, out, _ = run("--root", built, "build", "--json")
    told = json.loads(out)
    assert status == 0
    assert told["published"] is True
    assert told["unchanged"] is True
    assert told["products"] == 4
    assert [each["code"] for each in told["problems"]] == ["P153"]


def test_doctor_as_json(run: Run, built: Path) -> None:
    status, out, _ = run("--root", built, "doctor", "--json")
    told = json.loads(out)
    assert status == 0
    assert all(each.keys() == {"what", "ok", "told", "needed"} for each in told)
    assert {"Python", "page engine", "faces", "showcase"} <= {each["what"] for each in told}


def test_doctor_is_1_when_something_needed_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = [doctor.Look("a", ok=False, told="gone", needed=False)]
    monkeypatch.setattr(doctor, "look", lambda _: looks)
    status, out, _ = run("doctor")
    assert (status, out) == (0, "!!  a: gone\n")
    looks.append(doctor.Look("b", ok=False, told="gone too", needed=True))
    assert run("doctor")[0] == 1


def test_explain_as_json(run: Run) -> None:
    pytest.importorskip("site_builder.explain")
    status, out, _ = run("explain", "p031", "--json")
    assert status == 0
    assert "P031" in out
    assert json.loads(out)


def test_schema_lists_and_prints(run: Run) -> None:
    _, listed, _ = run("schema")
    for name in listed.split():
        status, out, _ = run("schema", name)
        assert status == 0
        assert json.loads(out)["$schema"].endswith("draft-07/schema#")


# ── around it ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_printed(shell: str) -> None:
    done = subprocess.run(
        [_command()],
        env={**os.environ, "_HAAT_COMPLETE": f"{shell}_source"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if shell == "bash" and "Bash" in done.stderr:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    assert "_HAAT_COMPLETE" in done.stdout


def test_completion_completes() -> None:
    environment = {**os.environ, "_HAAT_COMPLETE": "bash_complete", "COMP_WORDS": "haat bu", "COMP_CWORD": "1"}
    done = subprocess.run([_command()], env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["plain,build"]


def _command() -> str:
    found = shutil.which("haat", path=str(Path(sys.executable).parent)) or shutil.which("haat")
    if found is None:
        pytest.skip("the command `haat` is not installed here")
    return found


def test_the_version() -> None:
    assert _outside("--version").stdout == f"haat {__version__}\n"
    done = subprocess.run([_command(), "--version"], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == f"haat {__version__}\n"
