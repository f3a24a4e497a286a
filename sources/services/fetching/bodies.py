"""Reads a body as it comes: unpacked on the way, and never more of it than is allowed."""

import zlib
from collections.abc import Iterator

from sources.services.fetching.asking import Answer
from sources.services.fetching.limits import Limits
from sources.services.fetching.refusals import FetchRefused

PACKED = frozenset({"gzip", "x-gzip", "deflate"})
ANY_ZLIB = 32 + zlib.MAX_WBITS
"""Tells zlib to read gzip and zlib headers alike."""

STEP = 64 * 1024
MOST_MEMBERS = 64
RATIO_COUNTS_FROM = 1_000_000


def read_body(answer: Answer, url: str, limits: Limits) -> bytes:
    """Will read and unpack a whole body.

    Raises: FetchRefused when it is too large, packed in another way, or a bomb.
    """
    announced = answer.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limits.body:
        raise _too_large(url, limits)
    body = bytearray()
    for piece in _pieces(answer, url, limits):
        body += piece
        if len(body) > limits.body:
            raise _too_large(url, limits)
    return bytes(body)


def read_start(answer: Answer, url: str, limits: Limits) -> bytes:
    """Will read the first `limits.robots` bytes of a body. Raises: FetchRefused."""
    body = bytearray()
    for piece in _pieces(answer, url, limits):
        body += piece
        if len(body) > limits.robots:
            break
    return bytes(body[: limits.robots])


def _pieces(answer: Answer, url: str, limits: Limits) -> Iterator[bytes]:
    """The body in pieces of bounded length, unpacked. Raises: FetchRefused."""
    encoding = answer.headers.get("content-encoding", "").strip().lower()
    if encoding in {"", "identity"}:
        yield from answer.chunks
    elif encoding in PACKED:
        yield from Unpacking(url, limits).pieces(answer.chunks)
    else:
        reason = f"Its body is packed as {encoding!r}, which was not asked for."
        raise FetchRefused("fetch_compressed", url, reason)


class Unpacking:
    """Unpacks gzip or zlib piece by piece, counting what goes in and what comes out."""

    def __init__(self, url: str, limits: Limits) -> None:
        self._url = url
        self._limits = limits
        self._zlib = zlib.decompressobj(ANY_ZLIB)
        self._members = 1
        self._packed = self._unpacked = 0

    def pieces(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """Will unpack everything. Raises: FetchRefused."""
        for chunk in chunks:
            self._packed += len(chunk)
            if self._packed > self._limits.body:
                raise _too_large(self._url, self._limits)
            yield from self._unpack(chunk)
        if self._packed and not self._zlib.eof:
            raise FetchRefused("fetch_broken", self._url, "Its packed body ends in the middle.")

    def _unpack(self, data: bytes) -> Iterator[bytes]:
        while data:
            try:
                piece = self._zlib.decompress(data, STEP)
            except zlib.error as error:
                reason = "Its body says it is packed, and cannot be unpacked."
                raise FetchRefused("fetch_compressed", self._url, reason) from error
            self._count(piece)
            yield piece
            data = self._zlib.unconsumed_tail or self._next_member()

    def _next_member(self) -> bytes:
        """What follows where one packed part has ended; what is no further part is left alone."""
        rest = self._zlib.unused_data
        if not rest.startswith(b"\x1f\x8b"):
            return b""
        self._members += 1
        if self._members > MOST_MEMBERS:
            reason = f"Its packed body has more than {MOST_MEMBERS} parts."
            raise FetchRefused("fetch_compressed", self._url, reason)
        self._zlib = zlib.decompressobj(ANY_ZLIB)
        return rest

    def _count(self, piece: bytes) -> None:
        self._unpacked += len(piece)
        most = max(RATIO_COUNTS_FROM, self._limits.ratio * self._packed)
        if self._unpacked > most:
            ratio = self._limits.ratio
            reason = f"Unpacked, its body is more than {ratio} times as long as what was sent."
            raise FetchRefused("fetch_compressed", self._url, reason)


def _too_large(url: str, limits: Limits) -> FetchRefused:
    reason = f"It is larger than {limits.body / 1_000_000:g} MB."
    return FetchRefused("fetch_too_large", url, reason, limit=limits.body)
