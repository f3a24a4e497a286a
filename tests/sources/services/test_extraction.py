"""Reading in a process of its own: what it answers, and that its limits hold."""

import contextlib
import os
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from accounts.errors import Refused
from sources.services.extracting.asking import ROOT, ask
from sources.services.extracting.languages import settle
from sources.services.extracting.limits import LARGEST_ANSWER, LARGEST_BODY, MB, MEMORY
from sources.services.extraction import NotReadable, read_page, read_text
from tests.sources.domain.pages.writing import PARAGRAPH, page, paragraphs

TODAY = date(2024, 5, 10)
GERMAN = (
    "Der Rat der Stadt tagte am Abend, um über den Fluss zu sprechen, und die Brücke bleibt zu. "
)
REQUEST = {"url": "", "content_type": "", "today": "2024-05-10", "fetched": "no"}


def child(work: str, *, memory: int = MEMORY, cpu: int = 10) -> list[str]:
    """A reader that does something else with its page, within the limits of the real one."""
    program = (
        "from sources.services.extracting import child\n"
        f"def work(request, body):\n    {work}\n"
        f"child.main(work, memory={memory}, cpu={cpu})"
    )
    return [sys.executable, "-c", program]


def refusal_of(work: str, *, seconds: float = 20, cpu: int = 10) -> NotReadable:
    with pytest.raises(NotReadable) as refusal:
        ask(REQUEST, b"page", command=child(work, cpu=cpu), seconds=seconds)
    return refusal.value


def children() -> set[str]:
    """Processes that were started since the test began and still are there."""
    return _all_children() - _before


_before: set[str] = set()


@pytest.fixture(autouse=True)
def _note_children() -> None:
    """Other tests of this process may have left some, such as Python's own resource tracker."""
    _before.clear()
    _before.update(_all_children())


def _all_children() -> set[str]:
    found: set[str] = set()
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        with contextlib.suppress(FileNotFoundError):  # a thread that has ended meanwhile
            found.update((task / "children").read_text().split())
    return found


def test_a_page_is_read() -> None:
    found = read_page(page().encode(), url="https://e.example/bridge", today=TODAY)
    assert found.title == "Bridge closed"
    assert PARAGRAPH.format(n=0) in found.text
    assert found.language == "en"
    assert children() == set()


