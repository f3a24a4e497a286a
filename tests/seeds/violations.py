"""For each rule of `seeds`, a record that breaks it and nothing else."""

from seeds.models import Seeded
from tests.violations import Violation, again

VIOLATIONS: dict[str, Violation] = {
    "seeded_once": lambda: again(
        Seeded.objects.create(kind="source", key="levada", object_id=1), object_id=2
    ),
}
