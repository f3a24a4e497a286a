"""What the API is compared with: the usual serializers with prefetch, and Datasette."""

import asyncio
import logging
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette
from django.db import connection
from django.urls import include, path
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView, tagged
from accounts.api.parameters import read_parameters
from accounts.api.views import ListView
from claims.api.claims import ClaimListView
from claims.api.hop_answers import AppearanceOut
from claims.api.serializers import ClaimOut
from claims.models import Appearance, Attribution, Claim, Corroboration
from claims.models.claim_queries import ClaimQuerySet
from reviews.api.details import ReviewOut
from reviews.models import Review
from web.api.dossier import DossierParameters


class SerialisedList(ClaimListView):
    """The list of claims by the framework's serializer, with whatever it reads prefetched."""

    get = ListView.get

    def rows(self, asked: dict[str, Any]) -> ClaimQuerySet:
        """The rows with all the serializer reads."""
        return super().rows(asked).for_listing().with_subjects()


class SerialisedDossier(ApiView):
    """The dossier by the framework's serializers, with whatever they read prefetched."""

    def get(self, request: Request, pk: int) -> Response:
        """Will answer the dossier."""
        most = read_parameters(request, DossierParameters)["page_size"]
        claim = Claim.objects.for_listing().with_subjects().get(pk=pk)
        hops = Attribution.objects.visible_to(request.user).for_listing()
        rows = Appearance.objects.visible_to(request.user).for_listing(hops)
        reviews = Review.objects.visible_to(request.user).of_claim(pk).for_api()
        result = Corroboration.objects.about(claim).current().first()
        told = ClaimOut(claim).data
        told.pop("relations")
        answer = {
            "claim": told,
            "corroboration": result.as_answer() if result else None,
            "appearances": {
                "results": AppearanceOut(rows.of([pk]).order_by("pk")[:most], many=True).data,
                "next": None,
            },
            "reviews": ReviewOut(reviews, many=True).data,
        }
        return tagged(request, Response(answer))


urlpatterns = [
    path("drf/claims/", SerialisedList.as_view()),
    path("drf/claims/<int:pk>/dossier/", SerialisedDossier.as_view()),
    path("", include("config.urls")),
]

TABLES = {
    "claims": "SELECT *, amount::text AS figure FROM claims_claim",
    "topics": "SELECT x.claim_id, t.slug, t.name FROM claims_claimtopic x "
    "JOIN claims_topic t ON t.id = x.topic_id",
    "subjects": "SELECT x.claim_id, s.id, s.name FROM claims_claimsubject x "
    "JOIN sources_source s ON s.id = x.source_id",
    "appearances": "SELECT a.*, r.title, p.id AS publisher_id, p.name AS publisher, v.sequence "
    "FROM claims_appearance a JOIN sources_article r ON r.id = a.article_id "
    "LEFT JOIN sources_source p ON p.id = r.publisher_id "
    "LEFT JOIN sources_articleversion v ON v.id = a.version_id",
    "hops": "SELECT h.*, o.kind AS origin_kind, o.title AS origin, s.id AS holder_id, "
    "s.name AS holder FROM claims_attribution h "
    "LEFT JOIN claims_origin o ON o.id = h.to_origin_id "
    "LEFT JOIN sources_source s ON s.id = o.holder_id",
    "results": "SELECT claim_id, result::text AS result, computed_at FROM claims_corroboration",
}
KEYS = ("topics(claim_id)", "subjects(claim_id)", "appearances(claim_id)", "results(claim_id)")

LIST = """SELECT *,
    (SELECT json_group_array(json_object('slug', slug, 'name', name)) FROM topics
        WHERE claim_id = claims.id) AS topics,
    (SELECT json_group_array(json_object('id', id, 'name', name)) FROM subjects
        WHERE claim_id = claims.id) AS subjects
FROM claims WHERE status = 'open' AND id > :number ORDER BY id LIMIT 50"""
DOSSIER = """SELECT a.*, claims.statement, CASE WHEN a.id = (
        SELECT min(id) FROM appearances WHERE claim_id = :number
    ) THEN (SELECT result FROM results WHERE claim_id = :number) END AS result,
    (SELECT json_group_array(json_object(
        'id', h.id, 'kind', h.kind, 'origin', h.origin, 'origin_kind', h.origin_kind,
        'holder', h.holder, 'holder_id', h.holder_id, 'to_appearance', h.to_appearance_id,
        'cue', h.cue, 'named_as', h.named_as, 'inferred', h.inferred, 'joint', h.joint,
        'judgement', h.judgement, 'created_at', h.created_at
    )) FROM hops h WHERE h.from_appearance_id = a.id) AS chain
FROM appearances a JOIN claims ON claims.id = a.claim_id
WHERE a.claim_id = :number AND a.status <> 'rejected' ORDER BY a.id LIMIT 50"""


def export(file: Path) -> None:
    """Will copy the rows into a database of SQLite, with the indexes that the questions need."""
    with sqlite3.connect(file) as target, connection.cursor() as cursor:
        for name, query in TABLES.items():
            cursor.execute(query)
            columns = list(dict.fromkeys(one[0] for one in cursor.description))
            key = {"id": "id INTEGER PRIMARY KEY"} if name != "subjects" else {}
            # Without a type the indexes could not be used: ids would be compared as text.
            key |= {one: f"{one} INTEGER" for one in columns if one.endswith("_id")}
            keyed = ", ".join(key.get(one, f'"{one}"') for one in columns)
            target.execute(f"CREATE TABLE {name} ({keyed})")
            places = ", ".join("?" * len(columns))
            while rows := cursor.fetchmany(10_000):
                target.executemany(
                    f"INSERT INTO {name} VALUES ({places})",
                    ([_plain(value) for value in row] for row in rows),
                )
        for index in (*KEYS, "hops(from_appearance_id)"):
            target.execute(f"CREATE INDEX {index.replace('(', '_').rstrip(')')} ON {index}")
        target.execute("ANALYZE")


def _plain(value: Any) -> Any:
    """A value as SQLite holds it."""
    return value if value is None or isinstance(value, int | float | str) else str(value)


class Peer:
    """Datasette, called in this process without a server in between."""

    def __init__(self, file: Path) -> None:
        logging.getLogger("httpx").setLevel(logging.WARNING)
        self._loop = asyncio.new_event_loop()
        self._datasette = Datasette(
            [], immutables=[str(file)], settings={"sql_time_limit_ms": 10_000}
        )
        self._loop.run_until_complete(self._datasette.invoke_startup())
        self._app = self._datasette.app()
        self._path = f"/{file.stem}.json"

    def get(self, sql: str, number: int) -> bytes:
        """What it answers to a question in SQL."""
        query = urlencode({"sql": sql, "number": number, "_shape": "array"})
        return self._loop.run_until_complete(self._ask(query))

    async def _ask(self, query: str) -> bytes:
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": self._path,
            "raw_path": self._path.encode(),
            "query_string": query.encode(),
            "headers": [(b"host", b"localhost")],
            "client": ("127.0.0.1", 1),
        }
        await self._app(scope, receive, send)
        assert sent[0]["status"] == 200, sent  # noqa: S101
        return b"".join(one.get("body", b"") for one in sent[1:])
