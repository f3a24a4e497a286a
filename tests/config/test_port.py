"""A port that cannot be used is named in one sentence before anything long begins."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config import port
from config.port import DEFAULT, noted, our_server, port_number

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "number"), [("", DEFAULT), (" ", DEFAULT), ("1", 1), ("65535", 65535)]
)
def test_a_port_is_read(text: str, number: int) -> None:
    assert port_number(text) == number


@pytest.mark.parametrize("text", ["0", "65536", "-1", "eight", "80 80", "٨٠٨٠", "8e3"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="PORT must be a number from 1 to 65535"):
        port_number(text)


@pytest.mark.parametrize(
    "command", [["-m", "config.port"], ["manage.py", "serve", "--port"]], ids=["make", "serve"]
)
@pytest.mark.enable_socket
def test_a_taken_port_gives_one_sentence_and_a_code(command: list[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = str(other.getsockname()[1])
        done = subprocess.run(
            [sys.executable, *command, taken],
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            env={**os.environ, "NO_COLOR": "1"},
        )
    assert done.returncode != 0
    assert f"Port {taken} on 127.0.0.1 is taken by another program" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.enable_socket
def test_our_own_server_is_told_from_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(port, "NOTES", tmp_path / "var")
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        own.listen()
        number = own.getsockname()[1]
        with noted(number):
            assert f"this checkout's own server (process {os.getpid()})" in port.why_not(number)
        assert "another program" in port.why_not(number)


def test_a_note_of_a_server_that_is_gone_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(port, "NOTES", tmp_path)
    gone = subprocess.Popen(["true"])
    gone.wait()
    (tmp_path / "serving-8000").write_text(str(gone.pid))
    assert our_server(8000) == 0
