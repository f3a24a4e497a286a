"""`python -m tests.accounts.api.sending DATABASE KEY FILE [unguarded]`: programs that are killed.

For each line of numbers read, a process of its own begins to send the requests of FILE with these
numbers under their keys, by five threads in an order of their own, until somebody kills it. It tells
its id first, then `begun N` and `told N STATUS DIGEST` or `busy N`; when all are answered, it is gone
by itself.
"""

import hashlib
import json
import os
import sys
from pathlib import Path
from random import SystemRandom
from threading import Thread
from typing import Any

import django
from django.conf import settings

THREADS = 5


def say(*words: object) -> None:
    """One line in one piece: that of a process that is killed is whole, or is not there."""
    os.write(1, f"{' '.join(map(str, words))}\n".encode())


def send_all(key: str, bodies: list[Any], numbers: list[int]) -> None:
    """Sends each until it is answered, in an order of this thread's own."""
    from tests.accounts.tokens import Program

    program = Program(key)
    for number in SystemRandom().sample(numbers, len(numbers)):
        say("begun", number)
        answer = program.post(
            "/api/v1/judgements/", bodies[number], idempotency_key=f"key {number}"
        )
        if answer.status_code in (409, 503):
            say("busy", number)
        else:
            say("told", number, answer.status_code, hashlib.sha256(answer.content).hexdigest())


def run(key: str, bodies: list[Any], numbers: list[int]) -> None:
    """One process's life, as long as nobody ends it."""
    say("process", os.getpid())
    threads = [Thread(target=send_all, args=(key, bodies, numbers)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main(database: str, key: str, file: str, *unguarded: str) -> None:
    """Gets ready once, so that each process begins at once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    settings.DATABASES["default"]["NAME"] = database
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.API_REQUESTS_PER_MINUTE = 0
    from django.db import connections

    from accounts.api import base
    from tests.accounts.tokens import Program

    if unguarded:
        base.once = lambda request, answer: answer()
    Program(key).get("/api/v1/judgements/")  # so that all is imported before anybody is killed
    connections.close_all()
    bodies = json.loads(Path(file).read_text())
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            run(key, bodies, json.loads(line))
            os._exit(0)
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main(*sys.argv[1:])
