"""Topics: to read, to add and to change."""

from typing import Any, ClassVar

from rest_framework import serializers

from accounts.api.described import described_change, described_removal
from accounts.api.examples import example
from accounts.api.fields import Text
from accounts.api.rows import ReasonedIn
from accounts.api.schema import described_addition, described_detail, described_list
from claims.api.rows import RowListView, RowView
from claims.models import Topic
from claims.models.claim import TopicQuerySet

TAG = "topics"


class TopicOut(serializers.ModelSerializer[Topic]):
    """A subject area under which claims are found."""

    class Meta:
        model = Topic
        fields = ["id", "slug", "name", "created_at", "row_version"]
        read_only_fields = fields


@example(name="Polls", slug="polls")
class TopicIn(ReasonedIn):
    """A subject area; the slug is its name in addresses."""

    name = Text(max_length=100)
    slug = Text(max_length=100, help_text="Letters, digits, - and _ alone.")


@described_list(
    name="Topic",
    out=TopicOut,
    says="Topics in the order in which they were added. `search` looks at name and slug.",
)
@described_addition(name="topic", body=TopicIn, out=TopicOut, says="Adds a topic.", met="")
class TopicListView(RowListView[Topic]):
    """Every topic."""

    out = TopicOut
    body = TopicIn
    route = "api:topic"
    writes: ClassVar[dict[str, str]] = {"POST": "topic.add"}
    model = Topic

    def found(self) -> TopicQuerySet:
        """Every topic."""
        return Topic.objects.all()

    def rows(self, asked: dict[str, Any]) -> TopicQuerySet:
        """Topics that contain the words."""
        return Topic.objects.matching(asked["search"])


@described_detail(name="topic", tag=TAG, out=TopicOut, says="One topic.")
@described_change(
    name="topic", tag=TAG, body=TopicIn, out=TopicOut, says="Changes the fields that are given."
)
@described_removal(name="topic", tag=TAG, says="Deletes a topic that no claim is filed under.")
class TopicView(RowView[Topic]):
    """One topic."""

    out = TopicOut
    body = TopicIn
    writes: ClassVar[dict[str, str]] = {"PATCH": "topic.change", "DELETE": "topic.delete"}
    listed = TopicListView
