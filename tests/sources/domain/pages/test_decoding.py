"""Which encoding a page is in, and what is no page."""

import pytest

from sources.domain.pages.decoding import decode
from sources.domain.pages.refusing import NotReadable

WORDS = "Größe – “naïve”"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (WORDS.encode(), ""),
        (b"\xef\xbb\xbf" + WORDS.encode(), "text/html; charset=iso-8859-1"),
        (WORDS.encode("utf-16"), ""),
        (WORDS.encode("utf-32"), ""),
        (WORDS.encode("cp1252"), "text/html; charset=windows-1252"),
        (WORDS.encode("cp1252"), 'text/html; charset="ISO-8859-1"'),
        (WORDS.encode(), "text/html; charset=iso-8859-1"),
        (WORDS.encode(), "text/html; charset=no-such-thing"),
    ],
)
def test_text_is_the_one_that_was_written(body: bytes, content_type: str) -> None:
    assert decode(body, content_type) == WORDS


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="windows-1251">',
        b'<meta http-equiv=Content-Type content="text/html; charset=windows-1251">',
        b'<?xml version="1.0" encoding="windows-1251"?>',
        b'<html lang="ru">',
        b'<meta charset="utf-8"><html lang=ru-RU>',
    ],
)
def test_declaration_in_page_or_its_language(head: bytes) -> None:
    assert decode(head + "Мост закрыт".encode("cp1251")).endswith("Мост закрыт")


def test_signs_that_are_one_in_all_old_encodings_need_no_declaration() -> None:
    assert decode("It’s – “naive” …".encode("cp1252")) == "It’s – “naive” …"


def test_seven_bit_encoding_is_not_taken_for_ascii() -> None:
    body = "橋が閉鎖".encode("iso2022_jp")
    assert decode(body, "text/html; charset=iso-2022-jp") == "橋が閉鎖"


@pytest.mark.parametrize(
    ("body", "code", "says"),
    [
        (b"", "empty", "empty"),
        (b" \n\t", "empty", "empty"),
        (b"%PDF-1.7 ...", "binary", "a PDF file"),
        (b"PK\x03\x04....", "binary", "a ZIP archive"),
        (b"\x89PNG\r\n", "binary", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "binary", "a JPEG image"),
        (b"....ftypmp42", "binary", "film"),
        (b"<html>\0</html>", "binary", "NUL"),
        (b"\x01\x02\x03\x04\x05\x06\x07text", "binary", "control characters"),
        ("Größe".encode("cp1252"), "wrong_encoding", "does not say"),
        (b'<meta charset="utf-8">\xff\xfe\xfa', "wrong_encoding", "utf-8"),
    ],
)
def test_refusals_name_what_it_is_and_what_to_do(body: bytes, code: str, says: str) -> None:
    with pytest.raises(NotReadable) as refusal:
        decode(body)
    assert refusal.value.code == code
    assert says in refusal.value.message
    assert "Paste the text" in refusal.value.message
