"""A good world in lines, and forty ways to get one line of it wrong."""

from typing import Any

Doc = dict[str, Any]

GOOD: list[Doc] = [
    {"kind": "topic", "key": "islands", "name": "Islands", "slug": "islands"},
    {"kind": "source", "key": "echo", "type": "publisher", "name": "Echo of Otaru", "country": "JP",
     "identifiers": [{"scheme": "domain", "value": "https://www.echo.example.org/"}]},
    {"kind": "source", "key": "mori", "type": "person", "name": "Mori"},
    {"kind": "article", "key": "a1", "publisher": "domain:echo.example.org", "title": "Ferry sinks",
     "published": {"from": "2018-05-03", "to": "2018-05-03"},
     "urls": [{"url": "https://echo.example.org/ferry?utm_source=x"}],
     "credits": [{"source": "mori", "role": "author"}],
     "versions": [{"text": "The ferry sank at noon, Mori said.", "captured_at": "2018-05-04T08:00:00Z",
                   "segments": [{"kind": "headline", "start": 0, "end": 3}]}]},
    {"kind": "article", "key": "a2", "publisher": "echo", "title": "Ferry", "held": "cited_only"},
    {"kind": "origin", "key": "o1", "type": "statement", "holder": "mori", "title": "Mori's word"},
    {"kind": "origin", "key": "o2", "type": "measurement", "title": "A poll",
     "poll": {"conductor": "echo", "sample": 1600, "margin_of_error": "2.5"}},
    {"kind": "claim", "key": "c1", "type": "event", "statement": "A ferry sank off Otaru.",
     "subjects": ["mori"], "topics": ["islands"]},
    {"kind": "claim", "key": "c2", "type": "numerical", "statement": "74 percent agreed.",
     "quantity": {"amount": "74", "unit": "percent", "comparator": "eq", "statistic": "share"}},
    {"kind": "appearance", "key": "p1", "claim": "c1", "article": "https://www.echo.example.org/ferry",
     "version": 1, "exact": "The ferry sank at noon", "start": 0, "end": 22, "status": "accepted",
     "basis": "attributed",
     "chain": [{"to_origin": "o1", "kind": "relays_statement", "cue": "Mori said", "cue_start": 24,
                "cue_end": 33, "named_as": "Mori"}]},
    {"kind": "appearance", "key": "p2", "claim": "c2", "article": "a2", "status": "accepted"},
    {"kind": "attribution", "key": "h1", "from_appearance": "p2", "to_origin": "o2", "type": "cites_data"},
    {"kind": "relation", "key": "r1", "from_claim": "c2", "to_claim": "c1", "type": "close",
     "judgement": "confirmed"},
]  # fmt: skip

SOURCE: Doc = {"kind": "source", "key": "x", "type": "publisher", "name": "X"}
ARTICLE: Doc = {
    "kind": "article",
    "key": "x",
    "publisher": "echo",
    "title": "X",
    "held": "cited_only",
}
CLAIM: Doc = {"kind": "claim", "key": "x", "type": "event", "statement": "Another ferry sank."}
FIGURE: Doc = {"amount": "3", "comparator": "eq", "statistic": "count"}
PLACE: Doc = {"kind": "appearance", "key": "x", "claim": "c1", "article": "a1", "version": 1,
              "exact": "ferry", "start": 4, "end": 9}  # fmt: skip
HOP: Doc = {"kind": "attribution", "key": "x", "from_appearance": "p2", "to_origin": "o1",
            "type": "relays_statement"}  # fmt: skip
ORIGIN: Doc = {"kind": "origin", "key": "x", "type": "statement", "holder": "mori"}
LONG = "x" * 501


def version(**values: Any) -> Doc:
    """An article with one version."""
    return {**ARTICLE, "held": "text", "versions": [values]}


