"""An installation is trusted only when it was finished and still fits."""

import subprocess
import sys
from pathlib import Path

import pytest

from config import install


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like a finished `.venv`."""
    folder = tmp_path / ".venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    (folder / "made").touch()
    monkeypatch.setattr(install, "VENV", folder)
    monkeypatch.setattr(install, "PYTHON", folder / "bin" / "python")
    return folder


def test_a_finished_one_is_sound(venv: Path) -> None:
    (venv / "bin" / "python").unlink()
    (venv / "bin" / "python").write_text("#!/bin/sh\nexit 0\n")
    (venv / "bin" / "python").chmod(0o755)
    assert install.is_sound()


@pytest.mark.parametrize("missing", ["made", "bin/python"])
def test_a_half_made_or_broken_one_is_not(venv: Path, missing: str) -> None:
    (venv / missing).unlink()
    assert not install.is_sound()


def test_only_a_changed_file_is_installed_again(
    venv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(install, "is_sound", lambda: True)
    monkeypatch.setattr(install, "pip_install", lambda file: installed.append(file.read_text()))
    file = tmp_path / "requirements.txt"
    for text in ("one==1", "one==1", "one==2"):
        file.write_text(text)
        install.install([file])
    assert installed == ["one==1", "one==2"]


def test_a_failed_installation_is_not_taken_for_done(
    venv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise SystemExit("no network")

    monkeypatch.setattr(install, "is_sound", lambda: True)
    monkeypatch.setattr(install, "pip_install", fail)
    file = tmp_path / "requirements.txt"
    file.write_text("one==1")
    with pytest.raises(SystemExit):
        install.install([file])
    assert not (venv / "installed-requirements.txt").exists()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Collecting argon2-cffi==25.1.0 (from -r requirements.txt)", "argon2-cffi"),
        ("Processing /wheels/django_csp-4.0-py3-none-any.whl", "django_csp"),
        (
            "Processing /wheels/rich-14.0-py3-none-any.whl (from -r /some/requirements.txt (line 3))",
            "rich",
        ),
        ("  Using cached rich-14.0-py3-none-any.whl", ""),
        ("Requirement already satisfied: Django==5.2.9 in ./lib", "Django"),
    ],
)
def test_packages_are_counted_however_pip_names_them(line: str, name: str) -> None:
    assert install.package_in(line) == name


def test_it_runs_on_a_bare_python() -> None:
    # -S: without site-packages, as on the Python that makes the .venv.
    command = [sys.executable, "-S", "-c", "import config.install, config.port"]
    done = subprocess.run(command, cwd=install.CHECKOUT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
