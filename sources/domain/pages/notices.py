"""Sentences by which a page speaks of itself: disclaimers, machine translation, agencies, reprints."""

import re

LONGEST_NOTICE = 700
"""A paragraph longer than this is the article's own, whatever words are in it."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


DISCLAIMER = _any(
    r"\b(views?|opinions?|statements?)\b.{0,120}\b(do|does|are|may|need) not\b.{0,60}"
    r"\b(reflect|represent|those of|express|shared|endorse)",
    r"\bnot necessarily\b.{0,40}\b(reflect|represent|those of|shared|the (views|opinions))",
    r"\b(views|opinions) expressed\b.{0,80}\bare\b.{0,40}\b(own|alone|those of)",
    r"\bhas not been edited by\b|\bnot (edited|verified|checked) by\b.{0,40}\b(staff|editor|newsroom)",
    r"\b(is|are) not (legal|medical|investment|financial) advice\b",
    r"\b(sponsored|paid|partner) (content|post|article|advertisement)\b.{0,80}\b(by|from|for)\b",
    r"\bcheck against delivery\b|\bes gilt das gesprochene wort\b|\bseul le prononcé fait foi\b",
    r"\b(transcript|transcription|translation|subtitles)\b.{0,60}\bmay (contain|have|include)\b"
    r".{0,30}\b(errors?|mistakes|inaccurac)",
    r"\bis a (satirical|satire|parody|humou?r)\b.{0,160}\b(made up|invented|fictional|fictitious|"
    r"fiction|not real|not true|entertainment)\b",
    r"^(editor[’']?s[’']? note|note from the editors?|anmerkung der redaktion|note de la rédaction|"
    r"nota (de la redacción|del editor|da redação)|примечание редакции|от редакции)\s*[:：.–—-]",
    r"\b(author|writer)s? (declares?|has|have) no (conflicts?|competing interests?)",
    r"\bMeinung(en)?\b.{0,80}\b(nicht|spiegel[nt])\b.{0,80}\b(Redaktion|Meinung|wider|Herausgeber)",
    r"\bn[’']engagent? que\b|\bne reflètent? pas\b|\bne (représentent?|traduisent?) pas\b",
    r"\b(opiniones|puntos de vista)\b.{0,80}\bno (reflejan|representan|coinciden)",
    r"\b(opiniões|opinião)\b.{0,80}\bnão (refletem?|representam?)",
    r"\bopinioni\b.{0,80}\bnon (riflettono|rispecchiano|rappresentano)",
    r"мнени[ея].{0,80}(не совпад|может не|не отража)",
    r"думк[аи].{0,80}не (збіга|відобража)",
    r"(poglądy|opinie).{0,80}nie (odzwierciedla|muszą|są stanowiskiem)",
    r"الآراء.{0,80}(لا تعكس|لا تعبر|لا تمثل)",
    r"見解.{0,40}(ではありません|必ずしも)|不代表.{0,20}(立场|立場|观点|觀點)",
)
TRANSLATED_BY_MACHINE = _any(
    r"\b(machine|automatic(ally)?|auto|computer|AI)[- ](generated )?translat",
    r"\btranslated (automatically|by (a )?(machine|computer|AI|google|deepl|yandex|software|bing))",
    r"\btranslat(ed|ion)\b.{0,60}\b(using|with|by|via|from|powered by)\b.{0,25}"
    r"\b(google translate|deepl|artificial intelligence|AI|machine|microsoft translator|chatgpt)\b",
    r"\b(maschinell|automatisch|mit KI)\b.{0,30}\bübersetz|\bübersetz\w*\b.{0,40}\b(DeepL|KI|Maschine)",
    r"\b(traduit|traduction)\b.{0,40}\b(automatique|automatiquement|DeepL|IA|Google)",
    r"\b(traducid[oa]|traducción)\b.{0,40}\b(automática|automáticamente|DeepL|IA|Google)",
    r"\b(traduzid[oa]|tradução|tradott[oa]|traduzione)\b.{0,40}\b(automátic|automatic|DeepL|IA|Google)",
    r"машинн\w+ перевод|автоматическ\w+ перевод|переведено? (автоматически|машин|с помощью)",
    r"машинн\w+ переклад|автоматичн\w+ переклад|перекладено автоматично",
    r"(tłumaczenie|przetłumaczon\w+).{0,30}(automatyczn|maszynow)",
    r"\b(automatisch|machinaal|machine)\b.{0,20}\bvertaal",
    r"機械翻訳|自動翻訳|机器翻译|機器翻譯|自动翻译|自動翻譯|기계 ?번역|자동 ?번역",
    r"ترجمة (آلية|تلقائية)|ترجمه ماشینی|makine çevirisi|otomatik (olarak )?çevril",
)
REPUBLISHED = _any(
    r"\b(this|the) (article|story|piece|column|post|report|text)\b.{0,60}"
    r"\b(was|is|has been|were|appeared) ?(also |originally |first |re-?|being )*"
    r"(published|posted|appeared|printed|republished|reprinted|syndicated)\b.{0,60}"
    r"\b(in|by|on|at|from|with)\b",
    r"\b(originally|first) (published|appeared|posted) (in|on|by|at)\b",
    r"\b(re-?published|reprinted|reproduced) (here )?(with (kind )?permission|from|under)\b",
    r"\bread the original (article|story)\b",
    r"\b(zuerst|ursprünglich)\b.{0,40}\b(erschienen|veröffentlicht)\b",
    r"\b(publié|paru) (à l’origine|à l'origine|initialement|d’abord|d'abord)\b",
    r"\bpublicado originalmente\b|\bpubblicato originariamente\b|впервые опубликован",
)
POSITION_OF = re.compile(
    r"\b(?:reflect|represent|those of|views of)\b[^.]{0,60}?"
    r"\b(?:position|views?|opinions?|policy|stance|those|thinking)s? (?:or policy )?of "
    r"([Tt]he )?([A-Z][\w&’'.-]*(?: (?:of|the|and|[A-Z][\w&’'.-]*))*)"
)

AGENCIES = (
    "Reuters", "Thomson Reuters", "AP", "Associated Press", "The Associated Press", "AFP",
    "Agence France-Presse", "dpa", "Deutsche Presse-Agentur", "Bloomberg", "TASS", "Interfax",
    "RIA Novosti", "Xinhua", "Kyodo", "Kyodo News", "Jiji", "Yonhap", "EFE", "ANSA", "Lusa",
    "PTI", "Press Trust of India", "ANI", "IANS", "UPI", "United Press International", "PA",
    "PA Media", "Press Association", "APA", "SDA", "Keystone-SDA", "Belga", "ANP", "NTB", "TT",
    "Ritzau", "STT", "PAP", "ČTK", "CTK", "MTI", "Ukrinform", "UNIAN", "Belta", "Anadolu",
    "Anadolu Agency", "IRNA", "Fars", "SANA", "WAM", "MENA", "SPA", "KCNA", "CNA", "Bernama",
    "Antara", "AAP", "Canadian Press", "The Canadian Press", "Europa Press", "Agerpres", "Tanjug",
    "Тасс", "ТАСС", "РИА Новости", "Интерфакс", "Укринформ", "Рейтер",
)  # fmt: skip
KNOWN_AGENCY = {name.casefold(): name for name in AGENCIES}
WIRE_WORD = re.compile(
    r"\b(wire|news ?wire|newswire|press agency|news agency|news service|wire service)s?\b"
    r"|nachrichtenagentur|agence de presse|agencia de noticias|информагентство",
    re.IGNORECASE,
)
IN_DATELINE = re.compile(
    r"^\W{0,3}(?:[^\W\d_][^()\n—–-]{1,60}?)?\(([^()\d\n]{2,40})\)\s*[-–—―:.]{1,2}\s"
)
DATELINE_WITHOUT_DASH = re.compile(r"^[A-Z][A-Z .,'/-]{2,40}[^()\n]{0,30}\(([^()\d\n]{2,40})\)\s")
AFTER_TEXT = re.compile(r"^\W{0,2}(?:\(|\[)([^()\[\]\d\n]{2,60})(?:\)|\])\W?$")
CREDITED = re.compile(
    r"^(?:source|quelle|fuente|fonte|źródło|источник|with (?:reporting|files|material) (?:by|from)|"
    r"(?:additional )?reporting by|mit material von|avec)\b\s*:?\s*([^.;()\n]{2,60})",
    re.IGNORECASE,
)


def is_disclaimer(text: str) -> bool:
    """Whether a paragraph says whose views it does not give, or how it came about.

    >>> is_disclaimer("The views expressed here do not necessarily reflect those of the paper.")
    True
    """
    return len(text) <= LONGEST_NOTICE and any(
        pattern.search(text) for pattern in (DISCLAIMER, TRANSLATED_BY_MACHINE, REPUBLISHED)
    )


def is_machine_translation(text: str) -> bool:
    """Whether a notice says that the text was translated by a machine.

    >>> is_machine_translation("Diese Seite wurde maschinell übersetzt.")
    True
    """
    return len(text) <= LONGEST_NOTICE and bool(TRANSLATED_BY_MACHINE.search(text))


def agency(name: str) -> str:
    """Will return the name when it is that of a news agency, else an empty string.

    >>> agency("REUTERS"), agency("Example Wire"), agency("Jane Doe")
    ('Reuters', 'Example Wire', '')
    """
    bare = name.strip(" .,;:*–—-/")
    if bare.casefold() in KNOWN_AGENCY:
        return KNOWN_AGENCY[bare.casefold()]
    return bare if WIRE_WORD.search(bare) and len(bare.split()) <= 6 else ""


def agencies(names: str) -> list[str]:
    """Will return the agencies among several names that stand in one credit.

    >>> agencies("AFP/Reuters, Jane Doe")
    ['AFP', 'Reuters']
    """
    parts = re.split(r"\s*(?:[/,;&+|]|\band\b|\bund\b|\bet\b|\by\b)\s*", names)
    return list(dict.fromkeys(found for found in map(agency, [names, *parts]) if found))


def wires_in(paragraphs: list[str]) -> list[str]:
    """Will return the agencies that datelines, closing brackets and credit lines name.

    >>> wires_in(["BERLIN (Reuters) - Rain fell.", "It stopped.", "(AFP)"])
    ['Reuters', 'AFP']
    """
    found: list[str] = []
    for paragraph in paragraphs[:6]:
        match = IN_DATELINE.match(paragraph) or DATELINE_WITHOUT_DASH.match(paragraph)
        found += agencies(match.group(1)) if match else []
    short = [p for p in [*paragraphs[:4], *paragraphs[-4:]] if len(p) <= LONGEST_NOTICE]
    for paragraph in short:
        parts = paragraph.lstrip("([ ").split(";")
        credits = [CREDITED.match(part.strip()) for part in parts]
        for match in [AFTER_TEXT.match(paragraph), *credits]:
            found += agencies(match.group(1)) if match else []
    return list(dict.fromkeys(found))


def is_wire_story(paragraphs: list[str]) -> bool:
    """Whether the text itself begins as agencies begin theirs: with place and agency.

    >>> is_wire_story(["BERLIN (Reuters) - Rain fell."]), is_wire_story(["Rain fell."])
    (True, False)
    """
    matches = (IN_DATELINE.match(p) or DATELINE_WITHOUT_DASH.match(p) for p in paragraphs[:6])
    return any(agencies(match.group(1)) for match in matches if match)


def publisher_disclaiming(text: str) -> str:
    """Will return whose position a disclaimer says is not given: that is the publisher.

    >>> publisher_disclaiming("These do not necessarily reflect the position of The Daily Rain.")
    'The Daily Rain'
    """
    match = POSITION_OF.search(text[:LONGEST_NOTICE])
    return f"{(match[1] or '').capitalize()}{match[2]}".rstrip(" .") if match else ""
