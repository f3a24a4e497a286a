"""Fills the forms of the admin as a browser would."""

from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.test import Client

Rows = list[tuple[str, dict[str, Any]]]
"""New rows: the prefix of their table, and what is typed into them."""


def filled(client: Client, url: str, *, rows: Rows | None = None, **typed: Any) -> dict[str, Any]:
    """What a browser would send from the form at `url` after adding `rows` and typing `typed`."""
    context = client.get(url).context
    data = _values(context["adminform"].form)
    templates: dict[str, dict[str, Any]] = {}
    for inline in context["inline_admin_formsets"]:
        data |= _rows(inline.formset, templates)
    for prefix, values in rows or []:
        _add_row(data, templates, prefix, values)
    return data | typed


def send(client: Client, url: str, *, rows: Rows | None = None, **typed: Any) -> HttpResponse:
    """Will fill the form at `url` and send it."""
    return client.post(url, filled(client, url, rows=rows, **typed))


def chosen(action: str, *rows: Model) -> dict[str, Any]:
    """What a browser sends when somebody chose these rows of a list, and said yes on the page that asks."""
    picked = {"action": action, "_selected_action": [row.pk for row in rows]}
    return picked | {"confirmed": "yes", "of": len(rows)}


def errors_of(response: HttpResponse) -> str:
    """Everything a form complains about, as one text; fails when the form was accepted."""
    assert response.status_code == 200, response["Location"]
    told = [str(response.context["adminform"].form.errors)]
    for inline in response.context["inline_admin_formsets"]:
        told += [str(form.errors) for form in inline.formset.forms]
        told.append(str(inline.formset.non_form_errors()))
        for form in inline.formset.forms:
            for nested in getattr(form, "nested_formsets", []):
                told += [str(nested.formset.errors), str(nested.formset.non_form_errors())]
    return " ".join(told)


def _rows(formset: Any, templates: dict[str, dict[str, Any]]) -> dict[str, Any]:
    data = _values(formset.management_form)
    empty = formset.empty_form
    templates[formset.prefix] = _values(empty)
    for nested in getattr(formset.form, "nested_formsets", []):
        _rows(nested.formset, templates)
    for form in formset.forms:
        data |= _values(form)
        for nested in getattr(form, "nested_formsets", []):
            data |= _rows(nested.formset, templates)
    return data


def _add_row(
    data: dict[str, Any], templates: dict[str, dict[str, Any]], prefix: str, values: dict[str, Any]
) -> None:
    total = f"{prefix}-TOTAL_FORMS"
    number = int(data.get(total, 0))
    data[total] = number + 1
    data.setdefault(f"{prefix}-INITIAL_FORMS", 0)
    parent, _, child = prefix.rpartition("-")
    template = templates.get(prefix) or templates[f"{parent.rpartition('-')[0]}-__prefix__-{child}"]
    for name, value in template.items():
        data[f"{prefix}-{number}-{name.rpartition('-')[2]}"] = value
    for name, value in values.items():
        data[f"{prefix}-{number}-{name}"] = value
    for nested in templates:
        if nested.startswith(f"{prefix}-__prefix__-"):
            data[nested.replace("__prefix__", str(number)) + "-TOTAL_FORMS"] = 0
            data[nested.replace("__prefix__", str(number)) + "-INITIAL_FORMS"] = 0


def _values(form: Any) -> dict[str, Any]:
    found = {}
    for name in form.fields:
        bound = form[name]
        value = bound.value()
        if value is True:
            found[bound.html_name] = "on"
        elif value is not None and value is not False:
            found[bound.html_name] = getattr(value, "pk", value)
    return found
