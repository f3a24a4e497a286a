"""The public log: entries in a row without gaps, a tree of hashes over them, and its head.

What is computed here and why it can be trusted: docs/howto/public-log.md.
"""

from collections.abc import Iterable
from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, GeneratedField, Q

from accounts.domain.merkle import Node
from accounts.domain.vocabulary import LogKind
from accounts.models.constraints import guard, must, refuse, unique
from accounts.models.record import AppendOnly

HEAD = 1
"""The id of the one head that there is."""

FOLLOWS = f"""
    IF NEW.size <> OLD.size + 1 OR NOT EXISTS (
        SELECT 1 FROM public.accounts_logleaf WHERE number = OLD.size
    ) THEN
        {refuse("loghead_follows_leaves", "The public log grows by one entry after the other.")}
    END IF;
"""

GAPLESS = f"""
    -- Whoever adds an entry holds the head: the next one waits until this one is committed or gone.
    PERFORM 1 FROM public.accounts_loghead WHERE id = {HEAD} FOR UPDATE;
    IF NOT EXISTS (
        SELECT 1 FROM public.accounts_loghead WHERE id = {HEAD} AND size = NEW.number
    ) THEN
        {refuse("logleaf_without_gap", "Entries of the public log are numbered without a gap.")}
    END IF;
"""

ONLY_ERASED = f"""
    IF NEW.erased_at IS NULL OR OLD.erased_at IS NOT NULL OR NEW.leaf_id <> OLD.leaf_id THEN
        {refuse("logsalt_only_erased", "What an entry binds is erased or stays as it is.")}
    END IF;
"""


def _word(path: str) -> GeneratedField:
    """A column that holds a word of the text, as the database reads it."""
    said = Func(F("text"), template=f"coalesce(%(expressions)s::jsonb #>> '{path}', '')")
    return GeneratedField(
        expression=said, output_field=models.CharField(max_length=30), db_persist=True
    )


class LogHead(models.Model):
    """Where the log ends: one row, held by whoever adds an entry until the transaction ends.

    `peaks` are the hashes of the largest whole subtrees from left to right, in hexadecimal: all that
    is needed to add the next leaf and to compute the root.
    """

    id = models.SmallIntegerField(primary_key=True, default=HEAD, editable=False)
    size = models.PositiveBigIntegerField(default=0)
    peaks = ArrayField(models.CharField(max_length=64), default=list, blank=True)

    class Meta:
        constraints = [must("loghead_only_one", Q(id=HEAD), "There is one public log.")]
        triggers = [guard("follows_leaves", FOLLOWS, operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.size} entries"


class LogLeafQuerySet(models.QuerySet["LogLeaf"]):
    """Questions about entries."""

    def between(self, start: int, end: int) -> "LogLeafQuerySet":
        """Entries from one number up to another, which is not among them, in their order."""
        return self.filter(number__gte=start, number__lt=end).order_by("number")

    def numbered(self, number: int) -> "LogLeafQuerySet":
        """The entry that has this number."""
        return self.filter(number=number)

    def of_kind(self, record_type: str, kind: LogKind) -> "LogLeafQuerySet":
        """Entries of one kind about records of one type, in their order."""
        return self.filter(record_type=record_type, kind=kind).order_by("number")

    def about(self, record_type: str, record_id: int, *kinds: LogKind) -> "LogLeafQuerySet":
        """Entries about one record, of these kinds, the latest first."""
        rows = self.filter(record_type=record_type, record_id=record_id, kind__in=kinds)
        return rows.order_by("-number")


class LogLeaf(AppendOnly):
    """One entry of the public log: canonical JSON of public facts, and its hash as a leaf.

    Numbers count from 0 without a gap. Everything is in `text`; the other columns are read from it.
    """

    number = models.PositiveBigIntegerField()
    text = models.TextField()
    hash = models.CharField(max_length=64)
    kind = _word("{kind}")
    record_type = _word("{record,type}")
    record_id = GeneratedField(
        expression=Func(
            F("text"), template="coalesce((%(expressions)s::jsonb #>> '{record,id}')::bigint, 0)"
        ),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )

    objects = LogLeafQuerySet.as_manager()

    class Meta(AppendOnly.Meta):
        ordering = ["number"]
        indexes = [
            models.Index(fields=["record_type", "record_id", "number"], name="logleaf_record")
        ]
        constraints = [
            unique("logleaf_number_once", "number", message="There is an entry of this number."),
            must(
                "logleaf_kind_known",
                Q(kind__in=list(LogKind), kind__isnull=False),
                "An entry tells of one of the kinds of acts that there are.",
            ),
            must(
                "logleaf_hash_of_text",
                Q(
                    hash=Func(
                        F("text"),
                        template=(
                            "encode(sha256('\\x00'::bytea || convert_to(%(expressions)s, 'UTF8')), "
                            "'hex')"
                        ),
                        output_field=models.CharField(),
                    )
                ),
                "The hash of an entry is that of its text.",
            ),
        ]
        triggers = [
            *AppendOnly.Meta.triggers,
            guard("without_gap", GAPLESS, operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"Entry {self.number}: {self.kind}"


class LogNodeQuerySet(models.QuerySet["LogNode"]):
    """Questions about nodes."""

    def at(self, nodes: Iterable[Node]) -> "LogNodeQuerySet":
        """These nodes, as far as they are kept."""
        places = [Q(level=node.level, index=node.place) for node in nodes]
        return self.filter(Q(*places, _connector=Q.OR)) if places else self.none()

    def as_they_came(self) -> "LogNodeQuerySet":
        """All nodes, each where its last leaf was added, the lower ones of a leaf first."""
        last: Any = Func(
            F("index"),
            F("level"),
            template="((%(expressions)s))",
            arg_joiner=" + 1) << (",
            output_field=models.BigIntegerField(),
        )
        return self.annotate(complete_at=last).order_by("complete_at", "level")


class LogNode(AppendOnly):
    """One whole subtree of two or more leaves: level 1 spans two of them, level 2 four."""

    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    objects = LogNodeQuerySet.as_manager()

    class Meta(AppendOnly.Meta):
        constraints = [
            must("lognode_above_leaves", Q(level__gte=1), "Leaves have a table of their own."),
            unique("lognode_once", "level", "index", message="This node is there already."),
        ]

    def __str__(self) -> str:
        return f"Node {self.index} of level {self.level}"


class LogSalt(models.Model):
    """The personal part of an entry, and the salt with which the entry binds it; it may be erased.

    The entry then still says that something was bound, and nobody can tell any more what.
    """

    leaf = models.OneToOneField(LogLeaf, models.PROTECT, related_name="salt")
    salt = models.CharField(max_length=64, blank=True)
    text = models.TextField(blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            must(
                "logsalt_erased_whole",
                Q(erased_at__isnull=True) & ~Q(salt="") & ~Q(text="")
                | Q(erased_at__isnull=False, salt="", text=""),
                "A personal part is erased with its salt, or kept with it.",
            )
        ]
        triggers = [guard("only_erased", ONLY_ERASED, operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"What {self.leaf} binds"
