"""Claimants that are nobody: a crowd, a place on the internet, a word for "we do not know"."""

from sources.domain.pages.words import squash

_ALONE = """
internet web online unknown unnamed anonymous various several multiple many some somebody someone
everybody everyone nobody people users user netizens public rumour rumours rumor rumors hearsay viral
meme memes none null undefined na tbd socialmedia
unbekannt anonym diverse verschiedene viele nutzer internetnutzer leute gerücht gerüchte
inconnu anonyme divers internautes plusieurs rumeur desconocido anónimo anonimo varios internautas
usuarios sconosciuto vari utenti desconhecido неизвестно неизвестный аноним интернет соцсети
пользователи слухи
"""
_CROWD = """
social media post posts posting postings message messages chain mail email emails page pages
account accounts group groups channel channels video videos image images photo photos picture
pictures website websites site sites blog blogs blogger bloggers source sources claim claims
the a an on in of and or from by via im auf dans sur les des le la los las en y und et
soziale sozialen medien netzwerke netzwerk beitrag beiträge nachricht kettenbrief réseaux sociaux
publication publications redes sociales publicaciones mensajes viralen virale forwarded shared
widely circulating unverified different other others
"""
_PLATFORMS = """
facebook twitter x whatsapp telegram tiktok instagram youtube reddit weibo wechat vk threads bluesky
mastodon signal discord pinterest snapchat
"""
ALONE = frozenset(_ALONE.split())
"""Words that are no name of anybody when they stand alone."""
CROWD = frozenset(_CROWD.split())
"""Words that, with nothing but their like around them, name a crowd."""
PLATFORMS = frozenset(_PLATFORMS.split())
ARTICLES = frozenset({"the", "das", "le", "el", "la", "l"})


def is_nobody(name: str) -> bool:
    """Whether a claimant's name names no person and no body.

    A platform is a company and may claim something; what "its users" say is nobody's word.

    >>> [is_nobody(name) for name in ("the Internet", "Facebook posts", "Facebook", "The Post")]
    [True, True, False, False]
    """
    words = [word for word in map(squash, name.split()) if word]
    if words and words[0] in ARTICLES:
        words = words[1:]
    if len(words) <= 1:
        return not words or words[0] in ALONE
    vague = ALONE | CROWD
    return any(word in vague for word in words) and all(w in vague | PLATFORMS for w in words)
