"""Articles that support a claim and, elsewhere in the same text, also qualify it."""

from collections.abc import Sequence

from claims.domain.corroboration.naming import Names
from claims.domain.corroboration.reasons import make_reason
from claims.domain.corroboration.result import Reason
from claims.domain.corroboration.sides import Sides


def qualifying_reasons(qualifies: Sequence[int], sides: Sides, names: Names) -> list[Reason]:
    """Will name the articles whose support has to be read together with another passage of theirs.

    `qualifies` are the places of the passages that count and qualify the claim.
    """
    told = names.chains.appearances
    supporting = {told[index].article_id for index in sides.supports.leading}
    also = [
        index
        for index in qualifies
        if told[index].article_id in supporting and names.chains.is_read(index)
    ]
    if not also:
        return []
    articles = sorted({told[index].article_id for index in also})
    passages = names.passages(also)
    return [
        make_reason(
            "also_qualifies",
            {"articles": names.article_things(articles), "passages": passages},
            articles=articles,
            articles_total=names.how_many(articles),
            appearances=[told[index].id for index in also],
            appearances_total=passages,
        )
    ]
