"""What a look-up must find, may find and must not find, written before the rules were tuned.

`WORLD` holds the sources, each with its recorded names; the first is the one it is shown by.
"""

from enum import StrEnum

from sources.domain.vocabulary import NameKind, SourceKind

PERSON, BODY = SourceKind.PERSON, SourceKind.RESEARCH_BODY


class Expect(StrEnum):
    """What a look-up has to do with a source."""

    TOP = "top"
    FOUND = "found"
    ABSENT = "absent"


World = dict[str, tuple[SourceKind, list[tuple[str, NameKind]]]]

PEOPLE = [
    "Vladimir Putin",
    "Vladimir Ptitsyn",
    "Vladimir Lukin",
    "Sergei Shoigu",
    "Sergei Lavrov",
    "Sergei Lazarev",
    "Sergei Skripal",
    "Maria Zakharova",
    "Dmitry Peskov",
    "Dmitry Medvedev",
    "Volodymyr Zelensky",
    "Petro Poroshenko",
    "Mikhail Gorbachev",
    "Mikhail Khodorkovsky",
    "Nikita Khrushchev",
    "Boris Yeltsin",
    "Yevgeny Primakov",
    "Alexei Navalny",
    "Alexander Lukashenko",
    "Shinzo Abe",
    "Fumio Kishida",
    "Kim Jong-un",
    "Kim Jong-il",
    "Xi Jinping",
    "Park Geun-hye",
    "Ko Jae-nam",
    "James Brown",
    "James Baker",
    "Gordon Brown",
    "John Smith",
    "John Smyth-Jones",
    "Jane Smith",
    "Angela Merkel",
    "Emmanuel Macron",
    "Theresa May",
    "Recep Tayyip Erdoğan",
    "Gerhard Schröder",
    "Mohammed bin Salman",
    "Mohamed Morsi",
    "Bashar al-Assad",
    "Abdel Fattah el-Sisi",
    "Muammar Gaddafi",
    "Narendra Modi",
    "José Manuel Barroso",
    "Petr Pavel",
    "Pyotr Pavlensky",
]
BODIES = [
    "Levada Center",
    "Nevada Center",
    "Carnegie Moscow Center",
    "The Moscow Times",
    "The Japan Times",
    "The Business Times",
    "Novaya Gazeta",
    "Nezavisimaya Gazeta",
    "Kommersant",
    "Bank of Russia",
    "Bank of Japan",
    "Ministry of Foreign Affairs of Russia",
    "Ministry of Foreign Affairs of Japan",
    "Government of Japan",
    "Government of France",
    "Reuters",
    "Siemens",
    "Gazprom-Media",
    "Gazprom",
]
RECORDED: World = {
    "Yoshihide Suga": (
        PERSON,
        [
            ("Yoshihide Suga", NameKind.PREFERRED),
            ("Acehide Sugi", NameKind.GARBLED),
            ("菅義偉", NameKind.TRANSLITERATION),
        ],
    ),
    "Taro Kono": (PERSON, [("Taro Kono", NameKind.PREFERRED), ("河野太郎", NameKind.ALIAS)]),
    "RT": (BODY, [("RT", NameKind.PREFERRED), ("Russia Today", NameKind.FORMER)]),
    "VCIOM": (
        BODY,
        [
            ("VCIOM", NameKind.PREFERRED),
            ("Russian Public Opinion Research Center", NameKind.ALIAS),
            ("ВЦИОМ", NameKind.TRANSLITERATION),
        ],
    ),
    "Republic": (BODY, [("Republic", NameKind.PREFERRED), ("Slon.ru", NameKind.FORMER)]),
    "Eurasia Daily Monitor": (
        BODY,
        [("Eurasia Daily Monitor", NameKind.PREFERRED), ("EDM", NameKind.ALIAS)],
    ),
    "World Health Organization": (
        BODY,
        [("World Health Organization", NameKind.PREFERRED), ("WHO", NameKind.ALIAS)],
    ),
}
WORLD: World = {
    **{name: (PERSON, [(name, NameKind.PREFERRED)]) for name in PEOPLE},
    **{name: (BODY, [(name, NameKind.PREFERRED)]) for name in BODIES},
    **RECORDED,
}