FAULTS: list[tuple[bytes | Doc, str | None, str]] = [
    (b'{"kind": "claim", "key": ', "", "not_json"),
    (b'["claim"]', "", "not_json"),
    (b'{"kind": "claim", "key": "\xff"}', "", "not_utf8"),
    (b'{"kind": "claim", "key": "x", "statement": "\\ud800"}', "", "not_storable"),
    (b'{"kind": "claim", "key": "x", "statement": "a\\u0000"}', "statement", "not_storable"),
    ({"kind": "cliam", "key": "x"}, "kind", "unknown_kind"),
    ({**CLAIM, "key": None}, "key", "missing"),
    ({**CLAIM, "key": " "}, "key", "blank"),
    ({**CLAIM, "key": 7}, "key", "not_text"),
    ({**CLAIM, "key": "c1"}, "key", "key_repeated"),
    ({**CLAIM, "statment": "x"}, "statment", "unknown_field"),
    ({**CLAIM, "quantity": 3}, "quantity", "not_an_object"),
    ({**CLAIM, "subjects": "mori"}, "subjects", "not_a_list"),
    ({**CLAIM, "statement": None}, "statement", "missing"),
    ({**CLAIM, "statement": ""}, "statement", "blank"),
    ({**CLAIM, "statement": 5}, "statement", "not_text"),
    ({**CLAIM, "statement": LONG}, "statement", "too_long"),
    ({**CLAIM, "statement": "a\u202eb"}, "statement", "not_plain"),
    ({**CLAIM, "type": "rumour"}, "type", "unknown_word"),
    ({**CLAIM, "valid": {"from": "2018-02-30"}}, "valid.from", "not_a_day"),
    ({**CLAIM, "valid": {"from": "2018-05-02", "to": "2018-05-01"}}, "valid.from, valid.to",
     "claim_valid_ordered"),
    ({**CLAIM, "quantity": {**FIGURE, "amount": "many"}}, "quantity.amount", "not_a_number"),
    ({**CLAIM, "quantity": {**FIGURE, "statistic": "share", "amount": "101"}},
     "quantity.statistic, quantity.amount, quantity.lower, quantity.upper", "claim_share_in_range"),
    ({**CLAIM, "quantity": {"amount": "3"}}, None, "claim_figure_says_how"),
    ({**CLAIM, "subjects": ["nobody"]}, "subjects", "no_such_record"),
    ({**CLAIM, "language": "English!"}, "language", "claim_language_is_bcp47"),
    ({**SOURCE, "homepage": "ftp://x.example.org"}, "homepage", "not_an_address"),
    ({**SOURCE, "country": "Japan"}, "country", "too_long"),
    ({**SOURCE, "identifiers": [{"scheme": "domain", "value": "echo.example.org"}]},
     "identifiers.scheme, identifiers.value",
     "sourceidentifier_once"),
    ({**SOURCE, "names": [{"text": "X", "key": "x"}]}, "names.0.key", "unknown_field"),
    ({**ARTICLE, "machine_translated": "yes"}, "machine_translated", "not_true_or_false"),
    ({**ARTICLE, "publisher": None}, "publisher, publisher_reason", "article_publisher_or_reason"),
    ({**ARTICLE, "urls": [{"url": "http://echo.example.org/ferry/"}]}, "urls.normalised", "articleurl_once"),
    (version(text="A text", sha256="0" * 64), "", "articleversion_text_is_hashed"),
    (version(length=-4, sha256="0" * 64), "versions.length", "not_whole"),
    (version(text="A", captured_at="2018-05-04"), "versions.captured_at", "not_a_moment"),
    (version(text="Some text", segments=[{"kind": "caption", "start": 0, "end": 4},
                                         {"kind": "caption", "start": 2, "end": 6}]),
     "", "segment_no_overlap"),
    ({**ORIGIN, "holder": None}, "type, holder", "origin_held_by_somebody"),
    ({**ORIGIN, "poll": {"conductor": "echo"}}, "", "poll_origin_is_measurement"),
    ({**PLACE, "exact": "worry"}, "", "appearance_anchor_is_slice"),
    ({**PLACE, "end": 900}, "", "appearance_anchor_in_text"),
    ({**PLACE, "article": "a9"}, "article", "no_such_record"),
    ({**PLACE, "version": 4}, "", "appearance_version_of_article"),
    ({**HOP, "to_origin": None}, "to_appearance, to_origin", "attribution_one_target"),
    ({**HOP, "joint": 40000}, "joint", "too_large"),
    ({**HOP, "to_origin": "o2"}, "from_appearance, to_origin", "attribution_once_to_origin"),
    ({**HOP, "cue": "Mori", "cue_start": 1, "cue_end": 1}, "cue_end, cue_start, cue",
     "attribution_cue_whole"),
    ({"kind": "relation", "key": "x", "from_claim": "c1", "to_claim": "c1", "type": "implies"},
     "from_claim, to_claim", "claimrelation_not_to_itself"),
]  # fmt: skip
"""A line, and the field and code of its report; None where the field goes without saying."""
