"""What of two texts is the same, however one was cut, added to or put in another order.

A text is taken for the set of its shingles: every run of three words, or of some characters where a
script sets no spaces between words. The share of the smaller set that the other one holds, the
containment, is high for a copy that was cut, where a likeness of the wholes is not. Pairs worth that
look are found by MinHash: texts whose sets are alike agree in some of 64 bands of their signatures.

Signatures are stored, so nothing here may depend on process, platform or library: the hashes are our
own, in 64-bit arithmetic that wraps. Whoever changes what comes out raises `ALGORITHM`, in a
migration that empties the tables of fingerprints.
"""

import hashlib
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
"""Hashes of shingles: sorted, each once."""

ALGORITHM = 1

HASHES = 128
BANDS = 64
"""Bands of two rows each: one in common is enough to be looked at."""

FEWEST_WORDS = 4
"""A shorter line (“Read more”, “By our reporter”) is never taken for boilerplate by itself."""

LONGEST_BOILERPLATE = 200
"""Shingles that recurring lines may hold in a text made mostly of them. What is longer is no
furniture: it is a story that one publisher printed several times."""


@dataclass(frozen=True, slots=True)
class Gram:
    """How a script is cut into shingles.

    `size` counts words, or characters where `by_character`; `fewest` is how many shingles two texts
    must share before it says anything: about 60 words, more than a quoted statement mostly has.
    """

    size: int
    fewest: int
    by_character: bool = False


WORDS = Gram(size=3, fewest=60)
IDEOGRAPHS = Gram(size=6, fewest=120, by_character=True)
"""Chinese and Japanese."""
LONG_SCRIPTS = Gram(size=10, fewest=250, by_character=True)
"""Thai, Lao, Khmer and Burmese, whose words are longer."""

_IDEOGRAPHIC = [(0x3040, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF)]
_IDEOGRAPHIC += [(0x20000, 0x3FFFF)]
_LONG = [(0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF)]


@dataclass(frozen=True, slots=True)
class Shingles:
    """The shingles of one text and the way they were cut."""

    values: Hashes
    gram: Gram

    @property
    def say_enough(self) -> bool:
        """Whether the text is long enough to be compared at all."""
        return len(self.values) >= self.gram.fewest


# -- from a text to its lines


