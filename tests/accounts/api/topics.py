"""A resource as small as one can be: topics to read, add, change and write in bulk."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.urls import include, path
from rest_framework import serializers

from accounts.api.fields import Text
from accounts.api.fieldsets import Names
from accounts.api.parameters import ListParameters, ordering
from accounts.api.writing import BulkView, CollectionView, RecordView
from accounts.models import User
from accounts.models.keyset import Keyset
from claims.models import Topic
from claims.services.records import save
from config.urls import urlpatterns as all_others

ORDERS = {"name": Keyset("name"), "-name": Keyset("name", descending=True)}


class TopicIn(serializers.Serializer[Any]):
    name = Text(max_length=100)
    slug = Text(max_length=100)


class TopicOut(serializers.ModelSerializer[Topic]):
    letters = serializers.SerializerMethodField()

    class Meta:
        model = Topic
        fields = ["id", "name", "slug", "row_version", "letters"]

    def get_letters(self, topic: Topic) -> int:
        return len(topic.name)


class TopicParameters(ListParameters):
    ordering = ordering(ORDERS)
    include = Names(required=False, max_length=200)


class TopicsView(CollectionView[Topic]):
    out = TopicOut
    takes = TopicParameters
    body = TopicIn
    route = "api:topic"
    orders = ORDERS
    optional = ("letters",)
    writes: ClassVar[dict[str, str]] = {"POST": "topic.add"}

    def rows(self, asked: dict[str, Any]) -> Any:
        return Topic.objects.filter(name__icontains=asked["search"])

    def add(self, given: dict[str, Any], *, by: User) -> Topic:
        topic = Topic(**given)
        save(topic, by=by)
        return topic


class TopicView(RecordView[Topic]):
    out = TopicOut
    body = TopicIn
    optional = ("letters",)
    writes: ClassVar[dict[str, str]] = {"PATCH": "topic.change"}

    def record(self, pk: int) -> Topic:
        return get_object_or_404(Topic, pk=pk)

    def change(self, record: Topic, given: dict[str, Any], *, by: User, seen: int) -> None:
        for name, value in given.items():
            setattr(record, name, value)
        save(record, by=by, expected_version=seen)


class TopicsBulkView(BulkView):
    adds = TopicsView
    changes = TopicView
    writes: ClassVar[dict[str, str]] = {"POST": "topic.add"}


urlpatterns = [
    path(
        "test/",
        include(
            (
                [
                    path("topics/", TopicsView.as_view(), name="topics"),
                    path("topics/bulk/", TopicsBulkView.as_view(), name="topics_bulk"),
                    path("topics/<int:pk>/", TopicView.as_view(), name="topic"),
                ],
                "api",
            ),
            namespace="api",
        ),
    ),
    *all_others,
]
