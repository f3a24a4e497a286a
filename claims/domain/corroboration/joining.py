"""Union-find in which every union has a named reason and an editor's word may refuse one."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.domain.corroboration.facts import JudgementFact

Token = tuple[str, int]
"""What an editor holds apart: ("origin", id) or ("source", id)."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two origins that count as one. `via` is the source that binds them, where there is one.

    `is_sure` is false where it is only believed: then the possible count keeps them apart.
    `judgement` is the editor's word that had a part in it.
    """

    code: str
    first: int
    second: int
    is_sure: bool = True
    via: int | None = None
    judgement: JudgementFact | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A union that an editor's judgement forbids."""

    code: str
    first: int
    second: int
    judgement: JudgementFact


class Groups:
    """Origins that are joined one after another."""

    def __init__(self, tokens: dict[int, list[Token]], unknown: frozenset[int]) -> None:
        """Will start with every origin apart; `unknown` ones never join two known ones."""
        self.parent = {origin: origin for origin in tokens}
        self.has_known = {origin: origin not in unknown for origin in tokens}
        self.unknown = unknown
        self.merges: list[Merge] = []
        self.refusals: list[Refusal] = []
        self._tokens = tokens
        self._by_token: dict[Token, list[int]] = {}
        self._held: dict[int, set[Token]] = {}
        self._apart: dict[Token, set[Token]] = {}
        self._words: dict[frozenset[Token], JudgementFact] = {}

    def find(self, origin: int) -> int:
        """Will give the origin that stands for this one's group."""
        parent = self.parent
        while parent[origin] != origin:
            parent[origin] = origin = parent[parent[origin]]
        return origin

    def hold_apart(self, a: Token, b: Token, judgement: JudgementFact) -> None:
        """Will refuse every later union of a group with one of these and a group with the other."""
        self._words.setdefault(frozenset({a, b}), judgement)
        for token, other in ((a, b), (b, a)):
            if token not in self._apart:
                self._apart[token] = set()
                for origin in self._bearers(token):
                    self._held.setdefault(self.find(origin), set()).add(token)
            self._apart[token].add(other)

    def _bearers(self, token: Token) -> list[int]:
        if not self._by_token:
            for origin, tokens in self._tokens.items():
                for one in tokens:
                    self._by_token.setdefault(one, []).append(origin)
        return self._by_token.get(token, [])

    def are_apart(self, a: int, b: int) -> bool:
        """Whether an editor holds the groups of two origins apart."""
        if not self._apart:
            return False
        few, many = sorted((self._held_of(a), self._held_of(b)), key=len)
        return any(not self._apart[token].isdisjoint(many) for token in few)

    def _held_of(self, origin: int) -> set[Token]:
        return self._held.get(self.find(origin), set())

    def _word_between(self, a: int, b: int) -> JudgementFact:
        """The latest word that holds the groups of two origins apart, the one on both of them first."""
        words = [
            self._words[frozenset({token, other})]
            for token in self._held_of(a)
            for other in self._apart[token] & self._held_of(b)
        ]
        pair = {a, b}
        return max(words, key=lambda one: ({one.origin_a, one.origin_b} == pair, one.at, one.id))

    def bridges(self, a: int, b: int) -> bool:
        """Whether the union would join two known groups by way of an unknown origin."""
        if a not in self.unknown and b not in self.unknown:
            return False
        return self.has_known[self.find(a)] and self.has_known[self.find(b)]

    def join(
        self,
        a: int,
        b: int,
        code: str,
        *,
        is_sure: bool,
        via: int | None = None,
        judgement: JudgementFact | None = None,
    ) -> bool:
        """Will make one group of two, unless refused; says whether they are one now."""
        root_a, root_b = self.find(a), self.find(b)
        if root_a == root_b:
            return True
        if self.are_apart(a, b):
            self.refusals.append(Refusal(code, a, b, self._word_between(a, b)))
            return False
        if self.bridges(a, b):
            return False
        self.parent[root_b] = root_a
        self.has_known[root_a] = self.has_known[root_a] or self.has_known[root_b]
        if root_b in self._held:
            held = [self._held.pop(root_b), self._held.get(root_a, set())]
            few, many = sorted(held, key=len)
            many |= few
            self._held[root_a] = many
        self.merges.append(Merge(code, a, b, is_sure, via, judgement))
        return True

    def join_all(
        self,
        origins: Iterable[int],
        code: str,
        *,
        is_sure: bool,
        via: int | None = None,
        judgement: JudgementFact | None = None,
    ) -> None:
        """Will join each origin to the first before it that it may be joined to."""
        heads: list[int] = []
        for origin in origins:
            for head in heads:
                if self.join(head, origin, code, is_sure=is_sure, via=via, judgement=judgement):
                    break
            else:
                if not any(self.bridges(head, origin) for head in heads):
                    heads.append(origin)
