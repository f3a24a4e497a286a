"""What must hold of two records before they can be one."""

from typing import Any

from sources.domain.merging import ONE_PER_BODY
from sources.domain.vocabulary import Held, IdentifierScheme, NameKind
from sources.models import ArticleVersion, SourceIdentifier, SourceName
from sources.services.merging.draft import Draft
from sources.services.merging.kinds import kind_of
from sources.services.merging.relations import known_relations, unknown_relations


def check(draft: Draft) -> None:
    """Will note what is in the way of the merge, and which texts of the two are the same."""
    for column in unknown_relations():
        draft.refuse(f"{column} refers to such records, and merging does not know it.")
    for record in (draft.survivor, draft.merged):
        if record.merged_into_id is not None:
            draft.refuse(
                f"“{record}” was itself merged into “{record.merged_into}”: choose that one."
            )
    if draft.survivor.pk == draft.merged.pk:
        draft.refuse("A record cannot be merged into itself.")
    else:
        kind_of(draft.survivor).check(draft)


def check_sources(draft: Draft) -> None:
    """Will note what speaks against one source of two."""
    if draft.merged.is_ours:
        draft.refuse(
            f"“{draft.merged}” is our own organisation: merge the other way round, "
            "so that its reviews stay known as ours."
        )
    if draft.survivor.kind != draft.merged.kind:
        kinds = [record.get_kind_display().lower() for record in (draft.survivor, draft.merged)]
        draft.warn(f"One is recorded as {kinds[0]}, the other as {kinds[1]}.")
    for scheme in sorted(ONE_PER_BODY):
        values = SourceIdentifier.objects.filter(
            source__in=[draft.survivor, draft.merged], scheme=scheme
        )
        if len({identifier.source_id for identifier in values}) > 1:
            told = " and ".join(sorted(identifier.value for identifier in values))
            label = dict(SourceIdentifier._meta.get_field("scheme").flatchoices)[
                IdentifierScheme(scheme).value
            ]
            draft.refuse(
                f"{label} knows them as two, {told}: delete the number that is wrong first."
            )


def keep_shown_name(draft: Draft) -> None:
    """Will have the survivor answer to the name by which the merged source was shown."""
    names = SourceName.objects.filter(
        source__in=[draft.survivor, draft.merged], text=draft.merged.name
    )
    if draft.merged.name != draft.survivor.name and not names.exists():
        kind = draft.known_as if draft.known_as != NameKind.PREFERRED else NameKind.ALIAS
        # Nobody recorded in which language the name is.
        draft.add(
            SourceName(
                source_id=draft.survivor.pk, text=draft.merged.name, language="und", kind=kind.value
            )
        )


def check_articles(draft: Draft) -> None:
    """Will note what speaks against one article of two, and which of their texts are the same."""
    survivor, merged = draft.survivor, draft.merged
    if survivor.publisher_id != merged.publisher_id and None not in (
        survivor.publisher_id,
        merged.publisher_id,
    ):
        draft.warn(f"They have different publishers: {survivor.publisher}, {merged.publisher}.")
    kept = list(ArticleVersion.objects.described().filter(article=survivor))
    others = list(ArticleVersion.objects.described().filter(article=merged))
    if (bool(others), merged.held == Held.TEXT) > (bool(kept), survivor.held == Held.TEXT):
        draft.refuse(
            f"The text of this article is recorded under no. {merged.pk}: "
            "merge the other way round, so that the record that holds it survives."
        )
    elif others:
        _match_texts(kept, others, draft)


def _match_texts(kept: list[Any], others: list[Any], draft: Draft) -> None:
    """Will find, for each version of the merged article, the same text among the survivor's."""
    by_hash = {version.sha256: version for version in kept}
    same = draft.goes.setdefault(ArticleVersion, {})
    for version in others:
        twin = by_hash.get(version.sha256)
        if twin is None:
            if version is others[-1] or _is_referred_to(version):
                draft.refuse(_another_text(version, draft))
        elif twin.withheld and not version.withheld:
            draft.refuse(
                f"Of version {twin.sequence} the survivor only knows the hash: attach its text "
                "there, or merge the other way round."
            )
        else:
            same[version.pk] = twin.pk


def _another_text(version: ArticleVersion, draft: Draft) -> str:
    return (
        f"Version {version.sequence} of no. {draft.merged.pk} is a text that no. "
        f"{draft.survivor.pk} never had. Of two texts that differ, record one as an update or a "
        "near-copy of the other; if both stood at one address, add the text as a version first."
    )


def _is_referred_to(version: ArticleVersion) -> bool:
    """Whether something that would move stands in this version."""
    return any(
        rows.model._base_manager.filter(**{column: version.pk}).exists()
        for rows in known_relations()
        if not rows.stays
        for column, target in rows.columns()
        if target is ArticleVersion
    )
