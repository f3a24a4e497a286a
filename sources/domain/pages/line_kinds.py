"""What a single line of a page is, by its own words."""

import re

from sources.domain.pages.day_spans import relative_in, spans_in
from sources.domain.pages.names import byline_in
from sources.domain.pages.notices import LONGEST_NOTICE, is_disclaimer
from sources.domain.vocabulary import SegmentKind

LONGEST_LINE = 300
"""A longer line is a paragraph: only a disclaimer may be as long."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


RELATED = _any(
    r"^(related|more)( (article|articles|story|stories|news|content|reading|topics|coverage|"
    r"posts?|links?))?\s*(:|$)",
    r"^(see|read|watch|listen)( also| more| next| too| on)\b.{0,200}$",
    r"^(more (on|from|about) (this|the)\b|you (may|might) (also )?(like|be interested)|also (read|"
    r"see)\b|"
    r"recommended( for you)?\s*(:|$)|further reading|don[’']t miss|most read|in case you missed)",
    r"^(lesen sie|mehr zum thema|das könnte sie|siehe auch|auch interessant|mehr dazu)",
    r"^(lire aussi|à lire|voir aussi|sur le même sujet)|^(lea también|lee también|te puede interesar|"
    r"ver también|más sobre)|^(leggi anche|leia também|leia mais|veja também|czytaj (też|także))",
    r"^(читайте (также|ещё|еще)|по теме|смотрите также|читайте також|читати також|материалы по теме)",
    r"^(اقرأ أيضا|اقرأ أيضاً|مواضيع ذات صلة|بیشتر بخوانید)",
    r"^(関連記事|相关(阅读|新闻|文章)|相關(閱讀|新聞)|관련 ?기사)",
)
CAPTION = _any(
    r"^(photo|image|picture|pictured|foto|bild|illustration|graphic|photograph|caption|video|"
    r"abb(ildung)?\.?|"
    r"фото|зображення|imagen|immagine|クレジット|写真|图片|圖|사진|صورة)(graf|grafía)?( (credit|by|"
    r"courtesy))?\s*[:：/|©]",
    r"[(\[](photo|image|source|picture|credit|foto|bild|quelle|fuente|источник|фото|"
    r"via)s?( (credit|by|courtesy))?\s*[:：][^()]{2,60}[)\]]\W*$",
    r"\b(photo(graph)?|image|picture|foto|фото)( (credit|courtesy)( of)?| by|"
    r"s?\s*:)\s*:?\s*[^.]{2,60}\.?$",
    r"[^.]\s/\s(kremlin\.ru|reuters|ap|afp|epa|epa-efe|getty( images)?|tass|sputnik|dpa|"
    r"picture alliance|"
    r"ria novosti|anadolu|bloomberg|wikimedia( commons)?|shutterstock|[\w-]+\.(ru|com|org|net|de|"
    r"gov|ua))\W*$",
    r"(©|\(c\))\s?[^.]{2,40}(/[^.]{2,30})?$",
    r"\b(getty images|ap photo|afp via getty|reuters/[A-Z]|wikimedia commons|epa-efe|"
    r"picture alliance)[^.]{0,40}\W*$",
)
COPYRIGHT = _any(
    r"^(copyright|©|\(c\))\s*(©|\(c\))?\s*(\d{4}|by|all)|^©",
    r"\bfor (personal|private|internal)(, non-?commercial)? use only\b",
    r"\b(this|our) (material|content|article|page|text)\b.{0,60}\bmay not be (published|reproduced|"
    r"copied|redistributed)\b",
    r"\ball rights reserved\b|alle rechte vorbehalten|все права защищены|tous droits réservés",
)
FURNITURE = _any(
    r"^you are here\b.{0,60}$|^skip to (main )?content|^(main )?menu$|^search$|^home$|^breadcrumb",
    r"^([\w &'’-]{2,25}\s*(>|»|›)\s*){1,5}[\w &'’-]{0,60}$",
    r"^([\w &'’-]{2,25}\s*/\s*){2,5}[\w &'’-]{0,60}$",
    r"^(share|tweet|print|email|e-mail|save|copy link|share this\b.{0,40}|share on .{2,30}|"
    r"facebook|twitter|"
    r"whatsapp|telegram|linkedin|pinterest|reddit|teilen|drucken|partager|compartir|поделиться|"
    r"condividi)"
    r"(\s*(?:[|/,·•]\s*)?(share|tweet|print|email|e-mail|save|facebook|twitter|whatsapp|telegram|"
    r"linkedin|pinterest|reddit|x))*$",
    r"^(sign ?up|sign ?in|log ?in|register|subscribe|follow us|follow|newsletter|advertisement|"
    r"anzeige|ad|"
    r"publicité|publicidad|реклама|sponsored|sponsored content|werbung)\b.{0,80}$",
    r"\b(subscribe (to|now|today)|sign up (for|to) (our|the)|follow us on|join us on|like us on|"
    r"download our app|"
    r"is now on (telegram|whatsapp|instagram)|our newsletter|abonnieren sie|suscríbete|"
    r"подписывайтесь)\b",
    r"^(in|on|auf) (tumblr|facebook|twitter|telegram|whatsapp|linkedin|vk|instagram)$",
    r"^(original (url|link|source|article)|permalink|url|link|source url|short link|"
    r"retrieved from)\s*:",
    r"^(https?://|www\.)\S+( \S{1,12})?$",
    r"^(tags?|topics?|keywords?|categories|category|filed under|schlagw\w+|themen|теги|mots-clés|"
    r"etiquetas)\s*:",
    r"^(\d+\s*)?(comments?|kommentare|commentaires|comentarios|комментарии|shares?|views|"
    r"likes?)(\s*\(?\d+\)?)?$",
    r"^\d{1,3}[ -]?(min(ute)?s?|minuten|мин)\.?( read| lesezeit| de lecture)?$|^reading time\b.{0,30}$",
    r"^(page|seite|p\.|стр\.)\s?\d+(\s?(of|von|/|из)\s?\d+)?$|^\d{1,4}$|^-\s?\d{1,3}\s?-$",
    r"^(listen to (this )?(article|story)|read aloud|play audio|audio|zum anhören)\b.{0,40}$",
    r"^(we use cookies|this (site|website) uses cookies|accept (all )?cookies|cookie settings|"
    r"privacy policy|terms of (use|service))",
    r"^(printed|downloaded|retrieved) (from|on|at) (https?:|www\.|\d).{0,200}$",
    r"^cancel (at )?any ?time\b.{0,40}$|^already (an? |have an? )?(subscriber|subscribed|member|registered|"
    r"account)(\?|\W+(sign|log) ?in\b).{0,40}$",
    r"^(keep|continue|to (keep|continue)) reading\b.{0,60}$|\b(subscribe|sign ?up|register|pay)\b.{0,60}"
    r"\bto (unlock|(continue )?read(ing)?) this (article|story)\b|"
    r"^unlimited (digital )?access\b.{0,60}$|^start your (free )?trial\b.{0,40}$",
    r"^(jetzt abonnieren|bereits abonnent|déjà abonné|ya (eres|soy) suscriptor|já é assinante|"
    r"уже подписан)\b.{0,60}$",
    r"^(back to top|load more|show more|read in app|continue reading|click here\b.{0,40}|next|"
    r"previous|close)$",
    r"^(for immediate release|press release|news release|media contacts?\b.{0,200}|"
    r"contact:.{0,200})\W*$",
    r"^(###|-30-|-\s?ends?\s?-|ends|\*\s?\*\s?\*)$",
)
BYLINE_LABEL = _any(
    r"^publication\s*:.{0,100}$|^(volume|issue|vol\.)\s*[:.]?\s*\d",
    r"^(the|our) (writer|author|columnist|reporter)s? (is|are|was|has|writes|works|teaches)\b.{0,250}$",
    r"^(about the author|über den autor|об авторе)\b.{0,250}$",
    r"^\W?(reporting|additional reporting|editing|writing|edited|compiled|translated|with (reporting|"
    r"files))"
    r"( and (editing|writing|reporting))? by\b.{0,200}$",
    r"^(source|quelle|fuente|источник)\s*:.{2,60}$",
    r"^(staff|special|senior|political|science|business) (writer|reporter|correspondent|"
    r"editor)s?\b.{0,60}$",
    r"^([\w ]{2,30})? ?(correspondent|korrespondent|staff reporter)\b.{0,40}$",
)
DATE_WORDS = re.compile(
    r"\b(published|posted|updated|last|modified|first|on|at|by|am|um|uhr|le|el|the|of|and|"
    r"mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|"
    r"samedi|dimanche|gmt|utc|est|edt|pst|pdt|cet|cest|msk|bst|pm|a\.m|p\.m|date|veröffentlicht|"
    r"aktualisiert|"
    r"publié|mis à jour|опубликовано|обновлено|года?|stand|release|issued|time|min|read)\b"
    r"|\d{1,2}[:.h]\d\d(:\d\d)?|[^\w\s]|\d+",
    re.IGNORECASE,
)
MOST_LEFT = 24


def is_date_line(line: str) -> bool:
    """Whether a line only says when, with little more than place and time around the day.

    >>> is_date_line("Published: 3 May 2019, 10:15 CET"), is_date_line("On 3 May 2019 rain fell.")
    (True, False)
    """
    spans = spans_in(line)
    if not spans or len(line) > 140:
        ago = relative_in(line)
        return bool(ago) and len(line) <= len(ago) + MOST_LEFT
    rest = line
    for span in spans:
        rest = rest.replace(span.written, " ")
    rest = " ".join(DATE_WORDS.sub(" ", rest).split())
    return len(rest) <= MOST_LEFT and not (rest and line.rstrip().endswith((".", "!", "?")))


def kind_of_line(line: str) -> SegmentKind | None:
    """Will return the part of a page that a line is; None where it may be body.

    >>> kind_of_line("Related article: Rain stops").value, kind_of_line("Rain fell.")
    ('related', None)
    """
    if len(line) > LONGEST_NOTICE:
        return None
    # Patterns that allow blanks on both sides of a sign would try every way to share a run of them.
    words = " ".join(line.split())
    if is_disclaimer(words):
        return SegmentKind.DISCLAIMER
    if len(line) > LONGEST_LINE:
        return None
    if is_date_line(line):
        return SegmentKind.BYLINE
    if COPYRIGHT.search(words) or FURNITURE.search(words):
        return SegmentKind.FURNITURE
    if RELATED.search(words):
        return SegmentKind.RELATED
    if CAPTION.search(words):
        return SegmentKind.CAPTION
    if byline_in(line) or BYLINE_LABEL.search(words):
        return SegmentKind.BYLINE
    return None
