"""The columns of a figure, shared by claims and appearances."""

from django.db import models
from django.db.models import Q

from accounts.choices import enum_field, one_of
from accounts.models.constraints import must, ordered
from claims.domain.quantities import Quantity
from claims.domain.vocabulary import Comparator, Statistic
from sources.models.when import WhenField, when_ordered


class QuantityColumns(models.Model):
    """One figure: amount and bounds as decimals, their unit, and what they say of whom.

    Changes are signed ("30–40 % down" is -40 to -30). A share lies in 0 to 100.
    """

    amount = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    lower = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    upper = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True, default="")
    comparator = enum_field(Comparator, blank=True)
    statistic = enum_field(Statistic, blank=True)
    population = models.CharField(max_length=300, blank=True, default="")
    baseline = models.CharField(max_length=300, blank=True, default="")
    as_of = WhenField("figure as of")

    class Meta:
        abstract = True

    @property
    def quantity(self) -> Quantity | None:
        """The figure as a value, or None where none is recorded."""
        if not self.has_quantity:
            return None
        return Quantity(
            comparator=Comparator(self.comparator),
            statistic=Statistic(self.statistic),
            amount=self.amount,
            lower=self.lower,
            upper=self.upper,
            unit=self.unit,
            population=self.population,
            baseline=self.baseline,
            as_of=self.as_of.as_written or str(self.as_of),
        )

    @property
    def has_quantity(self) -> bool:
        """Whether a figure is recorded."""
        return bool(self.comparator)


def figure_rules(model: str) -> list[models.CheckConstraint]:
    """Will make the constraints of a figure for the model of this name."""
    return [
        one_of(f"{model}_comparator_known", "comparator", Comparator, blank=True),
        one_of(f"{model}_statistic_known", "statistic", Statistic, blank=True),
        ordered(
            f"{model}_bounds_ordered", "lower", "upper", "The lower bound is above the upper one."
        ),
        ordered(
            f"{model}_amount_from_lower", "lower", "amount", "The amount is below its lower bound."
        ),
        ordered(
            f"{model}_amount_to_upper", "amount", "upper", "The amount is above its upper bound."
        ),
        must(
            f"{model}_share_in_range",
            ~Q(statistic=Statistic.SHARE)
            | (
                (Q(amount__isnull=True) | Q(amount__range=(0, 100)))
                & (Q(lower__isnull=True) | Q(lower__range=(0, 100)))
                & (Q(upper__isnull=True) | Q(upper__range=(0, 100)))
            ),
            "A share lies between 0 and 100.",
        ),
        must(
            f"{model}_figure_says_how",
            Q(amount__isnull=True, lower__isnull=True, upper__isnull=True)
            | (~Q(comparator="") & ~Q(statistic="")),
            "A figure needs a comparator and a statistic.",
        ),
        must(
            f"{model}_between_has_bounds",
            ~Q(comparator=Comparator.BETWEEN) | Q(lower__isnull=False, upper__isnull=False),
            "A range needs both its bounds.",
        ),
        when_ordered(model, "as_of"),
    ]
