"""Figures that are reported otherwise than they were measured."""

from collections import defaultdict

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.figures.reports import Report, Reports
from claims.domain.corroboration.naming import Names
from claims.domain.corroboration.reasons import make_reason
from claims.domain.corroboration.result import Misquote, Reason
from claims.domain.quantities import same_figure, same_subject
from claims.domain.vocabulary import Stance


def find_misquotes(chains: Chains, reports: Reports) -> list[Misquote]:
    """Will compare what is reported of each record with what the record says.

    Only like is held against like: a number of people is no misquote of a share. Who disputes the
    claim misquotes only what somebody here has read at its source.
    """
    return [
        Misquote(
            chains.appearances[report.index].id,
            chains.appearances[report.index].article_id,
            origin,
            str(report.quantity),
            str(measured.quantity),
        )
        for origin, measured in sorted(reports.measured.items())
        for report in reports.by_origin[origin]
        if _differs(chains, report, measured)
    ]


def _differs(chains: Chains, report: Report, measured: Report) -> bool:
    disputes = chains.appearances[report.index].stance == Stance.REFUTES
    if disputes and not measured.is_at_source:
        return False
    return same_subject(report.quantity, measured.quantity) and not same_figure(
        report.quantity, measured.quantity, chains.facts.policy
    )


def misquote_reasons(misquotes: list[Misquote], names: Names) -> list[Reason]:
    """Will name who misquotes: one sentence for each wrong figure of each record."""
    alike: dict[tuple[int, str, str], list[Misquote]] = defaultdict(list)
    for one in misquotes:
        alike[one.origin, one.reported, one.measured].append(one)
    found = []
    for (origin, reported, measured), ones in alike.items():
        articles = list(dict.fromkeys(one.article for one in ones))
        found.append(
            make_reason(
                "misquote",
                {
                    "articles": names.article_things(articles),
                    "reported": reported,
                    "measured": measured,
                    "origin": names.origin_thing(origin),
                },
                origins=[origin],
                articles=articles,
                appearances=[one.appearance for one in ones],
                articles_total=names.how_many(articles),
                appearances_total=misquoting(ones, names),
            )
        )
    return found


def misquoting(misquotes: list[Misquote], names: Names) -> int:
    """Will count the appearances that misquote: a row may stand for many that are alike."""
    place = names.chains.place
    return names.passages([place[one.appearance] for one in misquotes])
