"""Sources and articles as linked data: W3C PROV agents and entities."""

from typing import Any

URN = "urn:second-source:"
"""How the key of an exported record becomes a name that is unique in the world."""

Node = dict[str, Any]


def name_of(key: str) -> str:
    """Will make the name of a record.

    >>> name_of("claim:3@5f1c")
    'urn:second-source:claim:3@5f1c'
    """
    return f"{URN}{key}"


def reference(key: str | None) -> Node | None:
    """Will point to a record."""
    return {"@id": name_of(key)} if key else None


def node(line: Node, type_: str | list[str], **told: Any) -> Node:
    """Will make a node of what is known of a record."""
    known = {name: value for name, value in told.items() if value not in (None, "", [], {})}
    return {"@id": name_of(line["key"]), "@type": type_, **known}


def days(when: Node | None) -> str | None:
    """Will write a partly known day as ISO 8601: the day, or the stretch it lies in.

    >>> days({"from": "2018-05-03", "to": "2018-05-03"}), days({"from": "2018-05-01", "to": None})
    ('2018-05-03', '2018-05-01/..')
    """
    if not when or not (when.get("from") or when.get("to")):
        return None
    first, last = when.get("from") or "..", when.get("to") or ".."
    return str(first) if first == last else f"{first}/{last}"


def agent(line: Node) -> Node:
    """Will make the agent that a source is."""
    type_ = "Person" if line["type"] == "person" else "Organization"
    return node(
        line,
        ["prov:Agent", type_],
        name=line["name"],
        description=line["description"],
        url=line["homepage"],
        alternateName=[one["text"] for one in line["names"] if one["text"] != line["name"]],
        identifier=[f"{one['scheme']}:{one['value']}" for one in line["identifiers"]],
    )


def entity(line: Node) -> Node:
    """Will make the entity that an article is, attributed to whoever published and wrote it."""
    credited = [reference(one["source"]) for one in line["credits"]]
    return node(
        line,
        ["prov:Entity", "Article"],
        headline=line["title"],
        inLanguage=line["language"],
        genre=line["genre"],
        datePublished=days(line["published"]),
        publisher=reference(line["publisher"]),
        url=[one["url"] for one in line["urls"]],
        **{"prov:wasAttributedTo": [one for one in credited if one]},
    )


def derivation(line: Node) -> Node | None:
    """Will say that an article was derived from another; None where that is not confirmed."""
    if line["judgement"] != "confirmed":
        return None
    how = "prov:wasRevisionOf" if line["type"] == "update_of" else "prov:wasDerivedFrom"
    return {"@id": name_of(line["from_article"]), how: reference(line["to_article"])}