class _Plainer(dict[int, str]):
    """Letters, marks and digits stay, invisible characters go, all else becomes a blank."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = unicodedata.category(character)
        if character in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
            plain = "\n"
        elif kind == "Cf":
            plain = ""
        else:
            # A character that this Python does not know yet may be a letter to the next one.
            plain = character if kind[0] in "LNM" or kind == "Cn" else " "
        self[code] = plain
        return plain


_PLAIN = _Plainer()


def plain_lines(text: str) -> list[str]:
    r"""Will return the lines of a text with nothing in them that a copy may change.

    Capitals, punctuation, spacing and the forms of characters are made one; empty lines are left out.

    >>> plain_lines("“Ｄon’t”, she\u00a0said.\n\n  1,000 DAYS ")
    ['don t she said', '1 000 days']
    """
    one_form = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    lines = one_form.translate(_PLAIN).split("\n")
    return [" ".join(words) for line in lines if (words := line.split())]


def line_hash(line: str) -> int:
    """Will return the hash by which a plain line is known again, as a signed 64-bit number."""
    digest = hashlib.blake2b(line.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def telling_lines(lines: Iterable[str]) -> set[int]:
    """Will return the hashes of the plain lines that are long enough to be known again."""
    return {line_hash(line) for line in lines if _is_telling(line)}


def _is_telling(line: str) -> bool:
    """Whether a line is long enough; a blank more or less in a script without them says nothing."""
    if line.count(" ") + 1 >= FEWEST_WORDS:
        return True
    gram = gram_of(_codes(line))
    return gram.by_character and len(line) >= 2 * gram.size


# -- from lines to shingles


def shingle(lines: Iterable[str], *, boilerplate: Collection[int] = ()) -> Shingles:
    """Will cut plain lines into shingles, leaving out those whose hash is in `boilerplate`.

    Shingles run over the ends of lines, so that a text laid out anew stays the same. Where next to
    nothing is left of a long text, the recurring lines are its story and stay.
    """
    lines = list(lines)
    whole = _cut(lines)
    if not boilerplate:
        return whole
    rest = _cut([line for line in lines if line_hash(line) not in boilerplate])
    dropped = len(whole.values) - len(rest.values)
    return whole if dropped > max(len(rest.values), LONGEST_BOILERPLATE) else rest


def _cut(lines: list[str]) -> Shingles:
    codes = _codes(" ".join(lines))
    gram = gram_of(codes)
    if gram.by_character:
        codes = codes[codes != ord(" ")]
        starts = np.arange(max(len(codes) - gram.size + 1, 0))
        ends = starts + gram.size
    else:
        gaps = np.flatnonzero(codes == ord(" "))
        starts = np.concatenate(([0], gaps + 1))[: max(len(gaps) + 2 - gram.size, 0)]
        ends = np.concatenate((gaps, [len(codes)]))[gram.size - 1 :]
    return Shingles(np.unique(_hash_stretches(codes, starts, ends)), gram)


def gram_of(codes: npt.NDArray[np.uint32]) -> Gram:
    """Will say how a text is cut, by the script in which most of its characters are."""
    letters = int(np.count_nonzero(codes != ord(" ")))
    if 2 * _count_within(codes, _IDEOGRAPHIC) > letters:
        return IDEOGRAPHS
    return LONG_SCRIPTS if 2 * _count_within(codes, _LONG) > letters else WORDS


def _count_within(codes: npt.NDArray[np.uint32], ranges: list[tuple[int, int]]) -> int:
    return sum(int(np.count_nonzero((codes >= low) & (codes <= high))) for low, high in ranges)


def _codes(text: str) -> npt.NDArray[np.uint32]:
    """The code points of a text; half a surrogate pair is as good as any other."""
    encoded = text.encode("utf-32-le", "surrogatepass")
    return np.frombuffer(encoded, dtype="<u4").astype(np.uint32)


# -- hashes


def _constant(number: int) -> Hashes:
    """A constant in the one shape whose arithmetic wraps without a warning."""
    return np.array([number % 2**64], dtype=np.uint64)


def _mix(values: Hashes) -> Hashes:
    """The finaliser of SplitMix64: every bit of the input turns half the bits of the output.

    Source: Steele, Lea, Flood, “Fast splittable pseudorandom number generators”, 2014.
    """
    mixed = values + _constant(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> _constant(30))) * _constant(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> _constant(27))) * _constant(0x94D049BB133111EB)
    return mixed ^ (mixed >> _constant(31))


_BASE = 0xD6E8FEB86659FD93
_INVERSE = pow(_BASE, -1, 2**64)


def _hash_stretches(
    codes: npt.NDArray[np.uint32], starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]
) -> Hashes:
    """One hash for each stretch of the text: a polynomial of its characters, whatever its place."""
    count = len(codes) + 1
    powers, inverses = _powers(_BASE, count), _powers(_INVERSE, count)
    terms = _mix(codes.astype(np.uint64)) * powers[:-1]
    sums: Hashes = np.concatenate((_constant(0), np.cumsum(terms, dtype=np.uint64)))
    return _mix((sums[ends] - sums[starts]) * inverses[starts])


def _powers(base: int, count: int) -> Hashes:
    factors = np.repeat(_constant(base), count)
    factors[0] = 1
    return np.cumprod(factors, dtype=np.uint64)


_NUMBERS: Hashes = np.arange(HASHES, dtype=np.uint64)
_FACTORS = _mix(_NUMBERS + _constant(1 << 32)) | _constant(1)
_OFFSETS = _mix(_NUMBERS + _constant(1 << 33))


def sign(values: Hashes) -> npt.NDArray[np.uint32]:
    """Will return the MinHash signature of a set of shingles: 128 numbers, all ones if it is empty."""
    signature = np.full(HASHES, 0xFFFFFFFF, dtype=np.uint32)
    for start in range(0, len(values), 2048):
        block = values[start : start + 2048]
        hashed = (_FACTORS[:, None] * block + _OFFSETS[:, None]) >> _constant(32)
        signature = np.minimum(signature, hashed.min(axis=1).astype(np.uint32))
    return signature


def bands_of(signature: npt.NDArray[np.uint32], *, bands: int = BANDS) -> list[int]:
    """Will return one signed 64-bit number per band: equal when all rows of the band are."""
    rows = signature.astype(np.uint64).reshape(bands, -1)
    numbers: Hashes = np.arange(bands, dtype=np.uint64)
    hashed = _mix(numbers + _constant(ALGORITHM << 32))
    for row in rows.T:
        hashed = _mix(hashed ^ row)
    found: list[int] = hashed.view(np.int64).tolist()
    return found


def likeness(one: npt.NDArray[np.uint32], other: npt.NDArray[np.uint32]) -> float:
    """Will estimate |A∩B| ÷ |A∪B| from two signatures, 0 to 1."""
    return float(np.count_nonzero(one == other)) / HASHES


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two sets have in common: how many shingles, and which share of the smaller set, 0 to 1."""

    shared: int
    containment: float


def overlap(one: Hashes, other: Hashes) -> Overlap:
    """Will compare two sets exactly; nothing is contained in an empty one."""
    smaller = min(len(one), len(other))
    if not smaller:
        return Overlap(0, 0.0)
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return Overlap(shared, shared / smaller)


# -- as they are stored


def packed(values: Hashes | npt.NDArray[np.uint32]) -> bytes:
    """Will turn hashes or a signature into bytes that every machine reads alike."""
    return values.astype(values.dtype.newbyteorder("<")).tobytes()


def unpacked_shingles(stored: bytes | memoryview) -> Hashes:
    """Will read what `packed` made of shingles."""
    return np.frombuffer(stored, dtype="<u8").astype(np.uint64)


def unpacked_signature(stored: bytes | memoryview) -> npt.NDArray[np.uint32]:
    """Will read what `packed` made of a signature."""
    return np.frombuffer(stored, dtype="<u4").astype(np.uint32)
