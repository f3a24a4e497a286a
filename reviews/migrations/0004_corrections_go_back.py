"""A correction that is being judged goes back to its authors, or is taken back, without leaving public view."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0003_history_is_append_only"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="review",
            name="state_moves",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="state_moves",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP = 'INSERT' THEN\n        IF NEW.state <> 'draft' THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'review_state_moves', MESSAGE = format('A review begins as draft, not as %s.', NEW.state); END IF;\n    ELSIF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('approved', 'correcting'), ('approved', 'draft'), ('approved', 'in_review'), ('approved', 'published'), ('approved', 'scheduled'), ('archived', 'draft'), ('changes_requested', 'archived'), ('changes_requested', 'in_review'), ('changes_requested', 'published'), ('correcting', 'in_review'), ('correcting', 'published'), ('draft', 'archived'), ('draft', 'in_review'), ('in_review', 'approved'), ('in_review', 'archived'), ('in_review', 'changes_requested'), ('in_review', 'correcting'), ('in_review', 'draft'), ('published', 'correcting'), ('published', 'retracted'), ('scheduled', 'approved'), ('scheduled', 'published')) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'review_state_moves', MESSAGE = format('A review does not go from %s to %s.', OLD.state, NEW.state);\n    END IF;\n RETURN NULL;",
                    hash="e7c23dc2660d946986a95f619cba8e7d523a964c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_state_moves_ebcbf",
                    table="reviews_review",
                    when="AFTER",
                ),
            ),
        ),
    ]
