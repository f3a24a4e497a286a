"""Each check finds the fault that is planted for it, and nothing in a database nobody tampered with."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from claims.models import Claim
from claims.services.corroboration import recompute
from config.database.roles import as_owner
from config.integrity import CHECKS, Check, Finding, Scope
from reviews.models import EvidenceFile
from sources.services.merging.verbs import merge_sources
from tests.accounts.log import fill
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory
from tests.factories.sources import SourceFactory, VersionFactory
from tests.reviews.writing import editor, proposed, published

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(900)]

DOCS = Path(__file__).resolve().parents[3] / "docs" / "operations.md"
PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 20


@pytest.fixture(autouse=True)
def kept(settings: Any, tmp_path: Path) -> None:
    """A place for checkpoints of their own."""
    settings.LOG_KEPT = tmp_path / "log_checkpoints"


def world() -> None:
    """One of everything that the faults need."""
    published()
    proposed()
    AppearanceFactory()
    VersionFactory()
    fill(UserFactory(), 3)
    EvidenceFile.objects.create(
        data=PNG, name="log.png", uploaded_at="2030-01-01T00:00Z", uploaded_by=editor()
    )
    one, other = SourceFactory(kind="person"), SourceFactory(kind="person")
    merge_sources(one, other, by=editor(), reason="The same person.")
    with transaction.atomic():
        recompute(Claim.objects.values_list("pk", flat=True))


OF_SCHEMA: dict[str, str] = {
    "constraints_validated": "ALTER TABLE sources_source ADD CONSTRAINT x CHECK (id > 0) NOT VALID",
    "constraints_present": "ALTER TABLE sources_source DROP CONSTRAINT source_named",
    "triggers_enabled": "ALTER TABLE accounts_event DISABLE TRIGGER USER",
    "triggers_present": "DROP TRIGGER never_truncated ON claims_claimevent",
    "kept_is_only_added_to": 'GRANT UPDATE ON accounts_event TO "{app}"',
    "references_hold": """
        ALTER TABLE sources_sourcename ADD CONSTRAINT x
            FOREIGN KEY (id) REFERENCES reviews_retraction (id) NOT VALID
    """,
    "counters_ahead": "ALTER TABLE sources_source ALTER COLUMN id RESTART WITH 1",
}
"""What guards the records is taken away."""

OF_ROWS: dict[str, str] = {
    "nobody_signed_own_work": """
        UPDATE reviews_signoff SET signer_id = (
            SELECT created_by_id FROM reviews_reviewversion WHERE id = version_id
        )
    """,
    "published_on_signatures": "UPDATE reviews_publication SET required = 2",
    "signed_is_public": "UPDATE reviews_publication SET content_hash = repeat('0', 64)",
    "public_is_the_latest": "UPDATE reviews_review SET publication_id = NULL",
    "evidence_as_signed": "UPDATE reviews_evidence SET answer = 'That it sank.'",
    "files_have_their_hash": """
        ALTER TABLE reviews_evidencefile ALTER COLUMN sha256 DROP EXPRESSION;
        UPDATE reviews_evidencefile SET data = data || 'x'
    """,
    "answers_are_fresh": "UPDATE claims_corroboration SET substance = repeat('0', 64)",
    "lists_show_the_answer": "UPDATE claims_claim SET supports_possible = 77",
    "answers_agree_with_themselves": """
        UPDATE claims_corroboration SET supports_possible = supports_possible + 1
    """,
    "texts_have_their_hash": "UPDATE sources_articleversion SET text = text || '!'",
    "quotes_stand_in_their_texts": """
        UPDATE claims_appearance SET "exact" = "exact" || '!' WHERE "exact" <> ''
    """,
    "nothing_refers_to_what_was_merged": """
        UPDATE sources_article SET publisher_id = (
            SELECT id FROM sources_source WHERE merged_into_id IS NOT NULL
        )
    """,
    "merges_agree_with_their_journal": "UPDATE sources_merge SET survivor_id = 987654",
    "keys_name_records": """
        INSERT INTO accounts_importedkey (kind, key, object_id, run_id, line)
        VALUES ('source', 'x', 987654, 1, 1)
    """,
    "history_tells_the_present": "UPDATE sources_source SET name = name || '!'",
    "history_tells_the_end": "DELETE FROM sources_sourcename",
    "log_verifies": """
        UPDATE accounts_logleaf SET text = replace(text, '"entry":1', '"entry":2') WHERE number = 1
    """,
    "jobs_go_on": """
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, status, scheduled_at)
        VALUES ('default', 'accounts.prune', 0, '{}', 'todo', now() - interval '2 hours')
    """,
}
"""What somebody writes who owns the tables, with every trigger off and every rule taken away."""

DISARM = """
    DO $$ DECLARE one record; BEGIN
        FOR one IN SELECT conrelid::regclass AS name, conname FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'c')
        LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.name, one.conname); END LOOP;
        FOR one IN SELECT oid::regclass AS name FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        LOOP EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', one.name); END LOOP;
    END $$
"""


def by_name(name: str) -> Check:
    return next(check for check in CHECKS if check.name == name)


def found_after(name: str, statement: str) -> Finding:
    """What a check finds once the fault is there; afterwards it is gone."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount != 0, "the fault changed nothing"
        found = by_name(name).made(Scope())
        transaction.set_rollback(True)
    return found


def test_each_fault_is_found_and_nothing_without_one() -> None:
    world()
    app = connections.settings["default"]["USER"]
    assert [check.name for check in CHECKS if check.name not in {*OF_SCHEMA, *OF_ROWS}] == []
    with as_owner():
        for everything in (False, True):
            clean = [check.made(Scope(everything=everything)) for check in CHECKS]
            assert [(one.name, one.first) for one in clean if one.count] == []
        for name, statement in OF_SCHEMA.items():
            assert found_after(name, statement.format(app=app)).count, name
            assert not by_name(name).made(Scope()).count, name
        with connection.cursor() as cursor:
            cursor.execute(DISARM)
        for name, statement in OF_ROWS.items():
            assert not by_name(name).made(Scope()).count, name
            found = found_after(name, statement)
            assert found.count >= len(found.first) >= 1, name


def test_the_command_tells_what_is_wrong_and_what_to_do() -> None:
    VersionFactory()
    out = StringIO()
    call_command("check_integrity", stdout=out)
    assert f"{len(CHECKS)} checks, 0 of them found something." in out.getvalue()
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_event DISABLE TRIGGER USER")
    with pytest.raises(SystemExit) as ended:
        call_command("check_integrity", only=["triggers_enabled"], stdout=(out := StringIO()))
    assert ended.value.code == 1
    assert "What to do: ALTER TABLE … ENABLE TRIGGER" in out.getvalue()
    with pytest.raises(SystemExit):
        call_command("check_integrity", json=True, stdout=(out := StringIO()))
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [one["name"] for one in lines if one["count"]] == ["triggers_enabled"]
    assert next(one for one in lines if one["count"])["first"][0].startswith("accounts_event.")
    with pytest.raises(CommandError):
        call_command("check_integrity", sample=0)


def test_the_page_for_whoever_runs_it_tells_of_every_check() -> None:
    told = DOCS.read_text(encoding="utf-8")
    assert [one.name for one in CHECKS if f"| `{one.name}` | {one.means} |" not in told] == []
