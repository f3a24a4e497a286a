"""Everything that the tables hold, so that two moments can be compared."""

import json
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from claims.models import Claim
from claims.services.corroboration import recompute

APPS = ("sources", "claims")
COUNTED = {"row_version"}
MODELS = [
    model
    for app in APPS
    for model in apps.get_app_config(app).get_models()
    if not hasattr(model, "pgh_tracked_model")
    and model._meta.model_name not in {"merge", "searchlanguage"}
]
RESULTS = [
    "claim_id",
    "label",
    "supports_confirmed",
    "supports_possible",
    "refutes_confirmed",
    "refutes_possible",
    "result",
    "input_hash",
]
"""What a current result says; each computation makes a new row."""


def settled() -> dict[str, list[str]]:
    """Everything, after the results of rows that were written past the services are computed."""
    with transaction.atomic():
        recompute(Claim.objects.values_list("pk", flat=True))
    return everything()


def everything() -> dict[str, list[str]]:
    """Every row of every table by its columns; of results only what the current ones say."""
    return {model._meta.label_lower: _rows(model) for model in MODELS}


def _rows(model: type[models.Model]) -> list[str]:
    if model._meta.model_name == "corroboration":
        current = model._default_manager.current().order_by("claim_id")  # type: ignore[attr-defined]
        return [_line(row) for row in current.values(*RESULTS)]
    names = [field.attname for field in model._meta.concrete_fields if field.name not in COUNTED]
    return [_line(row) for row in model._base_manager.order_by("pk").values(*names)]


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, cls=DjangoJSONEncoder, sort_keys=True)
