"""Whose view it is where an article states one itself: its own author's, named or not."""

from claims.domain.corroboration.groups import SideView
from claims.domain.corroboration.naming import ARTICLES_NAMED, Named, bounded, in_own_voice


def authors_of(view: SideView) -> Named:
    """Will name the articles that state the view themselves, with how their authors sign.

    Of a view that an article states in its own voice the author is who holds it, even where nobody
    knows the author's name; no origin is made up for that, so the number stays as it is.
    """
    chains, names = view.chains, view.names
    own = sorted(
        {
            chains.appearances[index].article_id
            for index in view.measured.leading
            if in_own_voice(chains, index)
        }
    )
    told = [
        {
            "article": names.article_thing(one),
            "signed_as": chains.articles[one].signed_as,
            "authors": [names.source_thing(pk) for pk in chains.articles[one].author_ids],
        }
        for one in own[:ARTICLES_NAMED]
    ]
    return bounded(told, names.how_many(own), ARTICLES_NAMED)
