"""Foreign keys of several columns, as Django is told of them."""

import pytest
from django.db import connection
from django.db.migrations.state import ModelState, ProjectState

from accounts.models.references import Reference, key, refers
from reviews.models import SignOff

BY_SIGNER = next(one for one in SignOff._meta.constraints if one.name == "signoff_by_signer")


@pytest.mark.django_db
def test_the_statement_names_columns_in_their_order() -> None:
    with connection.schema_editor(collect_sql=True) as editor:
        said = BY_SIGNER.create_sql(SignOff, editor)
        undone = BY_SIGNER.remove_sql(SignOff, editor)
    assert said == (
        'ALTER TABLE "reviews_signoff" ADD CONSTRAINT "signoff_by_signer" '
        'FOREIGN KEY ("review_id", "signer_id", "part") '
        'REFERENCES "reviews_party" ("review_id", "person_id", "part")'
    )
    assert undone == 'ALTER TABLE "reviews_signoff" DROP CONSTRAINT "signoff_by_signer"'


@pytest.mark.django_db
def test_inside_of_create_table_it_waits_for_the_end() -> None:
    with connection.schema_editor(collect_sql=True) as editor:
        assert BY_SIGNER.constraint_sql(SignOff, editor) == ""
        assert editor.deferred_sql == [BY_SIGNER.create_sql(SignOff, editor)]


def test_a_migration_writes_it_down_whole() -> None:
    path, args, options = BY_SIGNER.deconstruct()
    assert path == "accounts.models.references.Reference"
    assert Reference(*args, **options) == BY_SIGNER
    assert Reference(*args, **{**options, "target": ("id",)}) != BY_SIGNER
    state = ProjectState()
    state.add_model(ModelState.from_model(SignOff))
    kept = state.models["reviews", "signoff"].options["constraints"]
    assert BY_SIGNER in kept


def test_what_it_says_when_it_refuses() -> None:
    made = refers("a_b", "a", to="x.Y", target=("b",), message="No.")
    assert (made.violation_error_code, made.violation_error_message) == ("a_b", "No.")
    assert key("a_key", "id", "a").violation_error_message == "id, a name one row."
