"""Makes `.venv` and installs the requirements; runs on a bare Python, quick when nothing changed.

`python -m config.install requirements.txt [requirements-dev.txt]`. What was installed is noted by
its hash inside `.venv`, so that a changed file, another Python, or an installation that was
interrupted is noticed.
"""

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
# How pip names a package it comes to, from an index, from a folder, or already there; what it says
# about the file that asked for it is cut off before.
PACKAGE = re.compile(
    r"(?:Collecting |Requirement already satisfied: |Processing (?:.*/)?)([A-Za-z0-9_.]+(?:-[A-Za-z]\w*)*)"
)


def install(files: list[Path]) -> None:
    """Will leave a `.venv` in which every file of requirements is installed.

    Raises: `SystemExit` with one sentence when that cannot be done.
    """
    if not is_sound():
        make_venv()
    for file in files:
        note = VENV / f"installed-{file.name}"
        wanted = fingerprint(file)
        if note.exists() and note.read_text() == wanted:
            continue
        note.unlink(missing_ok=True)
        pip_install(file)
        note.write_text(wanted)


def is_sound() -> bool:
    """Will tell whether `.venv` was finished and its Python and pip still run."""
    if not (VENV / "made").exists():
        return False
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([PYTHON, "-c", probe], capture_output=True).returncode == 0
    except OSError:
        return False


def make_venv() -> None:
    """Will make `.venv` anew."""
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(
            f"This Python ({sys.executable}) cannot make virtual environments: install its venv "
            "package (Debian, Ubuntu: apt install python3-venv)."
        )
    version = ".".join(map(str, sys.version_info[:3]))
    say(f"Making .venv with Python {version}")
    try:
        venv.create(VENV, clear=True, with_pip=True, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f".venv cannot be made: {error}.")
    (VENV / "made").touch()


def pip_install(file: Path) -> None:
    """Will install a file of pinned and hashed requirements, counting aloud."""
    total = len(re.findall(r"^\S+==", file.read_text(), flags=re.MULTILINE))
    say(f"Installing the packages of {file.name}")
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--no-input"]
    command += ["--disable-pip-version-check", "--progress-bar", "off", "-r", str(file)]
    with subprocess.Popen(
        command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as pip:
        lines = list(_counting(pip, total))
    if pip.returncode:
        faults = [line for line in lines if line.startswith("ERROR")] or lines[-5:]
        sys.exit("\n".join([*faults, f"The packages of {file.name} could not be installed."]))


def _counting(pip: "subprocess.Popen[str]", total: int) -> list[str]:
    """Will show each package as pip comes to it and return all that pip said."""
    lines: list[str] = []
    seen: set[str] = set()
    for line in pip.stdout or ():
        lines.append(line.rstrip())
        if package := package_in(line):
            seen.add(package)
            _show(f"  {min(len(seen), total)} of {total}  {package}", last=False)
        elif line.startswith("Ignoring "):  # a package for another system or Python
            total -= 1
        elif line.startswith("Installing collected packages"):
            _show("  unpacking", last=False)
    _show("  done", last=True)
    return lines


def package_in(line: str) -> str:
    """Will return the package that pip comes to in this line, or nothing."""
    found = PACKAGE.match(line.partition(" (from ")[0])
    return found[1] if found else ""


def _show(text: str, *, last: bool) -> None:
    """Will overwrite one line on a terminal, and elsewhere print a line of its own."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r{text:<70}" + ("\n" if last else ""))
    else:
        sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """Will print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def fingerprint(file: Path) -> str:
    """Will return what must stay the same for an installation to stay good."""
    return f"{hashlib.sha256(file.read_bytes()).hexdigest()} {VENV}"


def main() -> None:
    """Install the files named on the command line."""
    if sys.version_info < OLDEST:
        sys.exit("Python 3.11 or newer is needed.")
    try:
        install([CHECKOUT / name for name in sys.argv[1:]])
    except KeyboardInterrupt:
        sys.exit("\nInterrupted; the next run takes it up again.")


if __name__ == "__main__":
    main()
