"""How much credit one MUC-4 fill earns against another: 1, ½ or 0, after the scoring guidelines of May 1992.

Where the official procedure asked a person, fixed rules decide: a string is right if it has the key's words and head,
half right with the head alone or part of the key; a day inside the key's span, the right country alone, are half right.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from evals.muc_texts import MONTHS, Fill

DROPPED = frozenset(
    re.findall(
        r"\w+",
        """
        A THE AN THIS THAT THESE THOSE ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN MORE MOST MANY SEVERAL
        SOME ALL FEW ANY ANOTHER OTHER CERTAIN OF
        """,
    )
)
"""Words in front of a noun that make no difference: the official scorer's list."""
AFTER = frozenset(
    re.findall(
        r"\w+",
        """
        OF IN AT ON FROM WHO WHOM WHOSE WHICH THAT WITH FOR BY TO NEAR WHERE WHEN AND BELONGING LOCATED USING
        WEARING DRESSED OUTSIDE INSIDE ALONG BETWEEN BEFORE AFTER DURING AGAINST UNDER OVER THROUGH INCLUDING
        ACCUSED INJURED WOUNDED KILLED DESTROYED
        """,
    )
)
"""Words that end the head noun phrase."""
PARTIAL: dict[str, dict[str, frozenset[str]]] = {
    "type": dict.fromkeys(
        ("ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE"), frozenset({"ATTACK"})
    ),
    "confidence": {"SUSPECTED OR ACCUSED BY AUTHORITIES": frozenset({"SUSPECTED OR ACCUSED"})},
    "physical-effect": {"SOME DAMAGE": frozenset({"DESTROYED"})},
    "effect": {
        "NO INJURY OR DEATH": frozenset({"NO INJURY", "NO DEATH"}),
        "NO DEATH": frozenset({"NO INJURY"}),
    },
}
"""Less exact answers to a set slot that earn half, by the key's value."""
STRINGS = frozenset({"instrument", "individual", "organization", "physical", "name", "description"})
NUMBERS = frozenset({"physical-number", "number"})
TAGGED = frozenset({"confidence", "physical-number", "physical-effect", "description", "number", "effect"})
"""Slots whose value belongs to a named thing: a right value with a wrong tag is half right."""
PLACE_KINDS = re.compile(
    r"\b(?:DEPARTMENT|PROVINCE|TOWN|VILLAGE|MUNICIPALITY|DISTRICT|NEIGHBORHOOD|REGION|AREA|JURISDICTION|COUNTY|CANTON"
    r"|STATE|SECTOR)(?: OF)?\b"
)
COUNTRIES = {"USA": "UNITED STATES", "US": "UNITED STATES", "SALVADOR": "EL SALVADOR", "SOVIET UNION": "USSR"}


