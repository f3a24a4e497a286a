"""Words that fact-checkers rate with, and the class each falls into; our own compilation.

A class says only what the verdict is about, not how sure it is: "true" and "false" are what the
words plainly say, "mixture" is whatever holds in part, "other" is a verdict about something else
than truth (satire, no proof, a question left open).
"""

from reviews.domain.vocabulary import RatingClass

_WORDS = {
    RatingClass.TRUE: """
        true | mostly true | largely true | basically true | correct | accurate | mostly
        accurate | mostly correct | verified | confirmed | fact | factual | supported |
        legit | correct attribution | this is true | yes | fair | spot on | genuine | wahr |
        richtig | größtenteils richtig | größtenteils wahr | stimmt | korrekt | bestätigt |
        vrai | plutôt vrai | exact | correct | avéré | verdadero | cierto | mayormente
        cierto | verdadeiro | vero | corretto | prawda | waar | grotendeels waar | sant |
        rigtigt | doğru | правда | верно | правдиво | صحيح | حقيقي | benar | 属实 | 正確 | 事実
    """,
    RatingClass.FALSE: """
        false | mostly false | largely false | totally false | completely false | pants on
        fire | four pinocchios | three pinocchios | incorrect | inaccurate | mostly
        inaccurate | wrong | fake | hoax | fabricated | fabrication | made up | not true |
        untrue | lie | baseless | unfounded | bogus | debunked | refuted | no | scam | fraud
        | altered | altered photo | altered video | altered image | manipulated | doctored |
        digitally altered | fake news | miscaptioned | misattributed | incorrect attribution
        | wrongly attributed | not accurate | no truth | clickbait | deepfake | ai generated
        | fake quote | labelled false | impostor content | fabricated content | distorts the
        facts | falsch | größtenteils falsch | unwahr | frei erfunden | erfunden | gefälscht
        | manipuliert | fälschung | faux | plutôt faux | inexact | détourné | infondé |
        trucage | falso | mayormente falso | bulo | engaño | montaje | incorrecto | mentira
        | falsa | bufala | sbagliato | fałsz | nieprawda | onwaar | grotendeels onwaar |
        falskt | falsk | forkert | yanlış | sahte | ложь | неправда | фейк | фальшивка |
        неверно | неправдиво | خطأ | كاذب | زائف | مفبرك | salah | hoaks | 虚假 | 錯誤 | 誤り | 偽
    """,
    RatingClass.MIXTURE: """
        mixture | mixed | half true | partly true | partially true | partly false |
        partially false | partially correct | partly correct | partially accurate | half
        right | misleading | mostly misleading | missing context | lacks context | lacking
        context | needs context | out of context | taken out of context | context needed |
        exaggerated | exaggeration | overstated | cherry picked | cherry picks | two
        pinocchios | one pinocchio | spins the facts | spin | distorted | half truth | half
        truths | imprecise | oversimplified | not the whole story | flawed reasoning |
        outdated | true but | true but misleading | conflates | selective | misrepresented |
        misrepresentation | decontextualised | decontextualized | teils teils | teilweise
        richtig | teilweise falsch | halb wahr | irreführend | fehlender kontext | falscher
        kontext | aus dem zusammenhang gerissen | übertrieben | trompeur | partiellement
        vrai | partiellement faux | à nuancer | c est plus compliqué | plus compliqué | hors
        contexte | exagéré | imprécis | engañoso | medias verdades | verdad a medias |
        verdadero a medias | fuera de contexto | exagerado | sin contexto | enganoso | fora
        de contexto | distorcido | fuorviante | parzialmente falso | parzialmente vero |
        manipulacja | misleidend | deels waar | vilseledende | vildledende | delvis sant |
        yanıltıcı | полуправда | манипуляция | вводит в заблуждение | частично правда | مضلل
        | جزئي | menyesatkan | 误导 | 部分錯誤 | ミスリード
    """,
    RatingClass.OTHER: """
        unproven | unproved | unverified | unverifiable | unsupported | no evidence | not
        enough evidence | insufficient evidence | inconclusive | undetermined | unknown |
        cannot be verified | can not be verified | unrated | no rating | not rated |
        research in progress | in progress | under investigation | satire | labeled satire |
        labelled satire | originated as satire | parody | humour | humor | opinion |
        prediction | legend | lost legend | explainer | explanation | analysis | context |
        full flop | half flip | no flip | verdict pending | other | recall | unbelegt |
        nicht belegt | unbewiesen | keine belege | nicht überprüfbar | offen | unklar |
        meinung | non vérifié | invérifiable | non prouvé | sans preuve | parodie | sátira |
        sin pruebas | sin verificar | no verificable | inverificable | insostenible | não
        verificado | insustentável | satira | non verificabile | bez dowodów | onbewezen |
        niet te verifiëren | kanıtlanamaz | не доказано | недоказуемо | сатира | غير مؤكد |
        ساخر | satir | 未證實 | 無法查證 | 根拠不明
    """,
}  # fmt: skip

SYMBOLS = {
    "✅": RatingClass.TRUE, "✔": RatingClass.TRUE, "☑": RatingClass.TRUE, "👍": RatingClass.TRUE,
    "🟢": RatingClass.TRUE, "❌": RatingClass.FALSE, "✖": RatingClass.FALSE, "✗": RatingClass.FALSE,
    "✘": RatingClass.FALSE, "🚫": RatingClass.FALSE, "👎": RatingClass.FALSE, "🤥": RatingClass.FALSE,
    "🔴": RatingClass.FALSE, "🟡": RatingClass.MIXTURE, "🟠": RatingClass.MIXTURE,
    "⚠": RatingClass.MIXTURE, "❓": RatingClass.OTHER, "❔": RatingClass.OTHER, "🤔": RatingClass.OTHER,
}  # fmt: skip
"""What a verdict of nothing but a symbol says."""


def listed() -> list[tuple[str, RatingClass]]:
    """Will return every word with its class, as it is written."""
    return [
        (" ".join(word.split()), normalised)
        for normalised, text in _WORDS.items()
        for word in text.split("|")
    ]
