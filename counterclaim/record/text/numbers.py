"""Numbers as the news prints them: digits, words, dozens, ranges, and the words that bound them.

Works on characters, without a parse: "Twenty seven", "1 200", "1.2 million", "between 20 and 30", "at least a dozen".
What is plainly no count is never returned: money, percentages, times of day, decades, calibres ("122-mm"), names of
weapons ("T-72"), dates written in digits. Whether a number counts victims is decided in figures.py.
"""

import re
from dataclasses import dataclass
from functools import cache

from counterclaim.vocabulary import Bound

UNITS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "lakh": 100_000,
    "million": 1_000_000,
    "mln": 1_000_000,
    "mn": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "dozen": 12,
    "score": 20,
    "k": 1000,
    "m": 1_000_000,
}
SMALL = {word: value for value, word in enumerate(UNITS)} | {word: 20 + 10 * n for n, word in enumerate(TENS)}
VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
    "tens of millions": 20_000_000,
    "several": 3,
    "several tens": 24,
    "tens": 20,
    "a few": 3,
    "a handful": 3,
    "a number": 2,
}
"""The least a word admits: "dozens" is two dozen or more. No upper end is known."""

OWNING = ("own", "owns", "owned", "admits", "admitted", "gone", "went", "go", "goes", "going", "climbed", "moved")
HANDING = (
    "hand",
    "hands",
    "handed",
    "handing",
    "turn",
    "turned",
    "take",
    "taken",
    "took",
    "given",
    "ran",
    "fly",
    "flew",
)


def _no(*words: str) -> str:
    """A pattern that these words do not stand right before: "handed over 12", "owns up to one"."""
    return "".join(rf"(?<!{word}\s)" for word in words)


BEFORE: tuple[tuple[Bound, str], ...] = (
    ("at_least", r"at\s+least|no\s+fewer\s+than|(?:no|not)\s+less\s+than|not\s+fewer\s+than|a\s+minimum\s+of|minimum"),
    ("at_most", rf"{_no(*OWNING)}up\s+to|as\s+many\s+as|at\s+most|(?:no|not)\s+(?:more|higher|further|greater)\s+than"
                r"|a\s+maximum\s+of"
                r"|at\s+the\s+most|(?:not|n['’]t|never)\s+(?:yet\s+)?(?:exceed|surpass|pass|top)(?:e?s|p?ed|p?ing)?"),
    ("over", rf"(?:well\s+|far\s+|slightly\s+|a\s+little\s+)?(?:more\s+than|{_no(*HANDING)}over|above)|upwards?\s+of"
             r"|in\s+excess\s+of|(?:ha[sd]|have)\s+(?:now\s+|already\s+)?(?:passed|topped|crossed)|tops|topped"
             r"|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?"),
    ("under", r"fewer\s+than|less\s+than|under|below|just\s+under"),
    ("about", r"about|around|some|roughly|approximately|approx\.?"
        r"|(?:an\s+)?estimated|perhaps|maybe|close\s+to|nearer(?:\s+to)?|nearly|almost|circa|~"
              r"|as\s+much\s+as|reportedly\s+some|an\s+average\s+of|close\s+on|in\s+the\s+region\s+of|getting\s+on\s+for|c\.|est\."),
)  # fmt: skip
AFTER: tuple[tuple[Bound, str], ...] = (
    ("at_least", r"\+|[-\s]plus\b|\s+or\s+more\b|\s+at\s+(?:the\s+)?(?:very\s+)?least\b"),
    ("about", r"-odd\b|-some\b|\s+odd\b|\s+or\s+so\b"),
    ("at_most", r"\s+at\s+most\b|\s+or\s+fewer\b"),
)