TOP: list[tuple[str, str]] = [
    # as it stands; case and marks
    ("Vladimir Putin", "Vladimir Putin"),
    ("vladimir putin", "Vladimir Putin"),
    ("RECEP TAYYIP ERDOGAN", "Recep Tayyip Erdoğan"),
    ("Jose Manuel Barroso", "José Manuel Barroso"),
    ("Shinzō Abe", "Shinzo Abe"),
    ("Gerhard Schroeder", "Gerhard Schröder"),
    ("Levada Center", "Levada Center"),
    # recorded
    ("Acehide Sugi", "Yoshihide Suga"),
    ("acehide sugi", "Yoshihide Suga"),
    ("菅義偉", "Yoshihide Suga"),
    ("Russia Today", "RT"),
    ("Slon.ru", "Republic"),
    ("EDM", "Eurasia Daily Monitor"),
    ("WHO", "World Health Organization"),
    ("ВЦИОМ", "VCIOM"),
    ("W.H.O.", "World Health Organization"),
    # written in another way that nobody recorded
    ("Шойгу", "Sergei Shoigu"),
    ("Сергей Шойгу", "Sergei Shoigu"),
    ("Sergey Shoygu", "Sergei Shoigu"),
    ("Sergej Schoigu", "Sergei Shoigu"),
    ("Sergueï Choïgou", "Sergei Shoigu"),
    ("Choïgou", "Sergei Shoigu"),
    ("Sergej Šojgu", "Sergei Shoigu"),
    ("Лавров", "Sergei Lavrov"),
    ("Sergej Lawrow", "Sergei Lavrov"),
    ("Lavrow", "Sergei Lavrov"),
    ("Zelenskyy", "Volodymyr Zelensky"),
    ("Selenskyj", "Volodymyr Zelensky"),
    ("Зеленский", "Volodymyr Zelensky"),
    ("Володимир Зеленський", "Volodymyr Zelensky"),
    ("Wolodymyr Selenskyj", "Volodymyr Zelensky"),
    ("Vladimir Zelenski", "Volodymyr Zelensky"),
    ("Vladimir Poutine", "Vladimir Putin"),
    ("Wladimir Putin", "Vladimir Putin"),
    ("Владимир Путин", "Vladimir Putin"),
    ("Michail Gorbatschow", "Mikhail Gorbachev"),
    ("Mikhaïl Gorbatchev", "Mikhail Gorbachev"),
    ("Горбачёв", "Mikhail Gorbachev"),
    ("Michail Chodorkowski", "Mikhail Khodorkovsky"),
    ("Ходорковский", "Mikhail Khodorkovsky"),
    ("Chruschtschow", "Nikita Khrushchev"),
    ("Никита Хрущёв", "Nikita Khrushchev"),
    ("Boris Eltsine", "Boris Yeltsin"),
    ("Boris Jelzin", "Boris Yeltsin"),
    ("Евгений Примаков", "Yevgeny Primakov"),
    ("Jewgeni Primakow", "Yevgeny Primakov"),
    ("Alexej Nawalny", "Alexei Navalny"),
    ("Aleksandr Lukashenka", "Alexander Lukashenko"),
    ("Dmitriy Medvedyev", "Dmitry Medvedev"),
    ("Muhammad bin Salman", "Mohammed bin Salman"),
    ("Mohamed ben Salmane", "Mohammed bin Salman"),
    ("Muhammad Mursi", "Mohamed Morsi"),
    ("Bashar el-Assad", "Bashar al-Assad"),
    ("Bashar Assad", "Bashar al-Assad"),
    ("Abdul Fattah al-Sisi", "Abdel Fattah el-Sisi"),
    ("Muammar Qaddafi", "Muammar Gaddafi"),
    ("Левада-Центр", "Levada Center"),
    ("Levada Centre", "Levada Center"),
    ("Новая газета", "Novaya Gazeta"),
    ("Коммерсантъ", "Kommersant"),
    # order, initials, names left out, titles, forms
    ("Abe Shinzo", "Shinzo Abe"),
    ("Putin, Vladimir", "Vladimir Putin"),
    ("Kishida Fumio", "Fumio Kishida"),
    ("Kim Jong Un", "Kim Jong-un"),
    ("Kim Jongun", "Kim Jong-un"),
    ("V. Putin", "Vladimir Putin"),
    ("V. V. Putin", "Vladimir Putin"),
    ("Vladimir Vladimirovich Putin", "Vladimir Putin"),
    ("Recep Erdogan", "Recep Tayyip Erdoğan"),
    ("President Putin", "Vladimir Putin"),
    ("President Vladimir Putin", "Vladimir Putin"),
    ("Mr. Abe", "Shinzo Abe"),
    ("Dr. Angela Merkel", "Angela Merkel"),
    ("Prime Minister Theresa May", "Theresa May"),
    ("Moscow Times", "The Moscow Times"),
    ("Siemens AG", "Siemens"),
    ("Reuters Ltd.", "Reuters"),
    ("Gazprom, OAO", "Gazprom"),
    ("Putin", "Vladimir Putin"),
    ("Merkel", "Angela Merkel"),
    # slips
    ("Vladmir Putin", "Vladimir Putin"),
    ("Vladimir Puttin", "Vladimir Putin"),
    ("Putln", "Vladimir Putin"),
    ("Angela Merkle", "Angela Merkel"),
    ("Narenda Modi", "Narendra Modi"),
    ("Emanuel Macorn", "Emmanuel Macron"),
    ("Medvdev", "Dmitry Medvedev"),
    ("Kommersnat", "Kommersant"),
    ("Levda Center", "Levada Center"),
]

