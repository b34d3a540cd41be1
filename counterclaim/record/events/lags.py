"""How long after an event something else was: "searched on Monday, two days after a missile hit the house"."""

import re
from datetime import date, timedelta

from spacy.tokens import Token

from counterclaim.record.events.cue import Cue
from counterclaim.record.text.grammar import find_child
from counterclaim.record.text.numbers import SMALL
from counterclaim.vocabulary import Time, TimeReference

LAG = re.compile(r"\b(?P<count>a|an|the|\d{1,2}|[a-z]+) (?P<unit>day|days|week|weeks)$", re.IGNORECASE)
LONG = {"day": 1, "days": 1, "week": 7, "weeks": 7}
ORIGIN = "so long after"


def find_lag(cue: Cue) -> tuple[Token, int] | None:
    """The word "after" or "before" that opens a cue's clause or phrase, and by how many days the event is earlier;
    None where no length is told or it is told in hours."""
    joins = [find_child(cue.head, "mark"), cue.token.head, cue.head.head]
    word = next((row for row in joins if row is not None and row.lower_ in ("after", "before")), None)
    if word is None:
        return None
    before = word.doc[max(word.sent.start, word.i - 3) : word.i].text
    match = LAG.search(before)
    if match is None:
        return None
    count = read_number(match["count"].lower())
    days = None if count is None else count * LONG[match["unit"].lower()]
    return None if days is None else (word, days if word.lower_ == "after" else -days)


def read_number(word: str) -> int | None:
    """The number that a word or digits say; one for an article."""
    if word in ("a", "an", "the"):
        return 1
    return int(word) if word.isdecimal() else SMALL.get(word)


def shift_time(time: Time, days: int) -> TimeReference | None:
    """The day so many days before a time; None where that is no one day."""
    if time.start is None or time.end is None or time.start[:10] != time.end[:10]:
        return None
    day = (date.fromisoformat(time.start[:10]) - timedelta(days=days)).isoformat()
    return TimeReference(day, day, "day", time.text, time.spans, True, ORIGIN)