_SMALL_WORD = "|".join(sorted(SMALL, key=len, reverse=True))
_SCALE_WORD = "hundred|thousand|million|billion|dozen|lakh|crore|score"
_WORDS = (
    rf"(?:(?<!not\s)a\s+(?:single|lone)\b|(?:{_SMALL_WORD})(?:[-‑\s]+(?:{_SMALL_WORD}|{_SCALE_WORD}))*|an?\s+(?:{_SCALE_WORD})(?:\s+(?:{_SCALE_WORD}))?"
    rf"|several\s+(?:{_SCALE_WORD})|a\s+few\s+(?:{_SCALE_WORD})|a\s+couple(?:\s+(?:of\s+)?(?:dozen|hundred|thousand))?|(?<=another\s)(?:dozen|hundred|thousand)"
    rf"|(?:{_SCALE_WORD})(?=\s+(?:people|killed|dead|hurt|wounded|injured|civilians|soldiers)))"
)
_TAIL = rf"(?:(?<=hundred|housand|million)\s+and\s+(?:{_SMALL_WORD})(?:[-\s]+(?:{_SMALL_WORD}|{_SCALE_WORD}))*)?"
_HALF = (
    r"(?:(?:half|(?:a\s+)?quarter|three\s+quarters)\s+(?:of\s+)?an?\s+(?:dozen|million|billion|thousand)"
    r"|(?:one|two|three|four|five|six|a)\s+(?:million\s+)?and\s+a\s+half\s+(?:million|thousand|billion|dozen)"
    r"|(?:one|two|three|four|five|a)\s+(?:million|thousand|billion)\s+and\s+a\s+half)"
)
_DIGITS = (
    r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?![\d,]\d)(?!\d)|\d{1,3}(?:\.\d{3})+(?![\d.])"
    r"|\d{1,3},\d{1,2}(?=\s*(?:million|billion|thousand|mln|bn)\b)|\d+(?:\.\d+)?)"
    r"(?:\s*(?:million|billion|thousand|hundred|dozen|lakh|crore|mln|bn|mn|k|m)\b)?"
)
_VAGUE = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(VAGUE, key=len, reverse=True))
_CORE = rf"(?:{_HALF}|\b{_WORDS}{_TAIL}|{_DIGITS}|\b(?:{_VAGUE}))"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: `start` to `end` with its bound words, `core_start` to `core_end` without them."""

    start: int
    end: int
    core_start: int
    core_end: int
    low: int | None
    high: int | None
    bound: Bound


MONTHS = 31
"""Days of a month: no day comes after."""
DATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+$"
)
"""What stands before a day: "its losses since September 27 to 404" tells of no 27 to 404."""


@cache
def compile_number() -> re.Pattern[str]:
    """The pattern of one number, or of a range of two."""
    dash = r"\s*[-–—‑]\s*|\s+(?:to|or)\s+"
    return re.compile(
        rf"(?<![\w$€£₽#/:.,])(?<![A-Za-z]-)(?:between\s+(?P<a>{_CORE})\s+and\s+(?P<b>{_CORE})"
        rf"|(?:(?<=range\s)|(?<=ranges\s)|(?<=ranged\s)|(?<=ranging\s))from\s+(?P<e>{_CORE})\s+to\s+(?P<f>{_CORE})"
        rf"|(?P<c>{_CORE})(?:(?P<dash>{dash})(?P<d>{_CORE}))?)(?![\w%/])(?!:\d)",
        re.IGNORECASE,
    )


@cache
def compile_bounds() -> tuple[tuple[tuple[Bound, re.Pattern[str]], ...], tuple[tuple[Bound, re.Pattern[str]], ...]]:
    """Patterns of the words before (ending at the number) and after it."""
    before = tuple((name, re.compile(rf"(?<!\w)(?:{words})\s*$", re.IGNORECASE)) for name, words in BEFORE)
    return before, tuple((name, re.compile(words, re.IGNORECASE)) for name, words in AFTER)


def find_numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text that might count something, in order and without overlap."""
    found: list[Number] = []
    position = 0
    while (match := compile_number().search(text, position)) is not None:
        number = read_match(text, match)
        position = match.end() if number is None else max(number.end, match.start() + 1)
        if number is not None:
            found.append(number)
    return tuple(found)


def read_match(text: str, match: re.Match[str]) -> Number | None:
    """The number of one match; None for money, percentages, measures, names, scores and dates."""
    if is_foreign(text, match):
        return read_first(text, match)
    revised = (
        re.search(
            r"\b(?:from|(?:ro|ri)s\w+\s+by|up\s+by|increased?\s+by|gr[eo]wn?\s+by)\s+$",
            text[max(0, match.start() - 16) : match.start()],
            re.IGNORECASE,
        )
        is not None
    )
    for one, two in (("a", "b"), ("e", "f"), ("c", "d")):
        if match[one] is None or match[two] is None or revised:
            continue
        low, high = parse_pair(match[one], match[two])
        if high is not None and high > MONTHS and DATED.search(text[max(0, match.start() - 12) : match.start()]):
            return bound_number(text, match.span(two), (high, high), "exact")
        if low is not None and high is not None and low < high:
            return bound_number(text, match.span(), (low, high), "between")
        if (match["dash"] or "").strip() == match["dash"]:
            return None
    core = next(name for name in "aec" if match[name] is not None)
    value = parse_value(match[core])
    if value is None:
        return read_first(text, match)
    return bound_number(text, match.span(core), value[:2], value[2])


def read_first(text: str, match: re.Match[str]) -> Number | None:
    """The first word alone of words that make no number together: "two three-year-old girls"."""
    first = re.match(rf"(?:{_SMALL_WORD})\b(?=\s+\w+-)", text[match.start() :], re.IGNORECASE)
    if first is None:
        return None
    value = SMALL[first[0].lower()]
    return bound_number(text, (match.start(), match.start() + first.end()), (value, value), "exact")


def is_foreign(text: str, match: re.Match[str]) -> bool:
    """Whether the characters around a match make it no count: "$5", "5%", "12th", "6-year-old", "10:30", "No. 5"."""
    after = text[match.end() : match.end() + 14]
    if re.match(
        r"\s*(?:%|percent|per\s+cent|pct|(?:mm|cm|km|kg)\b)|[-‑](?!odd\b|plus\b|some\b)[A-Za-z]|[-–]\d|[.,:]\d|°|'s\b|th\b",
        after,
        re.IGNORECASE,
    ):
        return True
    before = text[max(0, match.start() - 12) : match.start()]
    if re.search(r"(?:[$€£₽]\s?|\bNo\.?\s|№\s?|\b(?:Rs|USD|EUR)\.?\s)$", before):
        return True
    return re.search(r"[A-Za-z]{1,4}[-‑]$|\d[-–/.:]$", before) is not None


