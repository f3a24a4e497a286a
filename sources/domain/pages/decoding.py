"""From bytes to text: which encoding, and what is no text at all."""

import codecs
import re

from sources.domain.pages.refusing import PASTE, NotReadable

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, sound or film"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x7fELF", "a program"),
    (b"OggS", "sound or film"),
    (b"ID3", "sound"),
)
FTYP = slice(4, 8)

IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.ASCII | re.IGNORECASE)
IN_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
IN_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
HEAD = 4096
"""How many bytes of a page are searched for a declaration; the HTML standard asks for 1,024."""

# What browsers read these labels as: the superset that pages really mean.
SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# What pages in a language were written in before UTF-8; a guess is made from nothing but this.
LEGACY = {
    "cp1251": ("ru", "bg", "uk", "be", "mk"),
    "cp1250": ("pl", "cs", "sk", "hu", "sl", "hr", "ro"),
    "cp1252": ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "nb", "fi", "is", "ca"),
    "cp1253": ("el",),
    "cp1254": ("tr",),
    "cp1255": ("he",),
    "cp1256": ("ar", "fa", "ur"),
    "cp1257": ("lt", "lv", "et"),
    "cp932": ("ja",),
    "cp949": ("ko",),
    "gb18030": ("zh",),
}
WINDOWS = [f"cp125{number}" for number in range(9)]
ASCII = frozenset(range(128))
SAME_EVERYWHERE = frozenset(
    byte
    for byte in range(128, 256)
    if len(found := {bytes([byte]).decode(codec, "replace") for codec in WINDOWS}) == 1
    and "\ufffd" not in found
)
"""Curly quotes, dashes and the like: bytes that mean the same in every Windows code page."""
IN_LANG = re.compile(rb"<html[^>]{0,300}?\slang\s*=\s*[\"']?([a-zA-Z]{2})", re.IGNORECASE)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
MOST_CONTROLS = 5
"""More control characters than this in the first 10,000 characters, and it is no text."""


def _declared(body: bytes, content_type: str) -> list[str]:
    """The encodings that header, XML declaration and meta element name, in this order."""
    head = body[:HEAD]
    names = [match.group(1) for match in IN_HEADER.finditer(content_type)]
    names += [m.group(1).decode("ascii") for p in (IN_XML, IN_META) for m in p.finditer(head)]
    found = []
    for name in names:
        try:
            codec = codecs.lookup(name).name
            "".encode(codec)
        except (LookupError, UnicodeError):
            continue
        # A page that says UTF-16 in ASCII letters is not in UTF-16.
        found.append("utf-8" if codec.startswith(("utf-16", "utf-32")) else codec)
    return found


def refuse_binary(body: bytes) -> None:
    """Will refuse what is empty or is known by its first bytes not to be a page.

    Raises: NotReadable (`empty`, `binary`).
    """
    if not body.strip():
        raise NotReadable("empty", "There is nothing to read: the page is empty. " + PASTE)
    start = body[:16]
    names = [name for magic, name in MAGIC if start.startswith(magic)]
    if body[FTYP] == b"ftyp":
        names.append("an image or film")
    if names:
        raise NotReadable("binary", f"This is {names[0]}, not a page. {PASTE}")


def decode(body: bytes, content_type: str = "") -> str:
    """Will return the text of a page without its BOM, never with characters made up.

    A BOM decides; then HTTP header, XML declaration and meta element, each only when the bytes
    really are in it; then UTF-8; then what pages in its language, or without any foreign letter,
    were written in.

    Raises: NotReadable (`empty`, `binary`, `wrong_encoding`).

    >>> decode("Größe".encode("cp1252"), "text/html; charset=iso-8859-1")
    'Größe'
    """
    refuse_binary(body)
    for bom, codec in BOMS:
        if body.startswith(bom):
            return _strict(body, [codec], codec)
    if b"\0" in body:
        raise NotReadable("binary", f"This has NUL bytes in it and is no page. {PASTE}")
    names = _declared(body, content_type)
    # UTF-8 that decodes and is more than ASCII is UTF-8, whatever an older label says: bytes of
    # another encoding hardly ever form it by chance. Seven-bit encodings look like ASCII.
    likely = [SUPERSETS.get(name, name) for name in names]
    if not names and set(body) <= ASCII | SAME_EVERYWHERE:
        likely = WINDOWS[:1]
    tried = [*likely, "utf-8"] if body.isascii() else ["utf-8", *likely]
    return _strict(body, [*tried, *_guesses(body)], ", ".join(dict.fromkeys(names)))


def _guesses(body: bytes) -> list[str]:
    """The encoding that pages in the page's own language were written in, if it names one."""
    said = IN_LANG.search(body[:HEAD])
    language = said.group(1).decode("ascii").lower() if said else ""
    return [codec for codec, languages in LEGACY.items() if language in languages]


def _strict(body: bytes, tried: list[str], named: str) -> str:
    """The text in the first encoding that fits."""
    for codec in tried:
        try:
            text = body.decode(codec)
        except (UnicodeError, LookupError):
            continue
        if len(CONTROLS.findall(text, 0, 10_000)) > MOST_CONTROLS:
            raise NotReadable("binary", f"This has control characters and is no page. {PASTE}")
        return text
    if named:
        said = f"The page says that it is written in {named}, but its bytes are not. "
    else:
        said = "The page does not say in which encoding it is written, and it is not UTF-8. "
    raise NotReadable("wrong_encoding", said + PASTE)
