"""Where the desk leads to: a page of it, or of the admin where the desk has none."""

from django.urls import NoReverseMatch, reverse


def to_workbench(article: int) -> str:
    """Where the text of an article is worked on."""
    try:
        return reverse("desk-workbench", args=[article])
    except NoReverseMatch:
        return reverse("article", args=[article])


def to_admin(label: str, pk: int) -> str:
    """Where a record is edited, by the label of its model."""
    return reverse(f"admin:{label.replace('.', '_')}_change", args=[pk])
