"""Short ways to write claims through the services."""

from claims.domain.vocabulary import (
    Basis,
)
from claims.models import Appearance, Claim, Origin
from claims.services import records
from claims.services.appearances import record_appearance
from claims.services.claims import create_claim
from sources.models import Article
from sources.services import records as source_records
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    OriginFactory,
)
from tests.violations import unsaved


def claim(**values: object) -> Claim:
    return create_claim(unsaved(ClaimFactory, **values), by=None)


def cites(of: Claim, origin: Origin | None = None, **values: object) -> Appearance:
    """One more article that has the claim from an origin, a statement of its own unless given."""
    hop = unsaved(AttributionFactory, from_appearance=None, to_origin=origin or OriginFactory())
    return record_appearance(unsaved(AppearanceFactory, claim=of, **values), by=None, chain=[hop])


def first_hand(of: Claim, **values: object) -> Appearance:
    row = unsaved(AppearanceFactory, claim=of, basis=Basis.OWN_REPORTING.value, **values)
    return record_appearance(row, by=None)


def edit(record: object, **values: object) -> None:
    """Will change a record; of an article's status nothing more is known unless it is given."""
    if isinstance(record, Article) and "status" in values and not record.status_changed_reason:
        values.setdefault("status_changed_reason", "nobody says since when")
    for name, value in values.items():
        setattr(record, name, value)
    save = records.save if record._meta.app_label == "claims" else source_records.save
    save(record, by=None)