@cache
def norm(text: str) -> str:
    """Upper case, no accents, punctuation as spaces."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in plain if not unicodedata.combining(char)).upper()
    return " ".join(re.sub(r"[^A-Z0-9]+", " ", plain).split())


@cache
def list_words(text: str) -> tuple[str, ...]:
    """The words that count."""
    words = norm(text).split()
    kept = [word for word in words if word not in DROPPED and not word.isdigit()]
    return tuple(kept or words)


def strip_ending(word: str) -> str:
    """A word without its plural."""
    for plural, single in (("IES", "Y"), ("MEN", "MAN"), ("SSES", "SS")):
        if word.endswith(plural) and len(word) > 4:
            return word.removesuffix(plural) + single
    return word[:-1] if word.endswith("S") and not word.endswith("SS") and len(word) > 3 else word


@cache
def find_head(text: str) -> str:
    """The head noun without its plural: the last word before a phrase, a comma or a bracket."""
    bare = re.split(r"[,;]| -- ", re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text))[0]
    kept: list[str] = []
    for word in norm(bare).split() or norm(text).split():
        if len(kept) > 0 and word in AFTER:
            break
        if word != "S":
            kept.append(word)
    return strip_ending(kept[-1]) if len(kept) > 0 else ""


def is_run(outer: tuple[str, ...], inner: tuple[str, ...]) -> bool:
    """Whether words stand in one piece among others."""
    return any(outer[at : at + len(inner)] == inner for at in range(len(outer) - len(inner) + 1))


@cache
def credit_string(key: str, given: str) -> float:
    """Credit of one string against one alternative."""
    wanted, words = list_words(key), list_words(given)
    if len(wanted) == 0 or len(words) == 0:
        return 0.0
    if wanted == words:
        return 1.0
    same = find_head(key) == find_head(given)
    if same and set(wanted) <= set(words) and (is_run(words, wanted) or len(wanted) == 1):
        return 1.0
    return 0.5 if same or set(words) <= set(wanted) or is_run(words, wanted) else 0.0


def best_string(keys: tuple[str, ...], given: tuple[str, ...]) -> float:
    """Credit of strings against the best alternative."""
    return max((credit_string(key, text) for key in keys for text in given), default=0.0)


def credit_set(slot: str, keys: tuple[str, ...], given: tuple[str, ...]) -> float:
    """Credit of a value of a closed list."""
    wanted, said = {norm(key) for key in keys}, {norm(text) for text in given}
    if wanted & said:
        return 1.0
    less = PARTIAL.get(slot, {})
    return 0.5 if any(less.get(key, frozenset()) & said for key in wanted) else 0.0


@cache
def read_number(text: str) -> tuple[int | None, int | None, bool, bool] | None:
    """(low, high, approximate, PLURAL) of "7", "~7", "6-", "-15", "5-7", "PLURAL"; None if it is none of these."""
    plain = text.strip().upper().replace(",", "")
    if plain == "PLURAL":
        return None, None, False, True
    match = re.fullmatch(r"(~?)\s*(\d*)\s*(-?)\s*(\d*)", plain)
    if match is None or (match[2] == "" and match[4] == ""):
        return None
    low = int(match[2]) if match[2] != "" else None
    high = int(match[4]) if match[4] != "" else None
    return low, low if match[3] == "" else high, match[1] == "~", False


def credit_number(keys: tuple[str, ...], given: tuple[str, ...]) -> float:
    """Credit of a number: ½ where one exact number is an end of the other."""
    best = 0.0
    for key, text in ((read_number(a), read_number(b)) for a in keys for b in given):
        if key is None or text is None:
            continue
        if key == text:
            return 1.0
        ends = {n for n in key[:2] if n is not None} & {n for n in text[:2] if n is not None}
        exact = any(n[0] is not None and n[0] == n[1] and not n[2] for n in (key, text))
        best = 0.5 if len(ends) > 0 and exact else best
    return best


@cache
def read_date(text: str, year: int | None = None) -> tuple[date | None, date] | None:
    """(first day, last day) of "30 DEC 89", "- 08 JAN 90" (no first day), "08 JAN 90 - 09 JAN 90"."""
    text = text.strip()
    if text.startswith("-"):
        last = read_day(text[1:], year)
        return None if last is None else (None, last[1])
    ends = [read_day(part, year) for part in re.split(r"\s+-\s+", text)]
    first, last = ends[0], ends[-1]
    return None if first is None or last is None else (first[0], last[1])


def read_day(text: str, year: int | None) -> tuple[date, date] | None:
    """The day, or the month where the day is 00."""
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    word = re.search(r"[A-Z]{3,}", text.upper())
    month = MONTHS.get(word[0][:3]) if word is not None else None
    if month is None or len(numbers) == 0:
        return None
    if len(numbers) > 1:
        year = numbers[-1] if numbers[-1] > 99 else 1900 + numbers[-1]
    try:
        if year is None or numbers[0] > 0:
            return None if year is None else (date(year, month, numbers[0]),) * 2
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    except ValueError:
        return None


def credit_date(keys: tuple[str, ...], given: tuple[str, ...], year: int | None) -> float:
    """Credit of a date: ½ for a day in the key's span, or a span of at most a month that holds the key's day."""
    best = 0.0
    for key, said in ((read_date(a, year), read_date(b, year)) for a in keys for b in given):
        if key is None or said is None:
            continue
        if key == said:
            return 1.0
        if said[0] is None:
            near = said[1] == key[1]
        else:
            low = key[0] or key[1] - timedelta(days=7)
            near = low <= said[1] and said[0] <= key[1] and (said[1] - said[0]).days <= 31
        best = 0.5 if near else best
    return best


@cache
def read_place(text: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """(country, levels of names from the widest to the finest)."""
    parts = [part.strip() for part in re.split(r":(?![^(]*\))", text)]
    levels = []
    for part in parts[1:]:
        names = [re.sub(r"\s*\([^()]*\)\s*$", "", end) for end in re.split(r"\s+-\s+", part)]
        levels.append(tuple(norm_place(name) for name in names))
    country = norm(parts[0])
    return COUNTRIES.get(country, country), tuple(levels)


def norm_place(text: str) -> str:
    """A place name without the word for its kind."""
    name = norm(text)
    return " ".join(PLACE_KINDS.sub(" ", name).split()) or name


def credit_place(keys: tuple[str, ...], given: tuple[str, ...]) -> float:
    """Credit of a location: 1 with the key's finest place, ½ for the country alone."""
    best = 0.0
    for (country, levels), (said, places) in ((read_place(a), read_place(b)) for a in keys for b in given):
        names = {name for level in levels for name in level}
        told = {name for level in places for name in level}
        if len(names) > 0:
            finest = set(levels[-1])
            fits = finest <= told and len(set(places[-1]) & names) > 0 if len(places) > 0 else False
        else:
            fits = len(told) == 0
        if country == said:
            best = max(best, 1.0 if fits else 0.5)
        elif len(names) > 0 and fits:
            best = max(best, 0.5)
    return best


def credit_fill(slot: str, key: Fill, given: Fill, year: int | None) -> float:
    """Credit of a fill, its tag considered."""
    if slot in STRINGS:
        value = best_string(key.values, given.values)
    elif slot in NUMBERS:
        value = credit_number(key.values, given.values)
    elif slot == "date":
        value = credit_date(key.values, given.values, year)
    elif slot == "location":
        value = credit_place(key.values, given.values)
    else:
        value = credit_set(slot, key.values, given.values)
    if value == 1.0 and slot in TAGGED and not fits_tag(key.tags, given.tags):
        return 0.5
    return value


def fits_tag(key: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether two cross references name one thing; neither may have one alone."""
    if len(key) == 0 or len(given) == 0:
        return len(key) == 0 and len(given) == 0
    return best_string(key, given) == 1.0
