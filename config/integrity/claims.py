"""Whether the stored answers are those that the records give."""

from claims.services.rechecking import other_answers
from config.integrity.asking import Check, Found, Scope, asked, listed

SHOWN_OTHERWISE = """
    SELECT 'claim ' || claim.id FROM claims_claim claim
    JOIN claims_corroboration answer ON answer.claim_id = claim.id AND answer.superseded_at IS NULL
    WHERE NOT EXISTS (SELECT FROM claims_stalemark mark WHERE mark.claim_id = claim.id)
        AND (claim.label, claim.supports_confirmed, claim.supports_possible,
            claim.refutes_confirmed, claim.refutes_possible)
        IS DISTINCT FROM (answer.label, answer.supports_confirmed, answer.supports_possible,
            answer.refutes_confirmed, answer.refutes_possible)
    ORDER BY claim.id
"""
RESULTS = """
    SELECT 'claim ' || claim_id || ', result ' || id FROM claims_corroboration
    WHERE (result ->> 'full_label', (result #>> '{supports,confirmed}')::int,
        (result #>> '{supports,possible}')::int, (result #>> '{refutes,confirmed}')::int,
        (result #>> '{refutes,possible}')::int)
        IS DISTINCT FROM (label, supports_confirmed, supports_possible, refutes_confirmed,
            refutes_possible)
    ORDER BY claim_id, id
"""


def _other_answers(scope: Scope) -> Found:
    at_most = None if scope.everything else scope.sample
    return listed(f"claim {pk}" for pk in other_answers(at_most=at_most))


COUNT = "Run `manage.py corroboration --all --anew`, which counts every claim anew."

CLAIMS = (
    Check(
        "answers_are_fresh",
        "The stored answer of each claim is the one its records give, or it is marked as stale. "
        "Some claims are counted anew, with --all every one.",
        COUNT,
        _other_answers,
    ),
    Check(
        "lists_show_the_answer",
        "The counts that lists show are those of the stored answer.",
        COUNT,
        asked(SHOWN_OTHERWISE),
    ),
    Check(
        "answers_agree_with_themselves",
        "The columns of every answer, former ones too, say what its text says.",
        "A row was changed past the product: compare with a backup, then count anew.",
        asked(RESULTS),
    ),
)
