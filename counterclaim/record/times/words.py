"""The words of English news that speak of time: months, days, numbers, units, parts of the day, zones."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tues", "tue"),
            ("wednesday", "wed"),
            ("thursday", "thurs", "thur", "thu"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
"""0 is Monday, as in `date.weekday`."""

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""Meteorological seasons of the northern hemisphere; a winter is named by the year it starts in."""

PARTS = {
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "morning": "MO",
    "afternoon": "AF",
    "dusk": "EV",
    "sunset": "EV",
    "evening": "EV",
    "night": "NI",
    "nighttime": "NI",
    "daytime": "DT",
    "early hours": "MO",
    "small hours": "MO",
    "wee hours": "MO",
    "predawn": "MO",
    "pre-dawn": "MO",
}

PART_HOURS = {"MO": (5, 12), "MI": (12, 13), "AF": (12, 18), "EV": (18, 24), "NI": (20, 30), "DT": (8, 18)}
"""From which to which hour; 30 is six o'clock of the next morning. Ordinary usage, not measured."""

HOURS_BY_WORD = {
    "early hours": (0, 6),
    "small hours": (0, 5),
    "wee hours": (0, 5),
    "predawn": (3, 6),
    "pre-dawn": (3, 6),
    "dawn": (4, 7),
    "daybreak": (4, 7),
    "sunrise": (5, 8),
    "dusk": (17, 21),
    "sunset": (17, 21),
}
"""Words narrower than their TIMEX3 part."""

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS = {
    **{word: number for number, word in enumerate(ONES)},
    **{word: 10 * number for number, word in enumerate(TENS, start=2)},
    "hundred": 100,
    "dozen": 12,
}

ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
}

DECADES = {f"{word.removesuffix('y')}ies": number for word, number in zip(TENS, range(2, 10), strict=True)}

UNITS = {
    "second": "S",
    "minute": "m",
    "hour": "H",
    "day": "D",
    "night": "N",
    "week": "W",
    "fortnight": "F",
    "weekend": "E",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "T",
    "century": "C",
}
"""One letter a unit, in our own code; `m` is minutes and `M` months."""

ZONES = {
    "gmt": "Z",
    "utc": "Z",
    "z": "Z",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "moscow time": "+03:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "pst": "-08:00",
    "pdt": "-07:00",
}
"""Zones named by letters that mean one thing in English news. "Local time" and "Kyiv time" give no offset."""

FIXED_DAYS = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "new year's": (1, 1),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "may day": (5, 1),
    "victory day": (5, 9),
}

NOW = [
    "now",
    "currently",
    "nowadays",
    "at_the_moment",
    "these_days",
    "current",
    "at_this_time",
]
PAST = [
    "recently",
    "recent",
    "in_the_past",
    "the_past",
    "lately",
    "not_long_ago",
    "long_ago",
    "in_recent_times",
]
FUTURE = ["in_the_future", "the_future", "the_near_future", "in_the_near_future"]
REFERENCES = {
    word.replace("_", " "): value
    for words, value in ((NOW, "PRESENT_REF"), (PAST, "PAST_REF"), (FUTURE, "FUTURE_REF"))
    for word in words
}

SETS = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M"}
SETS |= {"yearly": "P1Y", "annually": "P1Y", "biweekly": "P2W"}


def read_number(text: str) -> float | None:
    """The number that digits or words spell: "24", "twenty-seven", "2 1/2", "a hundred"; None for "several"."""
    words = text.lower().replace("-", " ").replace(",", "").split()
    total, seen = 0.0, False
    for word in words:
        if word in {"a", "an", "and", "half", "of"}:
            total += 0.5 if word == "half" else 0
            seen = seen or word in {"a", "an", "half"}
        elif word == "1/2":
            total += 0.5
        elif word in NUMBERS:
            total = max(total, 1) * 100 if word == "hundred" else total + NUMBERS[word]
            seen = True
        else:
            try:
                total += float(word)
            except ValueError:
                return 2 if word == "couple" else None
            seen = True
    if words and words[0] in {"a", "an"} and total == 0:
        return 1
    return total if seen and total > 0 else None