def test_the_header_tells_the_encoding() -> None:
    body = page(end="<p>Größe und Maß des Flusses.</p>").encode("cp1252")
    found = read_page(body, content_type="text/html; charset=windows-1252", today=TODAY)
    assert "Größe und Maß" in found.text


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.4", "binary"),
        (b"<p>" + b"\0" * 10, "binary"),
        (b"<html lang=xx><p>Gr\xf6\xdfe", "wrong_encoding"),
        (b"<p>Subscribe</p>", "not_an_article"),
        (b"<div>" * 100_000 + b"x", "too_deep"),
        (b"<br>" * 200_001, "too_large"),
        (b"x" * (LARGEST_BODY + 1), "too_large"),
    ],
)
def test_refusals_have_a_code_and_say_what_to_do(body: bytes, code: str) -> None:
    with pytest.raises(NotReadable) as refusal:
        read_page(body, today=TODAY)
    assert isinstance(refusal.value, Refused)
    assert refusal.value.code == code
    assert "Paste the text" in refusal.value.message


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>" + b"<a>x</a>" * 10**6,
        b"<html><body><p class='" + b"a " * 4_000_000 + b"'>x</p>",
        b"<p>" + b"word and more " * 600_000,
    ],
    ids=["links", "attribute", "text"],
)
def test_pages_too_big_to_hold_are_refused_within_256_mb(body: bytes) -> None:
    program = (
        "import resource, sys\n"
        "from datetime import date\n"
        "from sources.services.extraction import NotReadable, read_page\n"
        "try:\n    read_page(sys.stdin.buffer.read(), today=date(2024, 5, 10))\n"
        "except NotReadable as refusal:\n    print(refusal.code)\n"
        "else:\n    print('read')\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], input=body, cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    answer, resident = run.stdout.split()
    assert answer in (b"took_too_much_memory", b"took_too_long", b"not_an_article", b"read")
    assert int(resident) <= 256 * 1024


def test_entities_are_not_multiplied() -> None:
    names = "abcdefghij"
    entities = "".join(
        f'<!ENTITY {here} "{f"&{before};" * 10}">' for before, here in pairwise(names)
    )
    bomb = f'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">{entities}]>'
    found = read_page(f"{bomb}<body>{paragraphs()}<p>&j;</p>".encode(), today=TODAY)
    assert len(found.text) < 10_000


def test_taking_more_memory_than_allowed_is_refused() -> None:
    refusal = refusal_of(f"return {{'taken': len(bytearray({MEMORY + MB}))}}")
    assert refusal.code == "took_too_much_memory"


def test_less_memory_than_allowed_is_not_refused() -> None:
    work = f"return {{'taken': len(bytearray({MEMORY // 2}))}}"
    assert ask(REQUEST, b"", command=child(work)) == {"taken": MEMORY // 2}


def test_working_for_ever_is_ended_by_the_processor_time() -> None:
    refusal = refusal_of("while True: pass", cpu=1)
    assert refusal.code == "took_too_long"
    assert "processor" in refusal.message


def test_sleeping_for_ever_is_ended_by_the_clock() -> None:
    assert refusal_of("import time; time.sleep(3600)", seconds=1).code == "took_too_long"
    assert children() == set()


def test_a_reader_that_never_reads_its_page_is_ended_by_the_clock() -> None:
    with pytest.raises(NotReadable) as refusal:
        ask(
            REQUEST,
            b"x" * MB,
            command=[sys.executable, "-c", "import time; time.sleep(3600)"],
            seconds=1,
        )
    assert refusal.value.code == "took_too_long"


@pytest.mark.parametrize(
    "work",
    [
        "raise ValueError('x')",
        "import os; os._exit(3)",
        "import os; os.abort()",
        "print('no JSON', flush=True); import os; os._exit(0)",
    ],
)
def test_a_reader_that_breaks_is_a_refusal(work: str) -> None:
    assert refusal_of(work).code == "reader_failed"


def test_deep_recursion_is_a_refusal() -> None:
    assert refusal_of("raise RecursionError").code == "took_too_much_memory"


def test_an_endless_answer_is_cut() -> None:
    work = f"import sys, time; print('x' * {LARGEST_ANSWER + 1}, flush=True); time.sleep(3600)"
    assert refusal_of(work).code == "reader_failed"
    assert refusal_of(f"return {{'text': 'x' * {LARGEST_ANSWER}}}").code == "too_large"


def test_the_reader_gets_no_secrets_and_writes_no_file(tmp_path: Path) -> None:
    environment = ask(REQUEST, b"", command=child("import os; return dict(os.environ)"))
    assert set(environment) <= {"PYTHONPATH", "PYTHONUTF8", "LC_CTYPE"}
    assert (
        refusal_of(f"import pathlib; pathlib.Path({str(tmp_path / 'x')!r}).write_text('x')").code
        == "reader_failed"
    )


def test_the_reader_imports_no_django() -> None:
    work = "import sys; child.import_reader(); return {'modules': [*sys.modules]}"
    modules = ask(REQUEST, b"", command=child(work))["modules"]
    assert "trafilatura.core" in modules
    assert not [name for name in modules if name.startswith(("django", "numpy"))]


@pytest.mark.parametrize(
    ("declared", "text", "settled"),
    [
        ("en", GERMAN * 6, "de"),
        ("en", GERMAN, "en"),
        ("de-AT", GERMAN * 6, "de-AT"),
        ("", GERMAN * 2, "de"),
        ("", "12 34", ""),
        ("", "", ""),
    ],
)
def test_languages(declared: str, text: str, settled: str) -> None:
    assert settle(declared, text) == settled


def test_a_plain_text_is_kept_as_it_is() -> None:
    text = f"Bridge\u00a0closed\r\n\r\nBy Jane Doe\r\n\r\n{PARAGRAPH}\r\n"
    found = read_text("\ufeff" + text, today=TODAY)
    assert found.text == text
    assert (found.title, found.authors, found.language) == ("Bridge closed", ("Jane Doe",), "en")


def test_a_text_is_as_long_as_a_page_at_most() -> None:
    for text in ("x" * (LARGEST_BODY + 1), "日" * (LARGEST_BODY // 3 + 1)):
        with pytest.raises(NotReadable) as refused:
            read_text(text, today=TODAY)
        assert (refused.value.code, "10 MB" in refused.value.message) == ("too_large", True)