FOUND: list[tuple[str, str]] = [
    ("Smith", "John Smith"),
    ("Smith", "Jane Smith"),
    ("Brown", "James Brown"),
    ("Brown", "Gordon Brown"),
    ("Assad", "Bashar al-Assad"),
    ("Carnegie", "Carnegie Moscow Center"),
    ("菅", "Yoshihide Suga"),
    ("河野", "Taro Kono"),
    ("Mohammed", "Mohamed Morsi"),
    ("Gazprom", "Gazprom-Media"),
]

ABSENT: list[tuple[str, str]] = [
    ("Vladimir Putin", "Vladimir Ptitsyn"),
    ("Vladimir Putin", "Vladimir Lukin"),
    ("Sergei Lavrov", "Sergei Lazarev"),
    ("Sergei Lavrov", "Sergei Shoigu"),
    ("Kim Jong-un", "Kim Jong-il"),
    ("James Brown", "Gordon Brown"),
    ("James Brown", "James Baker"),
    ("John Smith", "Jane Smith"),
    ("Bank of Russia", "Bank of Japan"),
    ("Government of Japan", "Government of France"),
    ("The Moscow Times", "The Japan Times"),
    ("The Moscow Times", "The Business Times"),
    ("Novaya Gazeta", "Nezavisimaya Gazeta"),
    ("Ministry of Foreign Affairs of Russia", "Ministry of Foreign Affairs of Japan"),
    ("Levada Center", "Carnegie Moscow Center"),
    ("Mohammed bin Salman", "Mohamed Morsi"),
    ("Petr Pavel", "Pyotr Pavlensky"),
    ("Theresa May", "Emmanuel Macron"),
    ("Somebody Else", "Vladimir Putin"),
    ("Dmitry Medvedev", "Dmitry Peskov"),
    ("Park Geun-hye", "Ko Jae-nam"),
    ("The Guardian", "The Moscow Times"),
    ("Republic of Korea", "RT"),
]

CASES: list[tuple[str, str, Expect]] = [
    *((query, name, Expect.TOP) for query, name in TOP),
    *((query, name, Expect.FOUND) for query, name in FOUND),
    *((query, name, Expect.ABSENT) for query, name in ABSENT),
]
