"""Adding to the public log: what was done in a transaction goes in at its end, whole or not at all.

The head is the last thing that is locked: whoever holds it waits for nothing any more. That is why
acts are collected while they are done, and written when the outermost verb ends.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import F, Func

from accounts.domain.entries import Act, bound, canonical, entry_text
from accounts.domain.merkle import appended, leaf_hash
from accounts.domain.vocabulary import LogKind
from accounts.models import LogHead, LogLeaf, LogNode, LogSalt, User
from accounts.models.log import HEAD

SALT = 32
"""Bytes of a salt: as many as of a hash."""

_acts: ContextVar[list[Act] | None] = ContextVar("acts", default=None)


@contextmanager
def collected() -> Iterator[None]:
    """What is told inside goes into the public log at the end of the block, in its order.

    The caller is inside a transaction that ends right after; a block inside another one is part of
    it. Nothing goes in when the block raises.
    """
    if _acts.get() is not None:
        yield
        return
    acts: list[Act] = []
    token = _acts.set(acts)
    try:
        yield
        _append(acts)
    finally:
        _acts.reset(token)


@contextmanager
def taken_back_on_error() -> Iterator[None]:
    """A part of a transaction that may fail alone: what it told is not told then."""
    acts = _acts.get()
    known = len(acts) if acts is not None else 0
    try:
        yield
    except BaseException:
        if acts is not None:
            del acts[known:]
        raise


def tell(
    kind: LogKind,
    record: models.Model,
    *,
    by: User,
    at: datetime,
    facts: dict[str, Any] | None = None,
    personal: dict[str, Any] | None = None,
) -> None:
    """Will add what was done to the public log when the transaction at hand ends.

    `facts` are for everybody and stay for good. Who did it, and what is `personal` besides, is only
    bound by a hash and can be erased.
    """
    who = {"id": by.pk, "name": by.get_full_name()}
    act = Act(
        kind=kind,
        record=(record._meta.model_name or "", record.pk),
        at=at,
        facts=facts or {},
        personal={"by": who, **(personal or {})},
    )
    acts = _acts.get()
    if acts is None:
        with transaction.atomic():
            _append([act])
    else:
        acts.append(act)


def _append(acts: list[Act]) -> None:
    """Writes entries at the end of the log; the head is held until the transaction ends."""
    if not acts:
        return
    clock = Func(function="clock_timestamp", output_field=models.DateTimeField())
    head = LogHead.objects.select_for_update().annotate(clock=clock).get(pk=HEAD)
    for act in acts:
        _append_one(head, act, vars(head)["clock"])


def _append_one(head: LogHead, act: Act, logged: datetime) -> None:
    salt, text = secrets.token_bytes(SALT), canonical(act.personal)
    entry = entry_text(act, number=head.size, logged=logged, personal=bound(salt, text))
    hashed = leaf_hash(entry.encode())
    leaf = LogLeaf.objects.create(number=head.size, text=entry, hash=hashed.hex())
    LogSalt.objects.create(leaf=leaf, salt=salt.hex(), text=text)
    known = [bytes.fromhex(peak) for peak in head.peaks]
    peaks, new = appended(known, head.size, hashed)
    LogNode.objects.bulk_create(
        LogNode(level=level, index=head.size >> level, hash=one.hex())
        for level, one in enumerate(new, start=1)
    )
    head.peaks = [peak.hex() for peak in peaks]
    head.size += 1
    LogHead.objects.filter(pk=HEAD).update(size=F("size") + 1, peaks=head.peaks)
