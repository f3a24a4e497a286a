"""Forms that lose nothing that was typed and overwrite nobody's work."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.utils import ErrorDict
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from accounts.errors import Refused

if TYPE_CHECKING:  # Django's forms take no type parameter when they run
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm

VERSION = "expected_version"

TAKEN = frozenset({"matches", "closest", "contains", "submit", "reset", "remove"})
"""What a form of a page can do: a box of such a name would stand in the place of that."""
REASON = "change_reason"


class Textarea(UnfoldAdminTextareaWidget):  # type: ignore[misc]
    """A text box that gives back what it held: a browser sends every line break as two characters."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The text with the line breaks that the box counted as one character each."""
        typed = super().value_from_datadict(data, files, name)
        return typed.replace("\r\n", "\n") if isinstance(typed, str) else typed


class Figure(forms.DecimalField):
    """A decimal as people write it: without the zeros that the database puts behind it."""

    def prepare_value(self, value: Any) -> Any:
        """The number without trailing zeros; what was typed, as it was typed."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class VersionedForm(ModelForm):
    """A form that knows which version of the record it was opened with."""

    expected_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if VERSION in self.fields and self.instance.pk:
            self.fields[VERSION].initial = getattr(self.instance, "row_version", None)

    def add_prefix(self, field_name: str) -> str:
        """What the box of a field is called on the page."""
        name: str = super().add_prefix(field_name)
        return f"{name}_" if name in TAKEN else name


class StackedForm(VersionedForm):
    """The form of a row whose page has no place for what is wrong with the row as a whole."""

    @property
    def errors(self) -> ErrorDict:
        """What is wrong; that of the row as a whole stands at its first field that is seen."""
        found: ErrorDict = super().errors
        seen = next((name for name in self.fields if not self[name].is_hidden), None)
        if seen is not None and NON_FIELD_ERRORS in found:
            found.setdefault(seen, self.error_class()).extend(found.pop(NON_FIELD_ERRORS).data)
        return found


class RecordForm(VersionedForm):
    """The form of one record.

    What a service refused in the first attempt to save is given back as `refusal`: the form then
    says so in its own place and is shown again as it was typed.
    """

    change_reason = forms.CharField(
        required=False,
        max_length=500,
        label="Why",
        widget=UnfoldAdminTextInputWidget,
        help_text="Goes into the history beside what you changed.",
    )

    refusal: ClassVar[ValidationError | Refused | None] = None

    def clean(self) -> dict[str, Any] | None:
        """Will check the form as a whole, and add what a service refused."""
        cleaned = super().clean()
        is_versioned = hasattr(self.instance, "row_version") and self.instance.pk is not None
        if is_versioned and self.cleaned_data.get(VERSION) is None:
            self.add_error(None, "The form does not say which version it was opened with.")
        for field, message in told(self.refusal):
            if field is None or field in self.fields:
                self.add_error(field, message)
            else:
                self.add_error(None, f"{field.replace('_', ' ')}: {' '.join(message.messages)}")
        return cleaned


def told(refusal: ValidationError | Refused | None) -> list[tuple[str | None, ValidationError]]:
    """Will list what a refusal says, each with the field that it is about."""
    if refusal is None:
        return []
    if isinstance(refusal, Refused):
        return [(None, ValidationError(refusal.message, code=refusal.code))]
    if not hasattr(refusal, "error_dict"):
        return [(None, error) for error in refusal.error_list]
    return [
        (None if name == NON_FIELD_ERRORS else name, error)
        for name, errors in refusal.error_dict.items()
        for error in errors
    ]
