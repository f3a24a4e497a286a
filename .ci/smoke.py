"""Runs `make run` twice as a newcomer would, looks at the pages and stops it with SIGINT."""

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import psutil

COLD, WARM = 600.0, 30.0  # seconds to the first page before we give up
PAGES = ("/claims/", "/api/v1/schema/", "/account/login/")


def main() -> None:
    """Look twice: the second start must find everything done and change nothing."""
    port = free_port()
    cold = look(port, COLD)
    warm = look(port, WARM)
    if cold != warm:
        sys.exit("The second start changed the claims.")


def look(port: int, patience: float) -> object:
    """Will start the site, fetch its pages, stop it and return the claims it listed."""
    begun = time.monotonic()
    make = subprocess.Popen(["make", "run", f"PORT={port}"])
    try:
        await_page(make, port, patience)
        print(f"first page after {time.monotonic() - begun:.1f} s", flush=True)
        claims = json.loads(fetch(port, "/api/v1/claims/"))
        first = claims["results"][0]["id"]
        for path in (*PAGES, f"/claims/{first}/", f"/api/v1/claims/{first}/"):
            print(f"  {len(fetch(port, path)):>8} bytes  {path}", flush=True)
    finally:
        stop(make)
    if make.returncode:
        sys.exit(f"`make run` ended with code {make.returncode}.")
    if left := left_over():
        sys.exit(f"Still running after the stop: {left}")
    return claims["results"]


def await_page(make: "subprocess.Popen[bytes]", port: int, patience: float) -> None:
    """Will return once the site answers."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if make.poll() is not None:
            sys.exit(f"`make run` ended with code {make.returncode} before it served a page.")
        try:
            fetch(port, "/account/login/")
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    sys.exit(f"No page within {patience:.0f} seconds.")


def fetch(port: int, path: str) -> bytes:
    """Will return the body of a page; any status but 200 raises."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        return bytes(answer.read())


def stop(make: "subprocess.Popen[bytes]") -> None:
    """Will send SIGINT to the server below `make`, and wait for both."""
    # Its own children only: further down processes come and go while one looks.
    for process in psutil.Process(make.pid).children():
        if "serve" in process.cmdline():
            process.send_signal(signal.SIGINT)
    try:
        make.wait(30)
    except subprocess.TimeoutExpired:
        make.kill()
        sys.exit("`make run` did not stop within 30 seconds of SIGINT.")


def left_over() -> str:
    """Will return what `postgres status` says when the database server is still there."""
    command = [sys.executable, "manage.py", "postgres", "status"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return "" if said.startswith("PostgreSQL is not running") else said


def free_port() -> int:
    """Will return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