def parse_pair(one: str, two: str) -> tuple[int | None, int | None]:
    """Both ends of a range; a scale word on the second serves the first too ("two to three thousand")."""
    right = parse_value(two)
    left = parse_value(one)
    if left is None or right is None or left[1] is None or right[1] is None:
        return None, None
    low, high = left[0], right[0]
    scale = re.search(r"(million|billion|thousand|hundred|dozen|mln|bn|mn|k|m)$", two.strip(), re.IGNORECASE)
    if scale is None or low is None:
        return low, high
    if re.match(r"an?\s", two, re.IGNORECASE) is not None:
        return low, high
    bare = low < 1000 and not re.search(r"[a-z]{4,}$", one, re.IGNORECASE)
    if bare or one.strip().lower() in SMALL:
        low = low * SCALES[scale[1].lower()]
    return low, high


def parse_value(text: str) -> tuple[int | None, int | None, Bound] | None:
    """(low, high, bound) of a number without bound words; None if it is not whole."""
    plain = " ".join(text.lower().replace("‑", "-").split())
    if plain in ("a single", "a lone"):
        return 1, 1, "exact"
    if plain in VAGUE:
        return VAGUE[plain], None, "vague"
    if plain[0].isdigit():
        value = parse_digits(plain)
        return None if value is None else (value, value, "exact")
    return parse_words(plain)


def parse_digits(plain: str) -> int | None:
    """The value of "1,200", "1 200" or "1.2 million"; None for "3.5"."""
    match = re.fullmatch(r"([\d.,\s\u00a0\u202f\u2009]+?)\s*([a-z]*)", plain)
    if match is None:
        return None
    digits = re.sub(r"[,\s\u00a0\u202f\u2009]", "", match[1])
    scale = SCALES.get(match[2], 1)
    if scale > 1 and re.fullmatch(r"\d{1,3},\d{1,2}", match[1].strip()) is not None:
        digits = match[1].strip().replace(",", ".")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits) and scale == 1:
        digits = digits.replace(".", "")
    if "." in digits:
        value = round(float(digits) * scale, 3)
        return int(value) if value == int(value) and scale > 1 else None
    return int(digits) * scale


def parse_words(plain: str) -> tuple[int | None, int | None, Bound] | None:
    """The value of number words; "several dozen" is vague, "a couple" two."""
    words = plain.replace("-", " ").split()
    if words[0] == "several" or words[:2] == ["a", "few"]:
        return 3 * SCALES[words[-1]], None, "vague"
    if words[:2] == ["a", "couple"]:
        value = 2 * (SCALES[words[-1]] if len(words) > 2 else 1)
        return value, value, "exact"
    if "half" in words or "quarter" in words or "quarters" in words:
        return parse_half(words)
    total = current = 0
    for word in words:
        if word in SMALL:
            if current % 100 != 0 and not (current % 10 == 0 and current % 100 >= 20 and SMALL[word] < 10):
                return None
            current += SMALL[word]
        elif word in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0
    return total + current, total + current, "exact"


def parse_half(words: list[str]) -> tuple[int | None, int | None, Bound]:
    """The value of "half a million", "a quarter of a million", "one and a half million"."""
    scale = next(SCALES[word] for word in words if word in SCALES)
    if words[0] == "half":
        value = scale // 2
    elif "quarter" in words or "quarters" in words:
        value = scale // 4 * (3 if words[0] == "three" else 1)
    else:
        value = int((SMALL.get(words[0], 1) + 0.5) * scale)
    return value, value, "exact"


def bound_number(text: str, core: tuple[int, int], value: tuple[int | None, int | None], bound: Bound) -> Number:
    """The number with the words that bound it: "more than 20,000" is 20000 or more, bound "over"."""
    start, end = core
    low, high = value
    before, after = compile_bounds()
    head = text[max(0, start - 24) : start]
    for name, pattern in before:
        match = pattern.search(head)
        if match is not None and len(head[match.start() :].strip()) > 0:
            start -= len(head) - match.start()
            return Number(start, end, *core, *limit_value(name, low, high), name if bound != "vague" else "vague")
    for name, pattern in after:
        match = pattern.match(text, end)
        if match is not None and bound == "exact":
            return Number(start, match.end(), *core, *limit_value(name, low, high), name)
    return Number(start, end, *core, low, high, bound)


def limit_value(bound: Bound, low: int | None, high: int | None) -> tuple[int | None, int | None]:
    """What a bound leaves of the two ends."""
    if bound in ("at_least", "over"):
        return low, None
    if bound in ("at_most", "under"):
        return None, high
    return low, high
