"""Articles and sources, found by their words."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, ClassVar

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.permissions import may
from sources.domain.patterns import COUNTRY_PATTERN, LANGUAGE_PATTERN
from sources.domain.searching import has_hit, parts
from sources.domain.vocabulary import Genre, SourceKind
from sources.errors import QueryUnfit
from sources.models import Article, ArticleVersion, Source, SourceName
from sources.models.searching import line_of, marked
from sources.services.searching import Asked, Facet, Hit, Ranked, Shelf, counted, rank

Viewer = User | AnonymousUser
Known = Collection[str] | str
"""The values of a filter: these, or those of a pattern."""

ID_PATTERN = r"^[1-9][0-9]{0,17}$"
YEAR_PATTERN = r"^[1-9][0-9]{3}$"


class Kind:
    """A kind of record that is searched. `filters` are its facets, with the values they know."""

    name: ClassVar[str]
    filters: ClassVar[Mapping[str, Known]]

    def read_filters(self, given: Mapping[str, str]) -> dict[str, str]:
        """Will return what narrows the search, of what is given; what is empty does not.

        Raises: QueryUnfit, naming a value that is none of its filter.
        """
        asked = {name: given[name].strip() for name in self.filters if given.get(name, "").strip()}
        for name, value in asked.items():
            known = self.filters[name]
            fits = re.search(known, value) if isinstance(known, str) else value in known
            if not fits or "\n" in value:
                told = "" if isinstance(known, str) else f" Choose one of: {', '.join(known)}."
                raise QueryUnfit(f"There is no {name} “{value[:80]}”.{told}", parameter=name)
        return asked

    def rank(self, asked: Asked, filters: Mapping[str, str], *, by: Viewer) -> Ranked:
        """Will rank the records that pass the filters, and that this person may read."""
        raise NotImplementedError

    def facets(self, found: Ranked) -> list[Facet]:
        """Will count the values of every facet among what was ranked."""
        return [
            counted(name, (facts.get(name) for facts in found.facts.values()))
            for name in self.filters
        ]

    def hits(self, asked: Asked, found: Ranked, ids: Sequence[int]) -> list[Hit]:
        """Will read the records with these ids, in this order, hits marked; what is gone is left out."""
        raise NotImplementedError


class Articles(Kind):
    """Articles by their titles and bylines; by their texts too, where the asker may read the words."""

    name = "article"
    filters: ClassVar[Mapping[str, Known]] = {
        "publisher": ID_PATTERN,
        "year": YEAR_PATTERN,
        "language": LANGUAGE_PATTERN,
        "genre": tuple(Genre),
    }
    COLUMNS: ClassVar[dict[str, str]] = {
        "publisher": "publisher_id",
        "year": "published_from__year",
        "language": "language",
        "genre": "genre",
    }

    def rank(self, asked: Asked, filters: Mapping[str, str], *, by: Viewer) -> Ranked:
        """Will rank articles; the fact `version` is the text that was read."""
        titles = Article.objects.to_find()
        texts = ArticleVersion.objects.readable(to_staff=may(by, "articleversion.view"))
        of_text = {name: f"article__{column}" for name, column in self.COLUMNS.items()}
        return rank(
            asked,
            [
                Shelf(
                    titles.having(**_columns(filters, self.COLUMNS)),
                    titles if filters else None,
                    facts=self.COLUMNS,
                ),
                Shelf(
                    texts.having(**_columns(filters, of_text)),
                    texts if filters else None,
                    place="article_id",
                    facts={**of_text, "version": "pk"},
                ),
            ],
        )

    def hits(self, asked: Asked, found: Ranked, ids: Sequence[int]) -> list[Hit]:
        """Will read articles with their publishers; the snippet is from the text."""
        title = marked("title", "language", asked.text)
        rows = Article.objects.for_listing().annotate(marked=title).in_bulk(list(ids))
        text = marked("text", "article__language", asked.text, short=True)
        read = ArticleVersion.objects.with_ids(
            found.facts[pk]["version"] for pk in ids if "version" in found.facts[pk]
        )
        texts = dict(read.annotate(marked=text).values_list("article_id", "marked"))
        hits = []
        for row in (rows[pk] for pk in ids if pk in rows):
            snippet = parts(texts.get(row.pk, ""))
            hits.append(Hit(row, parts(line_of(row)), snippet if has_hit(snippet) else ()))
        return hits


class Sources(Kind):
    """Sources by any of their names, however these are spelt."""

    name = "source"
    filters: ClassVar[Mapping[str, Known]] = {
        "source_kind": tuple(SourceKind),
        "country": COUNTRY_PATTERN,
    }
    COLUMNS: ClassVar[dict[str, str]] = {
        "source_kind": "source__kind",
        "country": "source__country",
    }

    def rank(self, asked: Asked, filters: Mapping[str, str], *, by: Viewer) -> Ranked:
        """Will rank sources; the fact `name` is the name that was found."""
        names = SourceName.objects.of_active()
        shelf = Shelf(
            names.having(**_columns(filters, self.COLUMNS)),
            names if filters else None,
            place="source_id",
            facts={**self.COLUMNS, "name": "text"},
            sounding=True,
        )
        return rank(asked, [shelf])

    def hits(self, asked: Asked, found: Ranked, ids: Sequence[int]) -> list[Hit]:
        """Will read sources; the snippet is the name that was found, where it is another one."""
        title = marked("name", "", asked.text)
        rows = Source.objects.annotate(marked=title).in_bulk(list(ids))
        hits = []
        for row in (rows[pk] for pk in ids if pk in rows):
            name = found.facts[row.pk]["name"]
            hits.append(Hit(row, parts(line_of(row)), parts(name) if name != row.name else ()))
        return hits


def _columns(filters: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, Any]:
    """The conditions that the filters come down to."""
    return {columns[name]: value for name, value in filters.items()}
