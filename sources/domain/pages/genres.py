"""What sort of text a page says it is."""

import re

from sources.domain.vocabulary import Genre

BY_TYPE = {
    "ClaimReview": Genre.FACT_CHECK,
    "OpinionNewsArticle": Genre.OPINION,
    "AnalysisNewsArticle": Genre.ANALYSIS,
    "ReportageNewsArticle": Genre.REPORTAGE,
    "SatiricalArticle": Genre.SATIRE,
    "SocialMediaPosting": Genre.SOCIAL_POST,
    "DiscussionForumPosting": Genre.SOCIAL_POST,
    "LiveBlogPosting": Genre.REPORTAGE,
    "AdvertiserContentArticle": Genre.PRESS_RELEASE,
    "Legislation": Genre.OFFICIAL_DOCUMENT,
    "GovernmentPublication": Genre.OFFICIAL_DOCUMENT,
}
BY_WORD = (
    (Genre.FACT_CHECK, r"fact[ -]?checks?|faktencheck|fact[ -]checking|verificaci[oó]n|désintox"),
    (Genre.SATIRE, r"satire|satirical|satira|сатира|parody"),
    (Genre.EDITORIAL, r"editorials?|leitartikel|leading article|редакционная статья|éditorial"),
    (
        Genre.OPINION,
        r"opinions?|op-?eds?|comment|commentary|columns?|columnists?|kommentar|kolumne|meinung|"
        r"tribune|opinión|columna|opinione|мнени[ея]|колонка|viewpoints?|letters? to the editor",
    ),
    (
        Genre.PRESS_RELEASE,
        r"press[ -]?releases?|news[ -]releases?|media[ -]releases?|pressemitteilung(en)?|"
        r"communiqué( de presse)?|comunicado( de (prensa|imprensa))?|comunicato stampa|пресс-релиз|"
        r"not[ai] (de prensa|de imprensa|stampa)|persbericht|pressmeddelande|pressemeddelelse|"
        r"komunikat prasowy|tisková zpráva|basın bülteni|siaran pers|прес-реліз|بيان صحفي|"
        r"プレスリリース|新闻稿|新聞稿|보도 ?자료|for immediate release",
    ),
    (
        Genre.POLL_RELEASE,
        r"(opinion )?(poll|survey) releases?",
    ),
    (Genre.ANALYSIS, r"analys[ie]s|news analysis|analyse|análisis|analisi|аналитика"),
    (Genre.INTERVIEW, r"interviews?|entrevista|entretien|intervista|интервью"),
    (Genre.TRANSCRIPT, r"transcripts?|стенограмма"),
    (Genre.STATEMENT, r"(official )?(statements?|speech(es)?|remarks)|rede|заявление"),
)
WORDS = tuple((genre, re.compile(rf"^(?:{words})$", re.IGNORECASE)) for genre, words in BY_WORD)
NUMBER = r"\s+(?:no|nr|n[º°]|№|#)?\.?\s?\d[\d/-]*"
FIRST_WORD = tuple(
    (genre, re.compile(rf"^\W{{0,3}}(?:{words})(?:{NUMBER})?\W*(?:[:|/–—]|$)", re.IGNORECASE))
    for genre, words in BY_WORD
    if genre in (Genre.PRESS_RELEASE, Genre.POLL_RELEASE, Genre.SATIRE)
)
BEFORE_COLON = tuple(
    (genre, re.compile(rf"^\W{{0,3}}(?:{words})\s*[:：]\s*\S", re.IGNORECASE))
    for genre, words in BY_WORD
    if genre is not Genre.POLL_RELEASE
)


LONGEST_LABEL = 200
"""What is longer is no label, and of a line no more is looked at."""
SEPARATORS = re.compile(r"[/>|,&]")


def genre_of_type(kind: str) -> Genre | None:
    """Will return the genre that a schema.org type stands for; a plain article has none.

    >>> genre_of_type("ClaimReview").value, genre_of_type("NewsArticle")
    ('fact_check', None)
    """
    return BY_TYPE.get(kind.rsplit("/", 1)[-1])


def genre_of_label(label: str) -> Genre | None:
    """Will return the genre that a section or a label names, if the whole label does.

    >>> genre_of_label("Opinion").value, genre_of_label("Opinion polls")
    ('opinion', None)
    """
    if len(label) > LONGEST_LABEL:
        return None
    plain = label.strip(" :|#»«[]()*–—.").replace("_", " ")
    for part in [plain, *map(str.strip, SEPARATORS.split(plain))]:
        for genre, pattern in WORDS:
            if pattern.match(part):
                return genre
    return None


def genre_of_line(line: str) -> Genre | None:
    """Will return the genre that a first line announces ("FOR IMMEDIATE RELEASE").

    >>> genre_of_line("PRESS RELEASE: Rain is over").value
    'press_release'
    """
    start = line[:LONGEST_LABEL]
    return next((genre for genre, pattern in FIRST_WORD if pattern.match(start)), None)


def genre_of_title(title: str) -> Genre | None:
    """Will return the genre that a title begins with and sets apart with a colon.

    >>> genre_of_title("Transcript: Hearing on rain").value, genre_of_title("Comment on rain")
    ('transcript', None)
    """
    start = title[:LONGEST_LABEL]
    return next((genre for genre, pattern in BEFORE_COLON if pattern.match(start)), None)
