"""Imports of many records: how far each is, what could not be read, and what each key became."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from accounts.choices import enum_field, one_of
from accounts.domain.vocabulary import ImportFormat, ImportState
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import unique


class ImportRunQuerySet(AskedQuerySet["ImportRun"]):
    """Questions about imports."""

    def unfinished(self, sha256: str, *, dry_run: bool) -> "ImportRunQuerySet":
        """Imports of these very bytes that came to no end yet, the newest first."""
        over = [ImportState.DONE, ImportState.FAILED]
        rows = self.filter(sha256=sha256, dry_run=dry_run).exclude(state__in=over)
        return rows.order_by("-pk")

    def for_listing(self) -> "ImportRunQuerySet":
        """Imports with whoever started them, in one query."""
        return self.select_related("started_by")


class ImportRun(models.Model):
    """One import. `position` and `line` say how much of the file is in the database for good.

    They are written in the transaction of what they count: whatever ends a process, the import goes
    on from there. `counts` tells by kind of line what was added, was known, or was refused.
    """

    name = models.CharField(max_length=200)
    format = enum_field(ImportFormat, default=ImportFormat.NDJSON)
    kind = models.CharField(max_length=30, blank=True, default="")
    dry_run = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    position = models.BigIntegerField(default=0)
    line = models.BigIntegerField(default=0)
    state = enum_field(ImportState, default=ImportState.WAITING)
    counts = models.JSONField(default=dict)
    faults = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True, default="")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    changed_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["sha256"], name="importrun_sha256")]
        constraints = [
            one_of("importrun_state_known", "state", ImportState),
            one_of("importrun_format_known", "format", ImportFormat),
        ]

    def __str__(self) -> str:
        return f"import of {self.name}"


class ImportPart(models.Model):
    """A stretch of a file that was handed in, until it is imported; any worker can read it."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            unique("importpart_once", "run", "number", message="This part is there already.")
        ]

    def __str__(self) -> str:
        return f"part {self.number} of {self.run}"


class ImportFaultQuerySet(AskedQuerySet["ImportFault"]):
    """Questions about what could not be read."""

    def of(self, run: int) -> "ImportFaultQuerySet":
        """The faults of one import, in the order of its lines."""
        return self.filter(run=run).order_by("line", "pk")


class ImportFault(models.Model):
    """Why one line of an import was refused: the field, its value, a stable code and a sentence."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="report")
    line = models.BigIntegerField()
    field = models.CharField(max_length=300, blank=True, default="")
    value = models.CharField(max_length=300, blank=True, default="")
    code = models.CharField(max_length=100)
    said = models.TextField()

    objects = ImportFaultQuerySet.as_manager()

    class Meta:
        ordering = ["run", "line", "pk"]

    def __str__(self) -> str:
        return f"line {self.line}: {self.said}"


class ImportedKey(models.Model):
    """What a record is called elsewhere: the key under which an import brought it, and from where."""

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=300)
    object_id = models.BigIntegerField()
    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="keys", db_index=False)
    line = models.BigIntegerField()

    class Meta:
        constraints = [
            unique("importedkey_once", "kind", "key", message="A record has this key already."),
            unique(
                "importedkey_one_of_record",
                "kind",
                "object_id",
                message="This record has a key already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class InstallationQuerySet(models.QuerySet["Installation"]):
    """Questions about this installation."""

    def code(self) -> str:
        """What tells the records of this installation from those of others."""
        return self.values_list("code", flat=True).get()


class Installation(models.Model):
    """The one row that names this installation; made with the database, and kept in its backups.

    A record without a key of others is called by kind, number and this code: `claim:3@5f1c09ab77d2`.
    """

    code = models.CharField(max_length=12)

    objects = InstallationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.code
